"""What the application's role may not do beside row security: read queries, shadow a table, count what others have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.site import database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def app(fresh_database: str, url_as: Callable[[str], str]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url_as("app"), autocommit=True) as connection:
        yield connection


def test_no_connection_of_the_application_reads_what_another_asks(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    with (
        psycopg.connect(url_as("app"), autocommit=True, cursor_factory=psycopg.ClientCursor) as asking,
        psycopg.connect(url_as("app"), autocommit=True) as reading,
        psycopg.connect(url_as("postgres"), autocommit=True) as superuser,
    ):
        asking.execute("select %s", ["what somebody asked"])
        question = "select query from pg_stat_activity where pid = %s"
        assert superuser.execute(question, [asking.info.backend_pid]).fetchone() == ("",)
        for statement in (
            "select query from pg_stat_activity",
            "select pg_stat_get_backend_activity(1)",
            "set track_activities = on",
            "alter role amanjol_app set track_activities = on",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reading.execute(statement)


@pytest.mark.parametrize("role", ["app", "keeper"])
def test_no_temporary_table_stands_before_a_real_one(
    fresh_database: str, url_as: Callable[[str], str], role: str
) -> None:
    with psycopg.connect(url_as(role), autocommit=True) as connection:
        for statement in (
            "create temporary table accounts_account (id uuid)",
            "select 1 as id into temporary accounts_account",
            "create temporary sequence journal_entry_id_seq",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="temporary"):
                connection.execute(statement)


@pytest.mark.parametrize(
    "question",
    [
        "select n_tup_ins, n_live_tup from pg_stat_user_tables where relname = 'cases_named'",
        "select * from pg_stat_all_tables",
        "select * from pg_stat_xact_user_tables",
        "select * from pg_statio_user_tables",
        "select * from pg_stat_user_indexes",
        "select tup_inserted from pg_stat_database",
        "select pg_stat_get_live_tuples('cases_named'::regclass)",
        "select pg_relation_size('cases_named')",
        "select pg_total_relation_size('cases_named')",
    ],
)
def test_no_counter_and_no_size_of_a_table_is_read(app: psycopg.Connection, question: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(question)


def test_who_watches_the_server_still_sees_it(app: psycopg.Connection, url_as: Callable[[str], str]) -> None:
    with psycopg.connect(url_as("postgres")) as superuser:
        superuser.execute("set role pg_monitor")
        assert superuser.execute("select count(*) from pg_stat_user_tables").fetchone() != (0,)


def test_a_database_of_an_older_version_is_protected_by_doing_it_again(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    may = (
        "select has_database_privilege('amanjol_app', current_database(), 'temporary'),"
        " has_function_privilege('amanjol_app', 'pg_stat_get_live_tuples(oid)', 'execute')"
    )
    with psycopg.connect(url_as("postgres"), autocommit=True) as superuser:
        superuser.execute(f"grant temporary on database {fresh_database} to public")
        superuser.execute("grant execute on function pg_stat_get_live_tuples(oid) to public")
        assert superuser.execute(may).fetchone() == (True, True)
        database.protect_database(url_as("postgres"), fresh_database)
        assert superuser.execute(may).fetchone() == (False, False)
