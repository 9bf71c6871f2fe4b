"""Options that every test folder shares."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long version of each test")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long version was asked for with --long."""
    return bool(request.config.getoption("--long"))
