"""Titles, dates and sources: what is stated, and where nothing is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY, page

from qabot.archive import FileVerdict
from qabot.archive.fingerprint import normalized
from qabot.archive.metadata import Metadata, as_date, read_metadata
from qabot.domain import Article

Only = Callable[..., Article]

Read = Callable[..., dict[str, FileVerdict]]

MAY_23 = date(2003, 5, 23)


@pytest.mark.parametrize(
    "field",
    [
        '"url": "http://[abc"',
        '"source": "https://[1:2]:x/"',
        '"author": ' + "[" * 900 + '"x"' + "]" * 900,
        '"date": "ſept 5, 2003"',
    ],
)
def test_metadata_that_makes_no_sense_costs_no_article(read: Read, field: str) -> None:
    lines = [json.dumps({"id": "g", "text": STORY}), f'{{"id": "b", "text": "It held.", {field}}}']
    verdict = read({"a.jsonl": "\n".join(lines)})["a.jsonl"]
    assert [article.path for article in verdict.articles] == ["a.jsonl#g", "a.jsonl#b"]


def test_a_header_with_a_broken_address_costs_no_article(only: Only) -> None:
    assert STORY.strip() in only("a.txt", f"URL: http://[abc\n\n{STORY}").text


def test_an_article_keeps_its_id_when_edited_and_its_sha_follows_every_visible_field(
    only: Only,
) -> None:
    first = only("a.txt", STORY)
    again = only("a.txt", STORY)
    edited = only("a.txt", STORY + "More.")
    other_source = only("a.txt", STORY, **{"a.meta.json": '{"source": "X"}'})
    assert first == again
    assert first.id == edited.id == other_source.id
    assert len(first.id) == 16
    assert len({first.sha256, edited.sha256, other_source.sha256}) == 3


def test_the_same_words_with_other_quotes_and_spaces_have_one_form() -> None:
    assert normalized("“It  holds,”\nshe said – once…") == '"It holds," she said - once...'
    assert normalized("It holds") != normalized("It held")


def test_a_date_in_the_files_name_is_the_last_resort(only: Only) -> None:
    assert only("2003-05-23-dam.txt", STORY).published == MAY_23
    dated = f"- The Herald - May 24, 2003\n\n{STORY}"
    assert only("2003-05-23-dated.txt", dated).published == date(2003, 5, 24)


def test_the_mtime_is_never_a_date(only: Only) -> None:
    assert only("a.txt", STORY).published is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1053648000, MAY_23),
        (1053648000000, MAY_23),
        (20030523, MAY_23),
        ("23 May 2003", MAY_23),
        ("1053648000", MAY_23),
        (" 1053648000000 ", MAY_23),
        ("1053648000.0", MAY_23),
        ("996537600", date(2001, 7, 31)),
        ("20030523.0", MAY_23),
        ("200305231015", None),
        ("2003052310", None),
        ("12345678", None),
        (2003, None),  # a year is no day
        (2003.0, None),
        (199905, None),
        (9_999_999, None),
        (-9_999_999, None),
        (99_999_999, date(1973, 3, 3)),
        (50_000_000, date(1971, 8, 2)),
        (50_000_000_000, date(1971, 8, 2)),
        (100_000_000, date(1973, 3, 3)),
        (4_102_444_800, None),
        (100_000_000_000, date(1973, 3, 3)),
        (0, None),
        (-1053648000, date(1936, 8, 12)),
        (-1053648000000, date(1936, 8, 12)),
        (-5_364_662_400, date(1800, 1, 1)),
        (-5_364_662_401, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**30, None),
        (-(10**400), None),
        ([], None),
        (None, None),
    ],
)
def test_dates_of_every_type_are_read(value: object, day: date | None) -> None:
    assert as_date(value) == day


def test_a_year_in_front_matter_is_no_day(only: Only) -> None:
    assert only("a.md", f"---\ntitle: The Dam\ndate: 2003\n---\n{STORY}").published is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("0000-00-00 00:00:00", None),
        ("2021-02-30", None),
        ("2003-05-23", MAY_23),
        ("2003-05-23T23:30:00-05:00", MAY_23),
        ("2003-05-23 23:30:00 Z", MAY_23),
    ],
)
def test_a_date_of_yaml_that_does_not_exist_costs_no_article(
    read: Read, written: str, day: date | None
) -> None:
    stated = f"title: The Dam\ndate: {written}\n"
    verdicts = read({"a.md": f"---\n{stated}---\n{STORY}", "b.txt": STORY, "b.meta.yaml": stated})
    assert "b.txt#sidecar" not in verdicts
    for name in ("a.md", "b.txt"):
        (article,) = verdicts[name].articles
        assert (article.title, article.published) == ("The Dam", day)


@pytest.mark.parametrize(
    "stated", ["15. März 2018", "03/04/2019", "yesterday", "99999-01-01", "2003"]
)
def test_a_stated_date_that_is_not_understood_is_named_and_counted(read: Read, stated: str) -> None:
    record = json.dumps({"text": STORY, "date": stated})
    files = {
        "a.md": f"---\ndate: {stated}\n---\n{STORY}",
        "b.txt": STORY,
        "b.meta.json": json.dumps({"date": stated}),
        "c.html": page(f"<p>{STORY}</p>", f'<meta name="date" content="{stated}">'),
        "d.json": record,
        "e.jsonl": f"{record}\n{json.dumps({'text': STORY, 'date': '2003-05-23'})}\n{record}",
    }
    verdicts = read(files)
    unread = {path: one.unread_dates for path, one in verdicts.items() if one.articles}
    assert unread == {"a.md": 1, "b.txt": 1, "c.html": 1, "d.json": 1, "e.jsonl": 2}
    for path, count in unread.items():
        said = f'; dates not understood: {count} ("{stated}"): write 2003-05-23'
        assert verdicts[path].detail.endswith(said)


@pytest.mark.parametrize("stated", ["2003-05-23", "", "N/A", "null", "0"])
def test_nothing_is_said_of_a_date_that_is_read_or_not_stated(read: Read, stated: str) -> None:
    verdict = read({"a.md": f"---\ntitle: The Dam\ndate: {stated}\n---\n{STORY}"})["a.md"]
    assert (verdict.detail, verdict.unread_dates) == ("read", 0)


def test_fields_of_the_wrong_type_are_ignored() -> None:
    fields = {"title": 5, "source": ["", None], "author": {"x": 1}, "url": "javascript:alert(1)"}
    assert read_metadata(fields) == Metadata()
