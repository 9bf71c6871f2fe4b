"""XML of the news trade: NITF, NewsML-G2, RSS and Atom."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from archive_samples import STORY
from hypothesis import given, settings
from hypothesis import strategies as st

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.formats.xml import extract
from qabot.archive.verdict import Refusal
from qabot.domain import Article

Only = Callable[..., Article]
Read = Callable[..., dict[str, FileVerdict]]
PARTS = STORY.strip().split("\n\n")
PARAGRAPHS = "".join(f"<p>{part}</p>\n" for part in PARTS)
MAY_23 = date(2003, 5, 23)
G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def nitf(
    body: str = PARAGRAPHS,
    head: str = '<pubdata date.publication="20030523T101500Z" name="Herald"'
    ' ex-ref="https://example.org/1"/>',
    above: str = "",
    attributes: str = "",
) -> str:
    return (
        f"<nitf {attributes}><head><title>A slug</title>{head}</head><body><body.head>"
        "<hedline><hl1>Dam <em>opens</em></hl1></hedline>"
        "<byline>By <person>Jane Doe</person>, <byttl>Herald Staff</byttl></byline>"
        f"{above}</body.head><body.content>{body}</body.content></body></nitf>"
    )


def news_item(content: str, guid: str = "urn:x:1", meta: str = "", tag: str = "newsItem") -> str:
    return (
        f'<{tag} {G2} guid="{guid}"><itemMeta><provider><name>The Wire</name></provider>'
        "<versionCreated>2003-05-25T00:00:00Z</versionCreated></itemMeta><contentMeta>"
        f"<contentCreated>2003-05-23T23:00:00-05:00</contentCreated>{meta}"
        f"<by>By Jane Doe</by><headline>Dam opens</headline></contentMeta>"
        f"<contentSet>{content}</contentSet></{tag}>"
    )


def xhtml(body: str = PARAGRAPHS) -> str:
    return (
        '<inlineXML contenttype="application/xhtml+xml"><html '
        'xmlns="http://www.w3.org/1999/xhtml"><head><title>Not this</title></head>'
        f"<body>{body}</body></html></inlineXML>"
    )


def message(*items: str) -> str:
    return f"<newsMessage {G2}><header/><itemSet>{''.join(items)}</itemSet></newsMessage>"


def rss(*items: str, version: str = "2.0") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?><rss version="{version}" {CONTENT} {DC}><channel>'
        f"<title>Herald</title><link>https://example.org</link>{inner}</channel></rss>"
    )


@pytest.mark.parametrize(
    "attributes", ["", 'xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD 3.5"']
)
def test_a_nitf_story_is_read_with_all_that_it_states(only: Only, attributes: str) -> None:
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">\n'
    article = only("a.xml", doctype + nitf(attributes=attributes))
    assert (article.path, article.title, article.byline) == ("a.xml", "Dam opens", "Jane Doe")
    assert (article.source, article.published) == ("Herald", MAY_23)
    assert (article.url, article.text) == ("https://example.org/1", "\n\n".join(PARTS))


@pytest.mark.parametrize(
    "head",
    [
        '<docdata><date.issue norm="20030523"/><doc.copyright holder="Herald"/></docdata>',
        '<docdata><date.release norm="2003-05-23T10:00:00"/></docdata><pubdata name="Herald"/>',
    ],
)
def test_a_nitf_story_may_say_its_date_and_paper_elsewhere(only: Only, head: str) -> None:
    article = only("a.nitf", nitf(head=head))
    assert (article.source, article.published) == ("Herald", MAY_23)


def test_what_stands_around_a_nitf_story_is_in_and_captions_are_said_to_be_left_out(
    read: Read,
) -> None:
    above = (
        "<hedline><hl2>It will hold, says the mayor</hl2></hedline><distributor>Wire</distributor>"
        '<dateline><location>OSTBY</location>, <story.date norm="20030522">May 22</story.date>'
        "</dateline><abstract>By an indexer.</abstract>"
    )
    media = (
        '<media media-type="image"><media-reference source="x"/><media-caption>The dam.'
        "</media-caption></media> <hl2>A cross-head</hl2>"
    )
    body = nitf(body=media + PARAGRAPHS, head="", above=above)
    content = body.replace("</body></nitf>", "<body.end><tagline>Jane was there.</tagline>"
                           "</body.end></body></nitf>")  # fmt: skip
    verdict = read({"a.xml": content})["a.xml"]
    (article,) = verdict.articles
    expected = ["It will hold, says the mayor", "OSTBY, May 22", "A cross-head", *PARTS,
                "Jane was there."]  # fmt: skip
    assert article.text.split("\n\n") == expected
    assert (article.source, article.published) == ("Wire", date(2003, 5, 22))
    assert verdict.detail == "read, but for the captions of pictures (1)"


def test_the_paper_that_printed_a_nitf_story_is_its_source_before_who_sent_it(only: Only) -> None:
    assert only("a.xml", nitf(above="<distributor>Wire</distributor>")).source == "Herald"


def test_a_nitf_story_that_gives_its_first_paragraph_twice_is_read_once(only: Only) -> None:
    body = f'<block class="lead_paragraph"><p>{PARTS[0]}</p></block>'
    body += f'<block class="full_text">{PARAGRAPHS}</block>'
    assert only("a.xml", nitf(body)).text == "\n\n".join(PARTS)


@pytest.mark.parametrize(
    "content",
    [
        xhtml(),
        f'<inlineXML contenttype="application/nitf+xml">{nitf()}</inlineXML>',
        f"<inlineData>{escape(PARAGRAPHS)}</inlineData>",
        f'<inlineData contenttype="text/plain">{escape(STORY)}</inlineData>',
        f'<remoteContent href="file:///etc/passwd"/>{xhtml()}',
    ],
)
def test_a_news_item_is_read_with_all_that_it_states(only: Only, content: str) -> None:
    line = "<creditline>Herald</creditline>"
    article = only("a.xml", '<?xml version="1.0"?>' + news_item(content, meta=line))
    assert (article.path, article.title, article.byline) == ("a.xml", "Dam opens", "Jane Doe")
    assert (article.source, article.published) == ("Herald", MAY_23)
    assert article.text == "\n\n".join(PARTS)


def test_what_a_news_item_calls_plain_text_is_read_as_written(only: Only) -> None:
    story = "If 5 <b and c> 6, &amp; more, said Ek.\n\nIt held."
    data = f'<inlineData contenttype="text/plain">{escape(story)}</inlineData>'
    assert only("a.xml", news_item(data)).text == story


def test_a_message_of_several_items_is_an_article_each(read: Read) -> None:
    picture = news_item('<remoteContent href="x.jpg"/>', "urn:x:3")
    package = news_item("", "urn:x:4", tag="packageItem")
    dateline = "<dateline>OSTBY</dateline>"
    other = news_item(xhtml("<p>The ferry sank.</p>"), "urn:x:2", dateline)
    verdicts = read({"a.xml": message(news_item(xhtml()), other, picture, package)})
    first, second = verdicts["a.xml"].articles
    assert (first.path, first.source) == ("a.xml#urn:x:1", "The Wire")
    assert (second.path, second.text) == ("a.xml#urn:x:2", "OSTBY\n\nThe ferry sank.")
    for number in (3, 4):
        assert "holds no text" in verdicts[f"a.xml#item {number}"].detail


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


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (
            "<byline>By Lena Ek</byline><byline>By <person>Ann Hale</person></byline>",
            "Lena Ek, Ann Hale",
        ),
        (
            "<byline><person>Lena Ek</person> <person>Ann Hale</person></byline>",
            "Lena Ek, Ann Hale",
        ),
        (
            "<byline><person>Lena Ek</person> and <person>Ann Hale</person></byline>",
            "Lena Ek and Ann Hale",
        ),
        (
            "<byline>By <person><x>Lena</x><y>Ek</y></person>, <byttl>Wire</byttl></byline>",
            "Lena Ek",
        ),
    ],
)
def test_a_nitf_story_has_all_its_authors(only: Only, byline: str, names: str) -> None:
    content = nitf().replace(
        nitf()[nitf().index("<byline>") : nitf().index("</body.head>")], byline
    )
    assert only("a.xml", content).byline == names


def test_a_news_item_has_all_its_creators(only: Only) -> None:
    creators = "<creator><name>Lena Ek</name></creator><creator><name>Ann Hale</name></creator>"
    content = news_item(xhtml(), meta=creators).replace("<by>By Jane Doe</by>", "")
    assert only("a.xml", content).byline == "Lena Ek, Ann Hale"


@pytest.mark.parametrize(
    "content",
    [
        news_item(xhtml()).replace("<itemMeta>", '<itemMeta><pubStatus qcode="stat:canceled"/>'),
        news_item(xhtml()).replace("<itemMeta>", '<itemMeta><pubStatus qcode="stat:withheld"/>'),
        nitf(head='<docdata management-status="canceled"/>'),
        rss(
            '<w:status xmlns:w="http://wordpress.org/export/1.2/">trash</w:status>'
            f"<description>{STORY}</description>"
        ),
    ],
)
def test_what_was_withdrawn_or_never_published_is_no_article(read: Read, content: str) -> None:
    verdicts = read({"a.xml": content})
    assert verdicts["a.xml"].articles == ()
    assert "was withdrawn" in str([one.detail for one in verdicts.values()])
    usable = content.replace("canceled", "usable").replace("withheld", "usable")
    (article,) = read({"a.xml": usable.replace("trash", "publish")})["a.xml"].articles
    assert article.text == STORY.strip()


def test_a_break_in_a_headline_parts_words(only: Only) -> None:
    assert only("a.xml", nitf().replace("Dam <em>", "Dam<br/><em>")).title == "Dam opens"
    title = (
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dam<br/>opens</div></title>'
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{title}<summary>It held.</summary>'
    assert only("a.atom", f"{feed}</entry></feed>").title == "Dam opens"


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


OWN = (
    "<headline>Dam opens</headline><by>Jane Doe</by><date>23 May 2003</date>"
    f"<body>{PARAGRAPHS}</body>"
)


def test_an_element_with_fields_named_as_those_of_a_record_is_an_article(only: Only) -> None:
    article = only("a.xml", f"<story>{OWN}</story>")
    assert (article.title, article.byline, article.published) == ("Dam opens", "Jane Doe", MAY_23)
    assert article.text.split("\n\n") == PARTS


def test_several_such_elements_are_an_article_each(read: Read) -> None:
    plain = f"<title>Dam shuts</title><Text>{escape(STORY)}</Text>"
    items = "".join(f"<doc>{one}</doc>" for one in (OWN, plain, "<title>Nothing</title>"))
    verdict = read({"a.xml": f"<dump><made/>{items}</dump>"})["a.xml"]
    assert verdict.outcome is Outcome.INGESTED
    assert verdict.detail == "articles read: 2; items refused: 1"


@pytest.mark.parametrize(
    "content",
    [f'<svg xmlns="urn:x">{OWN}</svg>', f"<figure><body>{PARAGRAPHS}</body></figure>"],
)
def test_xml_with_a_namespace_or_without_a_title_is_no_article(read: Read, content: str) -> None:
    assert read({"a.xml": content})["a.xml"].reason is ReasonCode.NO_ARTICLES


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
