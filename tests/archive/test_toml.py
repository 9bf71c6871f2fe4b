"""Front matter in TOML, between lines of plus signs, as Hugo writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY

from qabot.archive import FileVerdict, Outcome, ReasonCode
from qabot.domain import Article

Only = Callable[..., Article]
Read = Callable[..., dict[str, FileVerdict]]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("day", ["2018-04-05", "2018-04-05T10:00:00+02:00", '"5 April 2018"'])
def test_it_is_metadata_and_no_part_of_the_text(only: Only, name: str, day: str) -> None:
    article = only(name, f"+++\ntitle = 'The mill'\ndate = {day}\ntags = [1]\n+++\n\n{STORY}")
    assert (article.title, article.published) == ("The mill", date(2018, 4, 5))
    assert article.text.strip() == STORY.strip()


@pytest.mark.parametrize("front", ["title = [unclosed", "a = 1\na = 2", f'x = "{"y" * 60_000}"'])
def test_what_is_no_toml_is_refused_and_not_read_as_words(read: Read, front: str) -> None:
    verdict = read({"a.md": f"+++\n{front}\n+++\n{STORY}"})["a.md"]
    assert (verdict.outcome, verdict.reason) == (
        Outcome.QUARANTINED,
        ReasonCode.BAD_FRONT_MATTER,
    )


def test_prose_between_lines_of_plus_signs_stays(only: Only) -> None:
    assert only("a.txt", f"+++\nA heron was seen.\n+++\n{STORY}").text.count("heron") == 1
