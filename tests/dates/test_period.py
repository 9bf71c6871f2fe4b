"""Which days a question is limited to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.dates.period import read_period

TODAY = date(2003, 6, 15)  # a Sunday


def days(question: str) -> tuple[str | None, str | None] | None:
    period = read_period(question, TODAY)
    if period is None:
        return None
    return tuple(d.isoformat() if d else None for d in (period.since, period.until))


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did he say in May 2003?", "2003-05-01", "2003-05-31"),
        ("WHAT DID HE SAY IN 2003 ABOUT IRAQ?", "2003-01-01", "2003-12-31"),
        ("what did he say in the year 2003", "2003-01-01", "2003-12-31"),
        ("What happened on 23 May 2003?", "2003-05-23", "2003-05-23"),
        ("What happened on May 23rd, 2003?", "2003-05-23", "2003-05-23"),
        ("What happened May 23, 2003?", "2003-05-23", "2003-05-23"),
        ("What happened on 2003-05-23?", "2003-05-23", "2003-05-23"),
        ("What happened on May 23?", "2003-05-23", "2003-05-23"),
        ("What happened on July 4?", "2002-07-04", "2002-07-04"),
        ("What happened over the weekend?", "2003-06-14", "2003-06-15"),
        ("Who won at the weekend?", "2003-06-14", "2003-06-15"),
        ("What did he say last weekend?", "2003-06-07", "2003-06-08"),
        ("What happened in March?", "2003-03-01", "2003-03-31"),
        ("What happened in the spring of 2003?", "2003-03-01", "2003-05-31"),
        ("What happened in winter 2002?", "2002-12-01", "2003-02-28"),
        ("What happened in early 2003?", "2003-01-01", "2003-04-30"),
        ("What happened in late May 2003?", "2003-05-22", "2003-05-31"),
        ("What happened in the 1990s?", "1990-01-01", "1999-12-31"),
        ("What happened in the second half of 2002?", "2002-07-01", "2002-12-31"),
        ("What happened in the first quarter of 2003?", "2003-01-01", "2003-03-31"),
        ("between March and June 2003", "2003-03-01", "2003-06-30"),
        ("between November and February 2003", "2002-11-01", "2003-02-28"),
        ("from 2001 to 2003", "2001-01-01", "2003-12-31"),
        ("in 2001 and 2003", "2001-01-01", "2003-12-31"),
        ("between 4 and 6 May 2003", "2003-05-04", "2003-05-06"),
        ("from 4th to 6th May 2003", "2003-05-04", "2003-05-06"),
        ("from 4-6 May 2003", "2003-05-04", "2003-05-06"),
        ("between 9 and 6 May 2003", "2003-05-06", "2003-05-06"),
        ("from May 3 to May 7, 2003", "2003-05-03", "2003-05-07"),
        ("in 2001–03", "2001-01-01", "2003-12-31"),
        ("in 2001-2003", "2001-01-01", "2003-12-31"),
        ("before 2004", None, "2003-12-31"),
        ("before May 23, 2003", None, "2003-05-22"),
        ("after 2001", "2002-01-01", None),
        ("since May 23, 2003", "2003-05-23", None),
        ("from 2003 on", "2003-01-01", None),
        ("until May 2003", None, "2003-05-31"),
        ("as of June 1, 2003", None, "2003-06-01"),
        ("after 2001 and before 2004", "2002-01-01", "2003-12-31"),
        ("What did he say today?", "2003-06-15", "2003-06-15"),
        ("What did he say yesterday?", "2003-06-14", "2003-06-14"),
        ("What did he say the day before yesterday?", "2003-06-13", "2003-06-13"),
        ("What happened last week?", "2003-06-02", "2003-06-08"),
        ("What happened this month?", "2003-06-01", "2003-06-30"),
        ("What happened last year?", "2002-01-01", "2002-12-31"),
        ("What happened last spring?", "2003-03-01", "2003-05-31"),
        ("What happened last summer?", "2002-06-01", "2002-08-31"),
        ("What happened last Monday?", "2003-06-09", "2003-06-09"),
        ("What happened on Sunday?", "2003-06-08", "2003-06-08"),
        ("What happened two weeks ago?", "2003-05-26", "2003-06-01"),
        ("What did Solheim say a couple of weeks ago?", "2003-05-26", "2003-06-01"),
        ("A couple weeks ago, what did Solheim say?", "2003-05-26", "2003-06-01"),
        ("What happened a month ago?", "2003-05-01", "2003-05-31"),
        ("What happened over the past year?", "2002-06-15", "2003-06-15"),
        ("What happened in the last two weeks?", "2003-06-01", "2003-06-15"),
        ("since last week", "2003-06-02", None),
        ("only 2003", "2003-01-01", "2003-12-31"),
        ("What happened on Friday, May 23, 2003?", "2003-05-23", "2003-05-23"),
        ("Sunday 4 May 2003: what happened?", "2003-05-04", "2003-05-04"),
        ("What happened on Friday, May 23?", "2003-05-23", "2003-05-23"),
        ("What happened on the 23rd of May 2003?", "2003-05-23", "2003-05-23"),
        ("What happened on 23/5/2003?", "2003-05-23", "2003-05-23"),
        ("What happened on 5.23.2003?", "2003-05-23", "2003-05-23"),
        ("What happened on 2003/05/23?", "2003-05-23", "2003-05-23"),
        ("What happened on May 14-15, 2003?", "2003-05-14", "2003-05-15"),
        ("What happened on 14 and 15 May 2003?", "2003-05-14", "2003-05-15"),
        ("What happened in April and May 2002?", "2002-04-01", "2002-05-31"),
        ("What happened in April or in May 2002?", "2002-04-01", "2002-05-31"),
        ("What happened in April–May 2002?", "2002-04-01", "2002-05-31"),
        ("What happened in April, May, and June 2002?", "2002-04-01", "2002-06-30"),
        ("What happened in April and May and June 2002?", "2002-04-01", "2002-06-30"),
        ("What happened in July and August?", "2002-07-01", "2002-08-31"),
        ("What happened in May 2001 and June 2002?", "2001-05-01", "2002-06-30"),
        ("What happened in 2000, 2001 and 2002?", "2000-01-01", "2002-12-31"),
        ("What happened in 2001 and in 2002?", "2001-01-01", "2002-12-31"),
        ("What happened in May '02?", "2002-05-01", "2002-05-31"),
        ("What happened in May ’99?", "1999-05-01", "1999-05-31"),
        ("What happened in the month of May 2002?", "2002-05-01", "2002-05-31"),
        ("What happened at the end of 2002?", "2002-09-01", "2002-12-31"),
        ("In 2003, May said what?", "2003-01-01", "2003-12-31"),
    ],
)
def test_an_adverbial_of_time_limits_the_articles(
    question: str, since: str | None, until: str | None
) -> None:
    assert days(question) == (since, until)


@pytest.mark.parametrize(
    "question",
    [
        "What happened before the war?",
        "Who wrote Catch-22?",
        "Who won the 2003 war?",
        "What did he say about the 2012 election?",
        "What was said about the attacks of September 11, 2001?",
        "What did he say about May 2003?",
        "Was it found in 1,000 cases?",
        "Was it found in 2003 cases?",
        "Did it cost in $2003 or 2003%?",
        "What is in Section 2003?",
        "What may 23 people do?",
        "Who may march?",
        "What did May say?",
        "What has changed since May became prime minister?",
        "Who won last year's election?",
        "What happened at yesterday’s meeting?",
        "What happened on 31 June 2003?",
        "What happened since 9/11?",
        "Who fell in the fall of Saigon?",
        "What is still used today?",
        "How long did it last until today?",
        "What did USA Today say about taxes?",
        "What happened during the 2003 campaign?",
        "Who said the walls hadnt been inspected since 2001?",
        "What happened on 5/6/2003?",
        "What was paid at 2003 prices?",
        "How did it stand at the end of the war?",
        "What came of the May and June 2003 votes?",
        "Who won in May and June 2003 votes?",
        "What is in the weekend edition?",
        "Who shut the bridge over the weekend works?",
        "What did he say about the weekend?",
        "",
    ],
)
def test_a_date_inside_a_name_or_a_topic_limits_nothing(question: str) -> None:
    assert days(question) is None


def test_the_phrase_is_where_the_span_says() -> None:
    question = "What did Russia say in May 2003 about Bushehr?"
    period = read_period(question, TODAY)
    assert period is not None
    assert period.phrase == "in May 2003"
    assert period.span.of(question) == "in May 2003"


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("What was said in May 2003?", True),
        ("What was said in the 1990s?", True),
        ("What was said in May '02?", True),
        ("What was said last week?", False),
        ("What was said on Monday?", False),
        ("What was said on July 4?", False),
        ("What was said in the last 20 days?", False),
    ],
)
def test_a_period_says_whether_its_year_was_written(question: str, dated: bool) -> None:
    period = read_period(question, TODAY)
    assert period is not None
    assert period.dated is dated


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.sampled_from(["on", "since", "before"]))
def test_any_day_written_out_is_read_back(day: date, preposition: str) -> None:
    question = f"What was said {preposition} {day.strftime('%B')} {day.day}, {day.year}?"
    period = read_period(question, TODAY)
    assert period is not None
    expected = {
        "on": (day, day),
        "since": (day, None),
        "before": (None, day - timedelta(days=1)),
    }[preposition]
    assert (period.since, period.until) == expected


_PIECES = """
    in on since before between from and to the 2003 May 23, last week ago two - 's early
    1990s spring of yesterday until 31 February 9999 x
"""


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(_PIECES.split()),
        max_size=12,
    ),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_a_period_never_ends_before_it_begins(words: list[str], today: date) -> None:
    question = " ".join(words)
    period = read_period(question, today)
    if period is not None:
        assert period.since or period.until
        assert period.phrase == period.span.of(question)
        if period.since and period.until:
            assert period.since <= period.until


@pytest.mark.parametrize(
    "question",
    ["in ſeptember 2003", "in Aprıl 2003", "laſt frıday", "the fırst half of 2003",
     "ſince ſeptember 2003", "between Aprıl 2002 and Aprıl 2003", "in the laſt ſix wee\u212as"],
)  # fmt: skip
def test_letters_that_only_look_like_those_of_a_date_make_no_error(question: str) -> None:
    period = read_period(question, TODAY)
    assert period is None or period.phrase == period.span.of(question)
