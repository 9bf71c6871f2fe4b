"""Which words of a question's names stand in none of some texts: one walk for two measures.

How sure an answer is (``demands``) is judged generously: who types a name with a slip means the
same person. What readers are told (``unmentioned``) is judged by the letter: they hold it against
the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from qabot.speech import shared_sides
from qabot.terms import terms


def lacking(
    names: Iterable[str], texts: Sequence[str], told: AbstractSet[str], has: Callable[[str], bool]
) -> list[str]:
    """The words of ``names``, as written and in their order, that ``has`` denies of the ``texts``.

    Left out are function words, but for those of a name that has no others ("US"), words whose
    stems are ``told`` of elsewhere, and all of a name whose country a text has in any of its
    forms: "Norwegian" for "Norway".
    """
    missing: list[str] = []
    for name in names:
        found = terms(name)
        topical = [term for term in found if not term.stop] or found
        words = {term.stem: term.span.of(name) for term in topical if term.stem not in told}
        unknown = [word for word in words.values() if not has(word)]
        if unknown and not any(shared_sides(name, text) for text in texts):
            missing += unknown
    return missing
