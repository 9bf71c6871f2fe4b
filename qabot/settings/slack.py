"""Settings of the Slack app."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SecretStr

from qabot.settings.base import CommaList, Section


class SlackSettings(Section):
    """Tokens, surfaces, access and limits of `qabot slack`."""

    mode: Literal["socket", "http"] = Field(
        "socket", description="socket needs no public address; http needs a signing secret"
    )
    bot_token: SecretStr = Field(SecretStr(""), description="bot token, begins with xoxb-")
    app_token: SecretStr = Field(SecretStr(""), description="app token (socket), xapp-")
    signing_secret: SecretStr = Field(SecretStr(""), description="signing secret (http)")
    host: str = Field("127.0.0.1", description="address to listen on (http)")
    port: int = Field(3000, ge=0, le=65535, description="port to listen on (http)")
    app_name: str = Field("qabot", min_length=1, max_length=35, description="name in the manifest")
    command: str = Field("/ask", pattern=r"^/[a-z0-9_-]{1,31}$", description="slash command")
    default_access: Literal["allow", "deny"] = Field(
        "allow", description="who may ask where no list below is set"
    )
    allowed_workspaces: CommaList = Field((), description="team ids, parted by commas")
    allowed_channels: CommaList = Field((), description="channel ids, parted by commas")
    allowed_users: CommaList = Field((), description="user ids, parted by commas")
    allow_guests: bool = Field(default=False, description="whether guest accounts may ask")
    allow_external: bool = Field(
        default=False, description="whether people of other workspaces (Slack Connect) may ask"
    )
    watch: bool = Field(
        default=False, description="whether the bot rebuilds the index when the archive changed"
    )
    workers: int = Field(1, ge=1, le=64, description="processes that answer")
    queue: int = Field(50, ge=1, description="questions that may wait before the bot says busy")
    queue_per_user: int = Field(5, ge=1, description="questions of one user that may wait")
    deadline_seconds: float = Field(30.0, gt=0, description="longest time for one answer")
    stream_after_seconds: float = Field(
        5.0, gt=0, description="an answer slower than this is streamed"
    )
    worker_memory_mb: int = Field(
        2048, ge=256, description="a worker above this that has grown by half is replaced"
    )
    retention_days: int = Field(90, ge=1, description="days that threads and feedback are kept")
    shutdown_seconds: float = Field(
        20.0, ge=0, description="time given to questions under way when the bot is stopped"
    )
    public_url: str = Field("", description="where Slack reaches the bot (http), for the manifest")
    api_url: str = Field(
        "https://slack.com/api/", description="Slack's Web API; GovSlack has another"
    )
