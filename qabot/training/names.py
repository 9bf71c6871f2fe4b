"""Invented speakers: people, offices, organisations and places, in their usual forms."""

from __future__ import annotations

import random
from dataclasses import dataclass


def _list(text: str) -> tuple[str, ...]:
    """The entries of a text, parted by semicolons, or by spaces where there are none."""
    return tuple(text.split("; " if ";" in text else None))


_FIRST = _list(
    "Anna Omar Li Maria Ivan Grace Tomas Aisha Peter Ingrid Kofi Yuki Carlos Leila Boris Nadia "
    "Hugo Elena Samuel Priya Viktor Amina Daniel Sofia Rashid Clara Jorge Mei Stefan Fatima Noah "
    "Olga Marcus Zainab Henrik Lucia Dmitri Rosa Ahmed Judith Pavel Ruth Andrei Helen Faisal Eva"
)
_LAST = _list(
    "Okafor Lindqvist Marchetti Petrov Haddad Nguyen Castillo Berger Tanaka Osei Novak Whitfield "
    "Rahman Delgado Kowalski Sato Abbasi Fontaine Mbeki Hargrove Silva Dimitrov Keller Yilmaz "
    "Chandra Moreau Ferrari Kaplan Jensen Adeyemi Romero Zhang Volkov Santos Ibrahim Lambert "
    "Pereira Vance Quigley Stanton Ashworth Bellamy Crane Dunmore Everly Farrow Granger Holt "
    "Ismail Jarvis Kimura Lund Mercer Norwood Ortega Pryce Ramsey Sterling Thorne Underhill"
)
_TITLES = _list(
    "President Senator Minister Judge Mayor Governor Professor Dr. Mr. Mrs. Ms. Ambassador "
    "Secretary General Chancellor Representative Sheriff Coach Chief Justice Bishop"
)
_ROLES = _list(
    "a spokesman for the ministry; the company's chief executive; a local resident; "
    "the foreign minister; an analyst at a bank; the head of the union; a former official; "
    "the party's leader; a professor of law; the team's captain; a lawyer for the family; "
    "the campaign manager; an economist; a witness; the police chief; a White House official"
)
_BODIES = _list(
    "Microsoft; Toyota; the United Nations; the World Bank; Greenpeace; the White House; the "
    "Senate; Democrats; Republicans; the Labour Party; the European Union; NATO; the "
    "Pentagon; the Vatican; Amnesty International; Boeing; the Federal Reserve; the Treasury; "
    "the FBI; Airbus; the union; Shell; the opposition; police; prosecutors; officials; "
    "critics; researchers; the ministry; the company; the court; the committee; the agency; "
    "the Times; Siemens; Nestle; the campaign"
)
_PLACES = _list(
    "Russia; China; Iran; Israel; France; Germany; Japan; India; Brazil; Mexico; Canada; Egypt; "
    "Turkey; Poland; Kenya; Nigeria; Pakistan; Ukraine; Italy; Spain; Greece; Sweden; Chile; "
    "Cuba; Vietnam; Syria; Iraq; North Korea; South Korea; Saudi Arabia; Washington; Moscow; "
    "Beijing; London; Tehran; Berlin; Paris; Tokyo; Brussels; Texas; California; New York"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker: the fullest form, shorter ones used in the text, and the pronoun."""

    full: str
    short: tuple[str, ...]
    pronoun: str

    def form(self, rng: random.Random) -> str:
        """A form as an article uses it."""
        return rng.choice((self.full, *self.short))

    def asked(self, rng: random.Random) -> str:
        """A form as a question uses it: without the role that an article adds."""
        return rng.choice(self.short or (self.full,))


def invent(rng: random.Random) -> Name:
    """A random speaker: two in three a person."""
    draw = rng.random()
    if draw < 0.65:
        return _person(rng)
    if draw < 0.83:
        body = rng.choice(_BODIES)
        return Name(f"{body}", (body, body.removeprefix("the ")), "it")
    place = rng.choice(_PLACES)
    official = rng.choice(("{}'s foreign ministry", "A government official in {}", "{}"))
    return Name(official.format(place), (place,), rng.choice(("it", "he", "she")))


def _person(rng: random.Random) -> Name:
    first, last = rng.choice(_FIRST), rng.choice(_LAST)
    whole = f"{first} {last}"
    dress = rng.random()
    full = whole
    if dress < 0.3:
        full = f"{rng.choice(_TITLES)} {whole}"
    elif dress < 0.5:
        full = f"{whole}, {rng.choice(_ROLES)},"
    return Name(
        full, (whole, last, last, f"{rng.choice(_TITLES)} {last}"), rng.choice(("he", "she"))
    )
