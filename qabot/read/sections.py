"""Parts of an article: no quote runs past a heading, and what is of items is no one story.

Nor is a link to another article, "READ MORE: …", any of its words.
"""

from __future__ import annotations

import re

from qabot.domain import Article, Span
from qabot.read.corrections import of_corrections

_LONGEST = 80  # characters of a heading
_NEAR = 300  # characters looked at on either side
_NO_HEADING = re.compile(r"[.!?…:;,][\"”’')\]]*$|^[•·▪►●*–—>|-]|\d")  # an end, a bullet, a figure
_PROSE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_OF_ITEMS = re.compile(
    r"(?:.*\bin brief|.*\bbriefs|briefly|.*\bround-?up|.*\bat a glance|.*\bdigest)\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[-–—•»>]\s*)?(?:(?i:read more|read also|also read|read next|see also|related"
    r"(?: (?:story|stories|articles?))?|watch(?: live| now)?|listen|more on [\w ]{1,40})"
    r"|OPINION|EXPLAINE[DR]|INTERACTIVE|VIDEO|PHOTOS|GALLERY|IN PICTURES|MORE)"
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


def is_heading(text: str, sentence: Span) -> bool:
    """Whether a sentence is a short line alone that ends as none does, between lines of prose.

    One with a figure is rather a result or a price.
    """
    words = sentence.of(text)
    if len(words) > _LONGEST or _NO_HEADING.search(words):
        return False
    before = text[max(0, sentence.start - _NEAR) : sentence.start].rstrip(" \t")
    after = text[sentence.end : sentence.end + _NEAR].lstrip(" \t")
    if not (before.endswith("\n") or not before) or not after.startswith("\n"):
        return False
    above, below = before.rstrip(), after.lstrip().partition("\n")[0].rstrip()
    prose_above = not above or _PROSE_END.search(above) is not None
    return prose_above and (len(below) > _LONGEST or _PROSE_END.search(below) is not None)


def of_items(article: Article) -> bool:
    """Whether an article tells several stories, by its title: news in brief, corrections."""
    return _OF_ITEMS.fullmatch(article.title) is not None or of_corrections(article)
