"""What is said in the same words at a terminal and in Slack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qabot.domain import Answer, Coverage, NoAnswer, QuoteKind, Spelling
from qabot.question.follow_ups.leaning import nobody_named
from qabot.render.plain import one_line

UNSURE = 0.6
"""Below this confidence about as many answers were wrong as right."""

_MOST = 4  # words that are told to be in no article


def only_told_of(speaker: str) -> str:
    """That the quotes are not the words of who was asked for."""
    name = one_line(speaker)
    return f"No words of {name} on this were found for certain: the articles tell of it."


def digested(shown: int, articles: int) -> str:
    """That the quotes are how the newest of so many ``articles`` begin."""
    if articles == 1:
        return "How the article begins."
    if shown == 1:
        return f"How the newest of {counted(articles, 'article')} begins."
    if shown < articles:
        return f"How the newest {shown} of {counted(articles, 'article')} begin."
    return "How each article begins, the newest first."


def beforehand(answer: Answer) -> Iterator[str]:
    """What a reader must know before the quotes, a sentence each."""
    yield from _left_out(answer)
    if answer.digest_of is not None:
        yield digested(len(answer.quotes), answer.digest_of)
    if answer.confidence < UNSURE:
        yield "Not sure: this is the closest that was found."
    if pronoun := nobody_named(answer.question):
        yield f"The question does not say who is meant by “{pronoun}”."
    if answer.told_of:
        yield only_told_of(answer.told_of)
    if answer.unmentioned:
        yield f"No article quoted here mentions {_listed(answer.unmentioned)}."
    newer = next((one for one in answer.citations if one.number == answer.newer), None)
    if newer:
        yield f"A newer article is quoted below: [{newer.number}], {day(newer.published)}."
    if spelling := spelt(answer.spelling, answered=True):
        yield spelling


def instead(answer: NoAnswer) -> Iterator[str]:
    """What may be meant, or asked instead or next, a sentence each."""
    yield from _left_out(answer)
    if spelling := spelt(answer.spelling, answered=False):
        yield spelling
    if answer.elsewhere and answer.speaker:
        name, question = one_line(answer.speaker), one_line(answer.elsewhere)
        yield f"The archive has other words of {name}. Ask: {question}"


def _left_out(answer: Answer | NoAnswer) -> Iterator[str]:
    if answer.also_asked:
        yield f"Only the first question is answered here. Ask next: {' '.join(answer.also_asked)}"


def _listed(words: Sequence[str]) -> str:
    return " or ".join(f"“{one_line(word)}”" for word in words[:_MOST])


def spelt(spelling: Spelling, *, answered: bool) -> str:
    """Which words no article has, and what may be meant; empty where there is nothing to say.

    Beside an answer only where something else may be meant.
    """
    if not spelling.unknown or (answered and spelling.suggestion is None):
        return ""
    meant = f" Did you mean: {one_line(spelling.suggestion)}" if spelling.suggestion else ""
    return f"No article has {_listed(spelling.unknown)}.{meant}"


def manner(kind: QuoteKind, *, partly: bool = False) -> str:
    """How far a quote is somebody's own words, in brackets; empty where it is so wholly."""
    reported = {QuoteKind.INDIRECT: "reported", QuoteKind.MIXED: "partly reported"}.get(kind)
    said = ", ".join(filter(None, [reported, "in part" if partly else None]))
    return f" ({said})" if said else ""


def counted(number: int, thing: str) -> str:
    """A count such as ``1,204 articles`` or ``1 article``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def named_sources(sources: Sequence[tuple[str, int]], most: int = 5) -> str:
    """The first of ``sources`` with their numbers of articles, and how many others there are."""
    named = [f"{one_line(name)} ({number:,})" for name, number in sources[:most]]
    others = len(sources) - len(named)
    return ", ".join(named) + (f" and {counted(others, 'other')}" if others > 0 else "")


def dates_of(coverage: Coverage) -> str:
    """Of which dates the articles are, to go on with behind their number; empty without any."""
    if coverage.first is None and coverage.last is None:
        return ", all undated" if coverage.articles else ""
    undated = f", {coverage.undated:,} undated" if coverage.undated else ""
    return f", {between(coverage.first, coverage.last)}{undated}"


def day(published: date | None) -> str:
    """``23 May 2003``, or ``undated``."""
    return f"{published.day} {published:%B} {published.year}" if published else "undated"


def between(since: date | None, until: date | None) -> str:
    """A period such as ``1 May 2003 to 31 May 2003``."""
    if since is not None and until is not None:
        return day(since) if since == until else f"{day(since)} to {day(until)}"
    if since is not None:
        return f"since {day(since)}"
    return f"until {day(until)}" if until is not None else "any date"
