"""The page: each answer at the width of a desktop and of a phone, with its notification."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qabot.domain import NoAnswer
from qabot.settings import Settings
from qabot.slack.blocks import Message
from qabot.slack.blocks.answer import answer_message
from qabot.slack.blocks.no_answer import no_answer_message
from qabot.slack.preview.html import blocks_to_html
from qabot.slack.records import Result
from qabot.wiring import open_asker

STYLE = """
body { font: 15px/1.46 Lato, "Helvetica Neue", "DejaVu Sans", sans-serif; color: #1d1c1d;
  background: #e8e8e8; margin: 16px; }
.row { display: flex; gap: 24px; align-items: flex-start; margin-bottom: 32px; }
.message { background: #fff; border-radius: 6px; padding: 8px 16px 12px; box-sizing: border-box; }
.desktop { width: 680px; } .phone { width: 360px; }
.asked { font-weight: bold; margin: 0 0 6px; } .name { font-weight: 900; margin-bottom: 4px; }
.context { color: #616061; font-size: 13px; margin: 6px 0; }
blockquote { border-left: 4px solid #ddd; margin: 6px 0 2px; padding: 0 0 0 12px; }
.section { margin: 0 0 4px; } ul { margin: 2px 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
button { border: 1px solid #bbb; background: #fff; border-radius: 4px; padding: 4px 12px;
  font: bold 13px Lato, "DejaVu Sans", sans-serif; }
button.primary { background: #007a5a; color: #fff; border-color: #007a5a; }
.thumb { margin-right: 12px; color: #616061; } a { color: #1264a3; text-decoration: none; }
.bubble { color: #616061; font-size: 12px; white-space: pre-wrap; max-height: 4.4em;
  overflow: hidden; border-top: 1px dashed #ccc; margin-top: 8px; padding-top: 6px; }
"""


def preview_page(settings: Settings, questions: Sequence[str]) -> str:
    """Ask each question of the index, and lay the answers out as one HTML page."""
    asker = open_asker(settings)
    with asker.generation:
        rows = "".join(_row(question, asker.ask(question)) for question in questions)
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>qabot in Slack</title>"
        f"<style>{STYLE}</style>{rows}</html>"
    )


def message_of(question: str, result: Result) -> Message:
    """The message for a result, as a mention would get it."""
    if isinstance(result, NoAnswer):
        return no_answer_message("preview", question, result)
    return answer_message("preview", question, result)


def _row(question: str, result: Result) -> str:
    message = message_of(question, result)
    shown = blocks_to_html(message.blocks)
    bubble = f'<div class="bubble">Notification: {escape(message.text)}</div>'
    sizes = "".join(
        f'<div class="message {size}"><div class="name">qabot</div>{shown}{bubble}</div>'
        for size in ("desktop", "phone")
    )
    return f'<p class="asked">{escape(question)}</p><div class="row">{sizes}</div>'
