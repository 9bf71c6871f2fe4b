"""Gzip around any other format, with the same cap on what comes out as on a plain file."""

from __future__ import annotations

import gzip
import io
import zlib

from qabot.archive.verdict import ReasonCode, Refusal


def gunzip(raw: bytes, most: int) -> bytes:
    """The content of ``raw``, of at most ``most`` bytes. Never inflates more than that.

    Raises ``Refusal`` for content that is larger, damaged or cut short.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            content = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refusal(
            ReasonCode.BAD_GZIP, "the gzip file is damaged or cut short: replace it"
        ) from error
    if len(content) > most:
        raise Refusal(
            ReasonCode.TOO_LARGE,
            f"the file unpacks to more than {most:,} bytes: split it or raise the limit",
        )
    return content
