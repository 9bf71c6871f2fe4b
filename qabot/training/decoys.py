"""Sentences with the words of a question and no answer to it.

Adding such a sentence misleads a reader that matches words (Jia & Liang 2017, "Adversarial
examples for evaluating reading comprehension systems"); trained among them, it looks for the
answer. Theirs were made by people and rules of grammar; these are indirect questions, as news has
them ("Officials declined to say who ..."), and mentions of the topic.
"""

from __future__ import annotations

import random
import re


def restated(question: str, rng: random.Random) -> str:
    """A sentence with the words of a question and no answer to it."""
    asked = question.rstrip(" ?.")
    asked = asked[:1].lower() + asked[1:]
    bare = _ASKING.sub("", asked)
    if bare != asked and rng.random() < 0.5:
        return f"{rng.choice(_ABOUT)} {bare}."
    return f"{rng.choice(_WONDERING)} {asked}."


_ASKING = re.compile(
    r"^(?:in |at |on |for |to |of |by |with )?"
    r"(?:who|what|which|when|where|why|how (?:many|much|long|often|old)|how)(?:'s)?"
    r"(?: (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should))?\s+"
)
_WONDERING = (
    "It is not clear", "Nobody could say", "Many people wonder", "The report does not say",
    "I was asked", "She would not say", "There is a debate about", "He asked me", "No one knows",
    "Readers often ask", "They are still trying to find out", "It remains to be seen",
    "Some people ask", "I have always wanted to know", "We talked about",
    "Officials declined to say",
)  # fmt: skip
_ABOUT = (
    "There was much talk of", "This is about", "People disagree about",
    "I have often thought about", "Much has been written on", "The question concerns",
    "Here is more on", "They spoke at length about",
    "Everyone has heard of", "He has views on", "The story of", "We all know about",
)  # fmt: skip
