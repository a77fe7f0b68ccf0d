"""Which session's organisation the database shows in this transaction: row security asks for nothing else.

Also called: multi-tenancy, row-level security.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import psycopg
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.accounts.session_store import DEVICE, SessionStore, hash_key, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member

_NAME: Final = "select set_config('amanjol.session_token', %s, %s)"

_LONGEST_WORK: Final = timedelta(minutes=10)


def name_session(key: str | None) -> None:
    """Name the session to the database, until the transaction ends."""
    _say(name_of(key) if key else "")


def _say(name: str, *, is_local: bool = True) -> None:
    """The server puts the value in, not the client as for all other queries of Django.

    Their text can be read in `pg_stat_activity` by every connection of the same role, and whoever knows a name
    reads that session's organisation.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(_NAME, [name, is_local], prepare=False)


@contextmanager
def acting_for(member: Member) -> Iterator[None]:
    """Work that nobody asked for in a browser, with a session that lives no longer than it.

    Bytes that are sealed stay sealed: this opens rows, not keys.
    """
    with transaction.atomic():
        before = _said()
        session = _begin(member)
        name_session(session.session_key)
        try:
            yield
            session.delete()
        finally:
            if not connection.needs_rollback:
                _say(before)


@contextmanager
def working_for(member: Member) -> Iterator[None]:
    """As `acting_for`, over many transactions: for work of seconds that commits as it goes, and may be killed.

    The session lasts ten minutes at most, and the member sees it as that of the worker while it does.
    """
    before = _said()
    session = _begin(member, "worker")
    ends = timezone.now() + _LONGEST_WORK
    session.model.objects.filter(key_hash=hash_key(session.session_key or "")).update(expires_at=ends)
    _say(name_of(session.session_key or ""), is_local=False)
    try:
        yield
    finally:
        if (
            connection.connection is not None
            and not connection.connection.closed
            and not connection.needs_rollback
        ):
            _say(before, is_local=False)
            session.delete()


def _said() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('amanjol.session_token', true)")
        (before,) = cursor.fetchone()
    return before or ""


def _begin(member: Member, device: str = "") -> SessionStore:
    session = SessionStore()
    session[SESSION_KEY] = str(member.account_id)
    session[BACKEND_SESSION_KEY] = session[HASH_SESSION_KEY] = ""  # no request can be made with it
    if device:
        session[DEVICE] = device
    session.create()
    return session
