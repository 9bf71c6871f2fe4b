"""What stands above a story: title, dateline, byline and ``Name: value`` header lines. Pure."""

from qabot.archive.head.reading import Head, read_head

__all__ = ["Head", "read_head"]
