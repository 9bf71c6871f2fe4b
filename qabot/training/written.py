"""Questions written for training: near misses, and what passages answer in other words.

The words of a question are a poor guide to whether a passage answers it; and bending (``swaps``)
finds only some of the ways in which people ask what a passage nearly says. So language models wrote
such questions one by one, as they were told to, on paragraphs of the training file
(``paragraphs.jsonl.gz``: a paragraph's number, and the questions) and on news and encyclopaedia
passages that they invented for it (``passages.jsonl.gz``). ``near`` are those that the passage does
not answer, though a careless reader would think so; of the others the numbers of the sentences that
answer are given.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from qabot.evaluate.dataset import read_lines
from qabot.training.corpus import HELD_OUT, TrainingCorpus, TrainingQuestion
from qabot.training.windows import UNJUDGED, Ids, TrainingWindow, crop

FOLDER = Path(__file__).parent / "questions"
_ROOM = 232  # tokens of the longest windows, which the reader reads too
_LEAST_ROOM = 70
_WHOLE = 0.4  # so many windows are as long as may be
_TITLED = 0.7  # ... have the title above, where there is one
_LED = 0.4  # ... of a paragraph's later sentences have its first above, a title in that file
_LEAD = 40  # tokens of a title
_EMPTIED = 0.2  # so often a passage is also asked without the sentences that answer
_SLIPS = 0.03  # the share of labels that are taken for wrong


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question; ``places`` are the sentences that answer, none of a near miss."""

    text: str
    ids: tuple[int, ...]
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPassage:
    """Sentences as wordpiece ids, below a title's or none, and what was asked of them."""

    title: tuple[int, ...]
    sentences: Ids
    questions: tuple[WrittenQuestion, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What to learn from, and what is held out to be tested by."""

    learnt: tuple[WrittenPassage, ...] = ()
    held: tuple[WrittenPassage, ...] = ()


def read_written(corpus: TrainingCorpus, tokenizer: Tokenizer, folder: Path = FOLDER) -> Written:
    """Both files of ``folder``; of the training file's paragraphs ``corpus`` has the sentences.

    Held out are the paragraphs that training holds out, and every tenth of the passages.
    """
    own = [*_on_paragraphs(corpus, tokenizer, folder / "paragraphs.jsonl.gz")]
    own += enumerate(read_passages(tokenizer, folder / "passages.jsonl.gz"))
    learnt = tuple(one for number, one in own if number % HELD_OUT)
    held = tuple(one for number, one in own if not number % HELD_OUT)
    return Written(learnt, held)


def _on_paragraphs(
    corpus: TrainingCorpus, tokenizer: Tokenizer, path: Path
) -> Iterator[tuple[int, WrittenPassage]]:
    """Each paragraph's number, and it with as many of its own questions as make both sides even."""
    asked: dict[int, list[WrittenQuestion]] = {}
    for question in corpus.questions:
        if places := _agreed(question):
            one = WrittenQuestion(question.text, question.ids, places)
            asked.setdefault(question.paragraph, []).append(one)
    for _, line in read_lines(path):
        row = json.loads(line)
        number = row["paragraph"]
        paragraph = corpus.paragraphs[number]
        own, written = asked.get(number, []), _questions(row, tokenizer)
        more = max(1, len(row["near"]) - len(row["answerable"]))
        rng = random.Random(number)  # noqa: S311 (not for secrets)
        kept = rng.sample(own, min(more, len(own)))
        yield number, WrittenPassage((), paragraph.ids, (*written, *kept))


def _agreed(question: TrainingQuestion) -> tuple[int, ...]:
    """The sentences in which at least half of the annotators saw an answer."""
    votes: Counter[int] = Counter()
    for answer in question.answers:
        votes[answer.sentence] += answer.votes
    return tuple(sorted(place for place, n in votes.items() if 2 * n >= votes.total()))


def read_passages(tokenizer: Tokenizer, path: Path) -> Iterator[WrittenPassage]:
    """The invented passages with what was asked of them."""
    for _, line in read_lines(path):
        row = json.loads(line)
        encoded = tokenizer.encode_batch(row["sentences"], add_special_tokens=False)
        title = tokenizer.encode(row["title"], add_special_tokens=False).ids
        sentences = tuple(tuple(one.ids) for one in encoded)
        yield WrittenPassage(tuple(title), sentences, tuple(_questions(row, tokenizer)))


def _questions(row: dict[str, Any], tokenizer: Tokenizer) -> Iterator[WrittenQuestion]:
    for text, places in [*row["answerable"], *((text, ()) for text in row["near"])]:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        yield WrittenQuestion(text, tuple(ids), tuple(places))


def written_windows(
    passages: Sequence[WrittenPassage], rng: random.Random, *, whole: bool = False
) -> Iterator[TrainingWindow]:
    """A window a question, and some emptied of what answers; of the longest kind if ``whole``.

    A kind of question ("how much") that is commoner among near misses than among the others is
    thinned out, and the other way round: that somebody asks so must tell nothing.
    """
    share = {} if whole else _shares(passages)
    for passage in passages:
        cutter = _Cutter(passage, rng, whole)
        for question in passage.questions:
            if rng.random() > share.get((_kind(question), bool(question.places)), 1.0):
                continue
            yield cutter.window(question)
            if question.places and not whole and rng.random() < _EMPTIED:
                emptied = cutter.emptied(question)
                if emptied is not None:
                    yield emptied


def _shares(passages: Sequence[WrittenPassage]) -> dict[tuple[str, bool], float]:
    """The share to keep of each kind of question, by whether it is answered."""
    all_asked = (question for passage in passages for question in passage.questions)
    counts = Counter((_kind(one), bool(one.places)) for one in all_asked)
    return {
        (kind, answered): min(1.0, (counts[kind, not answered] + 1) / (n + 1))
        for (kind, answered), n in counts.items()
    }


def _kind(question: WrittenQuestion) -> str:
    """How a question begins: "how many", "who"."""
    words = question.text.lower().split()
    return " ".join(words[: 2 if words[0] in ("how", "what", "which") else 1])


class _Cutter:
    """Cuts windows out of one passage."""

    def __init__(self, passage: WrittenPassage, rng: random.Random, whole: bool) -> None:
        self._passage, self._rng, self._whole = passage, rng, whole

    def window(self, question: WrittenQuestion) -> TrainingWindow:
        """Around an answer, or of a near miss around any sentence."""
        sentences = self._passage.sentences
        anchor = self._rng.choice(question.places or range(len(sentences)))
        return self._cut(question, sentences, anchor, question.places)

    def emptied(self, question: WrittenQuestion) -> TrainingWindow | None:
        """Without the sentences that answer; None where little is left."""
        sentences = self._passage.sentences
        kept = tuple(ids for n, ids in enumerate(sentences) if n not in question.places)
        if len(kept) < 3:
            return None
        return self._cut(question, kept, self._rng.randrange(len(kept)), ())

    def _cut(
        self, question: WrittenQuestion, sentences: Ids, anchor: int, places: Sequence[int]
    ) -> TrainingWindow:
        whole = self._whole or self._rng.random() < _WHOLE
        room = _ROOM if whole else self._rng.randint(_LEAST_ROOM, _ROOM)
        title = self._passage.title[:_LEAD]
        lead = title if self._whole or self._rng.random() < _TITLED else ()
        first, last = crop(sentences, anchor, room - len(question.ids) - len(lead), self._rng)
        if not title and first > 0 and self._rng.random() < _LED:
            lead = sentences[0][:_LEAD]
        held = [n - first for n in places if first <= n <= last]
        size = last + 1 - first
        votes = [0.0 if held else _SLIPS / size] * size
        for place in held:
            votes[place] = (1 - _SLIPS) / len(held)
        return TrainingWindow(
            question=question.ids,
            lead=tuple(lead),
            sentences=tuple(sentences[first : last + 1]),
            votes=tuple(votes),
            fold=UNJUDGED,
            asked=question.ids,
        )
