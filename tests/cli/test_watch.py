"""``qabot index watch`` as a process: what it builds while the archive changes under it."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from unittest.mock import Mock

import pytest

from qabot.settings import load_settings

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds for one line


class Watcher:
    """Watches an archive of its own, which begins as a copy of the test archive."""

    def __init__(self, archive: Path, folder: Path) -> None:
        self.seeds = folder / "seeds"
        for name in ("seeds", "index"):
            shutil.copytree(archive / name, folder / name)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "qabot", "index", "watch"],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "QABOT_SEEDS_DIR": str(self.seeds),
                "QABOT_INDEX_DIR": str(folder / "index"),
                "QABOT_INDEX__SETTLE_SECONDS": "0.1",
            },
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = Queue[str]()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            for line in lines:
                self.said.put(line)

    def hear(self, part: str) -> None:
        """Wait for a line with ``part``."""
        heard = [""]
        while part not in heard[-1]:
            try:
                heard.append(self.said.get(timeout=PATIENCE))
            except Empty:
                pytest.fail(f"{part!r} was not said, but {heard}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture
def watcher(archive: Path, tmp_path: Path) -> Iterator[Watcher]:
    watcher = Watcher(archive, tmp_path)
    yield watcher
    watcher.process.kill()
    watcher.process.wait()
    watcher.listener.join()


def test_what_changes_is_built_and_a_folder_put_in_the_archives_place_is_watched_too(
    watcher: Watcher,
) -> None:
    watcher.hear("Nothing changed; generation 1")
    (watcher.seeds / "late.txt").write_text("The lock gates were replaced on Monday.\n")
    watcher.hear("Generation 2: 1 new.")
    away = watcher.seeds.rename(watcher.seeds.with_name("away"))
    watcher.hear("There is no folder")
    another = Path(shutil.copytree(away, watcher.seeds.with_name("another")))
    another.rename(watcher.seeds)
    watcher.hear("Nothing changed; generation 2")
    (watcher.seeds / "late.txt").unlink()
    watcher.hear("Generation 3: 1 removed.")
    assert watcher.stop() == 130


def test_what_is_refused_for_the_moment_does_not_end_the_watching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A share that is away answers with other errors than that nothing is there.

    And what hinders watchfiles while it watches, such as one folder too many, is no OSError.
    """
    command = importlib.import_module("qabot.cli.index.watch")
    settings = load_settings(None).model_copy(update={"seeds_dir": tmp_path})
    monkeypatch.setattr("qabot.settings.load_settings", lambda: settings)
    refusals = (PermissionError(13, "denied"), OSError(5, "away"), RuntimeError("too many"))
    monkeypatch.setattr("watchfiles.watch", Mock(side_effect=[*refusals, KeyboardInterrupt]))
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(KeyboardInterrupt):
        command.watch()
    assert capsys.readouterr().err.count("cannot be watched") == 3
