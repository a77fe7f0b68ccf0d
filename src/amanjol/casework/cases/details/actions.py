"""Filling in the details of a person or a case, one part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import change_case, change_details
from amanjol.casework.cases.details import parts
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.cases.details.parts import Part
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.organisations.keys.keyring import Keyring


def fill_in(
    *, keyring: Keyring, case: Case, part: Part, entry: str, values: Mapping[str, Any], policy: Edition
) -> bool:
    """These values in place of those of before; none takes the entry out. False where they stand there already.

    DocumentRefused; PolicyRefused; PermissionDenied; SealBroken; canonical.NotCanonical; of a case also Closed.
    """

    def changed[Record: (PersonRecord, CaseRecord)](now: Record, form: Form) -> Record:
        document = parts.make(part, form, values, policy)
        instead_of = {asked_field.field.name for asked_field in parts.asked_fields(part, form, policy)}
        return replace(now, details=parts.put(now.details, part, entry, document, instead_of))

    if part.of_person:
        sealing.prove(case, keyring)
        return change_details(keyring=keyring, person=case.person, change=lambda now: changed(now, now.form))
    form = sealing.open_person_of(case, keyring).form
    return change_case("case.details-changed", keyring, case, lambda now: changed(now, form))
