"""`qabot feedback` and `qabot forget`: what Slack's readers said, and erasing a reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qabot.cli.app import app
from qabot.cli.options import AsJson
from qabot.cli.output import note, show, show_json

if TYPE_CHECKING:
    from rich.console import Group

    from qabot.slack.feedback import Rated


@app.command()
def feedback(
    export: Annotated[
        Path | None, typer.Option(help="Write an evaluation set to this new folder.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List what readers in Slack found good and bad, or export it.

    What --export writes is an evaluation set for `qabot eval`.

    \b
    Examples:
      qabot feedback
      qabot feedback --export feedback-set
    """
    from qabot.settings import load_settings
    from qabot.slack import feedback as slack_feedback

    settings = load_settings()
    if export is not None:
        made = slack_feedback.export(settings, export)
        note(
            f"Wrote {export}: {made.answered} answered and {made.unanswerable} unanswerable "
            f"questions; {made.rejected} rejected answers apart."
        )
        return
    rated = slack_feedback.rated(settings)
    if as_json:
        show_json({"feedback": [_as_json(one) for one in rated]})
    elif rated:
        show(_page(rated))
    else:
        note("Nobody has rated an answer yet.")


@app.command()
def forget(
    user: Annotated[str, typer.Option(help="The Slack member id, such as U024BE7LH.")],
) -> None:
    """Erase a Slack user's questions, answers and feedback.

    That is safe while the bot runs.

    \b
    Examples:
      qabot forget --user U024BE7LH
    """
    from qabot.render.phrases import counted
    from qabot.settings import load_settings
    from qabot.slack.erasure import forget as erase

    gone = erase(load_settings(), user)
    note(f"Erased {counted(gone, 'question')} of {user}.")


def _as_json(one: Rated) -> dict[str, object]:
    from qabot.domain import Answer

    return {
        "id": one.id,
        "question": one.result.question,
        "answered": isinstance(one.result, Answer),
        "quotes": one.quotes,
        "good": one.good,
        "bad": one.bad,
    }


def _page(rated: list[Rated]) -> Group:
    from rich.console import Group
    from rich.text import Text

    from qabot.render.plain import one_line

    lines = []
    for one in rated:
        marks = Text(f"{one.good:>3} good {one.bad:>3} bad  ", style="bold")
        lines.append(marks.append(one_line(one.result.question), style="not bold"))
    return Group(*lines)
