"""Row security for the migrations of any package: whatever a query says, and the owner is bound too.

Also called: row-level security, RLS, tenant isolation.
"""

from __future__ import annotations

from typing import Final

from django.db import migrations

OWN: Final = "organisation_id = (select amanjol_organisation())"
"""In a policy the function stands in a sub-select: then it runs once a query, not once a row."""

_BIND: Final = """
alter table {table} enable row level security;
alter table {table} force row level security;
create policy {table}_own on {table} using ({rule}) with check ({rule});
"""
_LOOSEN: Final = """
drop policy {table}_own on {table};
alter table {table} no force row level security;
alter table {table} disable row level security;
"""
_REBIND: Final = """
drop policy {table}_own on {table};
create policy {table}_own on {table} using ({rule}) with check ({rule});
"""


def bind(table: str, rule: str = OWN) -> migrations.RunSQL:
    """A new table's rows are there for the sessions for which the rule holds, and for no others."""
    return migrations.RunSQL(_BIND.format(table=table, rule=rule), _LOOSEN.format(table=table))


def narrow(table: str, rule: str) -> migrations.RunSQL:
    """A bound table's rows are there only where this rule holds besides."""
    narrower = _REBIND.format(table=table, rule=f"{OWN} and {rule}")
    return migrations.RunSQL(narrower, _REBIND.format(table=table, rule=OWN))
