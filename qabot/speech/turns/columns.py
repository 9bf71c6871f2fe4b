"""Columns: pieces whose author says "I", so that the byline speaks in them.

A wire story has a byline too, and its reporter says nothing in it: "I" must stand in the article's
own voice, several times and from early on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from qabot.domain import Span, Speaker
from qabot.sentences import paragraphs, split_sentences
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.turns.full_names import FullNames, is_person_name, name_of
from qabot.speech.turns.turns import Turn, outside_quotes, quoted_in

_FEWEST = 3  # sentences with "I", in two paragraphs; two do where the page is called "Opinion"
_EARLY = 0.34  # of the paragraphs, among which the first with "I" must be
_SINGULAR = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?![-.\d])(?=[\s,;:])")
_ONESELF = re.compile(r"\b(?:me|my|myself|My)\b(?![-.])")
_SET_APART = re.compile(r"[*_>•·–—-]")
_HANDS_OVER = re.compile(r":\s+(?=[A-Z])|:[*_]*$")
_SHORTEST = 3  # words of a quotation that is more than a word the writer will not vouch for
_OPENERS = "And|As|Because|But|How|If|So|Then|Though|What|When|Where|While|Why|Yes"
_NUMBERED = re.compile(rf"\b(?!(?:{_OPENERS}) )[A-Z][a-z]+ I\b")  # "World War I", "Charles I"
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
    """The sentences in which the writer speaks of himself or herself, and quotes nobody.

    None without one person in the byline, or where another may be the one who says "I".
    """
    if not is_person_name(byline) or _OTHERS.search(f"{title}\n{text[:_HEAD]}"):
        return []
    quoted = quoted_in(text)
    blocks = [block for block in paragraphs(text) if len(block)]
    own = [_own(text, block, quoted) for block in blocks]
    if not _is_column(text, byline, blocks, own):
        return []
    writer = _writer(text, byline)
    others = sorted({one.sentence for one in found if not _is_own(text, one)})
    real = [one for one in quoted if len(one.of(text).split()) >= _SHORTEST]
    return [
        Turn((sentence,), sentence.start, writer)
        for at, count in enumerate(own)
        if count and not _is_others(text, blocks, at)
        for sentence in _before_colon(text, blocks[at])
        if _speaks(text, sentence, quoted)
        and not _touches(sentence, others)
        and not _touches(sentence, real)
    ]


def _is_column(text: str, byline: str, blocks: Sequence[Span], own: Sequence[int]) -> bool:
    """Whether "I" stands early and often enough, and surely means the writer.

    ``own`` tells how many sentences of each of the paragraphs ``blocks`` have it.
    """
    said = [block for block, count in zip(blocks, own, strict=True) if count]
    fewest = _FEWEST - bool(_SECTION.search(text[:_HEAD]))
    if sum(own) < fewest or len(said) < 2 or blocks.index(said[0]) > _EARLY * len(blocks):
        return False
    if _may_answer(text, blocks, own) or len(_LABELLED.findall(text)) > 2:
        return False
    return not _introduces(text[: said[0].start], byline)


def _touches(sentence: Span, others: Sequence[Span]) -> bool:
    """Whether a sentence has characters of ``others``, which are in order and disjoint."""
    at = bisect_left(others, sentence)
    return any(map(sentence.overlaps, others[max(0, at - 1) : at + 1]))


def _introduces(opening: str, byline: str) -> bool:
    """Whether what stands above the first "I" names somebody else: it may be that person's."""
    people = FullNames(opening).within(Span(0, len(opening)))
    return any(name[-1] != name_of(byline)[-1] for name in people)


def _is_others(text: str, blocks: Sequence[Span], at: int) -> bool:
    """Whether a paragraph is set as another's words: by a mark, or below a colon."""
    below = at > 0 and blocks[at - 1].of(text).rstrip("*_").endswith(":")
    return below or _SET_APART.match(text, blocks[at].start) is not None


def _before_colon(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a paragraph, up to one that has another's sentence below its colon."""
    return takewhile(lambda one: not _HANDS_OVER.search(one.of(text)), _sentences(text, block))


def _is_own(text: str, one: Utterance) -> bool:
    """Whether somebody says a thing as "I", without quotation marks: "I think that …"."""
    return (
        one.kind is SpeechKind.INDIRECT and one.mention is not None and one.mention.of(text) == "I"
    )


def _speaks(text: str, sentence: Span, quoted: Sequence[Span]) -> bool:
    words = _NUMBERED.sub("", outside_quotes(text, sentence, quoted))
    return _SINGULAR.search(words) is not None or _ONESELF.search(words) is not None


def _may_answer(text: str, blocks: Sequence[Span], own: Sequence[int]) -> bool:
    """Whether "I" stands below a paragraph that only asks: perhaps somebody is interviewed."""
    asked = (block.of(text).rstrip("*_") for block in blocks)
    alone = (one.endswith("?") and len(split_sentences(one)) == 1 for one in asked)
    return any(asks and count for asks, count in zip(alone, own[1:], strict=False))


def _own(text: str, block: Span, quoted: Sequence[Span]) -> int:
    """How many sentences of a paragraph have "I" outside quotation marks."""
    said = (outside_quotes(text, one, quoted) for one in _sentences(text, block))
    return sum(_SINGULAR.search(_NUMBERED.sub("", words)) is not None for words in said)


def _sentences(text: str, block: Span) -> list[Span]:
    return [one.shift(block.start) for one in split_sentences(block.of(text))]


def _writer(text: str, byline: str) -> Speaker:
    """The writer, at the place where the text names him or her, if it does."""
    at = text.find(byline)
    return Speaker(byline, Span(at, at + len(byline)) if at >= 0 else Span(0, 0), byline)
