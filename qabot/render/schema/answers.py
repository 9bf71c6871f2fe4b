"""What the commands that answer, search and verify print."""

from __future__ import annotations

from qabot.render.schema.base import Shape


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
    """Verbatim sentences; ``citation`` is the number of the source they stand in.

    ``kind``: "direct", "indirect", "mixed" or "narration". ``partly``: whole sentences of it, or a
    clause that is told beside few of the speaker's words, are not his or hers.
    """

    text: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: str
    partly: bool
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


class ArticleShape(Shape):
    """An article without its text."""

    article_id: str
    path: str
    title: str
    source: str | None
    byline: str | None
    published: str | None
    url: str | None


class CitationShape(ArticleShape):
    """A source; ``text`` is the passage around the quote, and ``span`` where it stands."""

    number: int
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
    """Why there is no answer, what was searched, and passages that are near, not answers.

    ``elsewhere``: a question for other words of who was asked for, where the archive has some.
    """

    reason: str
    elsewhere: str | None
    searched: CoverageShape
    nearest: list[CitationShape]


class SpellingShape(Shape):
    """Words of the question that no article has, and the question as it may be meant."""

    unknown: list[str]
    suggestion: str | None


class AskShape(Shape):
    """`qabot ask`; ``no_answer`` is null exactly where there are quotes.

    ``told_of``: whose words the question asks for, where the quotes only tell of him or her.
    ``unmentioned``: names and numbers of the question that no quoted article has. ``newer``: the
    newest citation, where the first quote is older and what is asked may have changed.
    ``also_asked``: further questions of the same text, which were not answered. ``digest_of``: of
    how many articles the newest are quoted, where news is asked for and no topic.
    """

    question: str
    quotes: list[QuoteShape]
    citations: list[CitationShape]
    confidence: float
    generation: int
    filters: FiltersShape
    told_of: str | None
    unmentioned: list[str]
    newer: int | None
    spelling: SpellingShape
    also_asked: list[str]
    digest_of: int | None
    no_answer: NoAnswerShape | None


class TopicShape(Shape):
    """How many articles name a topic as a matter, and how many of them are quoted.

    ``in_passing``: others that only mention it. ``at_least``: there may be more.
    """

    on_topic: int
    shown: int
    in_passing: int
    at_least: bool


class TimelineShape(AskShape):
    """`qabot timeline`; the rest is as `qabot ask` prints it."""

    articles: TopicShape


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
    """One place where a text stands.

    ``exact`` is false where quote marks, apostrophes, dashes, ellipses or white space differ.
    """

    exact: bool
    article: ArticleShape
    span: SpanShape
    text: str
    context: str
    speaker: str | None
    mention: str | None
    cue: str | None
    kind: str


class AlikeShape(Shape):
    """A place with the same letters in other capitals or with other signs: no match."""

    article: ArticleShape
    span: SpanShape
    text: str


class VerifyShape(Shape):
    """`qabot verify` and `qabot who`; ``matches`` is empty when the archive has no such words.

    ``articles``: how many have them, with `--limit` more than are listed (``at_least``: or more).
    ``nearest``: what comes near where there is no match, and is none.
    """

    quote: str
    verbatim: bool
    generation: int
    articles: int
    at_least: bool
    matches: list[MatchShape]
    nearest: list[AlikeShape]


class ShowShape(Shape):
    """`qabot show`."""

    article: ArticleShape
    text: str
    highlights: list[SpanShape]
    generation: int
