"""What the bot remembers survives a restart, expires, and can be erased."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.domain import (
    Answer,
    Citation,
    Copy,
    Coverage,
    Filters,
    NoAnswer,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Speaker,
)
from qabot.errors import StorageError
from qabot.slack.codec import from_plain, result_from_plain, to_plain
from qabot.slack.records import Asked, Feedback, Status, Surface, Thread, Verdict
from qabot.slack.state import STATE_FILE, State, kept_state, open_state

THREAD = Thread("T1", "C1", "1.0")
SPEAKER = Speaker("Ana Pereira", Span(3, 14), "she")
QUOTE = Quote(Span(0, 9), "It is so.", SPEAKER, "said", QuoteKind.DIRECT, 1, 0.5)
COPY = Copy("b" * 16, "Ferry again", "Gazette", None, None)
CITATION = Citation(
    number=1,
    article_id="a" * 16,
    path="ferry.txt",
    title="Ferry",
    source="Courier",
    byline=None,
    published=date(2003, 5, 1),
    url="https://example.org/ferry",
    span=Span(0, 30),
    text="It is so. And it stays so.",
    also_in=(COPY,),
)
ANSWER = Answer("Is it?", (QUOTE,), (CITATION,), 0.75, 3, Filters(since=date(2003, 1, 1)))
COVERAGE = Coverage(2, 5, None, date(2003, 5, 1), 1, (("Courier", 2),))
NO_ANSWER = NoAnswer("Is it?", Reason.NOT_CONFIDENT, COVERAGE, (CITATION,), 0.1, 3, Filters())


def asked(id_: str = "1" * 16, *, user: str = "U1", at: float = 100.0, text: str = "x") -> Asked:
    return Asked(id_, THREAD, user, "1.0", Surface.MENTION, text, at)


def stored(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = open_state(tmp_path / "state" / "slack.sqlite")
    yield opened
    opened.close()


@pytest.mark.parametrize("result", [ANSWER, NO_ANSWER])
def test_an_answer_comes_back_as_it_was_stored(result: Answer | NoAnswer) -> None:
    assert result_from_plain(stored(to_plain(result))) == result


@pytest.mark.parametrize("result", [ANSWER, NO_ANSWER])
def test_what_an_earlier_version_stored_beside_the_fields_is_passed_over(
    result: Answer | NoAnswer,
) -> None:
    kept = {"kind": type(result).__name__, **to_plain(result)}
    assert result_from_plain(stored(kept)) == result


@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    since=st.none() | st.dates(),
    sources=st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_any_text_and_filter_come_back(text: str, since: date | None, sources: list[str]) -> None:
    filters = Filters(since=since, sources=tuple(sources), phrase=text)
    assert from_plain(Filters, stored(to_plain(filters))) == filters
    answer = replace(ANSWER, question=text, filters=filters)
    assert result_from_plain(stored(to_plain(answer))) == answer


def test_a_question_is_accepted_once_under_any_of_its_keys(state: State) -> None:
    assert state.accept(asked("a"), ["event:1", "message:1"])
    assert not state.accept(asked("b"), ["event:2", "message:1"])
    assert state.journal.entry("b") is None
    assert not state.accept(asked("c"), ["event:1", "message:3"])
    assert state.accept(asked("d"), ["event:4", "message:4"])


def test_what_was_accepted_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    first = open_state(path)
    question = replace(asked(), filters=Filters(phrase="in May"), response_url="https://x/y")
    first.accept(question, ["k"])
    first.close()
    second = open_state(path)
    assert [entry.asked for entry in second.journal.unfinished()] == [question]
    assert not second.accept(asked("other"), ["k"])
    assert second.engaged(THREAD)
    second.close()


def test_a_finished_question_is_not_taken_up_again(state: State) -> None:
    state.accept(asked(), ["k"])
    assert state.journal.begin(asked().id) == 1
    state.journal.keep_result(asked().id, ANSWER)
    state.journal.finish(asked().id, Status.ANSWERED, "2.0")
    entry = state.journal.entry(asked().id)
    assert state.journal.unfinished() == []
    assert entry is not None
    assert (entry.result, entry.reply_ts, entry.attempts) == (ANSWER, "2.0", 1)


def test_earlier_questions_are_those_answered_before_in_the_thread(state: State) -> None:
    for n, id_ in enumerate("abc"):
        state.accept(asked(id_, at=float(n)), [id_])
        state.journal.keep_result(id_, replace(ANSWER, question=f"Q{id_}"))
    state.journal.finish("a", Status.ANSWERED)
    state.journal.finish("b", Status.FAILED)
    assert state.journal.earlier(asked("c", at=9.0)) == ("Qa",)


def test_a_clock_set_back_between_two_questions_loses_no_context(state: State) -> None:
    for id_, at in (("a", 9_000.0), ("b", 10.0)):
        state.accept(asked(id_, at=at), [id_])
        state.journal.keep_result(id_, replace(ANSWER, question=f"Q{id_}"))
        state.journal.finish(id_, Status.ANSWERED)
    assert state.journal.earlier(asked("b", at=10.0)) == ("Qa",)
    assert state.journal.earlier(asked("a", at=9_000.0)) == ()


def test_in_a_direct_message_the_last_question_of_the_half_hour_counts_as_earlier(
    state: State,
) -> None:
    def typed(id_: str, at: float, surface: Surface = Surface.DIRECT) -> Asked:
        return Asked(id_, Thread("T1", "D1", f"{at}"), "U1", f"{at}", surface, "x", at)

    for at, id_ in ((1.0, "a"), (2.0, "b"), (3.0, "c")):
        state.accept(typed(id_, at), [id_])
        state.journal.keep_result(id_, replace(ANSWER, question=f"Q{id_}"))
        state.journal.finish(id_, Status.UNASKED if id_ == "c" else Status.ANSWERED)
    assert state.journal.earlier(typed("n", 1_801.0)) == ("Qb",)
    assert state.journal.earlier(typed("n", 1_803.0)) == ()
    assert state.journal.earlier(typed("n", 9.0, Surface.MENTION)) == ()
    state.accept(typed("d", 4.0), ["d"])
    state.journal.keep_result("d", replace(NO_ANSWER, question="Really?"))
    state.journal.finish("d", Status.ANSWERED)
    assert state.journal.earlier(typed("n", 9.0)) == ("Qb",), "nothing leans on what had no answer"
    elsewhere = replace(typed("e", 9.0), thread=Thread("T1", "D1", "8.0"))
    assert state.journal.earlier(elsewhere) == (), "a thread has what was asked in it"
    in_thread = replace(typed("n", 9.0), thread=Thread("T1", "D1", "1.0"))
    state.accept(in_thread, ["n"])
    assert state.journal.earlier(in_thread) == ("Qa",)
    assert state.journal.earlier(replace(typed("n", 9.0), thread=Thread("T1", "D1", ""))) == ()


def test_what_asked_nothing_is_none_of_the_recent_questions(state: State) -> None:
    state.accept(asked("a", text="hi"), ["a"])
    state.journal.finish("a", Status.UNASKED)
    assert state.journal.recent("U1") == ()


def test_recent_questions_come_newest_first_each_once(state: State) -> None:
    for n, text in enumerate(["one", "two", "one"]):
        state.accept(asked(str(n), at=float(n), text=text), [str(n)])
    assert state.journal.recent("U1") == ("one", "two")
    assert state.journal.recent("U2") == ()


def test_the_last_press_wins_and_an_unknown_answer_takes_none(state: State) -> None:
    state.accept(asked("a"), ["k"])
    assert state.ratings.rate(Feedback("a", "U1", Verdict.GOOD, 1.0))
    assert state.ratings.rate(Feedback("a", "U1", Verdict.BAD, 2.0))
    assert [f.verdict for f in state.ratings.all()] == [Verdict.BAD]
    assert not state.ratings.rate(Feedback("z", "U1", Verdict.BAD, 2.0))


def test_retention_deletes_questions_with_their_feedback(state: State) -> None:
    state.accept(asked("old", at=0.0), ["k1"])
    state.ratings.rate(Feedback("old", "U1", Verdict.GOOD, 1.0))
    state.accept(replace(asked("new", at=86_400.0 * 9), thread=Thread("T1", "C1", "9.0")), ["k2"])
    assert state.expire(now=86_400.0 * 10, retention_days=5) == 1
    assert state.journal.entry("old") is None
    assert state.journal.entry("new") is not None
    assert list(state.ratings.all()) == []
    assert not state.engaged(THREAD)


def test_a_forgotten_user_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    state = open_state(path)
    state.accept(asked("a", user="UGONE", text="a canary of mine"), ["k"])
    state.accept(asked("b", user="U2"), ["k2"])
    state.ratings.rate(Feedback("b", "UGONE", Verdict.BAD, 2.0))
    assert state.forget("UGONE") == 1
    assert state.journal.entry("b") is not None
    state.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"canary" not in left
    assert b"UGONE" not in left


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    open_state(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_of_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StorageError, match="newer qabot"):
        open_state(path)


def test_a_file_whose_tables_another_process_has_just_made_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    first = open_state(path)
    first.accept(asked(), ["event:1"])
    first.connection.execute("PRAGMA user_version = 0")  # as whoever came second has read it
    second = open_state(path)
    assert second.journal.entry(asked().id)
    second.close()
    first.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slack.sqlite"
    path.write_bytes(b"not a database at all, but long enough to look like one" * 20)
    with pytest.raises(StorageError, match="cannot be used"):
        open_state(path)


def test_a_disk_that_refuses_what_a_command_erases_is_no_defect(tmp_path: Path) -> None:
    """A full one, say. Nothing is erased by halves."""
    open_state(tmp_path / STATE_FILE).close()

    def erase() -> None:
        with kept_state(tmp_path) as state:
            assert state
            state.connection.execute("PRAGMA query_only = ON")
            state.forget("U1")

    with pytest.raises(StorageError, match=r"slack\.sqlite cannot be written .*free space"):
        erase()


def test_a_write_that_cannot_be_committed_does_not_stop_those_after_it(state: State) -> None:
    def rate_what_is_not_there() -> None:
        with state.transaction():
            state.connection.execute("PRAGMA defer_foreign_keys = ON")  # so that the commit fails
            state.connection.execute("INSERT INTO feedback VALUES ('none', 'U1', 'good', 1.0)")

    with pytest.raises(sqlite3.IntegrityError):
        rate_what_is_not_there()
    assert state.accept(asked(), ["event:1"])


def test_a_full_disk_is_told_as_such_and_keeps_none_of_the_writes(state: State) -> None:
    def see_too_many() -> None:
        with state.transaction():
            for number in range(10_000):
                state.see(f"event:{number}", 1.0)

    pages = state.connection.execute("PRAGMA page_count").fetchone()[0]
    state.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        see_too_many()
    state.connection.execute("PRAGMA max_page_count = 1000000")
    assert state.accept(asked(), ["event:0"])


@pytest.mark.parametrize("mode", ["normal", "exclusive"])
def test_a_file_that_another_process_holds_is_not_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """There is nothing to mend, only to wait for."""
    monkeypatch.setattr("qabot.slack.state.schema.PATIENCE", 0.0)
    open_state(tmp_path / STATE_FILE).close()
    holder = sqlite3.connect(tmp_path / STATE_FILE)
    holder.execute(f"PRAGMA locking_mode = {mode}")
    holder.execute("BEGIN IMMEDIATE")

    def erase() -> None:
        with kept_state(tmp_path) as state:
            assert state
            state.forget("U1")

    with pytest.raises(StorageError, match="held by another process: try again"):
        erase()
    holder.close()


def test_a_question_that_is_erased_takes_the_thread_it_began_along_but_no_other(
    state: State,
) -> None:
    state.accept(asked("a"), ["k1"])
    state.erase("a")
    assert state.journal.entry("a") is None
    assert not state.engaged(THREAD)
    state.accept(asked("b"), ["k2"])
    state.accept(asked("c"), ["k3"])
    state.erase("c")
    assert state.engaged(THREAD)
    assert not state.accept(asked("d"), ["k1"]), "its keys are remembered all the same"
