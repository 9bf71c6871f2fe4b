"""What was found, as numbered quotes and citations, each checked against the stored article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qabot.cite import number_citations, verbatim
from qabot.domain import Article, Citation, Copy, Filters, Hit, NoAnswer, Quote, Reason, Span
from qabot.errors import CorruptIndexError
from qabot.question import Question
from qabot.read import Found, attribute, attribute_answer
from qabot.read.opening import is_prose
from qabot.sentences import split_sentences

if TYPE_CHECKING:
    from qabot.index import Generation

NEAREST = 3  # passages offered where there is no answer


def compose(
    found: Sequence[Found], generation: Generation, *, words_asked_for: bool = False
) -> tuple[tuple[Quote, ...], tuple[Citation, ...]]:
    """Quotes in the order of ``found``, and the citations they stand under, in order of first use.

    Where somebody's ``words_asked_for``, a quote is of whoever speaks in it; else of whoever says
    the sentence that answers.
    Raises :class:`CorruptIndexError` when a quote, or the passage it is cited from, is not verbatim
    in the stored article.
    """
    numbers = number_citations(one.article.id for one in found)
    stored = {article_id: generation.article(article_id) for article_id in numbers}
    for one in found:
        _compare(one, stored[one.article.id])
    quotes = tuple(_quote(one, numbers[one.article.id], whole=words_asked_for) for one in found)
    firsts = {one.article.id: one.passage for one in reversed(found)}
    citations = tuple(
        cite(number, stored[article_id], firsts[article_id], generation.copies_of(article_id))
        for article_id, number in numbers.items()
    )
    return quotes, citations


def nearest(hits: Sequence[Hit], generation: Generation) -> tuple[Citation, ...]:
    """The best passage of each of the first articles, offered as near, not as answers.

    What is no prose (a byline that stands alone, a line of a table) comes after all that is.
    """
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: not _is_prose(hit.passage.text)):
        best.setdefault(hit.passage.article_id, hit)
    return tuple(
        cite(number, generation.article(article_id), hit.passage.span)
        for number, (article_id, hit) in enumerate(list(best.items())[:NEAREST], start=1)
    )


def no_answer(  # noqa: PLR0913 - each is told by itself
    question: Question,
    reason: Reason,
    filters: Filters,
    generation: Generation,
    near: tuple[Citation, ...] = (),
    *,
    confidence: float = 0.0,
) -> NoAnswer:
    """That the archive does not say; ``near`` are offered as near."""
    return NoAnswer(
        question=question.text,
        reason=reason,
        searched=generation.coverage(filters),
        nearest=near,
        confidence=confidence,
        generation=generation.number,
        filters=filters,
        speaker=question.speaker,
    )


def _is_prose(text: str) -> bool:
    """Whether any sentence of ``text`` is more than a name or a heading."""
    return any(is_prose(span.of(text)) for span in split_sentences(text))


def cite(number: int, article: Article, span: Span, also_in: tuple[Copy, ...] = ()) -> Citation:
    """The citation of ``article`` whose context is the passage at ``span``."""
    return Citation(
        number=number,
        article_id=article.id,
        path=article.path,
        title=article.title,
        source=article.source,
        byline=article.byline,
        published=article.published,
        url=article.url,
        span=span,
        text=span.of(article.text),
        also_in=also_in,
    )


def _compare(one: Found, stored: Article) -> None:
    """See that the words that were read are those that the index holds."""
    for span in (one.span, one.passage):
        if not verbatim(stored, span, span.of(one.article.text)):
            raise CorruptIndexError(
                f"a quote is not verbatim in article {stored.id}; "
                "run `qabot index check`, then `qabot index build --full`."
            )


def _quote(one: Found, number: int, *, whole: bool) -> Quote:
    article, span = one.article, one.span
    said = attribute(article, span) if whole else attribute_answer(article, span, one.sentence)
    return Quote(
        span=one.span,
        text=one.text,
        speaker=said.speaker,
        cue=said.cue,
        kind=said.kind,
        citation=number,
        score=one.score,
        partly=said.partly,
    )
