"""Somebody asks for advice: written down, changed, done, or become a case. Each act is journalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import rules as case_rules
from amanjol.casework.cases.actions.taking_in import take_in
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.models import Consultation, Progress
from amanjol.casework.intake.sources import sources_of
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.intake.records import ConsultationRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class Finished(Exception):
    """The consultation is done; it can be read, and opened again unless it became a case."""


@transaction.atomic
def write_consultation(
    *, keyring: Keyring, contents: ConsultationRecord, next_on: date | None, today: date
) -> Consultation:
    """A new one. PermissionDenied."""
    if not case_rules.can_work(keyring.member):
        raise PermissionDenied
    hold_epochs(keyring.member.organisation_id)
    row = Consultation(
        organisation_id=keyring.member.organisation_id, month=today.replace(day=1), next_on=next_on
    )
    sealed_rows.seal_new(row, contents, keyring)
    row.save(force_insert=True)
    record_act("consultation.created", keyring.member, "consultation", row.pk)
    return row


@transaction.atomic
def open_consultation(*, keyring: Keyring, consultation: Consultation) -> ConsultationRecord:
    """Read it, which the journal remembers; the row is locked meanwhile. PermissionDenied; SealBroken."""
    record = sealing.open_consultation(_locked(keyring, consultation.pk), keyring)
    record_act("consultation.opened", keyring.member, "consultation", consultation.pk)
    return record


@transaction.atomic
def change_consultation(
    *, keyring: Keyring, consultation: Consultation, contents: ConsultationRecord, next_on: date | None
) -> None:
    """Finished; PermissionDenied; SealBroken."""
    row = _open_one(keyring, consultation.pk)
    row.next_on = next_on
    sealed_rows.close(row, contents, keyring)
    row.save(update_fields=["schema", "sealed", "next_on"])
    record_act("consultation.changed", keyring.member, "consultation", row.pk)


@transaction.atomic
def finish(*, keyring: Keyring, consultation: Consultation) -> None:
    """Nothing is left to do. Finished; PermissionDenied."""
    row = _open_one(keyring, consultation.pk)
    _finish(row)
    record_act("consultation.done", keyring.member, "consultation", row.pk)


@transaction.atomic
def resume(*, keyring: Keyring, consultation: Consultation) -> None:
    """Nothing happens to an open one. Finished where it became a case; PermissionDenied; SealBroken."""
    row = _locked(keyring, consultation.pk)
    if row.state == Progress.OPEN:
        return
    if sealing.open_consultation(row, keyring).case:
        raise Finished
    row.state = Progress.OPEN
    row.save(update_fields=["state"])
    record_act("consultation.resumed", keyring.member, "consultation", row.pk)


@transaction.atomic
def become_case(*, keyring: Keyring, consultation: Consultation, case: Case) -> None:
    """Finished, also where there is an accompaniment, which becomes the case itself; PermissionDenied; SealBroken."""
    row = _open_one(keyring, consultation.pk)
    record = sealing.open_consultation(row, keyring)
    if record.accompanied:
        raise Finished
    sealed_rows.close(row, replace(record, case=str(case.pk)), keyring)
    row.save(update_fields=["schema", "sealed"])
    _finish(row)
    record_act("consultation.became-case", keyring.member, "consultation", row.pk, case=case.pk)
    record_act("case.from-consultation", keyring.member, "case", case.pk, consultation=row.pk)
    if case.person.is_restricted:
        take_in(keyring=keyring, case=case)


@transaction.atomic
def accompany(*, keyring: Keyring, consultation: Consultation, case: Case) -> None:
    """It goes on as a consultation, with a plan. Finished, also where it has one; PermissionDenied; SealBroken."""
    row = _open_one(keyring, consultation.pk)
    record = sealing.open_consultation(row, keyring)
    if record.accompanied:
        raise Finished
    sealed_rows.close(row, replace(record, accompanied=str(case.pk)), keyring)
    row.save(update_fields=["schema", "sealed"])
    record_act("consultation.accompanied", keyring.member, "consultation", row.pk, case=case.pk)
    record_act("case.accompanies", keyring.member, "case", case.pk, consultation=row.pk)
    if case.person.is_restricted:
        take_in(keyring=keyring, case=case)


@transaction.atomic
def end_with_case(keyring: Keyring, case: Case) -> None:
    """The accompaniment became a case: what it came from ends and leads there. SealBroken."""
    for row, record in sources_of(keyring, case, for_update=True).consultations:
        if record.accompanied != str(case.pk) or record.case:
            continue
        sealed_rows.close(row, replace(record, case=str(case.pk)), keyring)
        row.save(update_fields=["schema", "sealed"])
        _finish(row)
        record_act("consultation.became-case", keyring.member, "consultation", row.pk, case=case.pk)


def _finish(row: Consultation) -> None:
    row.state, row.next_on = Progress.DONE, None
    row.save(update_fields=["state", "next_on"])


def _open_one(keyring: Keyring, pk: UUID) -> Consultation:
    row = _locked(keyring, pk)
    if row.state == Progress.DONE:
        raise Finished
    return row


def _locked(keyring: Keyring, pk: UUID) -> Consultation:
    row = queries.consultations_visible_to(keyring.member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    return row
