"""Filling a draft with articles and passages, taking over what has not changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qabot.archive import boilerplate
from qabot.chunk import chunk
from qabot.domain import Article, Passage
from qabot.embed import Encoder
from qabot.index import Draft, Generation
from qabot.index.entry import headed
from qabot.ingest.duplicates import signature, stories
from qabot.ingest.progress import Progress


@dataclass(frozen=True, slots=True)
class PassageSize:
    """Tokens in a passage and in its overlap with the one before it."""

    max_tokens: int
    overlap_tokens: int


class Filling:
    """Puts articles into a draft.

    ``trusted``: the passages and signatures that ``before`` has are what would be made now; else
    only articles are taken over from it.
    """

    def __init__(
        self,
        draft: Draft,
        before: Generation | None,
        encoder: Encoder,
        size: PassageSize,
        *,
        trusted: bool,
    ) -> None:
        self.draft = draft
        self._articles = draft.articles
        self._before = before
        self._trusted = before if trusted else None
        self.encoder = encoder
        self._size = size
        self._signatures = self._trusted.signatures() if self._trusted else {}

    def add(self, article: Article, file: str) -> None:
        """Add an article of ``file``."""
        known = self._signatures.get(article.sha256)
        self._articles.add(article, file, known or signature(article.text))

    def take_over(self, files: Iterable[str]) -> None:
        """Add the articles that the generation before has of ``files``."""
        for file in files if self._before else ():
            for article in self._before.articles_of_file(file) if self._before else ():
                self.add(article, file)

    def finish(self, progress: Progress) -> tuple[int, int]:
        """Divide everything into passages; give the numbers of aliases and of copies."""
        aliases = self._articles.merge_identical()
        groups = stories(self._articles.signatures())
        self._articles.add_copies(groups)
        made = self._trusted.contents() if self._trusted else ()
        known = {path: sha for _, path, sha in made}
        progress.stage("dividing articles", self._articles.counts()[0])
        for article in self._articles.articles():
            same = known.get(article.path) == article.sha256
            self._articles.add_passages(article.id, self._passages(article, taken=same))
            progress.advance()
        return aliases, sum(len(group) - 1 for group in groups)

    def _passages(self, article: Article, *, taken: bool) -> list[Passage]:
        """An article's passages, from the generation before where it has them."""
        if taken and self._trusted and (found := self._trusted.passages_of(article.id)):
            return found
        return chunk(
            article,
            self.encoder.count_tokens,
            max_tokens=min(self._size.max_tokens, self._room_beside(article.title)),
            overlap_tokens=self._size.overlap_tokens,
            omit=boilerplate(article.text, article.title),
        )

    def _room_beside(self, title: str) -> int:
        """The tokens of a passage that the encoder reads with its title; half for any title."""
        [taken] = self.encoder.count_tokens([headed(title, "")])
        return max(self.encoder.room // 2, self.encoder.room - taken)
