"""What is said: the quotation itself, or the part of a sentence that reports it."""

from __future__ import annotations

from itertools import takewhile

from qabot.domain import Span
from qabot.speech.phrases.from_left import (
    Phrase,
    back_past,
    can_speak,
    names_people,
    past,
    phrase_from,
)
from qabot.speech.said.acts import QUOTING, Act
from qabot.speech.said.unsaid import done
from qabot.speech.words.cues import SPOKEN, TELLING, TELLING_THAT
from qabot.speech.words.nouns import is_past
from qabot.speech.words.tokens import Stretch, Tag, Token, Tokens, low_at, tag_at
from qabot.word_set import word_set

_CAPITALISED_AFTER = frozenset((":", ",", "-", "–", "—", "--"))
_AFTER_TRAILING_CUE = frozenset(
    (Tag.MARK, Tag.PREPOSITION, Tag.DAY, Tag.ADVERB, Tag.CONJUNCTION, Tag.OBJECT)
)
TO_SOMEBODY = word_set(
    "told tell tells telling assured assures informed informs reminded reminds warned warns"
)
_SCENE = frozenset((Tag.PREPOSITION, Tag.DAY, Tag.ADVERB, Tag.DETERMINER, Tag.OPEN, Tag.PROPER))
_OPENS_CLAUSE = frozenset((Tag.DETERMINER, Tag.PRONOUN, Tag.PROPER))
_GATHERINGS = word_set("conference hearing rally meeting gathering summit congregation")
_WHEN = word_set("after before when once until since because if unless")
_OPENS_SCENE = (Tag.ADVERB, Tag.CONJUNCTION, Tag.CUE, Tag.PREPOSITION)
_SENTENCE_ENDS = frozenset((".", "?", "!", ":", ";", "-", "–", "—", "--"))
_LONGEST_SCENE = 8  # tokens of "on Monday in Oslo" before "that"


def is_direct(tokens: Tokens, quote: int, act: Act) -> bool:
    """Whether a quotation is speech in itself, not words quoted within a report."""
    token = tokens[quote]
    if token.quote is None:
        return False
    said = token.quoted
    capital = said[:1].isupper()
    if capital and said.endswith((",", ".", "?", "!")) and len(said.split()) > 3:
        return True
    at_start = quote == 0 or tokens[quote - 1].low in _CAPITALISED_AFTER
    if act.cue > quote:
        return at_start and (capital or quote == 0)
    after_cue = act.cue == quote - 1
    between = at_start and any(t.tag is Tag.QUOTE for t in tokens[:quote])
    return (capital and (at_start or after_cue)) or between


def reports(tokens: Tokens, act: Act) -> bool:
    """Whether an act without a quotation reports speech: it needs a speaker and some content."""
    if act.subject is None or _upholds(tokens, act.cue) or done(tokens, act.cue):
        return False
    if act.inverted and tokens[act.cue].low in QUOTING:
        return False  # "She quoted the poet" tells nothing of what he says
    if act.subject[0] == 1 and tokens[0].low in _WHEN:
        return False  # "After Ek found that it leaked, the dam was closed"
    if (
        _contradicted(tokens, act)
        or _of_a_noun(tokens, act)
        or (act.shared and not _tells(tokens, act.cue))
    ):
        return False
    pronoun = tokens[act.subject[0]].tag in (Tag.PRONOUN, Tag.OBJECT)
    if not can_speak(tokens, act.subject) and not pronoun:
        return tokens[act.cue].low in ("said", "says", "say", "according") or _says_that(
            tokens, act
        )
    return True


def _says_that(tokens: Tokens, act: Act) -> bool:
    """Whether whoever it is can only have spoken: "the duo explained that", "some argued that"."""
    beside = act.subject and back_past(tokens, act.cue - 1, Tag.ADVERB, Tag.AUXILIARY)
    said = tokens[act.cue].low in SPOKEN and low_at(tokens, act.cue + 1) == "that"
    return said and act.subject is not None and beside == act.subject[1]


def _contradicted(tokens: Tokens, act: Act) -> bool:
    """Whether it is "not 40 as the council said": who said so said something else."""
    first = act.subject[0] if act.subject else 0
    if act.inverted or first < 2 or tokens[first - 1].low != "as":
        return False
    clause = takewhile(lambda token: token.tag is not Tag.MARK, reversed(tokens[: first - 1]))
    return any(token.low == "not" or token.low.endswith(("n't", "n’t")) for token in clause)


def _of_a_noun(tokens: Tokens, act: Act) -> bool:
    """Whether a clause only tells which thing is meant: "the boat that Ek mocks, I like"."""
    first = act.subject[0] if act.subject else 0
    if act.inverted or first < 2 or tokens[first - 1].low != "that":
        return False
    after = tokens[act.cue + 1 : act.cue + 3]
    next_clause = low_at(after, 0) == "," and after[-1].tag is Tag.PRONOUN
    return next_clause and tokens[first - 2].tag is Tag.OPEN


def _tells(tokens: Tokens, cue: int) -> bool:
    """Whether a participle reports what is said: "adding that …", and not "adding a coat"."""
    that = low_at(tokens, cue + 1) == "that"
    return tokens[cue].low in TELLING or (that and tokens[cue].low in TELLING_THAT)


def _upholds(tokens: Tokens, cue: int) -> bool:
    """Whether "maintain" has a thing for its object ("friendly ties"), and says nothing."""
    if not tokens[cue].low.startswith("maintain") or cue + 1 == len(tokens):
        return False
    following = tokens[cue + 1]
    return following.low != "that" and following.tag in (Tag.OPEN, Tag.DETERMINER, Tag.ADVERB)


def reported_span(stretch: Stretch, act: Act, quote: int | None = None) -> Span:
    """Return what is reported: what follows the cue, or what precedes a trailing "X said".

    ``quote`` is the token of a quotation in it, if there is one.
    """
    tokens = stretch.tokens
    first = min(act.cue, act.subject[0] if act.subject else act.cue)
    before = quote < act.cue if quote is not None else _trails(tokens, act, first)
    if before and first:
        last = first - 1 - (first > 1 and tokens[first - 1].low == "as")  # "…, as the mayor said"
        return Span(tokens[0].start, tokens[last].end)
    at = _content_start(tokens, act.cue)
    if act.inverted and act.subject:
        at = act.subject[1] + 1
    while at < len(tokens) and (tokens[at].low == "that" or tokens[at].tag is Tag.MARK):
        at += 1
    start = tokens[at].start if at < len(tokens) else tokens[act.cue].end
    if act.alone and quote is not None:
        return Span(start, tokens[quote].end)
    return Span(min(start, stretch.span.end), stretch.span.end)


def _trails(tokens: Tokens, act: Act, first: int) -> bool:
    """Whether an act without a quotation stands behind what it reports: "…, Song wrote in May"."""
    if act.inverted:
        return True
    heard = _past_hearer(tokens, act.cue)
    following = tokens[heard] if heard < len(tokens) else None
    if following is None or all(token.tag is Tag.MARK for token in tokens[heard:]):
        return first > 1
    ends = all(token.tag is not Tag.MARK for token in tokens[heard:-1])
    long = first > 5 or (ends and _is_told(tokens[: first - 1]))
    after_comma = long and tokens[first - 1].low == ","
    if _past_days(tokens, heard) is not None:
        return False  # "Hours before the vote, Ek said Sunday he would stay"
    told = _that_after(tokens, heard) is None and following.tag in _AFTER_TRAILING_CUE
    scene = tokens[0].tag is Tag.PREPOSITION and not _has_verb(tokens[: first - 1])
    goes_on = following.tag is Tag.ADVERB and scene  # "With the crew there, Ek says too many"
    return after_comma and told and not goes_on


def _is_told(tokens: Tokens) -> bool:
    """Whether few words are a clause, and no scene: "talks failed"."""
    return _has_verb(tokens[1:]) and tokens[0].tag in _OPENS_CLAUSE | {Tag.OPEN}


def _has_verb(tokens: Tokens) -> bool:
    return any(token.tag is Tag.AUXILIARY or is_past(token) for token in tokens)


def told_from(tokens: Tokens, phrase: Phrase) -> int | None:
    """Where in a sentence begins what a trailing "…, she said" tells; None if her words follow.

    None also where only a scene stands before, in which she may be named: "When Ek came, she said".
    """
    first, last = phrase
    cue = past(tokens, last + 1, Tag.ADVERB)
    if first < 2 or tag_at(tokens, cue) is not Tag.CUE:
        return None
    goes_on = _goes_on_quoted(tokens[cue + 1 :])
    if any(token.low == ":" or token.quote for token in tokens[cue:]) and not goes_on:
        return None
    trails = goes_on or _trails(tokens, Act(cue, phrase), first)
    if not _ends_report(tokens[first - 1]) or not trails:
        return None
    start = first - 1
    while start and not _ends_before(tokens[start - 1]):
        start -= 1
    opener, commas = tokens[start], [token.low for token in tokens[start : first - 1]]
    scene = opener.tag in _OPENS_SCENE or opener.low.endswith(("ing", "ed"))
    return None if scene and "," not in commas and not goes_on else start


def _goes_on_quoted(after: Tokens) -> bool:
    """Whether a sentence goes on in somebody's own words: "The ice broke, he said, “and sank”"."""
    quoted = all(token.quote and token.text[1:2].islower() for token in after[1:2])
    return low_at(after, 0) == "," and quoted


def _ends_report(token: Token) -> bool:
    """Whether a token before "she said" may end a report: a comma, or words quoted in it."""
    within = token.quote is not None and token.text[1:2].islower()
    return token.low == "," or within


def _ends_before(token: Token) -> bool:
    """Whether another sentence, or what is said directly, ends with a token."""
    return token.low in _SENTENCE_ENDS or (token.quote is not None and token.text[1:2].isupper())


def _content_start(tokens: Tokens, cue: int) -> int:
    """Where what is said begins after a cue, past whom it is told: "told reporters on Monday"."""
    heard = _past_hearer(tokens, cue)
    that = _that_after(tokens, heard)
    scene = tag_at(tokens, heard) is Tag.PREPOSITION
    if that is not None and (heard > cue + 1 or scene):
        return that  # "told reporters that", "said in a statement that"
    if (dated := _past_days(tokens, heard)) is not None:
        return dated
    clause = heard > cue + 1 and tag_at(tokens, heard) in _OPENS_CLAUSE
    return heard if clause and _hears(tokens[heard - 1]) else cue + 1


def _past_days(tokens: Tokens, at: int) -> int | None:
    """Where a clause begins behind a bare day: "he" in "said Sunday he would stay"; else None."""
    clause = past(tokens, at, Tag.DAY)
    return clause if clause > at and tag_at(tokens, clause) in _OPENS_CLAUSE else None


def _hears(head: Token) -> bool:
    """Whether who is named so can be told something: "him", "the reporters", but no "story"."""
    named = head.tag in (Tag.OBJECT, Tag.PROPER)
    return named or names_people(head) or head.low in _GATHERINGS


def _past_hearer(tokens: Tokens, cue: int) -> int:
    """The place after whom something is told; after the cue itself where it tells nobody."""
    at = cue + 1
    if tokens[cue].low not in TO_SOMEBODY or at == len(tokens):
        return at
    if tokens[at].tag is Tag.OBJECT:
        return at + 1
    nobody = tokens[at].tag in (Tag.PRONOUN, Tag.DAY)
    hearer = None if nobody else phrase_from(tokens, at)
    return hearer[1] + 1 if hearer else at


def _that_after(tokens: Tokens, first: int) -> int | None:
    """Where "that" stands at ``first``, or after no more than a day and a place."""
    for at in range(first, min(len(tokens), first + _LONGEST_SCENE)):
        if tokens[at].low == "that":
            return at
        if tokens[at].tag not in _SCENE:
            return None
    return None
