"""A bounded queue that is fair between users: each user's turn comes round."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from typing import Generic, TypeVar

from qabot.slack.pool.failures import Busy

Item = TypeVar("Item")


class FairQueue(Generic[Item]):
    """First come, first served within a user; round-robin between users.

    ``limit`` bounds the whole queue and ``per_user`` each user's share; urgent items (someone
    looks at a loading modal) pass first and have the same bound of their own.
    """

    def __init__(self, limit: int, per_user: int) -> None:
        self._limit = limit
        self._per_user = per_user
        self._urgent: deque[Item] = deque()
        self._turns: OrderedDict[str, deque[Item]] = OrderedDict()
        self._size = 0
        self._filled = asyncio.Event()

    def __len__(self) -> int:
        return self._size + len(self._urgent)

    def put(self, item: Item, user: str, *, urgent: bool = False) -> None:
        """Append an item; raises :class:`Busy` when there is no room for it."""
        if urgent:
            if len(self._urgent) >= self._limit:
                raise Busy("Too many requests are waiting: try again in a moment.")
            self._urgent.append(item)
        else:
            self._put_in_turn(item, user)
        self._filled.set()

    def _put_in_turn(self, item: Item, user: str) -> None:
        if self._size >= self._limit:
            raise Busy("Too many questions are waiting: ask again in a moment.")
        if len(self._turns.get(user, ())) >= self._per_user:
            said = f"{self._per_user} of your questions are waiting: ask again in a moment."
            raise Busy(said, yours=True)
        self._turns.setdefault(user, deque()).append(item)
        self._size += 1

    async def get(self) -> Item:
        """The next item, waited for."""
        while not len(self):
            self._filled.clear()
            await self._filled.wait()
        return self._urgent.popleft() if self._urgent else self._next_in_turn()

    def _next_in_turn(self) -> Item:
        user, waiting = self._turns.popitem(last=False)
        item = waiting.popleft()
        self._size -= 1
        if waiting:
            self._turns[user] = waiting
        return item

    def discard(self, item: Item) -> None:
        """Take an item out that is no longer wanted; one already taken is left alone."""
        if item in self._urgent:
            self._urgent.remove(item)
            return
        for user, waiting in self._turns.items():
            if item in waiting:
                waiting.remove(item)
                self._size -= 1
                if not waiting:
                    del self._turns[user]
                return
