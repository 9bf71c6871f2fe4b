"""Sources as lines: number, title with its link, paper and day, copies."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Citation
from qabot.render.phrases import counted
from qabot.slack.blocks.elements import Block, link, paragraph, words
from qabot.slack.blocks.wording import printed, title_of

MOST_COPIES = 3


def source_line(citation: Citation, *, numbered: bool = True) -> Block:
    """``[1] Title · Courier, 5 May 2003 · also in Gazette``, the title linked.

    Without its number where that is not the one that an answer's quotes refer to.
    """
    number = [_number(citation)] if numbered else []
    where = words(f" · {printed(citation)}")
    return paragraph(*number, _title(citation), where, *_also_in(citation))


def title_lines(citations: Sequence[Citation]) -> list[Block]:
    """``[1] Title · also in Gazette`` for each, where paper and day stand beside its quotes."""
    return [paragraph(_number(one), _title(one), *_also_in(one)) for one in citations]


def _number(citation: Citation) -> Block:
    return words(f"[{citation.number}] ", bold=True)


def _title(citation: Citation) -> Block:
    return link(title_of(citation), citation.url)


def _also_in(citation: Citation) -> list[Block]:
    if not citation.also_in:
        return []
    named = [copy.source or title_of(copy) for copy in citation.also_in[:MOST_COPIES]]
    more = len(citation.also_in) - len(named)
    tail = f" and {counted(more, 'other')}" if more else ""
    return [words(" · also in " + ", ".join(named) + tail)]
