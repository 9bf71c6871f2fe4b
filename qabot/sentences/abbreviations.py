"""The words whose full stop need not end a sentence, by what may follow them."""

from __future__ import annotations

import re

from qabot.word_set import word_set

BEFORE_NAME = word_set(
    "mr mrs ms mx messrs dr drs prof gen lt col maj sgt cpl pvt capt cmdr cdr adm brig sen sens "
    "rep reps gov govs pres sec amb supt det insp atty hon rev msgr fr sr st ste mt ft pte spc "
    "chm supt asst assoc mgr dir gens cols drs v vs viz cf al det cllr ald rt ing dipl sra srta "
    "mme mlle eng engr smt retd rtd"
)
"""Titles and the like: what follows belongs to them, so they never end a sentence."""
NO_TITLES = frozenset(("ENG", "ING", "RT"))
"""Names in capitals that only look like "Eng.", "Ing." and "Rt."."""

BEFORE_NUMBER = word_set(
    "no nos p pp vol vols art arts sec secs fig figs ch op para pars ver ed "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""End a sentence unless a number follows."""

EITHER = word_set(
    "inc corp co cos ltd llc plc bros jr sr esq etc assn dept univ intl mfg ave blvd rd hwy "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa penn tenn tex va vt wash wis wyo ont que approx est tel ext sq hr hrs min "
    "ph.d m.d b.a m.a j.d a.m p.m e.g i.e"
)
"""End a sentence only when a word follows that usually begins one."""

OPENERS = word_set(
    "The This That These Those There Then Though Thus He She It They We You His Her Its Their Our "
    "My Your In On At By For From To With Without Under Over After Before During Since Until As "
    "If When While Where Who What Why How Which But And Or So Yet Nor Not No Now Here Both "
    "Some Many Most Several All Each Every Other Another One Two Three An Because Although "
    "However Meanwhile Still Also Even Once Only Among Between Despite Earlier Later "
    "Officials Police Let Asked Is Are Was Were Did Does Do Has Have Had Will Would Could Should"
)
"""Capitalised words that begin sentences far more often than they continue a name."""

NAMES_WITH_MARK = word_set("yahoo jeb")
"""Names written with an exclamation mark."""

ACRONYM = re.compile(r"(?:[^\W\d_]\.){1,8}[^\W\d_]\Z")
"""``U.S``, ``J.F.K``: single letters between full stops, the last stop taken off."""
