"""Whether a question leans on an earlier one: by a pronoun, or because it names nothing at all."""

from __future__ import annotations

import re

from qabot.question import lexicon as lex
from qabot.question.clauses import trimmed
from qabot.question.follow_ups.antecedents import PERSONAL
from qabot.question.follow_ups.phrases import last_name
from qabot.question.overview import topic_of_request
from qabot.question.parse import Parse, outline
from qabot.question.tokens import Token, is_word, tokenize
from qabot.word_set import word_set

# "How long did it take to build?", "Is it true that …?": it means nothing.
_EMPTY_IT = re.compile(
    r"\bit(?=\s+(?:\w+\s+)?(?:takes?|took|taken)\b.*\bto\b)"
    r"|(?:(?<=\bis )|(?<=\bwas )|(?<=\bwould ))it(?=\s+(?:be\s+)?"
    r"(?!going\b|due\b|set\b|about\b|likely\b|able\b|ready\b|\w+ed\b)\w+\s+"
    r"(?:that|to|for|if|whether|who)\b)",
    re.IGNORECASE,
)
# "And then?", "a year later?", "is that true?", "the latter": nothing in them can be looked for.
_LEANING = re.compile(
    r"""\s*(?:(?:(?:and|but|so|what\s+about)\s+|what\s+happened\s+)+
        (?:then|next|now|later|before|after(?:wards)?|earlier
          |(?:before|after|since|until)\s+(?:that|then)
          |(?:an?|one|two|three|\d+|some|the)\s+(?:hour|day|week|month|year)s?
            \s+(?:later|earlier|before|after|on))
      |(?:and\s+)?(?:is|was)\s+(?:it|that|this)\s+
        (?:true|right|wrong|so|correct|confirmed|real)
    )[\s?.!]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LATTER = re.compile(r"\bthe\s+(?:latter\b|former(?=['’]s|\W*$))", re.IGNORECASE)
_JOINING = word_set("and but so then or")
_ANYBODY = word_set("anyone anybody someone somebody everyone everybody nobody one ones")
_TALK = word_set("i you we me us your my our")  # "how are you?"
_THIS = word_set("this that these those")
_AT_THE_END = lex.AFTER_VERB | word_set("today then exactly anyway")
IT = word_set("it its")
THEY = word_set("they them their")


def is_open(question: str) -> bool:
    """Whether only an earlier question can tell what one is about: by a pronoun, or in all."""
    tokens = tokenize(question)
    leaning = any(t.lower in PERSONAL | THEY | IT | {"there"} for t in tokens)
    wanted = (topic_of_request(question) or "").lower() in _THIS
    return leaning or wanted or leans_in_all(question) or names_nothing(question)


def leans_in_all(text: str) -> bool:
    """Whether it is "and then?" or asks of "the latter": nobody and nothing that it names."""
    if _LEANING.match(text):
        return True
    latter = _LATTER.search(text)
    return latter is not None and last_name(outline(text[: latter.start()])) is None


def names_nothing(question: str) -> bool:
    """Whether "for how much?", "who paid?" or "was anyone hurt?" names nothing to look for."""
    tokens = [t for t in tokenize(question) if is_word(t)]
    words = [t.lower for t in tokens]
    while words and words[0] in _JOINING:
        words.pop(0)
    if len(words) == 2 and words[0] in lex.AUXILIARIES and _TALK.isdisjoint(words):
        return True  # "did France?"
    named = any(question[t.start].isupper() for t in tokens[1:])
    if not words or named or not _TALK.isdisjoint(words):
        return False
    told = [word for word in words if word not in lex.STOP_WORDS | _ANYBODY]
    if not told:
        return not lex.QUESTION_WORDS.isdisjoint(words)
    who_did = len(words) == 2 and words[0] in lex.QUESTION_WORDS
    who_did = who_did or (len(words) == 3 and words[:2] == ["how", "many"])  # "how many died?"
    anybody = words[0] in lex.AUXILIARIES and words[1] in _ANYBODY and len(told) == 1
    return who_did or anybody


def says_nothing(question: str) -> bool:
    """Whether no word of it, as of "how are you?", is of anything."""
    words = [t.lower for t in tokenize(question) if is_word(t)]
    return all(word in lex.STOP_WORDS | _ANYBODY for word in words)


def nobody_named(question: str) -> str | None:
    """The "she" of a question that does not say who that is; None where it does, or has none."""
    read = outline(question)
    pronoun = None if "?" in question.rstrip(" ?!.") else open_pronoun(read)
    if pronoun is None or pronoun.lower not in PERSONAL:
        return None
    return question[pronoun.start : pronoun.end]


def open_pronoun(now: Parse) -> Token | None:
    """The first pronoun with nobody and nothing named before it in its own question."""
    empty = {match.start() for match in _EMPTY_IT.finditer(now.text)}
    for at, token in enumerate(now.tokens):
        capital = now.cased and at > 0 and now.text[token.start].isupper()
        if token.lower == "the" or (capital and token.lower not in lex.STOP_WORDS):
            return None
        pronoun = token.lower in PERSONAL | THEY | IT and token.start not in empty
        if pronoun or is_place(now, at):
            return token
    return None


def is_place(now: Parse, at: int) -> bool:
    """Whether "there" ends the question, and is the place where something is asked for."""
    after = [t.lower for t in trimmed(now.tokens)[at + 1 :]]
    return now.tokens[at].lower == "there" and at > 1 and _AT_THE_END.issuperset(after)
