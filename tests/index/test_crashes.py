"""What kills, power cuts, failing system calls and full disks do to an index.

Real processes on real file systems, which lie in memory where they can, because flushing to a
disk that others use takes longest. The long versions (10,000 kills, 1,000 cuts, 1,000 faults,
1,000 disk sizes; half an hour of CPU time) run by ``python -m pytest
tests/index/test_crashes.py --long -s``, which prints what it counted; one kind alone by
``python tests/index/crash.py kill FOLDER 10000 1``, whose rounds may be shared out among
processes with folders and seeds of their own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import qabot

CRASH = Path(__file__).parent / "crash.py"


def crash(kind: str, folder: Path, rounds: int, *more: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(CRASH), kind, str(folder / "bench"), str(rounds), "1", *more],
        env={
            **os.environ,
            "PYTHONPATH": str(Path(qabot.__file__).parent.parent),
            "TOKENIZERS_PARALLELISM": "false",
            "OMP_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, int] = json.loads(done.stdout)
    print(kind, seen, done.stderr)
    return seen


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, or else an ordinary one."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(
        dir="/dev/shm", prefix="qabot-", ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


@pytest.fixture
def disk(memory: Path, tmp_path: Path) -> Iterator[Path]:
    """An ext4 disk of its own in memory, so that fsync does its work and waits for nobody."""
    image, mount = memory / "image", memory / "disk"
    mount.mkdir()
    image.touch()
    os.truncate(image, 256 * 2**20)
    made = shutil.which("mkfs.ext4") and all(
        subprocess.run(command, check=False, capture_output=True).returncode == 0
        for command in (
            ["mkfs.ext4", "-q", "-F", str(image)],
            ["mount", "-o", "loop", str(image), str(mount)],
        )
    )
    yield mount if made else tmp_path
    if made:
        subprocess.run(["umount", "-l", str(mount)], check=True)


def mountable(kind: str, tmp_path: Path) -> None:
    """Skip, aloud, where a disk of our own cannot be mounted."""
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("needs root and mkfs.ext4 to mount a disk of its own")
    target = tmp_path / "probe"
    target.mkdir()
    command = ["mount", "-t", "tmpfs", "tmpfs", str(target)]
    if kind == "loop":
        image = tmp_path / "image"
        image.touch()
        os.truncate(image, 8 * 2**20)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
        command = ["mount", "-o", "loop", str(image), str(target)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip(f"this machine mounts no {kind} disk")
    subprocess.run(["umount", str(target)], check=True)


@pytest.mark.timeout(4 * 3600)
def test_a_killed_build_leaves_a_readable_index_and_loses_no_acknowledged_article(
    disk: Path, long: bool
) -> None:
    seen = crash("kill", disk, 10_000 if long else 100)
    assert seen["kills"] == (10_000 if long else 100)
    assert seen["in a commit"] >= 0.3 * seen["kills"]
    assert seen["left over"] == 2  # the last build, and the one before
    assert "bad" not in seen


@pytest.mark.timeout(4 * 3600)
def test_a_power_cut_leaves_a_readable_index_and_loses_no_acknowledged_article(
    memory: Path, tmp_path: Path, long: bool
) -> None:
    mountable("loop", tmp_path)
    seen = crash("power", memory, 1_000 if long else 20)
    assert seen["cuts"] == (1_000 if long else 20)
    assert seen["in a commit"] > 0
    assert "bad" not in seen


def test_without_fsync_a_power_cut_does_damage(memory: Path, tmp_path: Path) -> None:
    """The negative control: the test above would notice a missing fsync."""
    mountable("loop", tmp_path)
    assert crash("power", memory, 20, "--not-durable")["bad"] > 0


@pytest.mark.timeout(4 * 3600)
def test_whatever_system_call_fails_the_old_or_the_new_index_serves_and_can_be_built(
    disk: Path, long: bool
) -> None:
    if not shutil.which("strace"):
        pytest.skip("needs strace to let system calls fail")
    seen = crash("fault", disk, 1_000 if long else 40)
    assert seen["refused"] > 0
    assert "bad" not in seen


@pytest.mark.timeout(4 * 3600)
def test_a_full_disk_loses_nothing_and_says_so(memory: Path, tmp_path: Path, long: bool) -> None:
    mountable("tmpfs", tmp_path)
    seen = crash("full", memory, 1_000 if long else 100)
    assert seen["refused"] > 0
    assert seen["finished"] > 0
    assert "bad" not in seen
