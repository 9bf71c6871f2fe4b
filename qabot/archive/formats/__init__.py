"""One file a format: bytes to ``Extracted``. The hostile ones run in a worker."""
