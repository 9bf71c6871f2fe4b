"""What people see: pure functions from records to Block Kit, one file per surface.

Foreign text goes into rich text, which Slack does not parse, so a quote can ping nobody.
"""

from qabot.slack.blocks.elements import Block, Message

__all__ = ["Block", "Message"]
