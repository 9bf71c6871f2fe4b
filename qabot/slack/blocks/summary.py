"""The ``text`` of a message: the real answer, for notifications and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Answer, Citation, Quote
from qabot.render.phrases import beforehand
from qabot.slack.blocks.wording import printed, said_by
from qabot.slack.escape import as_mrkdwn, cut

MOST = 3_400
"""Characters. Slack cuts or refuses longer texts; 3,500 is the bound that it never does."""


MOST_ASIDE = 1_000
"""Characters of it that may be something else than the answer."""


def summarise(answer: Answer, asides: Sequence[str] = ()) -> str:
    """The quotes with who said them and where, below what a reader must know first.

    ``asides`` come last: the beginning is what a notification shows.
    """
    sources = {citation.number: citation for citation in answer.citations}
    quoted = (_line(quote, sources[quote.citation]) for quote in answer.quotes)
    return with_asides("\n\n".join([*beforehand(answer), *quoted]), asides)


def _line(quote: Quote, citation: Citation) -> str:
    return f"{quote.text}\n— {said_by(quote)}, {printed(citation)} [{citation.number}]"


def with_asides(text: str, asides: Sequence[str]) -> str:
    """``text``, which is cut where both are too long, and ``asides`` below it, a line each."""
    if not asides:
        return fitted(text)
    below = "\n\n" + fitted("\n".join(asides), MOST_ASIDE)
    return fitted(text, MOST - len(below)) + below


def fitted(text: str, most: int = MOST) -> str:
    """``text`` escaped, and cut (before escaping, so no entity is broken) to ``most``."""
    kept = most
    while len(escaped := as_mrkdwn(cut(text, kept))) > most:
        kept -= max(1, (len(escaped) - most) // 5)
    return escaped
