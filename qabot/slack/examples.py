"""Questions to begin with: made from what people say in the archive, and tried out on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from qabot.ask import Asker
from qabot.domain import Answer, Article
from qabot.speech import utterances

WANTED = 3
TRIED = 5
ARTICLES = 8
_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}")


def examples(asker: Asker) -> tuple[str, ...]:
    """Up to three questions, of different articles, that ``asker`` answers."""
    found: list[str] = []
    articles = islice(asker.generation.articles(), ARTICLES)
    candidates = (next(_questions(article), None) for article in articles)
    for question in islice(filter(None, candidates), TRIED):
        if isinstance(asker.ask(question), Answer):
            found.append(question)
        if len(found) == WANTED:
            break
    return tuple(found)


def _questions(article: Article) -> Iterator[str]:
    """Questions of the form "What did X say about Y?" with Y a name beside what X says."""
    for said in utterances(article.text):
        name = _NAME.search(said.speaker.name) if said.speaker else None
        if name is None:
            continue
        around = article.text[max(0, said.content.start - 300) : said.content.end]
        topics = [m[0] for m in _PROPER.finditer(around) if m[0] not in name[0]]
        if topics and name[0].split()[-1] not in topics[-1]:
            yield f"What did {name[0]} say about {topics[-1]}?"
