"""Which days a question limits its answer to: "in May 2003", "since last week", "before 2004".

The rule. A date limits the *articles* when it stands as an adverbial of the question: after a
preposition of time (in, on, during, since, before, between … and …) or by itself ("last week",
"two weeks ago", "May 23, 2003"). A date that belongs to a name or a topic limits nothing: after
an article or another word ("the 2012 election", "Section 2003"), before a noun that it
describes ("in 2003 cases", "last year's vote"), or after "about" and "of" ("the attacks of
September 11, 2001"). When in doubt there is no limit: a limit hides articles, its absence none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qabot.dates.expression import MONTHS, Expression, read_expression
from qabot.domain import Span

_LONGEST = 2_000  # characters of a question that are read

_OPENING = re.compile(
    r"(?<![\w$€£.'’-])(?:"
    r"(?P<range>between|from)|"
    r"(?P<since>since|starting(?:\s(?:in|from))?)|(?P<after>after|later\sthan)|"
    r"(?P<before>before|prior\sto|earlier\sthan)|"
    r"(?P<until>until|till|up\sto|through|as\sof|no\slater\sthan)|"
    r"(?P<at>in|on|at|during|over|throughout|within|for|only|just)"
    r")\s{1,2}",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?<![\w$€£.'’-])(?=today|yesterday|the\sday\sbefore|this\s|last\s|past\s|previous\s|"
    r"[\w]{1,6}\s{1,2}(?:of\s)?(?:days?|weeks?|months?|quarters?|years?|decades?)\sago|"
    r"a\scouple\s|\d|[A-Z])",
    re.IGNORECASE,
)
_JOIN = {"between": r"\s{1,2}and\s{1,2}", "from": r"\s{0,2}(?:to|until|till|through|[-–—])\s{0,2}"}
_DASH = re.compile(
    r"\s?[-–—]\s?(?:(?P<short>\d\d)(?!\d)|(?=\d{4}\b))|\s{1,2}(?:and|or)\s{1,2}(?=(?:1[5-9]|20)\d\d\b)"
)
_ANOTHER = re.compile(
    r"(?P<last>\s?[-–—]\s?|,?\s{1,2}(?:and|or)\s{1,2}(?:(?:in|on|during)\s{1,2})?)|,\s{1,2}",
    re.IGNORECASE,
)
_IN_LISTS = frozenset(("day", "month", "bare month", "part", "year"))
_BARE_DAY = re.compile(r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?=\s|[-–—])", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|about|of|until|till|to|regarding|concerning|section|article|no|number|room|"
    r"resolution)"
    r"\.?|[-–—/])\s?$",
    re.IGNORECASE,
)
# A word that may follow an adverbial of time. Any other lower-case word is taken to be a noun
# that the date describes ("in 2003 cases").
_FOLLOWERS = """
    a about according after against an and are as at because before between but by can
    concerning could did do does during for from had has have he her his how if in is it its
    may might no nor not of on only or our over per regarding said say she should since so
    than that the their then there these they this those through to towards under until was we
    were what when where which while who whom whose why will with without would you
"""
_MAY_FOLLOW = frozenset(_FOLLOWERS.split())
_PAST = re.compile(r"\b(?:did|was|were|has|have|had|said|happened|new|news)\b", re.IGNORECASE)
_FROM_TODAY = re.compile(r"\b(?:today|yesterday|this|last|past|previous|ago)\b", re.IGNORECASE)
# "Who said the wall had not been seen to since 2009?" asks for no later article.
_TOLD_SO = re.compile(
    r"\b(?:said|says?|told|claims?|claimed|thinks?|that)\b.*\b(?:had|has|have)(?:n'?t)?\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS.split())})\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\d{4}|\d0'?s\b|'\d\d\b")
_NEXT_WORD = re.compile(r"\s{1,2}(\w+)")


@dataclass(frozen=True, slots=True)
class Period:
    """The days a question is limited to, both inclusive; None leaves that side open.

    ``span`` is where the ``phrase`` stands in the question. ``dated`` says whether the phrase
    names a year; the others ("last week", "on Monday") count from today.
    """

    since: date | None
    until: date | None
    span: Span
    phrase: str
    dated: bool

    @property
    def from_today(self) -> bool:
        """Whether its words count from today ("last week"), as "on Monday" need not."""
        return not self.dated and _FROM_TODAY.search(self.phrase) is not None

    @property
    def yearless(self) -> bool:
        """Whether its words name a month, and no year: "in October", "on 14 November"."""
        return not self.dated and _MONTH.search(self.phrase) is not None


def read_period(question: str, today: date) -> Period | None:
    """The first limit of time in ``question``; words like "last week" are relative to ``today``.

    A second limit that closes an open side is joined ("after 2001 and before 2004").
    Reads the first 2,000 characters in linear time and never raises.
    """
    text = question[:_LONGEST].replace("’", "'")
    first = _first_period(text, 0, today)
    if first is None or (first.since and first.until):
        return first
    second = _first_period(text, first.span.end, today)
    return _joined(text, first, second) if second else first


def _joined(text: str, first: Period, second: Period) -> Period:
    if (first.since is None) == (second.since is None):
        return first
    if second.span.start - first.span.end > len(" and "):
        return first
    span = Span(first.span.start, second.span.end)
    since, until = first.since or second.since, first.until or second.until
    if since and until and since > until:
        return first
    return Period(since, until, span, span.of(text), first.dated and second.dated)


def _first_period(text: str, start: int, today: date) -> Period | None:
    found = [_first_opened(text, start, today), _first_adverb(text, start, today)]
    return min((p for p in found if p), key=lambda p: p.span.start, default=None)


def _first_opened(text: str, start: int, today: date) -> Period | None:
    for opening in _OPENING.finditer(text, start):
        read = _range if opening["range"] else _opened
        period = read(text, opening, today)
        if period is not None:
            return period
    return None


def _first_adverb(text: str, start: int, today: date) -> Period | None:
    for place in _ADVERB.finditer(text, start):
        found = read_expression(text, place.start(), today)
        if found is None or not (found.kind == "adverb" or (found.kind == "day" and found.dated)):
            continue
        if _NOT_BEFORE.search(text, max(0, place.start() - 20), place.start()):
            continue
        if _ends_well(text, found) and not _means_nowadays(text, place.start(), found.end):
            return _period(text, place.start(), found.end, found.since, found.until)
    return None


def _means_nowadays(text: str, start: int, end: int) -> bool:
    """Whether "today" is the present in general ("What is still used today?") or a name's part."""
    word = text[start:end]
    return word.lower() == "today" and (_PAST.search(text) is None or word == "Today")


def _opened(text: str, opening: re.Match[str], today: date) -> Period | None:
    word = opening[0].strip().lower()
    found = read_expression(text, opening.end(), today)
    if found is None or text[opening.end() : found.end].lower() == "today":
        return None  # "until today" limits nothing
    if opening["at"] and (wider := _listed(text, opening.end(), found, today)):
        found = wider
    if not _fits(word, found) or not _ends_well(text, found):
        return None
    if opening["since"] and _TOLD_SO.search(text, 0, opening.start()):
        return None
    if found.kind == "year" and (wider := _years_with_dash(text, found)):
        found = wider
    try:
        since, until = _sides(opening, found)
    except OverflowError:  # before the first day of the calendar, or after its last
        return None
    return _period(text, opening.start(), found.end, since, until)


def _fits(word: str, found: Expression) -> bool:
    """Whether the preposition can stand before this shape ("on 2003" and "for May" cannot)."""
    if found.kind == "weekend":
        return word not in ("in", "for", "from", "within", "between", "only", "just")
    if word == "on":
        return found.kind in ("day", "weekday")
    if word == "at":
        return found.kind == "part"
    if word in ("over", "for", "within"):
        return found.kind == "last"
    if word in ("only", "just"):
        return found.kind in ("year", "month", "decade", "day", "part", "adverb")
    return found.kind != "weekday" or word in ("since", "after", "before", "until")


def _sides(opening: re.Match[str], found: Expression) -> tuple[date | None, date | None]:
    if opening["since"]:
        return found.since, None
    if opening["after"]:
        return found.until + timedelta(days=1), None
    if opening["before"]:
        return None, found.since - timedelta(days=1)
    if opening["until"]:
        return None, found.until
    return found.since, found.until


def _years_with_dash(text: str, found: Expression) -> Expression | None:
    """Both years, and those between, of "2001-03", "2001–2003" and "2001 and 2003" after "in"."""
    dash = _DASH.match(text, found.end)
    if dash is None:
        return None
    written = dash["short"] or text[dash.end() : dash.end() + 4]
    end = dash.end() if dash["short"] else dash.end() + 4
    last = int(str(found.since.year)[: 4 - len(written)] + written)
    if not found.since.year <= last <= found.since.year + 99:
        return None
    return replace(found, until=date(last, 12, 31), end=end)


def _listed(text: str, start: int, first: Expression, today: date) -> Expression | None:
    """What a list names, and what lies between: "in May and June 2003", "in 2001, 2002 and 2003".

    None where ``first``, which begins at ``start``, stands alone.
    """
    found, places, closed = [first], [start], False
    while join := _ANOTHER.match(text, found[-1].end):
        more = read_expression(text, join.end(), today)
        if more is None or not {more.kind, found[-1].kind} <= _IN_LISTS:
            break
        found.append(more)
        places.append(join.end())
        closed = join["last"] is not None
    return _widened(text, found, places) if closed else None


def _widened(text: str, found: list[Expression], places: list[int]) -> Expression | None:
    last = found[-1]
    if any(one.dated for one in found) and not last.dated:
        return None  # "in May 2003 and June"
    days = [
        one if one.dated else _in_year_of(text, place, last, one)
        for place, one in zip(places[:-1], found, strict=False)
    ] + [last]
    since, until = min(one.since for one in days), max(one.until for one in days)
    return replace(last, since=since, until=until)


def _range(text: str, opening: re.Match[str], today: date) -> Period | None:
    days = _days_of_a_month(text, opening, today)
    left = read_expression(text, opening.end(), today)
    if days or left is None:
        return days
    join = re.compile(_JOIN[opening[0].strip().lower()], re.IGNORECASE).match(text, left.end)
    right = read_expression(text, join.end(), today) if join else None
    if right is None or not _ends_well(text, right):
        return _from_alone(text, opening, left)
    if right.dated and not left.dated:
        left = _in_year_of(text, opening.end(), right, left)
    since, until = min(left.since, right.since), max(left.until, right.until)
    return _period(text, opening.start(), right.end, since, until)


def _days_of_a_month(text: str, opening: re.Match[str], today: date) -> Period | None:
    """A period such as "between 4 and 6 August 2018"."""
    first = _BARE_DAY.match(text, opening.end())
    if first is None:
        return None
    join = re.compile(_JOIN[opening[0].strip().lower()], re.IGNORECASE).match(text, first.end())
    last = read_expression(text, join.end(), today) if join else None
    if last is None or last.kind != "day" or not _ends_well(text, last):
        return None
    if int(first["day"]) > last.until.day:
        return None
    since = last.until.replace(day=int(first["day"]))
    return _period(text, opening.start(), last.end, since, last.until)


def _from_alone(text: str, opening: re.Match[str], left: Expression) -> Period | None:
    """A period that "from 2003 on" begins; any other "from" begins none."""
    onward = re.compile(r"\s{1,2}on(?:wards?)?\b", re.IGNORECASE).match(text, left.end)
    if onward is None or opening[0].strip().lower() != "from":
        return None
    return _period(text, opening.start(), onward.end(), left.since, None)


def _in_year_of(text: str, start: int, right: Expression, left: Expression) -> Expression:
    """The left side of "March and June 2003" read in the year of the right side."""
    again = read_expression(text, start, right.until)
    return again if again and again.since <= right.since else left


def _ends_well(text: str, found: Expression) -> bool:
    """Whether what follows shows the date to be an adverbial, not part of a noun."""
    rest = text[found.end : found.end + 1]
    if rest and (rest.isalnum() or rest in "'%$€£/" or rest == "-"):
        return found.kind == "year" and _DASH.match(text, found.end) is not None
    following = _NEXT_WORD.match(text, found.end)
    if following is None:
        return True
    word = following[1]
    lower = word.lower()
    if found.kind == "last" and lower == "of":
        return False
    if found.kind in ("bare month", "weekday", "weekend"):
        return lower in _MAY_FOLLOW
    if found.kind in ("year", "month", "decade"):
        return lower in _MAY_FOLLOW or (word[0].isupper() and not text.isupper())
    return lower != "of"


def _period(text: str, start: int, end: int, since: date | None, until: date | None) -> Period:
    span = Span(start, end)
    phrase = span.of(text)
    dated = _A_YEAR.search(phrase) is not None
    return Period(since, until, span, phrase, dated)
