"""``qabot`` as a process: what it imports, where it writes, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from qabot import __version__

ROOT = Path(__file__).parents[2]
QUESTION = "Why will the port of Selmouth close?"
PROBE = """
import sys
from qabot.cli import run
code = run(sys.argv[1:])
heavy = {"torch", "transformers", "sentence_transformers"} & set(sys.modules)
sys.stderr.write(f"imported: {sorted(heavy)}")
sys.exit(code)
"""


@pytest.fixture
def process(archive: Path, tmp_path: Path) -> Process:
    return Process(archive, tmp_path)


class Process:
    """Runs Python in a folder of its own, with the settings pointing at the test archive."""

    def __init__(self, archive: Path, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QABOT_SEEDS_DIR": str(archive / "seeds"),
            "QABOT_INDEX_DIR": str(archive / "index"),
            "QABOT_STATE_DIR": str(folder / "state"),
            "COLUMNS": "80",
        }

    def __call__(
        self, *arguments: str, code: Sequence[str] = ("-m", "qabot"), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *code, *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """A command on an index of its own, in a session of its own, as it runs."""
        return subprocess.Popen(
            [sys.executable, "-m", "qabot", *arguments],
            cwd=self.folder,
            env={**self.environment, "QABOT_INDEX_DIR": str(self.folder / "index")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", QUESTION),
        ("search", "port"),
        ("verify", "the old gates leak"),
        ("timeline", "ferries", "--json"),
        ("index", "status"),
    ],
)
def test_no_question_imports_torch(process: Process, arguments: tuple[str, ...]) -> None:
    ran = process(*arguments, code=("-c", PROBE))
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.endswith("imported: []")


def test_a_question_leaves_nothing_in_the_home_folder_and_reports_to_nobody(
    process: Process, tmp_path: Path
) -> None:
    """ONNX Runtime keeps an identifier and a queue of reports there, and sends them."""
    home = tmp_path / "home"
    home.mkdir()
    # On the machines of continuous integration it keeps still by itself.
    for name in [name for name in process.environment if name.startswith(("CI", "GITHUB_"))]:
        del process.environment[name]
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    for reports in ("0", "1"):
        ran = process("ask", QUESTION, **places, ORT_DISABLE_TELEMETRY=reports)
        assert ran.returncode == 0, ran.stderr
    assert list(home.rglob("*")) == []


def test_help_and_version_are_quick_to_load_and_complete(process: Process) -> None:
    probe = PROBE.replace("heavy = {", 'heavy = {"numpy", "faiss", "onnxruntime", "rich", ')
    assert process("--help", code=("-c", probe)).stderr.endswith("imported: []")
    assert process("--version").stdout == f"qabot {__version__}\n"


def test_results_go_to_stdout_and_errors_to_stderr(process: Process) -> None:
    answered = process("ask", QUESTION)
    assert (answered.returncode, answered.stderr) == (0, "")
    failed = process("ask", QUESTION, QABOT_INDEX_DIR=str(process.folder / "none"))
    assert (failed.returncode, failed.stdout) == (3, "")
    assert failed.stderr.startswith("qabot: ")


@pytest.mark.parametrize(
    "arguments",
    ["show harbour.txt >&3", "index status --json >&3", "index build 2>&3", "--version >&3"],
)
def test_a_closed_pipe_ends_quietly_and_means_nothing(process: Process, arguments: str) -> None:
    shell = f"exec 3> >(:); sleep 1; {sys.executable} -m qabot {arguments}"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        cwd=process.folder,
        env=process.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "redirected", "code", "said"),
    [
        (f"ask '{QUESTION}'", ">/dev/full", 8, "qabot: the disk is full (where the output goes: "),
        ("schema ask", ">/dev/full", 8, "qabot: the disk is full (where the output goes: "),
        (f"ask '{QUESTION}'", ">&-", 0, ""),
        (f"ask '{QUESTION}' --json", ">&- <&-", 0, ""),
        (f"ask '{QUESTION}' --source nowhere", "2>&-", 2, ""),
        (f"ask '{QUESTION}' --source nowhere", "2>/dev/full", 2, ""),
        (f"ask '{QUESTION}'", ">/dev/full 2>/dev/full", 8, ""),
        ("index build", "2>/dev/full", 0, ""),
        ("index build --json", ">&- 2>&- <&-", 0, ""),
    ],
)
def test_an_output_that_is_full_or_closed_is_no_defect(
    process: Process, arguments: str, redirected: str, code: int, said: str
) -> None:
    shell = f"{sys.executable} -m qabot {arguments} {redirected}"
    ran = process(code=("-c", f"import os; os.execvp('bash', ['bash', '-c', {shell!r}])"))
    assert ran.returncode == code, ran.stderr
    assert (ran.stderr[: len(said)], ran.stderr.count("\n")) == (said, bool(said))


@pytest.mark.parametrize(
    ("number", "ends"), [(signal.SIGINT, {0, 130}), (signal.SIGTERM, {-signal.SIGTERM})]
)
def test_a_watch_that_is_stopped_ends_with_one_line_and_says_by_what(
    process: Process, number: signal.Signals, ends: set[int]
) -> None:
    watch = process.begin("index", "watch")
    assert watch.stderr is not None
    assert watch.stderr.readline()  # it has begun
    watch.send_signal(number)
    _, rest = watch.communicate(timeout=120)
    assert "Traceback" not in rest
    assert watch.returncode in ends


def any_of(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_neither_half_an_encoder_nor_a_process(
    process: Process, number: signal.Signals
) -> None:
    encoders = process.folder / "index" / "cache" / "encoders"
    build = process.begin("index", "build")
    while not list(encoders.glob("*")):
        assert build.poll() is None
        time.sleep(0.05)
    build.send_signal(number)
    _, said = build.communicate(timeout=120)
    assert build.returncode == {signal.SIGTERM: -signal.SIGTERM, signal.SIGINT: 130}[number]
    assert "Traceback" not in said
    assert list(encoders.glob("*")) == []
    gone_by = time.monotonic() + 60
    while any_of(build.pid) and time.monotonic() < gone_by:  # killed, and buried a moment later
        time.sleep(0.05)
    assert not any_of(build.pid)


def test_an_interrupt_while_it_still_imports_shows_no_traceback(process: Process) -> None:
    """Nothing is imported yet when it comes: the first module that is asked for sends it."""
    early = (
        "import os, runpy, signal, sys\n"
        "class Sends:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'qabot.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Sends())\n"
        "sys.argv = ['qabot', 'settings']\n"
        "runpy.run_module('qabot', run_name='__main__')\n"
    )
    ran = process(code=("-c", early))
    assert (ran.returncode, ran.stdout, ran.stderr) == (-signal.SIGINT, "", "")


def test_a_terminal_without_unicode_gets_escapes_instead_of_a_crash(process: Process) -> None:
    ran = process("ask", QUESTION, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert "Sources" in ran.stdout


def test_a_terminal_that_says_it_has_no_width_gets_the_usual_one(process: Process) -> None:
    usual = process("ask", QUESTION).stdout
    assert "Sources" in usual
    assert process("ask", QUESTION, COLUMNS="0").stdout == usual


def test_bytes_that_are_no_text_are_read_as_far_as_they_can_be(process: Process) -> None:
    question = f"{QUESTION} caf\udce9"
    for arguments in (
        ("ask", question),
        ("verify", question),
        ("show", "caf\udce9"),
        ("show", "harbour.txt", "--quote", "caf\udce9"),
    ):
        ran = process(*arguments)
        assert ran.returncode in {0, 1, 10}, ran.stderr


def test_a_source_that_is_no_text_is_named_as_far_as_it_can_be(process: Process) -> None:
    ran = process("ask", QUESTION, "--source", "caf\udce9")
    assert ran.returncode == 2
    assert "No source is called “caf\ufffd”" in ran.stderr


@pytest.mark.parametrize("arguments", [("ask", "-"), ("chat",)])
def test_input_that_is_no_text_is_read_as_far_as_it_can_be(
    process: Process, arguments: tuple[str, ...]
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "qabot", *arguments],
        cwd=process.folder,
        env={**process.environment, "PYTHONIOENCODING": "utf-8:strict"},
        input=b"Why will the port of Selmouth close? caf\xe9\n",
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode in {0, 1}, ran.stderr


def test_shell_completion_knows_the_commands(process: Process) -> None:
    ran = process(
        code=("-m", "qabot"), _QABOT_COMPLETE="complete_bash", COMP_WORDS="qabot ti", COMP_CWORD="1"
    )
    assert ran.stdout.split() == ["timeline"]


def test_a_defect_is_one_sentence_that_says_how_to_report_it(process: Process) -> None:
    broken = "import qabot.cli.session as s, sys; s.opened = None; from qabot.cli import run, ask; "
    broken += "ask.opened = None; sys.exit(run(['ask', 'why?']))"
    ran = process(code=("-c", broken))
    assert (ran.returncode, ran.stdout) == (70, "")
    assert len(ran.stderr.splitlines()) == 1
    shown = process(code=("-c", broken), QABOT_LOGGING__LEVEL="debug")
    assert "Traceback" in shown.stderr
