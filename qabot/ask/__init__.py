"""Question → :class:`~qabot.domain.Answer` or :class:`~qabot.domain.NoAnswer`: :class:`Asker`."""

from qabot.ask.answering import AnswerOptions
from qabot.ask.asker import Asker

__all__ = ["AnswerOptions", "Asker"]
