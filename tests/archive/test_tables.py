"""CSV and TSV: an article a row, whatever wrote the table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from archive_samples import STORY
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.clean import clean
from qabot.archive.formats.csv import read_csv
from qabot.archive.metadata import Metadata
from qabot.archive.records import BadRecord, UnreadDate, read_records
from qabot.archive.verdict import Refusal
from qabot.domain import Article

Read = Callable[..., dict[str, FileVerdict]]
HEADER = ("id", "title", "author", "publication", "date", "url", "content")
ROW = ("x1", "Dam opens", "By Jane Doe", "Herald", "2003-05-23", "https://example.org/1", STORY)
DIALECTS = (
    {"delimiter": ","},
    {"delimiter": ";"},
    {"delimiter": "\t"},
    {"delimiter": "|"},
    {"delimiter": ",", "quoting": csv.QUOTE_ALL},
    {"delimiter": "\t", "quoting": csv.QUOTE_ALL, "lineterminator": "\n"},
)


def table(*rows: Sequence[str], **dialect: object) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def rows_of(content: bytes, limits: Limits | None = None) -> list[Article | UnreadDate | BadRecord]:
    limits = limits or Limits()
    return list(read_records(read_csv(content, limits), "a.csv", Metadata(), limits))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_article_a_row_however_the_table_was_written(
    read: Read, dialect: dict[str, object], encoding: str
) -> None:
    content = table(HEADER, ROW, **dialect).encode(encoding)
    verdict = read({"a.csv": content})["a.csv"]
    assert (verdict.outcome, verdict.reason) == (Outcome.INGESTED, ReasonCode.READ)
    (article,) = verdict.articles
    assert (article.path, article.title, article.byline) == ("a.csv#x1", "Dam opens", "Jane Doe")
    assert (article.source, article.published) == ("Herald", date(2003, 5, 23))
    assert (article.url, article.text) == ("https://example.org/1", STORY)


@pytest.mark.parametrize(
    "header",
    [
        ("ID", "Headline", "Byline", "Newspaper", "Publication Date", "URL", "Full Text"),
        ("_id", " Title ", "AUTHORS", "Source", "published-at", "Link", "Body"),
        ("guid", "title", "by", "domain", "Timestamp", "web_url", "articleBody"),
    ],
)
def test_the_names_of_columns_are_read_in_the_usual_forms(
    read: Read, header: Sequence[str]
) -> None:
    date_cell = "1053648000.0" if "Timestamp" in header else "2003-05-23"
    row = [*ROW[:4], date_cell, *ROW[5:]]
    (article,) = read({"a.tsv": table(header, row, delimiter="\t")})["a.tsv"].articles
    assert (article.path, article.title, article.byline) == ("a.tsv#x1", "Dam opens", "Jane Doe")
    assert (article.source, article.published) == ("Herald", date(2003, 5, 23))
    assert (article.url, article.text) == ("https://example.org/1", STORY)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: bool(clean(text).strip()) and bool(text.strip())
)


@given(st.lists(texts, min_size=1, max_size=6), st.sampled_from(DIALECTS))
@settings(deadline=None)
def test_what_is_written_as_a_table_comes_back_article_for_article(
    bodies: list[str], dialect: dict[str, object]
) -> None:
    rows = [(f"n{at}", "Dam", "2003-05-23", body) for at, body in enumerate(bodies)]
    content = table(("id", "title", "date", "text"), *rows, **dialect).encode()
    found = rows_of(b"\xef\xbb\xbf" + content)
    assert all(isinstance(one, Article) for one in found)
    assert [(one.path, one.text) for one in found if isinstance(one, Article)] == [
        (f"a.csv#n{at}", clean(body)) for at, body in enumerate(bodies)
    ]


@given(st.binary(max_size=200), st.sampled_from([b"", b"id,text,date\n", b"\ttext\tid\n"]))
@settings(deadline=None)
def test_any_bytes_end_as_articles_bad_rows_or_a_refusal(raw: bytes, header: bytes) -> None:
    try:
        found = rows_of(header + raw)
    except Refusal:
        found = []
    paths = [one.path for one in found if isinstance(one, Article)]
    assert len(set(paths)) == len(paths)


def test_a_row_without_an_id_has_its_number_and_one_with_an_id_keeps_it(read: Read) -> None:
    rows = [("b", "Body b."), ("", "Body of row three."), ("a", "Body a.")]
    paths = [one.path for one in read({"a.csv": table(("id", "text"), *rows)})["a.csv"].articles]
    assert paths == ["a.csv#b", "a.csv#3", "a.csv#a"]
    rows = [("c", "Body c."), rows[2], rows[0]]
    again = [one.path for one in read({"a.csv": table(("id", "text"), *rows)})["a.csv"].articles]
    assert again == ["a.csv#c", "a.csv#a", "a.csv#b"]


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_list_or_a_mapping_that_a_cell_holds_as_characters_is_read(
    read: Read, quote: str
) -> None:
    authors, source = "['Lena Ek', 'Ann Hale']", "{'id': None, 'name': 'Herald'}"
    if quote == '"':
        authors, source = authors.replace("'", quote), '{"id": null, "name": "Herald"}'
    header = ("", "source", "author", "title", "content")
    rows = [("0", source, authors, "[Update] Dam [2003]", STORY), ("1", "", "[]", "[2003]", "It.")]
    one, two = read({"a.csv": table(header, *rows)})["a.csv"].articles
    assert (one.byline, one.source) == ("Lena Ek, Ann Hale", "Herald")
    assert (one.title, two.title, two.byline) == ("[Update] Dam [2003]", "[2003]", None)


@pytest.mark.parametrize("gap", ["nan", "NaN", "None", "NULL", "N/A", "\\N"])
def test_what_marks_a_gap_in_a_table_is_no_name_and_no_id(read: Read, gap: str) -> None:
    header = ("id", "title", "author", "source", "text")
    rows = [(gap, gap, gap, gap, "The dam held."), (gap, "", "", "", "It fell.")]
    one, two = read({"a.csv": table(header, *rows)})["a.csv"].articles
    assert (one.path, one.title, two.path) == ("a.csv#2", "The dam held.", "a.csv#3")
    assert (one.byline, one.source) == (None, None)


def bad(verdicts: dict[str, FileVerdict]) -> dict[str, str]:
    return {path: verdict.detail for path, verdict in verdicts.items() if "#" in path}


def test_a_bad_row_is_refused_alone_with_its_number_and_what_to_do(read: Read) -> None:
    rows = [
        ("a", "One.", "2003-05-23"),
        ("b", "Two, unquoted", "2003-05-23"),
        ("c", "", "2003-05-23"),
        ("a", "Three.", "2003-05-23"),
        ("d", "Four.", "2003-05-23"),
    ]
    content = table(("id", "text", "date"), *rows).replace('"Two, unquoted"', "Two, unquoted")
    verdicts = read({"a.csv": content + "e,Cut off"})
    assert verdicts["a.csv"].reason is ReasonCode.READ_PARTLY
    assert verdicts["a.csv"].detail == "articles read: 2; rows refused: 4"
    assert [one.path for one in verdicts["a.csv"].articles] == ["a.csv#a", "a.csv#d"]
    found = bad(verdicts)
    assert "4 cells and the header 3 (line 3 of the file): a cell that holds a comma" in found.pop(
        "a.csv#row 3"
    )
    assert "fill it in" in found.pop("a.csv#row 4")
    assert 'has the id "a"' in found.pop("a.csv#row 5")
    assert "2 cells and the header 3" in found.pop("a.csv#row 7")
    assert found == {}


@pytest.mark.parametrize(
    "broken",
    [
        '2003-05-23,"He said "no" twice,\nand left, he said, soon.\n\nThe end."',
        '2003-05-23,"Never closed, and\nmore of it, he said,\nto the end.',
        '2003-05-23,"Closed twice"" and\nmore of it, he said, here" now\nand there,"now',
        '"',
    ],
)
@pytest.mark.parametrize("column", ["date", "id", "url"])
def test_quotes_that_do_not_match_cost_no_row_but_their_own(
    read: Read, broken: str, column: str
) -> None:
    sure = {"date": "2003-05-23", "id": "a-{}", "url": "https://example.org/{}"}[column]
    good = [(sure.format(at), f'Row {at}, "quoted",\n\nand more, he said.') for at in range(4)]
    head, tail = table((column, "text"), *good[:2]), table(*good[2:])
    verdicts = read({"a.csv": f"{head}{broken}\n{tail}"})
    texts = [article.text for article in verdicts["a.csv"].articles]
    assert texts == [text for _, text in good]
    (detail,) = bad(verdicts).values()
    assert "its quotation marks do not match (lines " in detail
    assert "write one inside a quoted cell twice" in detail


def test_a_line_of_a_text_never_becomes_an_article_after_a_broken_row(read: Read) -> None:
    """With two columns every line of prose that has one comma looks like a row."""
    content = (
        'title,text\nDam,It opened.\nEk,"He said "no" loudly,\nthen left, soon.\nAnd, slept."\n'
    )
    verdicts = read({"a.csv": content})
    assert [article.text for article in verdicts["a.csv"].articles] == ["It opened."]
    assert "lines 3 to 5" in bad(verdicts)["a.csv#row 3"]


@pytest.mark.parametrize(
    ("header", "lines", "row"),
    [
        ("id,text", "1,200 people came.\n1, he said, left.", "2,Two."),
        ("id,text", "2003, the dam opened.\n7, then 8.", "2,Two."),
        ("title,date,text", "The dam, on May 23 2003, opened.", "Two,2003-05-24,Two."),
        ("date,text", "May 23 2003 was cold, he said.\n2003-05-23,\nEk,slept.", "2003-05-24,Two."),
    ],
)
def test_no_comma_of_a_text_makes_a_row_after_a_broken_one(
    read: Read, header: str, lines: str, row: str
) -> None:
    broken = row.rpartition(",")[0] + ',"He said "no" loudly'
    verdicts = read({"a.csv": f"{header}\n{broken},\n{lines}\n{row}\n"})
    assert [article.text for article in verdicts["a.csv"].articles] == ["Two."]
    last = 2 + len(lines.split("\n"))
    assert f"lines 2 to {last} of the file" in bad(verdicts)["a.csv#row 2"]


def test_a_table_that_parts_by_tabs_and_quotes_nothing_is_read(read: Read) -> None:
    lines = ["title\ttext", 'Ek\t"Yes," he said.', 'Hale\t"We said', "Horak\tShe left."]
    articles = read({"a.tsv": "\n".join(lines)})["a.tsv"].articles
    assert [one.text for one in articles] == ['"Yes," he said.', '"We said', "She left."]


@pytest.mark.parametrize("header", ["id,headline,year\n", "just prose, with a comma.\n", '"x\n'])
def test_a_table_without_a_column_of_text_is_refused_with_its_columns(
    read: Read, header: str
) -> None:
    verdict = read({"a.csv": header + "1,Dam,2003\n"})["a.csv"]
    assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.NO_ARTICLES)
    assert verdict.detail.endswith('"text", "content", "body" or "article"')
    if header.startswith("id"):
        assert '"id", "headline", "year"' in verdict.detail


def test_a_complaint_about_columns_is_one_short_line(read: Read) -> None:
    detail = read({"a.csv": ",".join(["a long, name\nof it" * 99] * 999)})["a.csv"].detail
    assert len(detail) < 1_500
    assert "\n" not in detail


def test_a_header_without_rows_is_empty_and_blank_rows_are_none(read: Read) -> None:
    assert read({"a.csv": "id,text\n"})["a.csv"].reason is ReasonCode.EMPTY
    verdict = read({"a.csv": "\n\nid,text\n\n1,Dam.\n,\n\n"})["a.csv"]
    assert (verdict.reason, len(verdict.articles)) == (ReasonCode.READ, 1)


def test_a_cell_may_be_long_up_to_the_limits(read: Read) -> None:
    rows = [("a", "word " * 100_000), ("b", "x" * 400_000), ("c", "Short.")]
    limits = Limits(file_bytes=300_000, text_characters=200_000)
    assert len(read({"a.csv": table(("id", "text"), *rows)})["a.csv"].articles) == 3
    verdicts = read({"b.csv": table(("id", "text"), ("a", "word " * 50_000), rows[2])}, limits)
    assert [one.path for one in verdicts["b.csv"].articles] == ["b.csv#c"]
    assert verdicts["b.csv#row 2"].reason is ReasonCode.TEXT_TOO_LARGE
    verdicts = read({"a.csv": table(("id", "text"), *rows)}, limits)
    assert [one.path for one in verdicts["a.csv"].articles] == []


def test_a_hundred_thousand_broken_rows_take_no_longer_than_good_ones(read: Read) -> None:
    """Reading on after each of them is linear: no line is looked at from every row above it."""
    lines = [f'{at},"never closed {at}' for at in range(100_000)]
    verdicts = read({"a.csv": "id,text\n" + "\n".join(lines)})
    assert verdicts["a.csv"].outcome is Outcome.QUARANTINED
    assert len(verdicts) <= 102
