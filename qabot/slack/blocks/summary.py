"""The ``text`` of a message: the real answer, for notifications and screen readers."""

from __future__ import annotations

from qabot.domain import Answer, Citation, Quote
from qabot.render.phrases import beforehand
from qabot.slack.blocks.wording import printed, said_by
from qabot.slack.escape import as_mrkdwn, cut

MOST = 3_400
"""Characters. Slack cuts or refuses longer texts; 3,500 is the bound that it never does."""


def summarise(answer: Answer) -> str:
    """The quotes with who said them and where, below what a reader must know first."""
    sources = {citation.number: citation for citation in answer.citations}
    quoted = (_line(quote, sources[quote.citation]) for quote in answer.quotes)
    return fitted("\n\n".join([*beforehand(answer), *quoted]))


def _line(quote: Quote, citation: Citation) -> str:
    return f"{quote.text}\n— {said_by(quote)}, {printed(citation)} [{citation.number}]"


def fitted(text: str) -> str:
    """``text`` escaped, and cut (before escaping, so no entity is broken) to :data:`MOST`."""
    kept = MOST
    while len(escaped := as_mrkdwn(cut(text, kept))) > MOST:
        kept -= max(1, (len(escaped) - MOST) // 5)
    return escaped
