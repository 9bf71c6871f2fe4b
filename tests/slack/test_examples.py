"""The questions offered to begin with are answered by what their person says in quotation marks."""

from __future__ import annotations

import time

import pytest

from qabot.domain import Answer, Article, Span
from qabot.settings import Settings
from qabot.slack.engine.examples import Example, answers, examples, proposed
from qabot.wiring import open_asker

DAM = (
    'The dam above Norrvik leaks. "We told the council that the dam would not hold," harbour '
    "master Lena Dahl said. The council has known of the dam since May."
)


def asked(text: str, title: str = "The dam leaks") -> list[str]:
    article = Article("a" * 16, "a", title, None, None, None, None, text, "0")
    return [example.question for example in proposed(article)]


def test_a_question_names_the_whole_person_and_what_both_statement_and_title_name() -> None:
    assert asked(DAM) == ["What did Lena Dahl say about the dam?"]


@pytest.mark.parametrize("title", ["Minister", "Harbour master"])
def test_an_office_before_a_name_is_no_part_of_it(title: str) -> None:
    text = DAM.replace("harbour master Lena", f"{title} Lena")
    assert asked(text) == ["What did Lena Dahl say about the dam?"]


def test_a_topic_is_as_many_words_as_the_statement_and_the_article_share() -> None:
    text = (
        'The milk levy stays. "I never promised to end the milk levy," minister Per Solheim said. '
        "Farmers pay the milk levy in March. A milk levy is no tax."
    )
    assert asked(text, "Milk levy stays") == ["What did Per Solheim say about the milk levy?"]


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("harbour master Lena Dahl", "The Coast Courier"),
        ("harbour master Lena Dahl", "the department of water"),
        ("harbour master Lena Dahl", "Ms. Dahl"),
        ("harbour master Lena Dahl", "she"),
        ("that the dam would not hold", "that it would not hold"),
        ('"We told the council that the dam would not hold,"', '"Only the dam,"'),
        ("the dam", "one dam"),
        ("The council has known of the dam", "The council has known"),
    ],
)
def test_no_question_is_made_of_an_office_a_surname_or_what_is_hardly_spoken_of(
    part: str, instead: str
) -> None:
    assert asked(DAM.replace(part, instead)) == []


def test_no_topic_is_an_adjective_or_a_time() -> None:
    text = 'The late boat left in the year. "It was late, and in this year," said Lena Dahl. '
    assert asked(text * 3, "Late in the year") == []


def test_what_an_article_costs_is_bounded_whatever_its_length() -> None:
    """Proposed beside the answering, in the thread that also follows the index."""
    seconds = []
    for times in (300, 6_000):  # 50,000 characters, and a million
        began = time.process_time()
        assert asked((DAM + "\n\n") * times)[0] == "What did Lena Dahl say about the dam?"
        seconds.append(time.process_time() - began)
    assert seconds[1] < 3 * seconds[0] + 1


def test_a_question_that_another_statement_answers_better_is_not_offered(
    archive_index: Settings,
) -> None:
    asker = open_asker(archive_index)
    *_, offered = examples(asker)
    assert "What did Karin Ohlsson say about the ferry?" in offered
    assert len(offered) == len(set(offered))
    for question in offered:
        answer = asker.ask(question)
        assert isinstance(answer, Answer)
        speaker = answer.quotes[0].speaker
        assert speaker is not None
        assert question.removeprefix("What did ").partition(" say ")[0] in speaker.name
    articles = list(asker.generation.articles())
    [herring] = [one for one in articles if one.title.startswith("Herring")]
    assert not answers(asker, Example("What did Maja Lund say about the lamps?", "Maja Lund",
                                      Span(0, 9)), herring)  # fmt: skip
    asker.generation.close()
