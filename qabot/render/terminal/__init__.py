"""Rich renderables. Articles' text only ever enters as neutralised plain text, never markup."""

from __future__ import annotations

from qabot.render.terminal.answer import render_answer
from qabot.render.terminal.article import render_article
from qabot.render.terminal.matches import render_matches
from qabot.render.terminal.no_answer import render_no_answer
from qabot.render.terminal.passages import render_hits
from qabot.render.terminal.timeline import render_timeline

__all__ = [
    "render_answer",
    "render_article",
    "render_hits",
    "render_matches",
    "render_no_answer",
    "render_timeline",
]
