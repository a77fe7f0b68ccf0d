"""Acts of the same moment, each in a transaction and on a connection of its own, as in two processes of a node."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

from django.db import connection, transaction

from amanjol.foundation.accounts.tests.people import signed_in_now

if TYPE_CHECKING:
    from collections.abc import Callable

    type Act[T] = Callable[[Callable[[], object]], T]
    """Reads, calls what it is given, which waits until the others have read too, and acts."""

LONGEST_WAIT = 120  # seconds


def at_once[T](*acts: Act[T], refusals: tuple[type[Exception], ...] = ()) -> list[T | Exception]:
    """What each act gave, in their order, or which of the refusals took it back."""
    with transaction.atomic():
        signed_in_now()  # or the first would write down that its session moved, and the second wait for that row
    barrier = Barrier(len(acts))

    def run(act: Act[T]) -> T | Exception:
        try:
            with transaction.atomic():
                return act(lambda: barrier.wait(LONGEST_WAIT))
        except refusals as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def refused_at_once(*acts: Act[object], refusals: tuple[type[Exception], ...]) -> list[str]:
    """How each act ended, in their order: the name of what refused it, or nothing."""
    ended = at_once(*acts, refusals=refusals)
    return [type(end).__name__ if isinstance(end, refusals) else "" for end in ended]
