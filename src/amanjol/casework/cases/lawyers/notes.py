"""What is for the person's lawyer alone: to whom it is sealed, and its seal. Which fields these are, `details` says.

The country can punish the person for an answer. So it stands in no record of the case, and nobody who works on the
case can open it, who wrote it neither: it is sealed to the public key of one lawyer.
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
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.htcds.documents import Document
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.fields import Context

SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class Lawyer:
    """A lawyer of the organisation who can be written to: holds the keys, and a holder vouches for this one."""

    member: Member
    key: PersonKey


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
    case: Case, lawyer: Lawyer, contents: NoteContents, keyring: Keyring
) -> tuple[LawyerNote, LawyerSeal]:
    """Both rows, to be saved. canonical.NotCanonical."""
    of_both = {"organisation_id": case.organisation_id, "member": lawyer.member, "key": lawyer.key}
    note = LawyerNote(case=case, **of_both)
    data: dict[str, Any] = {
        "by": contents.by,
        "documents": [document.as_data() for document in contents.documents],
    }
    place = _place(note, SCHEMA, keyring)
    sealed = keypairs.seal_to(bytes(lawyer.key.public), canonical.to_bytes(data), place)
    return note, LawyerSeal(note=note, schema=SCHEMA, sealed=sealed, **of_both)


def open_note(row: LawyerSeal, keyring: Keyring) -> NoteContents:
    """For the lawyer to whom it was sealed. SealBroken."""
    try:
        plain = keypairs.open_with(keyring.keys, bytes(row.sealed), _place(row.note, row.schema, keyring))
        data = canonical.from_bytes(plain)
        return NoteContents(
            data["by"], tuple(documents.from_data(document) for document in data["documents"])
        )
    except (canonical.NotCanonical, DocumentRefused, KeyError, TypeError):
        raise SealBroken from None


def _place(note: LawyerNote, version: int, keyring: Keyring) -> Context:
    return keyring.organisation.place(f"{note.case_id}/{note.pk}", "cases_lawyerseal.sealed", version)
