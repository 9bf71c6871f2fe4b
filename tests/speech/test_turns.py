"""Who speaks in interviews, transcripts, letters and columns, by their form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.speech import SpeechKind, exchanges, utterances

INTERVIEW = """Interview: Ragnhild Solheim

Ragnhild Solheim has measured the glacier for 31 years. We met her in the old customs house.

Q: When did you notice it?

A: In 2003. My professor did not believe it. He told me, "Check your instruments."

Q: Some say it is natural. Minister Garmo said that "the mountains have always breathed".

A: It is a pretty sentence.

Q: What keeps you going?

A: Anger, mostly.

The lecture is at six. Admission is free.
"""
DEBATE = """The rent in Ostby

HOST (MIRIAM EK): With me are Folake Adeyemi of the tenants' union, and Pavel Horak. Mr Horak?

HORAK: Nobody defends that. It needs two thousand homes.

I say so every year.

ADEYEMI: I would tax them until they wept.

EK: Would a freeze help?

HORAK: A freeze is a sedative.

EK: Thank you both.

The programme is heard on Mondays.
"""
PLAIN = """Kenji Hale founded the works in 2009. He spoke to us by video from his garden.

Is it true that you nearly closed?

We were six weeks from it. I had sold my car.

You were against the subsidy. Why did you change your mind?

Because everyone else took it. I still think that it pays for buildings.

The council was slower.

Do you regret anything?

I wrote to Ito last year. He sent me pears.

The works will open in May.
"""
LETTERS = """Letters to the editor

Mind the gulls

Sir – Mr Pettifer claims that the gulls are "no worse than pigeons". I invite him to my balcony.
Marjorie Quill
Ropewalk Lane

School dinners

Sir – The lentils are cold. They come by lorry.
Name and address supplied

Sir – On Sunday I fainted on the bus.
Ernest Wapshott (aged 91)
Customs House Row
"""
COLUMN = """I learned to drive at forty, and I have loved it since.

The city wants eleven kilometres of tram.

I am not against trams. What I object to is the sermon. Councillor Obi says that "the car is dead".

Here is my plan. If I am wrong, I shall eat my hat.
"""


def speakers(text: str, title: str = "", byline: str = "") -> dict[str, str | None]:
    """What is said by its place, with the speakers' names."""
    return {
        one.content.of(text): one.speaker.name if one.speaker else None
        for one in utterances(text, title, byline)
        if one.kind is SpeechKind.TURN
    }


def test_an_answer_is_said_by_who_is_interviewed_and_a_question_by_nobody_known() -> None:
    said = speakers(INTERVIEW)
    assert said["In 2003."] == said["Anger, mostly."] == "Ragnhild Solheim"
    assert said["What keeps you going?"] is None
    assert "Admission is free." not in said


def test_who_is_quoted_in_a_turn_is_the_one_who_says_the_quotation() -> None:
    named = {one.content.of(INTERVIEW): one.speaker for one in utterances(INTERVIEW)}
    assert (one := named["Check your instruments."]) is not None
    assert one.name == "My professor"
    assert (one := named['"the mountains have always breathed".']) is not None
    assert one.name == "Minister Garmo"


@pytest.mark.parametrize(
    "head",
    [
        "The last summer\n\nThe ice of the north is thinner every year.",
        "A talk with Ragnhild Solheim and Peter Aldous\n\nThey both met us.",
        "Interview: Peter Aldous\n\nThe ice of the north is thinner every year.",
    ],
    ids=["nobody named", "two people", "who asked, and nobody else"],
)
def test_an_answer_is_nobodys_where_who_is_interviewed_is_not_sure(head: str) -> None:
    text = head + INTERVIEW[INTERVIEW.index("\n\nQ:") :]
    assert speakers(text)["Anger, mostly."] is None


def test_the_writer_is_not_who_is_interviewed() -> None:
    assert speakers(INTERVIEW, byline="Ragnhild Solheim")["Anger, mostly."] is None


def test_a_label_is_the_fullest_name_of_the_one_person_whom_it_means() -> None:
    said = speakers(DEBATE)
    assert said["A freeze is a sedative."] == "Pavel Horak"
    assert said["I would tax them until they wept."] == "Folake Adeyemi"
    assert said["Would a freeze help?"] == "MIRIAM EK"
    assert said["I say so every year."] == "Pavel Horak"
    assert "The programme is heard on Mondays." not in said


def test_a_label_that_two_people_share_is_nobodys() -> None:
    text = DEBATE.replace("The rent in Ostby", "Tomas Horak listened.")
    assert speakers(text)["A freeze is a sedative."] is None


def test_labels_in_bold_are_read_and_a_paper_that_asks_is_nobody() -> None:
    text = (
        "Astrid Ek, who directs films, talks about boats.\n\n**The Courier:** Why a strike?\n\n"
        "**Astrid Ek:** Because my grandfather broke one.\n\n"
        "**The Courier:** It is black and white.\n\n**Astrid Ek:** The money was, too.\n\n"
        "**The Courier:** What is next?\n\n**Astrid Ek:** A comedy."
    )
    said = speakers(text)
    assert said["A comedy."] == "Astrid Ek"
    assert said["Why a strike?"] is None
    asked, answer = exchanges(text)[1]
    assert asked.of(text) == "**The Courier:** It is black and white."
    assert answer.of(text) == "**Astrid Ek:** The money was, too."


def test_answers_below_questions_without_labels_are_of_who_is_interviewed() -> None:
    said = speakers(PLAIN)
    assert said["I had sold my car."] == said["He sent me pears."] == "Kenji Hale"
    assert said["Is it true that you nearly closed?"] is None
    assert "The council was slower." not in said
    assert "The works will open in May." not in said


@pytest.mark.parametrize(
    "text",
    [
        "Where: Ostby hall.\n\nWhen: on Monday at six.\n\nWhere: Ek square.\n\nWhen: on Friday.",
        "Ann Ek and Per Hale ran.\n\nEk: 547.\n\nHale: 46.\n\nEk: 2,316.\n\nHale: 1,547.",
        "READ MORE: The ferry was late.\n\nWATCH: The ferry sinks.\n\nREAD MORE: It is old.",
        "Is it late?\n\nIt is late.\n\nWho pays?\n\nThe city pays.\n\nWhy now?\n\nNobody knows.",
        "Ann Ek: “It is late.”\n\nPer Hale: “It is early.”\n\nAnn Ek: “It is neither.”",
    ],
    ids=["listing", "counts", "links", "no interview", "quotations"],
)
def test_what_is_no_conversation_has_no_turns(text: str) -> None:
    assert speakers(text) == {}


def test_who_signs_a_letter_says_it_and_no_other_one() -> None:
    said = speakers(LETTERS)
    assert said["I invite him to my balcony."] == "Marjorie Quill"
    assert said["They come by lorry."] is None
    assert said["Sir – On Sunday I fainted on the bus."] == "Ernest Wapshott"
    assert "School dinners" not in said


def test_a_salutation_alone_makes_no_letter() -> None:
    assert speakers("Dear Mr Ek, it is late.\n\nThe note lay on the table.\nAnn Hale\n") == {}


def test_the_byline_of_a_column_says_what_goes_with_i() -> None:
    said = speakers(COLUMN, "Spare me the sermon", "Winifred Hale")
    assert said["What I object to is the sermon."] == said["Here is my plan."] == "Winifred Hale"
    assert "The city wants eleven kilometres of tram." not in said
    assert not any("Obi" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("text", "title", "byline"),
    [
        (COLUMN, "", ""),
        (COLUMN, "", "The Harbour Gazette"),
        (COLUMN, "Winifred Hale: as told to Per Ek", "Per Ek"),
        (COLUMN.replace("I ", "“I ").replace(".\n", ".”\n"), "", "Per Ek"),
        ("Why do you drive?\n\n" + COLUMN, "", "Per Ek"),
        (COLUMN.replace("I ", "He ", 2).replace("If I am", "If he is"), "", "Per Ek"),
    ],
    ids=["no byline", "a paper", "as told to", "quoted", "asked", "late"],
)
def test_a_byline_says_nothing_where_another_may_be_i(text: str, title: str, byline: str) -> None:
    assert speakers(text, title, byline) == {}


pieces = st.sampled_from(
    [
        *"QAI?.:*",
        "Q:",
        "A:",
        "EK:",
        "Ann Ek",
        "(Ostby)",
        "you",
        "Sir –",
        "Yours,",
        "\n",
        "\n\n",
        "“",
    ]
)


@given(st.lists(pieces, max_size=60).map(" ".join))
def test_every_turn_lies_in_the_text(text: str) -> None:
    for one in utterances(text, "Interview: Ann Ek", "Per Hale"):
        assert one.sentence.contains(one.content) or one.kind is not SpeechKind.TURN
        assert one.sentence.end <= len(text)
