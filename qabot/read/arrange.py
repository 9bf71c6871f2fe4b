"""In which order the quotes of an answer stand, once they are known to be worth showing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qabot.read.evidence import Evidence
from qabot.read.judgement import speaking_first
from qabot.read.later import known_now, newest_first, with_correction, with_last_word
from qabot.read.quotes import Found
from qabot.read.tolls import last_toll_first, toll_asked
from qabot.read.who_is import describing_first


def arranged(seen: Evidence, worth: Sequence[Found], last: Found | None) -> list[Found]:
    """The quotes ``worth`` showing, best first, as the question wants them.

    ``last`` is what the newest article on the first one's story says of what may have changed, if
    any does. Each rule moves one or more quotes up, and leaves the rest in their order.
    """
    question = seen.question
    quotes = with_last_word(worth, last)
    if question.latest:
        return sorted(quotes, key=lambda one: one.article.published or date.min, reverse=True)
    if question.changing:
        second = last is not None and last.article.id != worth[0].article.id
        quotes = _newest(seen, quotes, last_is_second=second)
        if toll := toll_asked(question.searched):
            quotes = last_toll_first(toll, quotes, last)
    quotes = describing_first(question, quotes)
    quotes = speaking_first(question, seen.speech, quotes)
    return quotes if seen.speech else with_correction(question, quotes)


def _newest(seen: Evidence, quotes: list[Found], *, last_is_second: bool) -> list[Found]:
    question = seen.question
    if last_is_second and seen.read and seen.speech is None:
        quotes = known_now(question, quotes, seen.order_of(quotes), seen.read_of(quotes))
    return newest_first(question, quotes, seen.order_of(quotes))
