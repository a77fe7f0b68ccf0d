"""What PostgreSQL has planned for a connection of the tests stays when a test takes its rows back.

psycopg lets all of it go at each rollback, since a table that began in the transaction is gone then, and every test
ends in one: each planned anew what the one before it had asked. The application's role makes no tables. What `drop`
and `alter` do is heeded as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.backends.signals import connection_created
from psycopg._preparing import Prepare, PrepareManager  # it has no public way to say this

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg.pq.abc import PGresult

PLANS: Final = 400  # of one connection; psycopg's own limit is 100, and pages ask more than that in turn
CHANGES: Final = {b"DROP", b"ALTER", b"DISCARD", b"DEALLOCATE"}


class _KeptPlans(PrepareManager):
    prepared_max = PLANS

    def clear(self) -> bool:
        """Asked for at a rollback."""
        return False

    def _should_discard(self, _prep: Prepare, results: Sequence[PGresult], *_: Any) -> bool:
        commands = [(result.command_status or b"").partition(b" ")[0] for result in results]
        return any(command in CHANGES for command in commands) and super().clear()


def _keep(connection: Any, **_signal: Any) -> None:
    plans = _KeptPlans()
    plans.prepare_threshold = connection.connection.prepare_threshold
    connection.connection._prepared = plans


def begin() -> None:
    """For every connection that Django makes from now on in this process."""
    connection_created.connect(_keep, dispatch_uid="kept plans")
