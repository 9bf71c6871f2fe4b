"""From Slack's payloads to records; pure. What is not a question for the bot becomes None."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qabot.question.tokens import LONGEST
from qabot.slack.access import Caller
from qabot.slack.records import Asked, Surface, Thread

Json = Mapping[str, Any]
_LINK = re.compile(r"<(?:(https?://[^<|>]+)|(?:mailto|tel):([^<|>]+))(?:\|([^<>]*))?>")
_DATE = re.compile(r"<!date\^[^<|>]*\|([^<>]*)>")  # behind the bar: what is shown instead of it
_CHANNEL = re.compile(r"<#[CG][A-Z0-9]+\|([^<>]+)>")
_EMOJI = re.compile(r"(?<!\w):(?:[+-]1|100|(?=[^:\s]*[^\W\d_])[\w+'-]+):(?!\w)")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_COPIED = re.compile(r"<(?:@[UW][A-Z0-9]+|!subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>")
_COPYING = ("cc", "fyi")
_KINDS = {None, "thread_broadcast", "file_share"}  # subtypes of messages that people write


@dataclass(frozen=True, slots=True)
class Incoming:
    """A question, who asks it, and the keys under which it is told from its own copies."""

    asked: Asked
    caller: Caller
    keys: tuple[str, ...]


def question_of(text: str, bot_user: str) -> str:
    """What was asked: without the bot's own mention and emoji, Slack's escapes and marks undone.

    Mentions of others stay as they are, but where they only call them in behind the question: it
    may be about them.
    """
    own = re.compile(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>") if bot_user else None
    bare = own.sub(" ", text) if own else text
    bare = _without_copied(" ".join(_EMOJI.sub(" ", bare).split()))
    bare = _LINK.sub(lambda link: link[3] or link[1] or link[2], bare)
    bare = _CHANNEL.sub(r"#\1", _DATE.sub(r"\1", bare))
    # A lone surrogate, which JSON can carry, could be neither stored nor sent back.
    bare = html.unescape(bare).encode("utf-8", "replace").decode("utf-8")
    return " ".join(bare.split())[:LONGEST]


def _without_copied(text: str) -> str:
    """The text without mentions at its end: behind "cc" or "fyi", a sentence, or a comma."""
    kept, head = text, text.rstrip(" .)")
    while (at := head.rfind("<")) >= 0 and _COPIED.fullmatch(head, at):
        kept, head = head[:at], head[:at].rstrip(" ,;&+").removesuffix(" and").rstrip(" ,")
    if kept is text:
        return text
    before = head.rstrip(" :")
    for word in _COPYING:
        if before.lower().endswith(word) and not before[: -len(word)][-1:].isalnum():
            return before[: -len(word)].rstrip(" ,;(–—-/")
    kept = kept.rstrip(" –—-")
    return kept.rstrip(" ,;") if kept.endswith((".", "?", "!", ",", ";")) else text


def from_event(
    body: Json, bot_user: str, engaged: Callable[[Thread], bool], now: float
) -> Incoming | None:
    """The question in an Events API body, or None when it is not for the bot to answer.

    ``engaged`` tells whether the bot was asked something in a thread before.
    """
    event = body.get("event") or {}
    if not _written_by_a_person(event):
        return None
    team = str(body.get("team_id") or "")
    channel, ts = str(event.get("channel") or ""), str(event.get("ts") or "")
    thread = Thread(team, channel, str(event.get("thread_ts") or ts))
    surface = _surface(event, bot_user, engaged, thread)
    if surface is None or not ts:
        return None
    user = str(event["user"])
    text = question_of(str(event.get("text") or ""), bot_user)
    asked = Asked(_new_id(), thread, user, ts, surface, text, now)
    keys = (f"event:{body.get('event_id')}", f"message:{team}:{channel}:{ts}")
    return Incoming(asked, Caller(team, channel, user, _external(body, event)), keys)


def from_command(body: Json, now: float) -> Incoming:
    """The question of a slash command."""
    team, channel = str(body.get("team_id") or ""), str(body.get("channel_id") or "")
    user = str(body.get("user_id") or "")
    asked = Asked(
        id=_new_id(),
        thread=Thread(team, channel, ""),
        user=user,
        ts="",
        surface=Surface.COMMAND,
        text=question_of(str(body.get("text") or ""), ""),
        received=now,
        response_url=str(body.get("response_url") or ""),
    )
    return Incoming(asked, Caller(team, channel, user, False), (f"command:{body['trigger_id']}",))


def presser_of(body: Json) -> Caller:
    """Who pressed a button, and where."""
    user = body.get("user") or {}
    team = str((body.get("team") or {}).get("id") or user.get("team_id") or "")
    channel = str((body.get("channel") or {}).get("id") or "")
    theirs = str(user.get("team_id") or team)
    return Caller(team, channel, str(user.get("id") or ""), external=theirs != team)


def derived_id(asked: Asked, what: str) -> str:
    """The id of the one question that is made of another by ``what``."""
    return uuid.uuid5(uuid.UUID(asked.id), what).hex


def _new_id() -> str:
    return uuid.uuid4().hex


def _written_by_a_person(event: Json) -> bool:
    return bool(
        event.get("user")
        and not event.get("bot_id")
        and event.get("subtype") in _KINDS
        and not event.get("edited")
        and not event.get("hidden")
    )


def _surface(
    event: Json, bot_user: str, engaged: Callable[[Thread], bool], thread: Thread
) -> Surface | None:
    if event.get("type") == "app_mention":
        return Surface.MENTION
    if event.get("channel_type") == "im":
        return Surface.DIRECT
    if not event.get("thread_ts") or not engaged(thread):
        return None
    mentioned = set(_MENTION.findall(str(event.get("text") or "")))
    if bot_user in mentioned:
        return Surface.MENTION
    return None if mentioned else Surface.FOLLOW_UP  # someone else is spoken to


def _external(body: Json, event: Json) -> bool:
    team = body.get("team_id")
    theirs = event.get("user_team") or event.get("source_team") or event.get("team") or team
    return bool(body.get("is_ext_shared_channel")) or theirs != team
