"""An engine that does as it is told: it sleeps, grows, raises or dies. For the pool's tests."""

from __future__ import annotations

import os
import time
from typing import Any

from qabot.errors import NoIndexError


class Workload:
    def __init__(self) -> None:
        self.grown: list[bytes] = []

    def handle(self, request: dict[str, Any]) -> dict[str, Any]:
        time.sleep(request.get("sleep", 0))
        if request.get("die"):
            os._exit(9)
        if request.get("raise"):
            raise ValueError(request["raise"])
        if request.get("no_index"):
            raise NoIndexError("There is no index yet.")
        self.grown.append(os.urandom(request.get("grow_mb", 0) * 2**20))
        print("a library that prints")
        return {"pid": os.getpid(), "said": request.get("say"), "env": sorted(os.environ)}


def open_workload(settings: dict[str, Any]) -> Workload:
    if settings.get("no_index"):
        raise NoIndexError("There is no index yet.")
    return Workload()
