"""Question → :class:`~qabot.domain.Answer` or :class:`~qabot.domain.NoAnswer`: :class:`Asker`."""

from qabot.ask.asker import AnswerOptions, Asker

__all__ = ["AnswerOptions", "Asker"]
