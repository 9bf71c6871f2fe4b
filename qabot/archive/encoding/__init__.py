"""Bytes to text: in which encoding a file is, Windows-1252 and Mac Roman told apart."""

from qabot.archive.encoding.ladder import decode

__all__ = ["decode"]
