"""Rows beneath a case, of every package: each has a key of its own, which the key of the case opens.

So a new epoch moves the key of the case alone, and the rows stay as they are. Where the case gets a new key, because it
is restricted or lifted, its rows are sealed anew: whoever opened them before may know the old keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import RowOfCase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def row_models() -> list[type[RowOfCase]]:
    """Every table that hangs on cases in this installation, of this package and of those above."""
    return [model for model in apps.get_models() if issubclass(model, RowOfCase)]


def plain_rows(case: Case, keyring: Keyring) -> list[tuple[RowOfCase, dict[str, Any]]]:
    """Each row of the case, locked, with its data; the case is locked already. SealBroken."""
    key = sealing.key_of_case(case, keyring)
    return [
        (row, sealing.plain_row(row, key, keyring))
        for model in row_models()
        for row in _rows_of(model).filter(case=case).select_for_update(of=("self",)).order_by("pk")
    ]


def seal_anew(rows: Iterable[tuple[RowOfCase, dict[str, Any]]], of_case: bytes, keyring: Keyring) -> None:
    """What `plain_rows` gave, beneath the new key of the case, and saved."""
    for row, data in rows:
        sealing.seal_row(row, data, of_case, keyring)
        row.save(update_fields=["wrapped_key", "schema", "sealed"])


def _rows_of(model: type[RowOfCase]) -> Any:
    return model._default_manager  # noqa: SLF001  Django's public name
