"""Where a word of speech says nothing: "recalled 9,000 cars", "called off", "has no say"."""

from __future__ import annotations

from qabot.speech.phrases.from_left import HEADS, Phrase, back_past
from qabot.speech.phrases.steps import REFLEXIVES
from qabot.speech.words.cues import NOUNS_TOO
from qabot.speech.words.lexicon import AGES
from qabot.speech.words.nouns import is_past
from qabot.speech.words.tokens import Tag, Token, Tokens, low_at, tag_at
from qabot.word_set import word_set

_CALLING = frozenset(("call", "calls", "called"))
_NAMING = frozenset(("called", "labeled", "labelled", "branded"))
_DONE_TO_MANY = word_set("recall recalls recalled recalling claims claimed add adds added")
_NUMBERS = AGES - {"one"} | word_set(
    "fifteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands dozens"
)
_ABOUT = word_set("about some nearly almost around over more than at least up to all $ £ €")
_NEXT_CLAUSE = word_set(", ; : who which that after before since until")
_CALLED_SO = frozenset(("back", "off", "up", "in"))
_DEALING = word_set("dismiss dismisses dismissed believe believes believed doubt doubts doubted")
_OBJECTS = NOUNS_TOO | word_set("praise worries shouts chants pledges")
_ATTACKING = word_set("attack attacks attacked")
_ANSWERING = word_set("respond responds responded reply replied answer answered")
_CLAUSE = 12  # tokens in which "as" or "for" tells that a plan is attacked, and no town
_CONTINUING = word_set("continue continues continued")
_WITH = {
    **dict.fromkeys(("ask", "asks", "asked"), ("for",)),
    **dict.fromkeys(("agree", "agrees", "agreed"), ("to", "on")),
    **dict.fromkeys(("write", "writes", "wrote"), ("for",)),
    **dict.fromkeys(("declare", "declares", "declared"), ("war", "bankruptcy", "independence")),
    **dict.fromkeys(("claim", "claims", "claimed"), ("asylum", "benefits", "victory")),
    "offering": word_set("a an the its his her their free"),
    **dict.fromkeys(
        ("posted", "posting", "posts"),
        word_set("a an the net record profit profits revenue revenues sales gains losses earnings"),
    ),
}
"""With which objects such words say nothing."""
_READING = frozenset(("read", "reads"))
_TELLING = frozenset(("tell", "tells", "told"))
_DO = frozenset(("do", "does", "did"))
_GRANTING = frozenset(("why", "when", "where", "how"))
_SUBJECT = (Tag.PRONOUN, Tag.DETERMINER, Tag.OPEN, Tag.PROPER, Tag.PREPOSITION, Tag.ADVERB)
_TALES = word_set("story stories tale tales joke jokes truth lie lies")


def unsaid(tokens: Tokens, cue: int) -> bool:
    """Whether "did not say" denies that there was speech; "asked not to be named" is none.

    Nor is "the bridge said to be safe", or "What did she say?".
    """
    following = [token.low for token in tokens[cue : cue + 4]]
    if following == ["asked", "not", "to", "be"] or following[:3] == ["said", "to", "be"]:
        return True
    if tokens[cue].low in _CALLING and _rings(tokens, cue):
        return True
    if tokens[cue].low == "say" and cue and tokens[cue - 1].low in ("a", "no", "any", "final"):
        return True  # "who has a say"
    at = back_past(tokens, cue - 1, Tag.ADVERB)
    before = tokens[at].low if at >= 0 else ""
    if _is_asked(tokens, cue):
        return True
    denied = before in ("not", "never") or before.endswith(("n't", "n’t"))
    return denied and tokens[cue].low in ("say", "said", "mention")


def _is_asked(tokens: Tokens, cue: int) -> bool:
    """Whether a question leaves open that or what somebody says: "Did Ek say so?"; no "Why did".

    What is quoted in it was said.
    """
    last = next((token for token in reversed(tokens) if not _closes(token)), None)
    if last is None or last.low != "?" or any(token.quote for token in tokens[cue:]):
        return False
    asks = back_past(tokens, cue - 1, *_SUBJECT)
    if asks < 0 or asks == cue - 1 or tokens[asks].low not in _DO:
        return False
    return not any(token.low in _GRANTING for token in tokens[:asks])


def _closes(token: Token) -> bool:
    return token.tag is Tag.MARK and token.low != "?"


def _rings(tokens: Tokens, cue: int) -> bool:
    """Whether "called" is no word of speech: "called off the strike", "cried when he called"."""
    after = tokens[cue + 1 : cue + 2]
    return not after or after[0].low == "." or after[0].low in _CALLED_SO


def counts(tokens: Tokens, cue: int) -> bool:
    """Whether a number shows that a thing was done, and nothing said: "recalled 9,000 cars"."""
    if tokens[cue].low not in _DONE_TO_MANY:
        return False
    at = cue + 1
    while at < len(tokens) and tokens[at].low in _ABOUT:
        at += 1
    if at == len(tokens) or not (tokens[at].text[0].isdigit() or tokens[at].low in _NUMBERS):
        return False
    return not _tells_of(tokens, at + 1)


def done(tokens: Tokens, cue: int) -> bool:
    """Whether a word of speech with such an object says nothing, where nothing is quoted.

    "Asked for a recount", "wrote for the Herald", "continued until dark", "posted a profit", "reads
    the papers", "told the story", "dismissed her", "believed him", "agreed to buy the port".
    """
    low, after = tokens[cue].low, tokens[cue + 1 : cue + 3]
    words = [token.low for token in after]
    if low in _WITH:
        return words[:1] != [] and words[0] in _WITH[low]
    if low in _TELLING:
        return not _TALES.isdisjoint(
            words if after and after[0].tag is Tag.DETERMINER else words[:1]
        )
    dealt = low in _DEALING and tag_at(after, 0) is Tag.OBJECT
    believed = dealt and "as" not in words and "to" not in words  # "believed him to be ill"
    return believed or _goes_on_or_fights(tokens, cue)


def _goes_on_or_fights(tokens: Tokens, cue: int) -> bool:
    """Whether "continued", "responded", "attacked" or "read" tells of no words."""
    low, following = tokens[cue].low, low_at(tokens, cue + 1)
    mark = tag_at(tokens, cue + 1) is Tag.MARK
    if low in _ATTACKING:  # a town; "attacked the plan as", "attacked Ek for" tell of words
        return not any(token.low in ("as", "for") for token in tokens[cue + 1 : cue + _CLAUSE])
    if low in _ANSWERING:
        return following in _NUMBERS or following[:1].isdigit()  # "responded two minutes later"
    if low in _CONTINUING:
        return following == "." or not (following == "that" or mark)
    return low in _READING and following not in ("", "that") and not mark


def _tells_of(tokens: Tokens, first: int) -> bool:
    """Whether a verb follows in the clause from ``first``: "claimed 300 people were hurt"."""
    for at, token in enumerate(tokens[first:], first):
        if token.tag is Tag.CONJUNCTION or token.low in _NEXT_CLAUSE:
            break
        following = tokens[at + 1].tag if at + 1 < len(tokens) else Tag.PREPOSITION
        # Behind "boxes sold in May" nothing is told: what is sold goes on with a preposition.
        finite = is_past(token) and following not in (Tag.PREPOSITION, Tag.MARK)
        if token.tag is Tag.AUXILIARY or finite:
            return True
    return False


def naming(tokens: Tokens, cue: int, subject: Phrase) -> bool:
    """Whether "called" only gives a name: "a class called “Perception”", "call themselves X"."""
    after = tokens[cue + 1 : cue + 3]
    if tokens[cue].low in _CALLING and after and after[0].low in REFLEXIVES:
        return [token.tag for token in after[1:]] == [Tag.PROPER]
    named = tag_at(tokens, cue + 1) in (Tag.QUOTE, Tag.PROPER)
    thing = tokens[subject[1]].tag is Tag.OPEN or tokens[subject[0]].low in ("a", "an")
    return tokens[cue].low in _NAMING and named and thing


def noun_after_all(tokens: Tokens, cue: int) -> bool:
    """Whether "comments" in "Trump comments on" is the noun of "his comments on".

    And what a verb before it has for its object: "won praise for", "raised worries about".
    """
    token, before = tokens[cue], tokens[cue - 1]
    verb = before.tag is Tag.OPEN and is_past(before)
    if verb and token.low in _OBJECTS and tag_at(tokens, cue + 1) is Tag.PREPOSITION:
        return True
    if token.low not in NOUNS_TOO:
        return False
    if before.possessive:
        return True
    if cue + 1 < len(tokens) and tokens[cue + 1].low == "that":
        return False
    lower_noun = before.tag is Tag.OPEN and before.low not in HEADS
    return lower_noun and not token.low.endswith("ed")
