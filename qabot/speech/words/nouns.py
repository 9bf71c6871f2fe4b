"""What a word is: its bare form, a title, a first name, a trade, an age, a past form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qabot.first_names import FIRST_NAMES
from qabot.speech.words import lexicon
from qabot.speech.words.name_words import unaccented
from qabot.speech.words.tokens import Tag, Token, Tokens
from qabot.word_set import word_set

_RANKS = frozenset(("vice", "co", "deputy", "under"))


def bare(word: str) -> str:
    """The word in lower case without possessive ending or full stop; "UN" as "U.N."."""
    low = word.lower()
    for ending in ("'s", "’s", "'", "’"):
        low = low.removesuffix(ending)
    return lexicon.AS_WRITTEN.get(word[: len(low)], low).rstrip(".")


def end_of_name(token: Token) -> int:
    """The offset where a token ends, but for the "'s" of a possessive."""
    cut = 2 if token.text.endswith(("'s", "’s")) else int(token.text.endswith(("'", "’")))
    return token.end - cut


def is_titled(token: Token) -> bool:
    return bare(token.text) in lexicon.TITLES


def is_first_name(word: str) -> bool:
    """Whether a word is a first name that many bear: "Karl", "José's"."""
    return unaccented(bare(word)) in FIRST_NAMES


def own_name(words: Sequence[str], behind: Callable[[Sequence[str]], bool]) -> int:
    """Where somebody's own name begins in a run of words, behind what he or she is; or 0.

    At the first first name, if a surname follows it and ``behind`` allows the words before it:
    "Karl" in "Ostby Attorney Karl Ek", "Dutch Karl Ek", "South Korea Karl Ek", "the vote Karl Ek".
    """
    at = next((at for at, word in enumerate(words[:-1]) if is_first_name(word)), 0)
    return at if at and behind(words[:at]) else 0


def is_trade(word: str) -> bool:
    """Whether a word in lower case is what somebody is: "nurse", "entomologist"."""
    return is_office(word) or word.endswith(lexicon.PERSON_ENDINGS)


def is_office(word: str) -> bool:
    """Whether a word in lower case is a noun for somebody: "president", "vice-president".

    Not every word that ends in one: "then-president", "anti-immigrant".
    """
    first, _, rest = word.partition("-")
    general = rest == "general" and first in lexicon.PERSON_NOUNS
    second = rest in lexicon.PERSON_NOUNS and first in _RANKS
    return word in lexicon.PERSON_NOUNS or general or second


def is_age(word: str) -> bool:
    """Whether a word in lower case between two commas behind a name is an age: "16", "nine"."""
    return word.isdigit() or word in lexicon.AGES


def is_past(token: Token) -> bool:
    """Whether a word may be a past form: "spoke", "closed"; no "speed", no "high-speed"."""
    formed = token.low.endswith("ed") and token.low.rpartition("-")[2] not in _IN_ED
    return formed or token.low in lexicon.IRREGULAR_PASTS


_IN_ED = word_set("speed need seed feed breed deed greed weed bed red naked hundred sacred armed")


def is_done(token: Token) -> bool:
    """Whether a word may be a past form or a past participle: "spoke", "seen", "closed"."""
    return is_past(token) or token.low in lexicon.IRREGULAR_PARTICIPLES


def with_determiners(tokens: Tokens, noun: int) -> int:
    """Where the determiners before a noun begin; "that" before another only joins a clause."""
    first = noun
    while first and tokens[first - 1].tag is Tag.DETERMINER:
        if tokens[first - 1].low == "that" and first < noun:
            break
        first -= 1
    return first
