"""Writing for the person's lawyer alone, and what the lawyer does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import noted_for_lawyers, queries, rules, sealing
from amanjol.casework.cases.actions.working import Closed, check_works
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.lawyers.notes import NoteContents
from amanjol.casework.cases.models import LawyerNote, Status
from amanjol.casework.desk.recording import record_act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def write_for_lawyer(
    *,
    keyring: Keyring,
    case: Case,
    lawyer: str,
    values: Mapping[str, Any],
    policy: Edition,
    risk_told: bool,
) -> LawyerNote:
    """Seal these values to a circle of lawyers, or to a lawyer who is in none, by the text of its id, or of the
    member's; nobody else opens them again.

    PermissionDenied for a case of others and for who is no such lawyer; Closed; DocumentRefused; PolicyRefused,
    also where the risk was not told; canonical.NotCanonical.
    """
    check_works(keyring)
    rows = queries.visible_to(keyring.member).select_related("person").select_for_update(of=("self",))
    row = rows.filter(pk=case.pk).first()
    chosen = {str(reader.pk): reader for reader in lawyer_notes.readers(keyring)}.get(lawyer)
    if row is None or chosen is None:
        raise PermissionDenied
    if row.status == Status.CLOSED:
        raise Closed
    form = sealing.open_person_of(row, keyring).form
    documents = lawyer_notes.make(form, values, policy, risk_told=risk_told)
    note, sealed = lawyer_notes.seal(row, chosen.to, NoteContents(keyring.person, documents), keyring)
    note.save(force_insert=True)
    sealed.save(force_insert=True)
    record_act("case.written-for-lawyer", keyring.member, "case", row.pk, lawyer=chosen.pk)
    return note


@transaction.atomic
def read(*, keyring: Keyring, note: LawyerNote, circles: Circles | None = None) -> NoteContents:
    """For the lawyer to whom it was written, or in whose circle it is; the journal remembers it.

    PermissionDenied; SealBroken.
    """
    if not rules.can_be_told(keyring.member):
        raise PermissionDenied
    row = noted_for_lawyers.seal_of(keyring.member, note)
    if row is None:
        raise PermissionDenied
    contents = lawyer_notes.open_note(row, keyring, circles)
    record_act("case.read-by-lawyer", keyring.member, "case", note.case_id)
    return contents


@transaction.atomic
def delete(*, keyring: Keyring, note: LawyerNote) -> None:
    """By the lawyer to whom it was written, or in whose circle it is; its seal goes with it. PermissionDenied."""
    notes = noted_for_lawyers.written_for(keyring.member).filter(pk=note.pk)
    if not notes.delete()[0]:
        raise PermissionDenied
    record_act("case.deleted-by-lawyer", keyring.member, "case", note.case_id)
