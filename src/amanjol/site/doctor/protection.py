"""Whether the database's own protection stands: roles, row security, the journal, code that runs as its owner."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, LiteralString

from django.apps import apps

from amanjol.site.database import ROLES
from amanjol.site.doctor.findings import Finding, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.doctor.database import Connection

# Tables, views and sequences of ours: what an extension brought is its own affair.
_RELATIONS: LiteralString = """
with ours as (
    select * from pg_class
    where relnamespace = 'public'::regnamespace and not exists (
        select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
)
"""
_OWNED_BY_OTHERS: LiteralString = """
select relname from ours where relkind in ('r', 'p', 'v', 'm', 'S') and relowner <> %s::regrole order by 1
"""
_SECURED: LiteralString = "select relname from ours where relrowsecurity and relforcerowsecurity"
_HALF_SECURED: LiteralString = "select relname from ours where relrowsecurity <> relforcerowsecurity"
_PLAIN_VIEWS: LiteralString = """
select relname from ours
where relkind = 'm' or relkind = 'v' and not exists (
    select from pg_options_to_table(reloptions)
    where option_name = 'security_invoker' and option_value in ('true', 'on', '1', 'yes'))
order by 1
"""
_LOOSE_FUNCTIONS: LiteralString = """
select proname from pg_proc
where pronamespace = 'public'::regnamespace and prosecdef
    and not exists (select from unnest(proconfig) setting where setting like 'search_path=%%')
    and not exists (
        select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
order by 1
"""
_JOURNAL_RIGHTS: LiteralString = """
select privilege || ' on ' || relname
from ours, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
where relname in ('journal_entry', 'journal_subject', 'journal_head') and (
    has_table_privilege(%(role)s, ours.oid, privilege)
    or privilege = 'UPDATE' and has_any_column_privilege(%(role)s, ours.oid, privilege))
order by 1
"""
_OWNED: LiteralString = """
select count(*) from pg_shdepend
where refclassid = 'pg_authid'::regclass and refobjid = %s::regrole and deptype = 'o'
"""
_ATTRIBUTES: LiteralString = """
select rolsuper, rolbypassrls, rolcreaterole or rolcreatedb, array(
    select roleid::regrole::text from pg_auth_members where member = pg_roles.oid order by 1)
from pg_roles where rolname = %s
"""

_SHOWN_TO_THE_APPLICATION: LiteralString = """
select current_setting('track_activities')::bool,
    has_database_privilege(%(role)s, current_database(), 'temporary'),
    has_function_privilege(%(role)s, 'pg_stat_get_tuples_inserted(oid)', 'execute')
"""
_COUNTED_WHILE_SEALED: LiteralString = """
select relname || '.' || attname from ours join pg_attribute on attrelid = ours.oid
where relkind = 'r' and atttypid = 'bytea'::regtype and attstattarget is distinct from 0
order by 1
"""
_AGAIN = "Run deploy/roles.sql again, as a superuser."


def examine(connection: Connection) -> Iterator[Finding]:
    for role, name in ROLES.items():
        what = f"role {name}"
        yield judge(
            what,
            wrong=_role_problem(connection, name, may_pass=role == "keeper"),
            right="no more than it needs.",
        )
    yield _ownership(connection)
    yield _journal(connection)
    yield _row_security(connection)
    yield _views(connection)
    yield _functions(connection)
    yield _sealed_columns(connection)
    yield from _connections(connection)


def _role_problem(connection: Connection, name: str, *, may_pass: bool) -> str:
    row = connection.execute(_ATTRIBUTES, [name]).fetchone()
    if row is None:
        return "does not exist. Run deploy/roles.sql."
    is_superuser, passes, makes_others, member_of = row
    others = ", ".join(member_of)
    problems = (
        (is_superuser, f"is a superuser. Run `alter role {name} nosuperuser`."),
        (passes and not may_pass, f"passes row security. Run `alter role {name} nobypassrls`."),
        (may_pass and not passes, f"cannot back up all rows. Run `alter role {name} bypassrls`."),
        (makes_others, f"may make roles or databases. Run `alter role {name} nocreaterole nocreatedb`."),
        (member_of, f"has the rights of {others} too. Run `revoke {others} from {name}`."),
    )
    return next((text for is_so, text in problems if is_so), "")


def _ownership(connection: Connection) -> Finding:
    owner, wrong = ROLES["owner"], ""
    for name in (ROLES["app"], ROLES["keeper"]):
        if next(connection.execute(_OWNED, [name])) != (0,):
            wrong = f"{name} owns something, and row security does not bind an owner as it binds others. "
            wrong += f"Run `reassign owned by {name} to {owner}` as a superuser."
    strange = _names(connection, _RELATIONS + _OWNED_BY_OTHERS, owner)
    if strange and not wrong:
        wrong = f"{_list(strange)} belong to another role than {owner}. Run `alter table … owner to {owner}`."
    return judge("ownership", wrong=wrong, right=f"everything is {owner}'s.")


def _journal(connection: Connection) -> Finding:
    rights = _names(connection, _RELATIONS + _JOURNAL_RIGHTS, {"role": ROLES["app"]})
    wrong = (
        f"{ROLES['app']} may {_list(rights)}, so it could be rewritten. Revoke that as the owner."
        if rights
        else ""
    )
    return judge("journal", wrong=wrong, right=f"{ROLES['app']} may only add to it.")


def _row_security(connection: Connection) -> Finding:
    """A table with half of it counts as wrong even where no package lists it: nobody wants only half."""
    secured = set(_names(connection, _RELATIONS + _SECURED))
    listed = tenant_tables()
    missing = sorted({*listed} - secured | {*_names(connection, _RELATIONS + _HALF_SECURED)})
    mend = "Run `alter table … enable row level security, force row level security` as the owner."
    wrong = f"not in force on {_list(missing)}. {mend}" if missing else ""
    return judge("row security", wrong=wrong, right=f"in force on all {len(listed)} tables that need it.")


def tenant_tables() -> list[str]:
    """Tables whose rows belong to an organisation: `TENANT_TABLES` in the `privacy.py` of their package."""
    tables: list[str] = []
    for config in apps.get_app_configs():
        module = f"{config.name}.privacy"
        if config.name.startswith("amanjol.") and find_spec(module) is not None:
            tables += getattr(import_module(module), "TENANT_TABLES", ())
    return sorted(tables)


def _views(connection: Connection) -> Finding:
    names = _names(connection, _RELATIONS + _PLAIN_VIEWS)
    mend = "Run `alter view … set (security_invoker = true)`; a materialised view must go."
    wrong = f"{_list(names)} show rows as their owner sees them. {mend}" if names else ""
    return judge("views", wrong=wrong, right="none that shows more than its reader may see.")


def _functions(connection: Connection) -> Finding:
    names = _names(connection, _LOOSE_FUNCTIONS)
    mend = "Run `alter function … set search_path = pg_catalog, pg_temp`."
    wrong = f"{_list(names)} run as their owner and could be led to false tables. {mend}" if names else ""
    return judge("functions", wrong=wrong, right="those that run as their owner have a fixed search path.")


def _sealed_columns(connection: Connection) -> Finding:
    """What PostgreSQL counts of them lies in its statistics, where nothing is erased from."""
    names = _names(connection, _RELATIONS + _COUNTED_WHILE_SEALED)
    wrong = (
        f"PostgreSQL keeps some of what {_list(names)} hold, after it was erased too. {_AGAIN}"
        if names
        else ""
    )
    return judge("sealed columns", wrong=wrong, right="PostgreSQL keeps nothing of them in its statistics.")


def _connections(connection: Connection) -> Iterator[Finding]:
    """What one connection of the application learns of the others. The connection must be the application's."""
    is_told, makes_tables, is_counted = next(
        connection.execute(_SHOWN_TO_THE_APPLICATION, {"role": ROLES["app"]})
    )
    app = ROLES["app"]
    wrong = f"any connection of {app} reads what the others ask. {_AGAIN}" if is_told else ""
    yield judge("queries", wrong=wrong, right=f"no connection of {app} reads what the others ask.")
    wrong = f"{app} may make them, and they hide real tables. {_AGAIN}" if makes_tables else ""
    yield judge("temporary tables", wrong=wrong, right=f"{app} makes none.")
    wrong = (
        f"{app} sees how often all organisations together write each table. {_AGAIN}" if is_counted else ""
    )
    yield judge("statistics", wrong=wrong, right=f"{app} sees none of other organisations.")


def _names(
    connection: Connection, query: LiteralString, values: str | dict[str, str] | None = None
) -> list[str]:
    parameters = [values] if isinstance(values, str) else values or ()
    return [str(name) for (name,) in connection.execute(query, parameters)]


def _list(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
