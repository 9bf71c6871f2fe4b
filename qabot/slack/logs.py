"""Structured logs on stderr: reference ids, no tokens, no question text unless asked for."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from qabot.settings import Settings

Event = MutableMapping[str, Any]
_TOKEN = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]+|https?://[^\s\"']*/(?:commands|response)/[^\s\"']+")
_TICKET = re.compile(r"(ticket=)[^&\s\"']+")
_NOISY = ("slack_bolt", "slack_sdk", "aiohttp", "asyncio", "uvicorn")


def redact(text: str) -> str:
    """``text`` without tokens, response URLs and socket tickets."""
    return _TICKET.sub(r"\1[redacted]", _TOKEN.sub("[redacted]", text))


def _redact_event(_: Any, __: str, event: Event) -> Event:
    return {key: redact(value) if isinstance(value, str) else value for key, value in event.items()}


def _no_question(_: Any, __: str, event: Event) -> Event:
    """What was asked, which a log line carries under ``question``, is taken out."""
    event.pop("question", None)
    return event


def _frames_only(_: Any, __: str, event: Event) -> Event:
    """A traceback without the exception's message, which may hold what someone typed."""
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        frames = "".join(traceback.format_tb(error.__traceback__))
        event["exception"] = f"{frames}{type(error).__name__}{_of_the_machine(error)}"
    return event


def _of_the_machine(error: BaseException) -> str:
    """What the system, SQLite or Slack says, such as that the disk is full; never what was typed.

    Errors of a library that are an ``OSError``, too, number something else: those of TLS, of names.
    """
    if isinstance(error, sqlite3.OperationalError):
        return f": {error}"
    if isinstance(error, SlackApiError):
        return f": {error.response.get('error')}"
    if isinstance(error, OSError) and type(error).__module__ == "builtins" and error.errno:
        return f": {os.strerror(error.errno)}"
    return ""


def set_up(settings: Settings) -> None:
    """Send our logs and those of the libraries through the same redaction to stderr."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        *([] if settings.logging.questions else [_frames_only, _no_question]),
        structlog.processors.format_exc_info,
        _redact_event,
    ]
    level = logging.getLevelNamesMapping()[settings.logging.level.upper()]
    structlog.configure(
        processors=[*shared, _renderer(settings)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(settings),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _NOISY:  # at lower levels they print payloads, which hold questions
        logging.getLogger(name).setLevel(max(level, logging.WARNING))


def _renderer(settings: Settings) -> structlog.typing.Processor:
    if settings.logging.format == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=False)
