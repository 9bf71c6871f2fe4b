"""What stands above a story: title, dateline, byline and ``Name: value`` header lines. Pure."""

from qabot.archive.head.reading import read_head

__all__ = ["read_head"]
