"""Somebody asks for advice: written down, changed, done, or become a case. Each act is journalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import rules as case_rules
from amanjol.casework.cases.actions.taking_in import take_in
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries
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
    record = _with_one_act(contents, row, 0)
    sealed_rows.seal_new(row, record, keyring)
    row.save(force_insert=True)
    _note("consultation.created", keyring, row, record)
    return row


@transaction.atomic
def open_consultation(*, keyring: Keyring, consultation: Consultation) -> queries.OpenedConsultation:
    """Read it, which the journal remembers; the row is locked meanwhile. PermissionDenied; SealBroken."""
    opened = queries.opened_consultation(_locked(keyring, consultation.pk), keyring)
    record_act("consultation.opened", keyring.member, "consultation", consultation.pk)
    return opened


@transaction.atomic
def change_consultation(
    *, keyring: Keyring, consultation: Consultation, contents: ConsultationRecord, next_on: date | None
) -> None:
    """Which case it belongs to stays. Finished; OlderCopy; PermissionDenied; SealBroken."""
    row, record = _open_one(keyring, consultation.pk)
    row.next_on = next_on
    contents = replace(contents, case=record.case, accompanied=record.accompanied, acts=record.acts)
    _write("consultation.changed", keyring, row, contents)


@transaction.atomic
def finish(*, keyring: Keyring, consultation: Consultation) -> None:
    """Nothing is left to do. Finished; OlderCopy; PermissionDenied; SealBroken."""
    row, record = _open_one(keyring, consultation.pk)
    _end(row)
    _write("consultation.done", keyring, row, record)


@transaction.atomic
def resume(*, keyring: Keyring, consultation: Consultation) -> None:
    """Nothing happens to an open one. Finished where it became a case; OlderCopy; PermissionDenied; SealBroken."""
    row, record = _to_write_in(keyring, consultation.pk)
    if row.state == Progress.OPEN:
        return
    if record.case:
        raise Finished
    row.state = Progress.OPEN
    _write("consultation.resumed", keyring, row, record)


@transaction.atomic
def become_case(*, keyring: Keyring, consultation: Consultation, case: Case) -> None:
    """Finished, also where there is an accompaniment, which becomes the case itself; OlderCopy; PermissionDenied;
    SealBroken.
    """
    row, record = _open_one(keyring, consultation.pk)
    if record.accompanied:
        raise Finished
    _become(keyring, row, record, case)
    record_act("case.from-consultation", keyring.member, "case", case.pk, consultation=row.pk)
    if case.person.is_restricted:
        take_in(keyring=keyring, case=case)


@transaction.atomic
def accompany(*, keyring: Keyring, consultation: Consultation, case: Case) -> None:
    """It goes on as a consultation, with a plan. Finished, also where it has one; OlderCopy; PermissionDenied;
    SealBroken.
    """
    row, record = _open_one(keyring, consultation.pk)
    if record.accompanied:
        raise Finished
    record = replace(record, accompanied=str(case.pk))
    _write("consultation.accompanied", keyring, row, record, case=case.pk)
    record_act("case.accompanies", keyring.member, "case", case.pk, consultation=row.pk)
    if case.person.is_restricted:
        take_in(keyring=keyring, case=case)


@transaction.atomic
def end_with_case(keyring: Keyring, case: Case) -> None:
    """The accompaniment became a case: what it came from ends and leads there. An older copy stays as it is.

    SealBroken.
    """
    for row, record in sources_of(keyring, case, for_update=True).consultations:
        if record.accompanied != str(case.pk) or record.case:
            continue
        if not queries.opened_consultation(row, keyring).is_older:
            _become(keyring, row, record, case)


def _become(keyring: Keyring, row: Consultation, record: ConsultationRecord, case: Case) -> None:
    _end(row)
    _write("consultation.became-case", keyring, row, replace(record, case=str(case.pk)), case=case.pk)


def _end(row: Consultation) -> None:
    row.state, row.next_on = Progress.DONE, None


def _write(
    verb: str, keyring: Keyring, row: Consultation, record: ConsultationRecord, **details: UUID
) -> None:
    record = _with_one_act(record, row, record.acts)
    sealed_rows.close(row, record, keyring)
    row.save(update_fields=["schema", "sealed", "state", "next_on"])
    _note(verb, keyring, row, record, **details)


def _with_one_act(record: ConsultationRecord, row: Consultation, before: int) -> ConsultationRecord:
    """With what stands in clear beside it."""
    return replace(record, is_open=row.state == Progress.OPEN, next_on=row.next_on, acts=before + 1)


def _note(
    verb: str, keyring: Keyring, row: Consultation, record: ConsultationRecord, **details: UUID
) -> None:
    record_act(verb, keyring.member, "consultation", row.pk, **details, **{queries.ACTS: record.acts})


def _open_one(keyring: Keyring, pk: UUID) -> tuple[Consultation, ConsultationRecord]:
    row, record = _to_write_in(keyring, pk)
    if row.state == Progress.DONE:
        raise Finished
    return row, record


def _to_write_in(keyring: Keyring, pk: UUID) -> tuple[Consultation, ConsultationRecord]:
    """Locked. OlderCopy; PermissionDenied; SealBroken."""
    opened = queries.opened_consultation(_locked(keyring, pk), keyring)
    if opened.is_older:
        raise OlderCopy
    return opened.row, opened.record


def _locked(keyring: Keyring, pk: UUID) -> Consultation:
    row = queries.consultations_visible_to(keyring.member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    return row
