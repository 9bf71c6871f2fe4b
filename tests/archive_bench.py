"""An archive and an index in a temporary folder, for the tests of building and of storing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tiny_encoder import make_tiny_encoder

from qabot.embed import Encoder
from qabot.index import Generation, IndexStore
from qabot.ingest import BuildOptions, BuildReport, build
from qabot.terms import terms_of


class ArchiveBench:
    """Write articles, build, look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.index = folder / "index"
        self.seeds.mkdir()
        self.encoder_folder = make_tiny_encoder(folder / "encoder")
        self.store = IndexStore(self.index)

    @property
    def encoder(self) -> Encoder:
        return Encoder(self.encoder_folder)

    def write(self, name: str, text: str) -> None:
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def write_story(self, number: int, word: str = "quiet") -> None:
        """A short article about one number, with one word to search for."""
        self.write(
            f"story-{number:03d}.txt",
            f"The day of number {number}\n\n"
            f"The mayor of town {number} said that the night was {word}. "
            f"“We count {number} lamps,” she said. Nobody asked about lamp {number + 1}.\n",
        )

    def build(self, store: IndexStore | None = None, **changes: object) -> BuildReport:
        options = BuildOptions(model=str(self.encoder_folder), threads=1)
        return build(self.seeds, store or self.store, replace(options, **changes))

    def titles(self) -> list[str]:
        with self.store.open(strict=True) as generation:
            return sorted(article.title for article in generation.articles())


def found_by_words(generation: Generation, text: str, k: int = 5) -> list[tuple[int, float]]:
    return generation.lexical.search(terms_of(text), k)
