"""Files of each format, made here: no test depends on a file that someone else wrote."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

STORY = (
    "The dam on the upper river was opened on Monday, said Mayor Anna Weir.\n\n"
    "“It will hold for a hundred years,” she told a crowd of farmers and anglers.\n\n"
    "Critics called the cost of the dam a scandal, and promised to go to court.\n"
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: list[list[str]], title: str | None = None) -> bytes:
    """A PDF with a text layer: the given lines on each page, set in Helvetica."""
    count = len(pages)
    font, first = 3, 4
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = " ".join(f"({_escaped(line)}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 750 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 {font} 0 R >> >> /Contents {first + 2 * index + 1} 0 R >>"
        )
        length = len(stream.encode("cp1252"))
        objects.append(f"<< /Length {length} >>\nstream\n{stream}\nendstream")
    if title:
        objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _assembled(objects, has_info=title is not None)


def _assembled(objects: list[str], *, has_info: bool) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    info = f" /Info {len(objects)} 0 R" if has_info else ""
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{info} >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(body: str) -> bytes:
    """A Word document around the XML of its body."""
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )
    return zipped({"word/document.xml": document.encode()})


def docx_of(*paragraphs: str) -> bytes:
    """A Word document of plain paragraphs."""
    return docx("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs))


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def eml(
    text: str, subject: str = "Dam opens", sender: str = "Jane Doe <jane@example.org>"
) -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = sender
    message["Date"] = "Fri, 23 May 2003 23:30:00 -0500"
    message.set_content(text)
    return bytes(message)


def page(body: str, head: str = "") -> str:
    """An HTML page."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
