"""What people say that asks the archive nothing: greetings, calls for help, thanks, chatter.

The lists are small and matched whole: "help" calls for help, "Help for whom did Ek promise?" asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qabot.question import lexicon as lex
from qabot.question.asking import begins_a_question
from qabot.question.courtesies import GREETING, PRAISE, THANK, without_courtesies
from qabot.question.follow_ups import follow_up

_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_APART = re.compile(r"[^\w']+")

_CALL = (
    r"(?:please )?help(?: me)?(?: please)?|i need help|(?:can|could) you help(?: me)?"
    r"|what (?:can|do) you do|what can i ask(?: you)?|(?:who|what) are you|what(?: is|'s) this"
    r"|how (?:does this|do you) work|how (?:do|can) i use (?:this|you)"
    r"|are you (?:an? )?(?:bot|human|real|there|alive)"
    r"|(?:what|which|how many) (?:articles|papers|sources|dates|years) (?:do you|does the archive)"
    r" (?:have|hold|know|cover)|how (?:big|old|large) is the archive"
    r"|what(?: is|'s) in (?:the|this|your) archive|what do you (?:have|know|cover)"
)
_HELP = re.compile(rf"(?:{GREETING} )?(?:{_CALL})|{GREETING}|")

_SETTLED = (
    r"ok|okay|great|perfect|got it|good to know|(?:good)?bye"
    r"|(?:great|good|nice) (?:answer|one|work)"
)
_THANKS = re.compile(rf"(?:{PRAISE} )*{THANK}(?: {PRAISE})*|{_SETTLED}")

# What looks like a question or a follow-up and is none, whatever came before it.
_IDIOMS = re.compile(
    r"about time(?: too)?|any ?time|any day now|(?:will|can) do|who (?:knows|cares)"
    r"|on (?:it|my way)|what an? .+"
)

_MARK = re.compile(r"\?(?!\w)|[？؟]")  # and not the one in the address of a page
_LOOSE = re.compile(r"(?:(?:so|then|also|now)\b[\s,]*)+", re.IGNORECASE)  # "so sad", "now lunch"
_SUBJECT = r"(?:i(?!\s+meant\b)|we|you|he|she|it|they|there)"
# "and I agree", "no, that's fine", "when we are back": a clause with its subject first.
_TOLD = re.compile(
    rf"""(?:(?:and|but|no|sorry)[\s,]+)+(?:(?:then|so|now|also|still|maybe|yes)[\s,]+)*
      (?:{_SUBJECT}(?:['’]|\s+)\w | that['’]s\b)
    | (?:that|this|it)(?:['’]s|\s+(?:is|was))\s
    | (?:he|she|they|we|you)\s+(?:said|says?|thinks?|thought|told)\s
    | (?:when|where)\s+{_SUBJECT}\b
    | do\s+(?:it|that|this)\b | have\s+(?:an?|fun)\b
    | (?:{"|".join(sorted(lex.AUXILIARIES - {"'s", "'re"}))})\s+
      (?:not|be|been|do|to|{"|".join(sorted(lex.PREPOSITIONS))})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINED = re.compile(r"(?:(?:and|but|no|sorry)\b[\s,]*)+", re.IGNORECASE)


def calls_for_help(text: str) -> bool:
    """Whether all that is said is a greeting, or asks what the bot is, does and has; or no word."""
    return _HELP.fullmatch(_words(text)) is not None


def gives_thanks(text: str) -> bool:
    """Whether all that is said is thanks or praise."""
    return _THANKS.fullmatch(_words(text)) is not None


def asks(text: str, earlier: Sequence[str] = ()) -> bool:
    """Whether a line among people may ask something; no only where it surely does not.

    It does by its mark, by what a question begins with, or where it leans on ``earlier`` questions.
    What is said to the bot is asked, whatever its form; this is for lines that do not mention it.
    """
    if calls_for_help(text) or gives_thanks(text):
        return False
    line = " ".join(text.split())
    if _MARK.search(line):
        return True
    bare = _without(_LOOSE, without_courtesies(line))
    if _TOLD.match(bare) or _IDIOMS.fullmatch(_words(bare)):
        return False
    return begins_a_question(_without(_JOINED, bare)) or follow_up(bare, earlier) != bare


def _without(opening: re.Pattern[str], line: str) -> str:
    found = opening.match(line)
    return line[found.end() :] if found else line


def _words(text: str) -> str:
    bare = _EMOJI.sub(" ", text.lower().replace("’", "'"))
    return " ".join(_APART.sub(" ", bare).split())
