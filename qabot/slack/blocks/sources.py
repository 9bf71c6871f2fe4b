"""The numbered list of sources: each once, with its copies."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Citation
from qabot.render.notes import counted
from qabot.slack.blocks.elements import Block, link, paragraph, words
from qabot.slack.blocks.wording import printed, title_of

MOST_COPIES = 3


def source_line(citation: Citation, *, numbered: bool = True) -> Block:
    """``[1] Title · Courier, 5 May 2003 · also in Gazette``, the title linked.

    Without its number where that is not the one that an answer's quotes refer to.
    """
    leaves = [
        *([words(f"[{citation.number}] ", bold=True)] if numbered else []),
        link(title_of(citation), citation.url),
        words(f" · {printed(citation)}"),
    ]
    if citation.also_in:
        leaves.append(words(f" · {_also_in(citation)}"))
    return paragraph(*leaves)


def _also_in(citation: Citation) -> str:
    named = [copy.source or title_of(copy) for copy in citation.also_in[:MOST_COPIES]]
    more = len(citation.also_in) - len(named)
    tail = f" and {counted(more, 'other')}" if more else ""
    return "also in " + ", ".join(named) + tail


def source_lines(citations: Sequence[Citation]) -> list[Block]:
    """One line for each source, in the order of their numbers."""
    return [source_line(citation) for citation in citations]
