"""One record a line: each is an article, and a bad one is refused alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY

from qabot.archive import FileVerdict, Outcome, ReasonCode

Read = Callable[..., dict[str, FileVerdict]]

MAY_23 = date(2003, 5, 23)


def test_one_article_a_line(read: Read) -> None:
    lines = [
        {"id": "x1", "title": "Dam", "text": STORY, "published": "2003-05-23", "source": "Herald",
         "byline": "By Jane Doe", "url": "https://example.org/1"},
        {"text": STORY, "metadata": {"date": "2003/5/23", "source": "http://www.example.org/2"}},
        {"_id": 7, "body": STORY, "authors": ["Jane Doe", {"name": "John Roe"}],
         "publisher": {"name": "Herald"}, "timestamp": 1053648000},
    ]  # fmt: skip
    verdict = read({"a.jsonl": "\n\n".join(map(json.dumps, lines))})["a.jsonl"]
    first, second, third = verdict.articles
    assert (first.path, first.title, first.byline) == ("a.jsonl#x1", "Dam", "Jane Doe")
    assert (second.path, second.source, second.url) == (
        "a.jsonl#3",
        "example.org",
        "http://www.example.org/2",
    )
    assert (third.path, third.source, third.byline) == ("a.jsonl#7", "Herald", "Jane Doe, John Roe")
    assert {article.published for article in verdict.articles} == {MAY_23}
    assert {article.text for article in verdict.articles} == {STORY}


def test_a_bad_line_is_refused_alone_with_its_number(read: Read) -> None:
    good = json.dumps({"id": "g", "text": STORY})
    bad = ["{bad", "[]", '"text"', '{"title": "no text"}', '{"text": ""}', '{"text": 5}',
           "[" * 100_000, '{"text": ' + "1" * 5_000 + "}", good]  # fmt: skip
    verdicts = read({"a.jsonl": "\n".join([good, *bad, json.dumps({"text": STORY})])})
    assert verdicts["a.jsonl"].reason is ReasonCode.READ_PARTLY
    assert [article.path for article in verdicts["a.jsonl"].articles] == ["a.jsonl#g", "a.jsonl#11"]
    for number in range(2, 10):
        verdict = verdicts[f"a.jsonl#line {number}"]
        assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.BAD_RECORD)
        assert verdict.detail.startswith(f"line {number}: ")
    assert verdicts["a.jsonl#line 10"].reason is ReasonCode.DUPLICATE_RECORD


def test_the_size_of_a_bad_line_is_bytes_like_that_of_a_file(read: Read) -> None:
    bad = '{"title": "Füße über Öfen"}'
    good = json.dumps({"text": STORY})
    assert read({"a.jsonl": f"{bad}\n{good}"})["a.jsonl#line 1"].size == len(bad.encode())


@pytest.mark.parametrize("ids", [[None, "1"], ["2", None], [None, "1", "line 1"], [None, 1]])
def test_a_line_without_an_id_takes_none_from_another(read: Read, ids: list[object]) -> None:
    lines = [{"text": f"{STORY}{at}"} | ({"id": key} if key else {}) for at, key in enumerate(ids)]
    verdict = read({"a.jsonl": "\n".join(map(json.dumps, lines))})["a.jsonl"]
    assert verdict.reason is ReasonCode.READ
    paths = [article.path for article in verdict.articles]
    assert len(set(paths)) == len(ids)
    assert [path for path, key in zip(paths, ids, strict=True) if key] == [
        f"a.jsonl#{key}" for key in ids if key
    ]


def test_a_file_of_bad_lines_alone_is_quarantined(read: Read) -> None:
    verdict = read({"a.jsonl": "{\n{\n"})["a.jsonl"]
    assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.BAD_RECORD)


def test_no_more_bad_lines_are_listed_than_a_person_would_read(read: Read) -> None:
    verdicts = read({"a.jsonl": "{\n" * 5_000})
    assert len(verdicts) <= 101
    assert "5,000 lines" in verdicts["a.jsonl"].detail
