"""The training file: paragraphs with questions and answer offsets, as wordpiece ids.

A line is ``{"source", "context", "questions": [{"question", "answers": [{"text", "start"}]}]}``,
the layout of SQuADShifts with one answer for each annotator.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Encoding, Tokenizer

from qabot.evaluate.dataset import read_lines

HELD_OUT = 10  # every tenth paragraph
FOLDS = 3  # of what is not held out

# A sentence ends at . ! or ? (and closing marks) before white space and a likely beginning.
# Reddit and review text is ragged, so training keeps its own forgiving rule.
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|e\.g|i\.e|U\.S|No|Inc|Jr|Sr|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """An answer: tokens ``first`` to ``last`` (inclusive) of one sentence; ``votes`` annotators."""

    sentence: int
    first: int
    last: int
    votes: int


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question on one paragraph (an index into the paragraphs) with its answers."""

    text: str
    ids: tuple[int, ...]
    paragraph: int
    answers: tuple[AnswerSpan, ...]
    answer_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as sentences: their text, and their wordpiece ids."""

    sentences: tuple[str, ...]
    ids: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class TrainingCorpus:
    """Paragraphs, and the questions asked of them."""

    paragraphs: tuple[Paragraph, ...]
    questions: tuple[TrainingQuestion, ...]

    def split(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Question indices (train, held out): a paragraph is held out whole."""
        held = [i for i, q in enumerate(self.questions) if q.paragraph % HELD_OUT == 0]
        kept = [i for i, q in enumerate(self.questions) if q.paragraph % HELD_OUT != 0]
        return tuple(kept), tuple(held)


def fold_of(paragraph: int) -> int:
    """The fold of a paragraph, by its number: neighbours, often of one source, go together."""
    return paragraph // HELD_OUT % FOLDS


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Half-open character offsets of the sentences of a training paragraph."""
    bounds: list[tuple[int, int]] = []
    begin = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text[begin : end.start()]):
            continue
        bounds.append((begin, end.start() + len(end.group().rstrip())))
        begin = end.end()
    bounds.append((begin, len(text)))
    return [(a, b) for a, b in bounds if text[a:b].strip()]


def read_corpus(path: Path, tokenizer: Tokenizer) -> TrainingCorpus:
    """Read a training file (JSON lines, gzip or plain)."""
    paragraphs: list[Paragraph] = []
    questions: list[TrainingQuestion] = []
    for row in read_rows(path):
        text = row["context"]
        bounds = sentence_bounds(text)
        encodings = tokenizer.encode_batch([text[a:b] for a, b in bounds], add_special_tokens=False)
        for asked in row["questions"]:
            found = _question(asked, len(paragraphs), bounds, encodings, tokenizer)
            if found.answers:
                questions.append(found)
        paragraphs.append(
            Paragraph(tuple(text[a:b] for a, b in bounds), tuple(tuple(e.ids) for e in encodings))
        )
    return TrainingCorpus(tuple(paragraphs), tuple(questions))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The paragraphs of the training file, each with its questions."""
    return (json.loads(line) for _, line in read_lines(path))


def _question(
    asked: dict[str, Any],
    paragraph: int,
    bounds: list[tuple[int, int]],
    encodings: list[Encoding],
    tokenizer: Tokenizer,
) -> TrainingQuestion:
    votes: Counter[tuple[int, int, int]] = Counter()
    for answer in asked["answers"]:
        place = _locate(answer["start"], len(answer["text"]), bounds, encodings)
        if place is not None:
            votes[place] += 1
    text = " ".join(asked["question"].split())
    return TrainingQuestion(
        text=text,
        ids=tuple(tokenizer.encode(text, add_special_tokens=False).ids),
        paragraph=paragraph,
        answers=tuple(AnswerSpan(*place, votes=n) for place, n in votes.items()),
        answer_texts=tuple({a["text"].lower() for a in asked["answers"]}),
    )


def _locate(
    start: int, length: int, bounds: list[tuple[int, int]], encodings: list[Encoding]
) -> tuple[int, int, int] | None:
    """Where an answer stands: (sentence, first token, last token), None where in no sentence."""
    for number, (begin, end) in enumerate(bounds):
        if begin <= start < end:
            low, high = start - begin, start - begin + length
            inside = [
                k for k, (a, b) in enumerate(encodings[number].offsets) if a < high and b > low
            ]
            return (number, inside[0], inside[-1]) if inside else None
    return None
