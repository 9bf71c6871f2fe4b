"""Search by words: BM25 over passages and over whole articles, filtered inside the search."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from qabot.domain import Filters
from qabot.errors import CorruptIndexError, StorageError
from qabot.index.disk import remove_tree
from qabot.index.entry import UNDATED
from qabot.index.schema import source_key
from qabot.index.verify import reading_errors
from qabot.terms import ANALYZER, analyzer

TEXT_ONLY: Mapping[str, float] = {"text": 1.0}
_FIELDS = frozenset({"text", "title"})
_REFUSAL = re.compile(r"\bOs \{ code: (\d+)")  # how Tantivy spells an error of the system's


class Lexical:
    """Both lexical indexes of a generation. Safe to share between threads.

    Terms are those of :func:`~qabot.terms.terms_of`. A score is the sum over fields of
    weight times BM25 (k1 1.2, b 0.75, lengths as Lucene keeps them) and never depends on the
    filters.
    """

    def __init__(self, passages: Path, articles: Path) -> None:
        self._passages = _Side(passages)
        self._articles = _Side(articles)

    @property
    def passage_count(self) -> int:
        """How many passages can be found."""
        return self._passages.count

    @property
    def article_count(self) -> int:
        """How many articles can be found."""
        return self._articles.count

    def document_frequency(self, term: str) -> int:
        """Count the passages whose text has ``term``."""
        return self._passages.frequency(term)

    def has(self, term: str) -> bool:
        """Whether any passage, or the title above it, has ``term``."""
        return self._passages.frequency(term) > 0 or self._passages.frequency(term, "title") > 0

    def passages_near(
        self, term: str, slips: int, beside: Sequence[str], k: int
    ) -> list[tuple[int, float]]:
        """Up to ``k`` passages as in :meth:`search` for ``beside`` that have a term like ``term``.

        Alike is what differs by at most ``slips`` (1 or 2) letters added, lost, changed or
        exchanged.
        """
        found = self._passages.near(term, slips, beside, k)
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def search(
        self,
        terms: Sequence[str],
        k: int,
        filters: Filters | None = None,
        *,
        fields: Mapping[str, float] = TEXT_ONLY,
    ) -> list[tuple[int, float]]:
        """Give up to ``k`` passages as (id, BM25), best first; equal scores by id.

        ``fields`` weighs ``text`` and ``title``.
        """
        found = self._passages.search(terms, k, fields, filters or Filters())
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def search_articles(
        self,
        terms: Sequence[str],
        k: int,
        filters: Filters | None = None,
        *,
        fields: Mapping[str, float] = TEXT_ONLY,
        every: bool = False,
    ) -> list[tuple[str, float]]:
        """Give up to ``k`` articles as (id, BM25), best first; equal scores by id.

        With ``every`` only those that have each of the terms in one of the ``fields``.
        """
        found = self._articles.search(terms, k, fields, filters or Filters(), every=every)
        ids = [(f"{key % 2**64:016x}", score) for key, score in found]
        return sorted(ids, key=lambda hit: (-hit[1], hit[0]))


class _Side:
    """One Tantivy index."""

    def __init__(self, folder: Path) -> None:
        try:
            with _lockable(folder) as place:
                index = tantivy.Index.open(str(place))
                index.register_tokenizer(ANALYZER, analyzer())
                self._schema = index.schema
                self._searcher = index.searcher()
        except OSError as error:  # Tantivy's own are ValueErrors
            raise StorageError(
                f"{folder} cannot be opened ({error}); free resources, "
                "or give a temporary folder (TMPDIR) that can be written."
            ) from error
        except ValueError as error:
            if refusal := _REFUSAL.search(str(error)):
                code = int(refusal[1])
                with reading_errors(folder):
                    raise OSError(code, os.strerror(code)) from error
            raise CorruptIndexError(
                f"{folder} cannot be read ({error}); run `qabot index build --full`."
            ) from error
        self._index = index

    @property
    def count(self) -> int:
        return int(self._searcher.num_docs)

    def frequency(self, term: str, field: str = "text") -> int:
        return int(self._searcher.doc_freq(field, term))

    def near(self, term: str, slips: int, beside: Sequence[str], k: int) -> list[tuple[int, float]]:
        alike = Query.fuzzy_term_query(self._schema, "text", term, distance=slips)
        query = [(Occur.Must, Query.const_score_query(alike, 0.0))]
        if beside:
            query.append((Occur.Should, self._words(beside, TEXT_ONLY)))
        return self._found(Query.boolean_query(query), k)

    def search(
        self,
        terms: Sequence[str],
        k: int,
        fields: Mapping[str, float],
        filters: Filters,
        *,
        every: bool = False,
    ) -> list[tuple[int, float]]:
        if not terms or k <= 0 or not self.count:
            return []
        wanted = [[term] for term in terms] if every else [terms]
        words = [(Occur.Must, self._words(some, fields)) for some in wanted]
        return self._found(Query.boolean_query([*words, *self._limits(filters)]), k)

    def _found(self, query: Any, k: int) -> list[tuple[int, float]]:
        hits = self._searcher.search(query, min(k, self.count), count=False).hits
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        return [(int(key or 0), score) for key, (score, _) in zip(keys, hits, strict=True)]

    def _words(self, terms: Sequence[str], fields: Mapping[str, float]) -> Any:
        unknown = set(fields) - _FIELDS
        if unknown:
            raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
        return Query.boolean_query(
            [
                (Occur.Should, Query.boost_query(self._term(field, term), weight))
                for term in dict.fromkeys(terms)
                for field, weight in fields.items()
                if weight > 0
            ]
        )

    def _term(self, field: str, term: str) -> Any:
        return Query.term_query(self._schema, field, term, index_option="freq")

    def _limits(self, filters: Filters) -> list[tuple[Any, Any]]:
        """Conditions that add nothing to the score."""
        limits = []
        if filters.since or filters.until or filters.drop_undated:
            limits.append(self._dates(filters))
        if filters.sources:
            keys = [key for key in map(source_key, filters.sources) if key]
            limits.append(Query.term_set_query(self._schema, "source_key", keys))
        return [(Occur.Must, Query.const_score_query(limit, 0.0)) for limit in limits]

    def _dates(self, filters: Filters) -> Any:
        within = Query.range_query(
            self._schema,
            "day",
            FieldType.Integer,
            filters.since.toordinal() if filters.since else UNDATED + 1,
            filters.until.toordinal() if filters.until else None,
        )
        if filters.drop_undated:
            return within
        undated = Query.term_query(self._schema, "day", UNDATED)
        return Query.boolean_query([(Occur.Should, within), (Occur.Should, undated)])


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """Give a folder where Tantivy can open its lock file for writing, as it insists to.

    Where ``folder`` is read-only that is a temporary one of links, which may go once the index
    is open: by then all files are mapped.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    temporary = Path(tempfile.mkdtemp(prefix="qabot-"))
    try:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (temporary / path.name).symlink_to(path.resolve())
        yield temporary
    finally:
        remove_tree(temporary)
