"""Follow-ups that ask the whole question again: "more", "source?", "why?", "any date"."""

from __future__ import annotations

import re

from qabot.question.courtesies import is_courtesy
from qabot.question.follow_ups.antecedents import person
from qabot.question.follow_ups.leaning import is_open
from qabot.question.follow_ups.phrases import is_clause, last_name, parts
from qabot.question.overview import place_of_news, topic_of_request
from qabot.question.parse import Parse, outline
from qabot.question.question import QuestionKind
from qabot.question.tokens import replaced

_WHO_SAID_THAT = re.compile(
    r"\s*(?:and\s+)?(?:who\s+(?:said|says|told)(?:\s+(?:that|this|it|so|them|us))?|says\s+who|"
    r"who\s+was\s+that)[\s?.!]*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s*(?:and\s+|but\s+)?(?P<word>why|when|where|how|who)"
    r"(?:\s+(?:so|exactly|(?:was|is|did)\s+(?:that|this|it)(?:\s+(?:said|happen|so))?))?[\s?.!]*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:and\s+)?(?:more|tell me more|anything else|what else|go on|else|any more)[\s?.!]*$",
    re.IGNORECASE,
)
_SOURCE = re.compile(  # which stands below the answer; not "when was it published", of a book
    r"""\s*(?:
      (?:(?:what(?:['’]s|\s+(?:is|was|are))|show\s+me|give\s+me)\s+)?(?:the\s+|your\s+)?
      (?:sources?|links?|articles?)(?:[\s,]+please)?
    | (?:and\s+)?(?:(?:in|from)\s+)?(?:which|what)\s+(?:article|(?:news)?paper|source|outlet)
      (?:\s+(?:is|was)\s+(?:that|this)(?:\s+(?:in|from))?)?
    | (?:and\s+)?(?:where|when)\s+was\s+(?:that|this)\s+(?:published|printed)
    | (?:and\s+)?(?:who\s+published\s+(?:that|this)|where\s+is\s+(?:that|this)\s+from)
    )[\s?.!]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_WHO_IS = re.compile(r"\s*(?:and\s+)?who(?:['’]s|\s+is)\s+(?P<who>he|she)[\s?.!]*$", re.IGNORECASE)
_ANY_DATE = re.compile(
    r"\s*(?:and\s+|but\s+)?(?:(?:at|on|in|for|from|of)\s+)?(?:any|all|whatever|every)\s+"
    r"(?:dates?|days?|years?|times?)[\s?.!]*$",
    re.IGNORECASE,
)
_UPDATES = re.compile(
    r"""\s*(?:and\s+|but\s+)?(?:
      (?:(?:is|are)\s+there\s+)?any\s+(?:updates?|developments?)
    | (?:(?:is|are)\s+there\s+)?any(?:thing|\s+news)\s+(?:new|more\s+recent|newer|since(?:\s+then)?)
    | (?:what(?:['’]?s|\s+is)\s+)?the\s+latest | updates?
    )[\s?.!]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_BEFORE = re.compile(r"\s*(?:(?:who said that|why|when|where|how|who)\?\s+)+", re.IGNORECASE)
_SAID_THAT = re.compile(  # what _with_word makes of "why?" and "who?"
    r"\s*(?:(?:why|when|where|how)\s+did\s+(?P<who>\S.*?)\s+say\s+(?:that|this|so|it)"
    r"|who\s+spoke\s+for\s+(?P<for>\S.*?))(?P<about>\s+about\s.+?)?[\s?.!]*",
    re.IGNORECASE,
)


def leaned_on(question: str) -> str:
    """The question that later ones lean on: of "Why? Who won?" the last; of thanks, none."""
    content = last_asked(question)
    said = _SAID_THAT.fullmatch(content)
    if said:
        return f"What did {said['who'] or said['for']} say{said['about'] or ''}?"
    return "" if is_courtesy(content) else content.strip()


def last_asked(question: str) -> str:
    """Of a question kept beside one that it leans on ("How old is she? Who won?") that one."""
    bare = _BARE_BEFORE.match(question)
    content = question[bare.end() :] if bare else question
    first, mark, rest = content.partition("? ")
    while mark and rest and is_open(first):
        content = rest
        first, mark, rest = content.partition("? ")
    return content


def asked_again(text: str, before: Parse) -> str | None:
    """The earlier question as ``text`` asks it anew, or None where it asks something else."""
    if _MORE.match(text) or _SOURCE.match(text):
        return before.text.strip()
    if _UPDATES.fullmatch(text):
        return _with_the_latest(before)
    if _WHO_SAID_THAT.match(text):
        return f"Who said that? {before.text.strip()}"
    if _ANY_DATE.match(text):
        return _without_period(before)
    who = _WHO_IS.match(text)
    meant = person(before, who["who"].lower()) if who else None
    if meant:
        return f"Who is {meant.of(before.text)}?"
    bare = _BARE.match(text)
    return _with_word(bare["word"], before) if bare else None


def _with_the_latest(before: Parse) -> str | None:
    """Read "any updates?" of the topic of the earlier question; after other news it is of all."""
    if before.digest:
        return None
    text, by, paper = before.text.strip(" ?.!").partition(", according to ")
    own = outline(text)
    _, topic = parts(own)
    meant = topic if topic and not is_clause(own, topic) else last_name(own)
    words = topic_of_request(text) or place_of_news(text) or (meant.of(text) if meant else None)
    return f"What's the latest on {words}{by}{paper}?" if words else before.text.strip()


def _with_word(word: str, before: Parse) -> str:
    """Read "Why?" after "What did X say about Y?" asks "Why did X say that about Y?"."""
    speaker, topic = parts(before)
    if before.kind is not QuestionKind.WHAT_SAID or speaker is None:
        return f"{word.capitalize()}? {before.text.strip()}"
    about = f" about {topic.of(before.text)}" if topic else ""
    if word.lower() == "who":
        return f"Who spoke for {speaker.of(before.text)}{about}?"
    return f"{word.capitalize()} did {speaker.of(before.text)} say that{about}?"


def _without_period(before: Parse) -> str:
    if before.period is None:
        return before.text.strip()
    if before.digest:
        return "the latest news"
    text = replaced(before.text, before.period.span, "")
    text = re.sub(r"\s+(?=[?.!,]|$)", "", " ".join(text.split())).lstrip(", ")
    return text[:1].upper() + text[1:]
