"""The shapes of `--json` as JSON Schema, by command."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from qabot.render import schema

SHAPES: dict[str, Any] = {
    "ask": schema.AskShape,
    "search": schema.SearchShape,
    "verify": schema.VerifyShape,
    "who": schema.VerifyShape,
    "timeline": schema.TimelineShape,
    "show": schema.ShowShape,
    "index-build": schema.BuildShape,
    "index-status": schema.StatusShape,
    "index-check": schema.CheckShape,
    "index-history": schema.HistoryShape,
    "doctor": schema.DoctorShape,
    "feedback": schema.FeedbackShape,
    "settings": schema.SettingsShape,
}


def json_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``command --json`` prints."""
    shape: TypeAdapter[Any] = TypeAdapter(SHAPES[command])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape.json_schema()}


def conforms(command: str, value: object) -> None:
    """Check a value against the shape of ``command``; raises pydantic's ValidationError."""
    TypeAdapter(SHAPES[command]).validate_python(value)
