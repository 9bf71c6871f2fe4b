"""The turns of interviews, debates and other transcripts: "Q:", "A:", "EK:", "**Ann Ek:**".

And of interviews whose questions stand as paragraphs of their own, set in italics or bold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, pairwise

from qabot.domain import Span, Speaker
from qabot.sentences import lines_of, paragraphs
from qabot.sentences.paragraphs import standing_lines
from qabot.speech.turns.full_names import (
    CAPITALISED,
    FullNames,
    is_known_name,
    is_person_name,
    name_of,
)
from qabot.speech.turns.interviewed import interviewed
from qabot.speech.turns.turns import FIRST_PERSON, Turn, ends_sentence, outside_quotes, quoted_in
from qabot.speech.words import lexicon

_FEWEST = 3  # labelled paragraphs of a conversation, or questions of an interview
_APART = 4  # paragraphs from one label to the next, at most
_LONGEST_QUESTION = 400
_ADDRESSED = re.compile(r"\byou(?:rs?|['’]\w+)?\b", re.IGNORECASE)
_SETTING = r"[*_]{1,3}"
_SMALL = "|".join(sorted(lexicon.PARTICLES | {"the", "of", "and"}))
_LABEL = re.compile(
    rf"(?:{_SETTING})?"
    rf"(?P<label>[QA](?=\.)|{CAPITALISED}(?: (?:{CAPITALISED}|{_SMALL})){{0,4}})"
    r"(?P<aside> ?\([^()\n]{2,90}\)|, [^:.?!\"“\n]{2,60})?"
    rf"(?:{_SETTING})?[:.](?:{_SETTING})?(?=\s|$)\s*"
)
_WRAPPED = re.compile(rf"(?:#+ *)?(?P<mark>{_SETTING})(?!\s)[^\n]+(?P=mark)")
_ASKS = re.compile(r"\?[\"”’'»)\]*_]*$")
_OPENS_QUOTE = re.compile(r"[\"“„«‘']")
_ASKERS = frozenset(("q", "question", "interviewer", "reporter", "moderator", "questioner"))
_HOSTS = frozenset(("host", "presenter", "anchor"))
_ANSWERERS = frozenset(("a", "answer", "interviewee"))
_CHAIR = frozenset(("speaker", "president", "chairman", "chairwoman", "judge", "chair", "court"))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph, or a line of one that stands alone; with the label it begins with, if any."""

    span: Span
    text: str
    label: str = ""
    aside: Span | None = None
    begins: int = 0

    @property
    def key(self) -> str:
        """The label without regard to case; "Q1" and "Q2" are one."""
        low = self.label.lower().rstrip(".")
        return low[0] if re.fullmatch(r"[qa]\d+", low) else low

    @property
    def named(self) -> Span:
        """Where the label stands."""
        at = self.span.start + self.text.find(self.label)
        return Span(at, at + len(self.label))

    @property
    def says(self) -> str:
        """The words after the label."""
        return self.text[self.begins - self.span.start :]

    @property
    def asks(self) -> bool:
        return _ASKS.search(self.text) is not None

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)

    @property
    def wrapped(self) -> bool:
        """Whether all of it is set in italics or bold, or as a heading."""
        return _WRAPPED.fullmatch(self.text) is not None


@lru_cache(maxsize=64)  # asked for its speakers and for its questions, of each article read
def conversations(text: str, title: str = "", byline: str = "") -> tuple[Turn, ...]:
    """The turns of ``text``, in order; none where it is not surely the record of a conversation."""
    units = _units(text)
    runs = [run for run in _runs(units) if _may_talk([units[at] for at in run])]
    quoted = quoted_in(text) if runs else []
    runs = [run for run in runs if _is_talk(text, [units[at] for at in run], quoted)]
    if runs:
        names = _names(text, [units[at] for run in runs for at in run])
        about = _About(text, title, byline, names, quoted)
        return tuple(turn for run in runs for turn in _labelled(units, run, about))
    asked = _asked(text, units)
    if not asked:
        return ()
    about = _About(text, title, byline, FullNames(text), quoted_in(text))
    return tuple(_plain(units, asked, about))


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of an article when its turns are read."""

    text: str
    title: str
    byline: str
    names: FullNames
    quoted: Sequence[Span]

    def own(self, span: Span) -> str:
        """The words of ``span`` that are not quoted from somebody."""
        return outside_quotes(self.text, span, self.quoted)

    def guest(
        self, first: int, questions: Sequence[str], answers: Sequence[Span]
    ) -> Speaker | None:
        """The one who is interviewed in what begins at ``first``, where that is beyond doubt."""
        said = [self.own(answer) for answer in answers]
        above = self.text[:first]
        if is_person_name(self.byline):
            above = above.replace(self.byline, "me")  # whom the guest spoke to
        found = interviewed(self.title, above, questions, said, self.names)
        return None if found and name_of(found.name) == name_of(self.byline) else found


def _units(text: str) -> list[_Unit]:
    return [
        _unit(text, piece)
        for paragraph in paragraphs(text)
        for line in standing_lines(text, paragraph)
        for piece in _pieces(text, line)
    ]


def _pieces(text: str, standing: Span) -> Iterator[Span]:
    """Cut what seems one line at each further label: the line before may just have been full."""
    start = end = standing.start
    for line in (line.shift(standing.start) for line in lines_of(standing.of(text))):
        if line.start > start and _LABEL.match(text, line.start, line.end):
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, standing.end)


def _unit(text: str, span: Span) -> _Unit:
    found = _LABEL.match(text, span.start, span.end)
    dotted = found is not None and ":" not in found[0] and found["label"] not in ("Q", "A")
    if found is None or dotted or _OPENS_QUOTE.match(text, found.end(), span.end):
        return _Unit(span, span.of(text))
    aside = Span(*found.span("aside")) if found["aside"] else None
    return _Unit(span, span.of(text), found["label"], aside, found.end())


def _runs(units: Sequence[_Unit]) -> list[list[int]]:
    """Numbers of the labelled paragraphs that stand near one another, as many as a talk needs."""
    labelled = [at for at, unit in enumerate(units) if unit.label]
    runs: list[list[int]] = []
    for at in labelled:
        if runs and at - runs[-1][-1] <= _APART:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= _FEWEST]


def _may_talk(run: Sequence[_Unit]) -> bool:
    """Whether labels repeat and sentences follow them: cheap to see, and true of few lists."""
    counts = Counter(unit.key for unit in run)
    sentences = sum(unit.ends and any(map(str.islower, unit.says.split())) for unit in run)
    return max(counts.values()) > 1 and 3 * sentences >= 2 * len(run)


def _is_talk(text: str, run: Sequence[_Unit], quoted: Sequence[Span]) -> bool:
    """Whether people speak to one another: positions and ratings of many are told of them."""
    own = (outside_quotes(text, Span(unit.begins, unit.span.end), quoted) for unit in run)
    talk = sum(
        bool(unit.asks or FIRST_PERSON.search(words) or _ADDRESSED.search(words))
        for unit, words in zip(run, own, strict=True)
    )
    return 3 * talk >= len(run)


def _names(text: str, run: Sequence[_Unit]) -> FullNames:
    """The full names of the text, with those that only labels have: "HOST (ANN EK)"."""
    names = FullNames(text)
    for unit in run:
        inside = unit.aside and Span(unit.aside.start + 2, unit.aside.end - 1)
        if inside and inside.of(text).startswith("("):
            inside = Span(inside.start + 1, inside.end)
        if inside and unit.key in _HOSTS | _ASKERS and is_person_name(inside.of(text)):
            names.add(inside)
        if is_known_name(unit.label) and is_person_name(unit.label):
            names.add(unit.named)
    return names


def _labelled(units: Sequence[_Unit], run: Sequence[int], about: _About) -> list[Turn]:
    """The turns of labelled paragraphs, with what goes on below them; none where few are known."""
    run = _without_heads(units, run, about)
    said = [units[at] for at in run]
    people = _people(said, about)
    counts = Counter(unit.key for unit in said)
    paired = {"q", "a"} <= counts.keys()
    known = [key for key in counts if people[key] is not None or _is_role(key)]
    sure = 2 * len(known) >= len(counts) and any(counts[key] > 1 for key in known)
    if not paired and (not sure or len(counts) < 2):
        return []
    asking = _asking(said, people)
    turns: list[Turn] = []
    for at, following in pairwise([*run, run[-1] + 1]):
        unit = units[at]
        parts = [unit.span]
        for more in units[at + 1 : following]:
            if not _goes_on(more, people[unit.key], about):
                break
            parts.append(more.span)
        asks = unit.key in asking
        turns.append(Turn(tuple(parts), unit.begins, people[unit.key], asks))
    return turns


def _without_heads(units: Sequence[_Unit], run: Sequence[int], about: _About) -> list[int]:
    """The run from its first speaker on: "Transcript: …" and "Interview: …" stand above it."""
    counts = Counter(units[at].key for at in run)
    title = about.title.strip(" .")

    def heads(unit: _Unit) -> bool:
        alone = counts[unit.key] == 1 and not _is_role(unit.key)
        return alone and (unit.text.strip(" .") == title or _person(unit, about) is None)

    return list(dropwhile(lambda at: heads(units[at]), run))


def _is_role(key: str) -> bool:
    return key in _ASKERS | _HOSTS | _ANSWERERS


def _people(said: Sequence[_Unit], about: _About) -> Mapping[str, Speaker | None]:
    """Who speaks under each label, None where nobody is known."""
    people: dict[str, Speaker | None] = {}
    for unit in said:
        if people.get(unit.key) is None:
            people[unit.key] = _person(unit, about)
    people.update(_by_first_name(said, people, about))
    people.update(_by_initials([unit for unit in said if not _is_role(unit.key)], people, about))
    if _ANSWERERS & people.keys():
        asked = [unit.says for unit in said if unit.key in _ASKERS]
        answers = [Span(u.begins, u.span.end) for u in said if u.key in _ANSWERERS]
        guest = about.guest(said[0].span.start, asked, answers)
        people.update(dict.fromkeys(_ANSWERERS & people.keys(), guest))
    return people


def _by_first_name(
    said: Sequence[_Unit], people: Mapping[str, Speaker | None], about: _About
) -> Mapping[str, Speaker | None]:
    """Who speaks under a first name by which alone the lines above the talk tell of him or her.

    It stands there and over several turns, and is no word of the text in small letters.
    """
    head = f"{about.title}\n{about.text[: said[0].span.start]}"
    counts = Counter(unit.key for unit in said)
    return {
        unit.key: Speaker(unit.label, unit.named, unit.label)
        for unit in reversed(said)
        if people[unit.key] is None
        and not _is_role(unit.key)
        and counts[unit.key] > 1
        and re.fullmatch(r"[^\W\d_]{2,}", unit.label)
        and re.search(rf"\b{unit.label}\b", head)
        and not re.search(rf"\b{unit.label.lower()}\b", about.text)
    }


def _by_initials(
    said: Sequence[_Unit], people: Mapping[str, Speaker | None], about: _About
) -> Mapping[str, Speaker | None]:
    """Who speaks under labels that are all initials; one that is none makes the others doubtful."""
    if any(people[unit.key] for unit in said):
        return {}
    found = {unit.key: about.names.by_initials(unit.label) for unit in said}
    return found if all(found.values()) else {}


def _person(unit: _Unit, about: _About) -> Speaker | None:
    """Who speaks under a label, by the label alone: a name, a title, a name behind "HOST"."""
    if unit.key in _HOSTS | _ASKERS:
        named = unit.aside.of(about.text).strip(" (),") if unit.aside else ""
        return about.names.person(named) if is_person_name(named) else None
    if unit.key in _ANSWERERS or unit.key.startswith("the "):
        return None
    found = about.names.person(unit.label)
    if found is not None:
        return found
    words = {word.lower().rstrip(".") for word in unit.label.split()}
    held = unit.label.isupper() and unit.aside is not None and len(words) < 3
    titled = bool(words & lexicon.TITLES) and len(words) > 1
    if held or titled or words & _CHAIR:
        return Speaker(unit.label, unit.named, unit.label)
    return None


def _asking(said: Sequence[_Unit], people: Mapping[str, Speaker | None]) -> frozenset[str]:
    """The labels of those who ask: most of their turns are questions, or nobody is named there."""
    turns = Counter(unit.key for unit in said)
    questions = Counter(unit.key for unit in said if unit.asks)
    named = any(people.values())
    return frozenset(
        key
        for key in turns
        if key in _ASKERS
        or (key not in _ANSWERERS and 2 * questions[key] > turns[key] > 1)
        or (named and people[key] is None and key not in _ANSWERERS and questions[key])
    )


def _goes_on(unit: _Unit, speaker: Speaker | None, about: _About) -> bool:
    """Whether a paragraph below a turn, without a label, surely goes on with it: it says "I"."""
    words = about.own(unit.span)
    own = FIRST_PERSON.search(words) is not None and not _ADDRESSED.search(words)
    return own and _may_say(unit, speaker)


def _may_say(unit: _Unit, speaker: Speaker | None) -> bool:
    """Whether a paragraph may be words of ``speaker``, and is no narration, heading or note."""
    told = speaker is not None and name_of(speaker.name)[-1] in name_of(unit.text)
    set_apart = unit.wrapped or unit.text[0] in "([*_#"
    return unit.ends and not told and not set_apart


# Questions that stand as paragraphs of their own


def _asked(text: str, units: Sequence[_Unit]) -> list[int]:
    """Numbers of the paragraphs that are questions, if they are those of an interview."""
    beside = enumerate(pairwise(units))
    asked = [at for at, (unit, below) in beside if _is_question(unit) and _answers(below)]
    if len(asked) < _FEWEST:
        return []
    addressed = sum(bool(_ADDRESSED.search(units[at].text)) for at in asked)
    quoted = quoted_in(text)
    first = [outside_quotes(text, units[at + 1].span, quoted) for at in asked]
    own = sum(bool(FIRST_PERSON.search(words)) for words in first)
    near = all(later - one <= 2 * _APART for one, later in pairwise(asked))
    return asked if near and 2 * min(addressed, own) >= len(asked) else []


def _is_question(unit: _Unit) -> bool:
    short = len(unit.text) <= _LONGEST_QUESTION and not _OPENS_QUOTE.match(unit.text)
    return short and unit.asks


def _answers(unit: _Unit) -> bool:
    return not unit.asks and not unit.wrapped and unit.ends


def _plain(units: Sequence[_Unit], asked: Sequence[int], about: _About) -> list[Turn]:
    """The questions ``asked`` and the answers below them, as turns."""
    marked = 2 * sum(units[at].wrapped for at in asked) > len(asked)
    if marked:  # a question need not end in a question mark: "You wept."
        last = asked[-1]
        asked = [at for at in range(asked[0], last + 1) if units[at].wrapped]
    answers = [units[at + 1].span for at in asked]
    guest = about.guest(units[asked[0]].span.start, [units[at].text for at in asked], answers)
    turns: list[Turn] = []
    for at, following in pairwise([*asked, asked[-1] + 2]):
        unit = units[at]
        turns.append(Turn((unit.span,), unit.span.start, None, asks=True))
        parts: list[Span] = []
        for more in units[at + 1 : following]:
            if not (_goes_on(more, guest, about) if parts else _may_say(more, guest)):
                break
            parts.append(more.span)
        if parts:
            turns.append(Turn(tuple(parts), parts[0].start, guest))
    return turns
