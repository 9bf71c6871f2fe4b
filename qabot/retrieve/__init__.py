"""From a question to the passages worth reading: :class:`Retriever`, and :class:`Speller`."""

from qabot.retrieve.fusion import Weights
from qabot.retrieve.retriever import Retriever
from qabot.retrieve.spelling import Speller

__all__ = ["Retriever", "Speller", "Weights"]
