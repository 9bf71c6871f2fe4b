"""Ranges of whole days by the calendar: months, seasons, decades, units before a day.

A season is the meteorological one: spring is March to May; winter 2003 ends in February 2004.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day, both inclusive."""

_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def year_days(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int) -> Days:
    """The days of a month; ``month`` 13 is January of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def season_days(year: int, season: str) -> Days:
    first = _SEASON_STARTS[season]
    return date(year, first, 1), month_days(year, first + 2)[1]


def decade_days(written: str) -> Days:
    """The ten years of "1990", "'90" or "90"; two digits are read as of the 20th century."""
    first = int(written.strip("'"))
    first += 1900 if first < 100 else 0
    return date(first, 1, 1), date(first + 9, 12, 31)


def third_of(days: Days, part: str) -> Days:
    """The first, middle or last third of a month ("early", "mid", "late" and their like)."""
    first, last = days
    length = (last - first).days + 1
    bounds = [first + timedelta(days=round(length * i / 3)) for i in range(4)]
    which = _third(part)
    return bounds[which], bounds[which + 1] - timedelta(days=1)


def third_of_months(days: Days, part: str) -> Days:
    """The first, middle or last third, in whole months, of a year or of a decade."""
    first, last = days
    months = (last.year - first.year + 1) * 4  # a third of twelve a year
    start = 1 + months * _third(part)
    return month_days(first.year, start)[0], month_days(first.year, start + months - 1)[1]


def _third(part: str) -> int:
    return {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1}.get(part.lower(), 2)


def unit_days(day: date, unit: str) -> Days:
    """The calendar unit that holds ``day``; a week begins on Monday."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "decade":
        return decade_days(str(day.year // 10 * 10))
    if unit == "year":
        return year_days(day.year)
    months = _MONTHS_IN[unit]
    first = (day.month - 1) // months * months + 1
    return date(day.year, first, 1), month_days(day.year, first + months - 1)[1]


def day_before(day: date, unit: str, count: int) -> date:
    """The same day ``count`` units earlier, or the last day of a shorter month."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_before(day: date, unit: str, count: int) -> Days:
    """The calendar unit that lies ``count`` units before the one that holds ``day``."""
    return unit_days(day_before(day, unit, count), unit)


def last_season(today: date, season: str, *, ended: bool) -> Days:
    """The latest such season that has begun, or that is over when ``ended``."""
    for year in range(today.year, today.year - 3, -1):
        first, last = season_days(year, season)
        if (last < today) if ended else (first <= today):
            return first, last
    raise ValueError(season)


def last_month_named(today: date, month: int, *, ended: bool) -> Days:
    """The latest such month that has begun, or that is over when ``ended``."""
    first, last = month_days(today.year, month)
    if (last >= today) if ended else (first > today):
        return month_days(today.year - 1, month)
    return first, last


def last_weekend(today: date, *, ended: bool) -> Days:
    """The latest Saturday with its Sunday that has begun or, ``ended``, is over."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if ended and (today - saturday).days < 2:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def last_weekday(today: date, weekday: int) -> Days:
    """The latest such weekday before today; ``weekday`` 0 is Monday."""
    day = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return day, day
