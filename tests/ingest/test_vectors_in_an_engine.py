"""Builds whose vectors lie in Milvus: only what is new is sent, and nothing is lost by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import grpc
import numpy as np
import pytest
from archive_bench import ArchiveBench
from milvus_server import milvus_server
from pymilvus import MilvusClient
from tiny_encoder import make_tiny_encoder

import qabot
from qabot.domain import Filters
from qabot.errors import CorruptIndexError, EngineError, UsageError
from qabot.index import Generation, IndexStore
from qabot.index.entry import Entry
from qabot.index.milvus import Address, Rows
from qabot.ingest import BuildReport

NO_SUCH_PLACE = Address("http://127.0.0.1:1")


class EngineBench(ArchiveBench):
    """An archive whose vectors go into an engine."""

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder)
        self.address = Address(url, prefix="mine")
        self.local = self.store
        self.store = IndexStore(self.index, engine=self.address)

    def rows(self) -> Rows:
        with self.store.open() as generation:
            return Rows(self.address, generation.manifest.collection)

    def found(self, generation: Generation, text: str) -> set[str]:
        """The titles of the articles whose passages are nearest to ``text``."""
        near = generation.dense.nearest(self.encoder.encode([text]), 99, Filters())
        passages = generation.passages(near).values()
        return {generation.article(one.article_id).title for one in passages}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with milvus_server(tmp_path_factory.mktemp("milvus")) as url:
        yield url


@pytest.fixture
def bench(tmp_path: Path, url: str) -> EngineBench:
    """Three stories, built."""
    bench = EngineBench(tmp_path, url)
    for number in (1, 2, 3):
        bench.write_story(number)
    bench.build()
    return bench


def _write_lamp(bench: ArchiveBench, *, title: str, day: str) -> None:
    line = {"id": 1, "title": title, "published": day, "text": "We count the lamps at night."}
    bench.write("one.jsonl", json.dumps(line))


def _interrupt_build(bench: ArchiveBench, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Begin a build that ends where it calls ``at``."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(at, interrupted)
        with pytest.raises(KeyboardInterrupt):
            bench.build()


def _forget_cache(bench: ArchiveBench) -> None:
    bench.store.layout.embeddings.unlink()


def test_the_index_names_where_its_vectors_lie_and_holds_none(bench: EngineBench) -> None:
    with bench.store.open() as generation:
        assert generation.manifest.vector_index.startswith("milvus:mine_")
        assert "vectors.faiss" not in generation.manifest.files
        assert generation.manifest.counts.vectors == bench.rows().count() == 3
    assert not bench.store.check().problems


def test_only_what_is_new_is_embedded_and_sent(bench: EngineBench) -> None:
    before = bench.rows().held()
    _forget_cache(bench)  # else the cache would hide what is asked of the encoder
    bench.write_story(4)
    assert bench.build().embedded == 1
    after = bench.rows().held()
    assert len(after.ids) == 4
    assert set(before.ids) < set(after.ids)


def test_the_vectors_of_old_articles_stay_in_the_cache_too(bench: EngineBench) -> None:
    bench.write_story(4)
    bench.build()
    assert bench.build(bench.local).embedded == 0


def test_a_build_that_changes_nothing_publishes_nothing(bench: EngineBench) -> None:
    assert not bench.build().published


def test_a_pinned_generation_finds_what_is_gone_and_the_new_one_does_not(
    bench: EngineBench,
) -> None:
    with bench.store.open() as old:
        (bench.seeds / "story-002.txt").unlink()
        bench.build()
        assert len(bench.found(old, "lamps")) == 3
        with bench.store.open() as new:
            assert bench.found(new, "lamps") == {"The day of number 1", "The day of number 3"}


def test_what_left_the_archive_leaves_the_engine_with_the_last_generation_that_had_it(
    bench: EngineBench,
) -> None:
    (bench.seeds / "story-002.txt").unlink()
    bench.build()
    assert bench.rows().count() == 3, "the generation before can still be rolled back to"
    bench.write_story(4)
    bench.build()
    with bench.store.open() as generation:
        held = generation.passage_ids(Filters())
    assert len(held) == 3
    assert np.array_equal(bench.rows().ids(), held), "generation 1 went, and story 2 with it"


def test_an_older_generation_can_be_served_again(bench: EngineBench) -> None:
    (bench.seeds / "story-002.txt").unlink()
    bench.build()
    bench.store.rollback()
    with bench.store.open() as generation:
        assert len(bench.found(generation, "lamps")) == 3


def test_a_date_or_title_that_was_mended_is_mended_in_the_engine(bench: EngineBench) -> None:
    for title, day in (("A lamp", "2003-05-01"), ("A lamp", "2004-06-02"), ("A dog", "2004-06-02")):
        _write_lamp(bench, title=title, day=day)
        bench.build()
    with bench.store.open() as generation:
        [article] = [one for one in generation.articles() if one.title == "A dog"]
        [passage] = generation.passages_of(article.id)
        [vector] = bench.encoder.encode([f"{article.title}. {passage.text}"])
        filters = Filters(since=article.published, until=article.published, drop_undated=True)
        found = generation.dense.nearest(vector[None], 9, filters)
    assert found == {passage.id: pytest.approx(1, abs=1e-5)}


def test_rows_that_the_engine_lost_are_missed_and_the_next_build_brings_them_back(
    bench: EngineBench,
) -> None:
    bench.rows().drop(bench.rows().ids()[:2])
    with bench.store.open() as generation, pytest.raises(CorruptIndexError, match="has 1 vectors"):
        _ = generation.dense
    assert bench.store.check().problems
    report = bench.build()
    assert (report.published, report.embedded) == (True, 0)
    assert not bench.store.check().problems


def test_a_row_that_the_engine_lost_is_sent_again_with_what_is_new(bench: EngineBench) -> None:
    held = bench.rows().held()
    bench.rows().drop(held.ids[:1])
    bench.write_story(4)
    bench.build()
    assert np.array_equal(np.intersect1d(bench.rows().ids(), held.ids), held.ids)


def test_what_an_interrupted_first_build_has_sent_is_not_sent_again(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = EngineBench(tmp_path, url)
    bench.write_story(1)
    _interrupt_build(bench, monkeypatch, "qabot.index.writer.Draft.write_words")
    _forget_cache(bench)
    report = bench.build()
    assert (report.generation, report.embedded) == (1, 0)
    assert bench.rows().count() == 1


def test_a_collection_that_a_killed_build_made_without_an_index_is_made_whole(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = EngineBench(tmp_path, url)
    bench.write_story(1)
    _interrupt_build(bench, monkeypatch, "pymilvus.MilvusClient.create_index")
    bench.build()
    assert MilvusClient(url).list_indexes(bench.rows().name)
    with bench.store.open() as generation:
        assert bench.found(generation, "lamps") == {"The day of number 1"}


def test_an_engine_that_was_restarted_is_asked_to_load_what_it_has(
    bench: EngineBench, capfd: pytest.CaptureFixture[str]
) -> None:
    with bench.store.open() as generation:
        for asked_before in (False, True):
            MilvusClient(bench.address.url).release_collection(bench.rows().name)
            assert len(bench.found(generation, "lamps")) == 3, asked_before
    assert not capfd.readouterr().err


def test_rows_of_other_generations_take_no_places(bench: EngineBench) -> None:
    [vector] = bench.encoder.encode(["lamps"])
    foreign = [Entry(-number, "", None, None, "lamps") for number in range(1, 50)]
    bench.rows().put(foreign, np.stack([vector] * len(foreign)))
    with bench.store.open() as generation:
        own = generation.passage_ids(Filters())
        for k in (1, 2, 3):
            found = generation.dense.nearest(vector[None], k, Filters())
            assert len(found) == k
            assert set(found) <= set(own.tolist())


def test_lost_rows_are_missed_where_as_many_others_lie(bench: EngineBench) -> None:
    ids = bench.rows().ids()
    bench.rows().put([Entry(7, "", None, None, "lamps")], bench.encoder.encode(["lamps"]))
    bench.rows().drop(ids[:1])
    assert bench.store.check().problems
    assert bench.build().published
    assert not bench.store.check().problems
    assert np.array_equal(bench.rows().ids(), ids)


def test_after_a_rollback_the_next_build_writes_the_rows_of_what_is_served(
    bench: EngineBench,
) -> None:
    for day in ("2003-05-01", "2004-06-02"):
        _write_lamp(bench, title="A lamp", day=day)
        bench.build()
    bench.store.rollback()
    _write_lamp(bench, title="A lamp", day="2003-05-01")
    bench.build()
    with bench.store.open() as generation:
        filters = Filters(until=date(2003, 5, 1), drop_undated=True)
        vector = bench.encoder.encode(["lamps"])
        within = set(generation.passage_ids(filters).tolist())
        assert set(generation.dense.nearest(vector, 9, filters)) == within
        assert len(within) == 1
    assert not bench.build().published


def test_nothing_leaves_the_engine_while_a_generation_cannot_be_read(bench: EngineBench) -> None:
    (bench.seeds / "story-002.txt").unlink()
    with bench.store.open(1) as generation:
        articles = generation.folder / "articles.sqlite"
    with bench.store.open() as pinned:
        assert pinned.number == 1
        bench.build()
        whole = articles.read_bytes()
        articles.write_bytes(b"no table")
        bench.write_story(4)
        bench.build()
        articles.write_bytes(whole)
        assert bench.rows().count() == 4


def test_vectors_move_into_the_engine_and_back(tmp_path: Path, url: str) -> None:
    bench = EngineBench(tmp_path, url)
    bench.write_story(1)
    for store, remote in ((bench.local, False), (bench.store, True), (bench.local, False)):
        report = bench.build(store)
        assert report.published
        with store.open() as generation:
            assert generation.manifest.vector_index.startswith("milvus:") == remote
            assert bench.found(generation, "lamps") == {"The day of number 1"}
    assert report.embedded == 0


def test_the_form_of_vectors_that_come_back_is_that_of_their_number(
    bench: EngineBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A collection is no form to stay with: four vectors are above one bound, not above two."""
    monkeypatch.setattr("qabot.index.vector_writer._FLAT", 0)
    monkeypatch.setattr("qabot.index.vector_writer._HALF", 4)
    bench.write_story(4)
    bench.build(bench.local)
    with bench.local.open() as generation:
        assert generation.manifest.vector_index == "IDMap2,SQfp16"


def test_another_model_gets_rows_of_its_own(bench: EngineBench) -> None:
    before = bench.rows().name
    bench.encoder_folder = make_tiny_encoder(bench.folder / "other", seed=7)
    bench.build()
    assert bench.rows().name != before
    assert bench.rows().count() == 3
    bench.store.rollback()
    assert bench.rows().name == before


def test_two_indexes_in_one_engine_do_not_meet(bench: EngineBench, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    second = EngineBench(tmp_path / "second", bench.address.url)
    second.write_story(9)
    second.build()
    with second.store.open() as generation:
        assert second.found(generation, "lamps") == {"The day of number 9"}
    assert bench.rows().count() == 3


def test_a_build_whose_engine_is_away_leaves_the_old_generation_serving(
    bench: EngineBench,
) -> None:
    bench.write_story(4)
    away = IndexStore(bench.index, engine=NO_SUCH_PLACE)
    with pytest.raises(EngineError, match=r"Milvus at http://127\.0\.0\.1:1 fails"):
        bench.build(away)
    assert bench.store.current() == 1
    assert _published(bench.build()) == 2


def test_a_question_whose_engine_is_away_is_told_so(bench: EngineBench) -> None:
    with IndexStore(bench.index, engine=NO_SUCH_PLACE).open() as generation:
        with pytest.raises(EngineError) as failure:
            _ = generation.dense
        assert next(generation.articles()).title == "The day of number 1", "what needs none goes on"
    assert (failure.value.exit_code, failure.value.passing) == (13, True)


def test_a_question_whose_engine_hangs_is_told_so(
    bench: EngineBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(grpc.RpcError):
        def details(self) -> str:
            return "Deadline\n Exceeded"

    def hang(*_: object, **__: object) -> None:
        raise Late

    monkeypatch.setattr("pymilvus.MilvusClient.search", hang)
    with (
        bench.store.open() as generation,
        pytest.raises(EngineError, match=r"fails \(Deadline Exceeded\);"),
    ):
        bench.found(generation, "lamps")


def test_who_has_set_an_engine_and_not_installed_its_client_is_told_how(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pymilvus", "grpc"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=r"pip install 'qabot\[milvus\]'"):
        Rows(NO_SUCH_PLACE, "mine")


def test_an_engine_that_is_not_set_is_asked_for(bench: EngineBench) -> None:
    with bench.local.open() as generation, pytest.raises(UsageError, match="QABOT_VECTORS__URL"):
        _ = generation.dense


def test_an_index_whose_vectors_lie_elsewhere_is_not_exported(bench: EngineBench) -> None:
    with pytest.raises(UsageError, match="lie in Milvus and in no file"):
        bench.store.export(bench.folder / "archive.tar")
    assert not (bench.folder / "archive.tar").exists()


def test_a_token_is_in_no_description_of_an_address() -> None:
    assert "secret" not in repr(Address("http://milvus:19530", token="secret"))


def test_no_env_file_is_loaded_by_what_speaks_to_the_engine(tmp_path: Path) -> None:
    """A worker would find Slack's tokens in its environment."""
    (tmp_path / ".env").write_text("QABOT_SLACK__BOT_TOKEN=canary\n")
    line = (
        "import os; from qabot.index.milvus import Address, Rows; from qabot.errors import *\n"
        f"try: Rows(Address({NO_SUCH_PLACE.url!r}), 'mine')\n"
        "except EngineError: print(*os.environ.values())"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(qabot.__file__).parents[1])}
    environment.pop("PYTHON_DOTENV_DISABLED", None)  # which this process may have set, too
    ran = subprocess.run(
        [sys.executable, "-c", line],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout
    assert "canary" not in ran.stdout
    assert not ran.stderr


def _published(report: BuildReport) -> int | None:
    assert report.published
    return report.generation
