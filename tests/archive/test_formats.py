from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import pypdf
import pytest
from archive_samples import STORY, docx, docx_of, eml, page, pdf

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.domain import Article

Only = Callable[..., Article]
Read = Callable[..., dict[str, FileVerdict]]
MAY_23 = date(2003, 5, 23)
PARAGRAPHS = [
    f"Paragraph {number} tells how the dam on the upper river was opened by the mayor of the "
    f"valley, who said that it would hold for {number} hundred years."
    for number in range(1, 9)
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def test_html_gives_its_story_without_menu_comments_and_footer(only: Only) -> None:
    article = only(
        "a.html",
        page(
            '<nav><a href="/">Home</a></nav><article><h1>Dam opens</h1>' + BODY + "</article>"
            '<div id="comments"><p>First! I do not believe a word of this article.</p></div>'
            "<footer><p>Copyright 2003</p></footer>"
        ),
    )
    assert all(text in article.text for text in PARAGRAPHS)
    assert "First!" not in article.text
    assert "Home" not in article.text
    assert article.title == "Dam opens"


LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Not this"},
        {"@type": "NewsArticle", "headline": "Dam opens", "datePublished": "2003-05-23T10:00:00Z",
         "dateModified": "2004-01-01", "author": [{"name": "Jane Doe"}, {"name": "John Roe"}],
         "publisher": {"name": "The Herald"}, "url": "https://example.org/dam"},
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        f'<script type="application/ld+json">{json.dumps(LINKED)}</script><title>No</title>',
        (
            '<meta property="og:title" content="Dam opens"><meta property="og:site_name" '
            'content="The Herald"><meta property="article:published_time" '
            'content="2003-05-23T10:00:00Z"><meta property="article:modified_time" '
            'content="2004-01-01"><meta name="author" content="Jane Doe, John Roe">'
            '<link rel="canonical" href="https://example.org/dam">'
        ),
    ],
)
def test_html_states_its_facts_in_linked_data_or_meta_tags(only: Only, head: str) -> None:
    article = only("a.html", page(BODY, head))
    assert (article.title, article.source, article.byline, article.published, article.url) == (
        "Dam opens",
        "The Herald",
        "Jane Doe, John Roe",
        MAY_23,
        "https://example.org/dam",
    )


def test_the_title_of_a_page_loses_the_name_of_its_site(only: Only) -> None:
    head = (
        '<title>Dam opens | The Herald</title><meta property="og:site_name" content="The Herald">'
    )
    assert only("a.html", page(BODY, head)).title == "Dam opens"


def test_a_declared_encoding_is_honoured(only: Only) -> None:
    html = f'<html><head><meta charset="windows-1251"></head><body><p>Мост открыли</p>{BODY}'
    assert "Мост открыли" in only("a.html", html.encode("cp1251")).text


def test_a_page_made_by_a_script_has_no_text(read: Read) -> None:
    verdict = read({"a.html": page("<script>render()</script>")})["a.html"]
    assert (verdict.outcome, verdict.reason) == (Outcome.QUARANTINED, ReasonCode.NO_TEXT)


def test_pdf_text_is_read_with_broken_words_and_pages_put_together(only: Only) -> None:
    first = ["The Herald 1", "The dam was opened on Mon-", "day, said the mayor, and it will"]
    others = [
        ["The Herald 2", "hold for a hundred years.", "It is a well-known up-"],
        ["The Herald 3", "river and a well-", "known dam."],
        ["The Herald 4", "The end.", "Truly."],
    ]
    text = only("a.pdf", pdf([first, *others])).text
    assert "opened on Monday, said" in text
    assert "it will\nhold for" in text
    assert "a well-known upriver and a well-known dam." in text.replace("\n", " ")
    assert "The Herald" not in text


def test_a_pdfs_stated_title_counts_only_when_its_text_has_it(only: Only) -> None:
    lines = [["Dam opens", "The dam was opened on Monday."]]
    assert only("a.pdf", pdf(lines, title="Dam opens")).title == "Dam opens"
    assert only("b.pdf", pdf(lines, title="Microsoft Word - draft7.doc")).title != "draft7.doc"


def test_a_pdf_without_a_text_layer_says_so(read: Read) -> None:
    assert read({"a.pdf": pdf([[]])})["a.pdf"].reason is ReasonCode.NO_TEXT


def test_a_pdf_with_a_password_says_so(read: Read, tmp_path: object) -> None:
    import io

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["Secret dam."]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read({"a.pdf": out.getvalue()})["a.pdf"].reason is ReasonCode.ENCRYPTED


def test_a_pdf_of_too_many_pages_is_refused_whole(read: Read) -> None:
    content = pdf([[f"Page {number} of the dam."] for number in range(6)])
    assert (
        read({"a.pdf": content}, Limits(pdf_pages=5))["a.pdf"].reason is ReasonCode.TOO_MANY_PAGES
    )
    assert read({"a.pdf": content}, Limits(pdf_pages=6))["a.pdf"].outcome is Outcome.INGESTED


def test_docx_paragraphs_tables_and_breaks_are_read_and_deletions_left_out(only: Only) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Dam opens</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">The dam </w:t></w:r><w:ins><w:r><w:t>was opened.</w:t>'
        "</w:r></w:ins><w:del><w:r><w:delText>was burnt.</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
    )
    article = only("a.docx", docx(body))
    assert article.text == "Dam opens\n\nThe dam was opened.\n\ncell\n\none\ntwo"
    assert article.title == "Dam opens"


def test_a_text_box_in_a_document_is_read_once(only: Only) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>The box.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r>'
        f"<w:t>Before.</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert only("a.docx", docx(body)).text == "Before.\n\nThe box."


def test_an_email_gives_its_body_and_headers(only: Only) -> None:
    article = only("a.eml", eml(STORY))
    assert article.text == STORY
    assert (article.title, article.byline, article.published) == ("Dam opens", "Jane Doe", MAY_23)


def test_an_address_is_nobodys_name(only: Only) -> None:
    article = only("a.eml", eml(f"By Jane Hale\n\n{STORY}", sender="desk@example.org"))
    assert article.byline == "Jane Hale"


def test_an_email_of_html_alone_gives_its_story_and_names_its_attachments(read: Read) -> None:
    message = EmailMessage()
    message["Subject"] = "Dam opens"
    message.set_content(page(BODY), subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    verdict = read({"a.eml": bytes(message)})["a.eml"]
    assert PARAGRAPHS[3] in verdict.articles[0].text
    assert "1 attachment" in verdict.detail


@pytest.mark.parametrize("stub", [" \n", "See this message at https://example.org/42\n"])
def test_an_email_whose_plain_text_is_a_stub_gives_the_story_of_its_html(
    only: Only, stub: str
) -> None:
    message = EmailMessage()
    message["Subject"] = "Dam opens"
    message.set_content(stub)
    message.add_alternative(page(BODY), subtype="html")
    text = only("a.eml", bytes(message)).text
    assert [part for part in PARAGRAPHS if part not in text] == []


def test_an_email_with_both_texts_gives_the_plain_one(only: Only) -> None:
    message = EmailMessage()
    message.set_content("The dam was opened on Monday.\n")
    message.add_alternative(page("<p>The dam was <b>opened</b> on Monday.</p>"), subtype="html")
    assert only("a.eml", bytes(message)).text == "The dam was opened on Monday.\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", STORY.encode()),
        ("a.md", f"# Dam\n\n{STORY}".encode()),
        ("a.html", page(BODY).encode()),
        ("a.pdf", pdf([["The dam was opened."]])),
        ("a.docx", docx_of("The dam was opened.")),
        ("a.eml", eml(STORY)),
    ],
)
def test_gzip_of_a_format_gives_the_same_text(only: Only, name: str, content: bytes) -> None:
    assert only(name + ".gz", gzip.compress(content)).text == only(name, content).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'id,text\nx,"{STORY}"\n'),
        ("a.json", json.dumps([{"id": "x", "text": STORY}])),
        ("a.rss", "<rss><item><guid>x</guid><description>The dam.</description></item></rss>"),
    ],
)
def test_gzip_of_a_file_of_several_articles_gives_the_same(
    read: Read, name: str, content: str
) -> None:
    verdicts = read({name: content, f"{name}.gz": gzip.compress(content.encode())})
    (plain,), (packed,) = verdicts[name].articles, verdicts[f"{name}.gz"].articles
    assert (plain.text, packed.path) == (packed.text, f"{name}.gz#x")


def test_gzip_of_jsonl_is_read_in_several_members(read: Read) -> None:
    lines = [json.dumps({"id": n, "text": STORY}) + "\n" for n in range(3)]
    content = b"".join(gzip.compress(line.encode()) for line in lines)
    assert len(read({"a.jsonl.gz": content})["a.jsonl.gz"].articles) == 3


def test_extensions_are_told_without_regard_to_case(only: Only) -> None:
    assert only("A.TXT", STORY).text == STORY


def test_files_come_in_the_order_of_their_paths_and_the_same_each_time(read: Read) -> None:
    names = ["b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "a-b.txt", "B.txt", "é.txt"]
    first = list(read(dict.fromkeys(names, STORY)))
    assert first == sorted(names)
    assert list(read()) == first


def test_what_is_known_and_unchanged_is_not_parsed_again(read: Read) -> None:
    first = read({"a.txt": STORY, "b.html": page(BODY)})
    known = {path: verdict.fingerprint for path, verdict in first.items()}
    again = read({"b.html": page(BODY + "<p>More.</p>")}, known=known)
    assert again["a.txt"].outcome is Outcome.UNCHANGED
    assert again["a.txt"].articles == ()
    assert again["b.html"].outcome is Outcome.INGESTED
