"""From the archive to a published generation."""

from qabot.ingest.build import BuildOptions, build
from qabot.ingest.progress import Progress, Silent
from qabot.ingest.report import BuildReport, Changes

__all__ = ["BuildOptions", "BuildReport", "Changes", "Progress", "Silent", "build"]
