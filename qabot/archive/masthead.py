"""Lines that only name something: who prints a story, who wrote it, the section it ran in. Pure.

A headline in capitals looks like a name too, so these ask for more than capitals wherever the
lines around them do not settle it.
"""

from __future__ import annotations

import re

AGENCIES = ("Reuters", "AP", "AFP", "UPI", "CNN", "TASS", "Itar-Tass", "Interfax", "Xinhua", "ANI",
            "PTI", "IANS", "dpa", "DPA", "Bloomberg", "RIA Novosti", "Kyodo", "Yonhap", "ANSA",
            "EFE", "APA", "IRNA", "KCNA", "BBC", "RFE/RL", "Sputnik", "Associated Press",
            "The Associated Press", "Agence France-Presse")  # fmt: skip
_JOINING = {"and", "of", "the", "de", "da", "del", "der", "di", "du", "la", "le", "van", "von",
            "al", "bin", "in", "for", "staff", "special", "to", "writer", "reporter", "editor",
            "correspondent", "&", "y", "e"}  # fmt: skip
_CERTAIN = (
    r"times|news|herald|guardian|journal|tribune|daily|weekly|magazine|agency|gazette|chronicle"
    r"|observer|telegraph|courier|dispatch|examiner|inquirer"
)
_OFTEN_ELSE = (  # words of which a headline may end, too
    r"post|press|review|standard|star|sun|mail|express|radio|mirror|signal|echo|globe|sentinel"
    r"|independent|monitor"
)
_LATER = r"(?:\s+(?:of\s+\S+(?:\s\S+)?|on\s+(?:saturday|sunday)|online|magazine))?$"
_PUBLICATION = re.compile(rf"^the\b|\b(?:{_CERTAIN}|{_OFTEN_ELSE})\b", re.IGNORECASE)
_ENDS_CERTAINLY = re.compile(rf"\b(?:{_CERTAIN}){_LATER}", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{_CERTAIN}|{_OFTEN_ELSE}){_LATER}", re.IGNORECASE)
_EACH_DAY = re.compile(
    r"^(?:the\s+)?(?:\S+\s+)?(?:daily|evening|morning|saturday|sunday)\s", re.IGNORECASE
)
_IN_HEADLINES = re.compile(r"\d|[,?!]|\s(?:in|for|to)\s", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:(?:analysis|arts?|blog|books?|business|columns?|columnists?|comment|commentary|crime"
    r"|culture|economy|editorials?|education|essay|europe|exclusive|features?|film|finance|foreign"
    r"|health|home|international|interview|law|leaders?|letters?|lifestyle|local|magazine|markets"
    r"|money|music|national|news|obituar(?:y|ies)|op-ed|opinion|people|perspective|politics|profile"
    r"|region(?:al)?|reports?|reviews?|science|society|sports?|technology|theatre|travel"
    r"|views?|viewpoint|weather|world)\b(?: (?:and|the|of|from|to|our|editor)\b)*\W*){1,3}",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:Dr\.? )?[^\W\d_a-z][\w.'’-]*(?: (?:(?:and|de|da|del|der|di|van|von|al|bin) ){0,2}"
    r"[^\W\d_a-z][\w.'’-]*){1,4}"
)


def is_name(line: str, most_words: int) -> bool:
    """Whether every word is capitalised, or joins names: no verb, so no sentence."""
    words = line.replace(",", " ").split()
    named = [word for word in words if word.lower() not in _JOINING]
    return 0 < len(words) <= most_words and bool(named) and all(map(_is_capitalised, named))


def may_publish(name: str) -> bool:
    """Whether a name that stands beside a date is rather a publication's than a place's."""
    return name in AGENCIES or bool(_PUBLICATION.search(name))


def is_publication(line: str, *, beside_date: bool = False) -> bool:
    """Whether a line is the name of a publication: "The Valley Herald", "Reuters".

    ``beside_date`` says that a line with nothing but a date stands next to it, and lets pass
    what may be another name as well ("The Valley Signal").
    """
    if line in AGENCIES:
        return True
    if not is_name(line, 6) or _IN_HEADLINES.search(line) or is_section(line):
        return False
    the = line.lower().startswith("the ")
    daily = bool(_EACH_DAY.match(line))
    if _ENDS_CERTAINLY.search(line) or (the and daily):
        return True
    ends = bool(_ENDS.search(line))
    return (ends and (the or daily or beside_date)) or (the and beside_date)


def is_section(line: str) -> bool:
    """Whether a line names part of a paper, as stands above a headline: "OPINION", "World news"."""
    return bool(_SECTION.fullmatch(line))


def is_person(line: str) -> bool:
    """Whether a line could be the name of one or two people, and is no publication's."""
    return bool(_PERSON.fullmatch(line)) and len(line) <= 60 and not may_publish(line)


def _is_capitalised(word: str) -> bool:
    first = word.lstrip("\"'“‘(")[:1]
    return first.isupper() or (first.isdigit() and len(word) <= 3) or "." in word[1:-1]
