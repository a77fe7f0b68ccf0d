"""Queries whose words are always the same: Django writes their SQL once a process, and not in each request.

Also called: compiled query, prepared statement, SQL cache.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, F, Func, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler


_CODE: Final = re.compile(r"[a-z]+(?:[.-][a-z]+)*")


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a value goes, by its place among the arguments."""

    place: int


@dataclass(frozen=True, slots=True)
class _Written:
    """`parameters` in the order of the SQL; those that differ from call to call are slots."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """SQL that gives the ids of rows, with its parameters: to be counted, alone or beside others in one query."""

    sql: str
    parameters: tuple[Any, ...] = ()

    def count(self) -> int:
        """One query."""
        (number,) = counts([self])
        return number

    @property
    def column(self) -> str:
        """How many, as one column of a query."""
        return f"(select count(*) from ({self.sql}) as counted)"  # noqa: S608  Django wrote it; values are apart


class IsAmong(Func):
    """`column__in=values` for a `FixedQuery`: its SQL is the same however many values there are. Of none, no row."""

    def __init__(self, column: str, values: Value) -> None:
        super().__init__(F(column), values, output_field=BooleanField())

    def as_sql(  # type: ignore[override]  # it is written for PostgreSQL, from no template
        self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper, **_context: Any
    ) -> tuple[str, list[Any]]:
        (column, of_column), (values, of_values) = map(compiler.compile, self.source_expressions)
        return f"{column} = any({values})", [*of_column, *of_values]


class Code(Value):
    """A code of ours that stands in the SQL itself and is no parameter: a plan that is kept then knows it, and may use
    an index whose condition names it. ValueError for what is no code.
    """

    def __init__(self, code: str) -> None:
        if not _CODE.fullmatch(code):
            raise ValueError(code)
        super().__init__(code)

    def as_sql(
        self, _compiler: SQLCompiler, _connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        return f"'{self.value}'", ()


def counts(of_all: Iterable[Ids]) -> list[int]:
    """How many rows each has; one query for all, none for nothing."""
    of_all = list(of_all)
    if not of_all:
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        columns = ", ".join(ids.column for ids in of_all)
        cursor.execute(f"select {columns}", [value for ids in of_all for value in ids.parameters])
        return list(cursor.fetchone())


NO_IDS: Final = Ids("select null where false")


class FixedQuery[Row]:
    """`of = FixedQuery(lambda organisation: Epoch.objects.filter(organisation=organisation))`, then `of.rows(pk)`.

    To build a query and write its SQL takes Django several times what PostgreSQL takes to find a row by its key. Here
    the function is called once, with an expression where each value goes: it compares with those and does nothing else
    with them, and reads neither the time nor a setting. Values are what psycopg sends: ids, not rows, and a list of
    them for `IsAmong`.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build

    def _built(self) -> QuerySet[Any, Row]:
        return self._build(*(Value(_Slot(place)) for place in range(len(signature(self._build).parameters))))

    @cached_property
    def _written(self) -> _Written:
        rows = self._built()
        compiler = rows.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return _Written(rows, compiler, sql, tuple(parameters))

    def rows(self, *values: object) -> list[Row]:
        """One query. ValueError for None, which in SQL equals nothing, whatever Django makes of it elsewhere."""
        written = self._written
        filled = _filled(written.parameters, values)
        compiler, rows = copy(written.compiler), written.rows.all()
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # of this thread
        compiler.as_sql = lambda *_, **__: (written.sql, filled)  # type: ignore[method-assign]  # it is written
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]  # so that Django reads rows
        return list(rows)

    @cached_property
    def _ids(self) -> Ids:
        rows = self._built()
        rows = rows if rows.query.is_sliced else rows.order_by()
        return Ids(*rows.values("pk").query.sql_with_params())

    def ids(self, *values: object) -> Ids:
        """Of the rows; nothing is asked yet. ValueError as of `rows`."""
        return Ids(self._ids.sql, _filled(self._ids.parameters, values))

    def first(self, *values: object) -> Row | None:
        """As `rows`, of a function that orders them and takes the first, `[:1]`, or of what is there once."""
        return next(iter(self.rows(*values)), None)


def _filled(parameters: Iterable[Any], values: Sequence[object]) -> tuple[Any, ...]:
    if any(value is None for value in values):
        raise ValueError("A fixed query compares with no NULL.")
    sent = [_as_array(value) if isinstance(value, list) else value for value in values]
    return tuple(
        sent[parameter.place] if isinstance(parameter, _Slot) else parameter for parameter in parameters
    )


def _as_array(values: list[Any]) -> Any:
    """Ids as PostgreSQL writes an array, which psycopg would make of them one by one; other lists as they are."""
    if set(map(type, values)) != {UUID}:
        return values
    return f"{{{','.join([f'{value.int:032x}' for value in values])}}}"
