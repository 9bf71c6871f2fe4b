"""Buttons on answers: context, more passages, no dates, what is suggested, share, feedback."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError

from qabot.domain import Filters
from qabot.question.several import MOST
from qabot.slack import incoming, showing
from qabot.slack.access import Caller
from qabot.slack.blocks import Message, elements, modals, notes
from qabot.slack.delivery.replies import respond
from qabot.slack.desk import Desk
from qabot.slack.outcomes import message_for
from qabot.slack.records import Asked, Entry, Feedback, Result, Status, Surface, Thread, Verdict

log = structlog.get_logger(__name__)
Json = dict[str, Any]
_Work = Callable[[Json, Json], Coroutine[Any, Any, None]]
TRIGGER_GONE = ("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id")
LATE = "That press reached me too late to open a window. Please press again."
EXPIRED = "This answer is no longer kept. Ask again to see it afresh."


def register(app: AsyncApp, desk: Desk) -> None:
    """Register one listener for each button."""
    buttons = _Buttons(desk)
    works: dict[str, _Work] = {
        elements.CONTEXT: partial(buttons.show, "In context", showing.context_view),
        elements.PASSAGES: partial(buttons.show, "More passages", showing.passages_view),
        elements.UNFILTER: partial(buttons.ask_again, _without_dates),
        elements.RESPELL: partial(buttons.ask_again, _as_suggested),
        elements.SHARE: buttons.share,
        **{
            f"{elements.NEXT}_{number}": partial(buttons.ask_again, partial(_also_asked, number))
            for number in range(MOST)
        },
    }
    for button, work in works.items():
        app.action(button)(_acknowledged_first(desk, work))
    app.action(elements.FEEDBACK)(buttons.feedback)


def _acknowledged_first(desk: Desk, work: _Work) -> Callable[..., Awaitable[None]]:
    """A listener that leaves the work to the background (see there why).

    Nothing is lost by a press gone astray; feedback alone is stored before.
    """

    async def pressed(ack: AsyncAck, body: Json, action: Json) -> None:
        await ack()
        desk.background.start(work(body, action), str(body.get("response_url") or ""))

    return pressed


class _Buttons:
    """What each button does, with the body of the press and the button's own part of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, title: str, view: showing.View, body: Json, action: Json) -> None:
        """Open a modal at once, for its trigger lives three seconds; then fill it."""
        caller = incoming.presser_of(body)
        try:
            opened = await self._desk.client.views_open(
                trigger_id=body["trigger_id"], view=modals.loading_modal(title)
            )
        except SlackApiError as error:
            if error.response.get("error") not in TRIGGER_GONE:
                raise
            log.info("pressed too long ago", error=error.response["error"])
            await _say(body, notes.said(LATE))
            return
        entry = self._entry(action)
        if not await self._desk.access.permits(caller):
            filled = modals.sorry_modal(title, notes.refused().text)
        elif entry is None:
            filled = modals.sorry_modal(title, EXPIRED)
        else:
            filled = await showing.filled(view, title, self._desk.answerer, entry, caller.user)
        await self._desk.client.views_update(view_id=opened["view"]["id"], view=filled)

    async def ask_again(self, change: _Change, body: Json, action: Json) -> None:
        caller, entry = incoming.presser_of(body), self._entry(action)
        if entry is None or entry.result is None:
            await _say(body, notes.said(EXPIRED))
        elif not self._desk.access.at_once(caller):
            await _say(body, notes.refused())
        else:
            self._take_again(entry.asked, change(entry.asked, entry.result), caller, body)

    def _take_again(self, first: Asked, changed: _Changed, caller: Caller, body: Json) -> None:
        """Ask anew: once, however often the button is pressed, unless it failed."""
        asked = replace(
            first,
            text=changed.text,
            id=incoming.derived_id(first, changed.what),
            user=caller.user,
            filters=changed.filters,
            received=time.time(),
            surface=Surface.COMMAND if first.response_url else Surface.PRESSED,
            response_url=body.get("response_url") if first.response_url else None,
        )
        before = self._desk.state.journal.entry(asked.id)
        if before is not None and before.status in (Status.ACCEPTED, Status.ANSWERED):
            return
        self._desk.state.erase(asked.id)
        if self._desk.accept(incoming.Incoming(asked, caller, ())):
            self._desk.take(asked)

    async def share(self, body: Json, action: Json) -> None:
        caller, entry = incoming.presser_of(body), self._entry(action)
        if entry is None or entry.result is None:
            await _say(body, notes.said(EXPIRED))
        elif not await self._desk.access.permits(caller):
            await _say(body, notes.refused())
        else:
            message = message_for(entry.asked, entry.result, shared=True)
            url = str(body.get("response_url") or "")
            await self._share_once(entry.asked.id, message, caller, url)

    async def _share_once(self, answer_id: str, message: Message, caller: Caller, url: str) -> None:
        key = f"share:{answer_id}"
        if not self._desk.state.see(key, time.time()):
            return
        try:
            await self._post_shared(answer_id, message, caller, url)
        except BaseException:
            self._desk.state.unsee(key)  # a second press may do better
            raise

    async def _post_shared(
        self, answer_id: str, message: Message, caller: Caller, url: str
    ) -> None:
        place = Thread(caller.team, caller.channel, "")
        try:
            ts = await self._desk.courier.post(
                place, message, f"{answer_id}-shared", perhaps_posted=True
            )
        except SlackApiError as error:
            # Where the bot is no member, the response URL may still speak to the channel.
            log.info("shared by response url", error=error.response.get("error"))
            await respond(url, message, to_channel=True)
            return
        thread = Thread(caller.team, caller.channel, ts)
        self._desk.state.engage(thread, time.time())
        self._desk.state.journal.move(answer_id, thread, ts)

    async def feedback(self, ack: AsyncAck, body: Json, action: Json) -> None:
        verdict, _, answer_id = str(action.get("value") or "").partition(":")
        at = float(action.get("action_ts") or time.time())
        caller = incoming.presser_of(body)
        kept = (
            verdict in list(Verdict)
            and self._desk.access.at_once(caller)
            and self._desk.state.ratings.rate(
                Feedback(answer_id, caller.user, Verdict(verdict), at)
            )
        )
        await ack()
        log.info("feedback", verdict=verdict, ref=answer_id[:8], kept=kept)

    def _entry(self, action: Json) -> Entry | None:
        return self._desk.state.journal.entry(str(action.get("value") or ""))


@dataclass(frozen=True, slots=True)
class _Changed:
    """What to ask in place of a question; ``what`` was changed names the one such question."""

    what: str
    text: str
    filters: Filters | None


_Change = Callable[[Asked, Result], _Changed]


def _without_dates(_: Asked, result: Result) -> _Changed:
    return _Changed("unfiltered", result.question, Filters())


def _as_suggested(asked: Asked, result: Result) -> _Changed:
    text = result.suggestion or result.question
    return _Changed("respelt", text, asked.filters)


def _also_asked(number: int, asked: Asked, result: Result) -> _Changed:
    text = result.also_asked[number] if number < len(result.also_asked) else result.question
    return _Changed(f"next {number}", text, asked.filters)


async def _say(body: Json, message: Message) -> None:
    """Tell whoever pressed, and nobody else, why nothing comes of it."""
    if url := str(body.get("response_url") or ""):
        await respond(url, message)
