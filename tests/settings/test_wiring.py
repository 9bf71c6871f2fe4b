"""The defaults of the settings are those of the parts they are handed to."""

from __future__ import annotations

from dataclasses import asdict

from qabot.archive import Limits
from qabot.archive.wire import MOST_BYTES
from qabot.ask import AnswerOptions
from qabot.ingest import BuildOptions
from qabot.retrieve import Weights
from qabot.settings import Settings, load_settings
from qabot.settings.sections import ArchiveSettings
from qabot.wiring import limits_of, open_sentence_reader

SETTINGS = load_settings(None)


def test_retrieval_weights() -> None:
    assert SETTINGS.retrieval.model_dump() == asdict(Weights())


def test_answer_options() -> None:
    assert SETTINGS.answer.model_dump() == asdict(AnswerOptions())


def test_archive_limits() -> None:
    assert limits_of(SETTINGS) == Limits()


def test_the_largest_file_that_may_be_set_fits_a_frame_to_the_process_that_parses_it() -> None:
    largest = Settings(archive=ArchiveSettings(file_mb=500))
    assert limits_of(largest).file_bytes < MOST_BYTES


def test_build_options() -> None:
    defaults = BuildOptions()
    assert SETTINGS.encoder.model == defaults.model
    assert SETTINGS.passages.max_tokens == defaults.max_tokens
    assert SETTINGS.passages.overlap_tokens == defaults.overlap_tokens
    assert SETTINGS.index.failure_limit == defaults.failure_limit


def test_the_next_generation_reads_with_the_model_that_is_loaded() -> None:
    again = load_settings(None)
    assert open_sentence_reader(SETTINGS) is open_sentence_reader(again)
