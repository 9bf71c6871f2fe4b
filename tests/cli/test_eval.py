"""eval: figures on stdout, answers in a file, what changed since an earlier run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
CORPUS = {
    "lock": "The port of Selmouth will close for nine days while engineers replace the gates.",
    "owls": "Barn owls nest again in the old mill at Karsholm after forty years, wardens say.",
}
QUERIES = {
    "q1": ("How long will the port of Selmouth close?", ["for nine days"], "lock"),
    "q2": ("Where do barn owls nest again?", ["in the old mill at Karsholm"], "owls"),
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets") / "small"
    (folder / "qrels").mkdir(parents=True)
    documents = [{"_id": key, "title": "", "text": text} for key, text in CORPUS.items()]
    queries = [
        {"_id": key, "text": text, "metadata": {"answers": answers}}
        for key, (text, answers, _) in QUERIES.items()
    ]
    for name, lines in (("corpus", documents), ("queries", queries)):
        written = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(written)
    rows = "".join(f"{key}\t{gold}\t1\n" for key, (_, _, gold) in QUERIES.items())
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + rows)
    return folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, lend_encoder: Any) -> Path:
    """An index folder that holds the exported encoder already."""
    folder = tmp_path_factory.mktemp("kept")
    lend_encoder(folder)
    return folder


def test_it_prints_a_table_writes_the_answers_and_compares_runs(
    command: Command, dataset: Path, kept: Path, tmp_path: Path
) -> None:
    arguments = ("eval", str(dataset), "--index", str(kept), "--no-baselines")
    first = command(*arguments)
    assert first.code == 0, first.err
    assert "small: 2 questions, 2 articles" in first.out
    answers = tmp_path / "eval-small.jsonl"
    assert len(answers.read_text(encoding="utf-8").splitlines()) == 2
    assert "How long will the port" in answers.with_suffix(".txt").read_text(encoding="utf-8")

    again = command(*arguments, "--limit", "1", "--compare", str(answers), "--json").json
    assert again["metrics"]["hit@1"] == 1.0
    assert again["questions"] == 1
    assert "quote@1" in again["changes"]


def test_what_is_wrong_with_its_files_costs_no_evaluation(
    command: Command, dataset: Path, kept: Path, tmp_path: Path
) -> None:
    arguments = ("eval", str(dataset), "--index", str(kept), "--no-baselines", "--limit", "1")
    ran = command(*arguments, "--compare", str(tmp_path / "absent.jsonl"))
    assert ran.code == 2
    assert "asking" not in ran.err
    (tmp_path / "file").touch()
    ran = command(*arguments, "--answers", str(tmp_path / "file" / "new.jsonl"))
    assert ran.code == 8
    assert "small: 1 questions" in ran.out


def test_a_folder_that_is_no_dataset_is_exit_code_2(command: Command, tmp_path: Path) -> None:
    ran = command("eval", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path) in ran.err
