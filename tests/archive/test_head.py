"""The lines above a story: which say what the article is, and which are the story's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY
from hypothesis import given
from hypothesis import strategies as st

from qabot.archive import boilerplate
from qabot.archive.head import read_head
from qabot.domain import Article

Only = Callable[..., Article]
MAY_14 = date(2003, 5, 14)
TITLE = "Dam opens after ten years"
FACTS = (TITLE, "The Solheim Courier", "Jane Hale", MAY_14)
SUB = "Mayor speaks of a great day for the valley"


def left_out(article: Article) -> list[str]:
    return [span.of(article.text) for span in boilerplate(article.text, article.title)]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "", "By Jane Hale", "The Solheim Courier", "14 May 2003"),
        (TITLE, "By Jane Hale", "", "The Solheim Courier", "Wednesday, May 14, 2003"),
        (TITLE, "", "The Solheim Courier", "14 May 2003", "By Jane Hale"),
        (TITLE, "", "Jane Hale", "The Solheim Courier, 14 May 2003"),
        (TITLE, "Jane Hale", "The Solheim Courier", "14 May 2003"),
        ("The Solheim Courier", TITLE, "By Jane Hale", "14 May 2003"),
        ("The Solheim Courier", "14 May 2003", "", TITLE, "", "By Jane Hale"),
        ("OPINION", TITLE, "", "Jane Hale", "The Solheim Courier, 14 May 2003"),
        ("Arts and books", "", TITLE, "By Jane Hale", "The Solheim Courier", "14 May 2003"),
        (TITLE, "Comment by Jane Hale", "The Solheim Courier, 14 May 2003"),
        (TITLE, "An interview by Jane Hale", "The Solheim Courier, 14 May 2003"),
        (TITLE, "Travel. By Jane Hale", "The Solheim Courier, 14 May 2003"),
        (TITLE, "Food, by Jane Hale", "The Solheim Courier", "14 May 2003"),
        (TITLE, "Jane Hale, court reporter", "The Solheim Courier, 14 May 2003"),
        ("Home", "News", "Sport", TITLE, "By Jane Hale", "The Solheim Courier", "14 May 2003"),
    ],
)
def test_the_usual_layouts_are_read_whole(only: Only, lines: tuple[str, ...]) -> None:
    article = only("a.txt", "\n".join(lines) + f"\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == FACTS
    assert left_out(article) == [line for line in lines if line]


def test_a_magazine_of_a_month_is_the_source_and_of_no_day(only: Only) -> None:
    lines = (TITLE, "A profile by Jane Hale", "Solheim Magazine, May 2003")
    article = only("a.txt", "\n".join(lines) + f"\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == (
        TITLE, "Solheim Magazine", "Jane Hale", None
    )  # fmt: skip


def test_a_surname_may_end_as_a_verb_does_where_a_role_stands_behind_it(only: Only) -> None:
    text = f"{TITLE}\nJane Reeves, court reporter\nThe Solheim Courier, 14 May 2003\n\n{STORY}"
    assert only("a.txt", text).byline == "Jane Reeves"


@pytest.mark.parametrize("sub", [SUB, f"{SUB}.", "Great day! Mayor dances"])
def test_a_sub_headline_is_passed_over_and_stays_in_the_story(only: Only, sub: str) -> None:
    head = [TITLE, "", sub, "", "By Jane Hale", "The Solheim Courier", "14 May 2003"]
    article = only("a.txt", "\n".join(head) + f"\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == FACTS
    assert sub not in left_out(article)


@pytest.mark.parametrize(
    "print_out",
    [
        (
            "Copyright 2003 The Solheim Courier\nThe Solheim Courier\n\nMay 14, 2003 Wednesday\n\n"
            f"SECTION: Pg. A1\n\n{TITLE}\n\nBYLINE: By Jane Hale\n\nDATELINE: SOLHEIM, Norway"
        ),
        f"PRESS RELEASE\n\n{TITLE}\n\nBy Jane Hale\nThe Solheim Courier\n14 May 2003",
    ],
)
def test_what_a_data_bank_or_a_press_office_adds_is_no_title_and_no_story(
    only: Only, print_out: str
) -> None:
    article = only("a.txt", f"{print_out}\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == FACTS
    assert left_out(article) == [line for line in print_out.split("\n") if line]


@pytest.mark.parametrize(
    "title",
    [
        "Jane Solheim, war correspondent",
        "Film critic Jane Solheim",
        "Section: why Ostby is divided",
        "Language: the war of words",
        "Body: what the mortuary told us",
        "Report by Auditor General Says Dam Unsafe",
    ],
)
def test_a_headline_with_the_words_of_a_data_bank_or_a_desk_is_a_headline(
    only: Only, title: str
) -> None:
    article = only("a.txt", f"{title}\nBy Jane Hale\n14 May 2003\n\n{STORY}")
    assert (article.title, article.byline) == (title, "Jane Hale")


def test_the_author_may_stand_between_the_paper_and_the_date(only: Only) -> None:
    article = only("a.txt", f"{TITLE}\nValley Mail\nBy Jane Hale\n14 May 2003\n\n{STORY}")
    assert (article.source, article.byline) == ("Valley Mail", "Jane Hale")


def test_a_second_heading_is_a_sub_headline(only: Only) -> None:
    article = only("a.md", f"# {TITLE}\n## {SUB}\nBy Jane Hale\n14 May 2003\n\n{STORY}")
    assert (article.title, article.byline, article.published) == (TITLE, "Jane Hale", MAY_14)
    assert f"## {SUB}" not in left_out(article)


@pytest.mark.parametrize("below", ["", "\nThe Solheim Courier, 14 May 2003\n"])
def test_a_question_in_a_title_does_not_end_it(only: Only, below: str) -> None:
    title = "A tower of ice? The town wants one"
    article = only("a.txt", f"{title}\n{below}\n{STORY}")
    assert article.title == title
    assert article.published == (MAY_14 if below else None)


def test_a_kicker_in_capitals_is_not_the_title(only: Only) -> None:
    article = only("a.txt", f"OPINION\n\n{TITLE}\n\n{STORY}")
    assert article.title == TITLE
    assert left_out(article) == ["OPINION", TITLE]
    named = only("b.txt", f"SOLHEIM\n{TITLE}\nBy Jane Hale\n\n{STORY}")
    assert named.title == TITLE
    assert "SOLHEIM" not in left_out(named)  # no section: it may say where


def test_a_paper_without_a_date_is_the_source(only: Only) -> None:
    article = only("a.txt", f"{TITLE}\n\nThe Solheim Courier\n\n{STORY}")
    assert (article.title, article.source) == (TITLE, "The Solheim Courier")


@pytest.mark.parametrize("paper", ["The Valley Signal", "Valley Mail", "Reuters", "Valley Weekly"])
def test_a_paper_is_known_by_its_name_or_by_the_date_beside_it(only: Only, paper: str) -> None:
    article = only("a.txt", f"{TITLE}\nBy Jane Hale\n{paper}\n14 May 2003\n\n{STORY}")
    assert (article.source, article.published) == (paper, MAY_14)


@pytest.mark.parametrize("line", ["Norhaven", "Tunnel in the News", "What a Day!"])
def test_another_line_beside_a_date_is_no_source_and_stays(only: Only, line: str) -> None:
    article = only("a.txt", f"{TITLE}\nBy Jane Hale\n{line}\n14 May 2003\n\n{STORY}")
    assert (article.source, article.published) == (None, MAY_14)
    assert line not in left_out(article)


@pytest.mark.parametrize(
    "line",
    [
        *("New Solheim", "San Arvik", "Storm Kills Nine", "Hundreds Dead", "Photo Gallery"),
        *("White House", "Grant Denied", "Jane Resigns", "Jane Hale Resigns", "Rose Garden"),
        *("The Fall of Arvik", "The Cost of the War", "The King Is Dead", "The Minister"),
        *("Hard Times", "No News", "Good News", "The Last Post", "Editor Leaves the Guardian"),
        *("The Morning After", "The Sunday Lunch"),
    ],
)
@pytest.mark.parametrize("paper", ["", "The Solheim Courier\n"])
def test_a_line_that_need_not_be_a_name_is_nobodys_and_stays(
    only: Only, line: str, paper: str
) -> None:
    article = only("a.txt", f"{TITLE}\n{line}\n{paper}14 May 2003\n\n{STORY}")
    assert (article.byline, article.source) == (None, paper.strip() or None)
    assert (article.title, article.published) == (TITLE, MAY_14)
    assert line not in left_out(article)


def test_a_paper_known_only_by_the_date_beside_it_stays_in_the_text(only: Only) -> None:
    article = only("a.txt", f"{TITLE}\nJane Hale\nValley Mail\n14 May 2003\n\n{STORY}")
    assert (article.source, article.byline) == ("Valley Mail", "Jane Hale")
    assert left_out(article) == [TITLE, "Jane Hale", "14 May 2003"]


@pytest.mark.parametrize("day", ["April 4, 1949", "Ostby, April 4, 1949"])
def test_a_date_alone_below_a_sentence_is_the_storys(only: Only, day: str) -> None:
    sentence = "This is what is known of the first days."
    article = only("a.txt", f"How it began\n{sentence}\n{day}\nThe gates were shut.\n\n{STORY}")
    assert article.published is None
    assert day not in left_out(article)
    paper = f"The Ostby Courier, {day}" if day.startswith("A") else "By Jane Hale"
    dated = only("b.txt", f"How it began\n{sentence}\n{paper}\n{day}\n\n{STORY}")
    assert dated.published == date(1949, 4, 4)


def test_a_headline_that_ends_in_a_papers_name_is_the_title(only: Only) -> None:
    title = "Editor Leaves the Guardian"
    article = only("a.txt", f"{title}\n14 May 2003\n\n{STORY}")
    assert (article.title, article.source) == (title, None)


def test_below_a_title_in_capitals_a_sub_headline_is_nobodys_name(only: Only) -> None:
    article = only("a.txt", f"Dam Opens at Last\nCosts Rise Again\n14 May 2003\n\n{STORY}")
    assert (article.title, article.byline) == ("Dam Opens at Last", None)
    assert "Costs Rise Again" not in left_out(article)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Events\n\nConcert in Skarv\n12 May 2003\nBall in Ostby\n13 May 2003\n", "Events"),
        ("In this issue\n\nThe dam\nBy Jane Hale\n\nThe ball\nBy Per Ek\n", "In this issue"),
        (f"Papers\n\nThe Dam Times\n\nThe Hill Herald\n\nThe Ice Gazette\n\n{STORY}", "Papers"),
    ],
)
def test_a_list_of_things_with_their_dates_has_none_of_its_own(
    only: Only, text: str, title: str
) -> None:
    article = only("a.txt", text)
    assert (article.title, article.source) == (title, None)
    assert (article.byline, article.published) == (None, None)
    assert left_out(article) == [title]


def test_a_paper_as_the_only_line_above_a_story_stays_its_title(only: Only) -> None:
    article = only("a.txt", f"The Hill Guardian\n\n{STORY}")
    assert (article.title, article.source) == ("The Hill Guardian", None)


def test_a_text_of_one_line_is_all_story() -> None:
    for text in ("The Solheim Courier", TITLE, "OPINION"):
        assert read_head(text).spans == ()


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("OSTBY, Aug. 9, 2003 (AP) -- The dam was opened.", date(2003, 8, 9)),
        ("ARVIK, Peru, March 9, 2004 (AP) — The dam was opened.", date(2004, 3, 9)),
        ("London, 3 May 2003 (Reuters) - The dam was opened.", date(2003, 5, 3)),
        ("KIEV, March 15, 2003. /TASS/. The dam was opened.", date(2003, 3, 15)),
        ("OSTBY, Norway, Friday, 9 May 2003 (AFP) – “It holds,” she said.", date(2003, 5, 9)),
        ("OSTBY, Aug. 9, 2003 (Nordwire) -- The dam was opened.", date(2003, 8, 9)),
        ("ARVIK BAY, La., Aug. 9, 2003 (Gulf Wire) -- The dam was opened.", date(2003, 8, 9)),
        ("OSTBY, 9 August 2003 (NTB) - The dam was opened.", date(2003, 8, 9)),
        ("Ostby, 9 August 2003 – Ek Foods plc today reported a loss.", date(2003, 8, 9)),
        ("OSTBY, Aug. 9, 2003 (Gulf Wire Service) - The dam was opened.", date(2003, 8, 9)),
        ("SÃO ARVIK, Aug. 9, 2003 (Agencia Norte) - The dam was opened.", date(2003, 8, 9)),
        ("OSTBY, Aug. 9, 2003 (News Agency of Solheim) - It was opened.", date(2003, 8, 9)),
        ("OSTBY, Aug. 9, 2003 /HillNewswire/ -- Ek Foods makes bread.", date(2003, 8, 9)),
        ("OSTBY, Norway, Aug. 9, 2003--(TRADE WIRE)--Ek Foods bakes.", date(2003, 8, 9)),
        ("OSTBY, Aug. 9, 2003: The high court today cleared an editor.", date(2003, 8, 9)),
        ("OSTBY, May 9, 2003 — The dam was opened on Friday.", date(2003, 5, 9)),
        ("OSTBY, Peru, 9 May 2003 (Solheim Finance) - It fell Friday.", date(2003, 5, 9)),
        ("OSTBY, May 9, 2003 — The dam was opened on Thursday.", None),
        ("OSTBY, May 9, 2003 — It fell on a Friday, people say.", None),
        ("OSTBY, Aug. 9, 1943: The raid on the dam was long.", None),
        ("Ostby, 9 August 2003 – The wall that stands today was built.", None),
        ("JANE SOLHEIM, May 3, 1923 (OSTBY) – May 5, 2003.", None),
        ("Ostby, 9 August 1943 – The raid that Ostby marked today was long.", None),
        ("THE COLD DOOR, 9 August 1943 (US) – A film about a dam.", None),
        ("HMS SOLHEIM, 9 August 1943 (RN) – She sank off Ostby.", None),
        ("OSTBY, April 4, 1949 (the first day) — It began.", None),
        ("OSTBY, Aug. 9 (AP) -- The dam was opened.", None),
        ("NATO, founded April 4, 1949 — The oldest of all.", None),
        ("THE dam was opened on March 15, 2003 - And it held.", None),
        ("Skarv, March 9, 2004 — The dam was opened.", None),
        ("ARVIK, Peru, March 9, 2004 — The dam was opened.", None),
        ("APRIL 4, 1949 — The day on which it all began.", None),
        ("ON MAY 3, 2003 — Nobody thought of the dam.", None),
        ("ON MAY 3, 2003 (AP) — Nobody thought of the dam.", None),
        ("BORN May 3, 1923 – Died May 5, 2003.", None),
        ("JOHN SOLHEIM, May 3, 1923 – May 5, 2003, was the town's baker.", None),
        ("SKARV BRIDGE, November 9, 1989 — It fell that night.", None),
        ("ARVIK — The dam was opened on March 9, 2004.", None),
        ("OSTBY, April 4, 1949 — the day on which it all began.", None),
    ],
)
def test_a_full_date_where_the_story_opens_is_its_date_and_stays(
    only: Only, opening: str, day: date | None
) -> None:
    article = only("a.txt", f"{TITLE}\n\n{opening}\n\n{STORY}")
    assert article.published == day
    assert left_out(article) == [TITLE]


@pytest.mark.parametrize(
    ("line", "day", "byline"),
    [
        ("The Hill Guardian, Friday 23 May 2003, updated 18.20", date(2003, 5, 23), None),
        ("Updated 23 May 2003", None, None),
        (
            "By Jane Doe in Ostby, eastern Norway\nThe Hill Guardian\n23 May 2003",
            date(2003, 5, 23),
            "Jane Doe",
        ),
        ("Jane Doe | 23 May 2003", date(2003, 5, 23), "Jane Doe"),
    ],
)
def test_lines_that_say_more_than_who_wrote_and_when_are_read(
    only: Only, line: str, day: date | None, byline: str | None
) -> None:
    article = only("a.txt", f"{TITLE}\n{line}\n\n{STORY}")
    assert (article.published, article.byline) == (day, byline)


@pytest.mark.parametrize("opening", ["OSTBY, Aug. 9, 2003 (AP) --", "OSTBY (Reuters) -"])
def test_a_line_right_above_the_opening_of_a_story_is_the_title(only: Only, opening: str) -> None:
    article = only("a.txt", f"{TITLE}\n{opening} The dam was opened. It held.\n\n{STORY}")
    assert left_out(article) == [TITLE]
    assert article.published == (date(2003, 8, 9) if "2003" in opening else None)
    assert article.source in ("AP", "Reuters")


def test_a_title_taken_from_the_story_leaves_out_its_opening(only: Only) -> None:
    article = only("a.txt", f"OSTBY, Aug. 9, 2003 (AP) -- The dam was opened. It held.\n\n{STORY}")
    assert article.title == "The dam was opened."
    assert article.text.startswith("OSTBY")


def test_what_the_head_says_comes_before_the_opening(only: Only) -> None:
    article = only(
        "a.txt", f"{TITLE}\n14 May 2003\n\nLIMA, May 9, 2003 (AP) — It opened.\n\n{STORY}"
    )
    assert article.published == MAY_14


SENTENCES = ["It held.", "“Nobody was hurt,” said Weir.", "The dam, which is old, was opened."]
LINES = [*SENTENCES, TITLE, SUB, "By Jane Hale", "14 May 2003", "The Dam Times", "OPINION", "", ""]


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_sentence_is_ever_head_matter_whatever_stands_around_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert not {span.of(text) for span in read_head(text).spans} & {*SENTENCES}


@pytest.mark.parametrize("title", ["News Bulletin", "Atomic Scientists Publish Bulletin"])
def test_a_bulletin_is_a_paper_only_after_the(only: Only, title: str) -> None:
    article = only("a.txt", f"{title}\n14 May 2003\n\n{STORY}")
    assert (article.title, article.source) == (title, None)
    paper = only("b.txt", f"{TITLE}\nThe Solheim Bulletin\n14 May 2003\n\n{STORY}")
    assert (paper.title, paper.source) == (TITLE, "The Solheim Bulletin")
