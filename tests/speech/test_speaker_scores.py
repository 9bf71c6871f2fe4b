"""The measure of speakers: right, wrong or unknown."""

from __future__ import annotations

import pytest

from qabot.domain import Span
from qabot.evaluate.speakers import GoldSpeech, SpeakerOutcome, head_word, score_speakers

TEXT = (
    "Sen. Jane Brown spoke late. “It will rain,” she said. “It will snow,” said John Green, "
    "a lawyer. The sun set. “It will thaw in the far north.” Nobody stayed."
)


def outcome(source: str, content: str, text: str = TEXT) -> SpeakerOutcome:
    at, start = text.index(source), text.index(content)
    gold = GoldSpeech("a", Span(at, at + len(source)), Span(start, start + len(content)))
    (found,) = score_speakers({"a": text}, [gold])
    return found


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("she", "“It will rain,”", SpeakerOutcome.RIGHT),
        ("John Green, a lawyer", "“It will snow,”", SpeakerOutcome.RIGHT),
        ("Sen. Jane Brown", "“It will snow,”", SpeakerOutcome.WRONG),
        ("Sen. Jane Brown", "“It will rain,”", SpeakerOutcome.RIGHT),
        ("John Green", "“It will rain,”", SpeakerOutcome.WRONG),
        ("she", "“It will snow,”", SpeakerOutcome.WRONG),
        ("John Green", "Nobody stayed.", SpeakerOutcome.UNKNOWN),
    ],
)
def test_a_speaker_is_judged_by_head_word_or_by_the_very_pronoun(
    source: str, content: str, expected: SpeakerOutcome
) -> None:
    assert outcome(source, content) is expected


def test_a_pronoun_resolved_against_its_gender_is_wrong() -> None:
    text = "Mr. Brown left early. “It will rain,” she said."
    assert outcome("she", "“It will rain,”", text) is not SpeakerOutcome.RIGHT


def test_every_quotation_is_judged_in_its_order() -> None:
    spans = (Span(TEXT.index("she"), TEXT.index("she") + 3), Span(0, 5))
    rain = TEXT.index("“It will rain")
    gold = [GoldSpeech("a", span, Span(rain, rain + 15)) for span in spans]
    assert [one is SpeakerOutcome.RIGHT for one in score_speakers({"a": TEXT}, gold)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Sen. Chris Murphy (D-Conn.), who voted", "murphy"),
        ("a spokesman for the company", "spokesman"),
        ("the White House", "house"),
        ("Clinton’s", "clinton"),
        ("he", "he"),
    ],
)
def test_the_head_word_is_what_a_phrase_is_about(phrase: str, head: str) -> None:
    assert head_word(phrase) == head
