"""From "he" and "the minister" to whom they mean: the right one, or nobody."""

from __future__ import annotations

import pytest

from qabot.speech import utterances


def speakers(text: str) -> list[str | None]:
    """The speakers' names, in order of what is said."""
    return [u.speaker.name if u.speaker else None for u in utterances(text)]


@pytest.mark.parametrize(
    "full",
    [
        "Trade Secretary William Hart",
        "Harbour Minister Jonas Lindqvist",
        "Opposition transport spokesman Henrik Hale",
    ],
)
def test_he_is_a_holder_of_an_office_by_the_full_title(full: str) -> None:
    assert speakers(f"{full} came to Ostby. “It is cold,” he said.") == [full]
