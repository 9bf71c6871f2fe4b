"""An exported encoder in the cache folder: made once for each model, by a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from qabot.embed.config import EncoderConfig
from qabot.embed.locate import fingerprint_of, is_exported, locate_model
from qabot.errors import StorageError, WrongModelError

_ASIDE = ".exporting-"


def prepare_encoder(model: str, cache: Path) -> Path:
    """Give the folder of ``model``'s exported encoder below ``cache``, exporting it if need be.

    The export needs torch; it runs in a process of its own, whose memory goes with it. One at a
    time exports to ``cache``: a build holds the index's lock.
    Raises :class:`WrongModelError` or :class:`StorageError`.
    """
    source = locate_model(model)
    if is_exported(source):
        return source
    folder = cache / fingerprint_of(source)
    if not _usable(folder):
        _export_aside(source, folder, model)
    return folder


def _usable(folder: Path) -> bool:
    try:
        config = EncoderConfig.load(folder)
    except WrongModelError:
        return False
    return config.fingerprint == folder.name and config.describes(folder)


def _export_aside(source: Path, folder: Path, name: str) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in (folder, *folder.parent.glob(f"{_ASIDE}*")):  # by one that was killed
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=_ASIDE) as aside:
            _run_export(source, Path(aside) / folder.name, name)
            (Path(aside) / folder.name).rename(folder)
    except OSError as error:
        raise StorageError(
            f"the encoder cannot be written to {folder} ({error.strerror}); "
            "free space or mend its permissions."
        ) from error


def _run_export(source: Path, folder: Path, name: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own module, by this interpreter
        [sys.executable, "-m", "qabot.embed.export", str(source), str(folder), name],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={
            **os.environ,
            "HF_HUB_OFFLINE": "1",
            "TOKENIZERS_PARALLELISM": "false",
            "TORCHINDUCTOR_CACHE_DIR": str(folder.parent),  # else torch leaves a folder in /tmp
        },
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        reason = lines[-1] if lines else f"exit status {done.returncode}"
        for kind in (WrongModelError, StorageError):
            if done.returncode == kind.exit_code:
                raise kind(reason)
        raise WrongModelError(
            f"the model in {source} cannot be exported ({reason}); choose another model."
        )
