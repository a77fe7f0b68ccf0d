"""What the address of a role asks of the connection holds for that role, whoever connects."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection, transaction

from amanjol.site.database import connected_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_TLS = b"N"  # a server's whole answer to who asks for TLS, where it has none


class ServerWithoutTls:
    """Answers as a PostgreSQL without certificates does, and keeps what it was sent then, in clear."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.heard = b""
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        self._socket.settimeout(10)
        client, _ = self._socket.accept()
        with client:
            client.settimeout(5)
            client.recv(8)
            client.sendall(NO_TLS)
            self.heard = client.recv(1024)

    def stop(self) -> None:
        self._thread.join(10)
        self._socket.close()


@pytest.fixture
def server() -> Iterator[ServerWithoutTls]:
    listening = ServerWithoutTls()
    yield listening
    listening.stop()


@pytest.mark.parametrize("role", ["amanjol_owner", "amanjol_keeper"])
def test_who_asks_for_a_certificate_says_nothing_to_a_server_without(
    server: ServerWithoutTls, django_db_blocker, role: str
) -> None:
    url = f"postgresql://{role}:secret@127.0.0.1:{server.port}/amanjol?sslmode=verify-full&sslrootcert=system"
    with (
        django_db_blocker.unblock(),
        connected_as(url),
        pytest.raises(OperationalError, match="does not support SSL"),
    ):
        connection.ensure_connection()
    server.stop()
    assert server.heard == b""


@pytest.mark.usefixtures("fresh_database")
def test_each_role_has_the_options_of_its_own_address(url_as: Callable[[str], str]) -> None:
    own = connection.settings_dict["OPTIONS"].copy()
    with connected_as(url_as("owner") + "&application_name=migrating"), connection.cursor() as cursor:
        cursor.execute("select current_user, current_setting('application_name')")
        assert cursor.fetchone() == ("amanjol_owner", "migrating")
    assert connection.settings_dict["OPTIONS"] == own
    with connection.cursor() as cursor:
        cursor.execute("select current_user, current_setting('application_name')")
        assert cursor.fetchone() == ("amanjol_app", "")


@pytest.mark.usefixtures("fresh_database")
def test_each_connection_says_where_its_node_lies_beside_what_the_address_asks(
    url_as: Callable[[str], str],
) -> None:
    with (
        connected_as(url_as("app") + "&options=-c%20statement_timeout%3D9000"),
        connection.cursor() as cursor,
    ):
        cursor.execute("select current_setting('amanjol.time_zone'), current_setting('statement_timeout')")
        assert cursor.fetchone() == (settings.TIME_ZONE, "9s")


@pytest.mark.django_db
def test_what_is_asked_again_is_planned_once_and_quotes_no_value() -> None:
    for _again in range(4):
        get_user_model().objects.filter(email="nobody@demo.example").exists()
    with connection.cursor() as cursor:
        cursor.execute(
            'select statement from pg_prepared_statements where statement like \'%AS "a" FROM "accounts_account"%\''
        )
        statements = [text for (text,) in cursor.fetchall() if '"email" = ' in text and " AND " not in text]
    assert len(statements) == 1
    assert '"email" = $' in statements[0]


@pytest.mark.django_db
def test_of_the_tests_connection_a_rollback_lets_no_plan_go_and_a_change_of_a_table_all() -> None:
    def planned() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from pg_prepared_statements where statement like '%of_this_test%'"
            )
            return int(cursor.fetchone()[0])

    for _again in range(4):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select count(*) as of_this_test from accounts_account where email = %s", ["x"])
            transaction.set_rollback(True)
    assert planned() == 1
    with connection.cursor() as cursor:
        cursor.execute("alter role amanjol_app set jit = off")
    assert planned() == 0
