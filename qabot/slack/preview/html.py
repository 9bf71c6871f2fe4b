"""Block Kit to HTML. Knows the blocks that this app sends, and raises on any other."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

Block = dict[str, Any]


def blocks_to_html(blocks: Iterable[Block]) -> str:
    """All blocks of a message or view."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    kind = block["type"]
    if kind == "divider":
        return "<hr>"
    if kind == "header":
        return f"<h3>{escape(block['text']['text'])}</h3>"
    if kind == "context":
        return f'<p class="context">{" ".join(_text(e) for e in block["elements"])}</p>'
    inner = "".join(_element(element) for element in block["elements"])
    return f'<div class="{kind}">{inner}</div>'


def _text(value: Block) -> str:
    return escape(value["text"])


def _element(element: Block) -> str:
    kind = element["type"]
    if kind == "button":
        return f'<button class="{element.get("style", "")}">{_text(element["text"])}</button>'
    if kind == "feedback_buttons":
        return '<span class="thumb">👍</span><span class="thumb">👎</span>'
    inner = "".join(_leaf(leaf) for leaf in element["elements"])
    if kind == "rich_text_quote":
        return f"<blockquote>{inner}</blockquote>"
    if kind == "rich_text_list":
        return f"<ul>{inner}</ul>"
    if kind == "rich_text_section":
        return f'<div class="section">{inner}</div>'
    raise ValueError(f"the preview does not know {kind}")


def _leaf(leaf: Block) -> str:
    kind = leaf["type"]
    if kind == "rich_text_section":
        return f"<li>{''.join(_leaf(inner) for inner in leaf['elements'])}</li>"
    if kind not in {"text", "link"}:
        raise ValueError(f"the preview does not know {kind}")
    shown = escape(leaf["text"]).replace("\n", "<br>")
    if leaf.get("style", {}).get("bold"):
        shown = f"<b>{shown}</b>"
    return f'<a href="{escape(leaf["url"])}">{shown}</a>' if kind == "link" else shown
