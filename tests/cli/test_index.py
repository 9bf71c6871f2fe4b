"""index build, status, check, history, rollback, gc, export, import."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapes import conforms

Command = Callable[..., Any]


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> dict[str, Path]:
    """A copy of the archive and its index, to change."""
    for name in ("seeds", "index"):
        shutil.copytree(archive / name, tmp_path / "own" / name)
    return {"seeds": tmp_path / "own" / "seeds", "index": tmp_path / "own" / "index"}


def test_a_build_says_what_it_did_and_a_second_one_publishes_nothing(
    command: Command, own: dict[str, Path]
) -> None:
    (own["seeds"] / "late.txt").write_text("The lock gates of Selmouth were replaced on Monday.\n")
    (own["seeds"] / "undated.md").unlink()
    dry = command("index", "build", "--dry-run", "--json", **own).json
    conforms("index-build", dry)
    assert (dry["articles"]["new"], dry["articles"]["removed"]) == (1, 1)
    built = command("index", "build", "--json", **own).json
    assert (built["published"], built["generation"]) == (True, 2)
    again = command("index", "build", **own)
    assert (again.code, again.out) == (0, "")
    assert "Nothing changed" in again.err


def test_a_file_that_cannot_be_read_is_named_and_its_neighbours_are_in(
    command: Command, own: dict[str, Path]
) -> None:
    (own["seeds"] / "broken.jsonl").write_text("{not json}\n")
    ran = command("index", "build", **own)
    assert "broken.jsonl" in ran.err
    assert "1 quarantined, 0 skipped" in ran.err
    files = command("index", "status", "--files", "--json", **own).json
    conforms("index-status", files)
    verdicts = {file["path"]: file["outcome"] for file in files["files"]}
    assert verdicts["harbour.txt"] == "ingested"
    assert [name for name, outcome in verdicts.items() if outcome == "quarantined"]
    assert "quarantined" in command("index", "status", "--files", **own).out


def test_a_date_that_is_not_understood_is_counted_and_its_file_named(
    command: Command, own: dict[str, Path]
) -> None:
    (own["seeds"] / "bell.md").write_text("---\ndate: yesterday\n---\nA bell cracked in Ostby.\n")
    ran = command("index", "build", **own)
    assert "dates: 1 of what was read now not understood" in ran.err
    listed = command("index", "status", "--files", **own).out
    assert 'bell.md: read; dates not understood: 1 ("yesterday")' in listed


def test_a_file_of_several_articles_is_built_asked_and_shown(
    command: Command, own: dict[str, Path]
) -> None:
    table = 'id,title,text\n7,Owls,"Owls nest in the tower, Hale said."\n8,Cut\n'
    feed = "<rss><item><guid>g1</guid><description>The organ was tuned.</description></item></rss>"
    files = {"news.csv": table, "news.rss": feed, "news.json": '[{"text": "A bell cracked."}]'}
    for name, content in files.items():
        (own["seeds"] / name).write_text(content)
    dry = command("index", "build", "--dry-run", "--json", **own).json
    assert dry["articles"]["new"] == 3
    command("index", "build", **own)
    shown = command("show", "news.csv#7", "--json", **own).json
    assert shown["article"]["title"] == "Owls"
    assert shown["text"] == "Owls nest in the tower, Hale said."
    quoted = command("ask", "What nests in the tower?", "--json", **own).json
    assert quoted["citations"][0]["path"] == "news.csv#7"
    assert command("show", "news.rss#g1", **own).code == 0
    listed = command("index", "status", "--files", **own).out
    assert "news.csv: read_partly: articles read: 1; rows refused: 1" in listed
    assert "news.csv#row 3: bad_record: row 3: it has 2 cells and the header 3" in listed


def test_every_file_has_a_line_of_its_own_however_long(
    command: Command, own: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = f"{'long' * 40}.xyz"
    (own["seeds"] / long).write_text("?")
    command("index", "build", **own)
    monkeypatch.setenv("COLUMNS", "40")
    lines = command("index", "status", "--files", **own).out.splitlines()
    (line,) = [line for line in lines if long in line]
    assert line.startswith("skipped")
    assert line.endswith("convert it to one of those in the README")


def test_a_build_says_what_lies_in_the_archive_more_than_once(
    command: Command, own: dict[str, Path]
) -> None:
    shutil.copy(own["seeds"] / "harbour.txt", own["seeds"] / "twin.txt")
    said = command("index", "build", **own).err
    assert "in all: 1 the very same as another article, 0 further printings" in said


def test_an_index_inside_the_archive_is_refused(command: Command, own: dict[str, Path]) -> None:
    inside = own["seeds"] / "index"
    ran = command("index", "build", seeds=own["seeds"], index=inside)
    assert ran.code == 2
    assert "QABOT_INDEX_DIR" in ran.err
    assert not inside.exists()


def test_status_shows_what_is_covered(qabot: Command) -> None:
    out = qabot("index", "status").out
    assert "4 (1 undated)" in out
    assert "2014-03-03 to 2015-10-06" in out
    assert "The Harbour Post (1)" in out


def test_status_says_how_many_sources_it_does_not_name(
    qabot: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qabot.cli.index.pages.SOURCES_NAMED", 1)
    assert "(1) and 2 others" in qabot("index", "status").out


def test_a_file_that_was_read_needs_no_reason(qabot: Command) -> None:
    lines = qabot("index", "status", "--files").out.splitlines()
    assert f"{'ingested':<12} harbour.txt" in lines
    assert "read: read" not in "\n".join(lines)


def test_check_passes_a_whole_index_and_fails_a_damaged_one(
    command: Command, own: dict[str, Path]
) -> None:
    whole = command("index", "check", "--json", **own)
    conforms("index-check", whole.json)
    assert (whole.code, whole.json["sound"]) == (0, True)
    vectors = own["index"] / "generations" / "000001" / "vectors.faiss"
    content = bytearray(vectors.read_bytes())
    content[len(content) // 2] ^= 1
    vectors.chmod(0o600)
    vectors.write_bytes(content)
    damaged = command("index", "check", "--json", **own)
    assert (damaged.code, damaged.json["sound"]) == (4, False)
    assert command("ask", "Why will the port close?", **own).code == 4


def test_check_of_an_index_whose_current_is_missing_is_exit_code_4(
    command: Command, own: dict[str, Path]
) -> None:
    (own["index"] / "CURRENT").unlink()
    for name, said in (("check", "Generation 1 is whole."), ("gc", "is missing")):
        ran = command("index", name, **own)
        assert (ran.code, ran.out) == (4, "")
        assert said in ran.err
    assert command("index", "status", **own).code == 0


def test_history_rollback_and_gc_keep_what_is_served(
    command: Command, own: dict[str, Path]
) -> None:
    (own["seeds"] / "late.txt").write_text("The lock gates of Selmouth were replaced on Monday.\n")
    command("index", "build", **own)
    listed = command("index", "history", "--json", **own).json
    conforms("index-history", listed)
    assert [one["generation"] for one in listed["generations"]] == [2, 1]
    assert command("index", "rollback", **own).code == 0
    assert command("search", "lock gates", "--json", **own).json["generation"] == 1
    assert command("index", "gc", **own).code == 0
    assert command("search", "lock gates", **own).code == 0


def test_history_calls_serving_what_questions_are_answered_from(
    command: Command, own: dict[str, Path]
) -> None:
    (own["seeds"] / "late.txt").write_text("The lock gates of Selmouth were replaced on Monday.\n")
    command("index", "build", **own)

    def standing() -> list[tuple[bool, bool]]:
        listed = command("index", "history", "--json", **own).json
        conforms("index-history", listed)
        return [(one["current"], one["serving"]) for one in listed["generations"]]

    assert standing() == [(True, True), (False, False)]
    vectors = own["index"] / "generations" / "000002" / "vectors.faiss"
    vectors.chmod(0o600)
    vectors.write_bytes(b"damage")
    assert standing() == [(True, False), (False, True)]
    newest, before = command("index", "history", **own).out.splitlines()[1:]
    assert newest.rstrip().endswith("published, not served")
    assert before.rstrip().endswith("serving")


def test_history_on_a_narrow_terminal_leaves_out_what_is_counted(qabot: Command) -> None:
    heading, row = qabot("index", "history", columns=40).out.splitlines()
    assert heading.split() == ["generation", "built,", "UTC"]
    assert row.startswith("1 ")
    assert row.split()[-1] == "serving"
    assert "passages" in qabot("index", "history").out


def test_a_generation_travels_as_one_file(
    command: Command, own: dict[str, Path], tmp_path: Path
) -> None:
    tar = tmp_path / "archive.tar"
    assert command("index", "export", str(tar), **own).code == 0
    elsewhere = {**own, "index": tmp_path / "elsewhere"}
    assert command("index", "import", str(tar), **elsewhere).code == 0
    again = command("index", "export", str(tar), **own)
    assert (again.code, "exists already" in again.err) == (2, True)
    folder = command("index", "import", str(tmp_path), **elsewhere)
    assert (folder.code, "cannot be read" in folder.err) == (2, True)
    question = ("ask", "Why will the port of Selmouth close?", "--json")
    assert (
        command(*question, **elsewhere).json["quotes"] == command(*question, **own).json["quotes"]
    )


def test_an_export_to_standard_output_is_refused_and_makes_no_file(qabot: Command) -> None:
    ran = qabot("index", "export", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "name one" in ran.err
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask", "why?"), 3),
        (("search", "port"), 3),
        (("verify", "port"), 3),
        (("show", "harbour.txt"), 3),
        (("timeline", "port"), 3),
        (("chat",), 3),
        (("index", "status"), 3),
        (("index", "check"), 3),
        (("index", "gc"), 3),
        (("index", "rollback"), 3),
        (("index", "export", "nowhere.tar"), 3),
    ],
)
def test_without_an_index_each_command_says_how_to_make_one(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    ran = command(*arguments, index=tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("ask", "why?"), ("index", "build"), ("index", "status"), ("index", "history")]
)
def test_an_index_folder_that_is_a_file_is_one_sentence_that_says_so(
    command: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "notes").write_text("no index")
    ran = command(*arguments, seeds=tmp_path / "seeds", index=tmp_path / "notes")
    assert (ran.code, ran.out) == (8, "")
    assert "notes is no folder but a file" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_a_missing_or_empty_archive_is_one_sentence_and_exit_code_6(
    command: Command, tmp_path: Path, lend_encoder: Any, make: Callable[[Path], None]
) -> None:
    lend_encoder(tmp_path / "index")
    make(tmp_path / "nothing")
    ran = command("index", "build", seeds=tmp_path / "nothing", index=tmp_path / "index")
    assert ran.code == 6
    assert "nothing" in ran.err.splitlines()[-1]


def test_another_format_of_index_is_refused_with_advice(
    command: Command, own: dict[str, Path]
) -> None:
    manifest = own["index"] / "generations" / "000001" / "manifest.json"
    fields = json.loads(manifest.read_text())
    manifest.chmod(0o600)
    manifest.write_text(json.dumps({**fields, "format": 999}))
    ran = command("ask", "why?", **own)
    assert ran.code == 4
    assert "qabot index build" in ran.err
