"""Feeds: RSS and Atom, each item an article."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from archive_samples import STORY
from xml_stories import DC, MAY_23, PARAGRAPHS, PARTS, Only, Read, rss

from qabot.archive import ReasonCode


def test_each_item_of_a_feed_is_an_article(read: Read) -> None:
    whole = (
        "<title><![CDATA[Dam opens &#8211; at last]]></title><link>https://example.org/1</link>"
        '<guid isPermaLink="false">n1</guid><dc:creator>Jane Doe</dc:creator>'
        "<pubDate>Fri, 23 May 2003 23:30:00 -0500</pubDate><description>A teaser.</description>"
        f"<content:encoded><![CDATA[{PARAGRAPHS}<script>no()</script>]]></content:encoded>"
    )
    short = (
        "<title>R&amp;D</title><guid>https://example.org/2#top</guid>"
        "<author>jane@example.org (Jane Doe)</author><source url='x'>The Post</source>"
        "<description>&lt;p&gt;R&amp;amp;D is &lt;b&gt;5 &amp;lt; 6&lt;/b&gt;.&lt;/p&gt;"
        "</description>"
    )
    plain = "<author>jane@example.org</author><description>One.\n\nAT&amp;T two.</description>"
    verdicts = read({"a.rss": rss(whole, short, plain, "<title>Nothing</title>", whole)})
    first, second, third = verdicts["a.rss"].articles
    assert (first.path, first.title) == ("a.rss#n1", "Dam opens – at last")
    assert (first.byline, first.source, first.published) == ("Jane Doe", "Herald", MAY_23)
    assert (first.url, first.text) == ("https://example.org/1", "\n\n".join(PARTS))
    assert (second.path, second.title) == ("a.rss#https://example.org/2%23top", "R&D")
    assert (second.byline, second.source) == ("Jane Doe", "The Post")
    assert (second.text, second.url) == ("R&D is 5 < 6.", "https://example.org/2#top")
    assert (third.path, third.byline, third.text) == ("a.rss#3", None, "One.\n\nAT&T two.")
    assert verdicts["a.rss#item 4"].reason is ReasonCode.BAD_RECORD
    assert verdicts["a.rss#item 5"].reason is ReasonCode.DUPLICATE_RECORD


def test_a_blank_line_ends_a_paragraph_of_an_item_that_sets_no_tag(only: Only) -> None:
    story = "The dam <em>opened</em>.\n\nIt held, <a href='/x'>Ek</a> said.\n\nAll left."
    for markup in ("", "<hr/>"):
        text = only("a.rss", rss(f"<description><![CDATA[{markup}{story}]]></description>")).text
        assert text.split("\n\n") == ["The dam opened.", "It held, Ek said.", "All left."]


def test_an_item_keeps_its_id_when_the_feed_goes_on(read: Read) -> None:
    item = "<guid>n{}</guid><description>Story {}.</description>"
    before = read({"a.rss": rss(*(item.format(at, at) for at in (1, 2)))})["a.rss"].articles
    after = read({"a.rss": rss(*(item.format(at, at) for at in (3, 2, 1)))})["a.rss"].articles
    assert {one.id: one.text for one in before}.items() <= {
        one.id: one.text for one in after
    }.items()


def test_elements_of_other_vocabularies_are_not_taken_for_the_feeds_own(only: Only) -> None:
    media = (
        '<m:content xmlns:m="http://search.yahoo.com/mrss/"><m:title>Not this</m:title>'
        "<m:description>Nor this.</m:description></m:content>"
        '<m:title xmlns:m="http://search.yahoo.com/mrss/">Not this</m:title>'
    )
    article = only("a.rss", rss(f"{media}<title>Dam</title><description>{STORY}</description>"))
    assert (article.title, article.text) == ("Dam", STORY.strip())


def test_rss_1_is_read(only: Only) -> None:
    article = only(
        "a.xml",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {DC}><channel><title>Herald</title></channel>'
        '<item rdf:about="n1"><title>Dam</title><link>https://example.org/1</link>'
        f"<dc:date>2003-05-23</dc:date><description>{STORY}</description></item></rdf:RDF>",
    )
    assert (article.path, article.title, article.source) == ("a.xml#n1", "Dam", "Herald")
    assert (article.published, article.url) == (MAY_23, "https://example.org/1")


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html">{escape(PARAGRAPHS)}</content>',
        (
            f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div>'
            "</content><summary>A teaser.</summary>"
        ),
        f'<content type="text">{escape(STORY)}</content>',
        f'<content type="image/png">QUJD</content><summary>{escape(STORY)}</summary>',
    ],
)
def test_an_atom_entry_is_an_article(only: Only, content: str) -> None:
    article = only(
        "a.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>tag:n1</id>'
        '<title type="html">R&amp;amp;D</title><link rel="self" href="https://example.org/feed"/>'
        '<link href="https://example.org/1"/><author><name>Jane Doe</name></author>'
        "<author><name>John Roe</name></author><updated>2004-01-01T00:00:00Z</updated>"
        f"<published>2003-05-23T00:00:00Z</published>{content}</entry></feed>",
    )
    assert (article.path, article.title) == ("a.atom#tag:n1", "R&D")
    assert (article.byline, article.source) == ("Jane Doe, John Roe", "Herald")
    assert (article.published, article.url) == (MAY_23, "https://example.org/1")
    assert article.text == "\n\n".join(PARTS)
