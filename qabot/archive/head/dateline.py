"""Dateline and byline lines, and the agency named where a story opens. Pure.

A dateline *line* ("- The Washington Times - Friday, May 23, 2003") is head matter. An agency
*opening* ("LONDON (Reuters) - ") is part of the first sentence and only names the source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from qabot.archive.head.masthead import (
    AGENCIES,
    is_name,
    is_person,
    is_section,
    is_surely_publication,
    may_publish,
)
from qabot.archive.metadata import Metadata
from qabot.dates.expression import MONTHS
from qabot.dates.parse import find_date

_PARTS = re.compile(r"\s+[-–—|•·/]+\s*|\s*[|•·]\s*|^[-–—•|]\s*|\s*[-–—|]$")
_TIME = re.compile(
    r"\b(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:gmt|utc|e[sd]?t|p[sd]?t|c[sde]?t|m[sd]?t|bst|cest|msk|z)\b\)?)?"
    r"(?:\s*[+-]\d{2}:?\d{2})?|\bT\d{2}:\d{2}\S*|\b\d{1,2}\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_FILLER = re.compile(
    r"\b(?:published|posted|updated|last\s+(?:updated|modified)|first\s+published|created|issued"
    r"|date|on|at|page\s+\w+|section\s+\w+|edition)\b:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?P<work>(?:An? )?(?:[Ww]ords|[Rr]eview(?:ed)?|[Ww]ritten|[Rr]eport(?:ed)?|[Ss]tory|[Tt]ext"
    r"|[Ii]nterview(?:ed)?|[Cc]omment(?:ary)?|[Aa]nalysis|[Pp]rofile|[Ee]ssay|[Oo]pinion)\s+)?"
    r"[Bb][Yy]\s+(?P<names>(?!The\b)[A-Z“\"À-Þ].*)"
)  # a title such as "By the river" is none
_SECTION_BY = re.compile(r"(?P<name>[A-Z]\w+)[.,:]\s+(?=[Bb]y [A-Z])")  # "Travel. By Ann Ek"
_OF_A_MONTH = re.compile(  # "The Ostby Magazine, June 2003": printed on no day
    rf"(?P<name>[^,|]{{3,60}}?)\s*[,|–—-]\s*(?:{'|'.join(MONTHS.split())})\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_ROLE = r"(?:correspondent|editor|reporter|writer|critic|columnist)"
_DESK = re.compile(  # "Health correspondent Ann Ek", "Reporter: Ann Ek"
    rf"(?!(?i:by)\b)(?i:(?:[\w&-]+ ){{0,3}}{_ROLE}):?\s+(?P<names>[A-Z].*)"
)
_PERSON_AND_DESK = re.compile(  # "Ann Ek, health editor"
    rf"(?P<names>[^,]+),\s+(?:[\w&-]+ ){{0,3}}{_ROLE}", re.IGNORECASE
)
_HIS_ROLE = re.compile(rf",\s+(?:[\w&-]+ ){{0,3}}{_ROLE}", re.IGNORECASE)  # ", health editor"
_REPORTS_FROM = re.compile(r" in (?!The\b)[A-Z][\w’'-]*(?:,? [\w’'-]+){0,4}$")  # "in Ostby, Peru"
_OPENING_WINDOW = 400  # characters of a story
_SHORT_DATE = 20
_PUNCTUATION = " \t,.;:()[]-–—|•·/"
_AGENCY = "|".join(re.escape(name) for name in AGENCIES)
_PLACE_LINE = re.compile(  # "WASHINGTON, August 13 (Xinhua) --" on a line of its own
    r"[A-Z][A-Z .,'’-]{2,40}(?:[A-Z][a-z]{2,8}\.? \d{1,2})?\s*(?:\((?P<agency>[^()]{2,30})\))?"
    r"\s*(?:--|[-–—_])"
)
_OPENING = re.compile(
    rf"[A-Z][^\n()a-z]{{0,60}}[^\n()]{{0,40}}?\((?P<round>{_AGENCY})\)"
    rf"|\((?P<alone>{_AGENCY})\)"
    rf"|[A-Z][^\n/]{{0,60}}/(?P<slashed>{_AGENCY})/"
)
_DATED_OPENING = re.compile(  # "OSTBY, Aug. 9, 2003 (AP) --": up to where the story goes on
    rf"(?P<filed>[^\n()/—–]{{8,90}}?)(?:\((?:{_AGENCY})\)|/(?:{_AGENCY})/)"
    r"[.:]?\s*(?:--|[—–]|-\s|(?<=[)/])\s|(?<=[)/][.:])\s)\s*(?=[A-Z\d\"'“‘À-Þ])"
)
_UNLISTED = (  # by its form: "(NTB)", "(ContiPress)", "(Gulf Wire Service)", "(Agencia Norte)"
    r"(?!USA\b|UPDATE\b)[A-Z]{3,6}|[A-Z]\w*[a-z][A-Z]\w+"
    r"|(?:[A-Z][\w-]+ ){0,3}\w*(?:[Ww]ire|WIRE|[Pp]ress|[Nn]ews|[Aa]gency)"
    r"(?: (?:Service|Agency|of [A-Z]\w+))?"
    r"|Ag[eê]n(?:cia|ce|zia) [A-ZÀ-Þ]\w+(?: [\w-]+){0,2}"
)
_UNLISTED_OPENING = re.compile(
    rf"(?P<filed>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{{2,}}(?: [A-ZÀ-Þ'’.-]+){{0,4}},[^\n()/—–]{{0,80}}?)"
    rf"(?:\((?P<agency>{_UNLISTED})\)|/(?P<slashed>{_UNLISTED})/)"
    r"\s*(?:--|[—–]|-\s)\s*(?=[A-Z\d\"'“‘À-Þ])"
)
_RELEASED = re.compile(  # "Ostby, 9 August 2003 – Ek plc today reported": a press release
    r"(?P<filed>[A-ZÀ-Þ][^\n()/—–:]{7,60}?)\s*(?:--|[—–]|\s-\s|:\s)\s*"
    r"(?=[A-Z](?:(?! (?:that|which|who|where|when)\b)[^\n.!?]){0,200}?\b"
    r"(?:today (?:said|\w+e[ds])|(?:said|\w+ed) today)\b)"
)
_OF_ITS_DAY = re.compile(  # "OSTBY, May 9, 2003 — Ek was dismissed on Friday": it tells which day
    r"(?P<filed>[A-ZÀ-Þ]{2}[^\n()/—–:]{6,80}?)(?:\([A-Z][^()\n]{1,40}\)\s*)?(?:--|[—–]|\s-\s)\s*"
    r"(?=(?P<first>[A-Z\d\"'“‘À-Þ][^\n]{0,400}))"
)
_TELLING = {"on", "in", "since", "until", "before", "after", "born", "died"}  # of an event's date


def read_dateline(line: str) -> Metadata | None:
    """The source, byline and date of a line that holds these and nothing of a story."""
    place = _PLACE_LINE.fullmatch(line)
    if place:
        return Metadata(source=place["agency"])
    found = find_date(line)
    if found is None:
        return _of_a_month(line)
    day, span = found
    rest = f"{line[: span.start]} | {line[span.end :]}"
    stripped = _FILLER.sub(" ", _WEEKDAY.sub(" ", _TIME.sub(" ", rest)))
    read = _read_parts(stripped)
    if read is None:
        return None
    return replace(read, published=None if _UPDATED.search(line[: span.start]) else day)


def _of_a_month(line: str) -> Metadata | None:
    """The source of a line that names a publication, and the month it is of."""
    found = _OF_A_MONTH.fullmatch(line)
    sure = found is not None and is_surely_publication(found["name"])
    return Metadata(source=found["name"]) if found and sure else None


def read_byline(line: str) -> Metadata | None:
    """The byline, and a source beside it, of a line such as "By Jane Doe, Reuters"."""
    section = _SECTION_BY.match(line)
    if section and is_section(section["name"]):
        line = line[section.end() :]
    byline = _BYLINE.match(line.lstrip("-–— "))
    if not byline or line.endswith((".", ":", "?")):
        return None
    line = _REPORTS_FROM.sub("", _HIS_ROLE.sub("", line))
    headline = byline["work"] and not is_person(line[byline.start("names") :].split(",")[0])
    return None if headline else _read_parts(line)  # "Report by Auditor Says Dam Leaks"


def read_desk(line: str) -> Metadata | None:
    """The byline of a line such as "Health correspondent Ann Ek", "Ann Ek, health editor"."""
    desk = _DESK.fullmatch(line) or _PERSON_AND_DESK.fullmatch(line)
    return (
        Metadata(byline=desk["names"]) if desk and is_person(desk["names"], surely=True) else None
    )


def opening_agency(text: str) -> str | None:
    """The agency that a story's opening names: "LONDON (Reuters) - ", "KIEV. /TASS/."."""
    top = text.lstrip()[:_OPENING_WINDOW]
    if unlisted := _UNLISTED_OPENING.match(top):
        return unlisted["agency"] or unlisted["slashed"]
    found = _OPENING.match(top)
    return next(filter(None, found.groups()), None) if found else None


def opening_date(text: str) -> date | None:
    """The full date of a story's opening with an agency: "OSTBY, Aug. 9, 2003 (AP) --".

    Without one, a "today" that somebody reports or the day's own name, it may be the day that is
    told of: "BERLIN, November 9, 1989 — The wall", "JANE HALE, May 3, 1923 – May 5, 2003".
    """
    agency = _filed(text, _DATED_OPENING, _UNLISTED_OPENING, _RELEASED)
    opening = agency or _filed(text, _OF_ITS_DAY)
    found = find_date(opening["filed"]) if opening else None
    if opening is None or found is None or find_date(opening.string[opening.end() :][:_SHORT_DATE]):
        return None  # "JANE HALE, May 3, 1923 (OSTBY) – May 5, 2003"
    day, span = found
    if agency is None and not re.search(rf"(?<!\ba ){day:%A}\b", opening["first"]):
        return None
    rest = f"{opening['filed'][: span.start]} {opening['filed'][span.end :]}"
    parts = (_trimmed(part) for part in _WEEKDAY.sub(" ", rest).split(","))
    names = [part for part in parts if part]
    filed = all(_is_filed_from(one) and one.split()[0].lower() not in _TELLING for one in names)
    return day if names and filed else None


def past_opening(text: str) -> str:
    """The text from where the story goes on after "OSTBY, Aug. 9, 2003 (AP) --"."""
    opening = _filed(text, _DATED_OPENING, _UNLISTED_OPENING)
    return text.lstrip()[opening.end() :] if opening else text


def _filed(text: str, *forms: re.Pattern[str]) -> re.Match[str] | None:
    """The first of ``forms`` that a story opens in."""
    top = text.lstrip()[:_OPENING_WINDOW]
    return next(filter(None, (form.match(top) for form in forms)), None)


def _is_filed_from(part: str) -> bool:
    """Whether a part of an opening is a place: "ARVIK", "Peru", "La." for Louisiana."""
    return is_name(part, 5) or (part.isalpha() and part[0].isupper())


def _read_parts(line: str) -> Metadata | None:
    """Byline and source from the parts of a line; None when a part is neither."""
    read = Metadata()
    for written in _PARTS.split(line):
        part = _trimmed(written)
        byline = _BYLINE.fullmatch(part)
        names = byline["names"] if byline else part
        if part and not is_name(names, 12 if byline else 7):
            return None
        if byline or is_person(part):
            read = read.or_else(_names(names))
        elif part and not _is_place(written, part):
            read = read.or_else(Metadata(source=part))
    return read


def _is_place(written: str, name: str) -> bool:
    """Whether a name before a comma is a place ("London, May 23") rather than a source."""
    before_comma = written.rstrip().endswith(",")
    return before_comma and not may_publish(name)


def _names(text: str) -> Metadata:
    """The people; after the last comma a source, when it is a known agency."""
    people, comma, last = text.rpartition(",")
    if comma and last.strip() in AGENCIES:
        return Metadata(byline=_trimmed(people), source=last.strip())
    return Metadata(byline=_trimmed(text))


def _trimmed(part: str) -> str:
    return part.strip(_PUNCTUATION)
