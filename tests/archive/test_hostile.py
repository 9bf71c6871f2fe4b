"""Hostile files, each accounted for, good neighbours in."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from archive_samples import STORY, docx, docx_of, eml, page, pdf, zipped

from qabot.archive import FileVerdict, Limits, Outcome, ReasonCode
from qabot.archive.every_file import read_archive

Read = Callable[..., dict[str, FileVerdict]]
LIMITS = Limits(
    file_bytes=1_000_000,
    records_bytes=2_000_000,
    text_characters=300_000,
    seconds=30,
    cpu_seconds=1,
    memory_bytes=900_000_000,
)
WORDS = f"<p>{STORY}</p>"
BOMB = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def _nested_mail(levels: int) -> bytes:
    message = EmailMessage()
    message.set_content(STORY)
    for _ in range(levels):
        outer = EmailMessage()
        outer.add_attachment(message)
        message = outer
    return bytes(message)


def _lying_zip() -> bytes:
    """A document whose XML unpacks to 40 MB."""
    text = b"<w:p><w:r><w:t>" + b"a" * 40_000_000 + b"</w:t></w:r></w:p>"
    return zipped({"word/document.xml": text})


def _encrypted_zip() -> bytes:
    content = bytearray(docx_of("The dam."))
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    return bytes(content)


def _many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(3_000):
            package.writestr(f"word/{number}.xml", b"<a/>")
    return out.getvalue()


PDF = pdf([["The dam was opened on Monday."]])
HOSTILE: dict[str, bytes | str] = {
    # text
    "empty.txt": b"",
    "spaces.txt": " \n\t\n",
    "nuls.txt": b"\0" * 5_000,
    "nul-inside.txt": f"Dam\0 opens. {STORY}",
    "binary.txt": bytes(range(256)) * 50,
    "elf.txt": b"\x7fELF" + bytes(400),
    "pdf-as.txt": PDF,
    "zip-as.txt": docx_of("x"),
    "escapes.txt": "\x1b[31mred\x1b[0m " + STORY,
    "overrides.txt": "\u202egnp.exe\u202c " + STORY,
    "surrogate.txt": b"\xed\xa0\x80 " + STORY.encode(),
    "overlong.txt": b"\xc0\x80\xe0\x80\x80 " + STORY.encode(),
    "one-line.txt": "word " * 50_000,
    "no-spaces.txt": "a" * 250_000,
    "newlines.txt": "\n" * 250_000 + STORY,
    "quotes.txt": '"' * 100_000,
    "dots.txt": "." * 200_000,
    "dashes.txt": "- " * 100_000,
    "by.txt": "By " * 100_000,
    "datelines.txt": "May 23, 2003 - " * 10_000,
    "digits.txt": "2003-05-23" * 20_000,
    "too-long.txt": "word " * 100_000,
    "too-large.txt": "word " * 300_000,
    "half-utf16.txt": b"\xff\xfe" + STORY.encode("utf-16-le")[:-1],
    "lone-bom.txt": b"\xef\xbb\xbf",
    # markdown
    "bomb.md": "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n" + STORY,
    "open.md": "---\ntitle: never closed\n" + STORY,
    "tag.md": "---\n!!python/object/apply:os.system ['true']\n---\n" + STORY,
    "deep.md": "---\n" + "[" * 20_000 + "\n---\n" + STORY,
    "hashes.md": "#" * 100_000,
    # jsonl
    "bad.jsonl": "{\n[1,\nnull\n",
    "deep.jsonl": "[" * 200_000,
    "surrogate.jsonl": '{"id": "\\ud800", "text": "a \\ud800 dam \\u0000 opens"}',
    "types.jsonl": json.dumps({"id": [1], "title": 5, "text": STORY, "published": {"a": 1}}),
    "long-id.jsonl": json.dumps({"id": "x\n/../#" * 1_000, "text": STORY}),
    "huge-number.jsonl": '{"text": "dam", "published": ' + "9" * 4_000 + "}",
    # CSV and JSON
    "bad.csv": "id,text\n1\n" + '"' * 3_001,
    "nuls.csv": "id,text\n1,The dam\0 opens\n2,\0\n",
    "commas.csv": "text" + "," * 250_000 + "\n" + "," * 250_000,
    "columns.csv": "\n".join(["a,b,text"] + ["x" * 100_000] * 3),
    "quotes.csv": "id,text\n" + '"\n' * 100_000,
    "binary.csv": bytes(range(256)) * 50,
    "surrogate.tsv": b"id\ttext\n\xed\xa0\x80\tThe dam \xed\xa0\x80 opens\n",
    "overrides.csv": "id,title,text\n\u202e1,\u202eexe.gpj,The \u202edam opens\n",
    "brackets.json": "[" * 200_000,
    "stray.json": '{"name": "a package", "version": 2}',
    "lone.json": '[{"id": "\\ud800", "title": "\\ud800", "text": "a \\ud800 dam \\u0000"}]',
    "types.json": json.dumps([{"id": [1], "title": {"a": 1}, "text": STORY, "date": [[]]}, [], 1]),
    # XML, more of it in test_hostile_xml
    "deep.xml": "<nitf>" * 100_000,
    "bomb.xml": BOMB + "]><nitf>&j;</nitf>",
    "binary.xml": bytes(range(256)) * 50,
    "huge.xml": "<rss><channel><item><description>" + "word " * 150_000,
    "items.rss": "<rss><channel>" + "<item/>" * 5_000 + "</channel></rss>",
    "overrides.rss": "<rss><channel><title>\u202ea</title><item><guid>\u202eb</guid><description>"
    "The \u202edam</description></item></channel></rss>",
    "tags.rss": "<rss><channel><item><description><![CDATA["
    + "<a " * 100_000
    + "]]></description></item></channel></rss>",
    # HTML
    "deep.html": "<html><body>" + "<div>" * 5_000 + WORDS + "</div>" * 5_000,
    "unclosed.html": page("<p>" * 30_000 + STORY),
    "comment.html": "<html><body><!-- never closed " + WORDS,
    "comments.html": "<!--" * 50_000 + WORDS,
    "marked.html": "<![x" * 20_000 + WORDS,
    "attributes.html": page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">" + STORY),
    "hang.html": "<a " * 100_000,
    "entities.html": page("&amp" * 50_000 + "&#x110000;&#0;&#xd800;" + WORDS),
    "script.html": page("<script>" + "a<b" * 10_000),
    "bomb.html": BOMB + "]><html><body>&j;" + WORDS,
    "linked.html": page(WORDS, '<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
    "frames.html": page('<iframe src="file:///etc/passwd"></iframe><img src="file:///etc/passwd">'),
    "utf7.html": b'<html><meta charset="utf-7"><body>+ADw-script+AD4-' + WORDS.encode(),
    "charset.html": b'<html><meta charset="rot13"><body>' + WORDS.encode() + b"\x93",
    # PDF
    "short.pdf": PDF[:100],
    "cut.pdf": PDF[:-200],
    "no.pdf": b"not a pdf at all",
    "head.pdf": b"%PDF-1.7\n" + b"\0" * 5_000,
    "count.pdf": PDF.replace(b"/Count 1", b"/Count 99999999"),
    "loop.pdf": PDF.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    "length.pdf": PDF.replace(b"/Length ", b"/Length 9999999"),
    "filter.pdf": PDF.replace(b"<< /Length", b"<< /Filter /FlateDecode /Length"),
    # DOCX
    "no.docx": b"PK\x03\x04 not a zip",
    "other.docx": zipped({"content.xml": b"<a/>"}),
    "bomb.docx": zipped({"word/document.xml": (BOMB + "]><w>&j;</w>").encode()}),
    "entity.docx": zipped(
        {"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}
    ),
    "large.docx": _lying_zip(),
    "deep.docx": docx("<w:r>" * 20_000 + "</w:r>" * 20_000),
    "deep-run.docx": docx("<w:p>" + "<w:r>" * 240 + "<w:t>dam</w:t>" + "</w:r>" * 240 + "</w:p>"),
    "encrypted.docx": _encrypted_zip(),
    "old.docx": b"\xd0\xcf\x11\xe0" + bytes(1_000),
    "parts.docx": _many_parts(),
    # e-mail
    "empty.eml": b"\n\n",
    "headers.eml": b"Subject: a\n" * 20_000 + b"\n" + STORY.encode(),
    "nested.eml": _nested_mail(40),
    "charset.eml": eml(STORY).replace(b"utf-8", b"klingon"),
    "date.eml": eml(STORY).replace(b"23 May 2003", b"99 Foo 99999"),
    "boundary.eml": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5_000,
    "address.eml": b"From: " + b"(" * 5_000 + b"\n\n" + STORY.encode(),
    # gzip
    "cut.txt.gz": gzip.compress(STORY.encode() * 99)[:-20],
    "no.txt.gz": b"\x1f\x8b not gzip",
    "bomb.txt.gz": gzip.compress(bytes(30_000_000)),
    "bomb.html.gz": gzip.compress(b"a" * 30_000_000),
    "twice.txt.gz.gz": gzip.compress(gzip.compress(STORY.encode())),
    # others
    "run.py": "raise SystemExit",
    "story.docm": b"x",
    "noextension": STORY,
    ".hidden.txt": STORY,
    ".git/config.txt": STORY,
}
GOOD: dict[str, bytes | str] = {
    "good/a.txt": STORY,
    "good/b.md": f"# Dam opens\n\n{STORY}",
    "good/c.jsonl": json.dumps({"id": "1", "text": STORY}),
    "good/d.html": page("".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))),
    "good/e.pdf": PDF,
    "good/f.docx": docx_of(*STORY.split("\n\n")),
    "good/g.eml": eml(STORY),
    "good/h.csv": f'id,text\n1,"{STORY}"\n',
    "good/i.json": json.dumps([{"id": "1", "text": STORY}]),
    "good/j.rss": f"<rss><channel><item><description>{STORY}</description></item></channel></rss>",
    "zz.txt": STORY,
}
EXPECTED = {
    "empty.txt": ReasonCode.EMPTY,
    "nuls.txt": ReasonCode.EMPTY,
    "binary.txt": ReasonCode.UNDECODABLE,
    "pdf-as.txt": ReasonCode.BINARY,
    "too-long.txt": ReasonCode.TEXT_TOO_LARGE,
    "too-large.txt": ReasonCode.TOO_LARGE,
    "bomb.md": ReasonCode.BAD_FRONT_MATTER,
    "tag.md": ReasonCode.BAD_FRONT_MATTER,
    "hang.html": ReasonCode.TIMEOUT,
    "no.pdf": ReasonCode.DAMAGED,
    "no.docx": ReasonCode.DAMAGED,
    "old.docx": ReasonCode.ENCRYPTED,
    "encrypted.docx": ReasonCode.ENCRYPTED,
    "deep.md": ReasonCode.BAD_FRONT_MATTER,
    "large.docx": ReasonCode.TOO_LARGE,
    "cut.txt.gz": ReasonCode.BAD_GZIP,
    "bomb.txt.gz": ReasonCode.TOO_LARGE,
    "twice.txt.gz.gz": ReasonCode.UNKNOWN_EXTENSION,
    "run.py": ReasonCode.UNKNOWN_EXTENSION,
    ".hidden.txt": ReasonCode.HIDDEN,
    ".git": ReasonCode.HIDDEN,
    "deep.html": ReasonCode.READ_WHOLE_PAGE,
    "bad.csv": ReasonCode.BAD_RECORD,
    "columns.csv": ReasonCode.BAD_RECORD,
    "brackets.json": ReasonCode.DAMAGED,
    "stray.json": ReasonCode.NO_ARTICLES,
    "deep.xml": ReasonCode.DAMAGED,
    "bomb.xml": ReasonCode.DAMAGED,
    "items.rss": ReasonCode.BAD_RECORD,
    "tags.rss": ReasonCode.TIMEOUT,
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileVerdict]:
    root = tmp_path_factory.mktemp("seeds")
    for name, content in (HOSTILE | GOOD).items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {verdict.path: verdict for verdict in read_archive(root, LIMITS)}


def test_each_hostile_file_is_accounted_for_and_every_good_neighbour_is_in(
    verdicts: dict[str, FileVerdict],
) -> None:
    named = {path.split("#")[0].replace(".git", ".git/config.txt") for path in verdicts}
    assert named == set(HOSTILE) | set(GOOD)
    for verdict in verdicts.values():
        assert bool(verdict.articles) == (verdict.outcome is Outcome.INGESTED)
        assert verdict.detail
        assert "\n" not in verdict.detail
    for path in GOOD:
        (article,) = verdicts[path].articles
        assert "opened on Monday" in article.text
    for path, reason in EXPECTED.items():
        assert verdicts[path].reason is reason, verdicts[path]


def test_our_own_code_fails_on_none_of_them(verdicts: dict[str, FileVerdict]) -> None:
    failed = {path: verdict.detail for path, verdict in verdicts.items()
              if verdict.reason is ReasonCode.CRASHED}  # fmt: skip
    assert failed == {}


def test_what_a_hostile_file_yields_can_be_stored_and_shown(
    verdicts: dict[str, FileVerdict],
) -> None:
    for verdict in verdicts.values():
        for article in verdict.articles:
            shown = [article.path, article.title, article.text, article.source or "",
                     article.byline or "", article.url or ""]  # fmt: skip
            json.dumps(shown).encode()
            "".join(shown).encode()
            assert "\0" not in "".join(shown)
            assert "\u202e" not in "".join(shown)
            assert "\n" not in article.title + article.path
            assert "root:" not in article.text


def test_a_front_matter_tag_runs_nothing(read: Read, root: object) -> None:
    tag = "---\n!!python/object/apply:os.mkdir ['seeds/pwned']\n---\n" + STORY
    assert read({"a.md": tag})["a.md"].outcome is Outcome.QUARANTINED
