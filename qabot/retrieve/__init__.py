"""From a question to the passages worth reading: :class:`Retriever`."""

from qabot.retrieve.fusion import Weights
from qabot.retrieve.retriever import Retriever

__all__ = ["Retriever", "Weights"]
