"""E-mail: the body as the text, the headers as metadata. Attachments are counted, not read."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from qabot.archive.article import Extracted
from qabot.archive.encoding import decode
from qabot.archive.formats import html
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata, read_metadata
from qabot.archive.verdict import ReasonCode, Refusal

_STUB = 60  # words; a shorter plain text may say no more than where the page is to be seen


def extract(raw: bytes, limits: Limits) -> Extracted:
    """The plain text of a message, or the story of its HTML where the plain text is but a stub.

    Raises ``Refusal`` for a message without a body of text.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    found = _plain(message)
    if found is None or len(found.text.split()) < _STUB:
        found = _longer(found, _page(message, limits))
    if found is None:
        raise Refusal(ReasonCode.NO_TEXT, "the message has no text, only attachments or nothing")
    attached = sum(1 for _ in message.iter_attachments())
    note = f"read, without its {attached} attachments" if attached else found.note
    return Extracted(found.text, _metadata(message).or_else(found.metadata), found.reason, note)


def _plain(message: EmailMessage) -> Extracted | None:
    text = _body(message, "plain")
    return Extracted(text) if text else None


def _page(message: EmailMessage, limits: Limits) -> Extracted | None:
    text = _body(message, "html")
    try:
        return html.extract(text.encode(), limits) if text else None
    except Refusal:  # a page without text
        return None


def _longer(plain: Extracted | None, page: Extracted | None) -> Extracted | None:
    """The page, if it says more than twice as much as a plain text that only points to it."""
    if plain and page and len(page.text.split()) <= 2 * len(plain.text.split()):
        return plain
    return page or plain


def _body(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    payload = body.get_payload(decode=True) if isinstance(body, EmailMessage) else b""
    if not isinstance(payload, bytes) or not payload.strip() or body is None:
        return ""
    return _declared(payload, body.get_content_charset())


def _declared(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(content)


def _metadata(message: EmailMessage) -> Metadata:
    return read_metadata(
        {
            "title": _header(message, "subject"),
            "byline": _sender(message),
            "source": _header(message, "organization"),
            "published": _header(message, "date"),
        }
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return str(value) if value else None


def _sender(message: EmailMessage) -> str | None:
    """The sender's name; an address is nobody's name, and the text may say who wrote it."""
    sender = message.get("from")
    addresses = getattr(sender, "addresses", ())
    return next((address.display_name for address in addresses if address.display_name), None)
