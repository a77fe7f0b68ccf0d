"""Row security for the migrations of packages whose rows hang on a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from amanjol.foundation.organisations.binding import OWN, bind

if TYPE_CHECKING:
    from django.db.migrations.operations.base import Operation


def bind_to_case(table: str) -> list[Operation]:
    """A new table of a `RowOfCase`: its rows are there for whom the case is there; the keeper may rewrite the table."""
    return _bind_to(table, "case")


def bind_to_person(table: str) -> list[Operation]:
    """As `bind_to_case`, of a `RowOfPerson`."""
    return _bind_to(table, "person")


def _bind_to(table: str, above: str) -> list[Operation]:
    return [
        bind(table, f"{OWN} and exists (select from cases_{above} a where a.id = {table}.{above}_id)"),
        migrations.RunSQL(
            f"grant maintain on {table} to amanjol_keeper;",
            f"revoke maintain on {table} from amanjol_keeper;",
        ),
    ]
