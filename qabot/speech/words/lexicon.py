"""Closed classes of English words, as far as finding who speaks needs them."""

from __future__ import annotations

from qabot.dates.expression import MONTHS, WEEKDAYS
from qabot.word_set import word_set

DETERMINERS = word_set(
    "the a an this that these those his her its their our my your one another each every some any "
    "no many several both most all two three four five six other few"
)
COUNTING = word_set("many several both most two three four five six other few")
"""Determiners that may stand behind a possessive: "Norway's two mills", but "Ek's a liar"."""
PREPOSITIONS = word_set(
    "of in on at by for from to with without under over after before during since until about "
    "against between among through across near into onto upon outside inside behind beyond via "
    "per beside besides despite including like amid around above below along toward towards "
    "throughout within concerning regarding following versus unlike"
)
CONJUNCTIONS = word_set(
    "and but or nor yet so because although though while when where if whether as than once "
    "unless whereas how why what that plus"
)
SUBJECT_PRONOUNS = word_set("he she they it i we you who which")
OBJECT_PRONOUNS = word_set(
    "him them us me himself herself themselves itself whom her myself ourselves"
)
AUXILIARIES = word_set(
    "has have had is are was were be been being do does did will would can could may might must "
    "shall should not n't never hasn't haven't hadn't isn't wasn't didn't doesn't don't won't "
    "wouldn't can't couldn't hasn’t haven’t hadn’t isn’t wasn’t didn’t doesn’t don’t won’t "
    "wouldn’t can’t couldn’t"
)
DAYS = word_set(f"{WEEKDAYS} {MONTHS} jan. feb. mar. apr. aug. sept. oct. nov. dec.") - {"may"}
ADVERBS = word_set(
    "also later then still just again now already even only first soon too often always "
    "today yesterday tonight tomorrow earlier thus meanwhile instead further finally "
    "however simply long repeatedly there here previously "
    "please yes oh ever up out off down back likewise away"
)
PARTICLES = word_set(
    "de la von van der den del della di da du al bin ibn el le ten ter dos das y "
    "ole arap ould bint zu vom"
)

AGES = word_set("one two three four five six seven eight nine ten eleven twelve")
"""Ages that are spelt out: "Ann, nine, said"."""

TIME_NOUNS = word_set(
    "year years month months week weeks day days hour hours minute minutes morning afternoon "
    "evening night time times moment ago later earlier spring summer autumn fall winter weekend "
    f"{WEEKDAYS}"
)
IRREGULAR_PASTS = word_set(
    "began became came went took made got gave saw spoke left met sent ran knew brought broke "
    "built bought caught chose did drew drove fell fought found flew forgot froze grew hung had "
    "heard hid held kept laid led lost meant paid rose sat sold shook shot showed shut slept "
    "spent stood stole struck taught threw understood woke wore won is are was were has have "
    "seems appears"
)
"""Past forms that no ending betrays; between nouns they end a noun phrase."""
IRREGULAR_PARTICIPLES = word_set(
    "written given taken driven known seen done run beaten stolen drawn"
)

TITLES = word_set(
    "mr mrs ms miss mx dr prof gen lt col maj sgt capt cmdr adm sen sens rep reps gov govs pres "
    "sec amb rev hon sir dame lord lady king queen prince princess pope president senator "
    "representative congressman congresswoman governor secretary minister chancellor premier "
    "general colonel major captain admiral judge justice professor doctor sheriff mayor bishop "
    "archbishop cardinal rabbi imam ambassador speaker chairman chairwoman chief officer "
    "detective sergeant lieutenant deputy former vice prime first madame monsieur herr frau "
    "senora señora senor señor signora signor commodore constable councillor cllr baroness "
    "alderman alderwoman councilman councilwoman assemblyman assemblywoman count countess "
    "brigadier inspector superintendent corporal commander brig eng engr fr monsignor maître "
    "maitre shri smt shrimati sheikha maulana mullah ayatollah haji alhaji hajia mzee retired retd "
    "rtd"
)
"""Words that stand before a name and are no part of it."""
LETTERS_AFTER = word_set("kc qc mp mep msp obe mbe cbe phd")
"""What stands behind a name and is no part of it: "Ann Ek KC"."""

FAMILY_FIRST = word_set(
    "bai bui cai cao chen cheng chung deng ding duong feng gao guo hoang hou hu huang huynh hwang "
    "jeong jia jiang kwon li liang liu lu luo ma mao meng ngo nguyen peng pham qian qin roh "
    "ryu seo shen shi tao tran truong tsai tsang vo vu wang wei wen wu xi xia xiao xie xu yang "
    "yao yoon yu yuan zeng zhang zhao zheng zhou zhu"
)
"""Chinese, Korean and Vietnamese family names that are no other word: they stand first."""

AS_WRITTEN = {"US": "u.s", "UN": "u.n", "un": "u.n"}
"""Told by their capitals from "us" and from "Kim Jong Un"; "un" where no name stands before."""

OFFICE_OBJECTS = word_set(
    "state defense defence treasury finance commerce labor labour energy education interior "
    "agriculture transportation transport justice health human services housing urban development "
    "homeland security veterans affairs foreign home trade culture staff intelligence war army navy"
)
"""What a secretary, a minister or a chief is of, before his or her name."""

MALE_WORDS = word_set(
    "mr monsieur herr senor señor signor he him man boy father son brother husband king prince sir "
    "lord spokesman chairman "
    "congressman businessman policeman gentleman pope actor uncle grandfather nephew widower "
    "grandson salesman fisherman foreman postman councilman assemblyman anchorman "
    "father-in-law son-in-law brother-in-law stepfather "
    "monsignor shri maulana mullah ayatollah alhaji mzee"
)
FEMALE_WORDS = word_set(
    "mrs ms miss madame frau senora señora signora baroness she woman girl mother daughter sister "
    "wife queen princess dame lady "
    "spokeswoman chairwoman congresswoman businesswoman actress aunt grandmother niece widow "
    "granddaughter councilwoman assemblywoman policewoman mother-in-law daughter-in-law "
    "sister-in-law stepmother sheikha smt shrimati hajia"
)

FAMILY = word_set(
    "wife husband widow widower spouse brother sister twin son daughter father mother grandson "
    "granddaughter grandfather grandmother"
)
"""Who mostly has the family name of whose relative he or she is: no girlfriend, no uncle."""
KIN = FAMILY | word_set("boyfriend girlfriend niece nephew uncle aunt mum mom dad")
"""Who is most often named by the first name alone: "her husband, Emil,"."""

POSSESSIVE = ("'s", "’s", "s'", "s’")
"""How "Russia's" and "the Russians'" end."""

PERSON_NOUNS = word_set(
    "official officer minister president senator governor secretary spokesman spokeswoman "
    "spokesperson director chairman chairwoman chief leader head executive ceo founder lawyer "
    "attorney prosecutor judge justice sheriff mayor congressman congresswoman lawmaker "
    "representative candidate nominee politician diplomat ambassador envoy general colonel major "
    "captain commander admiral soldier analyst economist expert scientist researcher professor "
    "doctor physician nurse teacher student author writer journalist reporter columnist editor "
    "anchor host correspondent commentator pollster strategist adviser advisor aide assistant "
    "consultant manager owner operator farmer worker driver pilot activist protester organizer "
    "critic supporter voter resident neighbor neighbour witness victim survivor suspect man woman "
    "boy girl father mother son daughter brother sister husband wife friend king queen prince "
    "princess pope priest bishop pastor rabbi imam coach player actor actress singer "
    "artist producer billionaire businessman businesswoman investor trader banker "
    "premier chancellor deputy delegate commissioner inspector investigator detective agent "
    "policeman speaker whip star democrat republican conservative liberal veteran mogul tycoon "
    "historian philosopher engineer developer designer user commenter reader viewer source insider "
    "staffer operative treasurer counsel superintendent principal scholar fellow "
    "person citizen immigrant refugee patient guest member partner associate planner vendor "
    "hunter fisherman dealer employee employer retiree pensioner customer tourist "
    "grandfather grandmother grandson granddaughter uncle aunt nephew niece cousin widow widower "
    "parent archbishop vicar chaplain catechist poet composer conductor curator sculptor painter "
    "surgeon midwife paramedic firefighter coroner magistrate barrister solicitor lecturer tutor "
    "warden ranger handler guard sailor skipper diver docker miner mechanic builder roofer tenant "
    "landlord landlady conservator chef baker butcher projectionist translator trustee waiter "
    "waitress pupil classmate teammate rector dean provost headmaster headmistress headteacher vet "
    "practitioner referee umpire midfielder striker swimmer runner rower dancer drummer rapper "
    "forester forecaster programmer carpenter plumber tailor jeweller brewer hairdresser barber "
    "gardener cleaner caretaker carer steward stewardess usher monk nun hiker hotelier "
    "father-in-law mother-in-law son-in-law daughter-in-law brother-in-law sister-in-law "
    "stepfather stepmother "
    "brigadier sergeant constable clerk chairperson advocate mediator negotiator campaigner cleric "
    "accountant architect transporter herder hawker bowler batter batsman seamer spinner "
    "winger defender sprinter boxer wrestler golfer plaintiff claimant complainant petitioner "
    "whistleblower juror stationmaster surveyor trainee apprentice villager counsellor"
)
PERSON_ENDINGS = ("ist", "ian", "eer", "grapher", "keeper", "maker", "player", "writer", "worker")
"""How further nouns for people end, before a name: "the entomologist Haruka Bell"."""

GROUP_NOUNS = word_set(
    "company firm group agency ministry department office campaign committee commission council "
    "court government administration bank party union association organization organisation "
    "institute university school team newspaper paper magazine network outlet board bureau force "
    "police army military navy foundation center centre coalition church parliament "
    "congress senate house crowd audience website site blog channel broadcaster publication "
    "publisher airline maker manufacturer retailer embassy kremlin pentagon white television radio "
    "hospital museum gallery charity trust zoo regulator watchdog cabinet delegation family "
    "portal couple estate brothers sisters academy observatory federation confederation chamber "
    "forum"
)
GROUP_NAMES = word_set(
    "times post journal news tribune herald press reuters tass bbc cnn university institute party "
    "inc corp co ltd llc plc bank states nations republicans democrats fund society league club "
    "mps meps msps tds ngos"
)
"""Last words of the names of groups."""
GROUPS = GROUP_NOUNS | GROUP_NAMES
"""Words that tell that a name is a group's."""
PLACE_WORDS = word_set(
    "new san los las saudi south north west east costa el hong sri united great st fort port "
    "mount lake cape santa rio buenos sierra puerto abu tel kuala white wall supreme fox al"
)
"""First words of the names of places and houses."""
PLACE_ENDS = word_set(
    "city county island islands sea ocean valley beach street avenue airport province district"
)
"""Last words of the names of places."""
CLAIMS = word_set(
    "claim argument message view position opinion complaint concern fear hope belief answer reply "
    "response conclusion warning advice explanation excuse phrase point promise prediction word "
    "words"
)
"""What one utters: "the mayor's answer was that"."""

WRITINGS = word_set(
    "statement message letter email e-mail tweet post report memo ad advertisement poster sign "
    "article editorial column op-ed release filing lawsuit complaint document book video note "
    "text headline poll survey study speech resolution petition caption banner slogan transcript "
    "testimony essay interview remarks comments affidavit brief ruling opinion order"
)
