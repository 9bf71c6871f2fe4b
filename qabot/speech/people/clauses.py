"""Where a sentence tells of others than its subject, and whom a quotation is said to."""

from __future__ import annotations

import re
from collections.abc import Callable

from qabot.speech.phrases.from_left import COORDINATING
from qabot.speech.words import lexicon
from qabot.speech.words.sides import is_place
from qabot.speech.words.tokens import Tag, Tokens

_CALLED = re.compile(r"(?:^\W*|[,;] )([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})(?=[,.?!])")
_NAMED = re.compile(r"(?<!\bI am )(?<!\bI['’]m )(?<!\bme )(?<!name is )\b[A-Z][\w-]+")
_RELATIVE = frozenset(("who", "which", "whose", "whom"))


def addressed_in(tokens: Tokens) -> frozenset[str]:
    """The words, in lower case, by which quotations call somebody: "It is late, Minister,"."""
    called = [name for token in tokens if token.quote for name in _CALLED.findall(token.text)]
    words = {word.lower() for name in called if not is_place(name) for word in name.split()}
    return frozenset(words - lexicon.DETERMINERS - lexicon.SUBJECT_PRONOUNS)


def named_in(tokens: Tokens) -> frozenset[str]:
    """The words, in lower case, with a capital in quotations: nobody says "Karl is ill" of himself.

    But "I am Karl" and "call me Karl" he does.
    """
    quoted = [token.text for token in tokens if token.quote]
    return frozenset(word.lower() for text in quoted for word in _NAMED.findall(text))


def clauses_within(tokens: Tokens) -> Callable[[int], bool]:
    """A test whether an offset is in a clause within the sentence: "Ek said that *Hale* left".

    What is reported goes on to the end of the sentence, any other clause to the next mark.
    """
    spans: list[tuple[int, int]] = []
    told = False
    for at, token in enumerate(tokens):
        told = told or (token.tag is Tag.CUE and at > 0)
        if told and token.low == "that":
            spans.append((token.start, tokens[-1].end))
            break
        joins = token.tag is Tag.CONJUNCTION and token.low not in COORDINATING
        if at and (token.low in _RELATIVE or joins):  # "When Ek came, he left" begins with him
            spans.append((token.start, _next_mark(tokens, at)))
    return lambda offset: any(start <= offset < end for start, end in spans)


def _next_mark(tokens: Tokens, at: int) -> int:
    found = (token.start for token in tokens[at:] if token.tag in (Tag.MARK, Tag.QUOTE))
    return next(found, tokens[-1].end)
