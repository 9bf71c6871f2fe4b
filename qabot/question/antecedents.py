"""Whom and what the pronouns of a follow-up can mean in the question before it."""

from __future__ import annotations

from collections.abc import Sequence

from qabot.domain import Span
from qabot.first_names import FEMALE, FIRST_NAMES, MALE
from qabot.question import lexicon as lex
from qabot.question.parse import Parse
from qabot.question.phrases import is_clause, names, parts, sort_of, the_phrases
from qabot.question.places import may_be_place
from qabot.question.tokens import Token
from qabot.speech.words.lexicon import FEMALE_WORDS, MALE_WORDS, TITLES
from qabot.word_set import word_set

PERSONAL = word_set("he she him her his")
_HIS = word_set("he him his")
_HERS = word_set("she her")
_WHERE = word_set("in at near into around across outside inside to towards over")
_LONGEST_PHRASE = 6  # words


def person(before: Parse, pronoun: str = "they") -> Span | None:
    """Whom "he" or "her" can mean: the speaker, else a name that is no place's, else an office.

    Of several names it is the first that begins with a first name or a title, else the first.
    """
    speaker, _ = parts(before)
    if speaker is not None and _can_be(speaker.of(before.text), pronoun):
        return None if may_be_place(speaker.of(before.text)) else speaker
    found = [span for name in names(before) if (span := _somebody(before, name, pronoun))]
    fitting = [span for span in found if _can_be(span.of(before.text), pronoun)]
    called = [span for span in fitting if _begins_like_somebody(span.of(before.text))]
    for span in [*called, *fitting]:
        return span
    phrases = the_phrases(before)
    asked = [token.lower for token in before.tokens[:2]]
    if phrases and asked[0] == "who" and asked[-1] in lex.BE:
        return phrases[0]  # "Who is the harbourmaster?"
    offices = [span for span in phrases if sort_of(span.of(before.text)) == "person"]
    return offices[-1] if offices else None


def _can_be(words: str, pronoun: str) -> bool:
    """Whether "he" can be so called: not a Mary, nor a council."""
    first = words.lower().split()[0]
    if pronoun in _HIS | _HERS and sort_of(words) == "group":
        return False
    others = FEMALE - MALE if pronoun in _HIS else MALE - FEMALE if pronoun in _HERS else ()
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
    ahead = [t for t in before.tokens if t.end <= name.start]
    if ahead and ahead[-1].lower == "of":
        return _headed(before, name, ahead, pronoun)
    return None if ahead and ahead[-1].lower in _WHERE else name


def group(before: Parse) -> Span | None:
    """Whom "they" can mean: the speaker, else several people or things that are named together."""
    speaker, _ = parts(before)
    if speaker is not None:
        return speaker
    phrases = [*the_phrases(before), *_counted(before)]
    return next((span for span in phrases if _several(span.of(before.text))), None)


def _several(words: str) -> bool:
    return _is_plural(words) or sort_of(words) == "group"


def _is_plural(words: str) -> bool:
    head = words.lower().partition(" of ")[0].split()[-1]
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
            if sort_of(words) == wanted and not _is_plural(words):
                return _with_its_place(span, before)
    long = [name for name in names(before) if " " in name.of(before.text)]
    return next((name for name in long if not _begins_like_somebody(name.of(before.text))), None)


def _with_its_place(phrase: Span, before: Parse) -> Span:
    """The whole of "the election in Hollin"."""
    for name in names(before):
        between = before.text[phrase.end : name.start].split()
        if len(between) == 1 and between[0] in _WHERE:
            return Span(phrase.start, name.end)
    return phrase


def _begins_like_somebody(name: str) -> bool:
    return name.lower().split()[0].strip(".") in FIRST_NAMES | TITLES


def place(before: Parse) -> Span | None:
    """Where "there" can be: the last name after "in", "at" and their like, with that word."""
    found = None
    for name in names(before):
        ahead = [t for t in before.tokens if t.end <= name.start][-1:]
        if ahead and ahead[0].lower in _WHERE:
            found = Span(ahead[0].start, name.end)
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
    head = told.partition(" of ")[0].split()[-1]
    other = head in (FEMALE_WORDS if pronoun in _HIS else MALE_WORDS)
    if sort_of(told) != "person" or (other and pronoun != "they"):
        return somebody
    return whole
