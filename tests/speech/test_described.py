"""Whether an article says of a speaker what a question describes."""

from __future__ import annotations

import pytest

from qabot.speech import described_match

ARTICLE = (
    "Valdoran Prime Minister Inga Solheim met the envoys on Monday. Solheim said the strait would "
    "stay open. “It is a poor bargain,” said Pavel Horak, Ruritania’s central bank chief. "
    "Dr Amina Diallo, president of the National Association of Midwives, called it a scandal. "
    "Tor Lind, who is director of the Arctic desk and the ministry's special envoy for Norway, "
    "declined. Lena Marsh was the harbour's chief engineer. Jo Ek came along."
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the Valdoran PM", "Solheim"),
        ("the Valdoran prime minister", "Inga Solheim"),
        ("Ruritania's central bank head", "Pavel Horak"),
        ("the boss of Ruritania's central bank", "Horak"),
        ("the midwives association president", "Dr Amina Diallo"),
        ("the ministry's Norwegian envoy", "Tor Lind"),
        ("the harbour engineer", "Lena Marsh"),
    ],
)
def test_who_is_described_so_matches(asked: str, name: str) -> None:
    assert described_match(asked, name, ARTICLE) > 0.5


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the Valdoran PM", "Pavel Horak"),
        ("the German PM", "Tor Lind"),
        ("the Swedish envoy", "Tor Lind"),
        ("the football association president", "Solheim"),
        ("the surgeons' federation president", "Dr Amina Diallo"),
        ("the ministry's Norwegian envoy", "Jo Ek"),
        ("Inga Solheim", "Inga Solheim"),  # a name describes nobody
        ("the envoy", "Tor Lind"),  # nor does an office alone
        ("", "Tor Lind"),
        ("the Valdoran PM", "Nobody Atall"),
    ],
)
def test_who_is_not_described_so_does_not(asked: str, name: str) -> None:
    assert described_match(asked, name, ARTICLE) == 0.0
