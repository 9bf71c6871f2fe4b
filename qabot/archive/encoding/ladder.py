"""Bytes to text, by a ladder: each rung is surer than the one below it.

1. a byte order mark; 2. the NUL pattern of UTF-16 and UTF-32 without one; 3. UTF-8;
4. UTF-8 with a few stray bytes, each read as Windows-1252; 5. Windows-1252, the prior for
Western text, or Mac Roman where that is much the likelier, unless the letters it gives cannot
be; 6. the other code page whose letters can be; last the detector, which is the least sure of
all (it calls Western cp1252 "cp1250").
"""

from __future__ import annotations

import codecs
import re

from qabot.archive.encoding.plausible import oddity
from qabot.archive.encoding.western import cost
from qabot.archive.verdict import ReasonCode, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE_SHIFT = b"\x1b$B"
_SAMPLE = 64_000  # bytes; enough to tell an encoding
_WESTERN = ("cp1252", "mac_roman")  # the commoner first
_BENEFIT = 3  # bits by which the other must be the likelier, or dashes begin to read as letters
_LOCAL = ("cp850", "cp1250", "iso8859-2", "cp1255", "cp1251",
          "koi8-r", "cp866", "iso8859-5", "cp1253", "cp1256")  # fmt: skip
_SENSELESS = 0.3
_FEW = 0.02  # share of bytes that are not ASCII
_STRAY_NULS = 0.02  # a letter such as U+0100 has its NUL in the other half
_TOLERABLE = 0.02  # share of odd characters up to which a reading is believed
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
    if _JAPANESE_SHIFT in raw and raw.isascii():  # it is an encoding of seven bits
        return raw.decode("iso2022_jp", "replace")
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
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    guesses = (("utf-16-le", odd, even), ("utf-16-be", even, odd))
    for encoding, halves, stray in guesses:
        text = _strictly(raw[: len(raw) - len(raw) % 2], encoding)
        if text and stray <= _STRAY_NULS * halves and _is_western(text):
            return text
    return _east_asian(raw)


def _is_western(text: str) -> bool:
    """Letters up to Arabic, mostly: an ASCII file with a NUL here and there is no such UTF-16."""
    sample = text[:_SAMPLE]
    return sum(map(_is_familiar, sample)) > 0.8 * len(sample)


def _is_familiar(char: str) -> bool:
    return char.isspace() or "!" <= char <= "\u06ff" or "\u2010" <= char <= "\u20cf"


def _east_asian(raw: bytes) -> str | None:
    """UTF-16 without a mark whose NULs are only line ends, spaces and a few letters' halves.

    Pairs of ASCII letters look like Han, so bytes that are valid UTF-8 are not taken for it.
    """
    if _strictly(raw, "utf-8") is not None:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(raw[: len(raw) - len(raw) % 2], encoding)
        if text and _is_east_asian(text[:_SAMPLE]):
            return text
    return None


def _is_east_asian(text: str) -> bool:
    """Mostly kana, Han, Hangul and their punctuation, or space."""
    known = sum("\u3000" <= char <= "\ud7a3" or "\uff00" <= char <= "\uffef" for char in text)
    return known + sum(map(str.isspace, text)) + text.count(".") > 0.9 * len(text)


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
    """The likelier Western reading when it can be; else the code page of the fewest oddities."""
    sample = raw[:_SAMPLE]
    encoding = _western(sample)
    if _oddity(sample, encoding) <= _TOLERABLE:
        return _strictly(raw, encoding)
    pages = _LOCAL if _strictly(sample, encoding) is None else (*_WESTERN, *_LOCAL)
    encoding = min(pages, key=lambda name: _oddity(sample, name))  # the first of equals
    return _strictly(raw, encoding) if _oddity(sample, encoding) <= _TOLERABLE else None


def _western(sample: bytes) -> str:
    """The likelier Western code page; a byte that one has no letter for tells against it."""
    prior, other = (sample.decode(name, "replace") for name in _WESTERN)
    return _WESTERN[1] if cost(prior) > cost(other) + _BENEFIT else _WESTERN[0]


def _oddity(sample: bytes, encoding: str) -> float:
    text = _strictly(sample, encoding)
    return 1.0 if text is None else oddity(text)


def _detected(raw: bytes) -> str:
    """The likelier Western reading where nearly all is ASCII; else the detector's, if it can be."""
    if sum(byte >= 0x80 for byte in raw) < _FEW * len(raw):
        return raw.decode(_western(raw[:_SAMPLE]), "replace")
    import charset_normalizer  # noqa: PLC0415 - the last resort, and slow to load

    best = charset_normalizer.from_bytes(raw, cp_exclusion=[*_WESTERN, *_LOCAL]).best()
    if best is not None and oddity(str(best)[:_SAMPLE]) <= _SENSELESS:
        return str(best)
    raise Refusal(ReasonCode.UNDECODABLE, "the file is in no known encoding: save it as UTF-8")


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Decoding error handler: the bytes that are no UTF-8, read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("qabot_stray_cp1252", _stray)
