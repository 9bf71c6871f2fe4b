"""Make hostile text harmless where it is shown, without hiding that it was there.

Articles, titles, file names and questions may hold terminal escapes, control characters or
bidirectional overrides. A terminal would obey them; here they become visible signs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"

# C0 without tab and line feed, DEL, C1; bidi marks, embeddings, overrides and isolates; line and
# paragraph separators; byte order mark and other invisible controls; tags; lone surrogates.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def neutralise(text: str) -> str:
    """``text`` with every character that could steer a terminal replaced by one visible sign.

    The length in characters stays the same, so offsets into the text stay true.
    """
    return _HOSTILE.sub(_visible, text)


def one_line(text: str) -> str:
    """``text`` neutralised and on one line, for titles, names and dates."""
    return neutralise(" ".join(text.split()))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else _REPLACEMENT


def dump_json(value: Mapping[str, object], *, indent: int | None = 2) -> str:
    """``value`` as JSON, on one line where ``indent`` is None.

    Hostile characters are escaped, so that parsing gives them back.
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _HOSTILE.sub(_escaped, written)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
