"""What a quote has to hold to answer a kind of question at all: a day, a sum, an age, a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from qabot.dates.expression import MONTHS, WEEKDAYS
from qabot.number_words import CARDINALS
from qabot.question import Question, QuestionKind
from qabot.question.numbers import numbers
from qabot.speech.words.lexicon import PERSON_NOUNS
from qabot.terms import terms

WORD = re.compile(r"[^\W\d_]+")
"""A word, of letters alone."""

_DAY = re.compile(
    r"\b(?:(?:1\d{3}|20\d\d)(?:['’]?s)?|\d+ ?[ap]\.?m\.?|century|centuries|decades?|years?|months?|"
    r"weeks?|days?|\d+ (?:AD|BC|CE|BCE)|"
    r"(?:in|by|since|until) \d{3}(?![\d%]|[,.]\d| (?!(?:the|an?|and|by|when|under|as|to) )[a-z])|"
    r"recently|when|during|periods?|era|"
    r"(?:at|by|from|until|to|around|about) \d{1,2}[.:]\d\d(?! ?(?:%|percent|per|[mb]illion))|"
    r"hours?|today|yesterday|tomorrow|tonight|ago|morning|evening|night|spring|summer|autumn|winter|"
    rf"{'|'.join(MONTHS.split())}|(?:{'|'.join(WEEKDAYS.split())})s?)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"\d[\d,.]*|\b(?:{'|'.join(CARDINALS[1:])}|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|"
    r"billions?|half|quarter|third|per ?cent|several|many|few|most|all|none|no|every|rarely|often|"
    r"always|never)\b",
    re.IGNORECASE,
)
_TIMES_AS_MUCH = "twice|double[ds]?|half|halve[ds]?|tripled?|times|as much"
_PERCENT = r"%|\bper ?cent\b"
_MONEY = re.compile(
    rf"[$£€¥₹]|{_PERCENT}|\d ?(?:k|m|bn|tn)\b|\b(?:{_TIMES_AS_MUCH}|free|nothing|money|"
    r"[mb]illions?|crore|lakh|Rs|USD|EUR|GBP|dollars?|pounds?|euros?|pence|pennies|penny|cents?|"
    r"francs?|marks?|kron[aeo]r?|roubles?|rubles?|rupees?|shillings?|guineas|yen|yuan|won|pesos?|naira|rand|"
    r"lir[ae]|dinars?|dirhams?|riyals?|rials?|shekels?|zlotys?|hryvnias?)\b",
    re.IGNORECASE,
)
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies)"
_AGE = re.compile(
    r"\b\d{1,3}(?=[,.;)]|$| when\b| and\b)|\b\d0s\b|"
    r"\b(?:1\d{3}|20\d\d)\b|\b(?:aged?|born|birthday|teenager|toddler|infant|baby|newborn|"
    rf"centenarian|\w+genarian|centur\w+|decades?|years?|months? old|teens|\w+teen|{_TENS})\b",
    re.IGNORECASE,
)
_SPEED = re.compile(
    rf"{_PERCENT}|\b(?:mph|kph|km/h|knots?|per|{_TIMES_AS_MUCH}|(?:hour|minute|second|day|week|month|"
    r"year)s?|speeds?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"{_PERCENT}|\b(?:percentage|half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|"
    r"majority|minority|most|all|none|nobody|every|everyone|fraction|(?:out|in) of|"
    rf"\w+ in (?:every )?(?:\d+|{'|'.join(CARDINALS[2:])}))\b",
    re.IGNORECASE,
)
_PAID = (
    "costs?|costing|pay|pays|paid|worth|earn|earns|earned|spend|spends|spent|spending|charge|"
    "charges|charged|fined|owe|owes|owed|price|priced|sell for|sold for|go for|bought for"
)
_SUM = rf"\bhow much (?:money\b|.*\b(?:{_PAID})\b)"
_PRICE = (
    r"\bwhat(?: (?:is|was|are|were)|['’]?s) (?:[\w'’]+ ){0,3}?(?:salary|salaries|price|cost)"
    r"(?= of (?!living)| for\b| ?\?|$)"
)
_MEASURED = tuple(
    (re.compile(asked, re.IGNORECASE), held.search)
    for asked, held in (
        (rf"{_SUM}|{_PRICE}", _MONEY),
        (r"\bhow old (?:is|are|was|were|will)\b|\bwhat age (?:is|was|did|does|will)\b", _AGE),
        (r"\bhow fast\b|\b(?:what|which|top) speed\b", _SPEED),
        (r"\b(?:what|which) (?:percent|percentage|proportion|fraction)\b", _SHARE),
    )
)
"""What is measured in a question, by its words, and what a measure of that sort looks like."""
_PEOPLE = PERSON_NOUNS | {"people", "those", "men", "women", "children"}
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|on|off|around|outside|inside|across|through)\b", re.IGNORECASE
)


def _has_somebody(text: str) -> bool:
    """Whether some word that carries meaning has a capital, or tells what people are."""
    if any(text[term.span.start].isupper() and not term.stop for term in terms(text)):
        return True
    return any(word.lower().removesuffix("s") in _PEOPLE for word in WORD.findall(text))


_HOLDS: Mapping[QuestionKind, Callable[[str], object]] = {
    QuestionKind.WHEN: _DAY.search,
    QuestionKind.WHO: _has_somebody,
    QuestionKind.WHERE: _PLACE.search,
}


def looked_for(question: Question) -> Callable[[str], object] | None:
    """What tells whether a text can answer such a question; None where any may."""
    measured = (held for asked, held in _MEASURED if asked.search(question.searched))
    if sort := next(measured, None):
        return sort
    counted = question.kind is QuestionKind.HOW_MANY
    return _other_than(question) if counted else _HOLDS.get(question.kind)


def _other_than(question: Question) -> Callable[[str], bool]:
    """What tells whether a text has an amount; the year of "How many left in 2003?" is none."""
    asked = numbers(question.searched)
    return lambda text: any(one[0].strip(",.") not in asked for one in _AMOUNT.finditer(text))
