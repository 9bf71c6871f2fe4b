"""Words, marks and quotations of an article, in stretches that hold whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qabot.domain import Span
from qabot.first_names import FIRST_NAMES
from qabot.sentences import Quotation, is_heading, paragraphs, quotations, split_sentences
from qabot.speech.words import lexicon
from qabot.speech.words.cues import COMPOUND, CUES, JUDGING, NOUNS_TOO, WITH_THAT
from qabot.word_set import word_set


class Tag(StrEnum):
    """The class of a token. OPEN is any other word in lower case."""

    QUOTE = "quote"
    MARK = "mark"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    PRONOUN = "pronoun"
    OBJECT = "object"
    AUXILIARY = "auxiliary"
    CUE = "cue"
    DAY = "day"
    ADVERB = "adverb"
    PROPER = "proper"
    OPEN = "open"


@dataclass(slots=True, frozen=True)
class Token:
    """A word, a mark, or a whole quotation with its marks."""

    tag: Tag
    start: int
    end: int
    text: str
    low: str
    quote: Quotation | None = None

    @property
    def possessive(self) -> bool:
        """Whether it ends as "Russia's" and "the Russians'" do."""
        return self.text.endswith(lexicon.POSSESSIVE)

    @property
    def quoted(self) -> str:
        """What stands between the marks of a quotation; "" for any other token."""
        if self.quote is None:
            return ""
        inner = self.quote.inner
        return self.text[inner.start - self.start : inner.end - self.start]


Tokens = Sequence[Token]
"""The tokens of one stretch, or some of them; places are indices into it."""


def low_at(tokens: Tokens, at: int) -> str:
    """The word or mark at a place, in lower case; "" beyond either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def tag_at(tokens: Tokens, at: int) -> Tag | None:
    """The class of the token at a place; None beyond either end."""
    return tokens[at].tag if 0 <= at < len(tokens) else None


@dataclass(slots=True, frozen=True)
class Stretch:
    """One sentence, or the several that a long quotation runs through, and its tokens.

    ``heading``: it is a line that only tells what is told below.
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    heading: bool


@dataclass(slots=True, frozen=True)
class _Seen:
    """Words of the whole text: those in small letters, and those named "Karl Manning" within."""

    lower: frozenset[str]
    named: frozenset[str]


_ABBREVIATED = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Sgt Capt Cmdr Adm Sen Sens Rep Reps Gov Govs Pres Sec Amb "
    "Rev Hon Brig Eng Engr Smt Fr St Jr Sr Jan Feb Mar Apr Aug Sept Oct Nov Dec Inc Corp Co Ltd No"
)
_WORD = r"[\w\ufffd]+"
"""A letter that a faulty copy lost is of the word all the same."""
_CLOCK = r"(?:[01]?\d|2[0-3])(?::[0-5]\d(?:[ap]m)?|\.[0-5]\d[ap]m|[ap]m)(?![\w:])"
_TIME = re.compile(_CLOCK)
"""A time, which like a day tells nothing of who stands behind it: "02:50 Comber says"."""
_RETIRED = r"\((?:[Rr]et(?:d|ired)|[Rr]td)\.?\)"
"""What stands between a rank and a name, and parts them not: "Col (retd) Karl Ek"."""
_TOKEN = re.compile(
    rf"{_RETIRED}|(?:{'|'.join(_ABBREVIATED.split())})\."
    r"|\d{1,3}(?:,\d{3})+(?!\w)"
    rf"|{_CLOCK}"
    r"|(?:[A-Za-z]\.){2,6}(?:-\w+)?|[A-Z]\.(?=\s+[A-Z])"
    rf"|[@#]?{_WORD}(?:[’'&.@/-]{_WORD})*(?:[’'](?=\s))?"
    r"|--+|\.\.+|[^\w\s]"
)
_SPEAKERS = "|".join(lexicon.GROUP_NOUNS | lexicon.PERSON_NOUNS)
_NO_VERBS = {
    "state": re.compile(
        rf" (?:media|department|police|radio|tv|television|house|senate|senator|{_SPEAKERS})s?\b",
        re.IGNORECASE,
    ),
    "think": re.compile(r"[ -]tank"),
    **dict.fromkeys(("continue", "continues", "continued"), re.compile(r" to\b")),
}
"""What stands behind a word that tells nothing there: "state television", "think tank"."""
_UNITED = word_set("member nation city gulf baltic arab border swing southern northern")
"""Words behind which "states" are countries or parts of one."""
_DESCRIBING = word_set("current recent early initial latest official new previous other")
_ARE = re.compile(r" (?:are|were|is|was)\b")
_CLASSES: tuple[tuple[Tag, frozenset[str]], ...] = (
    (Tag.PRONOUN, lexicon.SUBJECT_PRONOUNS),
    (Tag.DETERMINER, lexicon.DETERMINERS),
    (Tag.CUE, CUES | {"according", "per"}),
    (Tag.CONJUNCTION, lexicon.CONJUNCTIONS),
    (Tag.AUXILIARY, lexicon.AUXILIARIES),
    (Tag.OBJECT, lexicon.OBJECT_PRONOUNS),
    (Tag.PREPOSITION, lexicon.PREPOSITIONS),
    (Tag.ADVERB, lexicon.ADVERBS),
    (Tag.DAY, lexicon.DAYS),
)
_TAGS: dict[str, Tag] = {word: tag for tag, words in reversed(_CLASSES) for word in words}
_NAMES_TOO = frozenset((Tag.CUE, Tag.AUXILIARY, Tag.ADVERB))
"""Classes whose words are names when capitalised within a sentence: "Will", "Mark", "Long"."""
_NAMES_WITHIN = frozenset(("So", "No", "He"))
"""Words that are names where a sentence does not begin with them, and a name follows."""
_FORMED_NAMES = FIRST_NAMES | word_set(
    "downing beijing nanjing chongqing reading sicily italy red fed king united associated allied"
)
"""Names that end like "asking", "asked" and "sadly"."""
_NOUNS_IN_LY = word_set("family ally assembly rally monopoly anomaly bully supply reply")
_NAMED = re.compile(r" [A-Z]")
_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")  # "Jeanne d'Arc"
_HEALTH_AGENCY = re.compile(r"WHO(?:[’']s)?(?![’'\w])(?!\W+[A-Z]{2})")
"""The World Health Organization, and no "WHO WON" of a headline in capitals."""
_COMPLETED = {
    low: re.compile(rf"(?:{'|'.join(map(re.escape, completions))})(?!\w)")
    for low, completions in (COMPOUND | dict.fromkeys(WITH_THAT, ("that",))).items()
}
"""What has to stand behind a word that introduces speech only with it: "found that"."""
_COMPOUNDS = {
    "first": re.compile(
        r" (?:lady|gentleman|minister|deputy|vice|secretary|officer|lieutenant|sea lord)\b",
        re.IGNORECASE,
    ),
    "armed": re.compile(r" (?:forces|services)\b", re.IGNORECASE),
}
"""What stands behind a word that is the beginning of a name or an office there."""
_ONCE_SAID = re.compile(r" (?:said|told|wrote|called|described|claimed|argued|joked|promised)\b")
_MONTHS_TOO = frozenset(("may", "april", "june", "august"))
_SPEAKS = re.compile(
    r"(?: (?:has|had|also|later))? (?:said|says|told|added|insisted|warned|argued)\b"
)
"""What stands behind a name that is a month's too: "May said"."""
_LOWER = re.compile(r"\b[a-z][a-z’'-]+")
_WITHIN = re.compile(r"(?<=\w )[A-Z][\w-]+(?:ing|ed|ly)\b")
_BEFORE_NOUN = frozenset((Tag.ADVERB, Tag.OPEN))
_NOUN_PHRASE = frozenset((Tag.DETERMINER, Tag.OPEN, Tag.PROPER))
_MOST_TOKENS = 400
"""Tokens of a stretch; text without full stops is cut there, so that time stays linear."""


def stretches(text: str) -> list[Stretch]:
    """Divide ``text`` into stretches; quotations are single tokens, whatever they hold."""
    outer = [q for q in quotations(text) if q.depth == 0]
    sentences = list(split_sentences(text))
    blocks = paragraphs(text)
    seen = _Seen(frozenset(_LOWER.findall(text)), frozenset(_WITHIN.findall(text)))
    found: list[Stretch] = []
    block = 0
    for span, inside in _merged(sentences, outer):
        while blocks[block].end < span.end:
            block += 1
        tokens = tuple(_tokens(text, span, inside, seen))
        heading = is_heading(text, span)
        found.extend(
            Stretch(span, block, tokens[first : first + _MOST_TOKENS], heading)
            for first in range(0, len(tokens), _MOST_TOKENS)
        )
    return found


def _merged(
    sentences: list[Span], outer: list[Quotation]
) -> Iterator[tuple[Span, list[Quotation]]]:
    """Yield sentences with the quotations in them, joined where one runs across."""
    at = quote = 0
    while at < len(sentences):
        start, end = sentences[at].start, sentences[at].end
        inside: list[Quotation] = []
        while True:
            while quote < len(outer) and outer[quote].span.start < end:
                inside.append(outer[quote])
                quote += 1
            if not inside or inside[-1].span.end <= end or at + 1 == len(sentences):
                break
            at += 1
            end = sentences[at].end
        at += 1
        yield Span(start, end), inside


def _tokens(text: str, span: Span, inside: list[Quotation], seen: _Seen) -> Iterator[Token]:
    at, first = span.start, True
    for quotation in inside:
        if quotation.span.start >= at:
            yield from _words(text, at, quotation.span.start, seen, first=first)
            yield _quote_token(text, quotation)
            at, first = quotation.span.end, False
    yield from _words(text, at, span.end, seen, first=first)


def _quote_token(text: str, quotation: Quotation) -> Token:
    start, end = quotation.span.start, quotation.span.end
    return Token(Tag.QUOTE, start, end, text[start:end], "", quotation)


def _words(text: str, start: int, end: int, seen: _Seen, *, first: bool) -> Iterator[Token]:
    """The words and marks from ``start`` to ``end``; ``first``: a sentence begins with them.

    A word is tagged by itself, then by its neighbours: "report" after "the" is a noun.
    """
    before: Token | None = None
    governed = determined = False
    for found in _TOKEN.finditer(text, start, end):
        word = found[0]
        if len(word) > 1 and word[0] == "(":
            continue  # "(retd)"
        named = word.startswith("WHO") and _HEALTH_AGENCY.match(text, found.start()) is not None
        low = "w.h.o" if named else word.lower()
        initial = first and before is None
        tag = _tag(word, low, initial=initial, seen=seen)
        if word in _NAMES_WITHIN and _NAMED.match(text, found.end()) and not initial:
            tag = Tag.PROPER
        tag = _by_what_follows(tag, found, low, before)
        if tag is Tag.CUE and (low in NOUNS_TOO or low in JUDGING):
            tag = Tag.OPEN if _noun_place(low, before, governed, determined) else tag
        token = Token(tag, found.start(), found.end(), word, low)
        governed = tag is Tag.PREPOSITION or (governed and tag in _NOUN_PHRASE)
        determined = tag is Tag.DETERMINER or (determined and tag in _BEFORE_NOUN)
        before = token
        yield token


def _by_what_follows(tag: Tag, found: re.Match[str], low: str, before: Token | None) -> Tag:
    """The class of a word of ``tag`` by the words behind it, and the one before."""
    text, at, capital = found.string, found.end(), found[0][0].isupper()
    other = Tag.PROPER if capital else Tag.OPEN
    if tag is Tag.CUE:
        if low in _NO_VERBS and _NO_VERBS[low].match(text, at):
            return other if _NAMED.match(text, at) else Tag.OPEN
        return Tag.OPEN if _are_things(low, before, text, at) else tag
    if tag is Tag.OPEN and _is_completed(low, text, at + 1):
        return Tag.CUE
    if low in _MONTHS_TOO and capital and _SPEAKS.match(text, at):
        return tag if before is not None and before.tag is Tag.PREPOSITION else Tag.PROPER
    if low == "once" and _ONCE_SAID.match(text, at):
        return Tag.ADVERB
    return other if low in _COMPOUNDS and _COMPOUNDS[low].match(text, at) else tag


def _are_things(low: str, before: Token | None, text: str, at: int) -> bool:
    """Whether a form ending at ``at`` is a plural: "member states", "current estimates are"."""
    if before is None:
        return False
    if low == "states" and before.low in _UNITED:
        return True
    described = before.tag is Tag.OPEN or before.low in _DESCRIBING
    return low in NOUNS_TOO and described and _ARE.match(text, at) is not None


def _is_completed(low: str, text: str, at: int) -> bool:
    """Whether what a word introduces speech with stands at ``at``; False for other words."""
    needed = _COMPLETED.get(low)
    return needed is not None and needed.match(text, at) is not None


def _tag(word: str, low: str, *, initial: bool, seen: _Seen) -> Tag:
    """The class of a word by itself; ``low`` is the same in lower case.

    A capital tells a name; where it is ``initial``, the first word of a sentence, only of a word
    that the text never has in small letters, and that is none like "Citing", "Asked" or "Sadly".
    """
    if not (word[0].isalnum() or word[0] in "@#\ufffd"):
        return Tag.MARK
    capital = word[0].isupper() or _ELIDED.match(word) is not None
    known = Tag.DAY if _TIME.fullmatch(word) else _TAGS.get(low) or _contracted(low)
    if capital and (word in lexicon.AS_WRITTEN or word == "Per"):  # "Per Ek said"
        known = None
    shouted = word.isupper() and len(word) > 1  # "READ MORE: …" is a label, and tells nothing
    if known and not (capital and (shouted or not initial) and known in _NAMES_TOO):
        if low in ("may", "march") and not capital:
            return Tag.AUXILIARY if low == "may" else Tag.OPEN
        return known
    if low.endswith("ly") and not capital and low not in _NOUNS_IN_LY:
        return Tag.ADVERB
    if capital or word[0] in "@#":
        formed = low.endswith(("ing", "ed", "ly")) and low not in _FORMED_NAMES
        formed = formed and word not in seen.named
        common = initial and (low in seen.lower or formed)
        return Tag.OPEN if common else Tag.PROPER
    return Tag.OPEN


def _contracted(low: str) -> Tag | None:
    """Read "they’re" as the pronoun it begins with, and "there’s" as "there"."""
    head, mark, tail = low.replace("’", "'").partition("'")
    if mark and head == "there":
        return Tag.ADVERB
    clitic = mark and head in lexicon.SUBJECT_PRONOUNS and tail in ("re", "s", "ll", "ve", "d", "m")
    return Tag.PRONOUN if clitic else None


def _noun_place(low: str, before: Token | None, governed: bool, determined: bool) -> bool:
    """Whether a form that is noun and verb stands where only the noun can."""
    if before is None or low.endswith("ed"):
        return before is not None and before.tag is Tag.DETERMINER
    if before.low == "for" and low.endswith("ing"):
        return False  # "apologized for calling it “a toy”"
    if before.tag in (Tag.DETERMINER, Tag.PREPOSITION) or before.text.endswith(("'s", "’s")):
        return True
    if low not in NOUNS_TOO:
        return False
    third_person = low.endswith("s")
    plural = before.low.endswith("s") or before.tag in (Tag.PRONOUN, Tag.AUXILIARY, Tag.MARK)
    if third_person:
        return governed and before.tag in _NOUN_PHRASE
    return before.tag in (*_NOUN_PHRASE, Tag.ADVERB) and not (
        plural and not governed and not determined
    )
