"""The shapes of `--json` as JSON Schema, by command."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from qabot.render.schema import answers, upkeep

SHAPES: dict[str, Any] = {
    "ask": answers.AskShape,
    "search": answers.SearchShape,
    "verify": answers.VerifyShape,
    "who": answers.VerifyShape,
    "timeline": answers.TimelineShape,
    "show": answers.ShowShape,
    "index-build": upkeep.BuildShape,
    "index-status": upkeep.StatusShape,
    "index-check": upkeep.CheckShape,
    "index-history": upkeep.HistoryShape,
    "doctor": upkeep.DoctorShape,
    "feedback": upkeep.FeedbackShape,
    "settings": upkeep.SettingsShape,
}


def json_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``command --json`` prints."""
    shape: TypeAdapter[Any] = TypeAdapter(SHAPES[command])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape.json_schema()}
