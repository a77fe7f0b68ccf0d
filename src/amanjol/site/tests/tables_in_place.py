"""What an edit of a migration changes in the database that it made, done there: a rule of a row, a function, a right.

For statements of SQL alone, and only where the migration had the last word: what stood there is made anew by the text
as it was, and if that is not the same to a letter, another migration has changed it since.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import psycopg
from django.conf import settings
from django.db.migrations import RunSQL

from amanjol.site.tests.edited_in_place import NotInPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STATEMENT: Final = re.compile(r"(?:\$\$.*?\$\$|'[^']*'|--[^\n]*|[^;])+", re.DOTALL)
_BACK: Final = (
    (re.compile(r"create policy (\w+)\s+on (\w+)\s"), r"drop policy \1 on \2"),
    (re.compile(r"create (?:constraint )?trigger (\w+)\s[^;]*?\son (\w+)\s"), r"drop trigger \1 on \2"),
    (re.compile(r"alter table (\w+)\s+add constraint (\w+)\s"), r"alter table \1 drop constraint \2"),
    (re.compile(r"revoke ((?:(?! on ).)+ on [^;]+) from (\w+)$", re.DOTALL), r"grant \1 to \2"),
    (re.compile(r"grant ((?:(?! on ).)+ on [^;]+) to (\w+)$", re.DOTALL), r"revoke \1 from \2"),
)
"""What takes a statement back. A function is put in the place of the one that has its name."""
_FUNCTION: Final = re.compile(r"create (?:or replace )?function ([\w.]+\s*\([^)]*\))")
_RIGHTS: Final = "(select array_agg(acl::text order by acl::text) from unnest({}) acl)"
_RULES: Final = f"""
select array_agg(text order by text) from (
    select concat_ws(' ', pg_get_functiondef(oid), {_RIGHTS.format("proacl")}) from pg_proc
        where pronamespace = 'public'::regnamespace and prokind = 'f'
    union all select row(policies.*)::text from pg_policies policies
    union all select concat_ws(' ', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    union all select concat_ws(' ', oid::regclass, {_RIGHTS.format("relacl")}, relrowsecurity, relforcerowsecurity)
        from pg_class where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', attrelid::regclass, attname, {_RIGHTS.format("attacl")}) from pg_attribute
        where attacl is not null
) rules (text)
"""  # noqa: S608  of fixed words
"""All that a statement of these kinds can change."""


def statements(text: str, file: str) -> list[str]:
    """Of the SQL that a migration of this text runs, in order. NotInPlace."""
    if not settings.configured:
        settings.configure(AUTH_USER_MODEL="accounts.Account")  # all that migrations ask
    module: dict[str, Any] = {"__name__": "migration"}
    exec(compile(text, file, "exec"), module)  # noqa: S102  a file of ours, edited by a list of ours
    ran = [sql for operation in module["Migration"].operations for sql in _ran(operation)]
    return [" ".join(sql.split()) if "$$" not in sql else sql.strip() for sql in ran if sql.strip()]


def _ran(operation: object) -> Iterator[str]:
    if isinstance(operation, RunSQL) and operation.sql:
        for sql in [operation.sql] if isinstance(operation.sql, str) else operation.sql:
            if not isinstance(sql, str):
                raise NotInPlace
            yield from _STATEMENT.findall(sql)


def taken_back(statement: str) -> str:
    """Empty where the same statement with another text takes its place. NotInPlace."""
    if _FUNCTION.match(statement):
        return ""
    for kind, back in _BACK:
        if match := kind.match(statement):
            return match.expand(back)
    raise NotInPlace


def repeated(statement: str) -> str:
    return re.sub(r"^create function", "create or replace function", statement)


@contextmanager
def altered(url: str, file: str, before: str, after: str) -> Iterator[None]:
    """Within it the database of that address, reached as the owner, is as the edited migration would have made it.

    NotInPlace.
    """
    gone, new = difference(file, before, after)
    try:
        with psycopg.connect(url) as connection:
            rules = _rules(connection)
            if not stand(connection, gone):
                raise NotInPlace
            _exchange(connection, gone, new)
    except psycopg.Error:
        raise NotInPlace from None
    try:
        yield
    finally:
        with psycopg.connect(url) as connection:
            _exchange(connection, new, gone)
            assert _rules(connection) == rules, f"{file}: what was broken is not mended."


def difference(file: str, before: str, after: str) -> tuple[list[str], list[str]]:
    """Statements that only the one text of a migration has, and that only the other has. NotInPlace."""
    was, now = Counter(statements(before, file)), Counter(statements(after, file))
    gone, new = list((was - now).elements()), list((now - was).elements())
    for statement in (*gone, *new):
        taken_back(statement)
    if not gone + new or _functions(gone) != _functions(new):
        raise NotInPlace
    return gone, new


def _functions(sqls: Sequence[str]) -> list[str]:
    return sorted(match[1] for sql in sqls if (match := _FUNCTION.match(sql)))


def stand(connection: psycopg.Connection, sqls: Sequence[str]) -> bool:
    """Whether what these statements make is there as they make it: done again, they change nothing."""
    rules = _rules(connection)
    _exchange(connection, sqls, sqls)
    return bool(_rules(connection) == rules)


def _exchange(connection: psycopg.Connection, old: Sequence[str], new: Sequence[str]) -> None:
    for sql in (*map(taken_back, reversed(old)), *map(repeated, new)):
        if sql:
            connection.execute(sql.encode())


def _rules(connection: psycopg.Connection) -> Any:
    return connection.execute(_RULES.encode()).fetchone()
