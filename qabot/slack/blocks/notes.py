"""Short messages that are no answers: help, busy, errors, refusals."""

from __future__ import annotations

from qabot.slack.blocks import elements as make
from qabot.slack.blocks.elements import Message
from qabot.slack.blocks.wording import held
from qabot.slack.escape import as_mrkdwn, cut
from qabot.slack.records import About

HELP = "Ask me about the archive, and I answer in its own words, with the source of each quote."
FOLLOW_UPS = "Under an answer you can go on: “and about the cost?”, “who paid for it?”, “why?”."


def said(text: str) -> Message:
    """A line of our own, as a message."""
    return Message(as_mrkdwn(text), [make.rich([make.paragraph(make.words(text))])])


def help_message(about: About | None) -> Message:
    """What the bot does, what the archive has, and questions that it can answer.

    ``about`` None: the archive cannot be read just now.
    """
    lead = f"{HELP} {held(about.coverage)}" if about else HELP
    shown = [cut(example, 200) for example in about.examples] if about else []
    text = "\n".join([lead, *(f"• {example}" for example in shown), FOLLOW_UPS])
    parts = [make.paragraph(make.words(f"{lead} For example:" if shown else lead))]
    if shown:
        parts.append(make.bullets([make.paragraph(make.words(example)) for example in shown]))
    parts.append(make.paragraph(make.words(f"\n{FOLLOW_UPS}")))
    return Message(as_mrkdwn(text), [make.rich(parts)])


def welcome() -> Message:
    """Thanks were given."""
    return said("You are welcome.")


def busy(*, yours: bool = False) -> Message:
    """The queue is full, or holds as many questions of the asker's own as it may."""
    if yours:
        return said("I am busy with questions of yours. Please ask again once they are answered.")
    return said("I am busy with other questions just now. Please ask again in a moment.")


def too_slow(reference: str) -> Message:
    """The deadline passed."""
    return said(f"This took too long, so I stopped. Please try again. (Reference {reference})")


def failed(reference: str) -> Message:
    """Something broke; the log has the rest under the same reference."""
    return said(
        "Something went wrong on my side, and I could not answer. Please try again; if it stays "
        f"so, give whoever runs me this reference: {reference}."
    )


def no_index(reference: str) -> Message:
    """Nothing was built yet, or nothing that can be read."""
    return said(
        "The archive is not ready to be asked yet. Please try again later, or give whoever runs "
        f"me this reference: {reference}."
    )


def refused() -> Message:
    """Access denied by the settings."""
    return said("I may not answer here. Whoever runs me decides which channels and people may ask.")


def stopped() -> Message:
    """Cancelled by the reader."""
    return said("Stopped.")
