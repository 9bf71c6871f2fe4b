"""Nothing outside the archive, nothing that blocks."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import STORY
from unprivileged import folder_of_nobody, nobody

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive
from qabot.archive.files import read_stable
from qabot.archive.verdict import Refusal
from qabot.errors import ArchiveError

Read = Callable[..., dict[str, FileVerdict]]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("The password is canary.")
    return path


def test_symbolic_links_are_never_followed(root: Path, read: Read, secret: Path) -> None:
    (root / "link.txt").symlink_to(secret)
    (root / "relative.txt").symlink_to("../secret.txt")
    (root / "dangling.txt").symlink_to("nowhere.txt")
    (root / "self.txt").symlink_to("self.txt")
    (root / "folder").symlink_to(secret.parent, target_is_directory=True)
    (root / "up").symlink_to("..", target_is_directory=True)
    (root / "a.meta.json").symlink_to(secret)
    verdicts = read({"a.txt": STORY})
    assert verdicts.pop("a.txt").outcome is Outcome.INGESTED
    assert {verdict.reason for verdict in verdicts.values()} == {ReasonCode.SYMBOLIC_LINK}
    assert "canary" not in repr(verdicts)


def test_a_file_swapped_for_a_link_after_it_was_listed_is_not_followed(
    root: Path, secret: Path
) -> None:
    (root / "link.txt").symlink_to(secret)
    folder = os.open(root, os.O_RDONLY)
    try:
        with pytest.raises(Refusal) as refused:
            read_stable("link.txt", folder, 1_000)
    finally:
        os.close(folder)
    assert refused.value.reason is ReasonCode.SYMBOLIC_LINK


def test_a_fifo_a_socket_and_a_device_are_passed_over_without_waiting(
    root: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "pipe.txt")
    if os.geteuid() == 0:
        os.mknod(root / "null.txt", stat.S_IFCHR | 0o666, os.makedev(1, 3))
    listening = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(root)
    listening.bind("socket.txt")  # the path of a socket must be short
    try:
        verdicts = read({"a.txt": STORY})
    finally:
        listening.close()
    assert verdicts.pop("a.txt").outcome is Outcome.INGESTED
    assert {verdict.reason for verdict in verdicts.values()} == {ReasonCode.NOT_A_FILE}
    assert {"pipe.txt", "socket.txt"} <= set(verdicts)


def test_a_fifo_opened_in_place_of_a_file_is_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "pipe.txt")
    folder = os.open(root, os.O_RDONLY)
    try:
        with pytest.raises(Refusal) as refused:
            read_stable("pipe.txt", folder, 1_000)
    finally:
        os.close(folder)
    assert refused.value.reason is ReasonCode.NOT_A_FILE


def test_a_hard_link_is_a_file_like_any_other(root: Path, read: Read) -> None:
    read({"a.txt": STORY})
    os.link(root / "a.txt", root / "b.txt")
    verdicts = read()
    assert verdicts["a.txt"].articles[0].text == verdicts["b.txt"].articles[0].text == STORY


def test_folders_beyond_the_depth_are_named_and_not_entered(root: Path, read: Read) -> None:
    verdicts = read({"a/b/c/d.txt": STORY, "a/b.txt": STORY}, Limits(directory_depth=3))
    assert verdicts["a/b/c"].reason is ReasonCode.TOO_DEEP
    assert verdicts["a/b.txt"].outcome is Outcome.INGESTED


def test_what_may_not_be_read_is_quarantined() -> None:
    with folder_of_nobody() as root:
        for name in ("a.txt", "b/c.txt", "listed/d.txt", "e.txt"):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(STORY)
        with nobody(root):
            (root / "a.txt").chmod(0)
            (root / "b").chmod(0)
            (root / "listed").chmod(0o400)  # its names can be had, and nothing else
            verdicts = {verdict.path: verdict for verdict in read_archive(root, Limits())}
    assert verdicts.pop("e.txt").outcome is Outcome.INGESTED
    assert set(verdicts) == {"a.txt", "b", "listed/d.txt"}
    for verdict in verdicts.values():
        assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.UNREADABLE)


def test_a_file_removed_after_it_was_listed_is_said_to_have_vanished(root: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (root / name).write_text(STORY)
    reading = read_archive(root, Limits())
    assert next(reading).path == "a.txt"
    (root / "b.txt").unlink()
    assert next(reading).reason is ReasonCode.VANISHED


def test_an_archive_that_does_not_exist_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="QABOT_SEEDS_DIR"):
        list(read_archive(tmp_path / "missing", Limits()))
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError):
        list(read_archive(tmp_path / "file", Limits()))


def test_the_archive_itself_may_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (root / "a.txt").write_text(STORY)
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    (verdict,) = read_archive(tmp_path / "link", Limits())
    assert verdict.outcome is Outcome.INGESTED


def test_an_empty_archive_has_no_verdicts(read: Read) -> None:
    assert read() == {}
