"""What every test folder shares: the --long option and a real index of the seed archive."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_bench import ArchiveBench
from hypothesis import settings

from qabot.embed import prepare_encoder
from qabot.settings import Settings, load_settings
from qabot.wiring import build_index

ROOT = Path(__file__).parents[1]

Lend = Callable[[Path], None]

# How long an example takes says how busy the machine is: timings are never assertions.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long version of each test")


def pytest_configure() -> None:
    """Let Ctrl-C reach what the tests begin: a shell's background processes are born deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long version was asked for with --long."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(autouse=True, scope="session")
def _only_our_settings() -> None:
    """No QABOT_* of the developer's shell reaches a test, and no model hub is asked."""
    for key in [key for key in os.environ if key.upper().startswith("QABOT_")]:
        del os.environ[key]
    os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture
def bench(tmp_path: Path) -> ArchiveBench:
    """An empty archive beside an empty index, and a tiny encoder to build with."""
    return ArchiveBench(tmp_path)


@pytest.fixture(scope="session")
def lend_encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lend:
    """``lend_encoder(index)`` gives a new index folder the encoder, so that no build exports it.

    It is exported once with torch and kept from one test run to the next.
    """
    cache = getattr(request.config, "cache", None)  # none with -p no:cacheprovider
    if cache is None:
        folder = tmp_path_factory.mktemp("exported-encoders")
    else:
        folder = cache.mkdir("exported-encoders")
    # Of processes side by side the first one exports, and the others wait for it.
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepare_encoder(load_settings(None).encoder.model, folder)

    def lend(index: Path) -> None:
        shutil.copytree(folder, index / "cache" / "encoders", copy_function=_link_or_copy)

    return lend


@pytest.fixture(scope="session")
def build_archive(lend_encoder: Lend) -> ArchiveBuilder:
    """Build an index of any archive with the real encoder: ``build_archive(seeds, index)``."""
    return ArchiveBuilder(lend_encoder)


@pytest.fixture(scope="session")
def seed_index(build_archive: ArchiveBuilder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index folder of ``seeds/``, built once with the real encoder. Only read it."""
    index = tmp_path_factory.mktemp("seed") / "index"
    build_archive(ROOT / "seeds", index)
    return index


class ArchiveBuilder:
    """Builds indexes that share one export of the encoder."""

    def __init__(self, lend_encoder: Lend) -> None:
        self._lend_encoder = lend_encoder

    def __call__(self, seeds: Path, index: Path) -> Settings:
        """Build ``index`` of ``seeds`` and give the settings that point at both."""
        if not (index / "cache" / "encoders").exists():
            self._lend_encoder(index)
        settings = load_settings(None).model_copy(
            update={"seeds_dir": seeds, "index_dir": index, "state_dir": index / "state"}
        )
        build_index(settings)
        return settings


def _link_or_copy(source: str, target: str) -> None:
    """The 90 MB of an encoder once for all indexes, where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
