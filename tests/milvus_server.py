"""A Milvus of one process, on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS = 60


@contextmanager
def milvus_server(folder: Path) -> Iterator[str]:
    """Run it with its rows in ``folder``; gives its URL."""
    port = _free_port()
    where = ("--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port))
    with subprocess.Popen([sys.executable, "-m", "milvus_lite", "server", *where]) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
