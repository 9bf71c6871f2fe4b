"""Plain text: everything it says about itself stands at its top (see ``qabot.archive.head``)."""

from __future__ import annotations

from qabot.archive.article import Extracted
from qabot.archive.encoding import decode


def read_text(raw: bytes) -> Extracted:
    """The decoded text, whole."""
    return Extracted(decode(raw))
