"""The pieces that surfaces are made of, and the names of the actions on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qabot.slack.escape import link_address, neutralise

Block = dict[str, Any]

CONTEXT = "qabot_context"
PASSAGES = "qabot_passages"
UNFILTER = "qabot_unfilter"
RESPELL = "qabot_respell"
NEXT = "qabot_next"  # and a number: one of further questions
SHARE = "qabot_share"
FEEDBACK = "qabot_feedback"

MOST_CHARACTERS = 8_800
"""Of all text in one message's blocks. Slack's limit is undocumented: 9,000 is safe."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message: ``text`` is the answer for notifications and screen readers, in mrkdwn."""

    text: str
    blocks: list[Block]


def plain(text: str) -> Block:
    """A plain text object; Slack parses nothing in it but emoji, which is off."""
    return {"type": "plain_text", "text": neutralise(text), "emoji": False}


def words(text: str, *, bold: bool = False) -> Block:
    """A run of literal text for rich text; ``text`` must not be empty."""
    made: Block = {"type": "text", "text": neutralise(text)}
    return made | ({"style": {"bold": True}} if bold else {})


def link(text: str, url: str | None) -> Block:
    """A link when ``url`` is an http(s) address, else the words alone."""
    address = link_address(url)
    if address is None:
        return words(text)
    return {"type": "link", "url": address, "text": neutralise(text)}


def paragraph(*leaves: Block) -> Block:
    """A line of rich text."""
    return {"type": "rich_text_section", "elements": list(leaves)}


def quotation(*leaves: Block) -> Block:
    """An indented, barred quote of rich text."""
    return {"type": "rich_text_quote", "elements": list(leaves)}


def bullets(items: Sequence[Block]) -> Block:
    """A list of paragraphs."""
    return {"type": "rich_text_list", "style": "bullet", "elements": list(items)}


def rich(parts: Sequence[Block]) -> Block:
    """A block of rich text."""
    return {"type": "rich_text", "elements": list(parts)}


def note(text: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [plain(text)]}


def header(text: str) -> Block:
    """A large line; at most 150 characters."""
    return {"type": "header", "text": plain(text)}


def button(text: str, action: str, value: str, *, primary: bool = False) -> Block:
    """A button whose ``value`` is an answer id and nothing else."""
    made: Block = {"type": "button", "text": plain(text), "action_id": action, "value": value}
    return made | ({"style": "primary"} if primary else {})


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def feedback(answer_id: str) -> Block:
    """Thumbs up and down for an answer."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": FEEDBACK,
                "positive_button": {
                    "text": plain("Good answer"),
                    "accessibility_label": "This answer is good",
                    "value": f"good:{answer_id}",
                },
                "negative_button": {
                    "text": plain("Bad answer"),
                    "accessibility_label": "This answer is bad",
                    "value": f"bad:{answer_id}",
                },
            }
        ],
    }


def size(value: Any) -> int:
    """How many characters of text a reader would see in blocks."""
    return sum(map(len, _texts(value)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from _texts(item)
