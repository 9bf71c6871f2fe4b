"""Sidecars: a small file beside an article that states its metadata, and wins.

For ``story.txt``, in this order: ``story.txt.meta.json`` (or ``.meta.yaml``, ``.meta.yml``),
``story.meta.json`` (the same), ``story.txt.json``, ``story.json``. The last not for tables, JSON
and XML: beside ``news.csv`` a ``news.json`` is as likely to hold articles itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from qabot.archive.clean import clean
from qabot.archive.encoding import decode
from qabot.archive.formats.front_matter import parse_yaml
from qabot.archive.kinds import Kind, kind_of, without_extension
from qabot.archive.metadata import Metadata, read_metadata
from qabot.archive.verdict import ReasonCode, Refusal

_STATING = {Kind.JSONL, Kind.JSON, Kind.CSV, Kind.XML}
MOST_BYTES = 100_000
_SUFFIXES = (".meta.json", ".meta.yaml", ".meta.yml")


def is_sidecar(name: str, siblings: frozenset[str]) -> bool:
    """Whether ``name`` describes another file rather than holding an article."""
    if name.endswith(_SUFFIXES):
        return True
    if not name.endswith(".json"):
        return False
    stem = name.removesuffix(".json")
    return stem in siblings or stem in _stems(siblings)


@lru_cache(maxsize=1)  # asked for each name of one folder after another
def _stems(names: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_described, names)))


def _described(name: str) -> str | None:
    """What ``.json`` is put after to describe ``name`` as if it had no extension."""
    known = kind_of(name)
    return without_extension(name) if known and known[0] not in _STATING else None


def sidecar_of(name: str, siblings: AbstractSet[str]) -> str | None:
    """The name of the sidecar that describes ``name``, or None."""
    stem = without_extension(name)
    if stem is None:
        return None
    candidates = [owner + suffix for owner in (name, stem) for suffix in _SUFFIXES]
    candidates += [f"{owner}.json" for owner in (name, _described(name)) if owner]
    return next((candidate for candidate in candidates if candidate in siblings), None)


def read_sidecar(name: str, raw: bytes) -> Metadata:
    """What a sidecar states. Raises ``Refusal`` when it does not parse."""
    text = clean(decode(raw))
    if name.endswith(".json"):
        fields = _parse_json(text)
    else:
        fields = parse_yaml(text, ReasonCode.BAD_SIDECAR, "the sidecar")
    if fields is None:
        raise Refusal(ReasonCode.BAD_SIDECAR, "the sidecar holds no names with values")
    return read_metadata(fields)


def _parse_json(text: str) -> Mapping[str, object] | None:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal(
            ReasonCode.BAD_SIDECAR, "the sidecar is not JSON: mend it and build again"
        ) from error
    return fields if isinstance(fields, dict) else None
