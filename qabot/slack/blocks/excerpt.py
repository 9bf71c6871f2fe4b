"""The stretch of a passage that comes nearest to a question."""

from __future__ import annotations

from qabot.sentences import split_sentences
from qabot.slack.escape import cut, one_line
from qabot.terms import content_stems


def excerpt(text: str, question: str, most: int) -> str:
    """Whole sentences of ``text`` on one line, from the one with most words of ``question`` on.

    At most ``most`` characters, and marked where something was left out. Where the sentences
    after it leave room, those before it are there too.
    """
    sentences = split_sentences(text)
    if len(text) <= most or not sentences:
        return cut(one_line(text), most) or "[…]"
    asked = set(content_stems(question))
    first = max(range(len(sentences)), key=lambda i: _shared(asked, sentences[i].of(text)))
    room = most - len("[…] ")
    while first and len(one_line(text[sentences[first - 1].start :])) <= room:
        first -= 1
    rest = one_line(text[sentences[first].start :])
    return f"[…] {cut(rest, room)}" if first else cut(rest, most)


def _shared(asked: set[str], sentence: str) -> int:
    return len(asked.intersection(content_stems(sentence)))
