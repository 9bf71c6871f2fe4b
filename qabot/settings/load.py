"""Read the settings, refusing names that do not exist."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from pydantic import ValidationError
from pydantic_settings.exceptions import SettingsError as UnreadableSetting

from qabot.errors import SettingsError
from qabot.settings.base import PREFIX, SECTION_SEPARATOR
from qabot.settings.names import list_settings, nearest_name
from qabot.settings.sections import Settings

ALIKE = 0.85
"""How like one of ours a foreign key must be to be taken for a misspelling of it."""


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings from the environment and ``env_file`` (which need not exist).

    Raises :class:`SettingsError` for a name that does not exist (naming the nearest that
    does), a value that does not parse, or a line of the file that is no name with a value.
    """
    _refuse_unknown(os.environ, "the environment")
    if env_file is not None:
        _refuse_unknown(_keys_of(env_file), str(env_file))
    try:
        return Settings(_env_file=env_file, _env_file_encoding="utf-8")
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None
    except UnreadableSetting as error:
        raise SettingsError(f"A setting cannot be read: {error}.") from None


def _keys_of(env_file: Path) -> Iterable[str]:
    try:
        text = env_file.read_text("utf-8") if env_file.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise SettingsError(
            f"The settings file {env_file} cannot be read ({reason}): mend or remove it."
        ) from None
    bindings = tuple(parse_stream(StringIO(text)))
    if bad := next(filter(_is_malformed, bindings), None):
        raise SettingsError(f"Line {_line_of(bad)} of {env_file} is not read: write NAME=value.")
    return tuple(binding.key for binding in bindings if binding.key)


def _is_malformed(binding: Binding) -> bool:
    """Whether a line would be passed over in silence; blank ones and comments may be."""
    return binding.error or (binding.key is not None and binding.value is None)


def _line_of(binding: Binding) -> int:
    """The number of its line, from 1; the parser counts blank lines above as its own."""
    written = binding.original.string
    blank = len(written) - len(written.lstrip())
    return binding.original.line + written.count("\n", 0, blank)


def _refuse_unknown(keys: Iterable[str], where: str) -> None:
    known = {setting.name for setting in list_settings()}
    for key in keys:
        if key.upper() not in known and _meant_for_us(key, known):
            hint = nearest_name(key)
            advice = f"did you mean {hint}?" if hint else "`qabot settings` lists those there are."
            raise SettingsError(f"There is no setting {key} (in {where}): {advice}")


def _meant_for_us(key: str, known: set[str]) -> bool:
    """Whether a key was surely meant as a setting; other programs' keys are left alone."""
    upper = key.upper()
    if upper.startswith(PREFIX):
        return True
    if not upper.startswith(PREFIX[0]):
        return False  # nearly every key: comparing each with each setting would cost 0.03 s
    return any(SequenceMatcher(None, upper, name).ratio() >= ALIKE for name in known)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    path = SECTION_SEPARATOR.join(str(part) for part in first["loc"])
    name = PREFIX + path.upper() if path else "a setting"
    reason = first["msg"].removeprefix("Value error, ")
    reason = reason[:1].lower() + reason[1:]
    default = next((s.value for s in list_settings() if s.name == name), None)
    advice = f" (the default is {default})" if default else ""
    return f"{name} cannot be used: {reason}{advice}."
