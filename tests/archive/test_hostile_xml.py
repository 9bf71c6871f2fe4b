"""XML that is hostile, broken, or of another kind."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from archive_samples import STORY
from hypothesis import given, settings
from hypothesis import strategies as st
from xml_stories import PARAGRAPHS, PARTS, Only, Read, nitf, rss

from qabot.archive import Limits, Outcome, ReasonCode
from qabot.archive.formats.xml import extract
from qabot.archive.verdict import Refusal

BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))

HOSTILE = {
    "bomb": f'<!DOCTYPE rss [<!ENTITY e0 "ha">{BOMB}]>' + rss("<title>&e11;</title>")[21:],
    "attribute": f'<!DOCTYPE nitf [<!ENTITY e0 "ha">{BOMB}]><nitf a="&e11;"/>',
    "file": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + nitf("<p>&x;</p>"),
    "parameter": '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>' + nitf(),
    "net": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>' + nitf("<p>&x;</p>"),
    "own": '<!DOCTYPE nitf [<!ENTITY dam "the dam">]>' + nitf("<p>&dam; opens</p>"),
    "cut": nitf()[:-40],
    "cut feed": rss(f"<description>{STORY}</description>")[:-9],
    "deep": nitf("<p>" * 20_000 + STORY + "</p>" * 20_000),
    "unclosed": "<a>" * 200_000,
    "attributes": "<nitf " + " ".join(f"a{n}='1'" for n in range(50_000)),
    "twice": nitf() + nitf(),
    "undeclared": nitf("<p>&dam; opens</p>"),
    "prefix": "<x:nitf>" + STORY,
    "no xml": STORY,
    "page": f"<!doctype html><p>{STORY}<br>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_ends_as_a_verdict_and_the_next_file_is_read(read: Read, name: str) -> None:
    verdicts = read({"a.xml": HOSTILE[name], "b.xml": nitf()}, Limits(cpu_seconds=5))
    verdict = verdicts["a.xml"]
    assert verdict.outcome is Outcome.QUARANTINED, verdict
    assert verdict.reason in (ReasonCode.DAMAGED, ReasonCode.NO_ARTICLES)
    assert "root:" not in str(verdict)
    assert "\n" not in verdict.detail
    assert len(verdicts["b.xml"].articles) == 1


def test_no_xml_reads_another_file(read: Read, root: Path) -> None:
    secret = root.parent / "secret.txt"
    secret.write_text("<p>The secret.</p>")
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    )
    outer = f'<!DOCTYPE nitf SYSTEM "{secret}">'
    styled = f'<?xml-stylesheet href="{secret}" type="text/xsl"?>'
    for content in (nitf(include + PARAGRAPHS), outer + nitf(), styled + nitf()):
        (article,) = read({"a.xml": content})["a.xml"].articles
        assert article.text == "\n\n".join(PARTS)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),  # valid UTF-8 is UTF-8, whatever it says
        ("utf-8", "klingon"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("iso-8859-2", "iso-8859-2"),
        ("utf-16", "utf-16"),
    ],
)
def test_an_encoding_that_is_declared_wrong_is_found_out(
    only: Only, encoding: str, declared: str
) -> None:
    story = "The café at Ostby was opened on Friday, said Jörg Müller, who had asked for it."
    content = f'<?xml version="1.0" encoding="{declared}"?>\n' + nitf(f"<p>{story}</p>")
    assert only("a.xml", content.encode(encoding)).text == story


def test_names_of_characters_that_html_has_are_read_without_a_dtd(only: Only) -> None:
    text = only(
        "a.xml", nitf("<p>Fish&nbsp;&amp; chips &mdash; 5 &lt; 6 &amp;mdash; caf&eacute;</p>")
    )
    assert " ".join(text.text.split()) == "Fish & chips — 5 < 6 &mdash; café"


@pytest.mark.parametrize("root_", ["sitemapindex", "NewsML", "html", "svg"])
def test_xml_of_another_kind_is_refused_with_what_is_taken(read: Read, root_: str) -> None:
    verdict = read({"a.xml": f'<{root_} xmlns="urn:x">{STORY}</{root_}>'})["a.xml"]
    assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.NO_ARTICLES)
    assert verdict.detail == (
        f'XML of another kind, "{root_}": NITF, NewsML-G2, RSS and Atom are read, '
        "and elements with a title and a text"
    )


def test_a_story_without_text_and_a_feed_without_items_are_said_to_be_so(read: Read) -> None:
    verdicts = read({"a.xml": nitf(""), "b.xml": rss(), "c.xml": " \n"})
    assert verdicts["a.xml"].reason is ReasonCode.NO_TEXT
    assert verdicts["b.xml"].reason is verdicts["c.xml"].reason is ReasonCode.EMPTY


words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)


@given(st.lists(st.lists(words, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=5))
@settings(deadline=None)
def test_each_paragraph_comes_back_to_the_letter(parts: list[str]) -> None:
    body = "\n  ".join(f"<p>{escape(part)}</p>" for part in parts)
    found = extract(nitf(body).encode(), Limits())
    assert found.text.split("\n\n") == parts  # type: ignore[union-attr]


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#0;", "&", "<item>", "</item>",
     "<guid>", "<?x", "?>", "<!DOCTYPE a [", "\x00", "\ufeff", "x"]), max_size=20))  # fmt: skip
@settings(deadline=None, max_examples=200)
def test_broken_xml_is_refused_or_read_and_never_fails(pieces: list[str]) -> None:
    for content in ("".join(pieces), nitf("".join(pieces)), rss("".join(pieces))):
        with suppress(Refusal):
            extract(content.encode(), Limits())
