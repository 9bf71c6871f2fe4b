"""What all tests of training share."""

from __future__ import annotations

import pytest
import torch


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Threads of torch that wait for each other spin, at the cost of tests beside them."""
    torch.set_num_threads(1)
