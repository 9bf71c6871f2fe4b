"""Names in a question: its capitalised phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qabot.question import lexicon as lex
from qabot.question.tokens import Token, is_word
from qabot.word_set import word_set

_JOINS = word_set("of the de la van von der bin al for and")


def capitalised_names(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """Runs of capitalised words, joined over "of", "the" and their like between two of them.

    The first word counts only if it is no word that any sentence could begin with.
    """
    names: list[str] = []
    run: list[Token] = []
    for token in [*tokens, Token(",", len(text), len(text))]:
        if run and (_gap(run[-1], token, text) or not _continues(token, text)):
            names.extend(_name(run, text))
            run = []
        if run or _capital(token, text):
            run.append(token)
    return _once(names)


def _capital(token: Token, text: str) -> bool:
    letter = text[token.start : token.start + 1]
    return letter.isupper() and not (token.lower in lex.STOP_WORDS and token.lower != "us")


def _continues(token: Token, text: str) -> bool:
    return is_word(token) and (_capital(token, text) or token.lower in _JOINS)


def _gap(left: Token, right: Token, text: str) -> bool:
    """A mark, or a possessive ending, stands between two words: one name ends there."""
    between = text[left.end : right.start]
    return left.possessive or between.strip(" .") != ""


def _name(run: Sequence[Token], text: str) -> list[str]:
    kept = list(run)
    while kept and kept[-1].lower in _JOINS:
        kept.pop()
    pieces: list[list[Token]] = [[]]
    for token in kept:  # "Russia and America" are two names
        if token.lower == "and":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [text[p[0].start : p[-1].end] for p in pieces if p]


def _once(items: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for item in items:
        seen.setdefault(item.casefold(), item)
    return tuple(seen.values())
