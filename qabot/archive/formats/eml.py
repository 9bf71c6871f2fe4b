"""E-mail: the body as the text, the headers as metadata. Attachments are counted, not read."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from qabot.archive.article import Extracted
from qabot.archive.decode import decode
from qabot.archive.formats import html
from qabot.archive.limits import Limits
from qabot.archive.metadata import Metadata, read_metadata
from qabot.archive.verdict import ReasonCode, Refusal


def extract(raw: bytes, limits: Limits) -> Extracted:
    """The plain text of a message, or the story of its HTML.

    Raises ``Refusal`` for a message without a body of text.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise Refusal(ReasonCode.NO_TEXT, "the message has no text, only attachments or nothing")
    found = _read_body(body, limits)
    attached = sum(1 for _ in message.iter_attachments())
    note = f"read, without its {attached} attachments" if attached else found.note
    return Extracted(found.text, _metadata(message).or_else(found.metadata), found.reason, note)


def _read_body(body: EmailMessage, limits: Limits) -> Extracted:
    payload = body.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        raise Refusal(ReasonCode.NO_TEXT, "the message's body is empty")
    text = _declared(content, body.get_content_charset())
    if body.get_content_type() == "text/html":
        return html.extract(text.encode(), limits)
    return Extracted(text)


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
    """The sender's name; the address where there is no name."""
    sender = message.get("from")
    addresses = getattr(sender, "addresses", ())
    return next((address.display_name or address.addr_spec for address in addresses), None)
