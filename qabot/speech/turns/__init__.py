"""Speech that is told by its place: in interviews, transcripts, letters and columns."""
