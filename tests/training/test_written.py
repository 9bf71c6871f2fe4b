"""Questions written for training, and going on from a shipped reader with them."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer
from training_samples import BASE, SHALLOW, TRAIN

from qabot.read.sentence_reader import MODEL_FOLDER
from qabot.training.bases import load_minilm
from qabot.training.batches import collate
from qabot.training.corpus import TrainingCorpus
from qabot.training.course import Course, Machine, Material, Recipe, common_ids
from qabot.training.export import export
from qabot.training.reader import itself
from qabot.training.rewording import Vocabulary
from qabot.training.shipped import load_shipped
from qabot.training.windows import Mixture
from qabot.training.written import (
    FOLDER,
    Written,
    WrittenPassage,
    WrittenQuestion,
    read_passages,
    read_written,
    written_windows,
)

ANSWERED = (("When did the engine fail?", [1]), ("What did mending it cost?", [2]))
FERRY: dict[str, Any] = {
    "title": "Ferry runs again",
    "sentences": [
        "The ferry to Aldmoor sails again from Monday.",
        "Its engine had failed on 3 May.",
        "The repair cost 40,000 crowns.",
        "Nobody was hurt.",
    ],
    "answerable": ANSWERED,
    "near": ["When did the engine catch fire?", "What does a ticket to Aldmoor cost?"],
}
SNOW = {
    "paragraph": 1,
    "answerable": [["What was handed out for nothing?", [2]]],
    "near": ["What blocked the pass at Brindle?"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    for name, lines in (("passages", [json.dumps(FERRY)] * 11), ("paragraphs", [json.dumps(SNOW)])):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def written(corpus: TrainingCorpus, tokenizer: Tokenizer, folder: Path) -> Written:
    return read_written(corpus, tokenizer, folder)


def test_every_tenth_passage_is_held_out_as_the_paragraphs_are(written: Written) -> None:
    assert [len(one.title) > 0 for one in written.held] == [True, True]
    assert [len(one.title) > 0 for one in written.learnt] == [False, *[True] * 9]


def test_a_paragraph_has_its_own_questions_too(written: Written, tokenizer: Tokenizer) -> None:
    paragraph = written.learnt[0]
    assert tokenizer.decode(paragraph.sentences[0]).startswith(TRAIN[:10].lower())
    asked = {one.text: one.places for one in paragraph.questions}
    assert asked["What blocked the pass at Brindle?"] == ()
    assert asked["What was handed out for nothing?"] == (2,)
    assert len(asked) == 3  # one of the file's own, so that both sides are even


def test_a_window_holds_what_answers_and_a_near_miss_nothing(
    written: Written, tokenizer: Tokenizer
) -> None:
    answers = {q.lower(): encoded(tokenizer, FERRY["sentences"][k]) for q, (k,) in ANSWERED}
    passages = [one for one in written.learnt if one.title] * 20
    for window in written_windows(passages, random.Random(2)):
        answer = answers.get(tokenizer.decode(window.question))
        shares = zip(window.sentences, window.votes, strict=True)
        believed = [ids for ids, share in shares if share > 0.5]
        assert len(window) <= 240
        assert window.fold < 0
        assert believed == [ids for ids in window.sentences if ids == answer]
        assert sum(window.votes) == pytest.approx(0.97 if believed else 0.03)


def encoded(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids)


def test_a_kind_of_question_tells_nothing() -> None:
    def asked(text: str, places: tuple[int, ...] = ()) -> WrittenQuestion:
        return WrittenQuestion(text, (7, 8, 9), places)

    sentences = ((1, 2), (3, 4), (5, 6))
    near = WrittenPassage((), sentences, (asked("How much is it?"),) * 9)
    both = WrittenPassage(
        (), sentences, (asked("How much was it?", (0,)), asked("Who?", (1,)), asked("Who?"))
    )
    made = [*written_windows([near, both] * 200, random.Random(4))]
    answered = sum(max(window.votes) > 0.5 for window in made)
    assert 200 < answered <= 400
    assert len(made) < 2.6 * answered  # of 2,000 near misses that ask how much a tenth is left


def test_a_shipped_reader_is_a_network_again_and_learns_on(
    tmp_path: Path,
    corpus: TrainingCorpus,
    tokenizer: Tokenizer,
    vocabulary: Vocabulary,
    written: Written,
) -> None:
    torch.manual_seed(5)
    first = load_minilm(BASE, SHALLOW)
    export(first, MODEL_FOLDER / "tokenizer.json", {1}, tmp_path, exact=False)
    again = load_shipped(tmp_path / "model.onnx", SHALLOW)
    for name, weight in first.state_dict().items():
        step = float(weight.abs().max()) / 127  # of eight bits
        assert torch.allclose(again.state_dict()[name], weight, atol=step), name

    mixture = Mixture(short=20, written=True)
    recipe = Recipe(epochs=1, peak_rate=1e-3, tokens=512, edges=0.0, mixture=mixture)
    material = Material(corpus, tokenizer, vocabulary, written)
    course = Course(material, recipe, Machine(torch.device("cpu")))
    trained = course.run(again, [0, 1, 2, 3], tmp_path / "on.pt", itself(first, 0.3))
    assert {"sentence@1", "passages auroc"} <= set(course.measure(trained))


def test_what_no_teacher_may_judge_stays_as_it_was(
    written: Written, corpus: TrainingCorpus, tokenizer: Tokenizer
) -> None:
    windows = [*written_windows(written.learnt, random.Random(0))]
    batch = collate(windows, common_ids(tokenizer))
    taught = itself(load_minilm(BASE, SHALLOW), 0.9).label(batch, batch)
    assert torch.equal(taught.votes, batch.votes)


def test_the_projects_own_questions_name_sentences_that_are_there(tokenizer: Tokenizer) -> None:
    passages = [*read_passages(tokenizer, FOLDER / "passages.jsonl.gz")]
    assert len(passages) > 1000
    for passage in passages:
        answered = [one for one in passage.questions if one.places]
        assert 0 < len(answered) < len(passage.questions)
        assert all(place < len(passage.sentences) for one in answered for place in one.places)
