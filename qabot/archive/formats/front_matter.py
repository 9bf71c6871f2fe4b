"""Front matter: YAML or TOML between two rules above a text, which states what is true of all.

YAML stands between ``---``, TOML, as Hugo writes it, between ``+++``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date

import yaml

from qabot.archive.article import Extracted
from qabot.archive.metadata import read_metadata
from qabot.archive.verdict import ReasonCode, Refusal

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(
    r"\s*\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML_LINE = re.compile(r"^[\w.\"-]+[ \t]*=", re.MULTILINE)
_VALUE = re.compile(
    r"^(?P<name>\w[\w -]{0,40}:[ \t]+)(?P<value>[^\s\[{|>&*#][^\n]*?)[ \t]*$", re.MULTILINE
)
_LONGEST = 50_000  # characters of front matter; YAML takes its time


def below_front_matter(text: str) -> Extracted:
    """The text below its front matter, as written, and what that states.

    Without front matter, also where there is only prose between two rules, the whole text.
    """
    found = _FRONT_MATTER.match(text) or _TOML.match(text)
    if not found:
        return Extracted(text)
    if "toml" in found.re.groupindex:
        fields = _parse_toml(found["toml"])
    else:
        fields = parse_yaml(found["yaml"], ReasonCode.BAD_FRONT_MATTER, "the front matter")
    if fields is None:
        return Extracted(text)
    return Extracted(text[found.end() :].lstrip("\n"), read_metadata(fields))


def _loaded(text: str) -> object:
    """The YAML of a text, where need be with its values quoted: "title: Ostby: a town sinks"."""
    try:
        return yaml.load(text, _PlainLoader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError:
        return yaml.load(_VALUE.sub(_quoted, text), _PlainLoader)  # noqa: S506 - a SafeLoader


def _quoted(line: re.Match[str]) -> str:
    """A line of front matter, its value quoted where it is none: "a: b", "“a” b", "@a"."""
    value = line["value"]
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return line[0]  # a quotation that goes on below
    quoted = line["name"] + json.dumps(value, ensure_ascii=False)
    try:
        loaded = yaml.load(value, _PlainLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError):
        return quoted
    return quoted if isinstance(loaded, dict) else line[0]


class _PlainLoader(yaml.SafeLoader):
    """Plain values only: a few aliases of aliases would unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


# A date stays as written, for ``as_date`` to read or to leave: YAML fails on the whole of a text
# in which one date does not exist ("0000-00-00", "2021-02-30").
_PlainLoader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def _parse_toml(text: str) -> Mapping[str, object] | None:
    """The fields that ``text`` holds, dates as written; None when it is prose."""
    if not _TOML_LINE.search(text):
        return None
    _check_length(text, ReasonCode.BAD_FRONT_MATTER, "the front matter")
    try:
        fields = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem = f"the front matter is not valid TOML ({error}): mend it"
        raise Refusal(ReasonCode.BAD_FRONT_MATTER, problem) from error
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
    }


def parse_yaml(text: str, reason: ReasonCode, what: str) -> Mapping[str, object] | None:
    """The mapping that ``text`` holds, None when it is YAML of another kind."""
    _check_length(text, reason, what)
    try:
        fields = _loaded(text)
    except (yaml.YAMLError, ValueError) as error:
        problem = next(iter(str(error).splitlines()), type(error).__name__)
        raise Refusal(reason, f"{what} is not valid YAML ({problem}): mend it") from error
    except RecursionError as error:
        raise Refusal(reason, f"{what} is nested too deeply: write it plainly") from error
    return fields if isinstance(fields, dict) else None


def _check_length(text: str, reason: ReasonCode, what: str) -> None:
    if len(text) > _LONGEST:
        raise Refusal(reason, f"{what} is longer than {_LONGEST:,} characters: shorten it")
