from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.dates.parse import date_in_url, find_date, parse_date

MAY_23 = date(2003, 5, 23)


@pytest.mark.parametrize(
    "text",
    [
        "2003-05-23",
        "2003-5-23",
        "2003/05/23",
        "2003.05.23",
        "20030523",
        "20030523T101500Z",
        "20030523101500",
        "2003-05-23T10:15:00Z",
        "2003-05-23T23:59:59-11:00",
        "2003-05-23 10:15:00.123 +0000",
        "Friday, May 23, 2003",
        "May 23, 2003",
        "MAY 23, 2003",
        "May 23rd, 2003",
        "May. 23 2003",
        "23 May 2003",
        "23rd of May, 2003",
        "23-May-2003",
        "23/May/2003:10:00:00 +0000",
        "Fri, 23 May 2003 10:00:00 +0000",
        "2003 May 23",
        "23/05/2003",
        "05/23/2003",
        "23.05.2003",
        "Published: Friday, May 23, 2003 10:30 AM EDT",
        "- The Washington Times - Friday, May 23, 2003",
    ],
)
def test_one_day_is_read_in_every_common_form(text: str) -> None:
    assert parse_date(text) == MAY_23


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no date at all",
        "May 2003",
        "2003",
        "05/06/2003",
        "6.5.2003",
        "2003-02-30",
        "31/04/2003",
        "February 30, 2003",
        "2003-13-01",
        "9999-01-01",
        "May 23, 2999",
        "0001-01-01",
        "1.2.3.2003.4",
        "12345678901234567890",
        "May 23, 20033",
        "\x00\ud800",
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_numeric_date_with_equal_parts_has_one_reading() -> None:
    assert parse_date("05/05/2003") == date(2003, 5, 5)


def test_the_first_of_two_dates_is_taken() -> None:
    assert parse_date("May 23, 2003, updated 2004-01-01") == MAY_23
    assert parse_date("2003-05-23, updated May 24, 2003") == MAY_23


def test_prose_is_not_searched_for_a_date() -> None:
    assert parse_date("On May 23, 2003 " + "the dam was opened " * 30) is None


def test_a_zone_does_not_move_the_day() -> None:
    assert parse_date("2003-05-23T00:10:00+14:00") == MAY_23


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    for form in ("{:%Y-%m-%d}", "{:%Y%m%d}", "{:%A, %B %d, %Y}", "{:%d %b %Y}", "{:%Y/%m/%d}"):
        assert parse_date(form.format(day)) == day


@given(st.text(max_size=80), st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31)))
def test_the_span_of_a_date_holds_that_date(before: str, day: date) -> None:
    found = find_date(f"{before} {day.isoformat()} .")
    assert found is not None
    value, span = found
    assert parse_date(span.of(f"{before} {day.isoformat()} .")) == value


@given(st.text(max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    find_date(text)
    date_in_url(text)


def test_the_path_of_an_address_may_carry_the_date() -> None:
    assert date_in_url("https://example.org/2003/05/23/world/dam.html") == MAY_23
    assert date_in_url("https://example.org/news/2003-05-23/dam") == MAY_23
    assert date_in_url("https://example.org/2003/99/23/dam") is None
    assert date_in_url("https://example.org/story/1234567") is None
