"""The Web API methods: each takes the arguments, changes the workspace, returns the body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from standin import views
from standin.pings import pings
from standin.refusal import Refusal, require
from standin.rules import problems
from standin.workspace import APP_ID, BOT_ID, BOT_USER, TEAM, Message, Workspace

Json = dict[str, Any]
MOST_TEXT = 3_500
JSON_METHODS = {
    "chat.postMessage", "chat.update", "chat.postEphemeral", "chat.startStream",
    "chat.appendStream", "chat.stopStream", "views.open", "views.update", "views.publish",
    "agents.sessions.setStatus", "assistant.threads.setStatus",
    "assistant.threads.setSuggestedPrompts",
}  # fmt: skip


def check_content(args: Json) -> None:
    """Refuse what Slack refuses in a message: text, blocks, metadata."""
    text = args.get("text")
    if not text:
        raise Refusal("no_text")
    if len(text) > MOST_TEXT:
        raise Refusal("msg_too_long")
    _check_blocks(args.get("blocks"))
    metadata = args.get("metadata")
    if metadata is not None and set(metadata) != {"event_type", "event_payload"}:
        raise Refusal("invalid_metadata_format")


def _check_blocks(blocks: Any) -> None:
    found = problems(blocks) if blocks is not None else []
    if "msg_blocks_too_long" in found:
        raise Refusal("msg_blocks_too_long")
    if found:
        raise Refusal("invalid_blocks", found)


def _message(space: Workspace, args: Json, **more: Any) -> Message:
    return Message(
        channel=args["channel"],
        ts=space.ts(),
        text=args.get("text", ""),
        blocks=args.get("blocks") or [],
        thread_ts=args.get("thread_ts"),
        metadata=args.get("metadata"),
        args=args,
        **more,
    )


def auth_test(_: Workspace, __: Json) -> Json:
    return {"url": "http://127.0.0.1/", "team": "Newsroom", "user": "qabot", "team_id": TEAM,
            "user_id": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID}  # fmt: skip


def post_message(space: Workspace, args: Json) -> Json:
    require(args, "channel")
    if args["channel"] in space.absent_from:
        raise Refusal("not_in_channel")
    check_content(args)
    message = _message(space, args)
    space.messages.append(message)
    if message.thread_ts:  # Slack clears the status when the app replies
        space.statuses.pop((message.channel, message.thread_ts), None)
    return {"channel": message.channel, "ts": message.ts, "message": {"text": message.text}}


def post_ephemeral(space: Workspace, args: Json) -> Json:
    require(args, "channel", "user")
    check_content(args)
    message = _message(space, args, user=args["user"])
    space.ephemerals.append(message)
    return {"message_ts": message.ts}


def update(space: Workspace, args: Json) -> Json:
    require(args, "channel", "ts")
    message = space.message(args["channel"], args["ts"])
    if message is None:
        raise Refusal("message_not_found")
    if message.streaming:
        raise Refusal("streaming_state_conflict")
    check_content(args)
    message.text, message.blocks = args["text"], args.get("blocks") or []
    message.metadata = args.get("metadata", message.metadata)
    message.edits += 1
    return {"channel": message.channel, "ts": message.ts, "text": message.text}


def start_stream(space: Workspace, args: Json) -> Json:
    require(args, "channel", "thread_ts")
    if args["channel"].startswith("C"):
        for name in ("recipient_user_id", "recipient_team_id"):
            if not args.get(name):
                raise Refusal(f"missing_{name}")
    message = _message(space, args, streaming=True)
    message.text = _markdown(args)
    space.messages.append(message)
    space.statuses.pop((message.channel, args["thread_ts"]), None)
    space.sessions[message.channel, args["thread_ts"]] = "processing"
    return {"channel": message.channel, "ts": message.ts}


def _markdown(args: Json) -> str:
    chunks = args.get("chunks") or []
    for chunk in chunks:
        if chunk.get("type") not in {"markdown_text", "task_update", "plan_update", "blocks"}:
            raise Refusal("invalid_chunks")
    said = "".join(c.get("text", "") for c in chunks if c.get("type") == "markdown_text")
    text = (args.get("markdown_text") or "") + said
    if len(text) > 12_000:
        raise Refusal("msg_too_long")
    return text


def _streaming(space: Workspace, args: Json) -> Message:
    require(args, "channel", "ts")
    message = space.message(args["channel"], args["ts"])
    if message is None:
        raise Refusal("message_not_found")
    if not message.streaming:
        raise Refusal("message_not_in_streaming_state")
    return message


def append_stream(space: Workspace, args: Json) -> Json:
    message = _streaming(space, args)
    if not args.get("markdown_text") and not args.get("chunks"):
        raise Refusal("no_text")
    message.text += _markdown(args)
    return {"channel": message.channel, "ts": message.ts}


def stop_stream(space: Workspace, args: Json) -> Json:
    message = _streaming(space, args)
    _check_blocks(args.get("blocks"))
    message.text += _markdown(args)
    message.blocks = args.get("blocks") or message.blocks
    message.streaming = False
    space.sessions[message.channel, str(message.thread_ts)] = "active"
    return {"channel": message.channel, "ts": message.ts}


def set_status(space: Workspace, args: Json) -> Json:
    require(args, "channel_id", "thread_ts")
    if "status" not in args:
        raise Refusal("invalid_arguments")
    key = (args["channel_id"], args["thread_ts"])
    if args["status"]:
        space.statuses[key] = args["status"]
    else:
        space.statuses.pop(key, None)
    return {}


def set_session(space: Workspace, args: Json) -> Json:
    require(args, "channel_id", "thread_ts", "status")
    if args["status"] not in {"active", "processing", "suspended", "closed"}:
        raise Refusal("invalid_arguments")
    space.sessions[args["channel_id"], args["thread_ts"]] = args["status"]
    return {"status": args["status"]}


def set_prompts(space: Workspace, args: Json) -> Json:
    require(args, "channel_id", "prompts")
    bad = [p for p in args["prompts"] if set(p) != {"title", "message"} or not p["title"]]
    if bad or not 1 <= len(args["prompts"]) <= 4:
        raise Refusal("invalid_arguments")
    space.prompts.append(args)
    return {}


def replies(space: Workspace, args: Json) -> Json:
    """A thread, oldest first, page by page."""
    require(args, "channel", "ts")
    return _page([m for m in space.thread(args["channel"], args["ts"]) if not m.user], args)


def history(space: Workspace, args: Json) -> Json:
    """What stands in the channel itself, newest first; only its members may read it."""
    require(args, "channel")
    if args["channel"] in space.absent_from:
        raise Refusal("not_in_channel")
    found = [m for m in space.messages if m.channel == args["channel"] and not m.thread_ts]
    return _page(found[::-1], args)


def _page(found: list[Message], args: Json) -> Json:
    start, most = int(args.get("cursor") or 0), int(args.get("limit", 100))
    with_metadata = args.get("include_all_metadata") in {"1", "true", True}
    page = [_shown(message, with_metadata) for message in found[start : start + most]]
    more = start + most < len(found)
    cursor = str(start + most) if more else ""
    return {"messages": page, "has_more": more, "response_metadata": {"next_cursor": cursor}}


def _shown(message: Message, with_metadata: bool) -> Json:
    shown: Json = {"ts": message.ts, "text": message.text, "bot_id": BOT_ID, "user": BOT_USER}
    return shown | ({"metadata": message.metadata} if with_metadata and message.metadata else {})


def user_info(space: Workspace, args: Json) -> Json:
    require(args, "user")
    plain = {"id": args["user"], "team_id": TEAM, "is_restricted": False,
             "is_ultra_restricted": False, "is_stranger": False}  # fmt: skip
    return {"user": plain | space.users.get(args["user"], {})}


METHODS: dict[str, Callable[[Workspace, Json], Json]] = {
    "auth.test": auth_test,
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.startStream": start_stream,
    "chat.appendStream": append_stream,
    "chat.stopStream": stop_stream,
    "agents.sessions.setStatus": set_session,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
    "conversations.history": history,
    "conversations.replies": replies,
    "users.info": user_info,
    "views.open": views.open_view,
    "views.update": views.update_view,
    "views.publish": views.publish,
}

__all__ = ["JSON_METHODS", "METHODS", "check_content", "pings"]
