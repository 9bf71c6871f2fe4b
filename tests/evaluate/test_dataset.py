"""Datasets in the BEIR layout, good and bad."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qabot.errors import UsageError
from qabot.evaluate.attributions import read_attributions
from qabot.evaluate.dataset import load_dataset
from qabot.evaluate.workbench import write_archive

Write = Callable[..., Path]


@pytest.mark.parametrize("packed", [False, True])
def test_plain_and_packed_files_are_read_alike(write_small: Write, packed: bool) -> None:
    dataset = load_dataset(write_small(packed=packed))
    assert dataset.name == "set"
    assert [record.id for record in dataset.corpus][:3] == ["bridge", "school", "orchard"]
    assert dataset.queries[0].answers == ("Nobody will drive over it",)
    assert dataset.queries[-1].unanswerable
    assert dataset.qrels == {"q1": {"bridge": 1}}
    assert len(dataset.first(2).queries) == 2
    assert dataset.first(None) == dataset


def test_qrels_may_lie_in_a_folder_of_their_own(write_small: Write) -> None:
    folder = write_small()
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "test.tsv")
    assert load_dataset(folder).qrels == {"q1": {"bridge": 1}}


def test_a_folder_that_cannot_be_looked_at_is_a_mistake_of_the_users(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be looked at \(File name too long\)"):
        load_dataset(tmp_path / ("x" * 300))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("corpus.jsonl", "{", "JSON was expected in line 1"),
        ("corpus.jsonl", "[]", 'with an "_id" was expected in line 1'),
        ("corpus.jsonl", '{"_id": "a"}', 'A string "text" was expected in line 1'),
        ("corpus.jsonl", '{"_id": "a", "text": ""}\n' * 2, "line 2 .* was used before"),
        ("corpus.jsonl", "\n", "has no articles or no questions"),
        ("corpus.jsonl", '{"_id": "other", "text": "x"}', "name no article of its corpus"),
        ("queries.jsonl", '{"_id": "q1", "text": 5}', 'A string "text" was expected'),
        ("queries.jsonl", '{"_id": "q", "text": "?", "metadata": 1}', "is no object"),
        ("queries.jsonl", '{"_id": "q", "text": "?", "metadata": {"answers": [1]}}', "not all str"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1 bridge 1", "Line 2 of .* parted by tabs"),
    ],
)
def test_what_is_malformed_is_named_with_its_place(
    write_small: Write, name: str, text: str, sentence: str
) -> None:
    folder = write_small()
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=sentence):
        load_dataset(folder)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no dataset folder"):
        load_dataset(tmp_path / "none")
    with pytest.raises(UsageError, match=r"corpus\.jsonl \(or \.gz\) is missing"):
        load_dataset(tmp_path)


def test_every_place_where_qrels_may_lie_is_named(write_small: Write) -> None:
    folder = write_small()
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "dev.tsv")
    sentence = r"qrels\.tsv or qrels/test\.tsv \(or \.gz\) is missing"
    with pytest.raises(UsageError, match=sentence):
        load_dataset(folder)


def test_a_damaged_gzip_file_is_one_sentence(write_small: Write) -> None:
    folder = write_small(packed=True)
    whole = (folder / "corpus.jsonl.gz").read_bytes()
    (folder / "corpus.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageError, match="cannot be read"):
        load_dataset(folder)


def test_a_large_corpus_is_written_in_several_files_under_one_numbering(
    write_small: Write, tmp_path: Path
) -> None:
    texts = {f"odd id/{i}#": "x" * 900_000 for i in range(5)}
    paths = write_archive(load_dataset(write_small(texts)).corpus, tmp_path / "archive")
    assert list(paths.values()) == [
        "corpus-0000.jsonl#0",
        "corpus-0000.jsonl#1",
        "corpus-0001.jsonl#2",
        "corpus-0001.jsonl#3",
        "corpus-0002.jsonl#4",
    ]
    lines = (tmp_path / "archive" / "corpus-0001.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [2, 3]


def test_attributions_of_direct_quotations_are_read_once_each(tmp_path: Path) -> None:
    one = {
        "doc_id": "a",
        "quote_type": "full",
        "source": [{"text": "she", "spans": [[20, 23]]}],
        "content": [{"text": "x", "spans": [[0, 5], [9, 12]]}],
    }
    lines = [one, one, {**one, "quote_type": "mixed"}, {**one, "doc_id": "b", "source": []}]
    packed = gzip.compress("\n".join(map(json.dumps, lines)).encode())
    (tmp_path / "attributions.jsonl.gz").write_bytes(packed)
    (gold,) = read_attributions(tmp_path)
    assert (gold.content.start, gold.content.end, gold.source.start) == (0, 12, 20)
    assert read_attributions(tmp_path / "none") == ()


def test_an_attribution_without_offsets_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "attributions.jsonl").write_text(
        '{"doc_id": "a", "quote_type": "full", "source": [{}], "content": []}', encoding="utf-8"
    )
    with pytest.raises(UsageError, match=r"Line 1 of .* is no attribution"):
        read_attributions(tmp_path)
