"""Markdown: front matter is metadata and no part of the text; the rest stays as written."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from qabot.archive.article import Extracted
from qabot.archive.clean import clean
from qabot.archive.decode import decode
from qabot.archive.metadata import read_metadata
from qabot.archive.verdict import ReasonCode, Refusal

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_ALIAS = re.compile(r"[:[,-][ \t]+\*\w")  # a few of these can unfold to gigabytes
_LONGEST = 50_000  # characters of front matter; YAML takes its time


def read_markdown(raw: bytes) -> Extracted:
    """The text below the front matter, and what the front matter states.

    Raises ``Refusal`` when there is front matter that does not parse: leaving it in would make
    it part of the article's words.
    """
    text = clean(decode(raw))
    found = _FRONT_MATTER.match(text)
    if not found:
        return Extracted(text)
    fields = parse_yaml(found["yaml"], ReasonCode.BAD_FRONT_MATTER, "the front matter")
    if fields is None:
        return Extracted(text)  # two rules with prose between them
    return Extracted(text[found.end() :].lstrip("\n"), read_metadata(fields))


def parse_yaml(text: str, reason: ReasonCode, what: str) -> Mapping[str, object] | None:
    """The mapping that ``text`` holds, None when it is YAML of another kind."""
    if len(text) > _LONGEST or _ALIAS.search(text):
        raise Refusal(reason, f"{what} is too long, or uses YAML aliases: write it plainly")
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Refusal(reason, f"{what} is not valid YAML ({problem}): mend it") from error
    return fields if isinstance(fields, dict) else None
