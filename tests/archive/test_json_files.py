"""One JSON file: a list of records, an object that has one, or one record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.article import Extracted
from qabot.archive.formats.json import read_json
from qabot.archive.verdict import Refusal

Read = Callable[..., dict[str, FileVerdict]]
RECORDS = [
    {"id": "x1", "title": "Dam", "text": STORY, "published": "2003-05-23", "source": "Herald"},
    {"title": "Ferry", "content": "The ferry sank."},
]


@pytest.mark.parametrize(
    "value",
    [
        RECORDS,
        {"articles": RECORDS},
        {"status": "ok", "tags": ["a"], "response": {"pages": [1, 2], "docs": RECORDS}},
    ],
)
def test_a_list_of_records_is_an_article_each_wherever_it_stands(read: Read, value: object) -> None:
    verdict = read({"a.json": "\ufeff" + json.dumps(value, indent=1)})["a.json"]
    assert verdict.detail == "articles read: 2; records refused: 0"
    first, second = verdict.articles
    assert (first.path, first.title, first.source) == ("a.json#x1", "Dam", "Herald")
    assert (first.published, first.text) == (date(2003, 5, 23), STORY)
    assert (second.path, second.text) == ("a.json#2", "The ferry sank.")


def test_one_record_is_one_article_under_the_name_of_its_file(read: Read) -> None:
    record = {"Headline": "Dam", "articleBody": STORY, "author": [{"name": "Jane Doe"}]}
    verdicts = read({"a.json": json.dumps(record), "a.meta.json": '{"source": "Herald"}'})
    (article,) = verdicts["a.json"].articles
    assert (article.path, article.title, article.byline) == ("a.json", "Dam", "Jane Doe")
    assert (article.source, article.text) == ("Herald", STORY)


PAGE = "<p>The dam&#8217;s gates <em>held</em>.</p>\n<p>Nobody was hurt, Ek said.</p>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps({"title": "Dam &amp; river", "content": PAGE})),
        ("a.json", json.dumps([{"title": {"rendered": "Dam &amp; river"},
                                "content": {"rendered": PAGE, "protected": False}}])),
        ("a.jsonl", json.dumps({"title": "Dam &amp; river", "text": PAGE})),
        ("a.csv", f'title,text\nDam &amp; river,"{PAGE}"\n'),
    ],
)  # fmt: skip
def test_a_record_that_holds_a_page_is_read_as_its_story(
    read: Read, name: str, content: str
) -> None:
    (article,) = read({name: content})[name].articles
    assert article.title == "Dam & river"
    assert article.text == "The dam’s gates held.\n\nNobody was hurt, Ek said."


RAW = "The dam <em>opened</em>, said Ek.\r\n\r\n{}It held.\n \nNobody was hurt &amp; all left."


@pytest.mark.parametrize(
    "above", ["", "<blockquote>“Yes,” he said.</blockquote>\n\n", "<!-- a -->"]
)
def test_a_blank_line_ends_a_paragraph_where_html_sets_no_tag(read: Read, above: str) -> None:
    content = json.dumps([{"title": "Dam", "content": RAW.format(above)}])
    (article,) = read({"a.json": content})["a.json"].articles
    said = ["The dam opened, said Ek.", "“Yes,” he said.", "It held.",
            "Nobody was hurt & all left."]  # fmt: skip
    found = [one for one in article.text.split("\n") if one.strip()]
    assert found == [one for one in said if one[0] != "“" or "Yes" in above]


def test_a_picture_above_a_text_is_markup(read: Read) -> None:
    text = '<img class="x" src="/a.jpg">\nThe dam held, if 5 <a and b> 3, said Ek.'
    (article,) = read({"a.jsonl": json.dumps({"text": text.replace(" <a and b>", "")})})[
        "a.jsonl"
    ].articles
    assert article.text == "The dam held, if 5 3, said Ek."
    plain = text.partition("\n")[2]
    (article,) = read({"b.jsonl": json.dumps({"text": plain})})["b.jsonl"].articles
    assert article.text == plain


def test_lines_stay_lines_where_a_text_has_links_and_emphasis_only(read: Read) -> None:
    text = 'Q: Who?\nA: <strong>Ek</strong>, by <a href="/x">his</a> <sup>1</sup> word.\n\nEnd.'
    (article,) = read({"a.jsonl": json.dumps({"text": text})})["a.jsonl"].articles
    assert article.text == "Q: Who?\nA: Ek, by his 1 word.\n\nEnd."


@pytest.mark.parametrize("name", ["comments", "paragraphs"])
def test_parts_of_an_article_are_no_articles(read: Read, name: str) -> None:
    value = {"headline": "Dam opens", "story": STORY, name: [{"id": 1, "text": "I like it."}, 5]}
    verdict = read({"a.json": json.dumps(value)})["a.json"]
    assert (verdict.reason, verdict.articles) == (ReasonCode.NO_ARTICLES, ())
    assert f'what it lists has none ("{name}")' in verdict.detail
    titled = {"title": "Herald", "items": [{"text": "It held."}, {"title": "Dam", "text": STORY}]}
    assert len(read({"b.json": json.dumps(titled)})["b.json"].articles) == 2


def test_a_complaint_about_lists_is_one_short_line(read: Read) -> None:
    lists = {f"a long, name\nof {at}" * 9: [{"text": "It held."}] for at in range(999)}
    detail = read({"a.json": json.dumps(lists)})["a.json"].detail
    assert len(detail) < 1_500
    assert "\n" not in detail


def test_what_an_article_lists_beside_its_text_is_said_to_be_left_out(read: Read) -> None:
    verdict = read({"a.json": json.dumps({"text": "It held.", "related": RECORDS})})["a.json"]
    assert [article.text for article in verdict.articles] == ["It held."]
    assert verdict.detail == 'read, but for what it lists beside its text ("related")'


def test_values_as_mongodb_exports_them_are_read(read: Read) -> None:
    record = {"_id": {"$oid": "5a"}, "date": {"$date": "2003-05-23T00:00:00Z"}, "text": "It held."}
    (article,) = read({"a.json": json.dumps([record])})["a.json"].articles
    assert (article.path, article.published) == ("a.json#5a", date(2003, 5, 23))


def test_names_are_read_without_the_entities_of_html(read: Read) -> None:
    record = {"byline": "Lena Ek &amp; Ann Hale", "source": "Ek &#38; Co", "text": "It held."}
    (article,) = read({"a.json": json.dumps(record)})["a.json"].articles
    assert (article.byline, article.source) == ("Lena Ek & Ann Hale", "Ek & Co")


def test_signs_that_are_no_markup_stay_as_they_are(read: Read) -> None:
    text = "If a < b and b > c, R&D at AT&T copy 5 <sic> pages &copyright;. The ferry sank."
    (article,) = read({"a.jsonl": json.dumps({"text": text})})["a.jsonl"].articles
    assert article.text == text


def test_json_lines_under_the_name_of_json_are_read_as_lines(read: Read) -> None:
    lines = "\n".join(map(json.dumps, RECORDS))
    verdict = read({"a.json": lines})["a.json"]
    assert verdict.detail == "articles read: 2; lines refused: 0"


def test_a_record_without_a_text_is_refused_alone(read: Read) -> None:
    verdicts = read({"a.json": json.dumps([{"title": "Ferry"}, 5, *RECORDS, RECORDS[0]])})
    assert [one.path for one in verdicts["a.json"].articles] == ["a.json#x1", "a.json#4"]
    for number, said in ((1, 'has no "text"'), (2, "no object with a text"), (5, 'the id "x1"')):
        verdict = verdicts[f"a.json#record {number}"]
        assert verdict.outcome is Outcome.QUARANTINED
        assert verdict.detail.startswith(f"record {number}: ")
        assert said in verdict.detail
    assert verdicts["a.json#record 1"].size == len("Ferry")


@pytest.mark.parametrize(
    ("content", "reason", "said"),
    [
        ('{"name": "a package"}', ReasonCode.NO_ARTICLES, 'must stand under "text"'),
        ("[1, 2, [3]]", ReasonCode.NO_ARTICLES, 'must stand under "text"'),
        ('"text"', ReasonCode.NO_ARTICLES, 'must stand under "text"'),
        (json.dumps({"a": RECORDS, "b": RECORDS}), ReasonCode.NO_ARTICLES, '("a", "b")'),
        ('[{"text": "The dam', ReasonCode.DAMAGED, "Unterminated string"),
        ("{]", ReasonCode.DAMAGED, "mend it"),
        ("[" * 200_000, ReasonCode.DAMAGED, "nested too deeply"),
        ('{"text": ' + "9" * 9_000 + "}", ReasonCode.DAMAGED, "a number too long"),
        ("[]", ReasonCode.EMPTY, "none of its 0 records"),
        (" \n", ReasonCode.EMPTY, "no text"),
    ],
)
def test_what_is_no_list_of_articles_is_refused_with_a_reason(
    read: Read, content: str, reason: ReasonCode, said: str
) -> None:
    verdict = read({"a.json": content})["a.json"]
    assert verdict.reason is reason
    assert said in verdict.detail
    assert verdict.articles == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["text", "id", "title", "date", "items", "author"]), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(json_values)
@settings(deadline=None)
def test_any_json_ends_as_an_article_records_or_a_refusal(value: object) -> None:
    found: object
    try:
        found = read_json(json.dumps(value).encode(), Limits())
    except Refusal as refusal:
        found = refusal
    if isinstance(found, Refusal):
        assert found.reason is ReasonCode.NO_ARTICLES
    elif isinstance(found, Extracted):
        assert found.text.strip()
    else:
        assert [record.number for record in found.read()] == [
            at for at, _ in enumerate(found.read(), 1)
        ]
