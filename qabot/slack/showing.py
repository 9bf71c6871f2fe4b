"""What fills the modals: quotes in context, more passages; or why there is nothing to show."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import structlog

from qabot.domain import Citation, NoAnswer, Quote
from qabot.errors import QabotError
from qabot.slack.answerer import Answerer
from qabot.slack.blocks import Block, modals
from qabot.slack.blocks.answer import MOST_QUOTES
from qabot.slack.blocks.no_answer import MOST_NEAREST
from qabot.slack.pool import Busy
from qabot.slack.records import Entry, Result

log = structlog.get_logger(__name__)
View = Callable[[Answerer, Result, str], Awaitable[Block]]
MOST_PASSAGES = 10
BUSY = "I am busy just now. Please close this and press again in a moment."
FAILED = "I could not look this up. If it stays so, give whoever runs me this reference: {}."


async def filled(view: View, title: str, answerer: Answerer, entry: Entry, user: str) -> Block:
    """The modal for an entry; one that apologises when the engine cannot tell."""
    if entry.result is None:
        return modals.sorry_modal(title, FAILED.format(entry.asked.reference))
    try:
        return await view(answerer, entry.result, user)
    except Busy:
        return modals.sorry_modal(title, BUSY)
    except QabotError as error:
        log.warning("modal failed", ref=entry.asked.reference, reason=str(error))
        return modals.sorry_modal(title, FAILED.format(entry.asked.reference))


async def context_view(answerer: Answerer, result: Result, user: str) -> Block:
    """Each article of the quotes shown, with all of them, as it is stored now."""
    return modals.context_modal(
        [
            (citation, await answerer.context(quotes, citation.article_id, user))
            for citation, quotes in _shown(result)
        ]
    )


def _shown(result: Result) -> list[tuple[Citation, Sequence[Quote | Citation]]]:
    """The articles of what was shown, in the order of their numbers."""
    if isinstance(result, NoAnswer):
        return [(citation, [citation]) for citation in result.nearest[:MOST_NEAREST]]
    shown = result.quotes[:MOST_QUOTES]
    quotes = [(one, [q for q in shown if q.citation == one.number]) for one in result.citations]
    return [(citation, those) for citation, those in quotes if those]


async def passages_view(answerer: Answerer, result: Result, user: str) -> Block:
    """The passages nearest to the question."""
    found = await answerer.passages(result.question, result.filters, MOST_PASSAGES, user)
    return modals.passages_modal(result.question, found)
