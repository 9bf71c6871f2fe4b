"""Metadata in a file beside an article."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from archive_samples import STORY

from qabot.archive import FileVerdict, Outcome, ReasonCode
from qabot.archive.sidecar import is_sidecar

Read = Callable[..., dict[str, FileVerdict]]


@pytest.mark.parametrize(
    "name",
    [
        "a.txt.meta.json",
        "a.meta.json",
        "a.txt.meta.yaml",
        "a.meta.yml",
        "a.txt.json",
        "a.json",
    ],
)
def test_a_sidecar_wins_over_what_the_text_says(read: Read, name: str) -> None:
    sidecar = json.dumps({"source": "Sidecar Post", "date": "2001-02-03"})
    verdicts = read({"a.txt": f"- The Herald - May 23, 2003\n\n{STORY}", name: sidecar})
    (article,) = verdicts["a.txt"].articles
    assert (article.source, article.published) == ("Sidecar Post", date(2001, 2, 3))
    assert verdicts[name].reason is ReasonCode.SIDECAR


def test_a_sidecar_that_changes_makes_its_article_new(read: Read) -> None:
    before = read({"a.txt": STORY, "a.meta.json": '{"source": "One"}'})
    known = {"a.txt": before["a.txt"].fingerprint}
    assert read(known=known)["a.txt"].outcome is Outcome.UNCHANGED
    after = read({"a.meta.json": '{"source": "Two"}'}, known=known)["a.txt"]
    assert after.articles[0].source == "Two"


def test_a_bad_sidecar_is_reported_and_its_article_read_without_it(read: Read) -> None:
    verdicts = read({"a.txt": STORY, "a.meta.json": "{not json"})
    assert verdicts["a.txt"].outcome is Outcome.INGESTED
    assert verdicts["a.txt#sidecar"].reason is ReasonCode.BAD_SIDECAR
    assert verdicts["a.txt#sidecar"].outcome is Outcome.QUARANTINED


def test_a_sidecar_that_is_too_large_is_called_that(read: Read) -> None:
    sidecar = json.dumps({"source": "One", "more": "x" * 100_000})
    verdicts = read({"a.txt": STORY, "a.meta.json": sidecar})
    assert verdicts["a.txt"].outcome is Outcome.INGESTED
    assert "more than 100,000" in verdicts["a.txt#sidecar"].detail


def test_no_article_is_read_without_the_sidecar_that_is_being_written(
    root: Path, read: Read
) -> None:
    """It would be attributed to whatever its text says, until the next build."""
    with (root / "a.meta.json").open("w") as file:
        file.write('{"source": "Sidec')
        file.flush()
        half = read({"a.txt": f"- The Herald - May 23, 2003\n\n{STORY}"})["a.txt"]
        file.write('ar Post"}')
    assert (half.outcome, half.reason) == (Outcome.QUARANTINED, ReasonCode.CHANGED_WHILE_READ)
    assert "a.meta.json" in half.detail
    (article,) = read()["a.txt"].articles
    assert article.source == "Sidecar Post"


def test_the_names_of_a_folder_are_gone_through_once_for_all_its_sidecars() -> None:
    class Names(frozenset[str]):
        readings = 0

        def __iter__(self) -> Iterator[str]:
            Names.readings += 1
            return super().__iter__()

    sidecars = [f"story{number}.json" for number in range(50)]
    names = Names(
        [*sidecars, *(f"story{number}.TXT.gz" for number in range(49)), "story49.json.json"]
    )
    assert all(is_sidecar(name, names) for name in sidecars[:49])
    assert not is_sidecar(sidecars[49], names)
    assert is_sidecar("story49.json.json", names)
    assert Names.readings == 1


def test_json_without_an_article_beside_it_is_no_sidecar(read: Read) -> None:
    verdict = read({"a.json": json.dumps({"text": STORY}), "a.json.gz": gzip.compress(b"[]")})
    assert verdict["a.json"].outcome is Outcome.INGESTED
    assert verdict["a.json.gz"].reason is ReasonCode.EMPTY
    described = {"b.json": json.dumps({"text": STORY}), "b.json.json": '{"source": "Herald"}'}
    verdicts = read(described)
    assert verdicts["b.json.json"].reason is ReasonCode.SIDECAR
    assert verdicts["b.json"].articles[0].source == "Herald"


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.xml", "a.json.gz"])
def test_json_beside_other_records_is_a_file_of_its_own(read: Read, name: str) -> None:
    content = {"a.json": json.dumps([{"text": STORY}]), "a.csv": "text\nIt held.\n"}
    verdict = read({"a.json": content["a.json"], name: content.get(name, "x")})["a.json"]
    assert [article.text for article in verdict.articles] == [STORY]
    described = read({"a.csv": content["a.csv"], "a.csv.json": '{"source": "Herald"}'})
    assert described["a.csv"].articles[0].source == "Herald"


def test_an_extension_without_a_reader_is_named_as_one(read: Read) -> None:
    assert read({"a.yaml": "title: x"})["a.yaml"].reason is ReasonCode.UNKNOWN_EXTENSION


def test_a_sidecar_fills_the_gaps_of_records_only(read: Read) -> None:
    lines = [{"id": 1, "text": STORY}, {"id": 2, "text": STORY, "source": "Own"}]
    verdicts = read(
        {"a.jsonl": "\n".join(map(json.dumps, lines)), "a.meta.json": '{"source": "Shared"}'}
    )
    assert [article.source for article in verdicts["a.jsonl"].articles] == ["Shared", "Own"]


def test_a_date_that_the_sidecar_states_is_not_asked_of_the_file(read: Read) -> None:
    dated = {"a.md": f"---\ndate: yesterday\n---\n{STORY}", "a.meta.json": '{"date": "2003-05-23"}'}
    assert read(dated)["a.md"].detail == "read"
