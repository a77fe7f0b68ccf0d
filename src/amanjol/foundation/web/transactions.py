"""The one transaction of a request, and how what was done so far is kept whatever becomes of the rest.

Also called: commit, rollback.
"""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator


class _RequestTransaction:
    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._at_begin: list[Callable[[], None]] = []
        self.read: dict[Hashable, Any] = {}
        self._begin()

    def _begin(self) -> None:
        self._stack.enter_context(transaction.atomic())
        self._block = connection.atomic_blocks[-1]
        for do in self._at_begin:
            do()

    def at_begin(self, do: Callable[[], None]) -> None:
        do()
        self._at_begin.append(do)

    def keep_so_far(self) -> None:
        if connection.atomic_blocks[-1] is not self._block:
            raise RuntimeError("Within a block that may yet be undone, nothing can be kept.")
        self._stack.close()
        self._begin()


_current: ContextVar[_RequestTransaction | None] = ContextVar("amanjol_request_transaction", default=None)


@contextmanager
def request_transaction() -> Iterator[None]:
    """One transaction around a request. An exception undoes it, from the last `keep_so_far` on."""
    with ExitStack() as stack:
        token = _current.set(_RequestTransaction(stack))
        try:
            yield
        finally:
            _current.reset(token)


def at_begin(do: Callable[[], None]) -> None:
    """`do` now, and again when `keep_so_far` begins another transaction: a local setting ends with each."""
    current = _current.get()
    if current is None:
        do()
    else:
        current.at_begin(do)


def read_once[Value](name: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives, asked once a request and then given again; outside a request it is asked each time.

    For what no request both changes and reads. None is not kept: what is not there yet may come.
    """
    current = _current.get()
    if current is None:
        return read()
    value: Value | None = current.read.get(name)
    if value is None:
        value = current.read[name] = read()
    return value


def hold(name: str) -> None:
    """Of all who name the same, one at a time until the transaction ends: where there is no row yet to be locked."""
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [key])


def keep_so_far() -> None:
    """Commit what this request has written until here; what follows is another transaction.

    For counts: they stay when the rest is refused, and no row is locked while something slow runs. Outside a
    request it does nothing: whoever works there has transactions of their own. RuntimeError within a block.
    """
    current = _current.get()
    if current is not None:
        current.keep_so_far()
