"""What the organisation does with a report: opens it, which the sender learns, and decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases.actions.taking_in import take_in
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.models import Receipt, Report, State
from amanjol.casework.intake.records import Outcome
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.intake.records import ReportRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class Decided(Exception):
    """Somebody has decided about this report already."""


@transaction.atomic
def open_report(*, keyring: Keyring, report: Report) -> ReportRecord:
    """Read it. The first time it is admitted, under a key of our own, and its sender learns that it was received.

    PermissionDenied; SealBroken.
    """
    row = _locked(keyring, report.pk)
    verb = "report.opened"
    if row.state == State.WAITING:
        if row.is_inbound:  # a new epoch may have admitted it before anybody read it
            sealing.admit(row, keyring)
        row.state, verb = State.RECEIVED, "report.received"
        row.save(update_fields=["epoch", "wrapped_key", "is_inbound", "schema", "sealed", "state"])
        Receipt(pk=row.pk).save(force_insert=True)
    record = sealing.open_report(row, keyring)
    record_act(verb, keyring.member, "report", row.pk)
    return record


@transaction.atomic
def become_case(*, keyring: Keyring, report: Report, case: Case) -> None:
    """Decided; PermissionDenied; SealBroken."""
    _decide(keyring, report, case=str(case.pk))
    record_act("report.became-case", keyring.member, "report", report.pk, case=case.pk)
    record_act("case.from-report", keyring.member, "case", case.pk, report=report.pk)
    if case.person.is_restricted:
        take_in(keyring=keyring, case=case)


@transaction.atomic
def decline(*, keyring: Keyring, report: Report, reason: str) -> None:
    """No case comes of it, and why. Decided; PermissionDenied; SealBroken."""
    _decide(keyring, report, reason=reason)
    record_act("report.declined", keyring.member, "report", report.pk)


def _decide(keyring: Keyring, report: Report, *, case: str = "", reason: str = "") -> None:
    row = _locked(keyring, report.pk)
    record = sealing.open_report(row, keyring)
    if row.state == State.WAITING or record.outcome is not None:  # its row alone may call it done
        raise Decided
    now = present_moment()
    outcome = Outcome(now, keyring.person, case, reason)
    sealed_rows.close(row, replace(record, outcome=outcome), keyring)
    row.state = State.DONE
    row.save(update_fields=["schema", "sealed", "state"])


def _locked(keyring: Keyring, pk: UUID) -> Report:
    row = queries.reports_visible_to(keyring.member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    return row
