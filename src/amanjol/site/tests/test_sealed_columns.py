"""What PostgreSQL counts of the columns of a running node, for its plans: nothing of what is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

import psycopg
import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection as django_connection

from amanjol.site import database
from amanjol.site.tests.test_archive_erased import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEALED_COUNTED: LiteralString = """
select relname, attname, stavalues1::text from pg_statistic
join pg_attribute on attrelid = starelid and attnum = staattnum join pg_class on pg_class.oid = attrelid
where relnamespace = 'public'::regnamespace and atttypid = 'bytea'::regtype
"""
TARGETS: LiteralString = """
select count(*) filter (where attstattarget = 0), count(*) filter (where attstattarget is distinct from 0)
from pg_attribute join pg_class on pg_class.oid = attrelid
where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'bytea'::regtype
"""
SHORT = bytes.fromhex("5ea1edc0ffee") * 20
"""As a sealed field: PostgreSQL counts no value of more than 1,024 bytes."""
COUNT_ALL: LiteralString = """
do $$
declare sealed record;
begin
    for sealed in
        select attname, attrelid::regclass as of_table
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'bytea'::regtype
    loop
        execute format('alter table %s alter column %I set statistics -1', sealed.of_table, sealed.attname);
    end loop;
end $$
"""


@pytest.fixture
def of_before(filled: Callable[[str], str]) -> Callable[[str], str]:
    """A node whose sealed columns were counted, as those of an older version are. Gives its address for a role."""
    with psycopg.connect(filled("postgres"), autocommit=True) as superuser:
        superuser.execute(COUNT_ALL)
        superuser.execute("update organisations_epoch set link = %s", [SHORT])
        superuser.execute("analyze")
        counted = superuser.execute(SEALED_COUNTED).fetchall()
    assert any(SHORT.hex() in (values or "") for _table, _column, values in counted)
    assert {table for table, _column, _values in counted} >= {"cases_case", "cases_person", "journal_entry"}
    assert _files_with(filled("postgres"), SHORT, table="pg_statistic")
    return filled


def test_nothing_sealed_is_counted_on_a_running_node(filled: Callable[[str], str]) -> None:
    with psycopg.connect(filled("postgres"), autocommit=True) as superuser:
        (untouched, counting) = superuser.execute(TARGETS).fetchone() or (0, 0)
        superuser.execute("update organisations_epoch set link = %s", [SHORT])
        superuser.execute("analyze")
        assert superuser.execute(SEALED_COUNTED).fetchall() == []
        planned_with = superuser.execute("select from pg_stats where tablename = 'cases_case'").fetchall()
    assert (untouched > 100, counting) == (True, 0)
    assert planned_with  # what is no value of a person is counted, so that plans stay good
    assert not _files_with(filled("postgres"), SHORT, table="pg_statistic")


def test_a_migration_takes_out_what_was_counted_before(of_before: Callable[[str], str]) -> None:
    with database.connected_as(of_before("owner")):
        emit_post_migrate_signal(verbosity=0, interactive=False, db=django_connection.alias)
    _assert_gone(of_before("postgres"))


def test_the_roles_setup_takes_it_out_too(of_before: Callable[[str], str]) -> None:
    with psycopg.connect(of_before("postgres")) as connection:
        name = connection.info.dbname
    database.protect_database(of_before("postgres"), name)
    _assert_gone(of_before("postgres"))


def test_the_application_changes_nothing_of_it(of_before: Callable[[str], str]) -> None:
    with database.connected_as(of_before("app")):
        emit_post_migrate_signal(verbosity=0, interactive=False, db=django_connection.alias)
    with psycopg.connect(of_before("postgres")) as superuser:
        assert superuser.execute(SEALED_COUNTED).fetchall()


def _assert_gone(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as superuser:
        assert superuser.execute(SEALED_COUNTED).fetchall() == []
        superuser.execute("analyze")
        assert superuser.execute(SEALED_COUNTED).fetchall() == []
    assert not _files_with(url, SHORT, table="pg_statistic")


def _files_with(url: str, sought: bytes, *, table: str) -> list[Path]:
    """Files of this table of PostgreSQL's own, and of what is too long for it, that hold these bytes."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "select pg_relation_filenode(oid), pg_relation_filenode(reltoastrelid) from pg_class where relname = %s",
            [table],
        ).fetchall()
    numbers = {str(number) for row in rows for number in row}
    return [file for file in files_of(url) if file.name in numbers and sought in file.read_bytes()]
