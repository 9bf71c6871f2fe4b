from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from archive_samples import STORY, page

from qabot.archive import FileVerdict, Outcome, ReasonCode
from qabot.archive.fingerprint import normalized
from qabot.archive.metadata import Metadata, as_date, read_metadata
from qabot.archive.sidecar import is_sidecar
from qabot.domain import Article

Only = Callable[..., Article]
Read = Callable[..., dict[str, FileVerdict]]
MAY_23 = date(2003, 5, 23)
FRONT = "---\ntitle: The Dam\ndate: 2003-05-23\nauthor: [Jane Doe, John Roe]\nsource: Herald\n---\n"


def test_front_matter_is_metadata_and_no_part_of_the_text(only: Only) -> None:
    article = only("a.md", f"{FRONT}\n# The dam opens\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == (
        "The Dam",
        "Herald",
        "Jane Doe, John Roe",
        MAY_23,
    )
    assert article.text == f"# The dam opens\n\n{STORY}"


def test_a_plain_text_may_have_front_matter_too(only: Only) -> None:
    article = only("a.txt", f"{FRONT}\n{STORY} *")
    assert (article.title, article.source, article.published) == ("The Dam", "Herald", MAY_23)
    assert article.text == f"{STORY} *"


@pytest.mark.parametrize(
    "above",
    ["---\n\nThe dam was opened.\n\n---", "---\ntitle: [no\n---", "---\nnote: it rained\n---"],
)
def test_what_only_looks_like_front_matter_stays_in_a_plain_text(only: Only, above: str) -> None:
    assert only("a.txt", f"{above}\n\n{STORY}").text == f"{above}\n\n{STORY}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("**Ada Hale:** Yes, *of course*.", "Ada Hale: Yes, of course."),
        ("She read _Salt Wind_ and ***all*** of __it__.", "She read Salt Wind and all of it."),
        ("**bold *inner* end** of it", "bold inner end of it"),
        ("See [the **report**](https://a.example/x_y) now.", "See the report now."),
        ("2 * 3 * 4, 5*3*2 and file_name_2", "2 * 3 * 4, 5*3*2 and file_name_2"),
        ("* the first\n* the *second*", "* the first\n* the second"),
        ("* * *", "* * *"),
        ("`_config_` and ``a `*b*` c`` in *it*", "`_config_` and ``a `*b*` c`` in it"),
        ("see http://x.example/_a_/b and (ftp://x.example/*a*)",) * 2,
        ("*see `_a_`* at **https://x.example/_a_**", "see `_a_` at https://x.example/_a_"),
        ("`[a](https://a.example)` is a link", "`[a](https://a.example)` is a link"),
        (r"\*a note\*", r"\*a note\*"),
        ("an [aside] (and this)", "an [aside] (and this)"),
        ("> *A bridge is a door.*\n>\n> — Ada Hale", "A bridge is a door.\n\n— Ada Hale"),
        ("2 > 1 and a -> b", "2 > 1 and a -> b"),
    ],
)
def test_markdown_reads_as_it_would_in_print(only: Only, written: str, printed: str) -> None:
    assert only("a.md", f"# The dam opens\n\n{STORY}\n\n{written}").text.endswith(printed)


def test_a_markdown_heading_is_the_title_without_front_matter(only: Only) -> None:
    assert only("a.md", f"# The dam opens\n\n{STORY}").title == "The dam opens"


def test_a_rule_at_the_top_is_no_front_matter(only: Only) -> None:
    article = only("a.md", f"---\n\nThe dam was opened.\n\n---\n\n{STORY}")
    assert "The dam was opened." in article.text


def test_a_colon_in_front_matter_needs_no_quotes(only: Only) -> None:
    front = "title: Ostby: a town sinks\nsource: The Courier\ndate: 2003-05-14"
    article = only("a.md", f"---\n{front}\n---\n{STORY}")
    assert (article.title, article.source) == ("Ostby: a town sinks", "The Courier")
    assert article.published == date(2003, 5, 14)
    assert "sinks" not in article.text


@pytest.mark.parametrize(
    "title", ['"Salt" wins the Heron', "'Salt' wins: a story", "@ostby wins 😀", "100% salt: 2"]
)
def test_a_title_in_front_matter_may_begin_with_a_quotation(only: Only, title: str) -> None:
    article = only("a.md", f"---\ntitle: {title}\nsource: The Courier\n---\n{STORY}")
    assert (article.title, article.source) == (title, "The Courier")


def test_a_quotation_over_lines_in_front_matter_stands_beside_a_colon(only: Only) -> None:
    front = 'title: "The dam\n  holds"\nsource: The Courier: Ostby'
    article = only("a.md", f"---\n{front}\n---\n{STORY}")
    assert (article.title, article.source) == ("The dam holds", "The Courier: Ostby")


@pytest.mark.parametrize(
    "front", ["title: [unclosed", "a: &a [1]\nb: [*a, *a]", "x: " + "y" * 60_000]
)
def test_bad_front_matter_is_refused_and_not_read_as_words(read: Read, front: str) -> None:
    verdict = read({"a.md": f"---\n{front}\n---\n{STORY}"})["a.md"]
    assert (verdict.outcome, verdict.reason) == (
        Outcome.QUARANTINED,
        ReasonCode.BAD_FRONT_MATTER,
    )


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


def test_a_file_of_bad_lines_alone_is_quarantined(read: Read) -> None:
    verdict = read({"a.jsonl": "{\n{\n"})["a.jsonl"]
    assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.BAD_RECORD)


def test_no_more_bad_lines_are_listed_than_a_person_would_read(read: Read) -> None:
    verdicts = read({"a.jsonl": "{\n" * 5_000})
    assert len(verdicts) <= 101
    assert "5,000 lines" in verdicts["a.jsonl"].detail


def test_a_sidecar_fills_the_gaps_of_records_only(read: Read) -> None:
    lines = [{"id": 1, "text": STORY}, {"id": 2, "text": STORY, "source": "Own"}]
    verdicts = read(
        {"a.jsonl": "\n".join(map(json.dumps, lines)), "a.meta.json": '{"source": "Shared"}'}
    )
    assert [article.source for article in verdicts["a.jsonl"].articles] == ["Shared", "Own"]


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


def test_a_date_that_the_sidecar_states_is_not_asked_of_the_file(read: Read) -> None:
    dated = {"a.md": f"---\ndate: yesterday\n---\n{STORY}", "a.meta.json": '{"date": "2003-05-23"}'}
    assert read(dated)["a.md"].detail == "read"


def test_fields_of_the_wrong_type_are_ignored() -> None:
    fields = {"title": 5, "source": ["", None], "author": {"x": 1}, "url": "javascript:alert(1)"}
    assert read_metadata(fields) == Metadata()
