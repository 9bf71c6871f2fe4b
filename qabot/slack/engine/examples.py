"""Questions to begin with: what somebody says in the archive, asked for by its topic and tried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from qabot.ask import Asker
from qabot.domain import Answer, Article, Span
from qabot.speech import SpeechKind, Utterance, utterances
from qabot.speech.words.lexicon import TITLES
from qabot.speech.words.nouns import is_trade
from qabot.terms import content_stems, terms

WANTED = 3
TRIED = 6
ARTICLES = 40
SHORTEST = 5  # words of a statement worth asking for
NAMED = 3  # times that an article names its topic, at least
LONGEST_TOPIC = 3  # words
LONGEST_TEXT = 50_000  # characters of an article that are read for an example
MOST_STATEMENTS = 200  # of an article that are tried as one
_WORD = r"(?:[A-Z]['’])?[A-Z][\w.-]*[a-z]"
# A person's full name, alone or after what he or she is: "harbour master Lena Dahl".
_PERSON = re.compile(
    rf"(?!.*\b(?:[Tt]he|of|for|and|in)\b)(?:[\w' -]* )??({_WORD}(?: {_WORD}){{1,2}})"
)
_NO_TOPIC = re.compile(r"(?:day|week|month|year|time)s?|first|last")
_ROW = re.compile(r"[a-z]{2,}(?:[ -][a-z]{2,})*")
# After a noun, and not between an adjective and its noun: "the late king".
_ENDED = (
    r"(?=[.,;:?!\"”)]|['’]s\b|\s(?:about|after|and|are|as|at|before|but|by|can|could|did|do|does"
    r"|for|from|had|has|have|if|in|is|may|must|of|on|or|should|so|than|that|to|was|were|when"
    r"|which|while|who|will|with|would)\b)"
)
_TERM = r"[a-z]{2,}(?:-[a-z]{2,})*"
_NAMED = [
    re.compile(rf"\b[Tt]he (?=({_TERM}(?: {_TERM}){{{more}}}){_ENDED})")
    for more in range(LONGEST_TOPIC)
]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, who is asked for, and where in its article he or she answers it."""

    question: str
    person: str
    said: Span


def examples(asker: Asker) -> Iterator[tuple[str, ...]]:
    """Up to three questions, of different articles and people, that ``asker`` answers well.

    Yields those found so far after each step of the search, which is some tenths of a second long.
    """
    found: dict[str, str] = {}
    tried = 0
    for article in islice(asker.generation.articles(), ARTICLES):
        for example in proposed(article)[:1]:
            yield tuple(found.values())
            tried += 1
            if example.person not in found and answers(asker, example, article):
                found[example.person] = example.question
        yield tuple(found.values())
        if len(found) == WANTED or tried == TRIED:
            return


def proposed(article: Article) -> list[Example]:
    """Questions of the form "What did X say about the Y?", on what is named most often first.

    X says it in quotation marks and is named in full; Y is a noun of that very statement and of
    the title, so that it is what the article is about.
    """
    text = article.text[:LONGEST_TEXT]
    headline = set(content_stems(article.title))
    counts = Counter(term.stem for term in terms(text))
    named = {run[1] for pattern in _NAMED for run in pattern.finditer(text)}
    found = []
    for said in utterances(text)[:MOST_STATEMENTS]:
        person, statement = _person(said), said.content.of(text)
        topic = _topic(statement, named, headline) if person else None
        times = min(map(counts.__getitem__, content_stems(topic or "")), default=0)
        if person and len(statement.split()) >= SHORTEST and times >= NAMED:
            question = f"What did {person} say about the {topic}?"
            found.append((times, Example(question, person, said.content)))
    return [example for _, example in sorted(found, key=lambda one: -one[0])]


def _person(said: Utterance) -> str | None:
    """The full name of who speaks in quotation marks; no office, paper or company."""
    if said.kind is not SpeechKind.DIRECT or said.speaker is None:
        return None
    named = _PERSON.fullmatch(said.speaker.name)
    words = named[1].split() if named else []
    while words and (words[0].lower().rstrip(".") in TITLES or is_trade(words[0].lower())):
        del words[0]
    return " ".join(words) if len(words) > 1 else None


def _topic(statement: str, named: set[str], headline: set[str]) -> str | None:
    """The longest run of words of the statement that is "the …" in the article and of the title."""
    runs = (run for row in _ROW.finditer(statement) for run in _runs(row[0].split(" ")))
    for run in sorted(filter(named.__contains__, runs), key=lambda run: -run.count(" ")):
        stems, head = content_stems(run), run.rpartition(" ")[2]
        topical = len(stems) > run.count(" ") and not headline.isdisjoint(stems)
        if topical and not _NO_TOPIC.fullmatch(head):
            return run
    return None


def _runs(words: list[str]) -> Iterator[str]:
    for length in range(1, LONGEST_TOPIC + 1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])


def answers(asker: Asker, example: Example, article: Article) -> bool:
    """Whether the first quote of the answer is that very statement, by that very person."""
    answer = asker.ask(example.question)
    if not isinstance(answer, Answer) or answer.told_of:
        return False
    quote, source = answer.quotes[0], answer.citations[0]
    named = quote.speaker.name if quote.speaker else ""
    own = source.article_id == article.id and quote.span.overlaps(example.said)
    return own and example.person in named
