"""One check: what was found, how grave it is, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from qabot.errors import QabotError

Subject = TypeVar("Subject")


class Severity(StrEnum):
    """How grave a finding is: nothing to do, worth knowing, or something does not work."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Check:
    """A finding. ``remedy`` says what to do, and is empty when all is well."""

    name: str
    severity: Severity
    finding: str
    remedy: str = ""


def ok(name: str, finding: str) -> Check:
    """All is well."""
    return Check(name, Severity.OK, finding)


def warning(name: str, finding: str, remedy: str) -> Check:
    """It works, but not as well as it could."""
    return Check(name, Severity.WARNING, finding, remedy)


def error(name: str, finding: str, remedy: str) -> Check:
    """Something does not work."""
    return Check(name, Severity.ERROR, finding, remedy)


def run_checks(
    examinations: Iterable[Callable[[Subject], Check]], subject: Subject
) -> Iterator[Check]:
    """Every check of ``subject`` in turn; one that raises is a failed one.

    What fails for the very reason that an earlier check gave is left out: there is one thing to do.
    """
    said = set()
    for examine in examinations:
        name = examine.__name__.replace("_", " ")
        try:
            found = examine(subject)
            said.add(found.finding)
            yield found
        except QabotError as failure:
            if str(failure) not in said:
                said.add(str(failure))
                yield error(name, str(failure), "Do what the sentence says.")
        except Exception as failure:  # noqa: BLE001 - a check that cannot run has failed
            reason = f"The check could not run ({type(failure).__name__}: {failure})."
            yield error(name, reason, "Report this, with the versions that doctor shows.")
