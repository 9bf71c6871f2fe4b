"""Training of the shipped sentence reader: needs torch, and is never imported when answering."""
