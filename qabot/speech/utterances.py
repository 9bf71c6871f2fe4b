"""Who says what in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from qabot.domain import Span
from qabot.sentences import without_header
from qabot.speech.people.discourse import Discourse
from qabot.speech.people.known import Known
from qabot.speech.phrases.from_left import DASHES, can_speak, clause_subject
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.said.acts import Act, acts, walk_quotes
from qabot.speech.said.content import is_direct, reported_span, reports
from qabot.speech.said.quotations import act_of_quote, runs_into
from qabot.speech.turns.columns import column
from qabot.speech.turns.conversations import conversations
from qabot.speech.turns.full_names import writer_of
from qabot.speech.turns.letters import below_letters, letters
from qabot.speech.turns.turns import Turn, means_self, with_turns
from qabot.speech.words.nouns import is_trade
from qabot.speech.words.tokens import Stretch, Tag, Tokens, stretches

_LONGEST_SIGNATURE = 6  # words
_INNER = re.compile(r"(?<!\w)[‘“'\"«„](?=\S)")  # a mark that opens a quotation within another


def utterances(text: str, title: str = "", byline: str = "") -> tuple[Utterance, ...]:
    """Find direct and reported speech in ``text``, in the order of its contents.

    And the turns of conversations and letters; with the article's ``title``, which tells who is
    interviewed, and ``byline``, who writes as "I". Nothing is said in a header above the story.
    """
    text, below = without_header(text)
    found = _read(text, below)
    found += [inner for one in found for inner in _told_within(text, one)]
    said = with_turns(text, found, _turns(text, title, writer_of(byline), found))
    return tuple(sorted(said, key=lambda u: (u.content.start, u.content.end)))


def exchanges(text: str, title: str = "", byline: str = "") -> tuple[tuple[Span, Span], ...]:
    """Where the turn of one who asks stands in ``text``, and the turn at once below it."""
    text, _ = without_header(text)
    turns = conversations(text, title, writer_of(byline))
    pairs = pairwise(turns)
    return tuple((one.span, other.span) for one, other in pairs if one.asks and not other.asks)


def _read(text: str, below: int) -> list[Utterance]:
    reader = _Reader(text, below)
    read = [utterance for number in reader.numbers() for utterance in reader.read(number)]
    return [one for one in read if _says_something(one.content.of(text))]


def _says_something(content: str) -> bool:
    """Whether there are words, or words follow: no "Second death confirmed", nor "He answered."."""
    return any(map(str.isalnum, content)) or content.endswith(":")


def _told_within(text: str, outer: Utterance) -> Iterator[Utterance]:
    """What somebody is quoted as quoting, with a cue of its own: "“She said, ‘Paint the oars.’”".

    "She" is who is named within the outer quotation, else nobody known; "I" is its speaker.
    """
    words = outer.content.of(text)
    if outer.kind is not SpeechKind.DIRECT or _INNER.search(words) is None:
        return
    for one in _read(words, 0):
        if one.kind is SpeechKind.DIRECT and one.mention and not means_self(one.mention.of(words)):
            yield replace(one.shift(outer.content.start), sentence=outer.sentence)


def signatures(text: str, title: str = "") -> tuple[Span, ...]:
    """The lines of ``text`` that only tell who has written the letter above them."""
    text, _ = without_header(text)
    return tuple(below_letters(text, title))


def _turns(text: str, title: str, byline: str, found: Sequence[Utterance]) -> Sequence[Turn]:
    held = conversations(text, title, byline) or letters(text, title)
    return held or column(text, title, byline, found)


class _Reader:
    """Reads an article stretch by stretch; remembers who spoke, for quotations without a cue."""

    def __init__(self, text: str, below: int) -> None:
        """``below`` is where the header ends: what stands there is not read, but for its names."""
        self._text = text
        self._below = below
        self._stretches = stretches(text)
        self._discourse = Discourse(text, self._stretches)
        self._carried: tuple[int, Known | None] = (-9, None)
        self._last: tuple[int, Known | None] = (-9, None)

    def numbers(self) -> Iterator[int]:
        """Number the stretches to read; a title and a heading tell what is told below."""
        for number, stretch in enumerate(self._stretches):
            if stretch.span.start >= self._below and not stretch.heading:
                yield number

    def read(self, number: int) -> Iterator[Utterance]:
        """What is said in a stretch: its quotations, reports with quoted words, other reports."""
        stretch = self._stretches[number]
        found = acts(stretch.tokens)
        resolved = {act: self._resolve(number, act) for act in found}
        used: set[Act] = set()
        mixed: dict[Act, Utterance] = {}
        spoke: Known | None = None
        for quote in walk_quotes(stretch.tokens):
            act = act_of_quote(stretch.tokens, quote, found)
            if act is not None and act not in resolved:
                resolved[act] = self._resolve(number, act)
            if act is None:
                carried = self._continued(number, quote) or self._after(number, quote)
                if carried is not None or self._begins(number, quote):
                    yield self._direct(stretch, quote, None, carried)
                    spoke = carried
                continue
            used.add(act)
            spoke = resolved[act]
            if is_direct(stretch.tokens, quote, act):
                yield self._direct(stretch, quote, act, spoke)
            elif act not in mixed:
                span = reported_span(stretch, act, quote)
                mixed[act] = self._utterance(stretch, span, SpeechKind.MIXED, act, spoke)
        yield from mixed.values()
        for act in found:
            if act not in used and reports(stretch.tokens, act):
                span = reported_span(stretch, act)
                yield self._utterance(stretch, span, SpeechKind.INDIRECT, act, resolved[act])
                spoke = spoke or resolved[act]
        if used and spoke is None:
            self._last = (-9, None)  # somebody else has spoken since, whom nobody knows
        self._carry(number, spoke)

    def _resolve(self, number: int, act: Act) -> Known | None:
        return self._discourse.resolve(number, act.subject) if act.subject else None

    # Quotations without a cue of their own

    def _begins(self, number: int, quote: int) -> bool:
        """Whether a quotation without a speaker is speech at all: it must be a whole sentence."""
        tokens = self._stretches[number].tokens
        alone = quote == 0 and len(tokens) <= 2
        return alone and len(tokens[quote].text.split()) > 4

    def _continued(self, number: int, quote: int) -> Known | None:
        """Return who goes on speaking in a quotation that stands at the start of a sentence."""
        last, speaker = self._carried
        if quote != 0 or self._signed(number):
            return None
        if speaker is None or number - last > 1:
            return self._still_about(number) if self._begins(number, quote) else None
        stretch, before = self._stretches[number], self._stretches[last]
        if len(stretch.tokens) > 2 and runs_into(stretch.tokens[0]):
            return None  # somebody is named after it, in a way that no rule reads
        whole = stretch.tokens[0].text[1:2].isupper() or len(stretch.tokens) <= 2
        if stretch.paragraph == before.paragraph:
            return speaker if whole else None
        return speaker if len(stretch.tokens) <= 2 else None

    def _after(self, number: int, quote: int) -> Known | None:
        """Read "- Clinton", "- Ann Ek, poet" or "Clinton said." that follows a lone quotation."""
        if (
            quote != 0
            or len(self._stretches[number].tokens) > 2
            or number + 1 == len(self._stretches)
        ):
            return None
        tokens = self._stretches[number + 1].tokens
        last = len(tokens) - 1
        while last and tokens[last].tag is Tag.MARK:
            last -= 1
        found = acts(tokens[: last + 1])
        if found and found[0].cue == last and found[0].subject and found[0].subject[0] == 0:
            return self._resolve(number + 1, found[0])
        signed = _signature(tokens[: last + 1])
        return self._discourse.resolve(number + 1, (1, signed)) if signed else None

    def _signed(self, number: int) -> bool:
        """Whether a lone quotation is followed by a dash: whoever signs it there speaks."""
        lone = len(self._stretches[number].tokens) <= 2 and number + 1 < len(self._stretches)
        return lone and self._stretches[number + 1].tokens[0].low in DASHES

    def _still_about(self, number: int) -> Known | None:
        """Return the last speaker, if the sentence before is about the same person."""
        at, known = self._last
        if known is None or not 0 < number - at <= 4:
            return None
        subject = clause_subject(self._stretches[number - 1].tokens, 10**6)
        same = subject and self._discourse.is_same(number - 1, subject, known)
        return known if same else None

    def _carry(self, number: int, spoke: Known | None) -> None:
        if spoke:
            self._last = (number, spoke)
        self._carried = (number, spoke) if spoke else self._colon(number)

    def _colon(self, number: int) -> tuple[int, Known | None]:
        """Let "Mr. X told reporters:" or a lone "X:" speak for the paragraph that follows."""
        tokens = self._stretches[number].tokens
        if tokens[-1].low != ":":
            return (-9, None)
        found = acts(tokens)
        if found and found[-1].subject:
            return number, self._resolve(number, found[-1])
        subject = clause_subject(tokens, len(tokens))
        speaks = subject is not None and can_speak(tokens, subject)
        return (
            (number, self._discourse.resolve(number, subject)) if subject and speaks else (-9, None)
        )

    # Records

    def _direct(
        self, stretch: Stretch, quote: int, act: Act | None, known: Known | None
    ) -> Utterance:
        token = stretch.tokens[quote]
        content = token.quote.inner if token.quote else Span(token.start, token.end)
        return self._utterance(stretch, content, SpeechKind.DIRECT, act, known)

    def _utterance(
        self,
        stretch: Stretch,
        content: Span,
        kind: SpeechKind,
        act: Act | None,
        known: Known | None,
    ) -> Utterance:
        cue = mention = None
        if act is not None:
            token = stretch.tokens[act.cue]
            cue = None if token.tag is Tag.MARK else Span(token.start, token.end)
            if act.subject is not None:
                first, last = act.subject
                mention = Span(stretch.tokens[first].start, stretch.tokens[last].end)
        speaker = known.speaker if known else None
        return Utterance(content, stretch.span, kind, speaker, cue, mention)


def _signature(tokens: Tokens) -> int:
    """Where the name ends in "- Clinton" and "- Poet Ann Ek, on her work"; 0 where none stands."""
    end = next((at for at, token in enumerate(tokens) if token.low == ","), len(tokens)) - 1
    if tokens[0].low not in DASHES or not 1 <= end <= _LONGEST_SIGNATURE:
        return 0
    name = takewhile(lambda at: tokens[at].tag is Tag.PROPER, range(end, 0, -1))
    before = end - len(list(name))
    full = end - before > 1 or end == len(tokens) - 1
    return end if full and (before == 0 or is_trade(tokens[before].low)) else 0
