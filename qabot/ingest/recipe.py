"""The fingerprint of everything but the archive that decides what a generation holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import qabot
from qabot.archive.limits import Limits

# The code that turns bytes into articles, passages, vectors and words, with its data, and the
# packages that it leaves that to: when one of them changes, everything is read and written again.
_DECIDING = (
    "archive",
    "chunk.py",
    "dates",
    "domain.py",
    "first_names.py",
    "index/article_writer.py",
    "index/entry.py",
    "index/lexical_writer.py",
    "index/schema.py",
    "index/vector_writer.py",
    "ingest",
    "number_words.py",
    "sentences",
    "terms/analysis.py",
    "word_set.py",
)
_PACKAGES = (
    "charset-normalizer",
    "lxml",
    "pypdf",
    "pyyaml",
    "tantivy",
    "tokenizers",
    "trafilatura",
)


def recipe(encoder: str, limits: Limits, max_tokens: int, overlap_tokens: int) -> str:
    """Give a sha256, in hexadecimal, over the settings, the encoder and the deciding code."""
    settings = {
        "encoder": encoder,
        "limits": asdict(limits),
        "max_tokens": max_tokens,
        "overlap_tokens": overlap_tokens,
        "version": qabot.__version__,
        "code": _code(),
        "packages": {name: version(name) for name in _PACKAGES},
    }
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


def _code() -> str:
    total = hashlib.sha256()
    root = Path(qabot.__file__).parent
    for name in _DECIDING:
        top = root / name
        for path in [top] if top.is_file() else sorted(filter(_decides, top.rglob("*"))):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _decides(path: Path) -> bool:
    return path.suffix in {".py", ".json"} and path.is_file()
