"""All that matters of a database, to compare two of them: rows, rights, row security, code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import LiteralString

_QUERIES: dict[str, LiteralString] = {
    "relations": "select relname, relkind, relowner::regrole::text, relacl::text[], relrowsecurity,"
    " relforcerowsecurity from pg_class"
    " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')",
    "columns": "select attrelid::regclass::text, attname, atttypid::regtype::text, attnotnull, attidentity,"
    " attcollation, attacl::text[] from pg_attribute join pg_class on pg_class.oid = attrelid"
    " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and attnum > 0"
    " and not attisdropped",
    "functions": "select proname, pg_get_function_identity_arguments(oid), proowner::regrole::text, prosecdef,"
    " prosrc, proconfig, proacl::text[] from pg_proc where pronamespace = 'public'::regnamespace"
    " and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')",
    "policies": "select tablename, policyname, permissive, roles::text[], cmd, qual, with_check from pg_policies",
    "triggers": "select pg_get_triggerdef(oid), tgenabled from pg_trigger where not tgisinternal",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated"
    " from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'",
    "indexes": "select indexdef from pg_indexes where schemaname = 'public'",
    "sequences": "select sequencename, last_value from pg_sequences",
    "default rights": "select defaclrole::regrole::text, defaclnamespace::regnamespace::text, defaclobjtype,"
    " defaclacl::text[] from pg_default_acl",
    "schema": "select nspname, nspowner::regrole::text, nspacl::text[] from pg_namespace where nspname = 'public'",
    "database": "select pg_get_userbyid(datdba), datacl::text[] from pg_database where datname = current_database()",
    "rights on PostgreSQL's own": "select oid::regprocedure::text, proacl::text[] from pg_proc"
    " where pronamespace = 'pg_catalog'::regnamespace and proacl is not null",
    "extensions": "select extname from pg_extension",
}
# PostgreSQL writes a cast of a list as casts of its members when it reads its own text again.
_WRITTEN_TWICE = re.compile(r"::(text|character varying)|\[\]|[()]")


def portrait(url: str) -> dict[str, Any]:
    """What the database holds. `url` must be a superuser's: row security hides rows from all others."""
    with psycopg.connect(url) as connection:
        picture: dict[str, Any] = {
            name: sorted(_written(row) for row in connection.execute(query))
            for name, query in _QUERIES.items()
        }
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        picture["rows"] = {
            table: connection.execute(
                sql.SQL("select row_to_json(t)::text from {} t order by 1").format(sql.Identifier(table))
            ).fetchall()
            for (table,) in tables
        }
    return picture


def _written(row: Sequence[Any]) -> str:
    """Rights have no order."""
    sorted_row = [sorted(value) if isinstance(value, list) else value for value in row]
    return _WRITTEN_TWICE.sub("", repr(sorted_row))
