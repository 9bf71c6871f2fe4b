"""PDF, by pypdf: the text layer, page after page. A scan without one has no text."""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdf
import pypdf.errors

from qabot.archive.article import Extracted
from qabot.archive.fingerprint import normalized
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata
from qabot.archive.verdict import ReasonCode, Refusal

_BROKEN_WORD = re.compile(r"([^\W\d_]+)-\n([a-zà-ÿ]+)")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_DIGITS = re.compile(r"\d+")
_RUNNING = 3  # pages from which a repeated first or last line is a running head
_TOP = 1_000  # characters in which a stated title must be found


def extract(raw: bytes, limits: Limits) -> Extracted:
    """The text of a PDF; its stated title where the text bears it out.

    Raises ``Refusal``: encrypted, too many pages, too much text, no text.
    """
    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refusal(ReasonCode.ENCRYPTED, "the PDF needs a password: save it without one")
    text, dropped = _without_running_lines(_pages(reader, limits))
    if not text.strip():
        raise Refusal(ReasonCode.NO_TEXT, "the PDF has no text layer: run OCR on it first")
    note = f"read, without {dropped} running head or foot lines" if dropped else ""
    return Extracted(_whole_words(text), Metadata(title=_title(reader, text)), note=note)


def _pages(reader: pypdf.PdfReader, limits: Limits) -> list[list[str]]:
    """The lines of each page."""
    count = len(reader.pages)
    if count > limits.pdf_pages:
        raise Refusal(
            ReasonCode.TOO_MANY_PAGES,
            f"the PDF has {count:,} pages, more than {limits.pdf_pages:,}: "
            "split it or raise the limit",
        )
    pages, size = list[list[str]](), 0
    for page in reader.pages:
        text = page.extract_text().translate(_LIGATURES)
        size += len(text)
        if size > limits.text_characters:
            raise Refusal(
                ReasonCode.TEXT_TOO_LARGE,
                f"its text is longer than {limits.text_characters:,} characters: "
                "split it or raise the limit",
            )
        pages.append([line.strip() for line in text.strip().splitlines()])
    return [page for page in pages if page]


def _without_running_lines(pages: list[list[str]]) -> tuple[str, int]:
    """The pages joined, without first and last lines that most of them share; how many."""
    most = max(_RUNNING, len(pages) // 2)
    edges = Counter(_DIGITS.sub("0", page[at]) for page in pages for at in _edges(page))
    running = {line for line, count in edges.items() if count >= most}
    kept = [
        [
            line
            for at, line in enumerate(page)
            if at not in _edges(page) or _DIGITS.sub("0", line) not in running
        ]
        for page in pages
    ]
    dropped = sum(map(len, pages)) - sum(map(len, kept))
    return _joined(["\n".join(page) for page in kept]), dropped


def _edges(page: list[str]) -> tuple[int, ...]:
    """Where running lines may stand: first and last, on a page that has more than them."""
    return (0, len(page) - 1) if len(page) > 2 else ()


def _joined(pages: list[str]) -> str:
    """Pages as paragraphs, except where a sentence runs on from one to the next."""
    text = ""
    for page in filter(None, pages):
        runs_on = text and text[-1] not in ".!?:”\"'’)" and page[0].islower()
        text += ("\n" if runs_on else "\n\n") + page if text else page
    return text


def _whole_words(text: str) -> str:
    """Words broken at line ends put together, with the hyphen where the text has it elsewhere."""
    words = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", text))

    def whole(match: re.Match[str]) -> str:
        hyphenated = f"{match[1]}-{match[2]}"
        return hyphenated if hyphenated in words else match[1] + match[2]

    return _BROKEN_WORD.sub(whole, text)


def _title(reader: pypdf.PdfReader, text: str) -> str | None:
    """The stated title, if the text has it at the top: many are only a file's name."""
    stated = reader.metadata.title if reader.metadata else None
    if not stated or normalized(stated).casefold() not in normalized(text[:_TOP]).casefold():
        return None
    return stated
