"""The one error tree.

::

    QabotError
    ├── UsageError            2   a question or option that cannot be used
    │   └── SettingsError     2   a setting that does not exist or does not parse
    ├── NoIndexError          3   nothing has been built yet
    ├── CorruptIndexError     4   a file of the index does not match its checksum
    │   └── OtherFormatError  4   the index is in a format that this version does not read
    ├── WrongModelError       5   the model is missing, or is not the one that made the index
    ├── ArchiveError          6   the archive cannot be read, or is empty
    ├── BuildIncompleteError  7   more files failed than the limit allows
    ├── StorageError          8   disk full, no permission, failed fsync
    │   └── EngineError      13   the engine that holds the vectors does not answer
    ├── IndexBusyError        9   another build holds the writer lock
    ├── NotFoundError        10   no such article or generation
    └── SlackError           11   a token or scope that Slack refuses
        └── SlackUnreachableError
                             12   Slack cannot be reached just now

The number is the exit code of the command line. "The archive does not say" is no error:
it is the value :class:`qabot.domain.NoAnswer`, and exit code 1.

A message is one sentence that says what happened and what to do about it.
"""

from __future__ import annotations

from typing import ClassVar


class QabotError(Exception):
    """The base of every error that qabot raises on purpose.

    ``passing``: it lies in the moment, so that the same may go well after a while.
    """

    exit_code: ClassVar[int] = 70
    passing: ClassVar[bool] = False


class UsageError(QabotError):
    """A question, option or file that cannot be used as given."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting that does not exist or does not parse."""


class NoIndexError(QabotError):
    """There is no published generation to read."""

    exit_code = 3


class CorruptIndexError(QabotError):
    """A file of the index is missing, or differs from its checksum or counts."""

    exit_code = 4


class OtherFormatError(CorruptIndexError):
    """A generation in a format that this version does not read."""


class WrongModelError(QabotError):
    """A model is missing, or is not the one that made the index."""

    exit_code = 5


class ArchiveError(QabotError):
    """The archive folder is missing, empty or unreadable."""

    exit_code = 6


class BuildIncompleteError(QabotError):
    """More files failed than the limit allows; the old generation still serves."""

    exit_code = 7


class StorageError(QabotError):
    """The disk refused: full, read-only, no permission, or a failed fsync."""

    exit_code = 8
    passing = True


class EngineError(StorageError):
    """The engine that holds the vectors refuses, or does not answer."""

    exit_code = 13


class IndexBusyError(QabotError):
    """Another process holds the writer lock of the index."""

    exit_code = 9
    passing = True


class NotFoundError(QabotError):
    """No article or generation of that name."""

    exit_code = 10


class SlackError(QabotError):
    """Slack refuses a token or a scope."""

    exit_code = 11


class SlackUnreachableError(SlackError):
    """Slack cannot be reached; trying again may mend it."""

    exit_code = 12
