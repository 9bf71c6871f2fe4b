"""Questions bent until the paragraph no longer answers them.

A word of the question is exchanged for its opposite, another name or another number. The
paragraph still speaks of nearly the same thing, so only a reader that checks every condition of a
question can tell. The kinds follow those that Rajpurkar, Jia & Liang (2018) found among people's
unanswerable questions. Words of like meaning are not exchanged: whoever asks in other words than
the archive's must still be answered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from qabot.training.corpus import TrainingCorpus
from qabot.training.lookalikes import content_words

_WORD = re.compile(r"[A-Za-z]{3,}|\d+")
_OPPOSITE_TEXT = (
    "first/last before/after increase/decrease more/less most/least best/worst better/worse "
    "buy/sell bought/sold north/south east/west early/late earlier/later large/small big/little "
    "high/low higher/lower long/short old/new older/newer young/old good/bad easy/hard "
    "easier/harder like/dislike love/hate win/lose won/lost start/stop begin/end started/ended "
    "open/close up/down in/out over/under above/below inside/outside same/different hot/cold "
    "warm/cool fast/slow faster/slower cheap/expensive always/never with/without true/false "
    "right/wrong strong/weak heavy/light male/female man/woman husband/wife mother/father "
    "brother/sister son/daughter positive/negative advantage/disadvantage pros/cons "
    "success/failure "
    "minimum/maximum biggest/smallest largest/smallest oldest/youngest agree/disagree "
    "accept/reject allow/forbid happy/unhappy possible/impossible public/private"
)


class Swaps:
    """Bends questions; the names are those that the corpus's questions have."""

    def __init__(self, corpus: TrainingCorpus) -> None:
        self._names = _names(corpus)
        self._opposites = _opposites()

    def bend(self, question: str, paragraph: Sequence[str], rng: random.Random) -> str | None:
        """The question changed in one place so that the paragraph should not answer it."""
        held = set(_WORD.findall(" ".join(paragraph).lower()))
        places = [m for m in _WORD.finditer(question) if self._swappable(m, held)]
        if not places:
            return None
        place = rng.choice(places)
        other = self._other(place.group(), rng)
        if other is None or other.lower() in held:
            return None
        return question[: place.start()] + other + question[place.end() :]

    def _swappable(self, place: re.Match[str], held: set[str]) -> bool:
        """A word that the paragraph holds and that means something, beyond the question word."""
        word = place.group().lower()
        return place.start() > 0 and word in held and bool(content_words(word))

    def _other(self, word: str, rng: random.Random) -> str | None:
        if word.isdigit():
            return str(max(1, int(word) + rng.choice((-7, -3, -2, -1, 1, 2, 3, 9))))
        if word[0].isupper():
            return rng.choice(self._names)
        return rng.choice(self._opposites[word]) if word in self._opposites else None


def _names(corpus: TrainingCorpus) -> list[str]:
    """The words that questions write with a capital, other than at their beginning."""
    inner = {w for q in corpus.questions for w in q.text.split()[1:] if w.isalpha()}
    return sorted(w for w in inner if w[0].isupper() and len(w) > 2 and content_words(w))


def _opposites() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for pair in _OPPOSITE_TEXT.split():
        one, other = pair.split("/")
        table.setdefault(one, []).append(other)
        table.setdefault(other, []).append(one)
    return table
