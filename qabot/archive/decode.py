"""Bytes to text, by a ladder: each rung is surer than the one below it.

1. a byte order mark; 2. the NUL pattern of UTF-16 and UTF-32 without one; 3. UTF-8;
4. UTF-8 with a few stray bytes, each read as Windows-1252; 5. Windows-1252, the prior for
Western text, unless the letters it gives cannot be; 6. Mac Roman on the same test; last the
detector, which is the least sure of all (it calls Western cp1252 "cp1250").
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from qabot.archive.plausible import oddity
from qabot.archive.verdict import ReasonCode, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64_000  # bytes; enough to tell an encoding
_TOLERABLE = 0.02  # odd characters per high byte before a single-byte reading is given up
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CUT_SHORT = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


def decode(raw: bytes) -> str:
    """The text that ``raw`` holds, line ends and control characters as they are.

    Raises ``Refusal`` (binary, undecodable) when no rung gives text.
    """
    marked = _by_mark(raw)
    if marked is not None:
        return marked
    wide = _by_nul_pattern(raw)
    if wide is not None:
        return wide
    if _is_binary(raw):
        raise Refusal(ReasonCode.BINARY, "the file holds binary data, not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(raw) or _single_byte(raw) or _detected(raw)


def _by_mark(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            if encoding == "utf-8":
                return decode(body)
            return body.decode(encoding, "replace")
    return None


def _by_nul_pattern(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: NULs stand in always the same places of each unit."""
    sample = raw[: _SAMPLE - _SAMPLE % 4]
    nuls = [sample[place::4].count(0) for place in range(4)]
    if not any(nuls):
        return None
    units = max(1, len(sample) // 4)
    if len(sample) >= 4 and min(nuls[2:]) > 0.9 * units:
        return _strictly(raw, "utf-32-le")
    if len(sample) >= 4 and min(nuls[:2]) > 0.9 * units:
        return _strictly(raw, "utf-32-be")
    if nuls[0] + nuls[2] == 0:
        return _wide(raw, "utf-16-le")
    if nuls[1] + nuls[3] == 0:
        return _wide(raw, "utf-16-be")
    return None


def _wide(raw: bytes, encoding: str) -> str | None:
    """UTF-16, if it reads as text: an ASCII file with a NUL here and there does not."""
    text = _strictly(raw[: len(raw) - len(raw) % 2], encoding)
    if text is None:
        return None
    sample = text[:_SAMPLE]
    familiar = sum(char.isspace() or "!" <= char <= "\u06ff" for char in sample)
    return text if familiar > 0.8 * len(sample) else None


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(raw: bytes) -> bool:
    """Whether more than one byte in ten is a control character that no text uses."""
    sample = raw[:_SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in sample)
    return controls > 0.1 * len(sample) or raw.startswith((b"%PDF-", b"PK\x03\x04", b"\x7fELF"))


def _repaired(raw: bytes) -> str | None:
    """Mostly UTF-8: at least as many whole sequences as bytes that belong to none."""
    whole = len(_MULTIBYTE.findall(raw))
    high = sum(raw.count(byte) for byte in range(0x80, 0x100))
    in_sequences = sum(len(found) for found in _MULTIBYTE.findall(raw))
    if not whole or high - in_sequences > whole:
        return None
    return _CUT_SHORT.sub(b"\xef\xbf\xbd", raw).decode("utf-8", "qabot_stray_cp1252")


def _single_byte(raw: bytes) -> str | None:
    """Windows-1252 or Mac Roman, whichever gives letters that can be; the former in doubt."""
    high = sum(byte >= 0x80 for byte in raw[:_SAMPLE])
    for encoding in ("cp1252", "mac_roman"):
        text = _strictly(raw, encoding)
        if text is not None and oddity(text[:_SAMPLE]) <= _TOLERABLE * high:
            return text
    return None


def _detected(raw: bytes) -> str:
    best = charset_normalizer.from_bytes(raw).best()
    if best is None:
        raise Refusal(ReasonCode.UNDECODABLE, "the file is in no known encoding: save it as UTF-8")
    return str(best)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Decoding error handler: the bytes that are no UTF-8, read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("qabot_stray_cp1252", _stray)
