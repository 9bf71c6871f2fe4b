"""CSV and TSV: a header that names the columns, then an article a row.

A row whose quotation marks do not match may have swallowed what follows it: reading goes on at
the next line that surely begins a row, and what lies between is refused as one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap

from qabot.archive.clean import one_line
from qabot.archive.encoding import decode
from qabot.archive.limits import Limits
from qabot.archive.metadata import by_name, read_metadata
from qabot.archive.records import TEXTS, Fields, Record, Records, own_id, text_in
from qabot.archive.verdict import ReasonCode, Refusal

_DELIMITERS = ",;\t|"
_TEXTLESS = "its text is empty: fill it in, or delete the row"
_ID = re.compile(r"\S*\d\S*")
_THOUSANDS = re.compile(r"\b\d{1,3},\d{3}\b")
_NAMED = 20  # columns that a complaint names
_SHOWN = 40  # characters of each


def read_csv(raw: bytes, limits: Limits) -> Records:
    """The rows below the header. Raises ``Refusal`` when no column of the header is the text."""
    csv.field_size_limit(limits.file_bytes)  # of the whole process, in which nothing else reads CSV
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n")
    table = max((_Table(lines, delimiter) for delimiter in _DELIMITERS), key=_likelihood)
    if not table.has_text:
        raise Refusal(
            ReasonCode.NO_ARTICLES,
            f"no column holds the text; the columns are {_listed(table.columns)}: "
            'name the one with the text "text", "content", "body" or "article"',
        )
    return Records("row", _TEXTLESS, table.records)


def _likelihood(table: _Table) -> tuple[bool, int]:
    return table.has_text, len(table.columns)


def _listed(columns: Sequence[str]) -> str:
    names = ", ".join(f'"{one_line(name)[:_SHOWN]}"' for name in columns[:_NAMED])
    return f"{names}, …" if len(columns) > _NAMED else names or "not to be told apart"


class _Table:
    """The lines of a file, parted by one delimiter."""

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
        self._row_a_line = False
        self._begin, header = next(self._rows(first), (len(lines), []))
        self.columns = [] if isinstance(header, csv.Error) else header
        tabs = {line.count("\t") for line in lines if line.strip()} if delimiter == "\t" else ()
        self._row_a_line = tabs == {len(self.columns) - 1}

    @property
    def has_text(self) -> bool:
        return not by_name(dict.fromkeys(self.columns)).keys().isdisjoint(TEXTS)

    def records(self) -> Iterator[Record]:
        """The rows that hold anything; the header is row 1."""
        at, number, lost = self._begin, 2, None
        while at < len(self._lines):
            for end, cells in self._rows(at):
                if isinstance(cells, csv.Error) or (lost is not None and not self._is_sure(cells)):
                    lost, at = (at if lost is None else lost), at + 1
                    break
                if lost is not None:
                    yield self._lost(number, lost, at)
                    number, lost = number + 1, None
                if any(map(str.strip, cells)):
                    source = "\n".join(self._lines[at:end])
                    yield Record(number, self._fields(cells, at), source)
                number, at = number + 1, end
        if lost is not None:
            yield self._lost(number, lost, at)

    def _rows(self, begin: int) -> Iterator[tuple[int, list[str] | csv.Error]]:
        """The cells of each row from line ``begin`` on, and where it ends; an error is the last."""
        rest = (f"{self._lines[at]}\n" for at in range(begin, len(self._lines)))
        if self._row_a_line:
            yield from enumerate(map(_cells, rest), begin + 1)
            return
        reader = csv.reader(rest, delimiter=self._delimiter, strict=True)
        try:
            for cells in reader:
                yield begin + reader.line_num, cells
        except csv.Error as error:
            yield begin + reader.line_num, error

    def _fields(self, cells: list[str], at: int) -> Fields | Refusal:
        wanted = len(self.columns)
        if len(cells) < wanted or any(map(str.strip, cells[wanted:])):
            return Refusal(
                ReasonCode.BAD_RECORD,
                f"it has {len(cells)} cells and the header {wanted} (line {at + 1} of the file): "
                f"a cell that holds {_named(self._delimiter)} must stand in quotation marks",
            )
        return dict(zip(self.columns, cells, strict=False))

    def _is_sure(self, cells: list[str]) -> bool:
        """Whether cells are a row, not a line of a text: its id, date or address is in place.

        In a text a comma comes before a space, or stands in a number: "1,200".
        """
        fields = self._fields(cells, 0)
        if isinstance(fields, Refusal) or text_in(fields) is None:
            return False
        if any(cell[:1].isspace() for cell in cells) or any(starmap(_is_number, pairwise(cells))):
            return False
        stated = read_metadata(fields)
        key = own_id(fields) or ""
        return bool(stated.published or stated.url or _ID.fullmatch(key))

    def _lost(self, number: int, begin: int, end: int) -> Record:
        detail = (
            f"its quotation marks do not match (lines {begin + 1} to {end} of the file): "
            "write one inside a quoted cell twice"
        )
        source = "\n".join(self._lines[begin:end])
        return Record(number, Refusal(ReasonCode.BAD_RECORD, detail), source)


def _cells(line: str) -> list[str]:
    """The cells of a line of a table that parts by tabs; many are written without quoting."""
    try:
        return next(csv.reader([line], delimiter="\t", strict=True))
    except csv.Error:
        return line.rstrip("\n").split("\t")


def _is_number(cell: str, following: str) -> bool:
    """Whether a comma between two cells rather stands in a number."""
    return bool(_THOUSANDS.search(f"{cell[-4:]},{following[:4]}"))


def _named(delimiter: str) -> str:
    return {"\t": "a tab", ",": "a comma", ";": "a semicolon"}.get(delimiter, f'"{delimiter}"')
