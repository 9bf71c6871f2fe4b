"""From what a reader extracted to an ``Article``: the gaps filled, in a fixed order.

Sidecar, then what the file states (front matter, meta tags, headers), then what the top of its
text says, then the address, then the agency and date its story opens with, then a date in the
file's name.
The file's mtime is never read.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date

from qabot.archive.clean import clean, one_line
from qabot.archive.fingerprint import article_fingerprint
from qabot.archive.head import read_head
from qabot.archive.head.dateline import opening_agency, opening_date, past_opening
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata
from qabot.archive.paths import article_id
from qabot.archive.verdict import Outcome, ReasonCode, Refusal
from qabot.dates.parse import parse_date
from qabot.domain import Article
from qabot.sentences import split_sentences

_LONGEST_LEAD = 300
_LEAD_WINDOW = 4_000  # characters searched for the lead sentence
_DATED_NAME = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a format's reader found in a file: its text, and what the file states about it.

    ``note`` is a sentence for the verdict when something was left out or done differently.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    reason: ReasonCode = ReasonCode.READ
    note: str = ""


def make_article(path: str, found: Extracted, given: Metadata, limits: Limits) -> Article:
    """The article at ``path`` (printable, with ``#record`` where the file holds several).

    ``given`` is the sidecar's metadata, which wins. Raises ``Refusal`` for a text that is empty
    or beyond ``limits.text_characters``.
    """
    text = clean(found.text)
    _check(text, limits)
    metadata = complete(path, text, given.or_else(found.metadata))
    return Article(
        id=article_id(path),
        path=path,
        title=metadata.title or path,
        source=metadata.source,
        byline=metadata.byline,
        published=metadata.published,
        url=metadata.url,
        text=text,
        sha256=article_fingerprint(metadata, text),
    )


def complete(path: str, text: str, stated: Metadata) -> Metadata:
    """``stated`` with its gaps filled from the text, the address and the file's name."""
    head = read_head(text)
    story = text[head.spans[-1].end :] if head.spans else text
    known = stated.or_else(head.metadata)
    opening = Metadata(source=opening_agency(story), published=opening_date(story))
    known = known.with_address().or_else(opening)
    title = known.title or _lead(past_opening(story)) or _lead(text) or posixpath.basename(path)
    guessed = Metadata(title=title, published=_date_in_name(path))
    return _on_one_line(known.or_else(guessed))


def _check(text: str, limits: Limits) -> None:
    if not text.strip():
        raise Refusal(ReasonCode.EMPTY, "the file holds no text", Outcome.SKIPPED)
    if len(text) > limits.text_characters:
        raise Refusal(
            ReasonCode.TEXT_TOO_LARGE,
            f"the text has {len(text):,} characters, more than {limits.text_characters:,}: "
            "split it or raise the limit",
        )


def _lead(story: str) -> str:
    """The first sentence that has letters; cut at a word when it is longer than a title may be."""
    window = story.lstrip()[:_LEAD_WINDOW]
    sentences = (one_line(span.of(window)) for span in split_sentences(window))
    lead = next((text for text in sentences if any(map(str.isalpha, text))), "")
    if len(lead) <= _LONGEST_LEAD:
        return lead
    return lead[:_LONGEST_LEAD].rsplit(" ", 1)[0] + "…"


def _date_in_name(path: str) -> date | None:
    found = _DATED_NAME.match(posixpath.basename(path))
    return parse_date(found[0]) if found else None


def _on_one_line(known: Metadata) -> Metadata:
    return Metadata(
        title=one_line(known.title or "") or None,
        source=one_line(known.source or "") or None,
        byline=one_line(known.byline or "") or None,
        published=known.published,
        url=one_line(known.url or "") or None,
    )
