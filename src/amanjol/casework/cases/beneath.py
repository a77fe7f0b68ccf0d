"""Rows beneath a case or a person, of every package: each has a key of its own, which the key of what is above opens.

So a new epoch moves the key of the case or person alone, and the rows stay as they are. Where it gets a new key,
because it is restricted or lifted, its rows are sealed anew: whoever opened them before may know the old keys.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection
from psycopg.sql import SQL, Identifier

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.models import Person, RowOfCase, RowOfPerson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Row = RowOfCase | RowOfPerson


def row_models() -> list[type[RowOfCase]]:
    """Every table that hangs on cases in this installation, of this package and of those above."""
    return [model for model in apps.get_models() if issubclass(model, RowOfCase)]


def person_row_models() -> list[type[RowOfPerson]]:
    """As `row_models`, of people."""
    return [model for model in apps.get_models() if issubclass(model, RowOfPerson)]


def look_into(case: Case) -> None:
    """One question which tables hold rows of the case: a page with all rooms asks the others nothing (`rows_in`).

    For a page that is shown, never for an act: what is written afterwards is not seen. The journal is asked before, so
    that what a colleague writes meanwhile makes no older copy.
    """
    queries.acts_in(case)
    with connection.cursor() as cursor:
        cursor.execute(_tables_with_rows(), {"case": case.pk})
        case.tables_with_rows = frozenset(table for (table,) in cursor.fetchall())


@cache
def _tables_with_rows() -> str:
    question = SQL("select {} where exists (select from {} where case_id = %(case)s)")
    tables = [model._meta.db_table for model in row_models()]  # noqa: SLF001  Django's public name
    return SQL(" union all ").join(question.format(table, Identifier(table)) for table in tables).as_string()


def rows_in[Row: RowOfCase](
    model: type[Row], case: Case, arranged: Callable[[QuerySet[Row]], QuerySet[Row]] | None = None
) -> list[Row]:
    """Those of the case. Of a table that holds none, as far as was looked, the database is asked nothing.

    `arranged` says in which order, and what comes along.
    """
    if not may_have(model, case):
        return []
    rows: QuerySet[Row] = _rows_of(model).filter(case=case)
    return list(arranged(rows) if arranged else rows)


def may_have(model: type[RowOfCase], case: Case) -> bool:
    """False where the case was looked into and the table holds nothing of it."""
    return case.tables_with_rows is None or model._meta.db_table in case.tables_with_rows  # noqa: SLF001  public


def plain_rows(above: Case | Person, keyring: Keyring) -> list[tuple[Row, dict[str, Any]]]:
    """Each row of it, locked, with its data; the case or person is locked already. SealBroken."""
    models: list[type[RowOfCase]] | list[type[RowOfPerson]]
    if isinstance(above, Person):
        key, models, column = sealing.key_of_person(above, keyring), person_row_models(), "person"
    else:
        key, models, column = sealing.key_of_case(above, keyring), row_models(), "case"
    return [
        (row, sealing.plain_row(row, key, keyring))
        for model in models
        for row in _rows_of(model).filter(**{column: above}).select_for_update(of=("self",)).order_by("pk")
    ]


def seal_anew(rows: Iterable[tuple[Row, dict[str, Any]]], above: bytes, keyring: Keyring) -> None:
    """What `plain_rows` gave, beneath the new key of what is above, and saved."""
    for row, data in rows:
        sealing.seal_row(row, data, above, keyring)
        row.save(update_fields=["wrapped_key", "schema", "sealed"])


def move(rows: Iterable[tuple[Row, dict[str, Any]]], to: Person, keyring: Keyring) -> None:
    """Rows of one person beneath another, inside their seals too. SealBroken."""
    key = sealing.key_of_person(to, keyring)
    for row, data in rows:
        if isinstance(row, RowOfPerson):
            row.person = to
            sealing.seal_row(row, data, key, keyring)
            row.save(update_fields=["person", "wrapped_key", "schema", "sealed"])


def _rows_of(model: type[Row]) -> Any:
    return model._default_manager  # noqa: SLF001  Django's public name
