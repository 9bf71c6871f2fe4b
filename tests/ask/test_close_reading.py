"""A question in other words than the archive's: the sentence that answers, not one that repeats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qabot.archive.boilerplate import boilerplate
from qabot.ask import Asker
from qabot.domain import Answer
from qabot.embed import Encoder
from qabot.read import Reader
from qabot.wiring import open_asker

BRIDGE = (
    "Officials in Sandvik were asked on Tuesday who had designed the bridge.\n\n"
    "Ferries stopped in the year that the span was finished, and the harbour fell silent. Painters "
    "climb it every spring.\n\n"
    "The plans were drawn by Ada Lund, an engineer from the island. She was paid 400 crowns."
)
MARKET = (
    "The mayor would not say how much the market hall will cost.\n\n"
    "Stalls stood in the rain for a century before anybody thought of a roof. Fish was sold "
    "there.\n\n"
    "Builders have asked for 12 million crowns. Work begins in the spring."
)
ASKED = (
    ("Who was the designer of the Sandvik bridge?", "Ada Lund"),
    ("How much did the bridge's designer earn?", "400 crowns"),
    ("What price is asked for building the market hall?", "12 million"),
    ("When does construction of the hall start?", "begins in the spring"),
)


@pytest.fixture(scope="module")
def asker(build_archive: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    seeds = tmp_path_factory.mktemp("close") / "seeds"
    seeds.mkdir()
    rows = ({"id": "bridge", "text": BRIDGE}, {"id": "market", "text": MARKET})
    (seeds / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    asker = open_asker(build_archive(seeds, Path(seeds.parent / "index")))
    yield asker
    asker.generation.close()


def first_quote(asker: Asker, question: str) -> str:
    answer = asker.ask(question, threshold=0.0)
    assert isinstance(answer, Answer)
    return answer.quotes[0].text


@pytest.mark.parametrize(("question", "words"), ASKED)
def test_the_sentence_that_answers_is_quoted_first(asker: Asker, question: str, words: str) -> None:
    assert words in first_quote(asker, question)


@pytest.mark.parametrize(("question", "words"), ASKED)
def test_without_close_reading_the_one_that_repeats_the_question_is(
    asker: Asker, question: str, words: str
) -> None:
    plain = Reader(asker.generation, Encoder(asker.generation.encoder_folder), boilerplate)
    assert words not in first_quote(Asker(asker.generation, asker.retriever, plain), question)
