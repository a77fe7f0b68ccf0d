"""What every write of this room does: whether this member may, the journal's entry, columns of what was typed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from amanjol.foundation.journal.actions import record
from amanjol.programme.results import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from _typeshed import DataclassInstance
    from django.db.models import Model

    from amanjol.foundation.journal.actions import Plain
    from amanjol.foundation.organisations.models import Member


def write_down(
    verb: str, by: Member, kind: str, subject: UUID, *, of: UUID | None = None, **details: Plain
) -> None:
    """`of` is the organisation of the row, `details` are codes. PermissionDenied. Holds the journal's lock of the
    organisation.
    """
    if not rules.can_manage(by) or (of is not None and of != by.organisation_id):
        raise PermissionDenied
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=(kind, subject),
        details=details,
    )


def columns_of(typed: DataclassInstance) -> dict[str, object]:
    """By name, as they stand: rows among them stay rows."""
    return {field.name: getattr(typed, field.name) for field in fields(typed)}


def change(row: Model, columns: Mapping[str, object]) -> None:
    """Not saved yet."""
    for name, value in columns.items():
        setattr(row, name, value)
