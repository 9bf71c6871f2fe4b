"""Dates as articles and their metadata write them. Pure: no clock is read.

Understood: ``2003-05-23`` (also with a time and zone after it), ``2003/05/23``, ``20030523``,
``May 23, 2003``, ``Friday, 23 May 2003``, ``23-May-2003``, ``Fri, 23 May 2003 10:00:00 +0000``
and ``23/05/2003`` where only one reading is possible. The date is the one written: a time zone
never moves it to the neighbouring day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qabot.dates.expression import MONTH, MONTH_NUMBERS
from qabot.domain import Span

EARLIEST_YEAR = 1500
LATEST_YEAR = 2100
LONGEST_VALUE = 300  # characters; a longer text is prose, not a date

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=\d{6}(?!\d)|(?!\d))",
        rf"\b{MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s./-]*{MONTH}[\s,/-]*{_YEAR}",
        rf"(?<!\d)(?P<year>\d{{4}})[\s,-]+{MONTH}[\s-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
    )
)
_IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/_.-]|$)"
)


def parse_date(text: str) -> date | None:
    """The first date written in ``text``, or None.

    None as well for a date that does not exist, lies outside the years 1500 to 2100, or can be
    read two ways (``05/06/2003``).
    """
    found = find_date(text)
    return found[0] if found else None


def find_date(text: str) -> tuple[date, Span] | None:
    """The first date written in ``text`` and where it stands, or None (see ``parse_date``)."""
    if len(text) > LONGEST_VALUE:
        return None
    return min(_candidates(text), key=lambda found: found[1], default=None)


def date_in_url(url: str) -> date | None:
    """The date that the path of an address carries (``/2017/03/28/``), or None."""
    found = _IN_URL.search(url)
    if not found:
        return None
    return _valid(int(found["year"]), int(found["month"]), int(found["day"]))


def _candidates(text: str) -> Iterator[tuple[date, Span]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            day = _date_of(match.groupdict())
            if day:
                yield day, Span(*match.span())


def _date_of(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if "first" in parts:
        return _unambiguous(year, int(parts["first"] or 0), int(parts["second"] or 0))
    month, day = parts["month"] or "", int(parts["day"] or 0)
    # The long s of old prints matches "s" in a pattern, so that it must be folded here too.
    number = int(month) if month.isdecimal() else MONTH_NUMBERS[month.casefold()]
    return _valid(year, number, day)


def _unambiguous(year: int, first: int, second: int) -> date | None:
    """A numeric date whose order is unknown: only when one order alone is possible."""
    readings = {_valid(year, first, second), _valid(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
