"""Whom and what the pronouns of a follow-up can mean in the question before it."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Span
from qabot.first_names import FEMALE, FIRST_NAMES, MALE
from qabot.question import lexicon as lex
from qabot.question.clauses import trimmed
from qabot.question.follow_ups.phrases import head_of, is_clause, names, parts, sort_of, the_phrases
from qabot.question.parse import Parse
from qabot.question.places import may_be_place
from qabot.question.tokens import Token, covering, outside
from qabot.speech.words.lexicon import FEMALE_WORDS, MALE_WORDS, TITLES
from qabot.word_set import word_set

PERSONAL = word_set("he she him her his")
HIS = word_set("he him his")
_HERS = word_set("she her")
_WHERE = word_set("in at near into around across outside inside to towards over")
_PAIRS = ("and", "or", ",", "&")
_MOST = 10  # names that are looked at
_LONGEST_PHRASE = 6  # words
_CLAUSAL = (lex.QUESTION_WORDS - {"whose"}) | lex.AUXILIARIES | lex.PRONOUNS | word_set("that , ;")


def person(before: Parse, pronoun: str = "they") -> Span | None:
    """Whom "he" or "her" can mean: the speaker, else a name that is no place's, else an office.

    Of several names it is the first that begins with a first name or a title, else the first.
    "Who is the minister for health?" describes whom it asks for up to its end.
    """
    speaker, _ = parts(before)
    if speaker is not None and _can_be(speaker.of(before.text), pronoun):
        return None if may_be_place(speaker.of(before.text)) else speaker
    described = _described(before)
    if described is not None and _can_be(described.of(before.text), pronoun):
        return described
    found = [span for name in names(before)[:_MOST] if (span := _somebody(before, name, pronoun))]
    fitting = [span for span in found if _can_be(span.of(before.text), pronoun)]
    called = [span for span in fitting if is_somebody(span.of(before.text))]
    either = called or fitting
    if either:
        pair = len(either) > 1 and before.text[either[0].end : either[1].start].strip() in _PAIRS
        return None if pair and pronoun in HIS | _HERS else either[0]
    phrases = the_phrases(before)
    offices = [span for span in phrases if sort_of(span.of(before.text)) == "person"]
    fitting = [span for span in offices if _can_be(span.of(before.text), pronoun)]
    return fitting[-1] if fitting else None


def is_of_either_sex(words: str) -> bool:
    """Whether nothing tells "he" or "she" of them: neither "Ann Ek" nor "Hale's wife"."""
    lower = words.lower().split()
    return {lower[0], lower[-1]}.isdisjoint(MALE | FEMALE | MALE_WORDS | FEMALE_WORDS)


def _described(before: Parse) -> Span | None:
    """The "minister for health" of "Who is the minister for health?", or "Ek's aide"."""
    words = trimmed(before.tokens)
    asked = [token.lower for token in words[:3]]
    if len(words) < 4 or asked[0] != "who" or asked[1] not in lex.BE:
        return None
    if asked[2] != "the" and not any(token.possessive for token in words[2:-1]):
        return None
    period = before.period.span if before.period else None
    rest = outside(words, period)[2:]
    clause = next((at for at, t in enumerate(rest) if t.lower in _CLAUSAL), len(rest))
    return covering(rest[:clause]) if clause > 1 else None


def _can_be(words: str, pronoun: str) -> bool:
    """Whether "he" can be so called: not a Mary, nor a council."""
    lower = words.lower().split()
    first, relative = lower[0], head_of(words)
    if pronoun in HIS | _HERS and (sort_of(words) == "group" or "and" in lower):
        return False
    if relative in MALE_WORDS | FEMALE_WORDS:  # "Ann Ek's husband", "the wife of Ek"
        return pronoun not in (_HERS if relative in MALE_WORDS else HIS)
    others = FEMALE - MALE if pronoun in HIS else MALE - FEMALE if pronoun in _HERS else ()
    return first not in others


def _somebody(before: Parse, name: Span, pronoun: str) -> Span | None:
    """Whom a name is of, by the words around it; None for a place, and in "the Bergen ferry"."""
    of_more = any(
        span.start < name.start and name.end < span.end and " of " not in span.of(before.text)
        for span in the_phrases(before)
        if sort_of(span.of(before.text)) != "person"
    )
    if of_more or may_be_place(name.of(before.text)):
        return None
    _, topic = parts(before)
    if name == topic:
        return name
    ahead = [t for t in before.tokens if t.end <= name.start]  # a name is never the first word
    if ahead[-1].lower == "of":
        return _headed(before, name, ahead, pronoun)
    if ahead[-1].lower == "the":  # "the CEO of Olsund", "The Salt Road"
        whole = next((span for span in the_phrases(before) if span.start == ahead[-1].start), None)
        office = whole is not None and sort_of(whole.of(before.text)) == "person"
        return whole if office or pronoun == "they" else None
    return None if ahead[-1].lower in _WHERE else name


def group(before: Parse) -> Span | None:
    """Whom "they" can mean: the speaker, else several people or things that are named together."""
    speaker, _ = parts(before)
    if speaker is not None:
        return speaker
    phrases = [*the_phrases(before), *_counted(before)]
    found = next((span for span in phrases if _several(span.of(before.text))), None)
    return _with_its_place(found, before) if found else None


def _several(words: str) -> bool:
    return is_plural(words) or sort_of(words) == "group"


def is_plural(words: str) -> bool:
    head = head_of(words)
    return head.endswith("s") and not head.endswith("ss")


def _counted(before: Parse) -> list[Span]:
    """The "bus drivers" of "How many bus drivers are on strike?"."""
    words = before.tokens
    if [t.lower for t in words[:2]] != ["how", "many"]:
        return []
    stop = next((at for at, t in enumerate(words) if at > 2 and t.lower in lex.AUXILIARIES), 0)
    return [Span(words[2].start, words[stop - 1].end)] if stop else []


def thing(before: Parse) -> Span | None:
    """What "it" can mean: the topic, else the first thing with "the", else a name of some words."""
    _, topic = parts(before)
    if topic is not None and not is_clause(before, topic):
        return topic
    for wanted in ("thing", "group"):
        for span in the_phrases(before):
            words = span.of(before.text)
            if sort_of(words) == wanted and not is_plural(words):
                return _with_its_place(span, before)
    long = [name for name in names(before) if " " in name.of(before.text)]
    return next((name for name in long if not is_somebody(name.of(before.text))), None)


def _with_its_place(phrase: Span, before: Parse) -> Span:
    """The whole of "the election in Hollin"."""
    for name in names(before):
        between = before.text[phrase.end : name.start].split()
        if len(between) == 1 and between[0] in _WHERE:
            return Span(phrase.start, name.end)
    return phrase


def is_somebody(name: str) -> bool:
    """Whether a name begins with a first name or a title."""
    return name.lower().split()[0].strip(".") in FIRST_NAMES | TITLES


def place(before: Parse) -> Span | None:
    """Where "there" can be: the last name after "in", "at" and their like, with that word."""
    found = None
    for name in names(before):
        ahead = [t for t in before.tokens if t.end <= name.start][-1]
        if ahead.lower in _WHERE:
            found = Span(ahead.start, name.end)
    return found


def _headed(before: Parse, name: Span, ahead: Sequence[Token], pronoun: str) -> Span | None:
    """The whole of "the mayor of X"; of "the arrest of Per Hale" and, for "he", of his wife, him.

    None where that is nobody, as in "the history of X".
    """
    words = name.of(before.text).split()
    somebody = name if len(words) > 1 or words[0].lower() in FIRST_NAMES else None
    start = next((t.start for t in reversed(ahead[-_LONGEST_PHRASE:]) if t.lower == "the"), None)
    if start is None:
        return somebody
    whole = Span(start, name.end)
    told = whole.of(before.text).lower()
    head = head_of(told)
    other = head in (FEMALE_WORDS if pronoun in HIS else MALE_WORDS)
    if sort_of(told) != "person" or (other and pronoun != "they"):
        return somebody
    return whole
