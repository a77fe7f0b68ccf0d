"""Which session's organisation the database shows in this transaction: row security asks for nothing else.

Also called: multi-tenancy, row-level security.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import psycopg
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction

from amanjol.foundation.accounts.session_store import SessionStore, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member

_NAME: Final = "select set_config('amanjol.session_token', %s, true)"


def name_session(key: str | None) -> None:
    """Name the session to the database, until the transaction ends."""
    _say(name_of(key) if key else "")


def _say(name: str) -> None:
    """The server puts the value in, not the client as for all other queries of Django.

    Their text can be read in `pg_stat_activity` by every connection of the same role, and whoever knows a name
    reads that session's organisation.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(_NAME, [name], prepare=False)


@contextmanager
def acting_for(member: Member) -> Iterator[None]:
    """Work that nobody asked for in a browser, with a session that lives no longer than it.

    Bytes that are sealed stay sealed: this opens rows, not keys.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('amanjol.session_token', true)")
            (before,) = cursor.fetchone()
        session = SessionStore()
        session[SESSION_KEY] = str(member.account_id)
        session[BACKEND_SESSION_KEY] = session[HASH_SESSION_KEY] = ""  # no request can be made with it
        session.create()
        name_session(session.session_key)
        try:
            yield
            session.delete()
        finally:
            if not connection.needs_rollback:
                _say(before or "")
