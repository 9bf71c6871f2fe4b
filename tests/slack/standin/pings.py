"""What in a payload would notify people, or turn into a link or an emphasis, unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_PING = re.compile(r"<(?:!(?:here|channel|everyone|subteam\^\w+)|@[UW]\w+|#C\w+)[^>]*>")


def pings(payload: dict[str, Any]) -> list[str]:
    """Every mention that Slack would act on in ``text`` and ``blocks``."""
    return [*_PING.findall(str(payload.get("text") or "")), *_in(payload.get("blocks") or [])]


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _in(item)
    elif isinstance(value, dict):
        if value.get("type") in {"user", "usergroup", "broadcast"}:
            yield str(value)
        if value.get("type") in {"mrkdwn", "markdown"} and isinstance(value.get("text"), str):
            yield from _PING.findall(value["text"])
        for item in value.values():
            yield from _in(item)
