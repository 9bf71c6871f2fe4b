"""Columns: pieces whose author says "I", so that the byline speaks in them.

A wire story has a byline too, and its reporter says nothing in it: "I" must stand in the article's
own voice, several times and from early on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from qabot.domain import Span, Speaker
from qabot.sentences import paragraphs, split_sentences
from qabot.speech.fullnames import is_person_name
from qabot.speech.records import Utterance
from qabot.speech.turns import Turn, outside_quotes, quoted_in

_FEWEST = 3  # sentences with "I", in two paragraphs; two do where the page is called "Opinion"
_EARLY = 0.34  # of the paragraphs, among which the first with "I" must be
_SINGULAR = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?![-.\d])(?=[\s,;:])")
_NUMBERED = re.compile(r"\b(?:War|Part|Chapter|Volume|Act|Type|Class|Phase|Title|[A-Z][a-z]+) I\b")
_OTHERS = re.compile(
    r"\bas told to\b|\binterview|\btranscript\b|\bQ ?& ?A\b|\b(?:extract|excerpt)|"
    r"\bin (?:his|her) own words\b|\b(?:full )?(?:text|speech|statement|remarks|testimony)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?:[*_]*)[^\W\d_a-z][^\n:.?!,]{0,40}:[*_]*\s", re.MULTILINE)
_SECTION = re.compile(
    r"^\W*(?:op-ed|opinion|comment|column|viewpoint)\W*$", re.IGNORECASE | re.MULTILINE
)
_HEAD = 300


def column(text: str, title: str, byline: str, found: Sequence[Utterance]) -> list[Turn]:
    """What the writer says as "I", and what goes with it in the same paragraphs.

    None without one person in the byline, or where another may be the one who says "I".
    """
    if not is_person_name(byline) or _OTHERS.search(f"{title}\n{text[:_HEAD]}"):
        return []
    quoted = quoted_in(text)
    blocks = [block for block in paragraphs(text) if len(block)]
    own = [_own(text, block, quoted) for block in blocks]
    said = [at for at, count in enumerate(own) if count]
    fewest = _FEWEST - bool(_SECTION.search(text[:_HEAD]))
    if sum(own) < fewest or len(said) < 2 or said[0] > _EARLY * len(blocks):
        return []
    if _may_answer(text, blocks, own) or len(_LABELLED.findall(text)) > 2:
        return []
    writer = _writer(text, byline)
    others = sorted({one.sentence for one in found if one.speaker})
    return [
        Turn((sentence,), sentence.start, writer)
        for at in said
        for sentence in _sentences(text, blocks[at])
        if not _touches(sentence, others)
    ]


def _touches(sentence: Span, others: Sequence[Span]) -> bool:
    """Whether a sentence has characters of ``others``, which are in order and disjoint."""
    at = bisect_left(others, sentence)
    return any(map(sentence.overlaps, others[max(0, at - 1) : at + 1]))


def _may_answer(text: str, blocks: Sequence[Span], own: Sequence[int]) -> bool:
    """Whether "I" stands below a paragraph that only asks: perhaps somebody is interviewed."""
    asked = (block.of(text).rstrip("*_") for block in blocks)
    alone = (one.endswith("?") and len(split_sentences(one)) == 1 for one in asked)
    return any(asks and count for asks, count in zip(alone, own[1:], strict=False))


def _own(text: str, block: Span, quoted: Sequence[Span]) -> int:
    """How many sentences of a paragraph have "I" outside quotation marks."""
    return sum(
        bool(_SINGULAR.search(_NUMBERED.sub("", outside_quotes(text, one, quoted))))
        for one in _sentences(text, block)
    )


def _sentences(text: str, block: Span) -> list[Span]:
    return [one.shift(block.start) for one in split_sentences(block.of(text))]


def _writer(text: str, byline: str) -> Speaker:
    """The writer, at the place where the text names him or her, if it does."""
    at = text.find(byline)
    return Speaker(byline, Span(at, at + len(byline)) if at >= 0 else Span(0, 0), byline)
