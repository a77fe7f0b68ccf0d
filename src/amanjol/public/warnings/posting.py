"""Where copies of a warning were posted by hand, what of that was typed wrong, and that they were taken down there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.journal.actions import record
from amanjol.public.warnings import queries, rules
from amanjol.public.warnings.models import Copy, CopyCorrection, PublicWarning, Stage

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


class NotYet(Exception):
    """Nobody has approved it: there is nothing to post."""


class SaidSo(Exception):
    """Nothing of it is other than it stands there."""


class TakenDownBefore(Exception):
    """It is written down already."""


@transaction.atomic
def note_copy(*, copy: Copy, by: Member) -> None:
    """Of a warning that stands or stood. While it stands, no copy says that it has ended.

    PermissionDenied; NotYet; `ValidationError`.
    """
    if not rules.can_write(by):
        raise PermissionDenied
    warning = PublicWarning.objects.select_for_update(of=("self",)).get(pk=copy.warning_id)
    if warning.approved_at is None:
        raise NotYet
    copy.says_end = copy.says_end and warning.stage is not Stage.STANDING
    copy.noted_by = by.account
    copy.full_clean()
    copy.save(force_insert=True)
    _record("warning.copy-noted", copy, by)


@transaction.atomic
def correct_copy(*, pk: UUID, name: str, link: str, by: Member) -> None:
    """Where it is, typed wrong before; the earlier words stay. By the organisation that posted it.

    PermissionDenied; TakenDownBefore; SaidSo; `ValidationError`.
    """
    copy = _own_copy(pk, by)
    if (name, link) == queries.where_is(copy):
        raise SaidSo
    correction = CopyCorrection(copy=copy, name=name, link=link, corrected_by=by.account)
    correction.full_clean()
    correction.save(force_insert=True)
    _record("warning.copy-corrected", copy, by)


@transaction.atomic
def note_taken_down(*, pk: UUID, on: date, by: Member) -> None:
    """By the organisation that posted it. PermissionDenied; TakenDownBefore."""
    copy = _own_copy(pk, by)
    copy.taken_down_on, copy.taken_down_by = on, by.account
    copy.save(update_fields=["taken_down_on", "taken_down_by"])
    _record("warning.copy-taken-down", copy, by)


def _own_copy(pk: UUID, by: Member) -> Copy:
    """That is not taken down, locked. PermissionDenied; TakenDownBefore."""
    if not rules.can_write(by):
        raise PermissionDenied
    rows = Copy.objects.select_for_update(of=("self",)).filter(pk=pk)
    copy = queries.own_copies(rows, by).first()
    if copy is None:
        raise PermissionDenied
    if copy.taken_down_on is not None:
        raise TakenDownBefore
    return copy


def _record(verb: str, copy: Copy, by: Member) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("warning", copy.warning_id),
        details={"copy": str(copy.pk), "place": copy.place, "language": copy.language},
    )
