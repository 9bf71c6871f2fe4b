"""Builds that are killed, cut from power, faulted or starved of disk; run as a process.

``python crash.py {kill,power,fault,full} FOLDER ROUNDS SEED [--not-durable]``

This process imports everything once, starts no thread, and forks a child for each build and
each look at the index, so that a round costs milliseconds. Each round edits the archive, builds
until something ends it, and then looks: the index must open strictly, hold every article that
a finished build acknowledged, and pass every check; and a further build must succeed. What is
counted is printed as one line of JSON.
"""

from __future__ import annotations

import argparse
import fcntl
import gc
import json
import mmap
import os
import random
import re
import signal
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy.ma  # noqa: F401 - imported by numpy when first needed: once, rather than in each child

sys.path.insert(0, str(Path(__file__).parent.parent))

from tiny_encoder import make_tiny_encoder

from qabot.errors import QabotError
from qabot.index import IndexStore, Writer
from qabot.ingest import BuildOptions, BuildReport, build
from qabot.terms import terms_of

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = struct.pack("I", 2)
ARTICLES = 6
TRACER = re.compile(r"TracerPid:\s*(\d+)")
EDITED = re.compile(r"gave the number (\d+)")


class Shared:
    """Numbers that survive a killed child: the last edit, the last one acknowledged, a flag."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 4096)

    def __getitem__(self, place: int) -> int:
        return struct.unpack_from("q", self._memory, 8 * place)[0]

    def __setitem__(self, place: int, value: int) -> None:
        struct.pack_into("q", self._memory, 8 * place, value)


EDIT, ACKNOWLEDGED, COMMITTING, COMMITS, COMMIT_TIME, BUILD_TIME = range(6)


class Bench:
    """An archive, an index and what is asked of them."""

    def __init__(self, folder: Path, index: Path, *, durable: bool = True) -> None:
        self.seeds = folder / "seeds"
        self.index = index
        self.durable = durable
        self.shared = Shared()
        self.encoder = folder / "encoder"
        self.seeds.mkdir(parents=True)
        make_tiny_encoder(self.encoder)
        for number in range(ARTICLES):
            self.write(number, 0)

    def write(self, number: int, edit: int) -> None:
        text = f"Story {number}\n\nThe mayor gave the number {edit} today. He left.\n"
        aside = self.seeds.parent / "aside"
        aside.write_text(text, "utf-8")
        aside.replace(self.seeds / f"{number}.txt")

    def store(self) -> IndexStore:
        return IndexStore(self.index, durable=self.durable)

    def build(self) -> BuildReport:
        return build(self.seeds, self.store(), BuildOptions(model=str(self.encoder), threads=1))

    def edit_and_build(self) -> None:
        """Edit one article, build, and acknowledge the edit."""
        self.edit()
        self.acknowledge_build()

    def edit(self) -> None:
        self.shared[EDIT] += 1
        self.write(self.shared[EDIT] % ARTICLES, self.shared[EDIT])

    def acknowledge_build(self) -> None:
        begun = time.monotonic_ns()
        report = self.build()
        if not report.quarantined:  # a file that could not be read just now is reported, not in
            self.shared[ACKNOWLEDGED] = self.shared[EDIT]
        self.shared[BUILD_TIME] = time.monotonic_ns() - begun

    def look(self) -> str:
        """What is wrong with the index: "" when nothing is."""
        try:
            generation = self.store().open(strict=True)
        except QabotError as error:
            return f"unreadable: {error}"
        with generation:
            held = max(int(EDITED.findall(a.text)[0]) for a in generation.articles())
            found = generation.lexical.search(terms_of("mayor"), 10)
            if held < self.shared[ACKNOWLEDGED]:
                return f"lost: {self.shared[ACKNOWLEDGED]} was acknowledged, {held} is there"
            if len(found) != ARTICLES:
                return f"incomplete: {len(found)} articles"
        return " ".join(self.store().check().problems)


def watch_commits(shared: Shared) -> None:
    """Raise a flag while a generation is being published; nothing else changes."""
    publish = Writer.publish

    def watched(self: Writer, *given: object) -> int:
        shared[COMMITTING] = 1
        begun = time.monotonic_ns()
        number = publish(self, *given)
        shared[COMMIT_TIME] = time.monotonic_ns() - begun
        shared[COMMITTING] = 0
        shared[COMMITS] += 1
        return number

    Writer.publish = watched


def fork(work: Callable[[], object]) -> int:
    """Run ``work`` in a child; its process id."""
    child = os.fork()
    if child:
        return child
    code = 0
    try:
        work()
    except QabotError as error:
        code = error.exit_code
    except BaseException as error:  # noqa: BLE001 - a child must never return into its parent
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        code = 99
    finally:
        sys.stderr.flush()
        os._exit(code)


def wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ask(work: Callable[[], str]) -> str:
    """Run ``work`` in a child and give the sentence it comes to."""
    read, write = os.pipe()

    def answer() -> None:
        os.write(write, work().encode()[:4000])

    child = fork(answer)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read().decode()
    code = wait(child)
    return said or (f"died: {code}" if code else "")


def endlessly(bench: Bench) -> None:
    parent = os.getppid()
    while os.getppid() == parent:  # no orphan goes on when the test itself is ended
        bench.edit_and_build()


class Onlooker:
    """A process that looks at the index again and again, so that a look costs milliseconds.

    It opens the index anew each time. Should a damaged one kill it, that is what it saw.
    """

    def __init__(self, bench: Bench) -> None:
        asked, self._asks = os.pipe()
        answers, answer = os.pipe()

        def serve() -> None:
            os.close(self._asks)  # so that the parent's end is seen as the end of questions
            while os.read(asked, 1):
                os.write(answer, bench.look().replace("\n", " ").encode()[:4000] + b"\n")

        self._child = fork(serve)
        self._answers = os.fdopen(answers)
        os.close(asked)
        os.close(answer)

    def look(self) -> str:
        """What is wrong with the index: "" when nothing is."""
        os.write(self._asks, b"?")
        said = self._answers.readline()
        return said.strip() if said else f"died: {wait(self._child)}"


def wait_for_moment(bench: Bench, chance: random.Random) -> None:
    """Wait until a random instant: of two builds, or, two times in three, of a commit.

    How long these take is what the last ones took, since the machine has other work as well.
    """
    build, commit = bench.shared[BUILD_TIME] / 1e9, bench.shared[COMMIT_TIME] / 1e9
    if chance.random() < 1 / 3:
        time.sleep(chance.uniform(0, 2 * build))
        return
    deadline = time.monotonic() + 20 * build
    while not bench.shared[COMMITTING] and time.monotonic() < deadline:
        time.sleep(0.0005)
    time.sleep(chance.uniform(0, commit))


def kill(asked: argparse.Namespace, seen: Counter[str]) -> None:
    bench = Bench(asked.folder, asked.folder / "index", durable=not asked.not_durable)
    watch_commits(bench.shared)
    chance = random.Random(asked.seed)
    onlooker = Onlooker(bench)
    _begin(bench)
    for _ in range(asked.rounds):
        bench.shared[COMMITTING] = 0
        child = fork(lambda: endlessly(bench))
        wait_for_moment(bench, chance)
        os.kill(child, signal.SIGKILL)
        wait(child)
        seen["kills"] += 1
        seen["in a commit"] += bench.shared[COMMITTING]
        _count(seen, onlooker.look())
    if wait(fork(bench.edit_and_build)):  # it also collects what the killed ones left
        _count(seen, "stuck: after the last kill")
    seen["builds"] = bench.shared[COMMITS]
    seen["left over"] = len(list((bench.index / "generations").iterdir()))


def _begin(bench: Bench) -> None:
    """Build twice: there is something to lose, and it is known how long a build takes."""
    for _ in range(2):
        if wait(fork(bench.edit_and_build)):
            raise SystemExit("the first build failed")


def _count(seen: Counter[str], problem: str) -> None:
    if problem:
        seen[problem.split(":", maxsplit=1)[0]] += 1
        seen["bad"] += 1
        sys.stderr.write(problem + "\n")


def power(asked: argparse.Namespace, seen: Counter[str]) -> None:
    """Cut the power of a disk of its own: what was not flushed to it is gone."""
    image, mount = asked.folder / "disk", asked.folder / "mount"
    bench = Bench(asked.folder, mount / "index", durable=not asked.not_durable)
    watch_commits(bench.shared)
    image.write_bytes(b"")
    os.truncate(image, 64 * 2**20)
    _run("mkfs.ext4", "-q", "-F", str(image))
    mount.mkdir()
    chance = random.Random(asked.seed)
    try:
        _run("mount", "-o", "loop", str(image), str(mount))
        _begin(bench)
        for _ in range(asked.rounds):
            bench.shared[COMMITTING] = 0
            child = fork(lambda: endlessly(bench))
            wait_for_moment(bench, chance)
            seen["in a commit"] += bench.shared[COMMITTING]
            _cut(bench, image, mount, child)
            seen["cuts"] += 1
            _count(seen, ask(bench.look))
            if seen["bad"] and asked.not_durable:
                break
    finally:
        subprocess.run(["umount", "-l", str(mount)], check=False)


def _cut(bench: Bench, image: Path, mount: Path, child: int) -> None:
    descriptor = os.open(mount, os.O_RDONLY)
    fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, NO_LOG_FLUSH)
    acknowledged = bench.shared[ACKNOWLEDGED]
    os.kill(child, signal.SIGKILL)
    wait(child)
    os.close(descriptor)
    # what a child acknowledged after the cut can only have been acknowledged in good faith
    bench.shared[ACKNOWLEDGED] = acknowledged
    _run("umount", str(mount))
    _run("mount", "-o", "loop", str(image), str(mount))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def fault(asked: argparse.Namespace, seen: Counter[str]) -> None:
    """Let the n-th system call of a kind fail, for kinds and n at random."""
    bench = Bench(asked.folder, asked.folder / "index", durable=not asked.not_durable)
    chance = random.Random(asked.seed)
    onlooker = Onlooker(bench)
    _begin(bench)
    for _ in range(asked.rounds):
        call, failure, most = chance.choice(FAULTS)
        when = chance.randint(1, most)
        code = _faulted(bench, call, failure, when)
        seen["faults"] += 1
        seen["finished" if code == 0 else "refused"] += 1
        if code == 99 or code < 0:
            _count(seen, f"crashed: {call} {failure} {when}: exit {code}")
        _count(seen, onlooker.look())
        if wait(fork(bench.edit_and_build)):
            _count(seen, f"stuck: after {call} {failure} {when}")


FAULTS = (
    ("fsync", "EIO", 40),
    ("write", "ENOSPC", 40),
    ("write", "EIO", 40),
    ("pwrite64", "EIO", 30),
    ("rename", "EACCES", 12),
    ("openat", "EACCES", 150),
    ("openat", "EMFILE", 150),
    ("flock", "EINTR", 8),
    ("unlink", "EIO", 20),
    ("mkdir", "ENOSPC", 5),
    ("ftruncate", "EIO", 4),
    ("read", "EIO", 60),
)


def _faulted(bench: Bench, call: str, failure: str, when: int) -> int:
    """Build under strace, which lets one call fail; the exit status."""

    bench.edit()  # not among the calls that fail

    def patiently() -> None:
        with suppress(OSError):  # that reading fails is the fault, and says that strace is here
            while _tracer(os.getpid()) == 0:
                time.sleep(0.002)
        bench.acknowledge_build()

    child = fork(patiently)
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(child)]
    command += ["-e", f"trace={call}", "-e", f"inject={call}:error={failure}:when={when}"]
    tracer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    code = wait(child)
    tracer.wait()
    return code


def _tracer(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(TRACER.findall(status)[0])


def full(asked: argparse.Namespace, seen: Counter[str]) -> None:
    """Build on disks of many sizes, from no room at all to enough."""
    mount = asked.folder / "mount"
    bench = Bench(asked.folder, mount / "index", durable=not asked.not_durable)
    onlooker = Onlooker(bench)
    mount.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(mount))
    try:
        _begin(bench)
        room = 2 * _bytes_below(mount) // 4096 + 40
        for number in range(asked.rounds):
            pages = _bytes_below(mount) // 4096 + number * room // asked.rounds
            _run("mount", "-o", f"remount,size={4096 * pages}", str(mount))
            code = wait(fork(bench.edit_and_build))
            seen["disks"] += 1
            seen["finished" if code == 0 else "refused" if code == 8 else "other"] += 1
            if code not in (0, 8):
                _count(seen, f"crashed: {pages} pages: exit {code}")
            _count(seen, onlooker.look())
            _run("mount", "-o", "remount,size=64m", str(mount))
            if wait(fork(bench.edit_and_build)):
                _count(seen, f"stuck: after {pages} pages")
    finally:
        subprocess.run(["umount", "-l", str(mount)], check=False)


def _bytes_below(folder: Path) -> int:
    counted = os.statvfs(folder)
    return (counted.f_blocks - counted.f_bfree) * counted.f_bsize


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["kill", "power", "fault", "full"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("rounds", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--not-durable", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    gc.freeze()  # a child that collected what it shares with its parent would copy all of it
    seen = Counter[str]()
    try:
        {"kill": kill, "power": power, "fault": fault, "full": full}[asked.kind](asked, seen)
    except KeyboardInterrupt:  # a long run that is ended early still says what it saw
        seen["ended early"] = 1
    print(json.dumps(seen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
