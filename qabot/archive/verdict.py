"""What became of each file: every file of the archive ends as exactly one of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qabot.domain import Article


class Outcome(StrEnum):
    """How a file ended: its articles are in, nothing to do, nothing to read, or a problem."""

    INGESTED = "ingested"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    QUARANTINED = "quarantined"


class ReasonCode(StrEnum):
    """Why a file ended so; the comment says what the person can do."""

    READ = "read"  # all of its text is in
    READ_WHOLE_PAGE = "read_whole_page"  # story not told apart from its page: all text is in
    READ_PARTLY = "read_partly"  # the other records are in; each bad one has its own verdict
    SAME_BYTES = "same_bytes"  # unchanged since the generation that knows it

    HIDDEN = "hidden"  # its name begins with a dot, or is that of an office lock ("~$")
    SIDECAR = "sidecar"  # describes another file
    UNKNOWN_EXTENSION = "unknown_extension"  # no reader for it: rename or convert it
    SYMBOLIC_LINK = "symbolic_link"  # links are not followed: copy the file instead
    NOT_A_FILE = "not_a_file"  # FIFO, socket or device
    TOO_DEEP = "too_deep"  # folders nested beyond the limit: move them up
    EMPTY = "empty"  # no characters but white space
    VANISHED = "vanished"  # removed while the archive was read

    TOO_LARGE = "too_large"  # file beyond the cap: split it or raise the limit
    TEXT_TOO_LARGE = "text_too_large"  # its text is beyond the cap: split it or raise the limit
    TOO_MANY_PAGES = "too_many_pages"  # PDF beyond the cap: split it or raise the limit
    UNREADABLE = "unreadable"  # permission or disk error: mend it and build again
    CHANGED_WHILE_READ = "changed_while_read"  # still being written: build again
    UNDECODABLE = "undecodable"  # in no known encoding: save it as UTF-8
    BINARY = "binary"  # not text, whatever its name says
    BAD_RECORD = "bad_record"  # a line, row or item that is no article
    NO_ARTICLES = "no_articles"  # a table, JSON or XML of something else: it says what is taken
    DUPLICATE_RECORD = "duplicate_record"  # a second record with the same id
    BAD_FRONT_MATTER = "bad_front_matter"  # YAML at the top does not parse
    BAD_SIDECAR = "bad_sidecar"  # does not parse: its article is in without it
    BAD_GZIP = "bad_gzip"  # damaged or cut short
    DAMAGED = "damaged"  # the format's reader cannot make sense of it
    ENCRYPTED = "encrypted"  # needs a password: save it without one
    NO_TEXT = "no_text"  # a page or scan without text
    TIMEOUT = "timeout"  # took longer than the limit
    OUT_OF_MEMORY = "out_of_memory"  # needed more memory than the limit
    CRASHED = "crashed"  # the worker that read it died

    @property
    def passing(self) -> bool:
        """Whether the next build may do better though nobody changes the file."""
        return self in (ReasonCode.UNREADABLE, ReasonCode.CHANGED_WHILE_READ)


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of one file, or of one bad record of a file (``path`` then has ``#``).

    ``path`` is printable (see ``qabot.archive.paths``). ``fingerprint`` is the sha256 of the
    bytes that were read, sidecar included, or empty when nothing was read; only those of
    ingested files belong in the next build's ``known``. ``size`` is in bytes. ``detail`` is
    one sentence. ``articles`` is empty unless ``outcome`` is ingested; ``unread_dates`` counts
    those of them whose stated date could not be read.
    """

    path: str
    fingerprint: str
    size: int
    outcome: Outcome
    reason: ReasonCode
    detail: str
    articles: tuple[Article, ...] = ()
    unread_dates: int = 0


class Refusal(Exception):  # noqa: N818 - a verdict on its way up, not an error of the program
    """Raised inside the archive package to end one file with a verdict; never leaves it."""

    def __init__(
        self, reason: ReasonCode, detail: str, outcome: Outcome = Outcome.QUARANTINED
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.outcome = outcome
