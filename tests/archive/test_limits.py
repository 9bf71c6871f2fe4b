"""The caps on size, time and memory hold."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_samples import STORY, docx_of, page, zipped

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive
from qabot.archive.kinds import Kind
from qabot.archive.verdict import Refusal
from qabot.archive.worker import Worker

Read = Callable[..., dict[str, FileVerdict]]
HANG = b"<a " * 100_000  # quadratic in the parser of the standard library


@pytest.mark.parametrize(
    "name",
    ["sparse.txt", "sparse.jsonl", "sparse.html", "sparse.txt.gz", "sparse.csv", "sparse.json",
     "sparse.xml"],
)  # fmt: skip
def test_a_sparse_gigabyte_is_refused_unread(root: Path, read: Read, name: str) -> None:
    with (root / name).open("wb") as file:
        file.truncate(1 << 30)
    before = _read_so_far()
    verdict = read()[name]
    assert verdict.reason is ReasonCode.TOO_LARGE
    assert verdict.size == 1 << 30
    assert verdict.fingerprint == ""
    assert _read_so_far() - before < 1_000_000


def _read_so_far() -> int:
    """Bytes that this process has asked the system to read."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("rchar")).split()[1])


def test_a_file_of_exactly_the_cap_is_read_and_one_byte_more_is_not(read: Read) -> None:
    limits = Limits(file_bytes=1_000)
    verdicts = read({"at.txt": "a" * 1_000, "over.txt": "a" * 1_001}, limits)
    assert verdicts["at.txt"].outcome is Outcome.INGESTED
    assert verdicts["over.txt"].reason is ReasonCode.TOO_LARGE


def test_a_line_of_jsonl_is_held_to_the_cap_of_a_file(read: Read) -> None:
    lines = f'{{"text": "{"a" * 2_000}"}}\n{{"text": "short"}}\n'
    verdicts = read({"a.jsonl": lines}, Limits(file_bytes=1_000))
    assert [article.text for article in verdicts["a.jsonl"].articles] == ["short"]
    assert verdicts["a.jsonl#line 1"].reason is ReasonCode.TOO_LARGE


def test_the_wall_clock_ends_a_parser_that_hangs_and_the_next_file_is_read() -> None:
    with Worker(Limits(seconds=20, cpu_seconds=60)) as worker:
        worker.extract(Kind.WHOLE_PAGE, page(STORY).encode())
        worker._limits = Limits(seconds=0.5, cpu_seconds=60)
        with pytest.raises(Refusal) as refused:
            worker.extract(Kind.WHOLE_PAGE, HANG)
        assert refused.value.reason is ReasonCode.TIMEOUT
        worker._limits = Limits(seconds=20)
        assert "opened on Monday" in worker.extract(Kind.WHOLE_PAGE, page(STORY).encode()).text


def test_the_processor_limit_ends_a_parser_that_hangs() -> None:
    with Worker(Limits(seconds=120, cpu_seconds=1)) as worker:
        with pytest.raises(Refusal) as refused:
            worker.extract(Kind.WHOLE_PAGE, HANG)
        assert refused.value.reason is ReasonCode.TIMEOUT


def test_the_memory_limit_ends_a_parser_that_swells_and_the_next_file_is_read() -> None:
    swelling = zipped({"word/document.xml": b"<w>" + b"<a/>" * 10_000_000 + b"</w>"})
    with Worker(Limits(memory_bytes=400_000_000, file_bytes=100_000_000)) as worker:
        with pytest.raises(Refusal) as refused:
            worker.extract(Kind.DOCX, swelling)
        assert refused.value.reason in (
            ReasonCode.OUT_OF_MEMORY,
            ReasonCode.CRASHED,
            ReasonCode.DAMAGED,  # as the XML library reports it
        )
        assert worker.extract(Kind.DOCX, docx_of("The dam.")).text == "The dam."


def test_a_worker_that_is_killed_between_two_files_costs_neither() -> None:
    with Worker(Limits()) as worker:
        worker.extract(Kind.DOCX, docx_of("The dam."))
        assert worker._process
        os.kill(worker._process.pid, signal.SIGKILL)
        os.waitid(os.P_PID, worker._process.pid, os.WEXITED | os.WNOWAIT)
        assert worker.extract(Kind.DOCX, docx_of("The weir.")).text == "The weir."


def test_the_worker_can_write_no_file(tmp_path: Path) -> None:
    import resource
    import subprocess
    import sys

    code = (
        "from qabot.archive.worker_process import _confine; from qabot.archive import Limits;"
        f"_confine(Limits()); f = open({str(tmp_path / 'x')!r}, 'w'); f.write('x'); f.flush()"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert done.returncode != 0
    assert (tmp_path / "x").read_bytes() == b""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_no_worker_outlives_the_reading_even_when_it_is_left_early(root: Path) -> None:
    for number in range(3):
        (root / f"{number}.html").write_text(page(f"<p>{STORY}</p>"))
    before = _children()
    reading = read_archive(root, Limits())
    next(reading)
    assert len(_children()) == len(before) + 1
    reading.close()
    assert _children() == before


def test_no_worker_is_started_for_plain_text(root: Path) -> None:
    (root / "a.txt").write_text(STORY)
    before = _children()
    children = [_children() for _ in read_archive(root, Limits())]
    assert children == [before]


def _children() -> set[str]:
    """The processes that any thread of this one has begun and not yet waited for."""
    found: set[str] = set()
    for task in Path(f"/proc/{os.getpid()}/task").iterdir():
        # A thread of another test may end between the listing and the reading.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found.update((task / "children").read_text().split())
    return found


def test_no_descriptor_is_left_open(read: Read) -> None:
    files = {f"{'d/' * depth}a.txt": STORY for depth in range(5)}
    read(files | {"a.html": page(STORY)})
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
