"""Lines that only name something: who prints a story, who wrote it, the section it ran in. Pure.

A headline in capitals looks like a name too, so these ask for more than capitals wherever the
lines around them do not settle it.
"""

from __future__ import annotations

import re

from qabot.first_names import FIRST_NAMES, WORDS_TOO

AGENCIES = ("Reuters", "AP", "AFP", "UPI", "CNN", "TASS", "Itar-Tass", "Interfax", "Xinhua", "ANI",
            "PTI", "IANS", "dpa", "DPA", "Bloomberg", "RIA Novosti", "Kyodo", "Yonhap", "ANSA",
            "EFE", "APA", "IRNA", "KCNA", "BBC", "RFE/RL", "Sputnik", "Associated Press",
            "The Associated Press", "Agence France-Presse")  # fmt: skip
_JOINING = {"and", "of", "the", "de", "da", "del", "der", "di", "du", "la", "le", "van", "von",
            "al", "bin", "in", "for", "staff", "special", "to", "writer", "reporter", "editor",
            "correspondent", "&", "y", "e"}  # fmt: skip
_CERTAIN = (
    r"herald|guardian|journal|tribune|daily|weekly|magazine|agency|gazette|chronicle"
    r"|observer|telegraph|courier|dispatch|examiner|inquirer"
)
_OFTEN_ELSE = (  # words of which a headline may end, too
    r"times|news|post|press|review|standard|star|sun|mail|express|radio|mirror|signal|echo|globe|sentinel"
    r"|independent|monitor|messenger|advertiser|argus|enquirer|ledger"
)
_WITH_THE = r"register|bulletin|recorder"  # "News Bulletin" is no paper, "The Bulletin" one
_LATER = r"(?:\s+(?:of\s+\S+(?:\s\S+)?|on\s+(?:saturday|sunday)|online|magazine))?$"
_PUBLICATION = re.compile(rf"^the\b|\b(?:{_CERTAIN}|{_OFTEN_ELSE})\b", re.IGNORECASE)
_ENDS_CERTAINLY = re.compile(rf"\b(?:{_CERTAIN}){_LATER}", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{_CERTAIN}|{_OFTEN_ELSE}){_LATER}", re.IGNORECASE)
_ENDS_AFTER_THE = re.compile(
    rf"^the\b.*\b(?:{_CERTAIN}|{_OFTEN_ELSE}|{_WITH_THE}){_LATER}", re.IGNORECASE
)
_EACH_DAY = re.compile(
    r"^(?:the\s+)?(?:\S+\s+)?(?:daily|evening|morning|saturday|sunday)\s", re.IGNORECASE
)
_IN_HEADLINES = re.compile(
    r"\d|[,?!]|\s(?:in|for|to)\s|(?<!\sof)\sthe\s"  # "Editor Leaves the Guardian"
    r"|^(?:the\s+)?(?:bad|best|better|big|breaking|changing|dark|difficult|end|fake|final|first|good"
    r"|great|happy|hard|last|latest|modern|more|no|old|rising|sad|strange|testing|tough|troubled"
    r"|uncertain|worse|worst)\s+\S+$",  # "Hard Times"
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:analysis|arts?|blog|books?|business|columns?|columnists?|comment|commentary|crime"
    r"|culture|economy|editorials?|education|essay|europe|exclusive|features?|film|finance|food|foreign"
    r"|health|home|international|interview|law|leaders?|letters?|lifestyle|local|magazine|markets"
    r"|money|music|national|news|obituar(?:y|ies)|op-ed|opinion|people|perspective|politics|profile"
    r"|region(?:al)?|reports?|reviews?|science|society|sports?|technology|theatre|travel"
    r"|views?|viewpoint|weather|world)\b(?: (?:and|the|of|from|to|our|editor)\b)*\W*){1,3}",
    re.IGNORECASE,
)
_CAPITALISED = r"[^\W\d_a-z][\w'’-]+"
_PERSON = re.compile(
    rf"(?P<first>{_CAPITALISED})(?: [A-Z]\.)?(?: (?:de|da|del|der|di|van|von|al|bin)){{0,2}}"
    rf" (?P<last>{_CAPITALISED})"
)
_FIRST_NAMES = FIRST_NAMES - WORDS_TOO
_OF_VERBS = ("s", "ed", "ing")  # "Jane Resigns": better no author than such a one


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
    what may be another name as well ("Valley Mail").
    """
    if is_surely_publication(line):
        return True
    ends = _could_publish(line) and bool(_ENDS.search(line))
    return ends and (beside_date or bool(_EACH_DAY.match(line)))


def is_surely_publication(line: str) -> bool:
    """Whether a line is a publication's name whatever stands beside it."""
    if line in AGENCIES:
        return True
    ends = _ENDS_AFTER_THE.search(line) or _ENDS_CERTAINLY.search(line)
    return _could_publish(line) and bool(ends)


def _could_publish(line: str) -> bool:
    return is_name(line, 6) and not _IN_HEADLINES.search(line) and not is_section(line)


def is_section(line: str) -> bool:
    """Whether a line names part of a paper, as stands above a headline: "OPINION", "World news"."""
    return bool(_SECTION.fullmatch(line))


def is_person(line: str, *, surely: bool = False) -> bool:
    """Whether a line is the name of one or two people, by first names that are nothing else.

    ``surely`` tells that what stands beside it is no headline's, so that "Resigns" is a surname.
    """
    found = [_PERSON.fullmatch(name) for name in line.split(" and ")]
    return len(found) <= 2 and all(
        one is not None
        and one["first"].lower() in _FIRST_NAMES
        and (surely or not one["last"].lower().endswith(_OF_VERBS))
        and not may_publish(one[0])
        for one in found
    )


def _is_capitalised(word: str) -> bool:
    first = word.lstrip("\"'“‘(")[:1]
    return first.isupper() or (first.isdigit() and len(word) <= 3) or "." in word[1:-1]
