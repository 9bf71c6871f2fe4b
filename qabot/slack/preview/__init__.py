"""A developer's look at messages: Block Kit as HTML, close enough to judge the layout."""

from qabot.slack.preview.page import preview_page

__all__ = ["preview_page"]
