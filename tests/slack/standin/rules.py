"""Slack's rules for blocks, checked harder than slack_sdk's models check them.

``problems(blocks, surface)`` lists what Slack would refuse; an empty list means accepted.
Limits are those of Slack's documents, and the stricter one where sources disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from standin import elements

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_TEXT = 9_000  # all text of one message's blocks; undocumented, rejected at 11,341
MOST_MARKDOWN = 12_000
PROPERTIES = {
    "section": {"text", "fields", "accessory", "expand"},
    "divider": set(),
    "header": {"text"},
    "context": {"elements"},
    "actions": {"elements"},
    "context_actions": {"elements"},
    "rich_text": {"elements"},
    "markdown": {"text"},
    "table": {"rows", "column_settings"},
    "image": {"alt_text", "image_url", "slack_file", "title"},
}
MESSAGE_ONLY = {"context_actions", "table", "markdown"}


def problems(blocks: Any, surface: str = "message") -> list[str]:
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return ["blocks must be a list of objects"]
    found = [*_of_all(blocks, surface)]
    for position, block in enumerate(blocks):
        found += [f"{problem} [/blocks/{position}]" for problem in _of_one(block, surface)]
    return found


def _of_all(blocks: list[dict[str, Any]], surface: str) -> Iterator[str]:
    if len(blocks) > MOST_BLOCKS[surface]:
        yield f"no more than {MOST_BLOCKS[surface]} items allowed"
    yield from _repeated("block_id", (b["block_id"] for b in blocks if "block_id" in b))
    yield from _repeated("action_id", elements.action_ids(blocks))
    markdown = sum(len(str(b.get("text", ""))) for b in blocks if b.get("type") == "markdown")
    if markdown > MOST_MARKDOWN:
        yield f"markdown text exceeds {MOST_MARKDOWN} characters"
    if surface == "message" and sum(map(len, elements.texts(blocks))) > MOST_TEXT:
        yield "msg_blocks_too_long"
    if sum(b.get("type") == "table" for b in blocks) > 1:
        yield "only_one_table_allowed"


def _repeated(name: str, values: Iterable[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{name} {value!r} already exists"


def _of_one(block: dict[str, Any], surface: str) -> Iterator[str]:
    kind = block.get("type")
    if kind not in PROPERTIES:
        yield f"unsupported type: {kind}"
        return
    if surface != "message" and kind in MESSAGE_ONLY:
        yield f"{kind} is not allowed in a {surface}"
    for unknown in sorted(set(block) - PROPERTIES[kind] - {"type", "block_id"}):
        yield f"invalid additional property: {unknown}"
    if not 1 <= len(block.get("block_id", "x")) <= 255:
        yield "block_id must be 1 to 255 characters"
    yield from elements.CHECKS[kind](block)
    yield from _of_the_model(block)


def _of_the_model(block: dict[str, Any]) -> Iterator[str]:
    try:
        model = Block.parse(block)
        if model is not None:
            model.validate_json()
    except (SlackObjectFormationError, TypeError, AttributeError) as error:
        yield str(error)
