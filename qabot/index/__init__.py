"""Generations on disk: articles in SQLite, vectors in FAISS, words in Tantivy.

A generation is immutable once it is published; :class:`IndexStore` opens, publishes, lists,
rolls back and collects them. The layout and its rules are in ``ARCHITECTURE.md``.
"""

from qabot.index.articles import ArticleTable, FileRecord
from qabot.index.check import CheckReport
from qabot.index.generation import Generation
from qabot.index.lexical import Lexical
from qabot.index.manifest import FORMAT, Counts, Manifest
from qabot.index.store import IndexStore, Past
from qabot.index.vectors import Vectors
from qabot.index.writer import Draft, Writer

__all__ = [
    "FORMAT",
    "ArticleTable",
    "CheckReport",
    "Counts",
    "Draft",
    "FileRecord",
    "Generation",
    "IndexStore",
    "Lexical",
    "Manifest",
    "Past",
    "Vectors",
    "Writer",
]
