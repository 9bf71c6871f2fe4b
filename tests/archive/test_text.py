from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY
from hypothesis import given
from hypothesis import strategies as st

from qabot.archive import boilerplate
from qabot.archive.clean import clean
from qabot.archive.head import read_head
from qabot.domain import Article

Only = Callable[..., Article]
MAY_23 = date(2003, 5, 23)


@pytest.mark.parametrize(
    ("line", "source", "byline", "published"),
    [
        ("- The Washington Times - Friday, May 23, 2003", "The Washington Times", None, MAY_23),
        ("The Valley Herald | 23 May 2003", "The Valley Herald", None, MAY_23),
        ("May 23, 2003 | Reuters", "Reuters", None, MAY_23),
        ("Reuters, May 23, 2003", "Reuters", None, MAY_23),
        ("Friday, May 23, 2003 10:30 AM EDT", None, None, MAY_23),
        ("Published: 2003-05-23", None, None, MAY_23),
        ("Published on May 23, 2003 at 10:15 GMT", None, None, MAY_23),
        ("Posted 2003-05-23T10:15:00Z", None, None, MAY_23),
        ("London, May 23, 2003", None, None, MAY_23),
        ("The Herald, Friday, May 23, 2003", "The Herald", None, MAY_23),
        ("WASHINGTON, August 13 (Xinhua) --", "Xinhua", None, None),
        ("Date: 23 May 2003", None, None, MAY_23),
        ("Last updated: May 24, 2003", None, None, None),
        ("By Jane Doe", None, "Jane Doe", None),
        ("BY JANE DOE AND JOHN ROE", None, "JANE DOE AND JOHN ROE", None),
        ("by Xinhua writer Jane Doe", None, "Xinhua writer Jane Doe", None),
        ("By Jane Doe, Reuters", "Reuters", "Jane Doe", None),
        ("By Jane Doe, local democracy reporter", None, "Jane Doe", None),
        ("Reviewed by Jane Doe", None, "Jane Doe", None),
        ("Health correspondent Jane Doe", None, "Jane Doe", None),
        ("Education editor: Jane Doe", None, "Jane Doe", None),
        ("Jane Doe, consumer affairs editor", None, "Jane Doe", None),
        ("For release: 23 May 2003", None, None, MAY_23),
        ("By Jane Doe - The Valley Herald - Friday, May 23, 2003",
         "The Valley Herald", "Jane Doe", MAY_23),
        ("Source: The Valley Herald", "The Valley Herald", None, None),
        ("Author: Jane Doe", None, "Jane Doe", None),
    ],
)  # fmt: skip
def test_a_line_above_the_story_gives_its_facts_and_is_left_out(
    line: str, source: str | None, byline: str | None, published: date | None
) -> None:
    text = f"{line}\n\n{STORY}"
    head = read_head(text)
    assert (head.metadata.source, head.metadata.byline, head.metadata.published) == (
        source,
        byline,
        published,
    )
    assert [span.of(text) for span in boilerplate(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "On May 23, 2003, the dam was opened by the mayor.",
        "By Monday the water had reached the second mark of the dam.",
        "May 23, 2003 was the day on which the dam was opened.",
        "The dam, which Reuters had called a scandal on May 23, 2003, was opened.",
        "Anna Weir said: the dam will hold.",
        "“It will hold.”",
        "(In the third paragraph, North should be South)",
    ],
)
def test_a_sentence_of_the_story_is_never_left_out(line: str) -> None:
    text = f"{line}\n\n{STORY}"
    assert boilerplate(text) == ()
    assert read_head(text).metadata.published is None


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("LONDON (Reuters) - The dam was opened.", "Reuters"),
        ("WASHINGTON, May 23 (AP) — The dam was opened.", "AP"),
        ("KIEV, March 15. /TASS/. The dam was opened.", "TASS"),
        ("(CNN) The dam was opened.", "CNN"),
        ("LONDON - The dam was opened.", None),
        ("The union (AP is not meant) met in London.", None),
    ],
)
def test_the_agency_in_an_opening_is_the_source_and_stays_in_the_text(
    only: Only, opening: str, source: str | None
) -> None:
    article = only("a.txt", f"{opening}\n\n{STORY}")
    assert article.source == source
    assert article.published is None
    assert boilerplate(article.text) == ()


def test_a_short_first_line_set_off_from_the_story_is_the_title(only: Only) -> None:
    article = only("a.txt", f"Dam opens after ten years\n\nBy Jane Doe\n\n{STORY}")
    assert (article.title, article.byline) == ("Dam opens after ten years", "Jane Doe")


def test_a_title_that_begins_with_by_is_no_byline(only: Only) -> None:
    article = only("a.txt", f"By the River\n\n{STORY}")
    assert (article.title, article.byline) == ("By the River", None)


def test_a_title_header_is_the_title(only: Only) -> None:
    article = only("a.txt", f"Title: Dam opens.\nURL: https://example.org/dam\n\n{STORY}")
    assert (article.title, article.url) == ("Dam opens.", "https://example.org/dam")


def test_without_a_title_the_lead_sentence_stands_for_it(only: Only) -> None:
    article = only("a.txt", f"- The Herald - May 23, 2003\n\n{STORY}")
    assert article.title == "The dam on the upper river was opened on Monday, said Mayor Anna Weir."


def test_a_lead_without_an_end_is_cut_at_a_word(only: Only) -> None:
    article = only("a.txt", "river " * 5_000)
    assert len(article.title) <= 301
    assert article.title.endswith("river…")


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2018 The Washington Times, LLC. Click here for reprint permission.",
        "© 2018 The Valley Herald",
        "All rights reserved.",
        "The Washington Times Comment Policy",
        "The Valley Herald welcomes your comments. Please read our Comment Policy.",
        "Click to Read More and View Comments",
        "Click to Hide",
        "Sign up for our newsletter",
        "Sign up here to get the morning newsletter in your inbox every day.",
        "Follow us on Twitter @herald",
        "Read more",
        "Advertisement",
        "Share this article",
        "12 comments",
        "* * *",
        "https://example.org/dam",
        "Reporting by Jane Doe; Editing by John Roe",
        "Associated Press writer Jane Doe contributed to this report.",
        "Image copyright Getty Images",
        "Follow Jane Doe on Twitter @janedoe.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Copyright 2003 The Valley Herald. All rights reserved.",
        "Copyright 2001-2003 by the Valley Herald",
        "Copyright 2003.",
        "Copyright 2003, all rights reserved.",
        "Copyright 2003 - all rights reserved",
        "copyright 2003 herald.co.example",
        "Copyright 2003 valleyherald.example. All rights reserved.",
        "Copyright 2003, 2004 by the authors",
        "Subscribe to the Valley Herald today.",
        "Sign up free today.",
        "Register now!",
        "Subscribe to our channel.",
        "Support our independent journalism today.",
        "Support independent journalism with a gift of any size.",
        "Donate to us now.",
        "Download our app",
        "Get the free Herald app for iOS and Android.",
        "Get the Herald app on Google Play.",
        "Twitter: @janedoe",
        "Email jane.doe@herald.example",
        "Facebook",
    ],
)
def test_a_line_of_the_page_is_left_out_wherever_it_stands(line: str) -> None:
    text = f"{STORY}\n{line}\n\n{STORY}"
    assert [span.of(text) for span in boilerplate(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed on Monday, the minister said.",
        "“Click to read more,” the advertisement said, and she clicked.",
        "The comment policy of the paper was criticised by readers.",
        "Share prices fell on Monday.",
        "Subscribe to that view and you will be disappointed, he said.",
        "Follow the money, she said.",
        "Read more slowly, the teacher told the class.",
        "Reporting by the minister was poor, she said, and " + "the dam was late " * 20,
        "He contributed to the dam.",
        "Related deaths rose to 40, the ministry said.",
        "Advertisement spending rose, the agency said.",
        "Facebook apologised.",
        "Twitter collapsed.",
        "Email leaked.",
        "Support our troops now.",
        "Support our hospitals today.",
        "Register to vote today.",
        "Sign up for the army now.",
        "Copyright 2003 law is broken.",
        "Copyright 2003 all rights law is broken.",
        "Copyright 2003 herald.example is sold.",
        "Copyright 2003 law is broken, the judge said.",
        "Get the free prayer app in prison.",
        "Get the free prayer app for prisons, Hale said.",
        "All rights reserved to the crown are void, the court said.",
        "This material may not be published, the judge told the paper.",
    ],
)
def test_a_sentence_that_only_sounds_like_the_page_stays(line: str) -> None:
    text = f"{STORY}\n{line}\n\n{STORY}"
    assert boilerplate(text) == ()


def test_a_first_line_that_is_not_the_stated_title_stays() -> None:
    text = f"A question of trust\n\n{STORY}"
    assert boilerplate(text, "Dam opens") == ()
    assert len(boilerplate(text, "A question of trust")) == 1
    assert len(boilerplate(text)) == 1


def test_the_lead_that_stands_for_a_title_stays_in_the_story(only: Only) -> None:
    for text in (STORY, f"- The Herald - May 23, 2003\n\n{STORY}"):
        article = only("a.txt", text)
        assert article.title in STORY
        first = article.text.index(article.title)
        spans = boilerplate(article.text, article.title)
        assert all(span.end <= first for span in spans)


def test_a_repeated_title_is_left_out_even_as_a_sentence() -> None:
    text = f"Dam opens after “ten years”.\n\n{STORY}"
    (span,) = boilerplate(text, 'Dam opens after "ten years"')
    assert span.of(text) == "Dam opens after “ten years”."


HEAD_WORDS = ["\n", "\n\n", "By", "-", "May 23, 2003", "Copyright ©", "Title:", "#", "Read more"]
TEXTS = st.lists(st.sampled_from([*STORY.split(), *HEAD_WORDS]), max_size=40).map(" ".join)


@given(st.text(max_size=300) | TEXTS)
def test_boilerplate_is_ordered_disjoint_and_trimmed_whatever_the_text(text: str) -> None:
    spans = boilerplate(text)
    for span in spans:
        piece = span.of(text)
        assert piece == piece.strip() != ""
        assert "\n" not in piece
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@given(st.text())
def test_cleaning_leaves_nothing_that_cannot_be_stored_and_is_done_once(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not set(cleaned) & set("\x00\r\x0b\x1b\x7f\x85\u200b\ufeff\u202e\u2028")
    assert clean(cleaned) == cleaned


def test_cleaning_keeps_every_word_and_mends_windows_punctuation() -> None:
    assert clean("a\r\nb\rc\x0cd\x00e\u00adf\x93g\x94 \ud800") == "a\nb\nc\n\ndef“g” \ufffd"


def test_an_arabic_or_emoji_text_keeps_its_joiners() -> None:
    assert clean("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"
