"""Who says what a span holds, in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qabot.domain import Article, QuoteKind, Span, Speaker
from qabot.read.interviews import without_question
from qabot.read.spoken import one_person, shared, spoken_in
from qabot.speech import SpeechKind, Utterance
from qabot.speech.words.name_words import name_words

SHARE = 0.3  # of the span that speech must fill: less is the article speaking, with a word quoted
_IN_FULL = (SpeechKind.DIRECT, SpeechKind.TURN)
_NEXT_CLAUSE = re.compile(r"[;:] |, (?:and|but|yet|so|while|though|although|whereas) ")
RIVALS = 0.5  # of what the first speaker says: when others say more, nobody is named


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker and cue of a span, or neither where the article itself speaks.

    ``partly``: whole sentences of the span are not the speaker's words, or a clause of its own is
    told beside few of these.
    """

    speaker: Speaker | None
    cue: str | None
    kind: QuoteKind
    partly: bool = False


NARRATION = Attribution(None, None, QuoteKind.NARRATION)


def attribute(article: Article, span: Span, context: Span | None = None) -> Attribution:
    """Who says most of ``span``: nobody but the article when speech fills little of it.

    ``context`` is the whole sentences around a span of few words: a report's cue may stand there.
    Where two people speak in it, the one who says by far the most; without such a one, the
    speaker is unknown: a wrong name is worse than none. Of a question and its answer it is the one
    who answers.
    """
    answer = without_question(article, span)
    if answer != span:
        told = attribute(article, answer, context)
        return replace(told, partly=told.speaker is not None)
    found = [one for one in spoken_in(article, span) if _in_reach(one, context or span)]
    if sum(shared(_said_in(article.text, one), span) for one in found) < SHARE * len(span):
        return NARRATION
    most = max(found, key=lambda one: shared(one.content, span))
    rivals = sum(shared(one.content, span) for one in found if _is_other(one, most))
    if most.speaker is None or rivals > RIVALS * shared(most.content, span):
        return Attribution(None, None, _kind([most]))
    own = [one for one in found if one.speaker and not _is_other(one, most)]
    cue = most.cue.of(article.text) if most.cue else None
    return Attribution(most.speaker, cue, _kind(own), _leaves_out(article.text, span, own))


def _said_in(text: str, one: Utterance) -> Span:
    """What is said; where a sentence begins with it, all that only tells who says it, and how.

    "“No,” said the mayor, Ann Ek, who had come on foot"; not "“No,” said Ek, but the council …".
    """
    begins = one.content.start - one.sentence.start <= 1
    own = one.cue is not None and one.sentence.contains(one.cue)
    alone = begins and own and one.kind is SpeechKind.DIRECT and not _goes_on(text, one)
    return one.sentence if alone else one.content


def attribute_answer(article: Article, span: Span, sentence: Span) -> Attribution:
    """Who says ``span``, which is quoted for what its ``sentence`` tells.

    Where nobody known says that sentence, no name stands under the quote, whoever speaks beside
    it: it would read as if he or she had said so. But where it names, or holds the words of, the
    only one who speaks in the quote, his or her name does, as of a part.
    """
    told = attribute(article, sentence)
    if told.speaker:
        return attribute(article, span)
    beside = _told_of(article, span, sentence) if told == NARRATION else None
    return beside or told


def _told_of(article: Article, span: Span, sentence: Span) -> Attribution | None:
    """The only one who speaks in ``span``, in quotation marks, and of whom ``sentence`` tells."""
    found = [one for one in spoken_in(article, span) if _in_reach(one, span)]
    direct = next((one for one in found if one.kind is SpeechKind.DIRECT), None)
    if direct is None or any(one.speaker is None or _is_other(one, direct) for one in found):
        return None
    if direct.speaker is None or not _tells_of(article.text, sentence, direct.speaker, found):
        return None
    cue = direct.cue.of(article.text) if direct.cue else None
    partly = _goes_on(article.text, direct) or _leaves_out(article.text, span, found)
    return Attribution(direct.speaker, cue, _kind(found), partly)


def _tells_of(text: str, sentence: Span, speaker: Speaker, said: Sequence[Utterance]) -> bool:
    """Whether a sentence has the last word of a speaker's name, or some of what is said."""
    named = name_words(speaker.name)[-1:]
    quoted = any(one.kind is SpeechKind.DIRECT and one.content.overlaps(sentence) for one in said)
    return quoted or (bool(named) and named[0] in name_words(sentence.of(text)))


def _in_reach(one: Utterance, span: Span) -> bool:
    """Whether a report's cue stands in the span: what is told far from it is the article's own."""
    return one.kind in _IN_FULL or one.cue is None or span.contains(one.cue)


def _is_other(one: Utterance, most: Utterance) -> bool:
    """Whether somebody else speaks: a quotation of an unknown speaker may be anybody's."""
    if one is most or most.speaker is None:
        return False
    if one.speaker is None:
        return one.kind in _IN_FULL
    return not one_person([one.speaker.name, most.speaker.name])


def _kind(said: Sequence[Utterance]) -> QuoteKind:
    direct = {one.kind in _IN_FULL for one in said}
    if len(direct) > 1:
        return QuoteKind.MIXED
    return QuoteKind.DIRECT if True in direct else QuoteKind.INDIRECT


def _goes_on(text: str, one: Utterance) -> bool:
    """Whether a clause of its own follows in the sentence: "“No,” said Ek, but the council …"."""
    return _NEXT_CLAUSE.search(text, one.content.end, one.sentence.end) is not None


def _leaves_out(text: str, span: Span, said: Sequence[Utterance]) -> bool:
    """Whether words of ``span`` stand outside all sentences in which something is said."""
    at, gaps = span.start, []
    for one in sorted(said, key=lambda one: one.sentence.start):
        gaps.append(text[at : one.sentence.start])
        at = max(at, one.sentence.end)
    gaps.append(text[at : span.end])
    return any(character.isalnum() for gap in gaps for character in gap)
