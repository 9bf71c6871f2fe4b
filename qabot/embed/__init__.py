"""Text to vectors: the encoder as ONNX, and the cache of what it computed.

:mod:`qabot.embed.export` needs torch and is imported by nothing here; it is run as a process of
its own (:mod:`qabot.embed.prepare`), so that neither asking nor serving ever loads torch.
"""

from qabot.embed.cache import EmbeddingCache
from qabot.embed.config import EncoderConfig, Pooling
from qabot.embed.encoder import Encoder, LastEncoder
from qabot.embed.prepare import prepare_encoder

__all__ = [
    "EmbeddingCache",
    "Encoder",
    "EncoderConfig",
    "LastEncoder",
    "Pooling",
    "prepare_encoder",
]
