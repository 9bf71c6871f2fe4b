"""The name, default and description of every setting, read off the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from qabot.settings.base import PREFIX, SECTION_SEPARATOR
from qabot.settings.sections import Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``name`` as in the environment, ``value`` as written there."""

    name: str
    value: str
    description: str
    section: str


def list_settings(settings: Settings | None = None) -> tuple[Setting, ...]:
    """Every setting in order, with its default or, given ``settings``, its value there."""
    return tuple(_walk(Settings, settings, "", ""))


def _walk(
    model: type[BaseModel], values: BaseModel | None, path: str, section: str
) -> Iterator[Setting]:
    for key, field in model.model_fields.items():
        value = getattr(values, key) if values is not None else field.default
        if isinstance(value, BaseModel):
            yield from _walk(type(value), value, f"{path}{key}{SECTION_SEPARATOR}", key)
        else:
            yield _setting(f"{path}{key}", field, value, section)


def _setting(path: str, field: FieldInfo, value: object, section: str) -> Setting:
    return Setting(
        name=PREFIX + path.upper(),
        value=_as_text(value),
        description=field.description or "",
        section=section,
    )


def _as_text(value: object) -> str:
    if isinstance(value, SecretStr):
        return "********" if value else ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return str(value)


def nearest_name(name: str) -> str | None:
    """The setting whose name is most like ``name``, or None when none is at all alike."""
    names = [setting.name for setting in list_settings()]
    close = get_close_matches(name.upper(), names, n=1, cutoff=0.6)
    return close[0] if close else None


def env_example() -> str:
    """The text of ``.env.example``: every setting with its description and default."""
    lines = [
        "# Copy to .env and change what you need; every line shows the default.",
        "# A variable of the environment wins over this file.",
    ]
    section = None
    for setting in list_settings():
        if setting.section != section:
            section = setting.section
            lines += ["", f"# --- {section or 'places'} ---"]
        lines += [f"# {setting.description}", f"{setting.name}={setting.value}"]
    return "\n".join(lines) + "\n"
