"""Who says what, in articles of the project's own making."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.speech import SpeechKind, Utterance, utterances
from qabot.speech.said.content import TO_SOMEBODY
from qabot.speech.words.cues import CUES
from qabot.speech.words.lexicon import DETERMINERS, PERSON_NOUNS, PREPOSITIONS, TITLES

SEED = Path(__file__).parents[2] / "seeds" / "000_2a3f84f224b62ba7.txt"

PIECES = (
    "“ ” \" '' ‘ ’ , . ? ! : — - ( ) he she said says adding according to Mr. Smith Jane Brown the "
    "official a spokesman for who and told reporters on Tuesday that it was over Sen. Lee, 42,"
)
LISTED = sorted(CUES | TO_SOMEBODY | TITLES | PERSON_NOUNS | DETERMINERS | PREPOSITIONS)
piece = st.sampled_from([*PIECES.split(), "\n\n", "\n", "“It is over,”", "He said."])
news_like = st.lists(piece | st.sampled_from(LISTED), max_size=50).map(" ".join)


def said(text: str) -> list[tuple[str, str | None]]:
    """Contents with their speakers' names."""
    return [(u.content.of(text), u.speaker.name if u.speaker else None) for u in utterances(text)]


def only(text: str) -> Utterance:
    (utterance,) = utterances(text)
    return utterance


@given(st.one_of(st.text(), news_like))
def test_every_span_lies_in_the_text_and_every_name_stands_in_it(text: str) -> None:
    for utterance in utterances(text):
        assert 0 <= utterance.content.start <= utterance.content.end <= len(text)
        assert utterance.sentence.end <= len(text)
        for span in (utterance.cue, utterance.mention):
            assert span is None or (len(span) > 0 and span.end <= len(text))
        speaker = utterance.speaker
        if speaker is not None:
            assert speaker.name
            assert speaker.span.of(text) == speaker.name
            assert utterance.mention is None or speaker.mention


@given(news_like)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert utterances(text) == utterances(text)


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Mr. Brown said: “It will rain in the north.”", "Mr. Brown", "said"),
        ("Mr. Brown said, “It will rain in the north.”", "Mr. Brown", "said"),
        ("“It will rain in the north,” Mr. Brown said.", "Mr. Brown", "said"),
        ("“It will rain in the north,” said Mr. Brown.", "Mr. Brown", "said"),
        ('"It will rain in the north," said Mr. Brown.', "Mr. Brown", "said"),
        ("''It will rain in the north,'' said Mr. Brown.", "Mr. Brown", "said"),
        ("‘It will rain in the north,’ said Mr. Brown.", "Mr. Brown", "said"),
        ("“Will it rain?” Jane Brown asked.", "Jane Brown", "asked"),
        ("“It will rain,” Jane Brown told reporters on Monday.", "Jane Brown", "told"),
        ("“It will rain,” according to Jane Brown.", "Jane Brown", "according"),
        ("“It will rain,” Jane Brown huffed.", "Jane Brown", "huffed"),
        ("Jane Brown slammed it: “It is a tax on rain.”", "Jane Brown", "slammed"),
        ("Jane Brown demurred: “It will not rain.”", "Jane Brown", "demurred"),
        ("Jane Brown echoes that: “It will not rain.”", "Jane Brown", "echoes"),
        ("“It will rain,” Jane Brown, the mayor, said.", "Jane Brown", "said"),
        ("“It will rain,” Jane Brown, 42, a lawyer for the city, said.", "Jane Brown", "said"),
        ("“It will rain,” said Jane Brown, who leads the city.", "Jane Brown", "said"),
        ("“It will rain,” Jane Brown of Paris, Texas, said.", "Jane Brown of Paris", "said"),
        ("In an interview on Monday, Jane Brown said, “It will rain.”", "Jane Brown", "said"),
        ("Jane Brown last week said: “It will rain in the north.”", "Jane Brown", "said"),
        ("Jane Brown asked nobody and said: “It will rain.”", "Jane Brown", "said"),
        (
            "“It will rain,” said a spokesman for the company.",
            "a spokesman for the company",
            "said",
        ),
        ("“It will rain,” the two wrote.", "the two", "wrote"),
        ("Rain ahead - Jane Brown: “It will rain in the north.”", "Jane Brown", None),
        ("Zoran Ek, Oslo: “It will rain in the north.”", "Zoran Ek", None),
        ("Zoran Ek, Farmers’ League: “It will rain in the north.”", "Zoran Ek", None),
        ("Zoran Ek, head of the Weather Office: “It will rain.”", "Zoran Ek", None),
        ("Radio Ostby, Jane Brown: “It will rain in the north.”", "Jane Brown", None),
        ("Ostby Tribune, Jane Brown: “It will rain in the north.”", "Jane Brown", None),
        ("Zoran Ek, Jane University: “It will rain in the north.”", "Zoran Ek", None),
        ("Jordan Ek, Radio Ostby: “It will rain in the north.”", "Jordan Ek", None),
        ("In Oslo, Jane Brown: “It will rain in the north.”", "Jane Brown", None),
    ],
)
def test_a_quotation_belongs_to_the_cue_before_or_after_it(
    text: str, name: str, cue: str | None
) -> None:
    direct = [u for u in utterances(text) if u.kind is SpeechKind.DIRECT]
    assert len(direct) == 1
    speaker = direct[0].speaker
    assert speaker is not None
    assert speaker.name == name
    assert (direct[0].cue.of(text) if direct[0].cue else None) == cue
    assert "rain" in direct[0].content.of(text)
    assert not set(direct[0].content.of(text)) & set('“”"‘')


def test_a_split_quotation_has_one_speaker() -> None:
    text = "“It will rain,” said Mr. Brown, “and then it will snow.”"
    assert said(text) == [("It will rain,", "Mr. Brown"), ("and then it will snow.", "Mr. Brown")]


def test_a_quotation_that_goes_on_after_the_cue_has_the_same_speaker() -> None:
    text = "“It will rain,” said Mr. Brown. “Then it will snow.”"
    assert said(text) == [("It will rain,", "Mr. Brown"), ("Then it will snow.", "Mr. Brown")]


def test_a_quotation_over_paragraphs_opened_each_and_closed_once_has_one_speaker() -> None:
    text = (
        "Mr. Brown said: “It will rain.\n\n“Then it will snow.\n\n“In the end it will thaw.”\n\n"
        "“I doubt it,” Ms. Green said."
    )
    names = [name for _, name in said(text)]
    assert names == ["Mr. Brown", "Mr. Brown", "Mr. Brown", "Ms. Green"]


def test_a_partial_quotation_makes_reported_speech_mixed() -> None:
    utterance = only("Mr. Brown called the plan a “widely accepted myth” on Monday.")
    assert utterance.kind is SpeechKind.MIXED
    assert utterance.speaker is not None
    assert utterance.speaker.name == "Mr. Brown"


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("As reported by Jane Brown, it will rain.", "Jane Brown", "it will rain."),
        ("It will rain, per Jane Brown.", "Jane Brown", "It will rain,"),
        ("Jane Brown’s first claim is that it will rain.", "Jane Brown", "it will rain."),
        ("The mayor’s answer was: it will rain.", "The mayor", "it will rain."),
        ("Jane Brown left, adding that it will rain.", "Jane Brown", "it will rain."),
        ("The company sent a letter saying it will rain.", "The company", "it will rain."),
    ],
)
def test_a_report_is_of_whom_the_sentence_names(text: str, name: str, content: str) -> None:
    utterance = only(text)
    assert utterance.speaker is not None
    assert (utterance.speaker.name, utterance.content.of(text)) == (name, content)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("A diplomat who spoke on condition of anonymity", "A diplomat"),
        ("An official who asked not to be identified", "An official"),
        ("A banker who did not wish to be named", "A banker"),
        ("A spokesman for the ferry who was in the room", "A spokesman for the ferry"),
        ("Those who voted", "Those"),
        ("Jane Brown, a pilot who met the crew,", "Jane Brown"),
        ("A pilot who also", "A pilot"),
        ("Among them was Jane Brown, later a pilot, who", "Jane Brown"),
        ("The pilot who knows that Jane Brown", "Jane Brown"),
        ("The pilot asked who was ill, and Jane Brown", "Jane Brown"),
    ],
)
def test_who_did_something_is_who_said_it(subject: str, name: str) -> None:
    text = f"{subject} said the sea was rough."
    assert ("the sea was rough.", name) in said(text)


def test_who_has_a_say_says_nothing() -> None:
    assert utterances("The pilots who have a say in the harbour left.") == ()


def test_what_a_report_says_was_done_is_no_speech_of_whoever_did_it() -> None:
    text = "Jane Brown said that the referee had added four minutes “from his own pocket.”"
    assert said(text) == [
        ("the referee had added four minutes “from his own pocket.”", "Jane Brown")
    ]
    text = "Jane Brown said the mayor had supported a law that “would fail.”"
    assert said(text) == [("the mayor had supported a law that “would fail.”", "Jane Brown")]
    text = "Jane Brown said that the mayor had called it “a folly.”"
    assert ("it “a folly.”", "the mayor") in said(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Beacon reported that the captain favored the pact and said: “It is fine.”",
         "the captain"),
        ("Hale said that the captain had offered to go and had told him: “It is fine.”",
         "the captain"),
        ("Solheim said that Horak opposed the ferry and called it “a fine mess.”", "Horak"),
        ("The Beacon said the captain added: “It is fine.”", "the captain"),
        ("The Beacon reported that Horak attacked the ferry as “a fine mess.”", "Horak"),
    ],
)  # fmt: skip
def test_whoever_is_quoted_in_a_report_is_not_who_reports(text: str, name: str) -> None:
    quoted = [u for u in utterances(text) if u.kind is not SpeechKind.INDIRECT]
    assert [u.speaker.name if u.speaker else None for u in quoted] == [name]


@pytest.mark.parametrize("speaker", ["state television", "the state police", "state officials"])
def test_state_before_who_speaks_is_no_verb(speaker: str) -> None:
    text = f"It will rain in the whole of the north, {speaker} said."
    assert said(text) == [("It will rain in the whole of the north,", speaker)]


@pytest.mark.parametrize(
    "dateline",
    ["OSTBY, Aug 13 (Reuters) -", "Ostby, May 3 (AP) –", "OSTBY, Norway, March 9, 2004 —"],
)
def test_a_dateline_does_not_speak(dateline: str) -> None:
    text = f"{dateline} The pilot sees a storm and thinks it will rain."
    assert said(text) == [("it will rain.", "The pilot")]


@pytest.mark.parametrize(
    "text",
    [
        "It rains on two days per Month.",
        "Jane Brown’s claim is a house in the north.",
        "Jane Brown left, adding a coat.",
        "It was reported by Jane Brown.",
    ],
)
def test_what_only_looks_like_a_source_is_none(text: str) -> None:
    assert utterances(text) == ()


def test_reported_speech_is_indirect_with_its_content() -> None:
    text = "Mr. Brown said that it would rain."
    utterance = only(text)
    assert utterance.kind is SpeechKind.INDIRECT
    assert utterance.content.of(text) == "it would rain."


def test_scare_quotes_without_a_cue_are_no_speech() -> None:
    assert utterances("The “blue wall” fell in the north.") == ()


def test_a_lone_quotation_without_any_speaker_is_unknown() -> None:
    assert said("“It will rain in the north.”\n\nThe sun set.") == [
        ("It will rain in the north.", None)
    ]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Jane Brown spoke late.", "Jane Brown"),
        ("Sen. Jane Brown met John Green.", "Sen. Jane Brown"),
        ("A crowd of voters met Ms. Brown.", "Ms. Brown"),
        ("John Green met a spokeswoman for the city.", "a spokeswoman"),
    ],
)
def test_she_is_the_nearest_who_can_be_a_woman(before: str, name: str) -> None:
    text = f"{before} “It will rain in the north,” she said."
    assert said(text)[-1] == ("It will rain in the north,", name)


def test_a_pronoun_without_anyone_in_reach_gives_no_speaker() -> None:
    assert said("The sun set. “It will rain,” he said.") == [("It will rain,", None)]


@pytest.mark.parametrize(
    "text",
    [
        "I said that it would rain.",
        "We believe that it will rain in the north.",
        "“It will rain,” I said.",
        "Mr. Brown left. “It will rain,” I said. “Then it will snow.”",
    ],
)
def test_i_and_we_outside_quotation_marks_are_nobody_by_name(text: str) -> None:
    found = utterances(text)
    assert found
    assert all(utterance.speaker is None for utterance in found)


@pytest.mark.parametrize("nobody", ["Nobody", "No official", "None of the officials", "Neither"])
def test_nobody_is_no_speaker(nobody: str) -> None:
    assert [u.speaker for u in utterances(f"{nobody} said that it would rain.")] == [None]


def test_we_in_a_quotation_is_whoever_is_quoted() -> None:
    assert said("“We say it will rain,” Jane Brown said.")[0][1] == "Jane Brown"


@pytest.mark.parametrize("place", ["Turkey", "Moscow", "South Korea"])
def test_he_is_no_country(place: str) -> None:
    text = f"John Green waited. {place} denied it. “It will rain,” he said."
    assert said(text)[-1][1] == "John Green"


def test_he_is_not_a_woman() -> None:
    text = "John Green waited. Jane Brown left. “It will rain,” he said."
    assert said(text)[-1][1] == "John Green"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Energy Minister Jane Brown spoke. “It will rain,” Brown said.",
            "Energy Minister Jane Brown",
        ),
        (
            "Then Latvia’s energy minister Jane Brown spoke. “It will rain,” Brown said.",
            "Latvia’s energy minister Jane Brown",
        ),
        (
            "Secretary of State Jane Brown left. “It will rain,” Brown said.",
            "Secretary of State Jane Brown",
        ),
        ("“It will rain,” said the librarian, Jane Brown.", "Jane Brown"),
        ("“It will rain,” said the mayor, Jane Brown, and her deputy, John Green.", "Jane Brown"),
        ("The mayor, Jane Brown, left. “It will rain,” she said.", "Jane Brown"),
        ("“It will rain,” said a pilot at Ostby University, Dr. Jane Brown.", "Dr. Jane Brown"),
        ("“It will rain,” said Green’s former lawyer, Jane Brown.", "Jane Brown"),
        ("“It will rain,” said the leader, the pilot Jane Brown.", "pilot Jane Brown"),
        ("“It will rain,” said the firm’s CEO, Zoran Ek of Ostby.", "Zoran Ek"),
        (
            "“It will rain,” said a spokesman for the bank, Hale Larsen of Ostby.",
            "a spokesman for the bank",
        ),
        (
            "“It will rain,” said the owner of the paper, Valley Signal in Ostby.",
            "the owner of the paper",
        ),
        ("A pilot who saw the storm, Zoran Ek, said it will rain.", "Zoran Ek"),
        ("“It will rain,” said the wife of the mayor, Zoran Ek.", "the wife of the mayor"),
        (
            "The book is by the entomologist Jane Brown. “It will rain,” she said.",
            "entomologist Jane Brown",
        ),
        ("In Oslo President Jane Brown spoke. “It will rain,” Brown said.", "President Jane Brown"),
        ("Green’s lawyer Jane Brown left. “It will rain,” Brown said.", "lawyer Jane Brown"),
        ("“It will rain,” Brown said. The host thanked Jane Brown.", "Jane Brown"),
        ("Jane Brown met Joe Brown. “It will rain,” Brown said.", "Brown"),
        ("Jane Brown met Joe Brown. “It will rain,” Mr. Brown said.", "Joe Brown"),
        (
            "A senior Dutch official left. “It will rain,” the official said.",
            "A senior Dutch official",
        ),
        ("Sen. Jane Brown left. “It will rain,” the senator said.", "Sen. Jane Brown"),
        (
            "A U.S. official met a Russian official. “It will rain,” the U.S. official said.",
            "A U.S. official",
        ),
    ],
)
def test_names_and_descriptions_are_given_in_their_fullest_safe_form(text: str, name: str) -> None:
    spoken = [u for u in utterances(text) if "rain" in u.content.of(text)]
    assert spoken[0].speaker is not None
    assert spoken[0].speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brown declined to say whether it will rain.",
        "Mr. Brown was told that it will rain.",
        "Mr. Brown did not say whether it will rain.",
        "Mr. Brown never actually said that it will rain.",
        "The company’s reports on the rain were late.",
        "That said, it will rain.",
        "One of the maps says it will rain.",
        "He saw one of the bridges said to be safe in the rain.",
        "He met one of the pilots said to be out in the rain.",
        "A class called “Perception” met in the rain.",
        "Norway and Sweden, who have maintained friendly ties for decades, met.",
        "Mr. Brown maintained the old boats.",
        "The mayor’s softer campaign tone has ended, suggesting to “hold back” for a while.",
    ],
)
def test_these_are_no_acts_of_speech(text: str) -> None:
    assert utterances(text) == ()


def test_ill_decoded_marks_do_not_break_quotations() -> None:
    text = 'Mr. Brown said: "It doesn"t rain in the north." He left.'
    assert said(text)[0] == ('It doesn"t rain in the north.', "Mr. Brown")


def test_the_seed_article_has_its_speakers() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = utterances(text)

    def of(words: str) -> list[Utterance]:
        return [u for u in found if words in u.content.of(text) and u.speaker]

    for words in ("Bushehr", "Take my word for it", "The crisis in Russian-American"):
        assert of(words)
        for utterance in of(words):
            assert utterance.speaker is not None
            assert utterance.speaker.name == "A senior Russian official"
    assert {u.cue.of(text) for u in of("Bushehr") if u.cue} == {"rejected", "called"}
    (message,) = of("There are many more things that unite us")
    assert message.speaker is not None
    assert message.speaker.name == "Mr. Putin’s message"
    (putin,) = of("prepared to develop cooperation")
    assert putin.speaker is not None
    assert putin.speaker.name == "President Vladimir Putin"
    assert putin.speaker.mention == "Mr. Putin"


HOSTILE = ["“a,” he said. ", "he said ", "saying, ", "Mr. Aa Bb said “no.” ", '"a ', "and said ",
           "today, week, ", "(a), said ", "last week, ", "one of ", "a man of ",
           "By Ann Ek\n"]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_is_read_to_the_end(unit: str) -> None:
    text = unit * 4_000
    assert all(utterance.content.end <= len(text) for utterance in utterances(text))


def test_a_label_in_capitals_is_no_speaker() -> None:
    for text in (
        "READ MORE: Who made the poison?",
        "READ MORE: Ferry runs again The mayor smiled.",
    ):
        assert [one for one in utterances(text) if one.speaker] == []


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("told a committee on Wednesday that it would rain.", "it would rain."),
        ("told reporters it would rain.", "it would rain."),
        ("told the Ostby Signal that it would rain.", "it would rain."),
        ("told him the sky would fall.", "the sky would fall."),
        ("warned members of the crew that it would rain.", "it would rain."),
        ("told the crew to leave.", "the crew to leave."),
        ("told the crew it would rain.", "it would rain."),
        ("told a press conference it would rain.", "it would rain."),
        ("warned the council it would rain.", "it would rain."),
        ("warned him the dam would fall.", "the dam would fall."),
        ("warned the pact she signed would fail.", "the pact she signed would fail."),
        (
            "warned the dam the engineers built would fall.",
            "the dam the engineers built would fall.",
        ),
    ],
)
def test_whom_it_is_told_is_no_part_of_what_is_said(told: str, content: str) -> None:
    assert said(f"Jane Brown {told}") == [(content, "Jane Brown")]


def test_what_stands_before_somebody_told_a_hearing_is_what_was_told() -> None:
    text = "It would rain in the whole of the north, Jane Brown told a hearing on Monday."
    assert said(text) == [("It would rain in the whole of the north,", "Jane Brown")]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Brown herself", "Brown"),
        ("One of them, the pilot Zoran Ek,", "the pilot Zoran Ek"),
        ("A friend of one of the pilots, who was ill,", "A friend of one of the pilots"),
        ("One of the pilots", "One of the pilots"),
        ("One of the men", "One of the men"),
        ("One of two witnesses", "One of two witnesses"),
        ("Some of Horak’s admirers", "Some of Horak’s admirers"),
        ("Most of the older Republicans", "Most of the older Republicans"),
        ("One of the Democrats", "One of the Democrats"),
        ("He bought one of the boats Horak", "Horak"),
    ],
)
def test_who_says_he_or_she_would_do_it_is_found(subject: str, name: str) -> None:
    assert said(f"{subject} said she would come.") == [("she would come.", name)]


def test_she_and_another_are_no_inverted_speaker() -> None:
    text = "Jane Brown, a nurse, said she and her husband would go."
    assert said(text) == [("she and her husband would go.", "Jane Brown")]


def test_one_of_several_tells() -> None:
    assert said("One of the pilots told a friend that it rained.") == [
        ("it rained.", "One of the pilots")
    ]


def test_a_signature_under_a_quotation_names_who_speaks() -> None:
    text = (
        "“It will rain for a year.”\n— Zoran Ek, poet, on the chances of a summer\n\n"
        "“Silence is also a kind of tactic.”\n— Ostby coach Jane Brown\n\n"
        "“It is a long way to the sea.”\n— the sea, which is far\n\n"
        "“It is a longer way home again.”\n— Lindqvist"
    )
    assert [name for _, name in said(text)] == [
        "Zoran Ek",
        "Ostby coach Jane Brown",
        None,
        "Lindqvist",
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("After the inspector found that it leaked, the dam was closed.", []),
        ("The dam was closed after the inspector found that it leaked.", ["the inspector"]),
        ("Mr. Hale, whose own team reported a leak, called it “a fine dam.”", [None, "Mr. Hale"]),
        ("It was a change of heart for the ferry company, which said it would stay.",
         ["the ferry company"]),
        ("His solicitor, Jane Brown, read out a statement on his behalf: “It was a leak.”",
         [None]),
        ("Jane Brown read out a letter on behalf of Captain Ek: “It was a leak.”", [None]),
    ],
)  # fmt: skip
def test_who_stands_in_the_sentence_beside_the_speaker_says_nothing(
    text: str, speakers: list[str | None]
) -> None:
    assert [name for _, name in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("In the school in Uppsala Karl Holm said: “It is good.”", ["Karl Holm"]),
        ("At the end of the trial in New York Lena Ek said it was over.", ["Lena Ek"]),
        ("On the eve of the vote President Karl Holm said it was over.", ["President Karl Holm"]),
        ("On behalf of the friends of Minister Karl Holm said it was over.", []),
        ("In the words of the mayor of New York said it was over.", []),
    ],
)
def test_a_person_named_behind_an_opening_with_several_prepositions_speaks(
    text: str, speakers: list[str | None]
) -> None:
    assert [name for _, name in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Captain Lena Ek read from the Bible on behalf of the dead: “Fear not.”", [None]),
        ("The letter, read on behalf of Lena Ek, said: “I go.”", ["The letter"]),
        ("Jane Brown, a lawyer, read on behalf of Lena Ek: “I go.”", [None]),
        ("A statement read out on behalf of the family said: “We go.”", ["A statement"]),
        ("A statement was read on behalf of Lena Ek: “I go.”", [None]),
    ],
)
def test_who_reads_on_behalf_of_somebody_does_not_say_it(
    text: str, speakers: list[str | None]
) -> None:
    assert [name for _, name in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 1871 the poet Karl Ek, who kept a bear in a house in Ostby, wrote: “It is cold.”",
         "the poet Karl Ek"),
        ("Senka Ek, whose son Per, 19, died in the fire, said it was “a start, and late”.",
         "Senka Ek"),
        ("Senka Ek, whose husband, a former mayor, was among the dead, said she wanted “a word”.",
         "Senka Ek"),
        ("The guild, whose secretary, Karl Hale, said: “It is cold.”", "Karl Hale"),
        ("In 2018 its chairman, Rustam Horak, said the boats were “in fine health.”",
         "Rustam Horak"),
        ("Karl Ek, 30, of Ostby, N.C., who was among those asked, said it was “all wrong.”",
         "Karl Ek"),
        ("Karl Ek, of Ostby Council, which ran the home, said it was “all wrong.”", "Karl Ek"),
        ("A nurse, from the group Help Now, which ran it, said it was “all wrong.”", "A nurse"),
        ("Karl Ek, along with Senka Hale, who left, said it was “all wrong.”", "Karl Ek"),
        ("The Greens’ Karl Ek said it was “all wrong.”", "The Greens’ Karl Ek"),
        ("Senka Ek quoted the poet Karl Hale, who died in prison: “Open the window.”",
         "the poet Karl Hale"),
        ("Karl Ek spoke first. Hale quoted him as saying: “It is cold.”", "Karl Ek"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_past_a_clause_about_him_or_her(text: str, name: str) -> None:
    (found,) = [u for u in utterances(text) if u.kind is not SpeechKind.INDIRECT]
    assert found.speaker
    assert found.speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The log, which is kept at the town hall in Ostby, says only: “It needs paint.”",
        "Ek of the group Ships Without Sails, which sent no one, said the price was “all”.",
    ],
)
def test_nothing_within_a_clause_about_the_speaker_speaks(text: str) -> None:
    assert {name for _, name in said(text)} <= {None, "The log"}


def test_what_is_reported_does_not_speak() -> None:
    text = "At the hall, said Karl Ek, the roof was “as thin as a hat”."
    assert {name for _, name in said(text)} == {"Karl Ek"}


@pytest.mark.parametrize(
    "text",
    [
        "Ek Foods has recalled 240,000 boxes of porridge.",
        "Ek Foods is recalling about 9,000 boxes of porridge.",
        "The fire claimed at least 31 lives.",
        "The plan was not opposed by the mayor.",
    ],
)
def test_a_deed_that_is_counted_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ek claimed 300 people had been turned away.",
        "Ek added at least 14 miners were hurt.",
        "Ek claims up to 4,000 nurses joined the strike.",
    ],
)
def test_what_is_told_of_a_number_is_said(text: str) -> None:
    assert [name for _, name in said(text)] == ["Ek"]


def test_a_number_with_commas_is_one_word() -> None:
    text = "Half of them want it, according to a survey of 1,204 residents."
    assert "a survey of 1,204 residents" in {name for _, name in said(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senka Ek, called “a danger to all” by Karl Hale, left.", "Karl Hale"),
        ("The wall was dismissed as “a danger to all” by Karl Hale.", "Karl Hale"),
        ("Senka Ek called the wall “a danger to all” by mistake.", "Senka Ek"),
        ("Senka Ek rejected Karl Hale’s claim that it was “a danger to all”.", "Karl Hale"),
        ("Senka Ek said that Karl Hale’s claim that it leaned was “untrue”.", "Senka Ek"),
        ("“Mind the gap in the wall,” reads a sign beside the door.", "a sign"),
        ("Senka Ek dismissed Karl Hale’s claim that it leaned as “untrue”.", "Senka Ek"),
        ("Senka Ek called Karl Hale’s claim that it leaned “untrue”.", "Senka Ek"),
        ("Senka Ek said Karl Hale’s claim that it leaned was “untrue”.", "Senka Ek"),
        ("Senka Ek rejected Karl Hale’s claim that it leaned, calling it “a lie”.", "Senka Ek"),
        ("Senka Ek rejected Karl Hale’s claim that it leaned and said it was “a lie”.", "Senka Ek"),
        ("Senka Ek answered Karl Hale’s claim that it leaned with “never”.", "Senka Ek"),
        ("Senka Ek recited “Cold” by Karl Hale.", "Senka Ek"),
        ("Senka Ek answered “no” by return of post.", "Senka Ek"),
        ("“It is cold,” the paper quoted Karl Hale as saying.", "Karl Hale"),
        ("Senka Ek quoted her father: “It is cold.”", "her father"),
    ],
)
def test_quoted_words_are_whose_they_are_told_to_be(text: str, name: str) -> None:
    (found,) = [u for u in utterances(text) if u.kind is not SpeechKind.INDIRECT]
    assert found.speaker
    assert found.speaker.name == name


def test_of_two_who_are_quoted_each_has_his_own_words() -> None:
    text = "Senka Ek was dismissed as “a joke” by Karl Hale and said she was “tired”."
    assert said(text) == [("as “a joke”", "Karl Hale"), ("she was “tired”.", "Senka Ek")]
    text = "Senka Ek backed Karl Hale’s view that it was “late”, saying it was “sad”."
    assert said(text) == [("it was “late”", "Karl Hale"), ("it was “sad”.", "Senka Ek")]


def test_what_he_is_quoted_as_having_told_is_his_and_nobody_is_called_having() -> None:
    text = "She quoted the mayor, Karl Ek, as having told Hale that “the dam was sound”."
    (one,) = utterances(text)
    assert one.speaker is not None
    assert one.speaker.name == "Karl Ek"
    assert not utterances("Having told reporters that “the dam was sound”, Karl Ek left.")


def test_who_passes_on_what_somebody_is_quoted_as_saying_says_nothing() -> None:
    text = "“When it rains, we dig,” Karl Ek was quoted as saying by state television."
    (one,) = utterances(text)
    assert one.speaker is not None
    assert one.speaker.name == "Karl Ek"


def test_what_somebody_is_quoted_as_saying_is_what_is_told() -> None:
    text = "The paper quoted Karl Ek as saying that the wall leaned."
    assert said(text) == [("the wall leaned.", "Karl Ek")]
    assert said("Senka Ek quoted the poet, Karl Hale.") == []
    text = "Senka Ek told Horak: “It is late,” and quoted Karl Hale: “It is cold.”"
    assert said(text) == [("It is late,", "Senka Ek"), ("It is cold.", "Karl Hale")]


def test_nothing_that_is_quoted_by_its_number_speaks() -> None:
    text = "Anyone who saw it should call and quote Ostby reference WM-22."
    assert {name for _, name in said(text)} == {None}
    assert said("The photo quotes Romans 8:31.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A report on moss found after being frozen (“Moss”, 2 May) said that it grew.", None),
        ("Yes, but dogs hardly ever fall ill, says Ylva Hale, a vet.", "Ylva Hale"),
        ("The phone, which goes on sale on 2 May, has a screen.", None),
        ("The club called off the match. It had called back 900 balls.", None),
        ("His aunt, who was ill, wept when Karl Holm called.", None),
        ("The song is by the duo Nia & Bo, which tells us what to feel.", None),
    ],
)
def test_what_only_looks_like_speech_names_nobody(text: str, names: str | None) -> None:
    found = {u.speaker.name for u in utterances(text) if u.speaker}
    assert found == ({names} if names else set())


def test_what_somebody_did_not_mention_is_not_said() -> None:
    (praise,) = utterances("The company praised the soup. It did not mention the duck.")
    assert praise.content.start < 30


def test_a_heading_that_tells_nothing_more_is_no_speech() -> None:
    assert utterances("Second death confirmed\n\nIt rained.") == ()


def test_there_is_nobody_in_there_s_soup() -> None:
    text = "There’s soup, and no choice, unless you ring and say that you eat no meat."
    assert not any(u.speaker for u in utterances(text))


def test_a_line_that_ends_with_its_cue_is_read() -> None:
    assert said("It will rain, Karl Ek warned") == [("It will rain,", "Karl Ek")]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Brown asked for a recount.",
        "Jane Brown reads the newspapers with pleasure.",
        "Jane Brown told the story of the dam.",
        "Jane Brown told lies.",
        "Jane Brown dismissed him four times.",
        "Jane Brown did not believe him.",
        "Jane Brown agreed to leave in May.",
        "A group led by Norden Bank has agreed to buy the port.",
        "Jane Brown and the bank agreed on a price.",
        "### What does Jane Brown want?\n\nThe dam leaks.",
    ],
)
def test_what_is_only_done_with_a_word_of_speech_is_no_speech(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jane Brown asked for it: “Give me a recount.”", "Give me a recount."),
        ("It will rain, the letter reads.", "It will rain,"),
        ("Jane Brown dismissed it as a lie.", "it as a lie."),
        ("Jane Brown believes the dam will fall.", "the dam will fall."),
        ("Jane Brown agreed that the dam leaks.", "the dam leaks."),
        ("Jane Brown agreed to “a full inquiry”.", "to “a full inquiry”."),
    ],
)
def test_and_what_is_said_with_it_is(text: str, content: str) -> None:
    assert [found for found, _ in said(text)] == [content]


def test_what_somebody_did_as_mayor_was_not_done_by_some_mayor() -> None:
    text = "Jane Brown, who as mayor opposed the dam, said that it leaks."
    assert {name for _, name in said(text)} == {"Jane Brown"}


@pytest.mark.parametrize("name", ["Saitoti ole Hale", "Omar ould Ek", "Ursula zu Hale"])
def test_particles_of_many_languages_stand_in_a_name(name: str) -> None:
    text = f"Senator {name}, of Ostby, left.\n\n“It is cold,” the senator said."
    assert [u.speaker.name for u in utterances(text) if u.speaker] == [f"Senator {name}"]


@pytest.mark.parametrize("when", ["on Monday", "on Monday night", "yesterday"])
def test_who_was_on_some_day_declared_something_declares_nothing(when: str) -> None:
    assert not utterances(f"Karl Ek was {when} declared the winner with half of the vote.")
    (said,) = utterances(f"Karl Ek {when} declared that he was the winner.")
    assert said.speaker is not None


@pytest.mark.parametrize(
    "asked",
    [
        "What did he say?",
        "Did Zoran Ek say that the boat was lost?",
        "What does she think about, hour after hour?",
        "Having said he would stay, Zoran Ek left.",
    ],
)
def test_a_question_whether_or_what_somebody_said_says_nothing(asked: str) -> None:
    assert utterances(asked) == ()


@pytest.mark.parametrize(
    ("asked", "content"),
    [
        ("Why did Zoran Ek say that the boat was lost?", "the boat was lost?"),
        ("Did Zoran Ek really say “never”?", "“never”?"),
        ("Zoran Ek did say the boat was lost.", "the boat was lost."),
    ],
)
def test_what_a_question_takes_for_granted_was_said(asked: str, content: str) -> None:
    assert said(asked) == [(content, "Zoran Ek")]


def test_a_word_of_speech_with_nothing_behind_it_says_nothing() -> None:
    assert utterances("The mechanic answered. Zoran Ek left.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("»It holds for now«, said Ann Ek. It was late.", "Ann Ek"),
        ("Ann Ek said: »It holds for now.«", "Ann Ek"),
        ("« It holds for now », smiled Ann Ek.", "Ann Ek"),
        ("“It holds for now,” the pilot Ann Ek is heard saying on the tape.", "the pilot Ann Ek"),
        ("Ann Ek was criticised for calling the dam “a toy” in May.", "Ann Ek"),
        ("Ann Ek has apologized for saying that the dam was “a toy”.", "Ann Ek"),
        ("A clerk, queueing for soup in Ostby: “It holds for now.”", "A clerk"),
    ],
)
def test_words_in_other_marks_and_in_other_forms_have_their_speaker(text: str, name: str) -> None:
    assert [one.speaker.name for one in utterances(text) if one.speaker] == [name]


def test_marks_that_point_outwards_still_part_two_quotations() -> None:
    text = "« It holds », said Ann Ek. « It leaks », said Karl Hale."
    assert [name for _, name in said(text)] == ["Ann Ek", "Karl Hale"]


def test_what_somebody_else_judged_is_quoted_from_who_says_so_between_commas() -> None:
    text = "Karl Hale objected: the board, he said, could have dismissed Ek “a week earlier”."
    assert ("could have dismissed Ek “a week earlier”.", "Karl Hale") in said(text)


def test_an_assembly_that_judges_by_itself_is_quoted_as_before() -> None:
    text = "Karl Hale objected. The board, Ek said, dismissed the plan as “a toy”."
    assert said(text)[-1][1] == "The board"
