"""Row security for the migrations of packages whose rows hang on a case or a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

if TYPE_CHECKING:
    from django.db.migrations.operations.base import Operation


def bind_to_case(table: str) -> list[Operation]:
    """A new table of a `RowOfCase`: its rows are there for whom the case is there; the keeper may rewrite the table."""
    return [
        bind(table, f"{OWN} and exists (select from cases_case c where c.id = {table}.case_id)"),
        _let_keeper_rewrite(table),
    ]


def bind_to_person(table: str) -> list[Operation]:
    """As `bind_to_case`, of a `RowOfPerson`."""
    return [
        bind(table, f"{OWN} and exists (select from cases_person p where p.id = {table}.person_id)"),
        _let_keeper_rewrite(table),
    ]


def _let_keeper_rewrite(table: str) -> Operation:
    return migrations.RunSQL(
        f"grant maintain on {table} to amanjol_keeper;",
        f"revoke maintain on {table} from amanjol_keeper;",
    )
