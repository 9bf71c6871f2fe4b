"""What people say that asks the archive nothing: greetings, calls for help, thanks, chatter.

The lists are small and matched whole: "help" calls for help, "Help for whom did Ek promise?" asks.
"""

from __future__ import annotations

import re

_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_APART = re.compile(r"[^\w']+")

_GREETING = r"(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day))(?: there| again| all)?"
_CALL = (
    r"(?:please )?help(?: me)?(?: please)?|i need help|(?:can|could) you help(?: me)?"
    r"|what (?:can|do) you do|what can i ask(?: you)?|(?:who|what) are you|what(?: is|'s) this"
    r"|how (?:does this|do you) work|how (?:do|can) i use (?:this|you)"
)
_HELP = re.compile(rf"(?:{_GREETING} )?(?:{_CALL})|{_GREETING}|")

_PRAISE = (
    r"(?:ok|okay|(?:great|good|nice|cool|perfect|super|excellent|wonderful)(?: answer| one| work)?"
    r"|got it|good to know)"
)
_THANK = (
    r"(?:many |no )?(?:thanks|thank you|thx|ty|cheers)"
    r"(?: (?:a lot|so much|very much|again|all|for (?:that|this|the help|your help|the answer)))*"
)
_SETTLED = r"ok|okay|great|perfect|got it|good to know|(?:great|good|nice) (?:answer|one|work)"
_THANKS = re.compile(rf"(?:{_PRAISE} )*{_THANK}(?: {_PRAISE})*|{_SETTLED}")

_MARK = re.compile(r"\?(?!\w)")  # and not the one in the address of a page
_COURTESY = re.compile(
    rf"(?:\W*\b(?:{_THANK}|{_PRAISE}|{_GREETING}|please|well|hm+)\b(?!['’])\W*)+", re.IGNORECASE
)
_JOINED = r"(?:(?i:and|but|so|then|also|now)\b,?\ )?"
# "the cost", "Jon": what a follow-up may be about.
_NAMED = r"(?:(?i:the)\ \w|(?!I\b)[A-Z]\w)[\w.'’-]*"
_AUXILIARY = "did|do|does|is|are|was|were|has|have|had|will|would|can|could|should"
_ASKING = re.compile(
    rf"""{_JOINED}(?:
      (?i:what|who|whom|when|where|why|how)(?:['’](?:s|re)|\ (?i:{_AUXILIARY}))\b
    | (?i:how)\ (?i:much|many|long|far|old|big|often)\b
    | (?i:who)\ (?!(?i:i|we|you|he|she|they|it|cares|knows)\b)\w
    | (?i:did|does|is|are|was|were|has|had)\ {_NAMED}\ \w
    | (?i:why|when|where|how|who)\W*$
    | (?i:(?:tell|show|give)\ me|quotes?\ (?:from|by|of|on|about))\ \w
    | (?i:(?:tell\ me\ )?more|(?:what|anything)\ else|go\ on)\W*$
    | (?i:(?:what|how)\ about)\ \w
    | (?i:only\ )?(?i:in\ |from\ |since\ |before\ |after\ |until\ )?(?:\w+\ )?(?:19|20)\d\d\W*$
    | (?i:only\ (?:in|from|since|before|after|until|last|this))\ \w
    )
    | (?i:and|but)\ (?:(?i:about)\ \w | {_NAMED}(?:\ [\w.'’-]+){{0,2}}\W*$)
    """,
    re.VERBOSE,
)


def calls_for_help(text: str) -> bool:
    """Whether all that is said is a greeting, or asks what the bot is and does; or no word is."""
    return _HELP.fullmatch(_words(text)) is not None


def gives_thanks(text: str) -> bool:
    """Whether all that is said is thanks or praise."""
    return _THANKS.fullmatch(_words(text)) is not None


def asks(text: str) -> bool:
    """Whether a line among people asks something: by its mark, its first words, or as a follow-up.

    What is said to the bot is asked, whatever its form; this is for lines that do not mention it.
    """
    if calls_for_help(text) or gives_thanks(text):
        return False
    line = " ".join(text.split())
    courtesy = _COURTESY.match(line)
    return bool(_MARK.search(line) or _ASKING.match(line[courtesy.end() if courtesy else 0 :]))


def _words(text: str) -> str:
    bare = _EMOJI.sub(" ", text.lower().replace("’", "'"))
    return " ".join(_APART.sub(" ", bare).split())
