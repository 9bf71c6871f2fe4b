"""The shapes of `--json`, one class a shape; `qabot schema` prints them as JSON Schema.

Dates are ISO 8601 (``2003-05-23``). A span is half-open character offsets (code points) into
the article's text, which `qabot show ARTICLE --json` gives. Fields are only ever added.
"""

from __future__ import annotations

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict


@with_config(ConfigDict(extra="forbid", strict=True))
class Shape(TypedDict):
    """The base: no field that is not written here."""


class SpanShape(Shape):
    """``text[start:end]``."""

    start: int
    end: int


class FiltersShape(Shape):
    """What the search was limited to; ``phrase`` is where the question said so."""

    since: str | None
    until: str | None
    sources: list[str]
    phrase: str | None
    drop_undated: bool


class QuoteShape(Shape):
    """Verbatim sentences; ``citation`` is the number of the source they stand in."""

    text: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: str
    citation: int
    span: SpanShape
    score: float


class CopyShape(Shape):
    """Another printing of a cited article."""

    article_id: str
    title: str
    source: str | None
    published: str | None
    url: str | None


class CitationShape(Shape):
    """A source; ``text`` is the passage around the quote, and ``span`` where it stands."""

    number: int
    article_id: str
    path: str
    title: str
    source: str | None
    byline: str | None
    published: str | None
    url: str | None
    span: SpanShape
    text: str
    also_in: list[CopyShape]


class SourceShape(Shape):
    """A source and how many articles it has."""

    source: str
    articles: int


class CoverageShape(Shape):
    """What was searched."""

    articles: int
    passages: int
    first: str | None
    last: str | None
    undated: int
    sources: list[SourceShape]


class NoAnswerShape(Shape):
    """Why there is no answer, what was searched, and passages that are near, not answers."""

    reason: str
    searched: CoverageShape
    nearest: list[CitationShape]


class AskShape(Shape):
    """`qabot ask` and `qabot timeline`; ``no_answer`` is null exactly where there are quotes."""

    question: str
    quotes: list[QuoteShape]
    citations: list[CitationShape]
    confidence: float
    generation: int
    filters: FiltersShape
    no_answer: NoAnswerShape | None


class ArticleShape(Shape):
    """An article without its text."""

    article_id: str
    path: str
    title: str
    source: str | None
    byline: str | None
    published: str | None
    url: str | None


class HitShape(Shape):
    """A passage that was found."""

    rank: int
    score: float
    article: ArticleShape
    span: SpanShape
    text: str


class SearchShape(Shape):
    """`qabot search`."""

    query: str
    generation: int
    filters: FiltersShape
    hits: list[HitShape]


class MatchShape(Shape):
    """One place where a text stands; ``exact`` is false where quote marks or spaces differ."""

    exact: bool
    article: ArticleShape
    span: SpanShape
    text: str
    context: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: str


class VerifyShape(Shape):
    """`qabot verify` and `qabot who`; ``matches`` is empty when the archive has no such words."""

    quote: str
    verbatim: bool
    generation: int
    matches: list[MatchShape]


class ShowShape(Shape):
    """`qabot show`."""

    article: ArticleShape
    text: str
    highlights: list[SpanShape]
    generation: int


class ChangesShape(Shape):
    """Articles against the generation before."""

    new: int
    changed: int
    removed: int
    unchanged: int


class FileShape(Shape):
    """What became of one file of the archive: ingested, skipped or quarantined, and why."""

    path: str
    outcome: str
    reason: str | None
    detail: str | None
    size: int


class BuildShape(Shape):
    """`qabot index build`; ``generation`` is the one that serves afterwards."""

    generation: int | None
    published: bool
    dry_run: bool
    articles: ChangesShape
    files: int
    passages: int
    embedded: int
    aliases: int
    copies: int
    quarantined: list[FileShape]
    skipped: list[FileShape]
    warnings: list[str]


class StatusShape(Shape):
    """`qabot index status`; ``files`` is null without --files."""

    generation: int
    built: str
    model: str
    encoder: str
    vector_index: str
    covered: CoverageShape
    outcomes: dict[str, int]
    files: list[FileShape] | None
    warnings: list[str]


class CheckShape(Shape):
    """`qabot index check`; ``problems`` is empty when the index is whole."""

    generation: int
    sound: bool
    problems: list[str]


class PastShape(Shape):
    """One generation on disk; the counts are null where it cannot be read."""

    generation: int
    current: bool
    parent: int | None
    built: str | None
    articles: int | None
    passages: int | None


class HistoryShape(Shape):
    """`qabot index history`, newest first."""

    generations: list[PastShape]


class FindingShape(Shape):
    """One check of `qabot doctor`: ok, warning or error, and what to do."""

    check: str
    severity: str
    finding: str
    remedy: str


class DoctorShape(Shape):
    """`qabot doctor`."""

    healthy: bool
    checks: list[FindingShape]


class RatedShape(Shape):
    """One rated answer: how many found it good and bad."""

    id: str
    question: str
    answered: bool
    quotes: list[str]
    good: int
    bad: int


class FeedbackShape(Shape):
    """`qabot feedback`."""

    feedback: list[RatedShape]


class SettingShape(Shape):
    """One setting; a secret's value is hidden."""

    name: str
    value: str
    description: str


class SettingsShape(Shape):
    """`qabot settings`."""

    settings: list[SettingShape]
