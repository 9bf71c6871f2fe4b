"""What is shown is compared with the stored article once more, whatever was read before."""

from __future__ import annotations

import pytest
from archive_bench import ArchiveBench

from qabot.ask.compose import compose
from qabot.domain import Span
from qabot.errors import CorruptIndexError
from qabot.read import Found

QUOTE = "The mayor of town 1 said that the night was quiet."


def found(bench: ArchiveBench) -> Found:
    """A quote from the article as the published generation has it."""
    with bench.store.open() as generation:
        (article,) = generation.articles()
    at = article.text.index(QUOTE)
    quote = Span(at, at + len(QUOTE))
    return Found(article, quote, quote, Span(at, len(article.text)), 1.0)


def test_what_is_shown_is_what_the_stored_article_says(bench: ArchiveBench) -> None:
    bench.write_story(1)
    bench.build()
    one = found(bench)
    with bench.store.open() as generation:
        (quote,), (citation,) = compose([one], generation)
    assert quote.text == QUOTE
    assert citation.text == one.passage.of(one.article.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("was quiet.", "was quite."), ("Nobody asked", "Somebody asked"), (QUOTE, "The night.")],
    ids=["in the quote", "in the citation", "shorter"],
)
def test_words_that_the_stored_article_does_not_have_are_never_shown(
    bench: ArchiveBench, old: str, new: str
) -> None:
    bench.write_story(1)
    bench.build()
    one = found(bench)
    path = bench.seeds / "story-001.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    bench.build()
    with bench.store.open() as generation, pytest.raises(CorruptIndexError, match="not verbatim"):
        compose([one], generation)
