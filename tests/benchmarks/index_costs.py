"""What an index costs, in CPU seconds: ``python tests/benchmarks/index_costs.py [ARTICLES]``.

Builds an index of generated articles with the embedded default model, changes one article and
builds again, then opens it and asks. Prints medians; times wobble by a factor of two.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from qabot.embed import Encoder
from qabot.index import IndexStore
from qabot.ingest import build
from qabot.terms import terms_of

QUESTION = "What did the mayor say about the harbour?"
COLD = """
import sys, time
from pathlib import Path
from qabot.embed import Encoder
from qabot.index import IndexStore
from qabot.terms import terms_of
with IndexStore(Path(sys.argv[1])).open() as generation:
    vector = Encoder(generation.encoder_folder).encode([sys.argv[2]])
    generation.vectors.search(vector, 10)
    generation.lexical.search(terms_of(sys.argv[2]), 10)
print(time.process_time())
"""


def write_articles(seeds: Path, count: int) -> None:
    chance = random.Random(1)
    words = [f"{a}{b}{c}" for a in "bdklmnprst" for b in "aeiou" for c in ("n", "r", "lt", "st")]
    for number in range(count):
        sentences = (
            " ".join(chance.choices(words, k=18)).capitalize() + f" {number}." for _ in range(24)
        )
        text = f"Article {number}\n\n" + " ".join(sentences) + "\n"
        (seeds / f"{number:06d}.txt").write_text(text, "utf-8")


def median(work: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


def cold_start(index: Path) -> float:
    command = [sys.executable, "-c", COLD, str(index), QUESTION]
    runs = (subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(5))
    return statistics.median(float(run.stdout) for run in runs)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        seeds, store = Path(folder) / "seeds", IndexStore(Path(folder) / "index")
        seeds.mkdir()
        write_articles(seeds, count)
        begun = time.process_time()
        report = build(seeds, store)
        spent = time.process_time() - begun
        each = 100 * spent / report.passages
        print(f"first build, {count} articles, {report.passages} passages: {spent:.1f} s")
        print(f"  of 100 passages: {each:.2f} s (the export of the model runs beside it)")
        (seeds / "new.txt").write_text("A new article\n\nThe harbour is open.\n", "utf-8")
        print(f"build after one more article: {median(lambda: build(seeds, store), 1):.2f} s")
        print(f"build that changes nothing: {median(lambda: build(seeds, store)):.2f} s")
        print(f"open and verify: {median(lambda: store.open().close()):.3f} s")
        with store.open() as generation:
            encoder = Encoder(generation.encoder_folder)
            vector = encoder.encode([QUESTION])
            terms = terms_of(QUESTION)
            for name, work in {
                "embed a question": lambda: encoder.encode([QUESTION]),
                "search vectors": lambda: generation.vectors.search(vector, 100),
                "search words": lambda: generation.lexical.search(terms, 100),
                "search articles by words": lambda: generation.lexical.search_articles(terms, 100),
            }.items():
                print(f"{name}: {1000 * median(work, 20):.2f} ms")
        print(f"a process from start to hits: {cold_start(store.layout.root):.2f} s")


if __name__ == "__main__":
    main()
