"""Numbers order generations and hashes detect change, whatever the clock says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import qabot

CLOCKS = (
    "1999-12-31 23:59:59",
    "2037-01-01 00:00:00",
    "1971-01-01 00:00:00",
    "2026-01-01 12:00:00",
)
BUILDER = """
import json, os, sys, time
from pathlib import Path
from archive_bench import ArchiveBench
bench = ArchiveBench(Path(sys.argv[1]))
seen = []
for clock in sys.argv[2:]:
    Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text("@" + clock)
    bench.write_story(1, word="".join(filter(str.isdigit, clock)))
    report = bench.build()
    again = bench.build()
    with bench.store.open(strict=True) as generation:
        (article,) = generation.articles()
        told = time.strftime("%Y-%m-%d", time.gmtime())
        seen.append([told, report.generation, again.published, article.text])
    assert bench.store.check().problems == ()
print(json.dumps(seen))
"""


def test_a_clock_that_jumps_neither_hides_a_change_nor_invents_one(tmp_path: Path) -> None:
    if not shutil.which("faketime"):
        pytest.skip("needs faketime to let a clock jump")
    command = [
        "faketime",
        "-f",
        "+0",
        sys.executable,
        "-c",
        "import os; print(os.environ['LD_PRELOAD'])",
    ]
    library = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / "clock").write_text("+0")
    done = subprocess.run(
        [sys.executable, "-c", BUILDER, str(tmp_path), *CLOCKS],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                map(str, (Path(qabot.__file__).parents[1], Path(__file__).parents[1]))
            ),
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(tmp_path / "clock"),
            "FAKETIME_NO_CACHE": "1",
            "TZ": "UTC",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert [told for told, *_ in seen] == [clock[:10] for clock in CLOCKS], "the clock did jump"
    assert [number for _, number, *_ in seen] == [1, 2, 3, 4]
    assert not any(published for _, _, published, _ in seen), "nothing changed, so nothing is new"
    for clock, (*_, text) in zip(CLOCKS, seen, strict=True):
        assert "".join(filter(str.isdigit, clock)) in text
