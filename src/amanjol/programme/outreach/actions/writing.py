"""What every write of this room does: whether this member may, the journal's entry, columns of what was typed, and
whose words wait for a second person.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from amanjol.foundation.journal import actions as journal
from amanjol.programme.outreach import opening, witnesses
from amanjol.programme.outreach.models import Recommendation
from amanjol.programme.results import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
    journal.record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=(kind, subject),
        details=details,
    )


def hold(member: Member) -> None:
    """The journal's lock of their organisation, before rows are locked for a form: each act takes it first."""
    journal.hold(member.organisation_id)


@dataclass(frozen=True, slots=True)
class _Before:
    """What everybody would read of it, all that is written in it, and whether somebody asked for just that."""

    copy: opening.Copy
    written: opening.Written
    is_asked: bool

    @classmethod
    def of(cls, row: Recommendation) -> _Before:
        copy = opening.copy_of(row)
        return cls(copy, opening.written_in(row), witnesses.is_asked(row, opening.digest_of(copy)))


@contextmanager
def rewriting(*pks: UUID, by: Member) -> Iterator[None]:
    """Around what is written of these recommendations, behind the journal's lock: who changed words that everybody
    would read, or a day or a partner that they would once it may be shown, is one of their writers from then on, and
    nobody is asked any more to show them as they stood. Of what is shown everybody reads at once what is less now, and
    nothing that is more: what had ended is taken out before it is agreed to anew.
    """
    before = {row.pk: _Before.of(row) for row in Recommendation.objects.filter(pk__in=pks)}
    for row in Recommendation.objects.filter(pk__in=before):
        opening.narrow(row)
    yield
    for row in Recommendation.objects.filter(pk__in=before):
        opening.narrow(row)
        _settle(row, before[row.pk], by)


def _settle(row: Recommendation, before: _Before, by: Member) -> None:
    copy, is_rewritten = opening.copy_of(row), opening.written_in(row) != before.written
    is_other = copy != before.copy
    if by.pk not in row.writers and (is_rewritten or (is_other and opening.open_copy(row) != copy)):
        row.writers.append(by.pk)
    if is_other:
        row.asked_by, row.asked_mark = None, ""
    elif before.is_asked:
        row.asked_mark = witnesses.of_asking(row, opening.digest_of(copy))
    row.save(update_fields=["asked_by", "asked_mark", "writers"])


def columns_of(typed: DataclassInstance) -> dict[str, object]:
    """By name, as they stand: rows among them stay rows."""
    return {field.name: getattr(typed, field.name) for field in fields(typed)}


def change(row: Model, columns: Mapping[str, object]) -> None:
    """Not saved yet."""
    for name, value in columns.items():
        setattr(row, name, value)
