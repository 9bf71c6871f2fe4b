"""Where typographic signs stand, and how rare that is: the judged half of ``western``.

Costs are bits, the negative logarithm (base 2) of a share among non-ASCII characters of news.
"""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

_UNKNOWN = 16  # bits: a sign that is in no list
_NOWHERE = 13  # bits: a place where this sign never stands
_OPENING, _CLOSING, _STRAIGHT = "([{<“‘«„‹¿¡", ".,;:!?)]}>”’»›…%/", "\"'"
# A sign and how rare it is, in bits; then the places where it stands, and what each costs. A place
# is what stands on the left and on the right: a letter (a), a digit (0), a line's edge ($), a space
# (_), a space beyond which is a digit (n), an opening or a closing sign (( and .), a straight
# quote (q), any other (-).
_SIGNS: Final = {
    "—3": "aa1 __1 a_8 _a9 $a4 aq5 qa5 .a4 a(4 .(5 .q5 ._6 _(4 _q4 006 a05 0a5 0_8 _08 .-9",
    "–3": "aa2 __1 nn2 002 a05 0a5 a_8 _a9 $a5 0_8 _08 .a6 a(5 .(6 .07 0(7 (07 (a8 ..9 _(4 ._6 -_9",
    "“3 ‘4 „8 «9 ‚10 ‹11": "_a1 _02 _-3 _.4 _(4 _q5 (a3 (05 -a4 .a7 qa5 __9 q(9",
    "”3 »9 ›11": "._1 a_2 a.2 ..3 .a7 0_3 0.4 __9 .-5 a-4 -_4",
    "’1": "a_3 a.4 a-6 aq6 ._4 ..5 .-7 .a8 _a6 _05 0_6 0a6 0.6 qa6 (a8",
    "…5": "a_1 a.5 aq3 a(5 aa4 _a4 _$2 __6 _.5 _q5 ._3 .q4 ..4 (.3 qa4 0_4",
    "•5": "__0 _a3 _05 a_7",
    "£2 €4 ¥8": "_00 (03 a03 -04 0_4 q05 0.5 .06 _-6 __6",
    "©7 ™7 ®7": "a_1 a.2 a-4 aq4 0_4 0.5 _a5 __3 (.3 .a6 ._5",
    "†8 ‡10": "a_1 a.1 a-6 _a4 ._3 ..4 .-6 0_3 0.4 0-6 (a4 (.5 __4",
    "°6 º9": "0_1 0a1 0.2 0-3 na1 __4 _a6 a_6 a.7 aa9",
    "ª11": "0_1 0.4 a_3 a.4 aa6 __6",
    "²8 ³9 ¹9": "a_1 a.1 a-3 a(5 aq5 aa5 a05 0_4 0.4 ._3 ..4 -_6",
    "±5": "nn0 _02 003 __2 a_5 a06 (03 .06",
    "≤7 ≥7 ≈8": "_n0 nn0 __3 _02 (03 a02 003 .03 .n4 ._6 (n4",
    "×6 ÷10": "nn0 002 0_3 _03 a_6 __3",
    "µ7": "_a1 0a2 (a4 -a4 __3 a_6",
    "§8 ¦13": "_n1 __2 _02 (05 _a4 a_6",
    "¶10": "a_1 0_3 ._3 __2 _a4 _n4 _04",  # after headings, as documentation's pages have it
    "½7 ¼8 ¾9": "__1 0_1 0-3 0.3 _-3 _.4 _a4",
    "·7": "nn0 001 __2 aa4 0a5 a04 .a5 .05 a_5 _a5",
    "¡11 ¿11": "_a1 qa3 (a4 .a5 __7",
    "\xa04": "__1 a_2 a(4 aa2 _a2 _q4 _.4 _03 ._2 .a2 .03 .(4 0a2 0_3 003 a03 -_4",
    "‰9": "0_1 n_3 0.2",
    "\xad9": "aa1 a_2",
    "¢4": "0_1 0.2",
    "ƒ11": "_03 _a3 _(3 __3",
    "∞9 ≠10 √10 ∆8 Ω9 π9 ∑11 ∂11 ∏11 ∫12": "__1 _02 _a3 _.4 _-4 (a4 (.5 a_3 a.4 0_3 0a3 aa6 -_4",
    "´9 ˜11 ¨12 ˆ13 ¬14 ¯14 ¸14": "aa4 a_3 _a4 _05 _.5 __3 (.5",
    "Å9": "n_1 0_1 -_2 0.3 n.3",
    "⁄11": "001",
    "◊13 ˚13 ¤14 ˘14 ˙14 ˝14 ˛14 ˇ14": "__3",
}


class Around(NamedTuple):
    """A character that is not ASCII between the two on its left and the two on its right."""

    outer_left: str
    left: str
    char: str
    right: str
    outer_right: str


def is_sign(char: str) -> bool:
    return char in _signs()


def bits_of_sign(around: Around) -> int:
    """Bits that the sign costs where it stands, whatever the letters beside it."""
    rarity, places = _signs().get(around.char, (_UNKNOWN, {}))
    place = _kind(around.left, around.outer_left) + _kind(around.right, around.outer_right)
    usual = place.replace("n", "_").replace("$", "_")
    return rarity + places.get(place, places.get(usual, _NOWHERE))


def _kind(char: str, beyond: str) -> str:
    if char.isalpha():
        return "a"
    if char.isdigit():
        return "0"
    if char.isspace():
        return "$" if char == "\n" else "n" if beyond.isdigit() else "_"
    kinds = (("(", _OPENING), (".", _CLOSING), ("q", _STRAIGHT))
    return next((kind for kind, chars in kinds if char in chars), "-")


@functools.cache
def _signs() -> dict[str, tuple[int, dict[str, int]]]:
    return {
        sign[0]: (int(sign[1:]), {place[:2]: int(place[2:]) for place in places.split()})
        for signs, places in _SIGNS.items()
        for sign in signs.split(" ")
    }
