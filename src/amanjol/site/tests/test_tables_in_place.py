"""What a migration would have made is made in tables that are there, and taken back; what cannot be is left to it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.site.tests.edited_in_place import NotInPlace
from amanjol.site.tests.tables_in_place import altered, statements, taken_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MIGRATION = """
from django.db import migrations
class Migration(migrations.Migration):
    operations = [migrations.RunSQL('''{}''')]
"""
MADE = """
create table rooms (number integer, door text);
create table locks (room integer);
create function rooms_keep() returns trigger language plpgsql as $$
begin
    if new.number < 0 then raise exception 'No; such; room.'; end if;
    return new;
end
$$;
create trigger rooms_keep before insert on rooms for each row execute function rooms_keep();
alter table rooms enable row level security;
create policy rooms_own on rooms using (number < 100);
alter table rooms add constraint rooms_number check (number <> 13);
revoke update, delete on rooms from amanjol_app;
"""


@pytest.fixture
def at(fresh_database: str, url_as: Callable[[str], str]) -> str:
    """A database in which the migration has run, as its owner reaches it."""
    with psycopg.connect(url_as("owner")) as connection:
        connection.execute(MADE)
    return url_as("owner")


def edited(find: str, put: str) -> tuple[str, str]:
    assert MADE.count(find) == 1
    return MIGRATION.format(MADE), MIGRATION.format(MADE.replace(find, put))


@contextmanager
def asking(at: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(at) as connection:
        yield connection
        connection.rollback()


@contextmanager
def broken(at: str, find: str, put: str) -> Iterator[psycopg.Connection]:
    with altered(at, "0001_rooms.py", *edited(find, put)), asking(at) as connection:
        yield connection


def test_a_function_a_trigger_a_policy_a_constraint_and_a_right_are_others_and_then_as_before(
    at: str,
) -> None:
    for find, put, asked, answer in (
        ("new.number < 0", "false", "insert into rooms values (-1, '') returning number", -1),
        ("before insert on rooms", "before delete on rooms", "insert into rooms values (-1, '') returning number", -1),
        ("(number < 100)", "(true)", "select qual from pg_policies where tablename = 'rooms'", "true"),
        ("<> 13", "<> 14", "insert into rooms values (13, '') returning number", 13),
        ("revoke update, delete", "revoke delete",
         "select has_table_privilege('amanjol_app', 'rooms', 'update')", True),
    ):  # fmt: skip
        with asking(at) as connection:
            before = _answer(connection, asked)
        with broken(at, find, put) as connection:
            assert _answer(connection, asked) == answer, find
        with asking(at) as connection:
            assert _answer(connection, asked) == before != answer, find


def _answer(connection: psycopg.Connection, asked: str) -> object:
    try:
        row = connection.execute(asked.encode()).fetchone()
    except psycopg.Error as error:
        return type(error)
    return row and row[0]


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("create table locks (room integer);", ""),
        ("revoke update, delete on rooms from amanjol_app;", "select 1;"),
        ("rooms_keep() returns", "rooms_hold() returns"),
        ("(number < 100)", "(no_such_column)"),
    ],
)
def test_what_no_statement_takes_back_is_not_done(at: str, find: str, put: str) -> None:
    with pytest.raises(NotInPlace), broken(at, find, put):
        pass


def test_what_another_migration_changed_since_is_not_done(at: str) -> None:
    with psycopg.connect(at) as connection:
        connection.execute("alter policy rooms_own on rooms using (number < 50)")
    with pytest.raises(NotInPlace), broken(at, "(number < 100)", "(true)"):
        pass


def test_statements_end_where_sql_ends_them() -> None:
    file = Path(__file__)
    assert statements(MIGRATION.format("select 'a;b';\nselect  2; -- no; end\n"), str(file)) == [
        "select 'a;b'",
        "select 2",
        "-- no; end",
    ]
    assert taken_back("create policy a_own on a using (true)") == "drop policy a_own on a"
