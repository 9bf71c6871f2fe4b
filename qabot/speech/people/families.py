"""Who is only told of as whose child somebody was: "born in Ostby, the daughter of a clerk"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from qabot.speech.people.references import Reference
from qabot.speech.phrases.from_left import phrase_from
from qabot.speech.words.tokens import Tag, Tokens

_CHILDREN = frozenset(("child", "daughter", "son"))
_BORN = frozenset(("born", "raised", "grew"))


def told_as_family(
    tokens: Tokens, here: Mapping[int, Reference], named: Collection[int]
) -> set[int]:
    """Where such a child begins, and the parents beside it; no child whose name is given."""
    children = (ref for ref in here.values() if ref.key in _CHILDREN and ref.start not in named)
    born = (child for child in children if _born(tokens, child))
    return {start for child in born for start in _family(tokens, child, here)}


def _born(tokens: Tokens, child: Reference) -> bool:
    """Whether a child is only told of as whose it was: "born in Ostby, the son of a clerk".

    What goes on, "the son of the clerk said", is told of somebody.
    """
    first = next(at for at, token in enumerate(tokens) if token.start == child.start)
    before = [token.low for token in tokens[:first]]
    phrase = phrase_from(tokens, first)
    if phrase is None or before[-1:] != [","] or not _BORN.intersection(before):
        return False
    after = tokens[phrase[1] + 1 : phrase[1] + 2]
    return all(token.tag is Tag.MARK or token.low == "and" for token in after)


def _family(tokens: Tokens, child: Reference, here: Mapping[int, Reference]) -> list[int]:
    """Where a child, and the parents beside it, begin: "the son of a clerk and a nurse"."""
    marks = (token.start for token in tokens if token.tag is Tag.MARK and token.start > child.end)
    end = next(marks, tokens[-1].end)
    return [start for start in here if child.start <= start < end]
