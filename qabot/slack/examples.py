"""Questions to begin with: made from what people say in the archive, and tried out on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from qabot.ask import Asker
from qabot.domain import Answer, Article
from qabot.speech import utterances

WANTED = 3
TRIED = 6
ARTICLES = 40
AROUND = 300  # characters before what somebody says, in which its topic may be named
_WORD = r"(?:[A-Z]['’])?[A-Z][\w.-]*[a-z]"
# A person's full name, alone or after what he or she is: "harbour master Lena Dahl".
_PERSON = re.compile(
    rf"(?!.*\b(?:[Tt]he|of|for|and|in)\b)(?:[\w' -]* )??({_WORD}(?: {_WORD}){{1,2}})"
)
# A name within a sentence, and not before a noun, where it may be an adjective: "Russian troops".
_TOPIC = re.compile(
    r"(?<=[a-z,] )(?:the )?[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*"
    r"(?=\W*$|['’]s|[,.;:?!\"”]"
    r"| (?:and|or|in|on|to|for|with|is|was|has|had|will|by|at|from|that)\b)"
)
_DATES = re.compile(
    r"(?:the )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*"
    r"|(?:the )?(?:January|February|March|April|June|July|August|September|October|November"
    r"|December)\b.*"
)


def examples(asker: Asker) -> tuple[str, ...]:
    """Up to three questions, of different articles, that ``asker`` answers."""
    found: list[str] = []
    articles = islice(asker.generation.articles(), ARTICLES)
    candidates = (next(questions(article), None) for article in articles)
    for question in islice(filter(None, candidates), TRIED):
        if isinstance(asker.ask(question), Answer):
            found.append(question)
        if len(found) == WANTED:
            break
    return tuple(found)


def questions(article: Article) -> Iterator[str]:
    """Questions of the form "What did X say about Y?" with Y a name beside what X says."""
    named = Counter(_TOPIC.findall(article.text))
    for said in utterances(article.text):
        person = _PERSON.fullmatch(said.speaker.name) if said.speaker else None
        if person is None:
            continue
        around = article.text[max(0, said.content.start - AROUND) : said.content.end]
        topics = [topic for topic in _TOPIC.findall(around) if _stands_apart(topic, person[0])]
        if topics:
            yield f"What did {person[1]} say about {max(topics, key=named.__getitem__)}?"


def _stands_apart(topic: str, speaker: str) -> bool:
    """Whether a name is neither a date nor, in any of its words, the speaker's."""
    own = set(speaker.split())
    return not _DATES.fullmatch(topic) and own.isdisjoint(topic.split())
