"""What every section of the settings shares."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_settings import NoDecode

PREFIX = "QABOT_"  # begins the name of every setting
SECTION_SEPARATOR = "__"


class Section(BaseModel):
    """A frozen group of settings; an unknown field is an error, and so is no finite number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def split_commas(value: object) -> object:
    """``"a, b"`` becomes ``("a", "b")``; an empty string is an empty list."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def in_home(value: object) -> object:
    """``~/news`` is below the home of its reader; an empty name is no folder, not even this one."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("it is empty; name a folder, or leave the setting out")
    try:
        return Path(value).expanduser()
    except RuntimeError as error:  # "~nobody/news"
        raise ValueError(f"{value}: there is no such home") from error


def model_in_home(value: str) -> str:
    """``~/model`` is below the home of its reader; any other name of a model stays as it is."""
    return str(in_home(value)) if value.startswith("~") else value


def lowered(value: object) -> object:
    """``INFO`` is ``info``: the levels of logs are mostly written in capitals."""
    return value.lower() if isinstance(value, str) else value


Folder = Annotated[Path, BeforeValidator(in_home)]
"""A folder's path, where a shell has not replaced "~" already."""

Model = Annotated[str, AfterValidator(model_in_home)]
"""A model's name, or its folder, where a shell has not replaced "~" already."""

Level = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(lowered)]
"""The least level of what is logged."""

CommaList = Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_commas)]
"""Several values in one environment variable, parted by commas."""
