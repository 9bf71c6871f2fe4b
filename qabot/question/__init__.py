"""What a question asks: its kind, speaker, names and dates. Pure text."""

from qabot.question.follow_ups import follow_up
from qabot.question.parse import read_question
from qabot.question.question import Question, QuestionKind

__all__ = ["Question", "QuestionKind", "follow_up", "read_question"]
