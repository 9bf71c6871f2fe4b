"""Parts of an article: what is of items is no one story, and a link is no word of any."""

from __future__ import annotations

import re

from qabot.domain import Article
from qabot.read.corrections import of_corrections

_OF_ITEMS = re.compile(
    r"(?:.*\bin brief|.*\bbriefs|briefly|.*\bround-?up|.*\bat a glance|.*\bdigest)\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[-–—•»>]\s*)?(?:(?i:read more|also read|see also|related|watch)"
    r"|OPINION|EXPLAINE[DR]|INTERACTIVE|VIDEO|IN PICTURES)"
    r"\s*(?:[:|»]|\s[-–—]\s)\s*[^\sa-z].*",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = re.compile(r"\s(?:The|Of|A|To|In|On|For|And|Is|Are|With|At|By|From|That|Has|Was|It)\b")
_FEWEST = 5  # words of a headline that is told by its capitals alone
_LONGEST_LINK = 160  # characters; beyond, words of the story follow without a full stop


def is_link(sentence: str) -> bool:
    """Whether a sentence only names another article: under a label, or as its headline stands."""
    labelled = len(sentence) <= _LONGEST_LINK and _LINK.fullmatch(sentence) is not None
    return labelled or _is_headline(sentence)


def _is_headline(sentence: str) -> bool:
    """Whether each word is capitalised, the small ones too, as only headlines are."""
    words = _WORD.findall(sentence)
    capitals = all(word[0].isupper() for word in words) and not sentence.isupper()
    return len(words) >= _FEWEST and capitals and _SMALL.search(sentence) is not None


def of_items(article: Article) -> bool:
    """Whether an article tells several stories, by its title: news in brief, corrections."""
    return _OF_ITEMS.fullmatch(article.title) is not None or of_corrections(article)
