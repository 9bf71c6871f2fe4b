"""What the reader is trained on, and that training and answering see the same model."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from training_samples import BASE, KETTLE, ROWS, SHALLOW

from qabot.domain import Span
from qabot.read.sentence_reader import SentenceReader, Window
from qabot.training.bases import load_minilm
from qabot.training.batches import batches, collate
from qabot.training.corpus import TrainingCorpus, fold_of, sentence_bounds
from qabot.training.course import Course, Machine, Material, Recipe, common_ids
from qabot.training.decoys import restated
from qabot.training.export import export
from qabot.training.lookalikes import Lookalikes
from qabot.training.network import ReaderNetwork
from qabot.training.objective import loss, sentence_scores
from qabot.training.reader import mean
from qabot.training.rewording import Rewording, Vocabulary
from qabot.training.swaps import Swaps
from qabot.training.teachers import Teachers
from qabot.training.windows import Mixture, TrainingWindow, WindowMaker, inserted


@pytest.fixture(scope="module")
def made(
    corpus: TrainingCorpus, tokenizer: Tokenizer, vocabulary: Vocabulary
) -> list[TrainingWindow]:
    """Many windows of the questions, of every kind but those that change what is true."""
    mixture = Mixture(short=20, unsure=0.5, reworded=0.3, bent=0.0, turned=0.0)
    return windows(corpus, tokenizer, vocabulary, mixture)


def windows(
    corpus: TrainingCorpus, tokenizer: Tokenizer, vocabulary: Vocabulary, mixture: Mixture
) -> list[TrainingWindow]:
    rivals = Lookalikes(corpus, tokenizer), Swaps(corpus, vocabulary.unlike)
    rewording = Rewording(vocabulary.alike)
    maker = WindowMaker(corpus, rivals, rewording, mixture, random.Random(1))
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
    answers = {q.lower(): a.lower() for _, q, a in ROWS}
    answered = [w for w in made if sum(w.votes)]
    assert answered
    assert len(answered) < len(made)
    for window in answered:
        ((sentence, first, share),) = window.starts
        ((_, last, _),) = window.ends
        assert window.votes[sentence] == share == 1.0
        assert tokenizer.decode(window.sentences[sentence][first : last + 1]) in answers.values()
    for window in made:
        expected = answers.get(tokenizer.decode(window.question))
        if expected is not None and window.sure and not sum(window.votes):
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


def test_what_is_bent_is_answered_by_nothing_and_what_is_turned_only_a_teacher_can_tell(
    corpus: TrainingCorpus, tokenizer: Tokenizer, vocabulary: Vocabulary
) -> None:
    mixture = Mixture(short=20, bent=1.0, turned=1.0, emptied=0.0, lookalike=0.0, harmless=0.0)
    made = windows(corpus, tokenizer, vocabulary, mixture)
    plain = {_ids(tokenizer, q) for _, q, _ in ROWS}
    told = {i for p in corpus.paragraphs for i in p.ids}
    bent = [w for w in made if w.sure and not sum(w.votes)]
    turned = [w for w in made if not w.sure]
    assert bent
    assert turned
    for window in bent:  # another question, or another paragraph
        assert window.asked not in plain or not told.issuperset(window.sentences)
    for window in turned:
        assert window.asked not in plain
        assert told.issuperset(window.sentences)
        assert not sum(window.votes)


def test_a_word_exchanged_before_the_answer_does_not_move_it(
    corpus: TrainingCorpus, tokenizer: Tokenizer
) -> None:
    mixture = Mixture(short=20, harmless=1.0, bent=0.0, vague=0.0, keywords=0.0, restated=0.0)
    longer = {"every": ("electroencephalographic",), "dawn": ("dusk",)}
    rivals = Lookalikes(corpus, tokenizer), Swaps(corpus, longer)
    maker = WindowMaker(corpus, rivals, Rewording({}), mixture, random.Random(1))
    answered = [w for w in maker.windows([3] * 60) if sum(w.votes)]
    told = {tokenizer.decode(s) for w in answered for s in w.sentences}
    assert "we reached velmar at dusk." in told
    for window in answered:
        ((sentence, first, _),), ((_, last, _),) = window.starts, window.ends
        assert tokenizer.decode(window.sentences[sentence][first : last + 1]) == "free soup"


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
    trained = load_minilm(BASE, SHALLOW)
    optimiser = torch.optim.AdamW(trained.parameters(), lr=5e-4)
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


def test_a_question_in_other_words_keeps_its_names_and_its_teacher_sees_it_as_it_was_asked(
    made: list[TrainingWindow], tokenizer: Tokenizer
) -> None:
    plain = {tuple(_ids(tokenizer, q)) for _, q, _ in ROWS}
    changed = [w for w in made if w.question != w.asked]
    assert changed
    assert {w.asked for w in changed} == plain
    batch, asked = (collate(changed[:8], frozenset(), as_asked=b) for b in (False, True))
    assert torch.equal(batch.votes, asked.votes)
    for window, ids in zip(changed[:8], asked.ids.tolist(), strict=True):
        assert tuple(ids[1 : 1 + len(window.asked)]) == window.asked


def test_a_teacher_softens_what_people_said_and_alone_says_what_nobody_did(
    made: list[TrainingWindow], network: ReaderNetwork
) -> None:
    torch.manual_seed(5)
    other = load_minilm(BASE, SHALLOW)
    window = next(w for w in made if w.sure and sum(w.votes))
    batch = collate([window, replace(window, sure=False)], frozenset())
    assert batch.fold == fold_of(0)
    for trust in (0.0, 0.25, 1.0):
        labelled = Teachers([network, other, other], trust).label(batch, batch)
        alone = Teachers([network, other, other], 1.0).label(batch, batch).votes[1]
        assert torch.allclose(labelled.votes[1], alone)
        assert torch.allclose(labelled.votes[0], torch.lerp(batch.votes[0], alone, trust))
        assert torch.allclose(labelled.votes.sum(1), torch.ones(2))
        assert torch.equal(labelled.starts[0], batch.starts[0])
        assert not labelled.starts[1].any()
    of_another_fold = replace(batch, fold=1)
    told = Teachers([network, other, other], 1.0).label(batch, of_another_fold)
    assert not torch.allclose(told.votes[1], alone)


def test_a_course_learns_the_questions_it_is_given(
    corpus: TrainingCorpus, tokenizer: Tokenizer, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    material = Material(corpus, tokenizer, vocabulary)
    torch.manual_seed(1)
    begun, untrained = (load_minilm(BASE, SHALLOW) for _ in range(2))
    recipe = Recipe(epochs=12, peak_rate=3e-4, tokens=512, mixture=Mixture(short=20))
    course = Course(material, recipe, Machine(torch.device("cpu")))
    batch = collate(material.windows([2, 3], Mixture(short=20), "seen"), material.common)
    trained = course.run(begun, [2, 3], tmp_path / "here" / "last.pt")
    saved = torch.load(tmp_path / "here" / "last.pt", weights_only=True)
    assert all(torch.equal(saved[k], v) for k, v in trained.state_dict().items())
    with torch.inference_mode():
        before, after = (
            float(loss(n(batch.ids, batch.mask, batch.types), batch)) for n in (untrained, trained)
        )
    assert after < 0.7 * before


def test_the_mean_of_networks_is_that_of_their_weights() -> None:
    torch.manual_seed(9)
    others = [load_minilm(BASE, SHALLOW) for _ in range(2)]
    kept = [{k: v.clone() for k, v in one.state_dict().items()} for one in others]
    joined = mean([others[0], others[0], others[1]])
    for name, value in joined.state_dict().items():
        assert torch.allclose(value, (2 * kept[0][name] + kept[1][name]) / 3, atol=1e-6)
    assert not torch.equal(kept[0]["head.weight"], kept[1]["head.weight"])
    assert all(torch.equal(kept[0][k], v) for k, v in others[0].state_dict().items())
