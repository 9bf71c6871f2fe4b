"""The typed face of the pool: what the app may ask of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from qabot.domain import Citation, Filters, Quote
from qabot.errors import QabotError
from qabot.slack.codec import from_plain, result_from_plain, to_plain
from qabot.slack.pool import Pool
from qabot.slack.records import About, Asked, InContext, Result

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Each call runs in a worker process; all but ``examples`` raise what the pool raises."""

    pool: Pool

    async def ask(self, asked: Asked, earlier: Sequence[str]) -> Result:
        """Answer a question, in the light of those asked earlier in its thread."""
        request = {
            "do": "ask",
            "text": asked.text,
            "filters": to_plain(asked.filters),
            "earlier": list(earlier),
        }
        return result_from_plain(await self.pool.submit(request, asked.user))

    async def passages(
        self, question: str, filters: Filters, limit: int, user: str
    ) -> tuple[Citation, ...]:
        """The passages nearest to a question, best first."""
        request = {
            "do": "passages",
            "text": question,
            "filters": to_plain(filters),
            "limit": limit,
        }
        reply = await self.pool.submit(request, user, urgent=True)
        return tuple(from_plain(Citation, item) for item in reply["passages"])

    async def context(
        self, quotes: Sequence[Quote | Citation], article_id: str, user: str
    ) -> InContext | None:
        """An article's quotes within it; None when it is gone or has none of them any more."""
        request = {
            "do": "context",
            "article_id": article_id,
            "quotes": [{"span": to_plain(quote.span), "text": quote.text} for quote in quotes],
        }
        reply = await self.pool.submit(request, user, urgent=True)
        found = reply["context"]
        return None if found is None else from_plain(InContext, found)

    async def about(self, user: str) -> About:
        """What the archive covers."""
        reply = await self.pool.submit({"do": "about"}, user, urgent=True)
        return from_plain(About, reply["about"])

    async def about_if_readable(self, user: str) -> About | None:
        """The same; None where the archive cannot be read."""
        try:
            return await self.about(user)
        except QabotError as error:
            log.info("archive not readable", reason=str(error))
            return None
