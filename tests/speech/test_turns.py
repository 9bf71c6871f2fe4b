"""Who speaks in interviews, transcripts, letters and columns, by their form alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.speech import SpeechKind, exchanges, signatures, utterances

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


ANSWERS = """

Q: Why the tax?

A: I wanted it. We need it.

Q: Who pays?

A: I do not know.

Q: Is it fair?

A: I think so.
"""


@pytest.mark.parametrize(
    "head",
    [
        "Karl Holm spoke to us in Ostby.",
        "Karl Holm, 47, talks to the Courier about coal.",
        "We met the minister Karl Holm in Ostby.",
        "Karl Holm mines coal. He spoke to The Harbour Gazette.",
        "An interview with Karl Holm\n\nKarl Holm knows Lena Ek.",
        "Interview: Karl Holm\n\nKarl Holm mines coal.",
    ],
)
def test_who_tells_it_to_the_paper_answers(head: str) -> None:
    assert speakers(head + ANSWERS)["I think so."] == "Karl Holm"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Karl Holm spoke to Lena Ek in Ostby.", "Karl Holm"),
        ("The miner Karl Holm, whose book, Black Seams, won the Ostby Prize, spoke to Lena Ek.",
         "Karl Holm"),
        ("Karl Holm has dug under Norvik Hill since May. He talks to Lena Ek.", "Karl Holm"),
        ("Zoran Holm has painted the minister Karl Hale. He talks to Lena Ek.", None),
        ("Karl Holm and Ida Hale dig. He talks to Lena Ek.", None),
    ],
)  # fmt: skip
def test_who_tells_it_to_the_writer_answers(head: str, name: str | None) -> None:
    assert speakers(head + ANSWERS, byline="Lena Ek")["I think so."] == name


@pytest.mark.parametrize(
    "head",
    [
        "Energy minister Karl Holm spoke to reporters about the coal tax on Monday.",
        "The union broke off its talk with Karl Holm.",
        "In the book, Karl Holm talks to the sea.",
        "The novelist talks to Karl Holm about her book.",
        'A book on coal.\n\nKarl Holm: "It is good."',
        "The novelist Lena Ek spoke to us about Karl Holm.",
        "We met Karl Holm’s sister in Ostby.",
        "We met the sister of Karl Holm in Ostby.",
        "Interview: Karl Holm\n\nKarl Holm met Lena Ek in Ostby.",
        "Her interview with Karl Holm\n\nKarl Holm mines coal.",
    ],
)
def test_who_is_only_named_above_questions_does_not_answer(head: str) -> None:
    assert speakers(head + ANSWERS)["I think so."] is None


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The Q&A: Karl Holm, who digs coal", "Karl Holm was born in Ostby."),
        ("The Monday Interview: Karl Holm", "Karl Holm was born in Ostby."),
        ("The interview: Karl Holm, who digs coal", "He was born in Ostby."),
        ("“I like coal”: Karl Holm on digging", "Karl Holm left Ostby Rovers in May."),
        ("'I like coal' – miner Karl Holm", "Karl Holm left Ostby Rovers in May."),
        ("Karl Holm: “I like coal”", "Karl Holm left Ostby Rovers in May."),
        ("Karl Holm: “I like coal”", "The miner from Ostby, 52, on digging and rain."),
    ],
)
def test_who_is_named_in_the_title_of_an_interview_answers(title: str, head: str) -> None:
    assert speakers(head + ANSWERS, title)["I think so."] == "Karl Holm"
    assert speakers(f"{title}\n\n{head}{ANSWERS}", title)["I think so."] == "Karl Holm"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The Q&A: Karl Holm, who digs coal", "Karl Holm knows Lena Ek."),
        ("The interview Karl Holm never gave", "Karl Holm was born in Ostby."),
        ("“I like coal”: Karl Holm on digging", "Karl Holm knows Lena Ek."),
        ("“I like coal”: Karl Holm on digging", "Coal is black."),
        ("“I like coal”: Karl Holm’s last year", "Karl Holm left Ostby Rovers in May."),
        ("“I like coal”: Karl Holm and Lena Ek on digging", "Karl Holm left Ostby in May."),
    ],
)
def test_a_title_that_leaves_a_doubt_tells_nobody(title: str, head: str) -> None:
    assert speakers(head + ANSWERS, title)["I think so."] is None


def test_who_never_says_i_does_not_answer() -> None:
    text = "Karl Holm spoke to us." + ANSWERS.replace("A: I ", "A: They ").replace("We", "They")
    assert speakers(text)["They think so."] is None


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


@pytest.mark.parametrize(
    ("people", "label"),
    [
        ("Lena Ek and Maria Lena met.", "LENA"),
        ("Maria Lena and Ed Nash met.", "EN"),
    ],
    ids=["a first name and a surname", "initials beside a name"],
)
def test_a_label_that_fits_in_two_ways_or_by_initials_only_is_nobodys(
    people: str, label: str
) -> None:
    text = (
        f"{people} Karl Holm came.\n\n{label}: I will go.\n\nHOLM: I will stay.\n\n"
        f"{label}: Why do you?\n\nHOLM: I like it."
    )
    said = speakers(text)
    assert said["I like it."] == "Karl Holm"
    assert said["I will go."] is None


def test_labels_that_are_all_initials_are_known() -> None:
    text = "Lena Ek and Karl Holm met.\n\nLE: I will go.\n\nKH: I stay.\n\nLE: Why do you stay?"
    assert speakers(text)["I will go."] == "Lena Ek"


def test_narration_between_turns_is_no_turn() -> None:
    text = DEBATE.replace("I say so every year.", "The show broke for news. The mine is deep.")
    assert not {"The show broke for news.", "The mine is deep."} & speakers(text).keys()


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
        (
            "Lena Ek and Karl Holm run.\n\nLena Ek: Would raise the property tax.\n\n"
            "Karl Holm: Would cut the tax on coal.\n\nLena Ek: Would build a bridge."
        ),
        (
            "Lena Ek and Ann Hale kept goal.\n\nLena Ek: Saved two shots and was never beaten.\n\n"
            "Ann Hale: Was late twice.\n\nLena Ek: Came on again and won the ball."
        ),
        "Ann Ek: “It is late.”\n\nPer Hale: “It is early.”\n\nAnn Ek: “It is neither.”",
    ],
    ids=["listing", "counts", "links", "no interview", "positions", "ratings", "quotations"],
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


def test_a_heading_above_the_next_salutation_signs_no_letter() -> None:
    for heading in ("Green Energy", "Florence Hale"):
        text = f"Letters\n\nSir – I like gas.\n\n{heading}\n\nSir – I like wind.\nAnn Ek\n"
        said = speakers(text)
        assert said["Sir – I like gas."] is None
        assert said["Sir – I like wind."] == "Ann Ek"


def test_a_name_nobody_knows_signs_above_an_address_or_below_a_closing() -> None:
    text = (
        "Letters\n\nSir – I like gas.\nUmbrel Quist\nMill Lane\n\n"
        "Sir – I like wind.\n\nYours,\n\nOtmel Quist\n\nSir – I like coal.\n\nYours, Karl\n"
    )
    said = speakers(text)
    assert said["Sir – I like gas."] == "Umbrel Quist"
    assert said["Sir – I like wind."] == "Otmel Quist"
    assert said["Sir – I like coal."] is None


def test_a_letter_in_a_story_ends_where_it_is_closed() -> None:
    text = (
        "It was found in March.\n\nDear Maria, I am cold here.\n\nYours, Karl\n\n"
        "It is his hand, Lena Dahl said.\n\nSincerely,\n\nJudge Eva Dahl closed the hearing.\n\n"
        "Lena Ek\nCourier staff\n"
    )
    said = speakers(text, "The letter")
    assert said == {"Dear Maria, I am cold here.": None, "Yours, Karl": None}
    assert speakers("It is a long story.\n" * 20 + text, "The letter") == {}
    assert speakers(text.replace("Yours, Karl", "So").replace("Sincerely,", "So"), "") == {}


SHOUTED = """Letters to the editor

SIR - As a piper who plays for the guests that your critic scorns, I must say that his ear is poor.
Otmela Quist
Sund Fen

SIR - We sold the boat. My brother-in-law built it. He tells me that it leaked.
Sten and Ulla Maarup
Port Arvik

MADAM - Would the people of Ostby Museum tell us when the organ is tuned?
Name and address supplied
"""


def test_letters_are_known_by_a_salutation_in_capitals_and_by_any_name_right_below() -> None:
    said = speakers(SHOUTED)
    assert said["He tells me that it leaked."] == "Sten and Ulla Maarup"
    piper, organ = (next(one for one in said if one.startswith(s)) for s in ("SIR - As", "MADAM"))
    assert said[piper] == "Otmela Quist"
    assert said[organ] is None
    told = {one.speaker.name for one in utterances(SHOUTED) if one.speaker}
    assert told == {"Otmela Quist", "Sten and Ulla Maarup", "My brother-in-law"}


@pytest.mark.parametrize("name", ["Wiebke van der Lund", "Ulla Strand and Sten Maarup"])
def test_a_name_with_particles_and_two_names_sign_a_letter(name: str) -> None:
    text = f"Letters\n\nSir – I like gas.\n{name}\nSund Fen\n\nSir – I like wind.\nAnn Ek\n"
    assert speakers(text)["Sir – I like gas."] == name


def test_a_signature_is_none_of_a_letters_words() -> None:
    said = speakers(LETTERS)
    assert not any("Quill" in words or "Ropewalk" in words for words in said)
    signed = [line.of(LETTERS) for line in signatures(LETTERS)]
    assert signed[:2] == ["Marjorie Quill", "Ropewalk Lane"]
    assert signed[2:] == [
        "Name and address supplied",
        "Ernest Wapshott (aged 91)",
        "Customs House Row",
    ]


def test_the_byline_of_a_column_says_what_goes_with_i() -> None:
    said = speakers(COLUMN, "Spare me the sermon", "Winifred Hale")
    assert said["What I object to is the sermon."] == said["Here is my plan."] == "Winifred Hale"
    assert said["I am not against trams."] == "Winifred Hale"
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
        ("Karl Holm remembers the road.\n\n" + COLUMN, "", "Per Ek"),
        (COLUMN.replace("I ", "He ", 2).replace("If I am", "If he is"), "", "Per Ek"),
    ],
    ids=["no byline", "a paper", "as told to", "quoted", "asked", "told by another", "late"],
)
def test_a_byline_says_nothing_where_another_may_be_i(text: str, title: str, byline: str) -> None:
    assert speakers(text, title, byline) == {}


def test_a_column_is_not_what_it_quotes_whoever_says_it() -> None:
    text = COLUMN + (
        "\nI met a nurse, and I asked her how it went. “We have no beds. I sleep on the floor.” "
        "I left her. A driver said that my car was old.\n"
    )
    said = speakers(text, "", "Winifred Hale")
    assert said["I left her."] == "Winifred Hale"
    assert not any("floor" in one or "beds" in one or "driver" in one for one in said)


@pytest.mark.parametrize(
    "told",
    [
        "– I hid in it.",
        "*I hid in it.*",
        "> I hid in it.",
        "She wrote:\n\nI hid in it.",
        "She told me: I am nine. I hid in it.",
        "Her answer: I hid in it.",
    ],
)
def test_a_column_is_not_what_it_sets_apart(told: str) -> None:
    said = speakers(f"{COLUMN}\n{told}\n\nI left her.", "", "Winifred Hale")
    assert said["I left her."] == "Winifred Hale"
    assert not any("hid" in sentence for sentence in said)


HEADER = """Title: Mayor sees "foolish talk" in the council of 2003
Source: The Harbour Courier
Date: 2003-05-14
Byline: Winifred Hale, columnist
"""


def test_nothing_is_said_in_a_header() -> None:
    text = f'{HEADER}\nThe mayor, Ann Ek, left early. "It is late," she said.\n'
    said = [(one.content.of(text), one.speaker) for one in utterances(text)]
    assert [words for words, _ in said] == ["It is late,"]
    assert (one := said[0][1]) is not None
    assert one.name == "Ann Ek"


def test_a_title_in_a_header_tells_a_name_in_full() -> None:
    text = f'{HEADER.replace("Mayor", "Ann Ek")}\nEk left early. "It is late," Ek said.\n'
    (said,) = utterances(text)
    assert said.speaker is not None
    assert said.speaker.span.of(text) == said.speaker.name == "Ann Ek"


def test_a_column_and_a_letter_are_known_below_a_header() -> None:
    said = speakers(f"{HEADER}\n{COLUMN}", "Spare me the sermon", "Winifred Hale, columnist")
    assert said["I am not against trams."] == "Winifred Hale"
    letter = "Sir – On Sunday I fainted on the bus.\n\nYours faithfully,\nErnest Wapshott\n"
    said = speakers(f"{HEADER}\n{letter}", "Letter to the editor")
    assert said["Sir – On Sunday I fainted on the bus."] == "Ernest Wapshott"


@pytest.mark.parametrize("byline", ["Winifred Hale, and Per Ek", "The Courier, staff"])
def test_only_a_lone_person_of_a_byline_is_i(byline: str) -> None:
    assert speakers(COLUMN, "Spare me the sermon", byline) == {}


lines = st.sampled_from(
    [
        "Q: Why do you go?",
        "A: I like it.",
        "A: My aunt said, “I am late.”",
        "Q. Where is it?",
        "EK: I went. You did not.",
        "HALE: Would you?",
        "**Ann Ek:** We know it.",
        "*Is it true that you went?*",
        "Do you like it?",
        "I like it. It is mine.",
        "“We have no beds. We sleep on the floor.”",
        "I asked her. “We have no beds at all,” she told me.",
        "The court adjourned.",
        "Ann Ek and Per Hale met us.",
        "Ann Ek",
        "Ostby Lane",
        "Green Energy",
        "Sir – I like gas.",
        "Dear Maria, I am cold.",
        "Yours, Karl",
        "Yours sincerely,",
        "Letters to the editor",
        "Title: My bus",
        "Source: The Courier",
    ]
)


@given(st.lists(lines, max_size=14).map("\n\n".join))
def test_turns_lie_in_the_text_and_apart(text: str) -> None:
    said = [
        u for u in utterances(text, "Interview: Ann Ek", "Per Hale") if u.kind is SpeechKind.TURN
    ]
    for one in said:
        assert one.sentence.contains(one.content)
        assert one.sentence.end <= len(text)
    for one, other in pairwise(said):
        assert one.content.end <= other.content.start


@given(st.lists(lines.filter(lambda line: ":" not in line), max_size=8).map("\n\n".join))
def test_what_a_column_quotes_from_nobody_known_is_not_the_writers(text: str) -> None:
    text = f"{COLUMN}\n{text}"
    found = utterances(text, "", "Winifred Hale")
    quoted = [one for one in found if one.kind is SpeechKind.DIRECT and one.speaker is None]
    own = [one for one in found if one.speaker and one.speaker.name == "Winifred Hale"]
    assert not any(one.content.overlaps(other.content) for one in own for other in quoted)


FIRST_NAMES_ONLY = """Oda, 34, sings; Bo, 37, does the rest.

How do you write a love song?

Oda: You do not. I wrote about the kettle.

Bo: I got the kettle.

Oda: I got the song.

Bo: I thought somebody had to.
"""


def test_musicians_who_go_by_their_first_names_speak_their_turns() -> None:
    names = {u.speaker.name for u in utterances(FIRST_NAMES_ONLY) if u.speaker}
    assert names == {"Oda", "Bo"}


def test_a_word_that_heads_turns_and_stands_in_the_text_is_no_first_name() -> None:
    text = FIRST_NAMES_ONLY.replace("Oda", "Song").replace("Bo:", "Note:")
    assert not any(u.speaker for u in utterances(text) if u.kind is SpeechKind.TURN)
