"""Lists of words as they are written in the code: one string, the words apart."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """The words of ``listed``, each once."""
    return frozenset(listed.split())
