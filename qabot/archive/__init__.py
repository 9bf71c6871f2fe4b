"""The archive: files below a folder, read into articles; each file ends with a verdict.

The readers themselves stand in ``every_file``: a question needs only the pure parts named here.
"""

from qabot.archive.boilerplate import boilerplate
from qabot.archive.limits import Limits
from qabot.archive.paths import file_of
from qabot.archive.verdict import FileVerdict, Outcome, ReasonCode

__all__ = ["FileVerdict", "Limits", "Outcome", "ReasonCode", "boilerplate", "file_of"]
