"""Who is asked about and what they spoke of: the speaker and the topic of a question.

Each reader knows one way of asking ("What did X say about Y?", "X's view of Y", "according to
X") and works on tokens from left to right, so that no input is slow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qabot.domain import Span
from qabot.question import lexicon as lex
from qabot.question.clauses import LONGEST_SPEAKER, Frame, find_verb, subject_of, topic_of, trimmed
from qabot.question.headlines import on_topic, statement
from qabot.question.tokens import Token, covering, is_word
from qabot.speech.words.lexicon import IRREGULAR_PASTS
from qabot.word_set import word_set

_REQUESTED = word_set(
    "summary overview recap rundown news latest update updates info coverage anything"
)
_ORDERS = word_set("summarise summarize recap explain describe")


def read_frame(tokens: Sequence[Token], *, cased: bool, text: str) -> Frame | None:
    """The frame of a question, or None when it asks about no one's words.

    ``tokens`` are those of ``text`` without its period and its opening courtesies.
    """
    words = [t for t in tokens if t.lower != "?"]
    for reader in (
        _asked,
        _reactions,
        _who_said,
        _spoke_for,
        _possessive,
        _according_to,
        _plain_order,
        _quotes,
    ):
        frame = reader(words)
        if frame is not None:
            return None if _goes_on(frame.speaker, words, text) else frame
    return statement(words, cased=cased, text=text) or on_topic(words, cased=cased, text=text)


def _goes_on(speaker: Span | None, words: Sequence[Token], text: str) -> bool:
    """Whether a name within a speaker is what did something: "the note Joel Ek left on the door".

    Nobody is called so: it is told which note is meant, as in "the note that Joel Ek left".
    """
    inside = [word for word in words if speaker and speaker.start <= word.start < speaker.end]
    if not inside or inside[0].lower not in ("the", "a", "an"):
        return False
    capital = [text[word.start].isupper() for word in inside]
    return any(
        capital[at - 1] and not capital[at] and not all(capital[1:at]) and _did(inside[at].lower)
        for at in range(3, len(inside))
    )


def _did(word: str) -> bool:
    return word in IRREGULAR_PASTS or word.endswith("ed")


def _verb_forms(auxiliary: str, lead: str) -> Mapping[str, str]:
    """The forms that the verb can take after this auxiliary: "did say", "has been saying"."""
    forms = lex.HOW if lead == "how" else lex.SPEECH
    if auxiliary in lex.BE:
        return forms["ing"]
    return {**forms["done"], **forms["ing"]} if auxiliary in lex.HAVE else forms["base"]


def _asked(words: Sequence[Token]) -> Frame | None:
    """Read "What did X say about Y?", "How has X reacted to Y?", "Did X deny Y?"."""
    for i, token in enumerate(words[:40]):
        if token.lower not in lex.AUXILIARIES:
            continue
        lead = next((w.lower for w in reversed(words[:i]) if w.lower in lex.QUESTION_WORDS), "")
        if i > 0 and not lead:
            return None
        forms = _verb_forms(token.lower, lead)
        at = find_verb(words, i + 1, forms)
        subject = subject_of(words[i + 1 : at]) if at else ()
        if at is None or not subject:
            return _passive(words, i, lead)
        verb = forms[words[at].lower]
        return Frame(covering(subject), topic_of(words[at + 1 :], verb), verb)
    return None


def _passive(words: Sequence[Token], auxiliary: int, lead: str) -> Frame | None:
    """Read "What was said about Y?", "What has been said about Y?"."""
    if lead != "what" or words[auxiliary].lower not in lex.BE | lex.HAVE:
        return None
    at = auxiliary + 1
    while at < len(words) and words[at].lower in lex.BEFORE_VERB:
        at += 1
    said = at < len(words) and words[at].lower in ("said", "stated", "claimed")
    return Frame(None, topic_of(words[at + 1 :]), "say") if said else None


def _reactions(words: Sequence[Token]) -> Frame | None:
    """Read "What were the reactions to Y?", whoever reacted."""
    lower = [word.lower for word in words[:5]]
    at = 3 if lower[2:3] == ["the"] else 2
    if len(words) < at + 3 or lower[0] != "what" or lower[1] not in lex.BE:
        return None
    if lower[at] not in lex.OPINION_NOUNS or lower[at + 1] not in lex.OPINED:
        return None
    return Frame(None, covering(trimmed(words[at + 2 :])), "react")


def _who_said(words: Sequence[Token]) -> Frame | None:
    """Read "Who said that Y?", "Who has spoken about Y?"."""
    if not words or words[0].lower not in ("who", "which"):
        return None
    if words[0].lower == "which":  # "which minister said"
        words = words[1:]
    perfect = len(words) > 2 and words[1].lower in lex.HAVE
    at = 2 if perfect else 1
    forms = lex.SPEECH["done"] if perfect else {**lex.SPEECH["past"], **lex.SPEECH["third"]}
    if at >= len(words) or words[at].lower not in forms:
        return None
    return Frame(None, topic_of(words[at + 1 :]), forms[words[at].lower])


def _spoke_for(words: Sequence[Token]) -> Frame | None:
    """Read "Who spoke for X about Y?", "Who spoke about Y?"."""
    if len(words) < 3 or words[0].lower != "who" or words[1].lower not in ("spoke", "speaks"):
        return None
    mark = next((i for i, w in enumerate(words) if w.lower in lex.TOPIC_MARKS), len(words))
    speaker = words[3:mark] if words[2].lower == "for" else ()
    return Frame(covering(speaker), covering(trimmed(words[mark + 1 :])), "say")


def _possessive(words: Sequence[Token]) -> Frame | None:
    """Read "What is X's position on Y?", "X's reaction to Y"."""
    for i, word in enumerate(words[:20]):
        following = words[i + 1 : i + 3]
        noun = next((j for j, w in enumerate(following) if w.lower in lex.OPINION_NOUNS), None)
        if not word.possessive or noun is None or following[0].lower in lex.PREPOSITIONS:
            continue
        start = i
        while start > 0 and not _opens_clause(words[start - 1]) and not _wanted(words[:start]):
            start -= 1
        topic = topic_of(words[i + noun + 2 :], following[noun].lower)
        return Frame(covering(words[start : i + 1]), topic, "say")
    return None


def _wanted(ahead: Sequence[Token]) -> bool:
    """Whether a request ends here: "tell me about", "news on", "give me a summary of"."""
    last, noun = ahead[-1].lower, ahead[-2].lower if len(ahead) > 1 else ""
    request = last in ("on", "of") and noun in _REQUESTED
    return last in lex.TOPIC_MARKS or request or (len(ahead) == 1 and last in _ORDERS)


def _according_to(words: Sequence[Token]) -> Frame | None:
    """Read "According to X, who …?", "What is Y, according to X?"."""
    for i, word in enumerate(words[:-2]):
        if word.lower != "according" or words[i + 1].lower != "to":
            continue
        stop = i + 2
        while stop < len(words) and is_word(words[stop]) and not _opens_clause(words[stop]):
            stop += 1
        if not 0 < stop - i - 2 <= LONGEST_SPEAKER:
            return None
        rest = words[stop:] if i == 0 else words[:i]
        topic = [w for w in trimmed(rest) if is_word(w)]
        while topic and (_opens_clause(topic[0])):
            topic.pop(0)
        return Frame(covering(words[i + 2 : stop]), covering(topic), "according")
    return None


def _opens_clause(word: Token) -> bool:
    return word.lower in lex.QUESTION_WORDS | lex.AUXILIARIES


def _plain_order(words: Sequence[Token]) -> Frame | None:
    """Read "what X said about Y" (in "tell me what X said about Y")."""
    if len(words) < 3 or words[0].lower not in ("what", "how", "everything", "anything", "all"):
        return None
    first = 2 if words[1].lower == "that" else 1
    at = find_verb(words, first, dict.fromkeys(lex.PLAIN, "say"))
    if at is None or not 0 < at - first <= 6:
        return None
    return Frame(covering(subject_of(words[first:at])), topic_of(words[at + 1 :]), "say")


def _quotes(words: Sequence[Token]) -> Frame | None:
    """Read "quotes from X on Y", "statements by X about Y"."""
    for i, word in enumerate(words[:6]):
        if word.lower not in lex.SAYING_NOUNS or i + 2 >= len(words):
            continue
        if words[i + 1].lower not in ("from", "by"):
            continue
        rest = words[i + 2 :]
        mark = next(
            (j for j, w in enumerate(rest) if w.lower in lex.TOPIC_MARKS | {"on"}), len(rest)
        )
        return Frame(covering(rest[:mark]), covering(trimmed(rest[mark + 1 :])), "say")
    return None
