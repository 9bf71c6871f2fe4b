"""The records that every layer speaks in: frozen, slotted, without behaviour that needs I/O.

Vocabulary: an *article* is divided into *passages* (the unit retrieved), a passage into
*sentences*; a *quote* is one or more whole sentences shown verbatim. A *hit* is a passage with
a *score* (higher is better) and a *rank* (from 1). The *archive* is the input; an index
*generation* is what was built from it.

Offsets are half-open character offsets (code points) into ``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)``; ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The span moved ``by`` characters to the right (negative: left)."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the archive.

    ``id`` is 16 hexadecimal digits made from ``path`` alone, so an edited article keeps it.
    ``path`` is relative to the archive, with ``#record`` after it for a file of several articles.
    ``published`` comes from the article or its metadata, never from the file's mtime.
    ``sha256`` is that of everything above that a reader can see (metadata and text).
    """

    id: str
    path: str
    title: str
    source: str | None
    byline: str | None
    published: date | None
    url: str | None
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: ``article.text[span.start:span.end] == text``.

    ``id`` is a positive 63-bit number made from article id, span and text (see ``qabot.chunk``).
    """

    id: int
    article_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was retrieved; ``score`` in [0, 1], higher is better; ``rank`` from 1.

    ``cosine`` is that of the question's vector and the passage's, whatever else the score holds.
    """

    passage: Passage
    score: float
    rank: int
    cosine: float


PRONOUNS = frozenset(
    ("he", "she", "it", "they", "who", "i", "we", "him", "her", "them", "whom", "that", "which")
)


class QuoteKind(StrEnum):
    """How a quote carries speech: in quotation marks, reported, both, or in the article's voice."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NARRATION = "narration"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is speaking, in the article's own words.

    ``name`` is the fullest form under which the article names or describes the speaker, and
    ``span`` is where it stands; ``mention`` is the form beside the cue ("he", "the official").
    """

    name: str
    span: Span
    mention: str

    @property
    def by_pronoun(self) -> bool:
        """Whether the article has only a pronoun there, so that the name was worked out."""
        return self.mention.lower().replace("’", "'").partition("'")[0] in PRONOUNS  # "he's"


@dataclass(frozen=True, slots=True)
class Quote:
    """Whole sentences shown verbatim: ``article.text[span.start:span.end] == text``.

    ``citation`` is the number of the :class:`Citation` it stands under. ``score`` in [0, 1].
    ``cue`` is the word that introduces the speech ("said"), as written. ``partly``: whole sentences
    of it are not the speaker's words, or a clause of its own is told beside few of these.
    """

    span: Span
    text: str
    speaker: Speaker | None
    cue: str | None
    kind: QuoteKind
    citation: int
    score: float
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """Another printing of a cited article: the same story, nearly word for word."""

    article_id: str
    title: str
    source: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source. ``span`` and ``text`` are the passage that gives a quote its context."""

    number: int
    article_id: str
    path: str
    title: str
    source: str | None
    byline: str | None
    published: date | None
    url: str | None
    span: Span
    text: str
    also_in: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the search was limited to. Both dates are inclusive; empty means no limit.

    ``phrase`` is the part of the question that the dates were read from ("in May 2003"), or
    None when they were given as options. Undated articles stay in unless ``drop_undated``.
    """

    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    phrase: str | None = None
    drop_undated: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is limited at all."""
        return bool(self.since or self.until or self.sources or self.drop_undated)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an archive holds: how many articles and passages, of which dates and sources.

    ``sources`` pairs each source with its number of articles, most first.
    """

    articles: int
    passages: int
    first: date | None
    last: date | None
    undated: int
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """One place where given words stand: ``article.text[span.start:span.end] == text``.

    ``exact`` is False where quotation marks, apostrophes, dashes, ellipses or white space differ;
    words, their case and the other signs never do.
    ``context`` is the span of the whole sentences around it.
    """

    article: Article
    span: Span
    text: str
    exact: bool
    context: Span
    speaker: Speaker | None
    cue: str | None
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class Alike:
    """A place with the letters of given words, in other capitals or with other signs: no match."""

    article: Article
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where given words stand: ``found`` are the first, one of each article, of ``total``.

    ``at_least``: the count stopped there, and there may be more. ``alike`` are the nearest places,
    which are none; looked for only where nothing is found.
    """

    found: tuple[Located, ...] = ()
    total: int = 0
    at_least: bool = False
    alike: tuple[Alike, ...] = ()


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"
    NOTHING_MATCHES = "nothing_matches"
    NOT_CONFIDENT = "not_confident"
    SPEAKER_SILENT = "speaker_silent"
    FILTERED_OUT = "filtered_out"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the words of a question are spelt, measured by the archive.

    ``unknown`` are those that no article has, as written. ``suggestion`` is the question with
    the archive's own spelling of such words, or None where none comes near.
    """

    unknown: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer a question, best first, and the sources they stand in.

    ``confidence`` is a calibrated probability in [0, 1]. Every ``Quote.citation`` is the
    ``number`` of exactly one citation; citations are numbered from 1 in order of first use.
    ``generation`` is the number of the index generation that was read. ``told_of`` is whose words
    the question asks for, where no quote has any: the articles only tell of him or her.
    ``unmentioned`` are words of names, and numbers, of the question that no quoted article has.
    ``newer`` is the number of the citation that tells how the story of the first quote, which is
    of an older article, went on since; only where what is asked changes as a story goes on.
    ``also_asked`` are further questions of the same message, each to stand alone, not answered.
    ``digest_of``: of so many articles the newest are quoted, each with how it begins, because the
    question asks for news of a time and on no topic; else None.
    """

    question: str
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    confidence: float
    generation: int
    filters: Filters
    told_of: str | None = None
    unmentioned: tuple[str, ...] = ()
    newer: int | None = None
    spelling: Spelling = Spelling()
    also_asked: tuple[str, ...] = ()
    digest_of: int | None = None

    @property
    def suggestion(self) -> str | None:
        """A question that may be meant."""
        return self.spelling.suggestion


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The archive does not say. ``nearest`` are passages offered as near, not as answers.

    ``speaker`` is whose words the question asks for; ``elsewhere`` asks for them on anything,
    where the archive has some. ``also_asked`` is as for :class:`Answer`.
    """

    question: str
    reason: Reason
    searched: Coverage
    nearest: tuple[Citation, ...]
    confidence: float
    generation: int
    filters: Filters
    spelling: Spelling = Spelling()
    speaker: str | None = None
    elsewhere: str | None = None
    also_asked: tuple[str, ...] = ()

    @property
    def suggestion(self) -> str | None:
        """A question that may be meant, or that may do instead."""
        return self.spelling.suggestion or self.elsewhere


@dataclass(frozen=True, slots=True)
class Timeline:
    """Quotes on a topic by date, one of each article.

    ``on_topic``: how many articles name it as a matter, quoted or not; ``shown``: how many of
    these are quoted. ``in_passing``: how many others only mention it. ``at_least``: the search
    for such articles stopped at its limit, so that there may be more.
    """

    answer: Answer | NoAnswer
    on_topic: int = 0
    shown: int = 0
    in_passing: int = 0
    at_least: bool = False
