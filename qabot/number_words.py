"""Numbers in words, in order: ``CARDINALS[4]`` is "four", ``ORDINALS[4]`` "fourth"."""

from __future__ import annotations

_CARDINALS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth"
CARDINALS = tuple(_CARDINALS.split())
ORDINALS = tuple(_ORDINALS.split())
