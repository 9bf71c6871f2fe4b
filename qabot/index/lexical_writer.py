"""Writing the lexical indexes of a draft: one pass, one commit each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import tantivy
from tantivy import Document, SchemaBuilder

from qabot.errors import StorageError
from qabot.index.entry import Entry
from qabot.index.schema import source_key
from qabot.terms import ANALYZER, analyzer, normalise

_HEAP = 128_000_000  # bytes that the writer fills before it begins a new segment


def write_lexical(folder: Path, entries: Iterable[Entry]) -> int:
    """Make a Tantivy index of ``entries`` in ``folder``; give how many there are.

    One thread, so that equal input gives equal order. Raises :class:`StorageError`.
    """
    try:
        folder.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(folder))
        index.register_tokenizer(ANALYZER, analyzer())
        writer = index.writer(_HEAP, 1)
        count = 0
        for entry in entries:
            writer.add_document(_record(entry))
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        _readable_as_the_rest(folder)
    except (OSError, ValueError) as error:
        raise StorageError(
            f"cannot write {folder} ({error}); free space or mend its permissions, and try again."
        ) from error
    return count


def _readable_as_the_rest(folder: Path) -> None:
    """Tantivy keeps some of its files to their owner; who may read the index is for the umask."""
    mode = folder.stat().st_mode & 0o666
    for path in folder.iterdir():
        with suppress(OSError):  # a file system without permissions, say of a USB stick
            path.chmod(mode)


def _schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    builder.add_integer_field("key", fast=True)
    for field in ("text", "title"):
        builder.add_text_field(field, tokenizer_name=ANALYZER, index_option="freq")
    builder.add_text_field("source_key", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def _record(entry: Entry) -> Document:
    record = Document()
    record.add_integer("key", entry.key)
    record.add_text("text", normalise(entry.text))
    record.add_text("title", normalise(entry.title))
    record.add_text("source_key", source_key(entry.source) or "")
    record.add_integer("day", entry.day)
    return record
