"""Closed classes of English words that questions are built from, in lower case."""

from __future__ import annotations

from qabot.word_set import word_set

AUXILIARIES = word_set(
    "do does did have has had is are was were be been am will would can could shall should may "
    "might must 's 're"
)
DO = word_set("do does did")
HAVE = word_set("have has had")
BE = word_set("is are was were am 's 're")
QUESTION_WORDS = word_set("what who whom whose when where which why how what's who's whats")
NEGATIONS = word_set("not no never none nobody nothing neither nor without cannot")
PRONOUNS = word_set("he she they it him her them this that these those his its their")
# Subjects of "say" that ask for no speaker in particular.
NOBODY = word_set(
    "i you we us it one people someone anyone anybody somebody article articles archive archives "
    "newspaper newspapers paper papers text passage passages report reports everyone everybody "
    "this that there more everything something anything news story stories coverage headlines"
)
PREPOSITIONS = word_set(
    "about above according across after against along among around as at before behind below "
    "beneath beside besides between beyond by concerning despite down during except for from in "
    "inside into like near of off on onto out outside over past regarding since through "
    "throughout to toward towards under until up upon via with within without"
)
BEFORE_VERB = word_set(
    "actually really also ever recently publicly been just already first generally originally "
    "initially later reportedly allegedly usually commonly specifically still"
)
AFTER_VERB = word_set(
    "again back soon together apart away here there early late long abroad home anymore yet now "
    "aground ashore adrift"
)
TOPIC_MARKS = word_set("about regarding concerning")
LINKS = word_set("on to of that over for with in at")
COMPLEMENTS = word_set("of that if whether when why how what after because")
"""After a verb of speech or thought they open all that was spoken of: "think of", "say that"."""

CLAUSAL = AUXILIARIES | word_set("he she they it we")
"""What begins or goes through a clause: no hearer is named by these."""

ANSWERING = word_set("respond react reply answer response responses reaction reactions")
"""What follows these, an "about" in it or not, is what was answered."""

REFLEXIVES = word_set("himself herself itself themselves")
STOP_WORDS = (
    AUXILIARIES
    | QUESTION_WORDS
    | PREPOSITIONS
    | PRONOUNS
    | word_set(
        "a an the and or but if then than so also just only very too else exactly please i me my "
        "we us our you your not no being having doing there here any some such own same both each "
        "other others more most many much few besides along tell know show find give say said says "
        "'t 'd 'll 've 'm "
        "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't "
        "hasn't haven't hadn't cannot ever yet still again ok okay hey hi hello called"
    )
)
LEADS = (
    "can you tell me",
    "could you tell me",
    "please tell me",
    "tell me",
    "do you know",
    "does anyone know",
    "i want to know",
    "i would like to know",
    "show me",
    "find me",
    "find",
    "please",
    "and",
    "but",
    "so",
    "ok",
    "okay",
    "hey",
    "hi",
    "hello",
    "well",
    "then",
)

# base form → (third person, past, participle) where the regular endings do not hold
_IRREGULAR = {
    "say": ("says", "said", "said"),
    "tell": ("tells", "told", "told"),
    "think": ("thinks", "thought", "thought"),
    "feel": ("feels", "felt", "felt"),
    "write": ("writes", "wrote", "written"),
    "see": ("sees", "saw", "seen"),
    "swear": ("swears", "swore", "sworn"),
}
_CORE = "say tell think believe claim argue comment state feel"
_MORE = (
    "want respond react reply announce deny admit promise warn suggest demand "
    "answer declare predict propose recommend mention criticize criticise describe explain "
    "insist reveal write tweet complain urge "
    "threaten vow pledge express expect hope fear accuse allege assert acknowledge confirm "
    "dismiss remark testify caution concede estimate emphasize emphasise stress swear"
)
_HOW = "respond react describe explain see view feel reply answer justify defend characterize"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeo":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeo":
        return base[:-1] + "ied"
    return {"admit": "admitted"}.get(base, base + "ed")


def _ing(base: str) -> str:
    if base.endswith("e") and base != "see":
        return base[:-1] + "ing"
    return {"admit": "admitting"}.get(base, base + "ing")


def _forms(bases: str) -> dict[str, dict[str, str]]:
    """Each inflected form of each verb, by the name of the form: ``forms["past"]["said"]``."""
    forms: dict[str, dict[str, str]] = {f: {} for f in ("base", "third", "past", "done", "ing")}
    for base in bases.split():
        third, past, done = _IRREGULAR.get(base) or (_third(base), _past(base), _past(base))
        spelled = (base, third, past, done, _ing(base))
        for form, written in zip(forms, spelled, strict=True):
            forms[form][written] = base
    return forms


SPEECH = _forms(f"{_CORE} {_MORE}")
CORE_VERBS = word_set(_CORE)
"""The verbs that ask for speech itself; the others also ask what was done."""

HOW = _forms(_HOW)
STRONG = word_set("say said saying says tell told telling think believe want")
PLAIN = word_set("said says thinks thought believes believed told")
"""Verbs of "what X said", which could hardly be anything else."""

STATED = PLAIN | word_set(
    "claims claimed warns warned denies denied argues argued announced announces promised insists "
    "insisted vowed vows urges urged admits admitted acknowledged"
)
_CLAUSES = word_set("that if as because to")
NO_SUBJECT = QUESTION_WORDS | AUXILIARIES - word_set("may will 's been") | NEGATIONS | _CLAUSES
"""Words that the subject of a verb of speech does not hold: beyond them begins another clause."""

NO_SUBJECT_END = (
    PREPOSITIONS | PRONOUNS - word_set("he she they it") | word_set("the a an and or to of")
)
"""Words after which a verb of speech is a noun: "head of state", "his promise"."""

IMPERATIVES = word_set("name describe define list identify explain compare summarize give mention")
OPINION_NOUNS = word_set(
    "view views position stance response reaction reactions opinion opinions comment comments "
    "statement statements message take reply answer answers remarks attitude argument claim "
    "claims criticism explanation quote quotes"
)
OPINED = word_set("to on about regarding")
"""What follows these nouns before that of which something was said."""

SAYING_NOUNS = OPINION_NOUNS | word_set("quotations words anything something everything")
# Heads of "X on Y" that are no speakers: "war on terror", "sanctions on Iran".
TAKES_ON = SAYING_NOUNS | word_set(
    "attack attacks assault assaults ban bans sanction sanctions war wars tax taxes vote votes "
    "debate debates talk talks report reports crackdown raid raids limit limits effect effects "
    "impact impacts influence pressure deal deals agreement treaty law laws bill bills emphasis "
    "focus data research study studies paper papers book books article articles conference "
    "meeting summit commission committee panel hearing dependence reliance embargo cap curb "
    "curbs spending hold grip policy policies plan plans move note notes news update updates info "
    "latest newest recent coverage summary overview progress work strike strikes bet bets advice "
    "guidance figures rule rules ruling referendum "
    "drought expert experts based life man woman people fire ice boots eyes hands quotes speech"
)
SPOKEN = CORE_VERBS | word_set(
    "announce deny admit warn suggest insist remark mention complain acknowledge concede accuse "
    "allege assert vow promise testify tweet"
)
"""The verbs of "who said": their subject is a speaker."""
