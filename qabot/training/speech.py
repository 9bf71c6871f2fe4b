"""Made-up reported speech, since the training file holds next to none.

"What did X say about Y?" needs a sentence that is X's and on Y. Sentences of the training
paragraphs are put into the mouths of invented speakers, among others who speak of other things,
of the same thing, or are merely named.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from qabot.training import names
from qabot.training.corpus import AnswerSpan, Paragraph, TrainingCorpus
from qabot.training.lookalikes import content_words
from qabot.training.windows import TrainingWindow, labelled

_VERB_TEXT = (
    "said told_reporters argued claimed warned insisted added wrote explained noted believes "
    "thinks announced suggested stated complained stressed admitted predicted acknowledged "
    "says told_the_newspaper recalled declared contends maintained conceded replied"
)
_VERBS = _VERB_TEXT.split()
_SAID = (
    "“{s},” {r} {v}.", '"{s}," {v} {r}.', "{r} {v}: “{s}.”", "{r} {v} that {s}.",
    "{r} {v} {s}.", "According to {r}, {s}.", "{s}, {r} {v}.", "In a statement, {r} {v} that {s}.",
    "“{s},” {v} {r}, who was asked about it on Monday.", "{r} on Tuesday {v} that {s}.",
    "{r}, speaking to the press, {v} that {s}.", "{r} also {v} that {s}.",
    "{r} has {v} that {s}.", "For {r}, {s}.", "{r} tweeted: “{s}.”",
)  # fmt: skip
_PRONOUN_SAID = (
    "“{s},” {p} {v}.",
    "{p} {v} that {s}.",
    '"{s}," {p} {v}.',
    "{p} also {v} that {s}.",
)
_NAMED = (
    "{r} arrived in the city on Friday.", "{r} met supporters on the weekend.",
    "{r} did not attend.", "The decision came after a meeting with {r}.",
    "{r} has long been a prominent figure.", "Many had waited to hear from {r}.",
    "Reporters asked {r} about {t}.", "A crowd gathered around {r}.",
    "{r} could not be reached for comment.", "{r} spoke at length in an interview.",
)  # fmt: skip
_TOUCHED = (
    "{r} declined to comment on {t}.", "The debate about {t} has lasted for years.",
    "{r} was not asked about {t}.", "{r} had been linked to {t} in the past.",
    "Interest in {t} is growing.", "Critics of {t} were unhappy with {r}.",
)  # fmt: skip
_ASK = (
    "What did {n} say about {t}?", "What did {n} say about {t}?", "What did {n} say about {t}?",
    "What does {n} say about {t}?", "What did {n} say on {t}?", "What has {n} said about {t}?",
    "What does {n} think of {t}?", "What did {n} claim about {t}?", "{n} on {t}",
    "What is {n}'s view of {t}?", "According to {n}, what about {t}?",
    "How did {n} describe {t}?", "What was {n}'s comment on {t}?",
)  # fmt: skip
_ASK_WHO = (
    "Who said something about {t}?", "Who spoke about {t}?", "Who said that {s}?",
    "Who commented on {t}?", "What was said about {t}?",
)  # fmt: skip
_TOPIC_WORD = re.compile(r"[A-Za-z][\w-]{2,}")


class SpeechMaker:
    """Makes windows about who said what, by one stream of random numbers."""

    def __init__(
        self,
        corpus: TrainingCorpus,
        paragraphs: Sequence[int],
        encode: Callable[[str], tuple[int, ...]],
        rng: random.Random,
    ) -> None:
        self._corpus, self._paragraphs = corpus, paragraphs
        self._encode, self._rng = encode, rng

    def windows(self, count: int) -> Iterator[TrainingWindow]:
        """``count`` windows, about a quarter without an answer."""
        made = 0
        while made < count:
            window = self._window()
            if window is not None:
                made += 1
                yield window

    def _window(self) -> TrainingWindow | None:
        run = self._run(self._paragraph())
        targets = [k for k, s in enumerate(run) if len(s) < 220 and topic_of(s, random.Random(0))]  # noqa: S311
        if not targets:
            return None
        target = self._rng.choice(targets)
        topic = topic_of(run[target], self._rng)
        stranger = plain(self._rng.choice(self._paragraph().sentences))
        if topic is None or not 15 < len(stranger) < 200:
            return None
        speaker, other = names.invent(self._rng), names.invent(self._rng)
        story = Story(speaker, other, topic, self._rng)
        lines, answer = story.tell(run, target, stranger)
        question = story.question(run[target], answered=answer is not None)
        ids = tuple(self._encode(line)[:90] for line in lines)
        # The whole sentence is the answer: what was said is not told from who said it.
        answers = () if answer is None else (AnswerSpan(answer, 0, len(ids[answer]) - 1, 1),)
        return labelled(self._encode(question), (), ids, answers, 0)

    def _paragraph(self) -> Paragraph:
        return self._corpus.paragraphs[self._rng.choice(self._paragraphs)]

    def _run(self, paragraph: Paragraph) -> list[str]:
        """Two to six consecutive sentences, plain."""
        sentences = [plain(s) for s in paragraph.sentences]
        size = self._rng.randint(2, 6)
        first = self._rng.randrange(max(1, len(sentences) - size + 1))
        return [s for s in sentences[first : first + size] if 10 < len(s) < 260]


def plain(sentence: str) -> str:
    """A sentence without its quotation marks, its end mark and its white space."""
    return " ".join(sentence.strip(" \"'“”").rstrip(".!?").split())


def topic_of(sentence: str, rng: random.Random) -> str | None:
    """One to three neighbouring content words, capitalised ones preferred."""
    words = sentence.split()
    good = [bool(_TOPIC_WORD.fullmatch(w.strip(",;:()"))) and bool(content_words(w)) for w in words]
    starts = [k for k in range(1, len(words)) if good[k]]
    proper = [k for k in starts if words[k][0].isupper()]
    if not starts or not 5 <= len(words) <= 40:
        return None
    first = rng.choice(proper if proper and rng.random() < 0.6 else starts)
    last = first
    while last + 1 < len(words) and good[last + 1] and last - first < rng.choice((0, 1, 1, 2)):
        last += 1
    return " ".join(w.strip(",;:()") for w in words[first : last + 1])


class Story:
    """A few lines in which a speaker says something on a topic, or pointedly does not."""

    def __init__(
        self, speaker: names.Name, other: names.Name, topic: str, rng: random.Random
    ) -> None:
        self._speaker, self._other, self._topic, self._rng = speaker, other, topic, rng
        self._absent = rng.random() < 0.25

    def tell(self, run: list[str], target: int, stranger: str) -> tuple[list[str], int | None]:
        """The lines, and which one answers; ``stranger`` is a sentence from elsewhere."""
        lines: list[str] = []
        answer: int | None = None
        if self._rng.random() < 0.5:
            lines.append(self._named(self._rng.choice((self._speaker, self._other))))
        for number, sentence in enumerate(run):
            if number == target:
                lines.extend(self._told(sentence))
                answer = None if self._absent else len(lines) - 1
            else:
                lines.append(self._bystander(sentence))
        aside = self._rng.choice((self._speaker, self._other))
        if self._off_topic(stranger) and self._rng.random() < 0.6:
            place = self._rng.choice((0, len(lines)))
            lines.insert(place, self._aside(stranger, aside))
            answer = answer + 1 if answer is not None and place == 0 else answer
        if self._rng.random() < 0.35:
            touched = self._rng.choice(_TOUCHED)
            lines.append(touched.format(r=self._other.form(self._rng), t=self._topic))
        return lines, answer

    def question(self, sentence: str, *, answered: bool) -> str:
        """A question on the speaker and the topic, or now and then on who said the sentence."""
        if answered and self._rng.random() < 0.12:
            return self._rng.choice(_ASK_WHO).format(t=self._topic, s=sentence)
        asked = self._rng.choice(_ASK)
        return asked.format(n=self._speaker.asked(self._rng), t=self._topic)

    def _told(self, sentence: str) -> list[str]:
        """The target, said by the speaker; after their name, perhaps only by "he"."""
        if self._absent:
            return [self._said(sentence, self._other)]
        if self._rng.random() < 0.3:
            named = self._named(self._speaker)
            return [named, self._wrap(_PRONOUN_SAID, sentence, self._speaker.pronoun)]
        return [self._said(sentence, self._speaker)]

    def _bystander(self, sentence: str) -> str:
        """Another sentence: said by the other, by the speaker or by "he" off the topic, or nobody.

        Without the lines of "he" the reader would learn that "he said" is an answer.
        """
        draw = self._rng.random()
        if draw < 0.25:
            return self._said(sentence, self._other)
        if draw < 0.55 and self._off_topic(sentence):
            return self._aside(sentence, self._rng.choice((self._speaker, self._other)))
        return sentence + "."

    def _aside(self, sentence: str, name: names.Name) -> str:
        """A sentence off the topic, said by a speaker of that name, or by "he"."""
        if self._rng.random() < 0.6:
            return self._wrap(_PRONOUN_SAID, sentence, name.pronoun)
        return self._said(sentence, name)

    def _off_topic(self, sentence: str) -> bool:
        return self._topic.lower() not in sentence.lower()

    def _named(self, name: names.Name) -> str:
        return self._rng.choice(_NAMED).format(r=name.full, t=self._topic)

    def _said(self, sentence: str, name: names.Name) -> str:
        return self._wrap(_SAID, sentence, name.form(self._rng))

    def _wrap(self, templates: Sequence[str], sentence: str, who: str) -> str:
        verb = self._rng.choice(_VERBS).replace("_", " ")
        said = self._rng.choice(templates).format(s=sentence, r=who, p=who, v=verb)
        said = said.replace(",.", ".").replace(",,", ",")
        return said[0].upper() + said[1:]
