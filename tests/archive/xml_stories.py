"""Small files in the XML of news agencies and feeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from archive_samples import STORY

from qabot.archive import FileVerdict
from qabot.domain import Article

Only = Callable[..., Article]

Read = Callable[..., dict[str, FileVerdict]]

PARTS = STORY.strip().split("\n\n")

PARAGRAPHS = "".join(f"<p>{part}</p>\n" for part in PARTS)

MAY_23 = date(2003, 5, 23)

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


def rss(*items: str, version: str = "2.0") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?><rss version="{version}" {CONTENT} {DC}><channel>'
        f"<title>Herald</title><link>https://example.org</link>{inner}</channel></rss>"
    )
