"""Which name an article gives to somebody whom it describes beside it.

"The harbour coach, Lena Ek," and "Lena Ek, 41, the harbour coach," and "Lena Ek is the harbour
coach" each mean one person, who goes by the name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qabot.first_names import FIRST_NAMES, WORDS_TOO
from qabot.speech.people.references import Reference
from qabot.speech.phrases.from_left import STANDING_ALONE, Phrase, back_past, past, phrase_from
from qabot.speech.phrases.from_right import leading_adverbial
from qabot.speech.phrases.steps import over_age
from qabot.speech.words import lexicon
from qabot.speech.words.nouns import is_past, is_trade
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Tag, Tokens, low_at
from qabot.word_set import word_set

_FIRST_NAMES = FIRST_NAMES - WORDS_TOO
_AFTER_NAME: tuple[list[Tag], ...] = ([], [Tag.MARK], [Tag.QUOTE], [Tag.PREPOSITION])
_STILL = frozenset(("now", "also", "still", "currently"))  # "is hardly the mayor" denies it
_UP_TO_WHO = {Tag.PREPOSITION, Tag.DETERMINER, Tag.OPEN, Tag.PROPER}
_CALLING = word_set(
    "gave give gives giving would only just his her their first full last name as , himself "
    "herself identified introduced called calls"
)
_CALLED = frozenset(("name", "himself", "herself"))
_PLACING = frozenset(("in", "near", "outside"))
_SETTLED = frozenset(("born", "raised", "educated", "lived", "lives"))
_ONE_OF_SEVERAL = frozenset(("one", "another", "them"))  # "said one of them, Piotr Hale"


def given_names(
    tokens: Tokens, here: Sequence[Reference]
) -> Iterator[tuple[Reference, Reference, bool]]:
    """Each description among the references of a stretch, with the name that is given to it.

    The last tells whether nothing hangs on the description, as "of the club" does.
    """
    taken: set[int] = set()  # in a list of several each name is only one's
    for described in here:
        phrase = _phrase_of(tokens, described)
        if phrase is None or described.names or not described.person:
            continue
        before = _named_before(tokens, phrase, described, here)
        after = _named_behind(tokens, phrase, here)
        also = not described.definite and after is None  # "her husband, Karl Ek, a clerk, left"
        if before is None and after is None:
            after = _calling_himself(tokens, phrase, here)
        free = [named for named in (before, after) if named and (also or named.start not in taken)]
        taken.update(named.start for named in free)
        if len(free) == 1:
            yield described, free[0], not _goes_on(tokens, described)


def _phrase_of(tokens: Tokens, described: Reference) -> Phrase | None:
    first = bisect_left(tokens, described.start, key=lambda token: token.start)
    return phrase_from(tokens, first) if tokens[first].start == described.start else None


def _named_behind(tokens: Tokens, phrase: Phrase, here: Sequence[Reference]) -> Reference | None:
    """The name behind a description, None where it may be another's or begins a new clause."""
    found, first = named_after(tokens, phrase, here), phrase[0]
    if found is None or _of_somebody(tokens, first) or leading_adverbial(tokens, first):
        return None  # "After a call to the minister, Piotr Hale left"
    return found


def _calling_himself(tokens: Tokens, phrase: Phrase, here: Sequence[Reference]) -> Reference | None:
    """The name in "a porter near the gate, who gave his name only as Emil, shrugged"."""
    at = phrase[1] + 1
    while at < len(tokens) and tokens[at].tag in _UP_TO_WHO and not is_past(tokens[at]):
        at += 1
    if low_at(tokens, at) == ",":
        at += 1
    if low_at(tokens, at) == "who":
        at += 1
    first = at
    while at < len(tokens) and tokens[at].low in _CALLING:
        at += 1
    words = {token.low for token in tokens[first:at]}
    start = tokens[at].start if at < len(tokens) and words & _CALLED else -1
    return next((ref for ref in here if ref.names and ref.start == start), None)


def _of_somebody(tokens: Tokens, first: int) -> bool:
    """Whether a description hangs on somebody else, who may be the one that is named.

    "The mother of the suspect, Senka Ek," and "the man who shot the captain, Zoran Ek,".
    """
    for at in range(first - 1, 0, -1):
        token, noun = tokens[at], tokens[at - 1].low
        if token.tag in (Tag.MARK, Tag.QUOTE):
            return False
        hangs = at == first - 1 and token.tag is Tag.PREPOSITION
        doing = token.tag in (Tag.OPEN, Tag.CUE) and token.low.endswith("ing")
        clause = token.low == "who" or doing
        if (hangs or clause) and (is_trade(noun) or is_trade(noun.removesuffix("s"))):
            return True
    return False


def _goes_on(tokens: Tokens, described: Reference) -> bool:
    """Whether a description is of something: "the president of the club", no "head of state"."""
    after = [token for token in tokens if token.start >= described.end][:3]
    if not after or after[0].tag is not Tag.PREPOSITION:
        return False
    office = len(after) > 1 and after[1].tag is Tag.OPEN and not after[1].possessive
    return not (after[0].low == "of" and office)


def named_after(tokens: Tokens, phrase: Phrase, here: Sequence[Reference]) -> Reference | None:
    """The name that a description is given: "the librarian, Piotr Hale"."""
    comma = _after_description(tokens, phrase)
    if comma is None:
        return None
    at = comma + 1 + (tokens[comma + 1].tag is Tag.DETERMINER)  # "the singer Piotr Hale"
    at = _past_naming(tokens, _past_owner(tokens, at))
    start = tokens[at].start if at < len(tokens) else -1
    named = next((ref for ref in here if ref.start == start), None)
    if named is None or not _may_be_called(named, tokens[phrase[1]].low):
        return None
    hangs = any(token.tag is Tag.PREPOSITION for token in tokens[phrase[0] : phrase[1] + 1])
    if tokens[phrase[1]].low in lexicon.GROUP_NOUNS and not (named.person and hangs):
        return None  # "the owner of the bank, Hale Larsen": it may be the bank's name
    if tokens[phrase[1] + 1].low == "who" and not named.person:
        return None  # "who met Danes, Arctic Rovers and Swedes"
    after = [token.tag for token in tokens[at:] if token.start >= named.end][:1]
    if after == [Tag.PREPOSITION] and hangs:
        return None  # "the owner of the bank, Hale Larsen of Ostby": it may be the bank's name
    return named if after in _AFTER_NAME else None


def _past_owner(tokens: Tokens, at: int) -> int:
    """Where "deputy head Piotr Hale" begins behind "Ostby Bank's", else ``at``."""
    owner = at
    while owner < len(tokens) and tokens[owner].tag is Tag.PROPER and not tokens[owner].possessive:
        owner += 1
    following = tokens[owner + 1 : owner + 2]
    owned = bool(following) and tokens[owner].possessive and following[0].tag is Tag.OPEN
    return owner + 1 if owned else at


def _past_naming(tokens: Tokens, at: int) -> int:
    """Where the name begins in "Its maker, a baker named Piotr Hale, told us", else ``at``."""
    end = past(tokens, at, Tag.OPEN)
    return end if end > at + 1 and tokens[end - 1].low == "named" else at


def _may_be_called(named: Reference, noun: str) -> bool:
    """Whether a name behind a description may be a person's: of one word only in a family.

    Or behind a title, or a first name: "the chairman, Lord Ek,", "his clerk, Emil,".
    """
    alone = len(named.names) < 2 and not (named.names and named.person)
    known = noun in lexicon.KIN or (is_trade(noun) and named.key in _FIRST_NAMES)
    if alone and (not known or is_place(named.key)):
        return False  # but "her husband, Emil,"
    return likely_person(named) or named.perhaps


def _after_description(tokens: Tokens, phrase: Phrase) -> int | None:
    """The comma after a description, None where it is a name, or where two may be meant.

    "The wife of the minister, Piotr Hale," leaves open whose name it is; in "the Bank of Ostby
    governor, Piotr Hale," the preposition stands in the bank's name.
    """
    inside = range(phrase[0] + 1, phrase[1] + 1)
    hangs = next((at for at in inside if _hangs(tokens, at)), phrase[1] + 1)
    head = phrase[1] if tokens[phrase[0]].low in STANDING_ALONE else hangs - 1
    noun = tokens[head]
    if noun.tag is not Tag.OPEN and not is_trade(noun.low) and noun.low not in _ONE_OF_SEVERAL:
        return None
    at = phrase[1] + 1
    if at < len(tokens) and tokens[at].low == "who":
        at = next((n for n in range(at, len(tokens)) if tokens[n].tag is Tag.MARK), at)
    two = at - 1 != head and is_trade(tokens[at - 1].low) and noun.tag is not Tag.PROPER
    return None if two or at + 1 >= len(tokens) or tokens[at].low != "," else at


def _hangs(tokens: Tokens, at: int) -> bool:
    """Whether a preposition hangs on a noun, and is no part of a name: "Bank of Ostby"."""
    noun = tokens[at - 1]  # "Minister for Finance"
    return tokens[at].tag is Tag.PREPOSITION and (noun.tag is not Tag.PROPER or is_trade(noun.low))


def _named_before(
    tokens: Tokens, phrase: Phrase, described: Reference, here: Sequence[Reference]
) -> Reference | None:
    """The name before ", a retired pilot," or "is the harbour's pilot", None where it is a list."""
    before = back_past(tokens, phrase[0] - 1, Tag.ADVERB)
    if before < 1:
        return None
    if tokens[before].low == "is":
        sure = all(token.low in _STILL for token in tokens[before + 1 : phrase[0]])
        named = _ending_at(tokens, before - 1, here) if described.definite and sure else None
        return named if named and _is_subject(tokens, named) else None
    last = phrase[1]
    if low_at(tokens, last + 1) == "and":  # "his friend and adviser"
        last = (phrase_from(tokens, last + 2) or phrase)[1]
    after = tokens[last + 1 : last + 3]
    closed = not after or after[0].low == "who" or after[0].tag is Tag.MARK
    listed = [token.tag for token in after[1:]] == [Tag.DETERMINER]
    apposed = (closed and not listed) or _is_within(tokens, last + 1)
    if tokens[before].low != "," or not apposed:
        return None
    at = over_age(tokens, before - 1)
    own = described.definite or [token.low for token in after[:1]] == ["who"]
    if own and leading_adverbial(tokens, at):
        return None  # "After the visit of Ek, the minister, who was ill, left"
    return _ending_at(tokens, at, here)


def _is_within(tokens: Tokens, at: int) -> bool:
    """Whether "in her thirties," follows a description, or "in a loose coat.": no verb does."""
    end = past(tokens, at + 1, Tag.DETERMINER, Tag.OPEN, Tag.PROPER)
    return low_at(tokens, at) == "in" and low_at(tokens, end) in (",", ".")


def _is_subject(tokens: Tokens, named: Reference) -> bool:
    """Whether a clause begins with a name: in "the wife of Karl Ek is the mayor" none does."""
    before = [token for token in tokens if token.start < named.start][-2:]
    if before and before[-1].tag is Tag.DETERMINER:  # "the singer Karl Ek is the mayor"
        before.pop()
    return not before or before[-1].tag in (Tag.MARK, Tag.QUOTE)


def _ending_at(tokens: Tokens, at: int, here: Sequence[Reference]) -> Reference | None:
    """The name of somebody that ends with a token; a possessive is not told of there."""
    token = tokens[at]
    ends = (ref for ref in here if ref.names and ref.start <= token.start and ref.end == token.end)
    likely = (ref for ref in ends if likely_person(ref) and not is_place(" ".join(ref.names)))
    return next((ref for ref in likely if ref.person or not _is_where(tokens, ref)), None)


def _is_where(tokens: Tokens, named: Reference) -> bool:
    """Whether a name tells where something was: "born in Ostby, the daughter of a clerk"."""
    before = [token.low for token in tokens if token.end <= named.start][-2:]
    settled = before[-1:] == ["at"] and before[0] in _SETTLED
    return settled or any(word in _PLACING for word in before[-1:])


def likely_person(reference: Reference) -> bool:
    """A bare name beside a cue is most often a surname, unless it says what group it is."""
    group = reference.key in lexicon.GROUPS
    between = sum(name in lexicon.PARTICLES for name in reference.names[1:])  # "Ann de Wit"
    return not group and (reference.person or 1 <= len(reference.names) - between <= 2)
