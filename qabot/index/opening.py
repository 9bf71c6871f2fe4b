"""Which generation is opened: what CURRENT names, or the last good one where that is damaged."""

from __future__ import annotations

from collections.abc import Callable

from qabot.errors import (
    CorruptIndexError,
    NoIndexError,
    NotFoundError,
    OtherFormatError,
    QabotError,
)
from qabot.index.current import current_if_whole, read_current
from qabot.index.generation import Generation
from qabot.index.layout import Layout
from qabot.index.locks import pin
from qabot.index.milvus import Address
from qabot.index.verify import REMEDY, read_manifest

_NONE = "there is no index in {}; run `qabot index build` first."
_ASTRAY = "the index folder {} is a link to {}, which is not there; bring it back or mend the link."
_TRIES = 20  # times that CURRENT may move on between reading it and pinning what it names


class Opening:
    """Pins, verifies and opens generations; it writes nothing.

    ``on_close`` hears the number of each that is let go; ``engine`` has the vectors of those that
    have none themselves.
    """

    def __init__(
        self, layout: Layout, engine: Address | None, on_close: Callable[[int], None]
    ) -> None:
        self._layout = layout
        self._engine = engine
        self._on_close = on_close

    def published(self) -> int:
        """The number of the published generation.

        Raises :class:`NoIndexError` when there is none, and :class:`CorruptIndexError` where
        CURRENT, which names it, is damaged or lost.
        """
        current = read_current(self._layout.current)
        if current is None:
            raise self._without_current()
        return current.number

    def served(self, *, strict: bool) -> Generation:
        """The published generation; the last good one, with a warning, where that is corrupt.

        With ``strict`` that is an error.
        """
        try:
            return self._current()
        except OtherFormatError:
            raise
        except CorruptIndexError as error:
            if strict:
                raise
            return self._last_good(error)

    def numbered(self, number: int) -> Generation:
        """The generation of that number; :class:`NotFoundError` when there is none."""
        found = self._load(number, self.sealed(number))
        if found is None:
            raise NotFoundError(f"there is no generation {number}; see `qabot index history`.")
        return found

    def earlier(self) -> list[int]:
        """The numbers on disk below the published one, the highest first; all when unknown."""
        current = current_if_whole(self._layout.current)
        numbers = reversed(self._layout.numbers())
        return [number for number in numbers if current is None or number < current.number]

    def sealed(self, number: int) -> str | None:
        """The sha256 that the manifest of ``number`` must have, where CURRENT speaks of it."""
        current = current_if_whole(self._layout.current)
        return current.sha256 if current and current.number == number else None

    def nothing(self) -> NoIndexError:
        """What to raise where nothing was ever built."""
        root = self._layout.root
        if root.is_symlink() and not root.exists():
            return NoIndexError(_ASTRAY.format(root, root.readlink()))
        return NoIndexError(_NONE.format(root.absolute()))

    def _current(self) -> Generation:
        for _ in range(_TRIES):
            current = read_current(self._layout.current)
            if current is None:
                raise self._without_current()
            found = self._load(current.number, current.sha256)
            if found is not None:
                return found
            if read_current(self._layout.current) == current:
                break
        raise CorruptIndexError(f"{self._layout.root} names a generation that is gone; {REMEDY}")

    def _without_current(self) -> QabotError:
        """Nothing was ever built; or CURRENT was lost, and the last generation is to serve."""
        if self._layout.numbers():
            return CorruptIndexError(
                f"{self._layout.current}, which names the generation to serve, is missing; "
                "`qabot index rollback` chooses the last good one."
            )
        return self.nothing()

    def _last_good(self, reason: CorruptIndexError) -> Generation:
        for number in self.earlier():
            warning = f"{reason} Generation {number} is served instead."
            try:
                found = self._load(number, None, (warning,))
            except CorruptIndexError:
                continue
            if found is not None:
                return found
        raise reason

    def _load(
        self, number: int, sha256: str | None, warnings: tuple[str, ...] = ()
    ) -> Generation | None:
        """Open a generation; None when it is not there."""
        folder = self._layout.generation(number)
        pinned = pin(folder)
        if pinned is None:
            return None
        try:
            manifest = read_manifest(folder, number, sha256)
            return Generation(
                folder,
                manifest,
                pinned,
                on_close=self._on_close,
                engine=self._engine,
                warnings=warnings,
            )
        except BaseException:
            pinned.release()
            raise
