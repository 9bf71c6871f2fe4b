"""Follow-up questions, made to stand alone by what was asked before them.

What asks the same again (:mod:`.again`), fragments ("and about Iraq?", :mod:`.fragments`) and
pronouns (:mod:`.pronouns`) are filled in; a question that stands alone is returned as it was asked.
Below these: whether a question leans on another (:mod:`.leaning`), whom and what of that other it
can mean (:mod:`.antecedents`), and the parts of that other (:mod:`.phrases`).
"""

from qabot.question.follow_ups.alone import follow_up

__all__ = ["follow_up"]
