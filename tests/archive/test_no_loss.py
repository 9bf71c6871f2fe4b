"""No text is lost without a word."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from archive_samples import docx_of, eml, page, pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qabot.archive import FileVerdict, Limits, ReasonCode, boilerplate
from qabot.archive.article import Extracted, make_article
from qabot.archive.clean import clean
from qabot.archive.formats.html import extract
from qabot.archive.formats.page import read_page
from qabot.archive.metadata import Metadata
from qabot.domain import Article

Only = Callable[..., Article]
Read = Callable[..., dict[str, FileVerdict]]
WORDS = ["river", "dam", "mayor", "valley", "water", "bridge", "council", "winter", "treaty"]


def sentences(count: int, seed: int = 1) -> list[str]:
    """Sentences that each occur once, so that a missing one shows."""
    chance = random.Random(seed)
    return [
        f"Number {number} says the {' '.join(chance.choices(WORDS, k=12))}, said {number}."
        for number in range(count)
    ]


def paragraphs(count: int) -> list[str]:
    lines = sentences(count * 3)
    return [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]


@pytest.mark.parametrize("count", [1, 3, 40, 400])
def test_every_paragraph_of_a_plain_page_is_in(only: Only, count: int) -> None:
    parts = paragraphs(count)
    text = only("a.html", page("".join(f"<p>{part}</p>" for part in parts))).text
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    "wrap",
    [
        "<div>{}</div>",
        "<section><div><span>{}</span></div></section>",
        "<blockquote>{}</blockquote>",
        "<ul><li>{}</li></ul>",
        "<table><tr><td>{}</td></tr></table>",
        "{}<br><br>",
        "<pre>{}</pre>",
        "<font size=2>{}</font><br>",
        "<div class='x'><p><b>{}</b></p></div>",
        "<main><article><p>{}</p></article></main>",
        "<dl><dd>{}</dd></dl>",
    ],
)
def test_most_text_is_in_whatever_markup_carries_it(only: Only, wrap: str) -> None:
    parts = paragraphs(12)
    text = " ".join(only("a.html", page("".join(wrap.format(part) for part in parts))).text.split())
    assert sum(part in text for part in parts) >= 11


def test_text_nested_beyond_what_trafilatura_reads_is_in(read: Read) -> None:
    parts = paragraphs(5)
    html = page("<div>" * 300 + "".join(f"<p>{part}</p>" for part in parts) + "</div>" * 300)
    verdict = read({"a.html": html})["a.html"]
    assert all(part in verdict.articles[0].text for part in parts)
    assert verdict.reason is ReasonCode.READ_WHOLE_PAGE


@pytest.mark.parametrize(
    "wrapper", ['<div class="with-sidebar">{}</div>', '<form id="page">{}</form>', "<nav>{}</nav>"]
)
def test_a_page_wrapped_in_what_looks_like_an_aside_is_in(only: Only, wrapper: str) -> None:
    parts = paragraphs(6)
    story = "".join(f"<p>{part}</p>" for part in parts)
    text = only("a.html", page("<p>Skip to content</p>" + wrapper.format(story))).text
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("name", ["caption", "overlay", "message-container", "widget", "plain"])
def test_prose_that_is_taken_for_no_part_of_the_story_is_said_to_be_left_out(
    read: Read, name: str
) -> None:
    parts = paragraphs(10)
    story = "".join(f"<p>{part}</p>" for part in parts[:9])
    verdict = read({"a.html": page(f'{story}<div class="{name}"><p>{parts[9]}</p></div>')})[
        "a.html"
    ]
    left_out = parts[9] not in verdict.articles[0].text
    assert ("10% of the page's prose" in verdict.detail) == left_out
    assert left_out == (name != "plain")


def test_teasers_marked_as_articles_do_not_hide_the_story(only: Only) -> None:
    parts = paragraphs(6)
    story = "<div>" * 300 + "".join(f"<p>{part}</p>" for part in parts) + "</div>" * 300
    text = only("a.html", page(f"{story}<article><p>Another story.</p></article>")).text
    assert [part for part in parts if part not in text] == []


def test_a_single_paragraph_of_megabytes_is_in(read: Read) -> None:
    text = " ".join(sentences(12_000))
    verdict = read({"a.html": page(f"<p>{text}</p>")}, Limits(text_characters=3_000_000))["a.html"]
    assert " ".join(verdict.articles[0].text.split()) == text


def test_a_hundred_thousand_paragraphs_are_in(read: Read) -> None:
    lines = [f"Line {number}." for number in range(100_000)]
    verdict = read({"a.html": page("".join(f"<p>{line}</p>" for line in lines))})["a.html"]
    assert verdict.articles[0].text.split("\n\n") == lines


def test_an_unclosed_script_or_comment_hides_no_story(only: Only) -> None:
    body = "".join(f"<p>{part}</p>" for part in paragraphs(8))
    for name, before in {"a.html": "<!-- open", "b.html": "<![if IE]>", "c.html": "<p"}.items():
        text = only(name, page(before + body)).text
        assert sum(part in text for part in paragraphs(8)) >= 7


def test_every_sentence_is_in_whatever_the_format(only: Only) -> None:
    lines = sentences(60)
    blocks = [" ".join(lines[at : at + 2]) for at in range(0, 60, 2)]
    pages = [[line[:90], line[90:]] for line in lines]
    files: dict[str, bytes | str] = {
        "a.txt": "\n\n".join(blocks),
        "a.md": "\n\n".join(blocks),
        "a.docx": docx_of(*blocks),
        "a.eml": eml("\n\n".join(blocks)),
        "a.pdf": pdf(pages),
        "a.jsonl": json.dumps({"text": "\n\n".join(blocks), "id": "a"}),
    }
    for name, content in files.items():
        if name == "a.jsonl":
            continue
        text = "".join(only(name, content).text.split())
        assert [line for line in lines if "".join(line.split()) not in text] == []


@given(st.text(min_size=1))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_the_stored_text_is_the_cleaned_text_to_the_letter(text: str) -> None:
    if not clean(text).strip():
        return
    article = make_article("a.txt", Extracted(text), Metadata(), Limits())
    assert article.text == clean(text)
    for span in boilerplate(article.text, article.title):
        assert span.end <= len(article.text)


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</i>", "<br/>", "<!--", "-->", "<![CDATA[", "]]>",
     "<table><tr>", "<td>", "&amp;", "&", "<", "<script>x</script>", "<a href='", "'>"]),
    max_size=30), st.integers(0, 30))  # fmt: skip
@settings(max_examples=60)
def test_broken_markup_loses_no_paragraph_that_stands_whole(tags: list[str], at: int) -> None:
    part = paragraphs(1)[0]
    tags.insert(min(at, len(tags)), f"</a></script></style><p>{part}</p>")
    html = "".join(tags)
    seen = " ".join(block.text for block in read_page(html).blocks)
    found = " ".join(extract(html.encode(), Limits()).text.split()) if part in seen else part
    assert part in found
