"""Countries and the cities that stand for them, to tell a place from a person."""

from __future__ import annotations

_NAMES = """
    afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan,
    bahrain, bangladesh, belarus, belgium, bolivia, bosnia, brazil, britain, bulgaria, burma,
    cambodia, cameroon, canada, chad, chile, china, colombia, congo, costa rica, croatia, cuba,
    cyprus, czech republic, denmark, ecuador, egypt, england, eritrea, estonia, ethiopia, europe,
    finland, france, gabon, gaza, georgia, germany, ghana, greece, guatemala, guinea, haiti,
    honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy,
    ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos,
    latvia, lebanon, liberia, libya, lithuania, macedonia, malaysia, mali, malta, mexico, moldova,
    mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand,
    nicaragua, niger, nigeria, north korea, norway, oman, pakistan, palestine, panama, paraguay,
    peru, philippines, poland, portugal, qatar, romania, russia, rwanda, saudi arabia, scotland,
    senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa,
    south korea, south sudan, soviet union, spain, sri lanka, sudan, sweden, switzerland, syria,
    taiwan, tajikistan, tanzania, thailand, tunisia, turkey, turkmenistan, uganda, ukraine,
    united arab emirates, uae, united kingdom, uk, u.k., united states, us, u.s., america, ussr,
    uruguay, uzbekistan, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe,
    ankara, athens, baghdad, beijing, berlin, brussels, cairo, damascus, jerusalem, kabul, kiev,
    kyiv, london, madrid, moscow, new delhi, paris, pyongyang, rome, seoul, tehran, tel aviv,
    tokyo, vienna, warsaw, washington
"""
_PLACES = frozenset(name.strip() for name in _NAMES.split(","))


def is_place(words: str) -> bool:
    """Whether ``words`` name a country, or a capital that speaks for one; the case is free."""
    lower = words.strip().lower().removeprefix("the ")
    return lower in _PLACES
