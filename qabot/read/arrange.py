"""In which order the quotes of an answer stand, once they are known to be worth showing."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.read.judgement import Evidence, speaking_first
from qabot.read.later import known_now, newest_first, with_correction, with_last_word
from qabot.read.quotes import Found
from qabot.read.who_is import describing_first


def arranged(seen: Evidence, worth: Sequence[Found], last: Found | None) -> list[Found]:
    """The quotes ``worth`` showing, best first, as the question wants them.

    ``last`` is what a newer article on the first one's story says of what may have changed, if any
    does. Each rule moves quotes up, and leaves the rest in their order.
    """
    question = seen.question
    quotes = with_last_word(worth, last)
    if question.changing:
        quotes = _newest(seen, quotes, told_later=last is not None)
    quotes = describing_first(question, quotes)
    quotes = speaking_first(question, seen.speech, quotes)
    return quotes if seen.speech else with_correction(question, quotes)


def _newest(seen: Evidence, quotes: list[Found], *, told_later: bool) -> list[Found]:
    question, odds = seen.question, seen.order_of(quotes)
    if told_later and seen.read and seen.speech is None:
        quotes = known_now(question, quotes, odds, seen.read_of(quotes))
    return newest_first(question, quotes, seen.order_of(quotes))
