"""The outcomes as files: JSON Lines for programs, and a text to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from qabot.errors import StorageError, UsageError
from qabot.evaluate.dataset import read_lines
from qabot.evaluate.outcome import QuestionOutcome, Shown
from qabot.evaluate.overlap import holds_answer

Scores = dict[str, dict[str, float]]
"""Of each question, by id: its figures by name."""


def write_journal(outcomes: Sequence[QuestionOutcome], path: Path) -> tuple[Path, Path]:
    """Write ``path`` (JSON Lines) and a text beside it; gives both places."""
    reading = path.with_suffix(".txt") if path.suffix != ".txt" else path.with_suffix(".read.txt")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in outcomes)
        path.write_text("".join(lines), encoding="utf-8")
        reading.write_text("\n".join(map(as_text, outcomes)), encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"The answers cannot be written to {path} ({error.strerror}): name another file."
        ) from error
    return path, reading


def read_scores(path: Path) -> Scores:
    """The figures of every question of a file that :func:`write_journal` wrote."""
    scores: Scores = {}
    for number, line in read_lines(path):
        try:
            one = json.loads(line)
            scores[str(one["id"])] = {name: float(v) for name, v in one["scores"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"Line {number} of {path} is no outcome: compare with a file that "
                "`qabot eval --answers FILE` wrote."
            ) from error
    return scores


def as_text(outcome: QuestionOutcome) -> str:
    """One question to be read: what was asked, expected and shown."""
    return "\n".join(_text_lines(outcome)) + "\n"


def _text_lines(outcome: QuestionOutcome) -> Iterator[str]:
    yield f"{_verdict(outcome):>8}  {outcome.question}   [{outcome.id}]"
    if outcome.unanswerable:
        yield "    expected: the archive does not say"
    for answer in outcome.answers:
        yield f"    expected: {answer}"
    if outcome.gold:
        rank = next((n for n, a in enumerate(outcome.ranking, 1) if a in outcome.gold), None)
        yield f"    article: {', '.join(outcome.gold[:3])} (found at rank {rank or '-'})"
    refused = f"refused: {outcome.reason}, " if not outcome.answered else ""
    yield f"    {refused}confidence {outcome.confidence:.3f}"
    for number, quote in enumerate(outcome.shown or outcome.forced, 1):
        mark = "would show" if not outcome.shown else "shown"
        yield f"    {mark} {number}: {_quote(quote, outcome)}"


def _verdict(outcome: QuestionOutcome) -> str:
    if outcome.unanswerable:
        return "WRONG" if outcome.answered else "right"
    if not outcome.answered:
        return "REFUSED"
    if outcome.scores.get("quote@1"):
        return "right"
    return "third" if outcome.scores.get("quote@3") else "WRONG" if outcome.answers else "shown"


def _quote(quote: Shown, outcome: QuestionOutcome) -> str:
    right = "*" if holds_answer(outcome.answers, quote.text) else " "
    text = " ".join(quote.text.split())
    return f"{right} {text} -- {quote.speaker or 'no speaker'} ({quote.article})"
