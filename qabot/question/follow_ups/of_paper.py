"""Follow-ups that name a paper and nothing else: "only from the Herald", "and the Courier?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.question.papers import in_paper, paper_named
from qabot.question.tokens import replaced

_PAPER_ALONE = re.compile(
    r"\W*(?:(?:and|but|ok|okay|so|now|then|no|please)\W+)*(?P<lead>(?:what|how)\s+about\s+)?"
    r"(?P<limit>(?:only|just)\s+)?(?P<place>(?:in|from|by|according\s+to)\s+)?"
    r"(?P<name>\S.*?)(?P<only>,?\s+only)?(?:,?\s+(?:please|pls))?[\s?.!]*",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of such a follow-up


def of_paper(text: str, before: str, papers: Sequence[str]) -> str | None:
    """The question ``before`` asked of the paper that is all that ``text`` names, or None.

    "And the Courier?" means one only after a question of another; else it may be who is to speak.
    """
    alone = _PAPER_ALONE.fullmatch(text) if len(text) <= _LONGEST else None
    paper = paper_named(alone["name"], papers) if alone else None
    if alone is None or paper is None:
        return None
    earlier = in_paper(before, papers)
    if earlier:
        return replaced(before, earlier.name, paper).strip()
    if not (alone["limit"] or alone["place"] or alone["only"]):
        return None
    return f"{before.strip().rstrip('?. ')}, according to {paper}?"
