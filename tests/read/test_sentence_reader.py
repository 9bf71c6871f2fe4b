"""The shipped sentence reader: the right sentence first, every time the same, or a refusal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.domain import Span
from qabot.errors import WrongModelError
from qabot.read.sentence_reader import (
    MODEL_FOLDER,
    SILENT,
    SentenceReader,
    Window,
    digest,
    runs,
    sentence_tokens,
)

HARBOUR = (
    "The new harbour of Port Lindal opened on Saturday after six years of work.",
    "It cost 340 million crowns, nearly twice what the council had promised.",
    "Mayor Greta Solheim said that the cranes would bring two hundred jobs to the town.",
    "Fishermen watched the ceremony from the old pier.",
    "The opposition blamed the delay on a quarrel with the builder over the sea wall.",
)
OBSERVATORY = (
    "Astronomers at the Kestrel observatory have lost sight of the comet.",
    "“We expect to find it again in March,” said Idris Vane, who leads the survey.",
    "Clouds covered the mountain for most of the week.",
    "The comet was discovered by a schoolteacher in 1997.",
)
BREAD = (
    "Bakers in the valley raised the price of a loaf for the third time this year.",
    "The mayor of Tarn said that the price went up because the wheat harvest was poor.",
    "Customers grumbled but queued as usual.",
)
ASKED = (
    ("How much did the harbour cost?", HARBOUR, 1),
    ("What did Solheim say about the cranes?", HARBOUR, 2),
    ("Why was the harbour delayed?", HARBOUR, 4),
    ("Who discovered the comet?", OBSERVATORY, 3),
    ("When will the comet be found again?", OBSERVATORY, 1),
    ("Why did the price of bread go up?", BREAD, 1),
)
IN_OTHER_WORDS = (
    ("How expensive was the new dock?", HARBOUR, 1),
    ("How many posts will the dock create?", HARBOUR, 2),
    ("Whose find was the celestial body?", OBSERVATORY, 3),
    ("Why have rolls become more expensive?", BREAD, 1),
    ("How did shoppers react?", BREAD, 2),
)


def window(sentences: tuple[str, ...], title: str = "") -> Window:
    """The sentences joined by spaces, after a title that is not scored."""
    text, spans = title, []
    for sentence in sentences:
        begin = len(text) + 1 if text else 0
        text = f"{text} {sentence}" if text else sentence
        spans.append(Span(begin, len(text)))
    return Window(text, tuple(spans))


def best(scores: tuple[float, ...]) -> int:
    return max(range(len(scores)), key=lambda k: scores[k])


@pytest.mark.parametrize(("question", "article", "answer"), ASKED + IN_OTHER_WORDS)
def test_the_answering_sentence_comes_first(
    reader: SentenceReader, question: str, article: tuple[str, ...], answer: int
) -> None:
    (scores,) = reader.score(question, [window(article)])
    assert len(scores) == len(article)
    assert best(scores) == answer


@pytest.mark.parametrize(("question", "article", "answer"), ASKED)
def test_scores_compare_across_windows(
    reader: SentenceReader, question: str, article: tuple[str, ...], answer: int
) -> None:
    articles = (HARBOUR, OBSERVATORY, BREAD)
    scored = reader.score(question, [window(a) for a in articles])
    tops = [max(scores) for scores in scored]
    assert articles[best(tuple(tops))] is article


def test_without_its_answer_an_article_scores_below_nothing_said(reader: SentenceReader) -> None:
    kept = tuple(s for k, s in enumerate(HARBOUR) if k != 1)
    (with_it,) = reader.score("How much did the harbour cost?", [window(HARBOUR)])
    (without,) = reader.score("How much did the harbour cost?", [window(kept)])
    assert max(without) < 0.0 < max(with_it)


def test_scores_repeat_and_do_not_depend_on_the_other_windows(reader: SentenceReader) -> None:
    windows = [window(a) for a in (HARBOUR, OBSERVATORY, BREAD)]
    question = "What did Idris Vane say about the comet?"
    together = reader.score(question, windows)
    assert together == reader.score(question, windows)
    assert together == [reader.score(question, [one])[0] for one in windows]
    assert together[::-1] == reader.score(question, windows[::-1])
    assert together == SentenceReader().score(question, windows)


def test_a_title_is_read_but_not_scored(reader: SentenceReader) -> None:
    question = "What will it cost to enter the museum?"
    body = ("Entry will cost nine crowns from May.", "Children are let in free.")
    (scores,) = reader.score(
        question, [window(body, "The museum of Port Lindal raises its prices")]
    )
    assert len(scores) == 2
    assert best(scores) == 0


def test_a_window_beyond_the_limit_scores_every_sentence(reader: SentenceReader) -> None:
    long = (*BREAD * 20, HARBOUR[1])
    (scores,) = reader.score("How many crowns did the harbour cost?", [window(long)])
    assert len(scores) == len(long)
    assert best(scores) == len(long) - 1
    assert min(scores) > SILENT


def test_odd_input_gets_a_score_for_each_sentence(reader: SentenceReader) -> None:
    blank = Window("One.   Two.", (Span(0, 4), Span(4, 7), Span(7, 11)))
    endless = "crown " * 3000
    scored = reader.score(
        "", [blank, Window("", ()), Window(endless, (Span(0, len(endless)),)), Window("words", ())]
    )
    assert [len(scores) for scores in scored] == [3, 0, 1, 0]
    assert scored[0][1] == SILENT
    assert reader.score("Anything?", []) == []


def test_a_question_longer_than_the_model_reads_is_cut(reader: SentenceReader) -> None:
    (scores,) = reader.score("Who discovered the comet? " * 200, [window(OBSERVATORY)])
    assert len(scores) == len(OBSERVATORY)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_tampered_file_is_refused(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    file = tmp_path / "model" / name
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)
    with pytest.raises(WrongModelError, match=name):
        SentenceReader(tmp_path / "model")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.json"])
def test_a_missing_file_is_named_as_an_incomplete_model(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(WrongModelError, match="no complete reader model"):
        SentenceReader(tmp_path / "model")


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"files": {}}'])
def test_a_broken_card_is_named_as_an_incomplete_model(tmp_path: Path, card: str) -> None:
    (tmp_path / "model.json").write_text(card)
    with pytest.raises(WrongModelError):
        SentenceReader(tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_of_ones_own_that_does_not_load_is_a_wrong_model(tmp_path: Path, name: str) -> None:
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (tmp_path / "model" / name).write_text("{}")
    card = json.loads((tmp_path / "model" / "model.json").read_text())
    card["files"][name] = digest(tmp_path / "model" / name)
    (tmp_path / "model" / "model.json").write_text(json.dumps(card))
    with pytest.raises(WrongModelError, match="does not load"):
        SentenceReader(tmp_path / "model")


def test_the_card_names_files_small_enough_to_ship() -> None:
    files = json.loads((MODEL_FOLDER / "model.json").read_text())["files"]
    assert set(files) == {"model.onnx", "tokenizer.json"}
    assert sum((MODEL_FOLDER / name).stat().st_size for name in files) < 30_000_000


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=12))
def test_each_token_belongs_to_the_sentence_it_begins_in(cuts: list[tuple[int, int]]) -> None:
    spans, at = [], 0
    for gap, size in cuts:
        spans.append(Span(at + gap, at + gap + size))
        at += gap + size
    offsets = [(k, k + 1) for k in range(at + 2)]
    places = sentence_tokens(offsets, spans)
    assert [tuple(range(*place)) for place in places] == [
        tuple(range(span.start, span.end)) for span in spans
    ]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 40)), max_size=20), st.integers(5, 60))
def test_runs_hold_every_sentence_once_and_never_exceed_the_room(
    sizes: list[tuple[int, int]], room: int
) -> None:
    places, at = [], 0
    for gap, size in sizes:
        places.append((at + gap, at + gap + size))
        at += gap + size
    made = list(runs(places, at, room))
    held = [place for _, inside in made for place in inside]
    assert [first for first, _ in held] == [first for first, _ in places]
    for (begin, end), inside in made:
        assert end - begin <= room
        for (first, last), (_, whole) in zip(
            inside, [p for p in places if p in inside], strict=False
        ):
            assert begin <= first <= last <= end
            assert last <= whole
    for kept, full in zip(held, places, strict=True):
        assert kept[1] - kept[0] == min(full[1] - full[0], room)
