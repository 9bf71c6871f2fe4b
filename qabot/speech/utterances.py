"""Who says what in an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qabot.domain import Span
from qabot.speech.attribution import act_of_quote, can_speak, runs_into
from qabot.speech.events import Act, acts, walk_quotes
from qabot.speech.records import SpeechKind, Utterance
from qabot.speech.resolve import Discourse, Known
from qabot.speech.tokens import Stretch, Tag, Token, stretches

_CAPITALISED_AFTER = frozenset((":", ","))


def utterances(text: str) -> tuple[Utterance, ...]:
    """Find direct and reported speech in ``text``, in the order of its contents."""
    reader = _Reader(text)
    found = [utterance for number in range(reader.size) for utterance in reader.read(number)]
    return tuple(sorted(found, key=lambda u: (u.content.start, u.content.end)))


class _Reader:
    """Reads an article stretch by stretch; remembers who spoke, for quotations without a cue."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stretches = stretches(text)
        self._discourse = Discourse(text, self._stretches)
        self._carried: tuple[int, Known | None] = (-9, None)
        self._open = False
        self.size = len(self._stretches)

    def read(self, number: int) -> Iterator[Utterance]:
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
                carried = self._continued(number, quote) or self._signed(number, quote)
                if carried is not None or self._begins(number, quote):
                    yield self._direct(stretch, quote, None, carried)
                    spoke = carried
                continue
            used.add(act)
            spoke = resolved[act]
            if _is_direct(stretch.tokens, quote, act):
                yield self._direct(stretch, quote, act, spoke)
            elif act not in mixed:
                mixed[act] = self._reported(stretch, act, spoke, SpeechKind.MIXED)
        yield from mixed.values()
        for act in found:
            if act not in used and not act.shared and act.subject is not None:
                if _reports(stretch.tokens, act):
                    yield self._reported(stretch, act, resolved[act], SpeechKind.INDIRECT)
                    spoke = spoke or resolved[act]
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
        if quote != 0 or speaker is None or number - last > 1:
            return None
        stretch, before = self._stretches[number], self._stretches[last]
        if len(stretch.tokens) > 2 and runs_into(stretch.tokens[0]):
            return None  # somebody is named after it, in a way that no rule reads
        whole = stretch.tokens[0].text[1:2].isupper() or len(stretch.tokens) <= 2
        if stretch.paragraph == before.paragraph or self._open:
            return speaker if whole or self._open else None
        return speaker if len(stretch.tokens) <= 2 else None

    def _signed(self, number: int, quote: int) -> Known | None:
        """Read "- Clinton" on a line of its own after a quotation on a line of its own."""
        if quote != 0 or len(self._stretches[number].tokens) > 2 or number + 1 == self.size:
            return None
        tokens = self._stretches[number + 1].tokens
        last = len(tokens) - 1 - (tokens[-1].tag is Tag.MARK)
        signed = tokens[0].low in ("-", "–", "—", "--") and 1 <= last <= 6
        named = all(token.tag is Tag.PROPER for token in tokens[1 : last + 1])
        return self._discourse.resolve(number + 1, (1, last)) if signed and named else None

    def _carry(self, number: int, spoke: Known | None) -> None:
        stretch = self._stretches[number]
        self._carried = (number, spoke) if spoke else self._colon(number)
        last = stretch.tokens[-1]
        self._open = last.quote is not None and not last.quote.closed

    def _colon(self, number: int) -> tuple[int, Known | None]:
        """Let "Mr. X told reporters:" or a lone "X:" speak for the paragraph that follows."""
        tokens = self._stretches[number].tokens
        if tokens[-1].low != ":":
            return (-9, None)
        found = acts(tokens)
        if found and found[-1].subject:
            return number, self._resolve(number, found[-1])
        return (-9, None)

    # Records

    def _direct(
        self, stretch: Stretch, quote: int, act: Act | None, known: Known | None
    ) -> Utterance:
        token = stretch.tokens[quote]
        content = token.quote.inner if token.quote else Span(token.start, token.end)
        return self._utterance(stretch, content, SpeechKind.DIRECT, act, known)

    def _reported(
        self, stretch: Stretch, act: Act, known: Known | None, kind: SpeechKind
    ) -> Utterance:
        return self._utterance(stretch, _reported_span(stretch, act), kind, act, known)

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


def _is_direct(tokens: Sequence[Token], quote: int, act: Act) -> bool:
    """Whether a quotation is speech in itself, not words quoted within a report."""
    token = tokens[quote]
    if token.quote is None:
        return False
    inner = token.quote.inner
    said = token.text[inner.start - token.start : inner.end - token.start]
    capital = said[:1].isupper()
    if capital and said.endswith((",", ".", "?", "!")) and len(said.split()) > 3:
        return True
    at_start = quote == 0 or tokens[quote - 1].low in _CAPITALISED_AFTER
    if act.cue > quote:
        return at_start and (capital or quote == 0)
    after_cue = act.cue == quote - 1
    between = at_start and any(t.tag is Tag.QUOTE for t in tokens[:quote])
    return (capital and (at_start or after_cue)) or between


def _reports(tokens: Sequence[Token], act: Act) -> bool:
    """Whether an act without a quotation reports speech: it needs a speaker and some content."""
    assert act.subject is not None  # noqa: S101 - the caller checks
    if not can_speak(tokens, act.subject) and tokens[act.subject[0]].tag is not Tag.PRONOUN:
        return tokens[act.cue].low in ("said", "says", "say", "according")
    return True


def _reported_span(stretch: Stretch, act: Act) -> Span:
    """Return what is reported: what follows the cue, or what precedes a trailing "X said"."""
    tokens = stretch.tokens
    first = min(act.cue, act.subject[0] if act.subject else act.cue)
    last = max(act.cue, act.subject[1] if act.subject else act.cue)
    trailing = act.inverted or all(token.tag is Tag.MARK for token in tokens[last + 1 :])
    if trailing and first > 1 and not act.shared:
        return Span(tokens[0].start, tokens[first - 1].start)
    at = act.cue + 1
    while at < len(tokens) and (tokens[at].low == "that" or tokens[at].tag is Tag.MARK):
        if tokens[at].tag is Tag.QUOTE:
            break
        at += 1
    start = tokens[at].start if at < len(tokens) else tokens[act.cue].end
    end = stretch.span.end
    return Span(min(start, end), end)
