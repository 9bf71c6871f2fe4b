"""What Slack tells the app, one module for each kind; thin: they parse, ack and hand on."""

from slack_bolt.async_app import AsyncApp

from qabot.slack.desk import Desk
from qabot.slack.listeners import actions, commands, events, home, rest


def register(app: AsyncApp, desk: Desk) -> None:
    """Register every listener; the catch-alls stand last."""
    events.register(app, desk)
    commands.register(app, desk)
    actions.register(app, desk)
    home.register(app, desk)
    rest.register(app)
