"""An answer of an interview is read and shown with its question; and whose name stands below."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qabot.domain import Span
from qabot.read.attribute import attribute
from qabot.read.candidates import Candidate
from qabot.read.features import NAMES
from qabot.read.interviews import answers, last, raised, with_question, with_questions
from tests.read.conftest import MakeCandidates

INTERVIEW = """Interview: Astrid Solheim

Astrid Solheim keeps the stakes.

Q: Is there any hope for the glacier?

A: No. It will be gone by 2070.

Q: Who will keep the stakes?

A: My niece will.
"""


def numbered(found: list[Candidate]) -> dict[str, int]:
    return {one.text: number for number, one in enumerate(found)}


def test_the_words_of_a_question_count_for_its_answer(make_candidates: MakeCandidates) -> None:
    found = make_candidates(INTERVIEW)
    at = numbered(found)
    given = answers(found, [(0.0, 0.0)] * len(found))
    question = at["Q: Is there any hope for the glacier?"]
    replies = [at["A: No."], at["It will be gone by 2070."]]
    assert list(given[question]) == replies
    matrix = np.zeros((len(found), len(NAMES)), dtype=np.float32)
    matrix[question, NAMES.index("coverage")] = 0.8
    assert with_questions(matrix, given)[replies, NAMES.index("coverage")].min() > 0.7
    odds = [0.0] * len(found)
    odds[question] = 3.0
    assert [raised(odds, given)[number] for number in replies] == [3.0, 3.0]
    assert min(last(odds, given)) == last(odds, given)[at["Q: Who will keep the stakes?"]]


def test_a_question_of_who_is_asked_for_stays_one(make_candidates: MakeCandidates) -> None:
    found = make_candidates(INTERVIEW)
    assert not answers(found, [(1.0, 0.0)] * len(found))


def test_an_answer_takes_its_question_along_and_is_its_speakers_in_part(
    make_candidates: MakeCandidates,
) -> None:
    found = make_candidates(INTERVIEW)
    article = found[0].article
    answer = INTERVIEW.index("A: No.")
    span = with_question(article, Span(answer, answer + len("A: No.")))
    assert span.of(INTERVIEW) == "Q: Is there any hope for the glacier?\n\nA: No."
    said = attribute(article, span)
    assert said.speaker is not None
    assert (said.speaker.name, said.partly) == ("Astrid Solheim", True)
    assert attribute(article, Span(answer - 5, answer - 2)).speaker is None


def test_what_is_quoted_in_an_answer_is_whose_it_is(make_candidates: MakeCandidates) -> None:
    text = INTERVIEW.replace("My niece will.", 'Ann Hale told me, "I will keep them."')
    (article,) = {one.article.id: one.article for one in make_candidates(text)}.values()
    inner = text.index("I will keep them")
    said = attribute(article, Span(inner, inner + len("I will keep them")))
    assert said.speaker is not None
    assert said.speaker.name == "Ann Hale"
    whole = text.index("A: Ann Hale")
    said = attribute(article, Span(whole, text.index('"', inner) + 1))
    assert said.speaker is not None
    assert said.speaker.name == "Astrid Solheim"


def said_by(make_candidates: MakeCandidates, text: str, words: str) -> str | None:
    """The name under ``words`` of ``text``."""
    article = make_candidates(text)[0].article
    at = article.text.index(words)
    speaker = attribute(article, Span(at, at + len(words))).speaker
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("answer", "words", "name"),
    [
        ("I had a label. It said, “Keep it dry.”", "Keep it dry", None),
        ("I had a label. It said, “Dear Per. Keep it dry.”", "Keep it dry.”", None),
        ("A guide came. He said, “Hold the rope.” I did.", "Hold the rope", None),
        ("A guide came. He said, “Hold the rope.” I did.", "I did.", "Astrid Solheim"),
        ("I went up. I said, “Hold the rope.”", "Hold the rope", "Astrid Solheim"),
    ],
)
def test_what_an_answer_quotes_with_a_cue_is_not_who_answers(
    make_candidates: MakeCandidates, answer: str, words: str, name: str | None
) -> None:
    text = INTERVIEW.replace("My niece will.", answer)
    assert said_by(make_candidates, text, words) == name
    assert said_by(make_candidates, text, answer) == "Astrid Solheim"


TOLD = (
    "The clerk, Otmela Quist, said: “Mrs Maarup wrote twice. She said, ‘Fine. Paint "
    "the oars.’ I said, ‘I have.’ They call it ‘the sieve’.”\n\n“He told me, ‘Leave it to Sten,’” "
    "Quist added.\n"
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Paint the oars", "Mrs Maarup"),
        ("Paint the oars.’", "Mrs Maarup"),
        ("I have", "Otmela Quist"),
        ("the sieve", "Otmela Quist"),
        ("Mrs Maarup wrote twice. She said, ‘Fine. Paint the oars.’", "Otmela Quist"),
        ("Leave it to Sten", None),
    ],
)
def test_what_is_quoted_within_a_quotation_is_whose_it_is_there(
    make_candidates: MakeCandidates, words: str, name: str | None
) -> None:
    assert said_by(make_candidates, TOLD, words) == name


def test_a_byline_that_the_text_has_not_speaks_too(make_candidates: MakeCandidates) -> None:
    text = "I drive.\n\nI am old. I am glad of it.\n\nIt rains."
    article = replace(make_candidates(text)[0].article, byline="Winifred Hale")
    said = attribute(article, Span(0, len("I drive.")))
    assert said.speaker is not None
    assert said.speaker.name == "Winifred Hale"
    assert attribute(article, Span(text.index("It rains"), len(text))).speaker is None
