"""A date expression inside a question ("May 2003", "last spring"), read as a range of days.

Each reader looks at one place of the text only and matches a bounded number of characters, so
reading a whole question is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from qabot.dates.ranges import (
    Days,
    day_before,
    decade_days,
    last_month_named,
    last_season,
    last_weekday,
    last_weekend,
    month_days,
    season_days,
    third_of,
    third_of_months,
    unit_before,
    year_days,
)
from qabot.number_words import CARDINALS, ORDINALS

MONTHS = "january february march april may june july august september october november december"
MONTH_NUMBERS = {name: i for i, name in enumerate(MONTHS.split(), 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
"""Months by their names and abbreviations, in lower case."""

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = WEEKDAYS.split()
_NUMBERS = {name: i for i, name in enumerate(CARDINALS[1:11], 1)} | {"a": 1, "an": 1, "couple": 2}

MONTH = r"(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
"""A pattern of any of these, in a group of its own."""

_YEAR = r"(?:(?:the )?year )?(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|[,.:/]\d)\b"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_NTH = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b"
_LAST = r"(?:\s?[-–—]\s?| and | or )(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_PART = (
    r"(?:the\s{1,2})?(?P<part>early|mid|late|beginning|start|middle|end)(?:[\s-]{1,2}of)?[\s-]{1,2}"
)
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_COUNT = r"(?P<count>\d{1,3}|a couple|" + "|".join(_NUMBERS) + r")(?:\s{1,2}of)?"


@dataclass(frozen=True, slots=True)
class Expression:
    """What a date expression covers: both days inclusive, and where it ends in the text.

    ``kind`` names its shape: a bare ``year`` or ``month`` needs more care than a full ``day``.
    ``dated`` says whether the year was written rather than taken from today.
    """

    since: date
    until: date
    end: int
    kind: str
    dated: bool


def _pattern(source: str) -> re.Pattern[str]:
    # ASCII letters only: "ſ" would match "s" and then be in no table.
    return re.compile(f"(?a:{source})".replace(" ", r"(?u:\s){1,2}"), re.IGNORECASE)


def _month(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].lower()]


def _iso(match: re.Match[str], _: date) -> Days:
    day = date(int(match["year"]), int(match["m"]), int(match["d"]))
    return day, day


def _full_day(match: re.Match[str], _: date) -> Days:
    day = date(int(match["year"]), _month(match), int(match["day"]))
    return day, day


def _two_days(match: re.Match[str], _: date) -> Days:
    year, month = int(match["year"]), _month(match)
    first, last = date(year, month, int(match["day"])), date(year, month, int(match["last"]))
    if first >= last:
        raise ValueError
    return first, last


def _numbered(match: re.Match[str], _: date) -> Days:
    """Days of "14/5/2003"; a day and a month that could change places are none."""
    year, first, second = (int(match[name]) for name in ("year", "first", "second"))
    if first != second and max(first, second) <= _MONTHS_IN_A_YEAR:
        raise ValueError
    day = date(year, min(first, second), max(first, second))
    return day, day


def _month_of_short_year(match: re.Match[str], today: date) -> Days:
    """Days of "May '03", in the hundred years up to today."""
    year = today.year - (today.year - int(match["short"])) % 100
    return month_days(year, _month(match))


def _day_this_year(match: re.Match[str], today: date) -> Days:
    day = date(today.year, _month(match), int(match["day"]))
    if day > today:
        day = date(today.year - 1, day.month, day.day)
    return day, day


def _part_of_month(match: re.Match[str], _: date) -> Days:
    return third_of(month_days(int(match["year"]), _month(match)), match["part"])


def _part_of_year(match: re.Match[str], _: date) -> Days:
    return third_of_months(year_days(int(match["year"])), match["part"])


def _part_of_decade(match: re.Match[str], _: date) -> Days:
    return third_of_months(decade_days(match["decade"]), match["part"])


def _half(match: re.Match[str], _: date) -> Days:
    first = 1 if match["half"].lower() == "first" else 7
    year = int(match["year"])
    return date(year, first, 1), month_days(year, first + 5)[1]


def _quarter(match: re.Match[str], _: date) -> Days:
    written = match["ordinal"]
    quarter = ORDINALS.index(written.lower()) if written else int(match["digit"])
    first = 3 * quarter - 2
    year = int(match["year"])
    return date(year, first, 1), month_days(year, first + 2)[1]


def _ago(match: re.Match[str], today: date) -> Days:
    return unit_before(today, match["unit"].lower(), _count(match))


def _last_units(match: re.Match[str], today: date) -> Days:
    start = unit_before(today, match["unit"].lower(), _count(match))
    return max(start[0], day_before(today, match["unit"].lower(), _count(match))), today


def _count(match: re.Match[str]) -> int:
    written = match["count"].lower().split()[-1]  # "a couple"
    return _NUMBERS.get(written) or int(written)


def _this_or_last_unit(match: re.Match[str], today: date) -> Days:
    back = 0 if match["which"].lower() == "this" else 1
    return unit_before(today, match["unit"].lower(), back)


def _this_or_last_season(match: re.Match[str], today: date) -> Days:
    return last_season(today, match["season"].lower(), ended=match["which"].lower() != "this")


def _last_month_or_weekday(match: re.Match[str], today: date) -> Days:
    if match["weekday"]:
        return last_weekday(today, _WEEKDAYS.index(match["weekday"].lower()))
    return last_month_named(today, _month(match), ended=match["which"].lower() != "this")


def _weekend(match: re.Match[str], today: date) -> Days:
    return last_weekend(today, ended=(match["which"] or "").lower() == "last")


def _weekday(match: re.Match[str], today: date) -> Days:
    return last_weekday(today, _WEEKDAYS.index(match["weekday"].lower()))


def _named_day(match: re.Match[str], today: date) -> Days:
    back = {"today": 0, "yesterday": 1}.get(match[0].lower(), 2)
    day = today - timedelta(days=back)
    return day, day


_MONTHS_IN_A_YEAR = 12
_Reader = Callable[[re.Match[str], date], Days]
_WEEKDAY = r"(?P<weekday>" + "|".join(_WEEKDAYS) + r")\b"
_ON_WEEKDAY = r"(?:(?:" + "|".join(_WEEKDAYS) + r"),? )?"  # before a day that the calendar knows
_DECADE = r"(?P<decade>(?:1[5-9]|20)\d0|'?\d0)'?s\b"

# Ordered: the longest shape that fits wins.
_SHAPES: tuple[tuple[str, bool, re.Pattern[str], _Reader], ...] = (
    ("day", True, _pattern(r"(?P<year>1[5-9]\d\d|20\d\d)([-/])(?P<m>\d\d)\2(?P<d>\d\d)\b"), _iso),
    (
        "day",
        True,
        _pattern(r"(?P<first>\d\d?)([./-])(?P<second>\d\d?)\2(?P<year>1[5-9]\d\d|20\d\d)\b"),
        _numbered,
    ),
    ("day", True, _pattern(rf"{_DAY}{_LAST} {MONTH},? {_YEAR}"), _two_days),
    ("day", True, _pattern(rf"{MONTH} {_DAY}{_LAST}(?:,| ,|) {_YEAR}"), _two_days),
    ("day", True, _pattern(rf"{_ON_WEEKDAY}{_DAY}(?: of)? {MONTH},? {_YEAR}"), _full_day),
    ("day", True, _pattern(rf"{_ON_WEEKDAY}the {_NTH}(?: of)? {MONTH},? {_YEAR}"), _full_day),
    ("day", True, _pattern(rf"{_ON_WEEKDAY}{MONTH} {_DAY}(?:,| ,|) {_YEAR}"), _full_day),
    ("part", True, _pattern(rf"{_PART}{MONTH},?(?: of)? {_YEAR}"), _part_of_month),
    ("part", True, _pattern(rf"{_PART}{_YEAR}"), _part_of_year),
    ("part", True, _pattern(rf"(?:the )?(?P<part>early|mid|late)[\s-]{_DECADE}"), _part_of_decade),
    ("part", True, _pattern(rf"the (?P<half>first|second) half of {_YEAR}"), _half),
    (
        "part",
        True,
        _pattern(
            r"(?:the (?P<ordinal>first|second|third|fourth) quarter of|Q(?P<digit>[1-4])(?: of)?) "
            rf"{_YEAR}"
        ),
        _quarter,
    ),
    (
        "month",
        True,
        _pattern(rf"(?:the month of )?{MONTH},?(?: of)? {_YEAR}"),
        lambda m, _: month_days(int(m["year"]), _month(m)),
    ),
    ("month", True, _pattern(rf"{MONTH},? '(?P<short>\d\d)\b"), _month_of_short_year),
    (
        "month",
        True,
        _pattern(rf"(?:the )?{_SEASON}(?: of)? {_YEAR}"),
        lambda m, _: season_days(int(m["year"]), m["season"].lower()),
    ),
    ("decade", True, _pattern(rf"the {_DECADE}"), lambda m, _: decade_days(m["decade"])),
    ("year", True, _pattern(_YEAR), lambda m, _: year_days(int(m["year"]))),
    ("adverb", False, _pattern(r"(?:today|yesterday|the day before yesterday)\b"), _named_day),
    ("adverb", False, _pattern(rf"{_COUNT} {_UNIT}s? ago\b"), _ago),
    ("last", False, _pattern(rf"(?:the )(?:last|past) {_COUNT} {_UNIT}s?\b"), _last_units),
    (
        "last",
        False,
        _pattern(rf"the (?:last|past) {_UNIT}\b"),
        lambda m, today: (day_before(today, m["unit"].lower(), 1), today),
    ),
    (
        "adverb",
        False,
        _pattern(rf"(?P<which>this|last|past|previous) {_UNIT}\b"),
        _this_or_last_unit,
    ),
    ("adverb", False, _pattern(r"(?P<which>this|last|past) weekend\b"), _weekend),
    ("weekend", False, _pattern(r"the (?:(?P<which>last|past) )?weekend\b"), _weekend),
    ("adverb", False, _pattern(rf"(?P<which>this|last|past) {_SEASON}"), _this_or_last_season),
    (
        "adverb",
        False,
        _pattern(rf"(?P<which>this|last|past) (?:{_WEEKDAY}|{MONTH})"),
        _last_month_or_weekday,
    ),
    ("day", False, _pattern(rf"{_ON_WEEKDAY}{MONTH} {_DAY}"), _day_this_year),
    ("day", False, _pattern(rf"{_ON_WEEKDAY}{_DAY}(?: of)? {MONTH}"), _day_this_year),
    ("weekday", False, _pattern(_WEEKDAY), _weekday),
    (
        "bare month",
        False,
        _pattern(MONTH),
        lambda m, today: last_month_named(today, _month(m), ended=False),
    ),
    (
        "bare month",
        False,
        _pattern(r"the (?P<season>spring|summer|autumn|winter)\b"),
        lambda m, today: last_season(today, m["season"].lower(), ended=False),
    ),
)


def read_expression(text: str, start: int, today: date) -> Expression | None:
    """The date expression that begins at ``start``, or None; 31 June is none."""
    for kind, dated, pattern, read in _SHAPES:
        match = pattern.match(text, start)
        if match is None:
            continue
        try:
            since, until = read(match, today)
        except (ValueError, OverflowError):  # no such day, or out of the calendar
            return None
        return Expression(since, until, match.end(), kind, dated)
    return None
