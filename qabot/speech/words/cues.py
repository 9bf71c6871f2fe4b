"""Words that introduce speech, in all their forms."""

from __future__ import annotations

from qabot.word_set import word_set

_SAYING = (
    "acknowledge add admit advise affirm agree allege announce answer argue ask assert bark beam "
    "bellow blog boast boom brag caution chant charge chide claim clarify comment complain concede "
    "conclude confess confirm contend continue counter cry declare demand deny disagree e-mail "
    "echo elaborate email emphasise emphasize estimate exclaim exhort explain fume gloat grumble "
    "gush implore indicate inform insist interject interrupt intone joke lament maintain marvel "
    "mention mock murmur muse mutter note object observe opine plead pledge post predict proclaim "
    "promise propose protest quip rail rant reason reassure recall reckon recommend recount "
    "reflect reiterate relate relay remark remember remind repeat reply report respond retort "
    "retweet reveal roar scoff scold scream shout shriek sigh signal sing smirk snap speculate "
    "state stress suggest summarise summarize surmise swear tease testify text thunder tout tweet "
    "urge utter vent voice volunteer vow wail warn whisper wonder yell"
)
_JUDGING = (
    "accuse allude applaud assure attack believe bemoan blame blast brand call characterise "
    "characterize cite compare condemn congratulate consider credit criticise criticize decry deem "
    "defend demur denounce deride describe dismiss doubt endorse expect express favor favour "
    "fear hail herald hint hope imply label liken offer oppose portray praise prefer "
    "pronounce question quote rebuke refer reject retaliate rip salute slam snipe support "
    "thank view vilify want welcome worry"
)
_IRREGULAR = (
    "say says said saying sayin tell tells told telling think thinks thought thinking write writes "
    "wrote writing read reads reading swore sang feels felt feel feeling quoth vilified decried "
    "recited recites signalled signalling labelled labelling"
)
_DOUBLED = word_set("quip snap rip brag blog admit refer slam demur")


def _inflect(base: str) -> set[str]:
    """Return the regular forms of a verb: base, third person, past and participle."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    stem = base.removesuffix("e")
    stem += base[-1] if base in _DOUBLED else ""
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return {base, third, stem + "ed", stem + "ing"}


def _forms(listed: str) -> frozenset[str]:
    return frozenset(form for base in listed.split() for form in _inflect(base))


SAYING = _forms(_SAYING) | word_set(_IRREGULAR)
"""Forms of verbs of speech: their object is what was said."""

JUDGING = _forms(_JUDGING) - SAYING - {"credit"}  # "deserves credit"
"""Forms of verbs that quote a judgement ("called it a “myth”") or report a stance."""

CUES = SAYING | JUDGING

TELLING = word_set(
    "saying demanding insisting arguing warning claiming telling stating declaring predicting "
    "alleging asserting urging vowing acknowledging complaining denying conceding admitting "
    "accusing announcing"
)
"""Participles that report speech by themselves: "he left, saying it would rain"."""

TELLING_THAT = word_set(
    "adding noting suggesting explaining writing promising stressing emphasizing emphasising "
    "reiterating pledging tweeting"
)
"""Participles that do so only before "that": "adding that it would rain", not "adding a coat"."""

SPOKEN = word_set(
    "added adds admitted admits alleged alleges announced announces argued argues asserted claimed "
    "complained complains contended declared denied explained explains insisted insists joked "
    "lamented noted pleaded promised protested reported testified vowed warned warns wrote writes"
)
"""Forms that before "that" tell of speech whoever their subject is."""

WITH_THAT = word_set("found finds find show shows showed showing learned decided determined")
"""Forms that introduce what is said only before "that"."""

COMPOUND = {
    "put": ("it",),
    "puts": ("it",),
    "went": ("on.", "on,", "on:"),
    "goes": ("on.", "on,", "on:"),
    "shot": ("back",),
    "shoots": ("back",),
    "fired": ("back",),
    "hit": ("back",),
    "pushed": ("back",),
    "chimed": ("in",),
    "weighed": ("in",),
    "point": ("out",),
    "points": ("out",),
    "pointed": ("out",),
    "pointing": ("out",),
    "lashed": ("out",),
    "blurted": ("out",),
    "made": ("clear", "it clear", "the point"),
    "makes": ("clear", "it clear", "the point"),
}
"""Forms that introduce speech only with the words after them."""

NOUNS_TOO = word_set(
    "report reports comment comments state states post posts text texts note notes claim claims "
    "charge charges promise promises tweet tweets email e-mail attack attacks blame view views "
    "question questions call calls fear fears hope hopes support doubt demand demands reason boom "
    "remark remarks answer answers object objects vow vows pledge estimate estimates protest "
    "protests reply quote quotes voice voices counter cry cries label brand joke "
    "signal reading thinking feeling mention boast volunteer volunteers "
    "rail rails"
)
"""Cue forms that are nouns as often: they count only where a subject stands before them."""

DEEDS = _forms("add want offer support attack oppose prefer favor favour welcome")
"""Cue forms that in what somebody else reports are done, not said: "that he added a minute"."""
