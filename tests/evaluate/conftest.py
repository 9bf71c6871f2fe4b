"""A small dataset that the project wrote itself, evaluated once with the real encoder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from qabot.evaluate import Bootstrap, EvaluationOptions, Report, evaluate
from qabot.settings import load_settings

ARTICLES = {
    "bridge": "The river bridge at Norwood was closed on Tuesday after divers found cracks in two "
    "of its piers. “Nobody will drive over it before the winter,” said Ada Rook, the county "
    "engineer. The ferry will run every ten minutes until the repairs are done.",
    "school": "Teachers in Harlow voted to end their strike after eleven days. Their union "
    "accepted a rise of four percent. Lessons begin again on Monday, the school board said.",
    "orchard": "A late frost destroyed most of the apple blossom in the Tamsin valley. Growers "
    "expect a third of the usual harvest. “I have not seen such a May in forty years,” said "
    "Piet Moller, who owns the largest orchard.",
    "museum": "The maritime museum has bought the log of the whaler Constance, which sank in "
    "1871. Its director, Lena Ortiz, called it “the most honest book ever written at sea”. The "
    "log will be shown to the public from October.",
    "airport": "The airport at Kestrel Point will get a second runway, the transport minister, "
    "Omar Haddad, said. The runway will cost 340 million crowns. Villagers nearby went to court "
    "against the plan because of the noise.",
    "library": "Thieves stole nine medieval maps from the Abbey library over the weekend. The "
    "police believe that the maps were taken to order. The librarian discovered the loss when "
    "she opened the reading room.",
    "marathon": "Grace Wanjiru won the Lakeside marathon in two hours and 21 minutes. It was her "
    "third victory in the race. She said that the rain had helped her to keep cool.",
    "bakery": "The last bakery of Fenwick Street closed its doors on Saturday. Its owner blamed "
    "the price of flour, which has doubled within a year. A bank will open in the building.",
    "wolves": "Wolves have returned to the Skarn forest after a century. Rangers counted two "
    "adults and five pups. Shepherds demand that the state pay for fences.",
    "vaccine": "A trial of a malaria vaccine in Bandari began with 4,000 children. Doctors hope "
    "to know within two years whether it protects them. The trial is paid for by a foundation.",
}
ARTICLES["marathon again"] = ARTICLES["marathon"]  # an exact copy is indexed once
QUESTIONS = [
    ("q1", "What did Ada Rook say about the bridge?", ["Nobody will drive over it"], "bridge"),
    ("q2", "How much will the second runway cost?", ["340 million crowns"], "airport"),
    ("q3", "Who won the Lakeside marathon?", ["Grace Wanjiru"], "marathon again"),
    ("q4", "Why did the bakery close?", ["the price of flour, which has doubled"], "bakery"),
    ("q5", "How many maps were stolen from the Abbey library?", ["nine medieval maps"], "library"),
    ("q6", "What did Lena Ortiz call the log?", ["the most honest book"], "museum"),
]  # fmt: skip
UNANSWERABLE = [
    ("n1", "What did the pope say about comets?"),
    ("n2", "Who composed the anthem of Paraguay?"),
]
FOREIGN = ["What caused the volcano of Krakatoa to erupt?", "Who wrote the constitution of Peru?"]


def write_dataset(
    folder: Path,
    articles: Mapping[str, str],
    queries: Sequence[Mapping[str, object]],
    qrels: Mapping[str, str],
    *,
    packed: bool = False,
) -> Path:
    """Write a dataset in the BEIR layout, as plain files or gzip."""
    corpus = [{"_id": key, "title": "", "text": text} for key, text in articles.items()]
    lines = ["query-id\tcorpus-id\tscore", *(f"{q}\t{a}\t1" for q, a in qrels.items())]
    files = {
        "corpus.jsonl": "\n".join(map(json.dumps, corpus)),
        "queries.jsonl": "\n".join(map(json.dumps, queries)),
        "qrels.tsv": "\n".join(lines),
    }
    folder.mkdir(parents=True)
    for name, text in files.items():
        if packed:
            (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def queries_of_the_small_set() -> list[dict[str, object]]:
    asked: list[dict[str, object]] = [
        {"_id": key, "text": text, "metadata": {"answers": answers}}
        for key, text, answers, _ in QUESTIONS
    ]
    return asked + [
        {"_id": key, "text": text, "metadata": {"unanswerable": True}} for key, text in UNANSWERABLE
    ]


@pytest.fixture
def write_small(tmp_path: Path) -> Callable[..., Path]:
    """Write the small set, with one judgement, into a folder of its own; options as above."""

    def write(articles: Mapping[str, str] = ARTICLES, *, packed: bool = False) -> Path:
        judged = {"q1": next(iter(articles))}
        queries = queries_of_the_small_set()
        return write_dataset(tmp_path / "set", articles, queries, judged, packed=packed)

    return write


@pytest.fixture(scope="session")
def small_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    qrels = {key: article for key, _, _, article in QUESTIONS}
    folder = tmp_path_factory.mktemp("datasets") / "small"
    return write_dataset(folder, ARTICLES, queries_of_the_small_set(), qrels)


@pytest.fixture(scope="session")
def foreign_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    queries = [{"_id": f"f{i}", "text": text} for i, text in enumerate(FOREIGN)]
    folder = tmp_path_factory.mktemp("datasets") / "foreign"
    return write_dataset(folder, {"x": "Nothing of it is here."}, queries, {}, packed=True)


@pytest.fixture(scope="session")
def evaluated_index(tmp_path_factory: pytest.TempPathFactory, lend_encoder: Any) -> Path:
    """An index folder that has the exported encoder already."""
    index = tmp_path_factory.mktemp("evaluated") / "index"
    lend_encoder(index)
    return index


@pytest.fixture(scope="session")
def report(small_dataset: Path, foreign_dataset: Path, evaluated_index: Path) -> Report:
    options = EvaluationOptions(
        wrong=foreign_dataset, index=evaluated_index, bootstrap=Bootstrap(resamples=100)
    )
    return evaluate(small_dataset, load_settings(None), options)
