"""Rules for what stands inside a block: text objects, buttons, rich text, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

BUTTON = {
    "type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label",
}  # fmt: skip
FEEDBACK = {"type", "action_id", "positive_button", "negative_button"}
ICON_BUTTON = {"type", "icon", "text", "action_id", "value", "confirm", "accessibility_label"}
RICH = {"rich_text_section", "rich_text_quote", "rich_text_list", "rich_text_preformatted"}
RICH_PROPERTIES = {"type", "elements", "style", "indent", "offset", "border"}
LEAF = {
    "text": {"type", "text", "style"},
    "link": {"type", "url", "text", "style", "unsafe"},
    "user": {"type", "user_id", "style"},
    "usergroup": {"type", "usergroup_id", "style"},
    "channel": {"type", "channel_id", "style"},
    "broadcast": {"type", "range"},
    "emoji": {"type", "name", "unicode", "skin_tone"},
    "date": {"type", "timestamp", "format", "fallback", "url"},
}


def texts(value: Any) -> Iterator[str]:
    """Every string that a reader would see."""
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from texts(item)


def action_ids(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from action_ids(item)
    elif isinstance(value, dict):
        if isinstance(value.get("action_id"), str):
            yield value["action_id"]
        for item in value.values():
            yield from action_ids(item)


def text_object(value: Any, most: int, kinds: tuple[str, ...] = ("plain_text",)) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"text must be one of {', '.join(kinds)}"
        return
    allowed = {"type", "text", "emoji"} if value["type"] == "plain_text" else {
        "type", "text", "verbatim",
    }  # fmt: skip
    for unknown in sorted(set(value) - allowed):
        yield f"invalid additional property: {unknown}"
    length = len(value.get("text") or "")
    if length == 0:
        yield "must be more than 0 characters"
    elif length > most:
        yield f"must be less than {most + 1} characters"


ANY_TEXT = ("plain_text", "mrkdwn")


def section(block: Json) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield "missing required field: text or fields"
    if "text" in block:
        yield from text_object(block["text"], 3000, ANY_TEXT)
    fields = block.get("fields", [])
    if len(fields) > 10:
        yield "no more than 10 fields allowed"
    for field in fields:
        yield from text_object(field, 2000, ANY_TEXT)
    if "accessory" in block:
        yield from element(block["accessory"])


def header(block: Json) -> Iterator[str]:
    yield from text_object(block.get("text"), 150)


def nothing(_: Json) -> Iterator[str]:
    yield from ()


def _count(block: Json, most: int) -> Iterator[str]:
    count = len(block.get("elements", []))
    if not 1 <= count <= most:
        yield f"elements must be 1 to {most}"


def context(block: Json) -> Iterator[str]:
    yield from _count(block, 10)
    for item in block.get("elements", []):
        if item.get("type") != "image":
            yield from text_object(item, 3000, ANY_TEXT)


def actions(block: Json) -> Iterator[str]:
    yield from _count(block, 25)
    for item in block.get("elements", []):
        if item.get("type") in {"feedback_buttons", "icon_button"}:
            yield f"{item['type']} is only allowed in context_actions"
        yield from element(item)


def context_actions(block: Json) -> Iterator[str]:
    yield from _count(block, 5)
    for item in block.get("elements", []):
        if item.get("type") not in {"feedback_buttons", "icon_button"}:
            yield f"unsupported element: {item.get('type')}"
        yield from element(item)


def element(item: Json) -> Iterator[str]:
    checks: dict[str, Callable[[Json], Iterator[str]]] = {
        "button": button,
        "feedback_buttons": feedback_buttons,
        "icon_button": icon_button,
    }
    check = checks.get(str(item.get("type")))
    if check is None:
        yield f"unsupported element: {item.get('type')}"
        return
    if not 1 <= len(item.get("action_id", "x")) <= 255:
        yield "action_id must be 1 to 255 characters"
    yield from check(item)


def button(item: Json) -> Iterator[str]:
    for unknown in sorted(set(item) - BUTTON):
        yield f"invalid additional property: {unknown}"
    yield from text_object(item.get("text"), 75)
    if len(item.get("value", "")) > 2000:
        yield "value must be less than 2001 characters"
    if len(item.get("url", "")) > 3000:
        yield "url must be less than 3001 characters"
    if item.get("style", "primary") not in {"primary", "danger"}:
        yield "style must be primary or danger"


def icon_button(item: Json) -> Iterator[str]:
    for unknown in sorted(set(item) - ICON_BUTTON):
        yield f"invalid additional property: {unknown}"
    yield from text_object(item.get("text"), 75)


def feedback_buttons(item: Json) -> Iterator[str]:
    for unknown in sorted(set(item) - FEEDBACK):
        yield f"invalid additional property: {unknown}"
    for name in ("positive_button", "negative_button"):
        part = item.get(name)
        if not isinstance(part, dict) or not part.get("value"):
            yield f"{name} needs a value"
            continue
        yield from text_object(part.get("text"), 75)
        if len(part["value"]) > 2000:
            yield "value must be less than 2001 characters"


def rich_text(block: Json) -> Iterator[str]:
    parts = block.get("elements", [])
    if not parts:
        yield "rich_text needs elements"
    for part in parts:
        if part.get("type") not in RICH:
            yield f"unsupported element: {part.get('type')}"
            continue
        for unknown in sorted(set(part) - RICH_PROPERTIES):
            yield f"invalid additional property: {unknown}"
        if part["type"] == "rich_text_list":
            yield from rich_text({"elements": part.get("elements", [])})
        else:
            for leaf in part.get("elements", []):
                yield from _leaf(leaf)


def _leaf(leaf: Json) -> Iterator[str]:
    kind = str(leaf.get("type"))
    if kind not in LEAF:
        yield f"unsupported element: {kind}"
        return
    for unknown in sorted(set(leaf) - LEAF[kind]):
        yield f"invalid additional property: {unknown}"
    if kind == "text" and not leaf.get("text"):
        yield "must be more than 0 characters"
    if kind == "link" and not str(leaf.get("url", "")).startswith(("http://", "https://")):
        yield "invalid url"
    if set(leaf.get("style", {})) - {"bold", "italic", "strike", "code", "underline"}:
        yield "invalid style"


def markdown(block: Json) -> Iterator[str]:
    if not block.get("text"):
        yield "must be more than 0 characters"


def table(block: Json) -> Iterator[str]:
    rows = block.get("rows", [])
    if not 1 <= len(rows) <= 100:
        yield "rows must be 1 to 100"
    if any(len(row) > 20 for row in rows):
        yield "no more than 20 cells allowed"


def image(block: Json) -> Iterator[str]:
    if not block.get("alt_text"):
        yield "alt_text is required"
    if len(block.get("image_url", "")) > 3000:
        yield "image_url must be less than 3001 characters"


CHECKS: dict[str, Callable[[Json], Iterator[str]]] = {
    "section": section,
    "divider": nothing,
    "header": header,
    "context": context,
    "actions": actions,
    "context_actions": context_actions,
    "rich_text": rich_text,
    "markdown": markdown,
    "table": table,
    "image": image,
}
