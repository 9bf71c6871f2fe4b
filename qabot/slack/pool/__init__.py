"""Processes that answer, behind a bounded and fair queue.

Answering is bound by the CPU; done on the event loop it would delay acknowledgements past
Slack's three seconds. Each worker is a fresh interpreter (never a fork: threads and libraries
with locks do not survive one) that loads the engine once and speaks JSON lines with its parent.
"""

from qabot.slack.pool.failures import Busy, EngineFailed, TooSlow
from qabot.slack.pool.pool import Pool, PoolLimits

__all__ = ["Busy", "EngineFailed", "Pool", "PoolLimits", "TooSlow"]
