"""Everything else: acknowledged, so that Slack does not deliver it again and again."""

from __future__ import annotations

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

ANYTHING = re.compile(".*")


def register(app: AsyncApp) -> None:
    """Register the catch-alls, after all other listeners."""

    async def seen() -> None:
        """Bolt has acknowledged the event already."""

    async def acknowledge(ack: AsyncAck) -> None:
        await ack()

    app.event(ANYTHING)(seen)
    app.action(ANYTHING)(acknowledge)
    app.view_submission(ANYTHING)(acknowledge)
    app.view_closed(ANYTHING)(acknowledge)
    app.shortcut(ANYTHING)(acknowledge)
    app.command(ANYTHING)(acknowledge)
    app.options(ANYTHING)(acknowledge)
