"""From sentences to what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from scored import sentences

from qabot.domain import QuoteKind, Span
from qabot.question import read_question
from qabot.read.attribute import attribute, attribute_answer
from qabot.read.candidates import Candidate
from qabot.read.judgement import speaking_first
from qabot.read.quotes import worth_showing
from qabot.read.speech_evidence import SpeechEvidence
from qabot.read.wanted import weigh
from qabot.read.who_is import describing_first
from qabot.read.widen import widen
from qabot.speech import utterances

Make = Callable[..., list[Candidate]]

PIER = "The pier is sinking, the engineer said on Tuesday."


def show(found: list[Candidate], scores: list[float]) -> list[str]:
    return [one.text for one in worth_showing(found, widen(sentences(found, scores), 10), scores)]


def test_what_is_far_below_the_first_is_not_shown(make_candidates: Make) -> None:
    found = [*make_candidates(PIER), *make_candidates("Bees sleep.", "b")]
    assert show(found, [9.0, 1.0]) == [PIER]


def test_another_article_is_shown_when_it_rivals_the_first(make_candidates: Make) -> None:
    found = [*make_candidates(PIER), *make_candidates("Ferries stopped at noon.", "b")]
    assert show(found, [9.0, 8.0]) == [PIER, "Ferries stopped at noon."]


@pytest.mark.parametrize(
    ("asked", "first"),
    [("who is marta ek", "Marta Ek, the mayor, left."), ("who saw Ek?", "Marta Ek said no.")],
)
def test_of_who_is_somebody_what_says_it_stands_first(
    make_candidates: Make, asked: str, first: str
) -> None:
    found = [
        *make_candidates("Marta Ek said no."),
        *make_candidates("Marta Ek, the mayor, left.", "b"),
    ]
    quotes = worth_showing(found, widen(sentences(found, [9.0, 8.9]), 10), [9.0, 8.9])
    asking = read_question(asked, date(2020, 1, 1))
    assert describing_first(asking, quotes)[0].text == first


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("what did the rector say about the fee", "“The fee is right,” said the rector, Tor Ek."),
        ("does Tor Ek think that the fee rose", "“The fee is right,” said the rector, Tor Ek."),
        ("why did the rector leave", "The fee of the rector rose."),
    ],
)
def test_what_whoever_is_asked_for_says_stands_first(
    make_candidates: Make, asked: str, first: str
) -> None:
    found = [
        *make_candidates("The fee of the rector rose."),
        *make_candidates("“The fee is right,” said the rector, Tor Ek.", "b"),
    ]
    quotes = worth_showing(found, widen(sentences(found, [9.0, 8.9]), 10), [9.0, 8.9])
    asking = read_question(asked, date(2020, 1, 1))
    wanted = weigh(asking.searched, lambda _stem: 0, 10)
    speech = SpeechEvidence(asking.speaker, wanted) if asking.speaker else None
    assert speaking_first(asking, speech, quotes)[0].text == first


@pytest.mark.parametrize(("nearer", "first"), [(0.5, "“It is"), (2.0, "Tor Ek’s")])
def test_words_of_somebody_asked_for_by_name_stand_before_what_is_told_if_they_answer_as_well(
    make_candidates: Make, nearer: float, first: str
) -> None:
    found = [
        *make_candidates("Tor Ek’s fee rose."),
        *make_candidates("“It is right,” said Tor Ek of the fee.", "b"),
    ]
    odds = [8.0 + nearer, 8.0]
    quotes = worth_showing(found, widen(sentences(found, odds), 10), odds)
    asking = read_question("What did Tor Ek say about the fee?", date(2020, 1, 1))
    speech = SpeechEvidence("Tor Ek", weigh(asking.searched, lambda _stem: 0, 10))
    assert speaking_first(asking, speech, quotes)[0].text.startswith(first)


def test_the_same_words_are_shown_once(make_candidates: Make) -> None:
    again = PIER.replace("on Tuesday", "Tuesday")
    found = [*make_candidates(PIER), *make_candidates(again, "b")]
    assert show(found, [9.0, 8.9]) == [PIER]


def test_a_quotation_that_goes_on_belongs_to_the_quote(make_candidates: Make) -> None:
    text = (
        "The engineer called the pier a “lost cause” that nobody could repair.\n\n"
        "“Take my word for it, it is gone,” she said.\n\nShops stayed open."
    )
    (quote,) = show(make_candidates(text), [9.0, 2.0, 0.5])
    assert quote.endswith("it is gone,” she said.")


def test_the_article_speaks_where_nobody_is_quoted(make_candidates: Make) -> None:
    (one,) = make_candidates("The ferry left at noon with forty passengers.")
    said = attribute(one.article, one.span)
    assert said.kind is QuoteKind.NARRATION
    assert said.speaker is None
    assert said.cue is None


def test_a_quotation_is_given_to_its_speaker(make_candidates: Make) -> None:
    text = "“The pier is sinking every winter,” said Marta Lindqvist."
    (one,) = make_candidates(text)
    said = attribute(one.article, Span(0, len(text)))
    assert said.kind is QuoteKind.DIRECT
    assert said.speaker is not None
    assert said.speaker.name == "Marta Lindqvist"
    assert said.cue == "said"


def test_a_short_quotation_is_given_to_whom_the_rest_of_its_sentence_tells_of(
    make_candidates: Make,
) -> None:
    (one,) = make_candidates("“No,” said the mayor, Ann Ek, who had come on foot from the pier.")
    told = attribute(one.article, one.span)
    assert (told.speaker and told.speaker.name, told.kind) == ("Ann Ek", QuoteKind.DIRECT)


@pytest.mark.parametrize("joined", [", but", ", and", ";", ", while"])
def test_what_is_told_beside_a_short_quotation_is_not_the_speaker_s(
    make_candidates: Make, joined: str
) -> None:
    (one,) = make_candidates(f"“No,” said Ann Ek{joined} the council voted to begin in May.")
    assert attribute(one.article, one.span).kind is QuoteKind.NARRATION
    assert attribute_answer(one.article, one.span, one.span).partly


def test_what_is_told_far_from_the_cue_is_the_article_s_own(make_candidates: Make) -> None:
    """A quotation mark that is never closed makes one long report of several sentences."""
    text = "Marta Lindqvist said the pier is “sinking. The ferry left at noon. The sun set."
    (first, *_) = make_candidates(text)
    ferry = Span(text.index("The ferry"), text.index(" The sun"))
    assert utterances(text)[0].content.contains(ferry)
    assert attribute(first.article, ferry).speaker is None


@pytest.mark.parametrize(
    ("text", "kind", "partly"),
    [
        ("“It is cold,” said Oda Hale. “We left.”", QuoteKind.DIRECT, False),
        ("Oda Hale said it was a cold day in the harbour.", QuoteKind.INDIRECT, False),
        (
            "Oda Hale said it was cold that day. “We left at once,” she said.",
            QuoteKind.MIXED,
            False,
        ),
        ("“It is a good tunnel,” said Oda Hale. It is long.", QuoteKind.DIRECT, True),
        ("It is long. Oda Hale said that it had cost too much.", QuoteKind.INDIRECT, True),
    ],
)
def test_it_is_known_how_far_a_quote_is_somebodys_own_words(
    make_candidates: Make, text: str, kind: QuoteKind, partly: bool
) -> None:
    first, *_ = make_candidates(text)
    said = attribute(first.article, Span(0, len(text)))
    assert said.speaker is not None
    assert (said.kind, said.partly) == (kind, partly)


TUNNEL = "“It is a good tunnel,” said Oda Hale. It cost 467 million crowns."


def test_a_fact_told_beside_somebodys_words_is_not_given_to_who_speaks(
    make_candidates: Make,
) -> None:
    said, told = make_candidates(TUNNEL)
    whole = Span(said.span.start, told.span.end)
    assert attribute_answer(said.article, whole, told.span).speaker is None
    assert attribute_answer(said.article, whole, told.span).kind is QuoteKind.NARRATION
    spoken = attribute_answer(said.article, whole, said.span)
    assert spoken.speaker is not None
    assert spoken.speaker.name == "Oda Hale"


@pytest.mark.parametrize(
    ("text", "answering", "name", "partly"),
    [
        ("Jane Hale voted no. “It is a good tunnel,” she said.", 0, "Jane Hale", True),
        ("The vote was lost. “It is a good tunnel,” Jane Hale said.", 0, None, True),
        ("Jane Hale voted no. “It is a tunnel,” she said. “It is not,” Jo Ek said.", 0, None, True),
        ("Jane Hale voted no. “It is a tunnel,” somebody said. “It is,” she said.", 0, None, True),
        ("Jane Hale voted no. It is “a tunnel” to many in the harbour.", 0, None, True),
        (
            "Jane Hale shouted, “No!” and was led out of the hall by two men of the harbour guard.",
            0,
            "Jane Hale",
            False,
        ),
    ],
)
def test_who_is_told_of_and_alone_speaks_is_named_in_part(
    make_candidates: Make, text: str, answering: int, name: str | None, partly: bool
) -> None:
    found = make_candidates(text)
    whole = Span(0, len(text))
    said = attribute_answer(found[0].article, whole, found[answering].span)
    assert (said.speaker.name if said.speaker else None) == name
    assert said.speaker is None or said.partly is partly


def test_the_words_of_nobody_known_make_a_quote_nobodys(make_candidates: Make) -> None:
    text = (
        "“My wife asked what rattled there.”\n\n"
        "“It is a brooch of the old kind, with a pin,” said Fatima Solheim."
    )
    strange, known = make_candidates(text)
    whole = Span(strange.span.start, known.span.end)
    assert attribute(strange.article, known.span).speaker is not None
    assert attribute(strange.article, whole).speaker is None
