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


class _PlainLoader(yaml.SafeLoader):
    """Plain values only: a few aliases of aliases would unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def parse_yaml(text: str, reason: ReasonCode, what: str) -> Mapping[str, object] | None:
    """The mapping that ``text`` holds, None when it is YAML of another kind."""
    if len(text) > _LONGEST:
        raise Refusal(reason, f"{what} is longer than {_LONGEST:,} characters: shorten it")
    try:
        fields = yaml.load(text, _PlainLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError) as error:
        problem = next(iter(str(error).splitlines()), type(error).__name__)
        raise Refusal(reason, f"{what} is not valid YAML ({problem}): mend it") from error
    except RecursionError as error:
        raise Refusal(reason, f"{what} is nested too deeply: write it plainly") from error
    return fields if isinstance(fields, dict) else None
