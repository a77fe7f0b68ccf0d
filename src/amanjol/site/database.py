"""The three database roles, and which of them this process connects as.

`amanjol_owner` owns the tables and migrates. `amanjol_app` serves people and runs tasks; it owns nothing
and row security binds it. `amanjol_keeper` passes row security: backup, restore, data migrations of
casework, journal check; never web or worker. In production a database administrator runs
`deploy/roles.sql` once, and again for each new version; here the same statements are run for the embedded
database and the tests. `site/tests/test_deploy.py` compares what the two make.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
from psycopg import conninfo, sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.utils import CursorWrapper

    from amanjol.site.configuration import Role

ROLES: dict[Role, str] = {"owner": "amanjol_owner", "app": "amanjol_app", "keeper": "amanjol_keeper"}

# What is counted of a table is counted over all organisations, which row security hides from each other.
_HIDE_STATISTICS: LiteralString = """
do $$
declare counting regprocedure;
begin
    for counting in
        select oid::regprocedure from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and (
            proname ~ '^pg_stat_get_'
            or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size'))
    loop
        execute format('revoke execute on function %s from public', counting);
        execute format('grant execute on function %s to pg_monitor', counting);
    end loop;
end
$$
"""

# What is sealed is no value to count: of rows that were erased or restricted since, some would lie on in pg_statistic,
# which no sweep writes anew. What was counted before lies there until it is taken out: as the owner from PostgreSQL 18
# on, as a superuser always. Columns that others own are left to them.
COUNT_NOTHING_SEALED: LiteralString = """
do $$
declare
    sealed record;
    may_clear boolean := current_setting('server_version_num')::integer >= 180000;
begin
    for sealed in
        select relname, attname, attrelid::regclass as of_table
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'bytea'::regtype
            and attstattarget is distinct from 0 and pg_has_role(relowner, 'usage')
    loop
        execute format('alter table %s alter column %I set statistics 0', sealed.of_table, sealed.attname);
        if may_clear then
            execute 'select pg_clear_attribute_stats(''public'', $1, $2, false)'
                using sealed.relname::text, sealed.attname::text;
        end if;
    end loop;
end
$$
"""
_FORGET_WHAT_WAS_COUNTED: LiteralString = """
delete from pg_statistic using pg_attribute, pg_class
where starelid = attrelid and staattnum = attnum and pg_class.oid = attrelid
    and relnamespace = 'public'::regnamespace and atttypid = 'bytea'::regtype
"""
_COUNTED: LiteralString = """
select from pg_attribute join pg_class on pg_class.oid = attrelid
where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'bytea'::regtype
    and attstattarget is distinct from 0 and pg_has_role(relowner, 'usage')
limit 1
"""

_ATTRIBUTES = sql.SQL(
    "alter role {} login nosuperuser nocreatedb nocreaterole noreplication {} connection limit -1"
)


def create_roles(admin_url: str) -> None:
    """Create the roles that do not exist yet, without passwords (the embedded socket needs none); mend the others.

    What the application asks stays out of `pg_stat_activity`, where every connection of its role could read it. Nothing
    of it is compiled to machine code: it finds few rows by an index, and compiling takes longer than that.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role, name in ROLES.items():
            if not connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone():
                connection.execute(sql.SQL("create role {}").format(sql.Identifier(name)))
            bypass = "bypassrls" if role == "keeper" else "nobypassrls"
            connection.execute(_ATTRIBUTES.format(sql.Identifier(name), sql.SQL(bypass)))
        app = sql.Identifier(ROLES["app"])
        connection.execute(sql.SQL("alter role {} set track_activities = off").format(app))
        connection.execute(sql.SQL("alter role {} set jit = off").format(app))


def create_database(admin_url: str, name: str, *, template: str = "template0") -> None:
    """Create a database owned by the owner role; what the owner makes, the other two may use.

    Copied file by file: page by page through the write-ahead log takes twice the processor.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {} strategy file_copy owner {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(ROLES["owner"])
            )
        )
        _take_temporary(connection, name)
    if template == "template0":
        protect_database(admin_url, name)


def protect_database(admin_url: str, name: str) -> None:
    """Rights within the database, also of one that an older version made: again, it changes nothing."""
    with psycopg.connect(conninfo.make_conninfo(admin_url, dbname=name), autocommit=True) as connection:
        _take_temporary(connection, name)
        _grant(connection)
        connection.execute(_HIDE_STATISTICS)
        connection.execute(COUNT_NOTHING_SEALED)
        if connection.execute(_FORGET_WHAT_WAS_COUNTED).rowcount:
            connection.execute("vacuum (full) pg_statistic")


def count_nothing_sealed(cursor: CursorWrapper) -> None:
    """As the owner, after every migration, outside a transaction: again, it changes nothing.

    A row that is taken out lies on in the file of its table, so that of the statistics is written anew.
    """
    cursor.execute(_COUNTED)
    if cursor.fetchone() is None:
        return
    cursor.execute(COUNT_NOTHING_SEALED)
    cursor.execute("vacuum (full) pg_statistic")


def _take_temporary(connection: psycopg.Connection, name: str) -> None:
    """A temporary table would stand before the real one of its name, for whoever has that connection next."""
    connection.execute(sql.SQL("revoke temporary on database {} from public").format(sql.Identifier(name)))


def _grant(connection: psycopg.Connection) -> None:
    """Tables and sequences that migrations make later are covered too; no role may create but the owner."""
    owner = sql.Identifier(ROLES["owner"])
    connection.execute(sql.SQL("alter schema public owner to {}").format(owner))
    connection.execute("revoke all on schema public from public")
    for role in ("app", "keeper"):
        grantee = sql.Identifier(ROLES[role])
        connection.execute(sql.SQL("grant usage on schema public to {}").format(grantee))
        for what, rights in (("tables", "select, insert, update, delete"), ("sequences", "usage, select")):
            connection.execute(
                sql.SQL("alter default privileges for role {} in schema public grant {} on {} to {}").format(
                    owner, sql.SQL(rights), sql.SQL(what), grantee
                )
            )
    connection.execute("create extension if not exists pg_trgm")
    connection.execute("create extension if not exists btree_gist")


def database_exists(admin_url: str, name: str) -> bool:
    with psycopg.connect(admin_url, autocommit=True) as connection:
        return (
            connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None
        )


def drop_database(admin_url: str, name: str) -> None:
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def django_settings(url: str, time_zone: str) -> dict[str, Any]:
    """Django's form of a PostgreSQL address; understands everything that libpq does.

    Django's own connections are in UTC. What the database enters by itself with a day asks for the node's `time_zone`.
    """
    parts = {key: str(value) for key, value in conninfo.conninfo_to_dict(url).items()}
    parts["options"] = f"{parts.get('options', '')} -c amanjol.time_zone={time_zone}".lstrip()
    # A question of the desk under row security is planned for longer than it is answered: kept by the connection, it is
    # planned once (bench/desk_load.py). Values travel apart, so that what PostgreSQL logs of an error quotes none.
    planning = {"server_side_binding": True, "prepare_threshold": 2}
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 3600,  # what was planned goes with the connection
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts | planning,
    }
    return settings


@contextmanager
def connected_as(url: str) -> Iterator[None]:
    """Let Django's one connection use another address for a while, all of it; migrations need it throughout."""
    from django.conf import settings  # noqa: PLC0415  needs configured settings
    from django.db import connection  # noqa: PLC0415  as above

    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(
        {
            key: value
            for key, value in django_settings(url, settings.TIME_ZONE).items()
            if key in {"NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS"}
        }
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(before)
