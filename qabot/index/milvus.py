"""A collection of vectors in Milvus, an engine that spans as many machines as it takes.

pymilvus is an extra and takes a second to import: only who has such vectors pays for it.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from qabot.domain import Filters
from qabot.errors import EngineError, UsageError
from qabot.index.entry import UNDATED, Entry
from qabot.index.manifest import IN_MILVUS
from qabot.index.schema import source_key
from qabot.index.vectors import Floats, Ids

_SECONDS = 30.0  # for one call of a build
_SOON = 10.0  # for one that a question waits for: less than the deadline of an answer
_ROWS = 1_000  # in one call, of 1.6 kB each
MOST = 16_000  # ids in one call; Milvus gives at most 16,384
_NOT_LOADED = 101  # the code of its refusal


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine is, a token or ``user:password``, and how its collections' names begin."""

    url: str
    token: str = field(default="", repr=False)
    prefix: str = "qabot"


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of a collection: passage ids ``(n,)``, ascending, and of what each was made."""

    ids: Ids
    made_of: Ids

    def has(self, entry: Entry) -> bool:
        """Whether the row of ``entry`` is there and was made of what it says now."""
        at = int(np.searchsorted(self.ids, entry.key))
        found = at < len(self.ids) and self.ids[at] == entry.key
        return bool(found and self.made_of[at] == made_of(entry))


class Rows:
    """One collection, a row a passage. Safe to share between threads.

    Every method raises :class:`EngineError` where the engine refuses or does not answer.
    """

    def __init__(self, address: Address, name: str) -> None:
        self.name = name
        self._url = address.url
        with self._refusals():
            self._client = _client(address.url, address.token)

    @property
    def form(self) -> str:
        """How a manifest names it."""
        return IN_MILVUS + self.name

    def make(self, dimension: int) -> None:
        """Make the collection, or what of it an interrupted build has not made."""
        if not self._is_there():
            self._call(
                self._client.create_collection,
                schema=self._schema(dimension),
                consistency_level="Strong",  # found as soon as the build that put it there ends
            )
        with self._refusals():
            if not self._client.list_indexes(self.name, timeout=_SECONDS):
                index = self._client.prepare_index_params()
                index.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
                self._client.create_index(self.name, index, timeout=_SECONDS)
            self._client.load_collection(self.name, timeout=_SECONDS)

    def held(self) -> Held:
        """Give what is there, a few bytes a row; nothing where the collection is not there."""
        pages = [
            np.array([(row["passage"], row["made_of"]) for row in page], np.int64)
            for page in self._pages(["passage", "made_of"])
        ]
        rows = np.concatenate([np.zeros((0, 2), np.int64), *pages])
        rows = rows[np.argsort(rows[:, 0])]
        return Held(rows[:, 0], rows[:, 1])

    def ids(self) -> Ids:
        """Give the passages there are, ascending."""
        return self.held().ids

    def have(self, passages: Ids) -> bool:
        """Whether there is a row of each of ``passages``."""
        return bool(np.isin(passages, self.ids()).all())

    def put(self, entries: Sequence[Entry], vectors: Floats) -> None:
        """Write rows, in place of those of the same passages; ``vectors`` is ``(n, d)``."""
        rows = [_row(entry, vector) for entry, vector in zip(entries, vectors, strict=True)]
        for some in _in_pieces(rows, _ROWS):
            self._call(self._client.upsert, data=some)

    def drop(self, passages: Ids) -> None:
        """Remove the rows of ``passages``."""
        for some in _in_pieces(passages.tolist(), MOST):
            self._call(self._client.delete, ids=some)

    def count(self) -> int:
        """How many rows there are; 0 where the collection is not there."""
        if not self._is_there():
            return 0
        [row] = self._call(self._client.query, _SOON, filter="", output_fields=["count(*)"])
        return int(row["count(*)"])

    def search(self, vector: Floats, k: int, filters: Filters) -> dict[int, float]:
        """Give up to ``k`` passages with their inner products with ``vector`` ``(1, d)``.

        There are never more than :data:`MOST`.
        """
        [found] = self._call(
            self._client.search,
            _SOON,
            data=[vector[0].tolist()],
            limit=min(k, MOST),
            filter=condition(filters),
            output_fields=["passage"],
        )
        return {int(hit["passage"]): float(hit["distance"]) for hit in found}

    def vectors(self, passages: Collection[int]) -> dict[int, Floats]:
        """Give the vectors ``(d,)`` of those of ``passages`` that are there."""
        found: dict[int, Floats] = {}
        for some in _in_pieces([int(one) for one in passages], _ROWS):
            for row in self._call(self._client.get, _SOON, ids=some, output_fields=["vector"]):
                found[int(row["passage"])] = np.asarray(row["vector"], np.float32)
        return found

    def _pages(self, fields: list[str]) -> Iterator[list[dict[str, Any]]]:
        if not self._is_there():
            return
        pages = self._call(self._client.query_iterator, batch_size=MOST, output_fields=fields)
        with self._refusals():
            try:
                while page := pages.next():
                    yield page
            finally:
                pages.close()

    def _call(self, method: Callable[..., Any], seconds: float = _SECONDS, **arguments: Any) -> Any:
        """Call ``method`` on the collection, which is loaded where it is not.

        It is not after a restart of some servers, or where somebody released it.
        """
        with self._refusals():
            try:
                return method(self.name, timeout=seconds, **arguments)
            except _pymilvus().MilvusException as error:
                if error.code != _NOT_LOADED:
                    raise
            self._client.load_collection(self.name, timeout=seconds)
            return method(self.name, timeout=seconds, **arguments)

    def _is_there(self) -> bool:
        return bool(self._call(self._client.has_collection, _SOON))

    def _schema(self, dimension: int) -> Any:
        types = _pymilvus().DataType
        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("passage", types.INT64, is_primary=True)
        schema.add_field("vector", types.FLOAT_VECTOR, dim=dimension)
        for name in ("day", "source", "made_of"):
            schema.add_field(name, types.INT64)
        return schema

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except _failures() as error:
            raise EngineError(
                f"Milvus at {self._url} fails ({_said(error)}); "
                "see whether it runs, and whether QABOT_VECTORS__URL and __TOKEN are right."
            ) from error


def made_of(entry: Entry) -> int:
    """A 63-bit digest of all that a row is made of."""
    return _digest(f"{entry.title}\0{entry.text}\0{entry.day}\0{source_key(entry.source)}")


def condition(filters: Filters) -> str:
    """``filters`` in Milvus's language; numbers alone, so nothing of a question gets into it."""
    clauses = []
    since = [f"day >= {filters.since.toordinal()}"] if filters.since else []
    until = [f"day <= {filters.until.toordinal()}"] if filters.until else []
    dated = " and ".join((f"day != {UNDATED}", *since, *until))
    if filters.drop_undated:
        clauses.append(dated)
    elif since or until:
        clauses.append(f"(day == {UNDATED} or ({dated}))")
    if filters.sources:
        keys = [_digest(key) for key in map(source_key, filters.sources) if key]
        clauses.append(f"source in {keys}")
    return " and ".join(clauses)


def _row(entry: Entry, vector: Floats) -> dict[str, object]:
    return {
        "passage": entry.key,
        "vector": vector,
        "day": entry.day,
        "source": _digest(source_key(entry.source) or ""),
        "made_of": made_of(entry),
    }


def _digest(text: str) -> int:
    head = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]
    return int.from_bytes(head, "big") >> 1


def _in_pieces(values: Sequence[Any], size: int) -> Iterator[Any]:
    for first in range(0, len(values), size):
        yield values[first : first + size]


@cache  # of a process: a swap must not connect again
def _client(url: str, token: str) -> Any:
    return _pymilvus().MilvusClient(uri=url, token=token, timeout=_SOON)


def _failures() -> tuple[type[Exception], ...]:
    """What a call may raise; a deadline that passed and a wrong token come as gRPC has them."""
    pymilvus = _pymilvus()
    import grpc  # noqa: PLC0415 - it comes with pymilvus

    return pymilvus.MilvusException, grpc.RpcError


def _said(error: Any) -> str:
    told = error.message if isinstance(error, _pymilvus().MilvusException) else error.details()
    return " ".join(str(told).split())


def _pymilvus() -> Any:
    # else it puts all of a .env that lies above it into the environment, Slack's tokens, too
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # what is wrong is raised, too
    try:
        import pymilvus  # noqa: PLC0415 - see the module
    except ImportError as error:
        raise UsageError(
            "QABOT_VECTORS__URL is set, and pymilvus is not installed; "
            "run `pip install 'qabot[milvus]'`, or leave the setting out."
        ) from error
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # as above
    return pymilvus
