"""What a question asks: its kind, speaker, names and dates. Pure text."""

from qabot.question.follow_up import follow_up
from qabot.question.question import Question, QuestionKind
from qabot.question.reading import read_question

__all__ = ["Question", "QuestionKind", "follow_up", "read_question"]
