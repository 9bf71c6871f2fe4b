"""Markdown: front matter is metadata and no part of the text; the rest reads as it would in print.

Marks of emphasis and of quoted blocks and the addresses of links go; headings and lists stay as
written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import yaml

from qabot.archive.article import Extracted
from qabot.archive.clean import clean
from qabot.archive.encoding import decode
from qabot.archive.metadata import read_metadata
from qabot.archive.verdict import ReasonCode, Refusal

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_VERBATIM = (
    r"(?<!`)(?P<ticks>`{1,3})(?!`)[^\n]{1,500}?(?<!`)(?P=ticks)(?!`)"
    r"|\b[a-z]{2,10}://[^\s()\[\]<>]+"
)
_EMPHASIS = re.compile(
    rf"{_VERBATIM}|(?<![\w*\\])(?P<mark>\*{{1,3}}|__?)(?=[^\s*_])"
    r"(?P<words>[^*\n]{1,500}?)(?<=[^\s*\\])(?P=mark)(?![\w*])"
)
_LINK = re.compile(
    rf"{_VERBATIM}|(?<![!\\])\[(?P<words>[^\[\]\n]{{1,300}})\]"
    r"\((?:https?:|/|mailto:)[^()\s]{1,500}\)"
)
_VALUE = re.compile(
    r"^(?P<name>\w[\w -]{0,40}:[ \t]+)(?P<value>[^\s\[{|>&*#][^\n]*?)[ \t]*$", re.MULTILINE
)
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_LONGEST = 50_000  # characters of front matter; YAML takes its time


def read_markdown(raw: bytes) -> Extracted:
    """The text below the front matter, and what the front matter states.

    Raises ``Refusal`` when there is front matter that does not parse: leaving it in would make
    it part of the article's words.
    """
    found = below_front_matter(clean(decode(raw)))
    return replace(found, text=_printed(found.text))


def below_front_matter(text: str) -> Extracted:
    """The text below its front matter, as written, and what that states.

    Without front matter, also where there is only prose between two rules, the whole text.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return Extracted(text)
    fields = parse_yaml(found["yaml"], ReasonCode.BAD_FRONT_MATTER, "the front matter")
    if fields is None:
        return Extracted(text)
    return Extracted(text[found.end() :].lstrip("\n"), read_metadata(fields))


def _printed(text: str) -> str:
    """The text without marks of emphasis and quoted blocks, and with the words of links alone.

    Twice, for what is set in bold within italics. A star or underscore that begins or ends
    nothing ("2 * 3", "file_name_2") stays, and so does what is set as code or is an address.
    """
    text = _QUOTED_LINE.sub("", text)
    for _ in range(2):
        text = _EMPHASIS.sub(_words, text)
        text = _LINK.sub(_words, text)
    return text


def _words(found: re.Match[str]) -> str:
    return found["words"] or found[0]


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


def parse_yaml(text: str, reason: ReasonCode, what: str) -> Mapping[str, object] | None:
    """The mapping that ``text`` holds, None when it is YAML of another kind."""
    if len(text) > _LONGEST:
        raise Refusal(reason, f"{what} is longer than {_LONGEST:,} characters: shorten it")
    try:
        fields = _loaded(text)
    except (yaml.YAMLError, ValueError) as error:
        problem = next(iter(str(error).splitlines()), type(error).__name__)
        raise Refusal(reason, f"{what} is not valid YAML ({problem}): mend it") from error
    except RecursionError as error:
        raise Refusal(reason, f"{what} is nested too deeply: write it plainly") from error
    return fields if isinstance(fields, dict) else None
