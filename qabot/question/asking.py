"""Whether words ask something: by what a question begins with."""

from __future__ import annotations

import re

from qabot.question import lexicon as lex

_WORD = re.compile(r"\w+(?:['’]t\b)?")
_REQUEST = re.compile(
    rf"(?:{'|'.join(sorted(lex.IMPERATIVES))})\s+(?:the|all|every|any)\b|any\s+\w|i\s+wonder\s+\w"
    r"|[a-z]{2,5}n['’]t\s+(?:he|she|it|they|we|you|there|the|that|this|(?-i:[A-Z])\w)"
    r"|(?:(?:tell|show|give|find)\s+me|quotes?\s+(?:from|by|of|on|about))\s+\w"
    r"|only\s+(?:in|from|since|before|after|until|last|this)\s+\w"
    r"|(?:tell\s+me\s+)?more\W*$|anything\s+else\W*$|go\s+on\W*$",
    re.IGNORECASE,
)


def begins_a_question(line: str) -> bool:
    """By a question word, also after a preposition, an auxiliary verb, or "tell me", "name the"."""
    first, second, *_ = [*(word.lower() for word in _WORD.findall(line)[:2]), "", ""]
    asking = second if first in lex.PREPOSITIONS else first
    opens = asking in lex.QUESTION_WORDS or first in lex.AUXILIARIES
    return opens or _REQUEST.match(line) is not None
