"""A statement whose answer is fetched later: meanwhile its process does something else, without a second thread.

psycopg does that only with many statements of one transaction (its pipelines), so libpq is asked. Nothing else goes
over the connection between a question and its answer.
"""

from __future__ import annotations

import select
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import pq

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.backends.base.base import BaseDatabaseWrapper

    type Value = uuid.UUID | datetime | bytes | str | None


class Statement:
    """Planned once for a connection. `text` numbers its values ($1), says of what type they are, and gives one row of
    integers.
    """

    def __init__(self, connection: psycopg.Connection[Any], text: str) -> None:
        self._line = connection.pgconn
        self._name = f"amanjol_{uuid.uuid4().hex}"
        _checked(self._line.prepare(self._name.encode("ascii"), text.encode("utf-8")))

    def ask(self, *values: Value) -> None:
        """psycopg.Error."""
        self._line.send_query_prepared(self._name.encode("ascii"), [_text(value) for value in values])
        self._line.flush()

    def answer(self) -> list[int | None]:
        """psycopg.Error."""
        waiting = select.poll()
        waiting.register(self._line.socket, select.POLLIN)
        while self._line.is_busy():
            waiting.poll()
            self._line.consume_input()
        result = self._line.get_result()
        while self._line.get_result() is not None:
            pass
        if result is None:
            raise psycopg.OperationalError("The connection ended.")
        _checked(result)
        row = [result.get_value(0, column) for column in range(result.nfields)]
        return [None if value is None else int(value) for value in row]

    def forget(self) -> None:
        """Where the connection still listens: after an error it may wait for an answer, or be gone."""
        if self._line.transaction_status not in (pq.TransactionStatus.IDLE, pq.TransactionStatus.INTRANS):
            return
        self._line.exec_(f"deallocate {self._name}".encode("ascii"))


@contextmanager
def prepared(connection: BaseDatabaseWrapper, text: str) -> Iterator[Statement]:
    """On the connection of Django, which is not asked by others meanwhile."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        statement = Statement(connection.connection, text)
    try:
        yield statement
    finally:
        statement.forget()


def _text(value: Value) -> bytes | None:
    if isinstance(value, bytes):
        return b"\\x" + value.hex().encode("ascii")
    return None if value is None else str(value).encode("utf-8")


def _checked(result: Any) -> None:
    """psycopg.Error."""
    if result.status not in (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK):
        raise psycopg.errors.error_from_result(result)
