"""Plain text: all it says about itself stands at its top, as front matter or as in print.

For what is set as in print see ``qabot.archive.head``.
"""

from __future__ import annotations

from qabot.archive.article import Extracted
from qabot.archive.clean import clean
from qabot.archive.encoding import decode
from qabot.archive.formats.front_matter import below_front_matter
from qabot.archive.metadata import Metadata
from qabot.archive.verdict import Refusal


def read_text(raw: bytes) -> Extracted:
    """The decoded text, without front matter that says anything of the article.

    What only looks like front matter stays: nobody promised that a plain text has any.
    """
    text = decode(raw)
    try:
        found = below_front_matter(clean(text))
    except Refusal:
        return Extracted(text)
    return Extracted(text) if found.metadata == Metadata() else found
