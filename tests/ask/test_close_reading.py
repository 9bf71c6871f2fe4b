"""A question in other words than the archive's: the sentence that answers, not one that repeats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qabot.archive.boilerplate import boilerplate
from qabot.ask import Asker
from qabot.domain import Answer
from qabot.embed import Encoder
from qabot.read import Reader

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
def asker(asker_on: Callable[..., Asker]) -> Asker:
    return asker_on(({"id": "bridge", "text": BRIDGE}, {"id": "market", "text": MARKET}))


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
    assert words not in first_quote(
        Asker(asker.generation, asker.retriever, plain, asker.speller), question
    )
