"""What is read out of a question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.question import Question, QuestionKind, read_question
from qabot.question.parse import parse

TODAY = date(2003, 6, 15)


def read(text: str) -> Question:
    return read_question(text, TODAY)


def topic_of(text: str) -> str | None:
    asked = parse(text, TODAY)
    topic = asked.frame.topic if asked.frame else None
    return topic.of(asked.text) or None if topic else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What did Russia say about Bushehr?", QuestionKind.WHAT_SAID),
        ("What has Trump been saying about Mexico?", QuestionKind.WHAT_SAID),
        ("How did the White House respond to the report?", QuestionKind.WHAT_SAID),
        ("Putin on Iraq", QuestionKind.WHAT_SAID),
        ("Who said the crisis is over?", QuestionKind.WHO_SAID),
        ("Who won the match?", QuestionKind.WHO),
        ("When will Putin host Bush?", QuestionKind.WHEN),
        ("In what year was the tract bought?", QuestionKind.WHEN),
        ("Where did the ministers meet?", QuestionKind.WHERE),
        ("How many troops were there?", QuestionKind.HOW_MANY),
        ("What year did Ada Rook claim to be born?", QuestionKind.WHEN),
        ("Who wrote the open letter?", QuestionKind.WHO),
        ("What can equations describe?", QuestionKind.WHAT),
        ("Name the author of the map.", QuestionKind.WHAT),
        ("The forest burned in what year", QuestionKind.WHEN),
        ("Why are budget talks stuck?", QuestionKind.WHY),
        ("What caused the fire?", QuestionKind.WHY),
        ("Is the crisis over?", QuestionKind.YES_NO),
        ("Did Russia deny helping Iran?", QuestionKind.YES_NO),
        ("What does the arms treaty require?", QuestionKind.WHAT),
        ("The treaty was signed in Rome.", QuestionKind.STATEMENT),
        ("", QuestionKind.STATEMENT),
        ("When Ek resigned, who took over?", QuestionKind.WHO),
        ("Where the ferry sank, how many people died?", QuestionKind.HOW_MANY),
        ("When the dam burst, what did the mayor say?", QuestionKind.WHAT_SAID),
        ("When will the dam open, and who pays?", QuestionKind.WHEN),
    ],
)
def test_the_kind_of_answer_is_told_by_the_question_word(text: str, kind: QuestionKind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("What did Russia say about Bushehr?", "Russia", "Bushehr"),
        ("what did russia say about bushehr", "russia", "bushehr"),
        ("WHAT DID RUSSIA SAY ABOUT BUSHEHR?", "RUSSIA", "BUSHEHR"),
        ("What did Russia say in May 2003 about the plant?", "Russia", "the plant"),
        ("What does Merkel think about refugees?", "Merkel", "refugees"),
        ("What is Russia’s position on Bushehr?", "Russia", "Bushehr"),
        ("What's Obama's view of the Iran deal?", "Obama", "the Iran deal"),
        ("How did the White House respond to the report?", "the White House", "the report"),
        ("Did Russia deny helping Iran?", "Russia", "helping Iran"),
        ("Tell me what Putin said about missiles", "Putin", "missiles"),
        ("According to the minister, who pays?", "the minister", "pays"),
        ("quotes from Putin on Iraq", "Putin", "Iraq"),
        ("Putin on Iraq", "Putin", "Iraq"),
        ("Putin says the war was wrong", "Putin", "the war was wrong"),
        ("What did the UN report say about Darfur?", "the UN report", "Darfur"),
        ("What did Trump say Mexico would pay for?", "Trump", "Mexico would pay for"),
        ("What did the minister tell reporters in Paris about taxes?", "the minister", "taxes"),
        ("What does Rao think of Ek’s words about Oslo?", "Rao", "Ek's words about Oslo"),
        ("How did Rao react to the talk about Oslo?", "Rao", "the talk about Oslo"),
        ("What was Rao’s reply to the talk about Oslo?", "Rao", "the talk about Oslo"),
        (
            "Why does Rao say boats have grown rare about Oslo?",
            "Rao",
            "boats have grown rare about Oslo",
        ),
        ("How did Rao himself react to the news?", "Rao", "the news"),
        ("What is the Democrats' position on taxes?", "the Democrats", "taxes"),
        ("What is the Greens’ view of it?", "the Greens", "it"),
    ],
)
def test_speaker_and_topic_are_read_as_they_are_written(
    text: str, speaker: str, topic: str
) -> None:
    question = read(text)
    assert (question.speaker, topic_of(text)) == (speaker, topic)


@pytest.mark.parametrize(
    "text",
    [
        "What did he say about Iraq?",
        "What do people think about taxes?",
        "What does the article say about taxes?",
        "Sanctions on Iran",
        "What does the arms treaty require?",
        "What was said about the war?",
        "What has been said about the war?",
        "What has recently been said about the war?",
        "How many member states adopted the charter?",
        "What happens to those who reveal state secrets?",
        "What happens if a treaty is signed by the head of state and a minister?",
        "What caused the spokesman to comment?",
        "What does not explain the failure?",
        "Why does the group need to respond now?",
        "Who said the crisis is over?",
        "What did the note Karl Ek left on the door say?",
        "What did the letter Ek wrote to the council say about taxes?",
    ],
)
def test_a_question_that_names_no_speaker_has_none(text: str) -> None:
    assert read(text).speaker is None


def test_names_are_runs_of_capitalised_words() -> None:
    names = read("What did Gov. Ada Rook of the Bank of Norwood tell Lee’s Russia and US?").names
    assert names == ("Gov. Ada Rook of the Bank of Norwood", "Lee", "Russia", "US")


def test_in_a_question_without_cases_only_the_speaker_is_a_name() -> None:
    assert read("what did the white house say about russia").names == ("white house",)
    assert read("WHO BUILT THE DAM").names == ()


def test_a_limit_of_time_is_read() -> None:
    said = read("What did Russia say about Bushehr in May 2003?")
    assert said.period is not None
    assert said.period.phrase == "in May 2003"


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("What did Russia say in May 2003 about it?", "What did Russia say about it?"),
        ("In May 2003, what did Russia say?", "what did Russia say?"),
        ("Who met Putin last week?", "Who met Putin?"),
        ("Who met Putin in 1999?", "Who met Putin in 1999?"),
        ("What is Russia’s position on Bushehr?", "What did Russia say about Bushehr?"),
        ("quotes from Putin on Iraq since 2003", "What did Putin say about Iraq?"),
        ("anything from Ada Hale?", "What did Ada Hale say?"),
        ("any quotes by Ada Hale", "What did Ada Hale say?"),
        ("  Who  won? ", "Who won?"),
        ("last week", ""),
    ],
)
def test_what_is_searched_leaves_out_what_only_limits(text: str, searched: str) -> None:
    assert read(text).searched == searched


def test_negation_is_seen() -> None:
    assert read("Who did not call it a “widely accepted myth”?").negated
    assert read("What doesn’t depend on it?").negated
    assert not read("Who knots ropes?").negated


def test_what_is_only_supposed_denies_nothing() -> None:
    assert not read("What would have happened if it had not rained?").negated
    assert not read("If it hadn't rained, what would have happened?").negated
    assert read("If it rained, who did not come?").negated


def test_a_mention_of_the_bot_is_no_word() -> None:
    question = read("<@U012AB3CD> what did Russia say about Bushehr?")
    assert question.searched == "What did Russia say about Bushehr?"
    assert question.speaker == "Russia"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\0" * 50,
        "😀😀😀",
        "?" * 40_000,
        "what " * 8_000,
        "a.a." * 10_000,
        "'" * 40_000,
        '"' * 40_000,
        "Who said " * 4_500,
        "A of " * 8_000,
        "did X say " * 4_000,
        "according to " * 3_000,
        "<@U" * 13_000,
        "in 2003-" * 5_000,
        "x\ud800y",
        "((((((a+)+)+)+)+)+" * 2_000,
    ],
)
def test_poison_is_read_without_complaint(text: str) -> None:
    question = read(text)
    assert question.text == text
    assert question.speaker is None or question.speaker in text


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_every_part_is_a_part_of_the_text(text: str) -> None:
    question = read(text)
    straight = text.translate({8217: "'", 8216: "'", 8220: '"', 8221: '"'})
    parts = [*question.names, question.speaker, topic_of(text)]
    for part in parts:
        assert part is None or (part and part in _printable(straight))
    if question.period:
        assert question.period.phrase == question.period.span.of(_printable(straight))


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


_NAME = st.sampled_from(["Russia", "Ada Rook", "the Pentagon", "Gov. Lee", "Al-Noor Group"])
_TOPIC = st.sampled_from(["Bushehr", "the river bridge", "taxes", "Mr. Hu’s visit", "U.S. aid"])
_WAYS = st.sampled_from(
    [
        "What did {0} say about {1}?",
        "what has {0} said about {1}",
        "How did {0} respond to {1}?",
        "Tell me what {0} said about {1}.",
        "What does {0} think about {1}?",
        "statements by {0} about {1}",
    ]
)


@given(_WAYS, _NAME, _TOPIC)
def test_each_way_of_asking_gives_speaker_and_topic(way: str, name: str, topic: str) -> None:
    text = way.format(name, topic)
    question = read(text)
    assert question.speaker == name
    assert topic_of(text) == topic.replace("’", "'")
    assert question.kind is QuestionKind.WHAT_SAID


@pytest.mark.parametrize(
    "text",
    [
        "What were the reactions to the dam?",
        "what was the response to the dam",
        "What are the views on the dam?",
    ],
)
def test_reactions_of_nobody_in_particular_are_what_was_said(text: str) -> None:
    question = read_question(text, TODAY)
    assert (question.searched, question.speaker) == ("What was said about the dam?", None)


def test_the_who_is_a_body_and_asks_nothing() -> None:
    said = read_question("What did the WHO say about measles?", date(2020, 5, 4))
    assert (said.kind, said.speaker) == (QuestionKind.WHAT_SAID, "the WHO")
    assert read_question("WHO won the cup?", date(2020, 5, 4)).kind is QuestionKind.WHO
