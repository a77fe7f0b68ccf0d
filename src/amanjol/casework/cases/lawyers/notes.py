"""What is for the person's lawyer alone: to whom it is sealed, and its seal. Which fields these are, `details` says.

The country can punish the person for an answer. So it stands in no record of the case, and nobody who works on the
case can open it, who wrote it neither: it is put into a circle of lawyers, or sealed to the public key of a lawyer who
is in none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import rules
from amanjol.casework.cases.details.lawyer_fields import READER
from amanjol.casework.cases.models import LawyerNote, LawyerSeal
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.documents import DocumentRefused
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake, intake_of, put_in, read
from amanjol.foundation.organisations.keys.circles.queries import of_organisation, rows_of
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.htcds.documents import Document
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.fields import Context

SCHEMA: Final = 1
_COLUMN: Final = "cases_lawyerseal.sealed"


@dataclass(frozen=True, slots=True)
class Lawyer:
    """A lawyer of the organisation who can be written to: holds the keys, and a holder vouches for this one."""

    member: Member
    key: PersonKey


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a note can be written: a circle of lawyers, or a lawyer who is in none. `name` is what rows say."""

    pk: UUID
    name: str
    to: CircleIntake | Lawyer


@dataclass(frozen=True, slots=True)
class NoteContents:
    """What one note holds. `by` is an account's id."""

    by: str
    documents: tuple[Document, ...]


def lawyers(keyring: Keyring) -> list[Lawyer]:
    """By name."""
    return [
        Lawyer(standing.member, standing.key)
        for standing in standings(keyring.member.organisation, keyring.epoch)
        if standing.key is not None
        and standing.has_keys
        and standing.is_vouched_for
        and rules.can_be_told(standing.member)
    ]


def readers(keyring: Keyring) -> list[Reader]:
    """Circles for which the organisation vouches, then lawyers who are in none of them, by name."""
    circles: list[Reader] = []
    inside: set[UUID] = set()
    of_lawyers = of_organisation(keyring.member.organisation_id).filter(purpose=CirclePurpose.LAWYER)
    for rows in rows_of(of_lawyers, keyring.member):
        intake = intake_of(rows.circle, keyring=keyring) if not rows.is_older and rows.members else None
        if intake is not None:
            name = ", ".join(member.account.name for member in rows.members)
            circles.append(Reader(rows.circle.pk, name, intake))
            inside |= {member.pk for member in rows.members}
    alone = [lawyer for lawyer in lawyers(keyring) if lawyer.member.pk not in inside]
    return circles + [Reader(lawyer.member.pk, lawyer.member.account.name, lawyer) for lawyer in alone]


def make(form: Form, values: Mapping[str, Any], policy: Edition, *, risk_told: bool) -> tuple[Document, ...]:
    """A document of each section that something was filled in of. DocumentRefused, of no values too; PolicyRefused."""
    contents = []
    for section in packaged_standard().sections:
        names = {field.name for field in section.fields}
        if answers := {name: value for name, value in values.items() if name in names}:
            contents.append(
                documents.write(form, section.key, answers, policy=policy, reader=READER, risk_told=risk_told)
            )
    if not contents or any(document.part is not documents.Part.LAWYER for document in contents):
        raise DocumentRefused("There is nothing in it that is for her lawyer alone.")
    return tuple(contents)


def seal(
    case: Case, to: CircleIntake | Lawyer, contents: NoteContents, keyring: Keyring
) -> tuple[LawyerNote, LawyerSeal]:
    """Both rows, to be saved. canonical.NotCanonical."""
    plain = canonical.to_bytes(
        {"by": contents.by, "documents": [document.as_data() for document in contents.documents]}
    )
    if isinstance(to, CircleIntake):
        note = LawyerNote(case=case, organisation_id=case.organisation_id, circle_id=to.circle)
        sealed = put_in(to, plain, _record(note), _COLUMN)
        row = LawyerSeal(note=note, schema=SCHEMA, sealed=sealed, number=to.number)
        row.organisation_id = case.organisation_id
        return note, row
    of_both: dict[str, Any] = {"organisation_id": case.organisation_id, "member": to.member, "key": to.key}
    note = LawyerNote(case=case, **of_both)
    sealed = keypairs.seal_to(bytes(to.key.public), plain, _place(note, SCHEMA, keyring))
    return note, LawyerSeal(note=note, schema=SCHEMA, sealed=sealed, **of_both)


def open_note(row: LawyerSeal, keyring: Keyring, circles: Circles | None = None) -> NoteContents:
    """For the lawyer to whom it was sealed, or whose circle opens. SealBroken, also where it does not."""
    try:
        data = canonical.from_bytes(_plain(row, keyring, circles))
        return NoteContents(
            data["by"], tuple(documents.from_data(document) for document in data["documents"])
        )
    except (canonical.NotCanonical, DocumentRefused, KeyError, TypeError):
        raise SealBroken from None


def _plain(row: LawyerSeal, keyring: Keyring, circles: Circles | None) -> bytes:
    circle = row.note.circle_id
    if circle is None:
        return keypairs.open_with(keyring.keys, bytes(row.sealed), _place(row.note, row.schema, keyring))
    if circles is None:
        raise SealBroken
    try:
        opened = circles.of(circle)
    except LookupError:
        raise SealBroken from None
    return read(opened, bytes(row.sealed), row.number or 0, _record(row.note), _COLUMN)


def _record(note: LawyerNote) -> str:
    return f"{note.case_id}/{note.pk}"


def _place(note: LawyerNote, version: int, keyring: Keyring) -> Context:
    return keyring.organisation.place(_record(note), _COLUMN, version)
