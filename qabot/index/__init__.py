"""Generations on disk: articles in SQLite, vectors in FAISS, words in Tantivy.

A generation is immutable once it is published; :class:`IndexStore` opens, publishes, lists,
rolls back and collects them. The layout and its rules are in ``ARCHITECTURE.md``.
"""

from qabot.index.articles import FileRecord
from qabot.index.generation import Generation
from qabot.index.manifest import Manifest
from qabot.index.store import IndexStore, Past
from qabot.index.writer import Draft, Writer

__all__ = [
    "Draft",
    "FileRecord",
    "Generation",
    "IndexStore",
    "Manifest",
    "Past",
    "Writer",
]
