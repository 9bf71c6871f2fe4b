"""Quotes that belong together are shown together."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qabot.sentences import split_sentences
from qabot.speech import stitch
from qabot.speech.stitch import LONGEST

SEED = Path(__file__).parents[2] / "seeds" / "000_2a3f84f224b62ba7.txt"

sentence = st.sampled_from(
    [
        "Mr. Brown said it would rain.",
        "“It will pour,” he said.",
        "“Then it will snow.”",
        "“It will pour,” said Ms. Green.",
        "“It will never end.",
        "The sun set.",
    ]
)
texts = st.lists(st.tuples(sentence, st.sampled_from([" ", "\n\n"])), min_size=1, max_size=12).map(
    lambda parts: "".join(text + gap for text, gap in parts).strip()
)


def stitched(text: str, words: str) -> str:
    span = next(s for s in split_sentences(text) if words in s.of(text))
    return stitch(text, span).of(text)


@given(texts, st.data())
def test_a_stitched_quote_contains_the_quote_is_bounded_and_of_whole_sentences(
    text: str, data: st.DataObject
) -> None:
    spans = split_sentences(text)
    span = data.draw(st.sampled_from(spans))
    longer = stitch(text, span)
    assert longer.contains(span)
    assert longer == span or len(longer) <= LONGEST
    assert longer.start in {s.start for s in spans}
    assert longer.end in {s.end for s in spans}


def test_the_seeds_bushehr_sentence_takes_in_what_he_said_next() -> None:
    text = SEED.read_text(encoding="utf-8")
    quote = stitched(text, "Bushehr")
    assert quote.startswith("The official rejected")
    assert quote.endswith("“Take my word for it, that’s wrong,” he said.")


def test_a_report_takes_in_the_quotation_by_the_same_speaker() -> None:
    text = "Mr. Brown said it would rain.\n\n“Take a coat,” he said.\n\nThe sun set."
    assert stitched(text, "would rain") == text.removesuffix("\n\nThe sun set.")


def test_a_report_does_not_take_in_another_speaker() -> None:
    text = "Mr. Brown said it would rain.\n\n“Nonsense,” said Ms. Green."
    assert stitched(text, "would rain") == "Mr. Brown said it would rain."


def test_two_quotations_in_two_paragraphs_are_two_quotes() -> None:
    text = "“It will rain,” Mr. Brown said.\n\n“Taxes will rise,” he said."
    assert stitched(text, "rain") == "“It will rain,” Mr. Brown said."


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = "“It will rain,” Mr. Brown said. “Take a coat.” The sun set."
    assert stitched(text, "rain") == text.removesuffix(" The sun set.")


def test_a_quotation_left_open_takes_in_the_paragraph_that_closes_it() -> None:
    text = "Mr. Brown said: “It will rain.\n\n“Take a coat.”\n\nThe sun set."
    assert stitched(text, "rain") == text.removesuffix("\n\nThe sun set.")


def test_a_quotation_takes_in_the_sentence_with_the_cue_that_it_goes_on_with() -> None:
    text = "The sun set. “It will pour,” Mr. Brown said. “Then it will snow.” It did."
    assert stitched(text, "snow") == "“It will pour,” Mr. Brown said. “Then it will snow.”"


def test_a_quotation_takes_in_the_report_that_it_bears_out() -> None:
    text = "Mr. Brown said it would rain.\n\n“Take a coat,” he said.\n\nThe sun set."
    assert stitched(text, "a coat") == text.removesuffix("\n\nThe sun set.")


def test_a_quotation_does_not_take_in_what_another_said_before() -> None:
    text = "“It will pour,” Mr. Brown said. “Take a coat,” said Ms. Green."
    assert stitched(text, "a coat") == "“Take a coat,” said Ms. Green."


def test_nothing_is_added_to_narration() -> None:
    assert stitched("The sun set. “It will rain,” said Mr. Brown.", "sun") == "The sun set."


def test_a_sentence_that_tells_who_is_about_to_speak_takes_in_what_she_says() -> None:
    text = (
        "For the islands the minister Lena Ek was in tears. “It is our home,” she said. It rained."
    )
    assert stitched(text, "tears") == text.removesuffix(" It rained.")


def test_a_sentence_takes_in_no_quotation_of_somebody_else_or_of_another_paragraph() -> None:
    other = "The minister Lena Ek was in tears. “It is our home,” said Bo Hale."
    assert stitched(other, "tears") == "The minister Lena Ek was in tears."
    below = "The minister Lena Ek was in tears.\n\n“It is our home,” she said."
    assert stitched(below, "tears") == "The minister Lena Ek was in tears."


def test_a_sentence_about_a_country_takes_in_what_its_minister_says() -> None:
    text = "Norway let the law pass. “There is no reason to stop it,” said its minister, Lena Ek."
    assert stitched(text, "law") == text
    assert stitched(text.replace(" “", "\n\n“"), "law") == text.replace(" “", "\n\n“")
    assert stitched(text.replace("its", "Chile’s"), "law") == "Norway let the law pass."
