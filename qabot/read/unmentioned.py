"""Names and numbers of a question that no quoted article has: the answer may miss the point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.domain import Article, Filters
from qabot.question import Question
from qabot.question.numbers import forms, numbers
from qabot.read.lacking import lacking
from qabot.read.spoken import LONG
from qabot.speech.words.name_words import unaccented
from qabot.terms import content_stems, stem


def unmentioned(
    question: Question, articles: Sequence[Article], filters: Filters
) -> tuple[str, ...]:
    """The words of names, and the numbers, that stand in none of ``articles``, as written.

    The speaker asked for is left out, and what ``filters`` were read from: those are told of by
    themselves. A country that an article has in another form is mentioned, and so are the year of
    an article and the paper that printed it. Where a book is among the articles, nothing is said.
    """
    if any(len(one.text) > LONG for one in articles):
        return ()
    told = set(content_stems(question.speaker or "")) | set(content_stems(filters.phrase or ""))
    told |= {stem(str(one.published.year)) for one in articles if one.published}
    told |= {one for article in articles for one in content_stems(article.source or "")}
    counted = [one for one in numbers(question.searched) if stem(one) not in told]
    if not question.names and not counted:
        return ()
    texts = [f"{one.title}\n{one.text}" for one in articles]
    plain = [unaccented(text).lower() for text in texts]
    missing = lacking(question.names, texts, told, lambda word: _stands(word, plain))
    missing += [one for one in counted if not _stands(one, plain)]
    return tuple(dict.fromkeys(missing))


def _stands(word: str, texts: Sequence[str]) -> bool:
    """Whether a word stands in one of the ``texts`` in any form of the same stem, or in figures."""
    return any(_stands_so(form, texts) for form in forms(word))


def _stands_so(word: str, texts: Sequence[str]) -> bool:
    wanted, written = stem(word), unaccented(word).lower()
    start = wanted if written.startswith(wanted) else written
    found = re.compile(rf"(?<!\w){re.escape(start)}[\w,]*")
    return any(stem(one[0].rstrip(",")) == wanted for t in texts for one in found.finditer(t))
