"""Names and numbers of a question that no quoted article has: the answer may miss the point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qabot.domain import Article, Filters
from qabot.index.terms import content_stems, stem, terms
from qabot.question import Question
from qabot.speech import shared_sides

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w])")


def unmentioned(
    question: Question, articles: Sequence[Article], filters: Filters
) -> tuple[str, ...]:
    """The words of names, and the numbers, that stand in none of ``articles``, as written.

    The speaker asked for is left out, and what ``filters`` were read from: those are told of by
    themselves. A country or an office that an article has in another form is mentioned, and so
    is the year of an article.
    """
    texts = [f"{one.title}\n{one.text}" for one in articles]
    there = {term.stem for text in texts for term in terms(text)}
    there |= {stem(str(one.published.year)) for one in articles if one.published}
    there |= set(content_stems(question.speaker or "")) | set(content_stems(filters.phrase or ""))
    words = [*_names(question, texts), *_NUMBER.findall(question.searched)]
    return tuple(dict.fromkeys(word for word in words if stem(word) not in there))


def _names(question: Question, texts: Iterable[str]) -> Iterator[str]:
    texts = list(texts)
    for name in question.names:
        if not any(shared_sides(name, text) for text in texts):
            yield from (t.span.of(name) for t in terms(name) if not t.stop)
