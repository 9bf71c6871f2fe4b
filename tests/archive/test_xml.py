"""Stories and news items in NITF and NewsML."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

import pytest
from archive_samples import STORY
from xml_stories import MAY_23, PARAGRAPHS, PARTS, Only, Read, nitf, rss

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


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
