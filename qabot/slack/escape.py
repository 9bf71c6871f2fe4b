"""The one place where foreign text is made fit for Slack.

Article text, titles, file names and questions are hostile. Shown as rich text they are not
parsed at all, only made visible; in ``mrkdwn`` (which includes every message's ``text``) three
characters must be escaped, or they ping people and forge links.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from qabot.render.plain import neutralise, one_line

__all__ = ["as_mrkdwn", "cut", "link_address", "neutralise", "one_line"]

_MRKDWN = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SAFE_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
_LONGEST_ADDRESS = 2_000


def as_mrkdwn(text: str) -> str:
    """``text`` with control characters made visible and Slack's three escaped."""
    return "".join(_MRKDWN.get(character, character) for character in neutralise(text))


def link_address(url: str | None) -> str | None:
    """An http(s) address fit for a link element, or None when it is no such thing."""
    if not url or len(url) > _LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(url.strip(), safe=_SAFE_IN_ADDRESS)


def cut(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, ended at a word and marked where it was cut."""
    if len(text) <= most:
        return text
    mark = " […]"
    kept = text[: max(0, most - len(mark))]
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else kept).rstrip() + mark
