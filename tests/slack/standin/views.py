"""Modals and the Home tab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standin import elements
from standin.refusal import Refusal, require
from standin.rules import problems
from standin.workspace import Workspace

Json = dict[str, Any]
PROPERTIES = {
    "modal": {"type", "title", "blocks", "close", "submit", "private_metadata", "callback_id",
              "clear_on_close", "notify_on_close", "external_id", "submit_disabled"},
    "home": {"type", "blocks", "private_metadata", "callback_id", "external_id"},
}  # fmt: skip


def view_problems(view: Any, kind: str) -> list[str]:
    if not isinstance(view, dict) or view.get("type") != kind:
        return [f"view must be a {kind}"]
    return [*_of_shell(view, kind), *problems(view.get("blocks"), kind)]


def _of_shell(view: Json, kind: str) -> Iterator[str]:
    for unknown in sorted(set(view) - PROPERTIES[kind]):
        yield f"invalid additional property: {unknown}"
    if kind == "modal":
        yield from elements.text_object(view.get("title"), 24)
    for name in ("close", "submit"):
        if name in view:
            yield from elements.text_object(view[name], 24)
    if len(view.get("private_metadata", "")) > 3000:
        yield "private_metadata must be less than 3001 characters"
    if len(view.get("callback_id", "")) > 255:
        yield "callback_id must be less than 256 characters"


def _check(view: Any, kind: str) -> None:
    found = view_problems(view, kind)
    if found:
        raise Refusal("invalid_arguments", found)


def open_view(space: Workspace, args: Json) -> Json:
    require(args, "trigger_id", "view")
    error = space.use_trigger(args["trigger_id"])
    if error:
        raise Refusal(error)
    _check(args["view"], "modal")
    view_id = f"V{len(space.views) + 1}"
    space.views[view_id] = args["view"]
    return {"view": {"id": view_id, "hash": "1", **args["view"]}}


def update_view(space: Workspace, args: Json) -> Json:
    require(args, "view_id", "view")
    if args["view_id"] not in space.views:
        raise Refusal("not_found")
    _check(args["view"], "modal")
    space.views[args["view_id"]] = args["view"]
    return {"view": {"id": args["view_id"], "hash": "2", **args["view"]}}


def publish(space: Workspace, args: Json) -> Json:
    require(args, "user_id", "view")
    _check(args["view"], "home")
    space.homes[args["user_id"]] = args["view"]
    return {"view": {"id": "VHOME", "hash": "1", **args["view"]}}
