"""What makes two articles the same: their words, whatever their quotes and spaces."""

from __future__ import annotations

import hashlib
import json
import unicodedata

from qabot.archive.metadata import Metadata

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
     "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "..."}
)  # fmt: skip


def normalized(text: str) -> str:
    """``text`` with one form of quote, dash and space, and composed letters (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())


def article_fingerprint(metadata: Metadata, text: str) -> str:
    """The sha256 of all that a reader can see of an article: metadata and text, not its path."""
    published = metadata.published.isoformat() if metadata.published else None
    fields = [metadata.title, metadata.source, metadata.byline, published, metadata.url, text]
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
