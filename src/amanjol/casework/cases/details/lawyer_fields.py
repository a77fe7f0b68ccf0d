"""Which fields of the standard are for the person's lawyer alone: they stand in no part of the details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.details.parts import AskedField
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.policy.policies import LAWYER_ONLY, Reader

if TYPE_CHECKING:
    from amanjol.casework.standards.htcds.standard import Field
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.policy.policies import Edition

READER: Final = Reader.HER_LAWYER


def asked_fields(form: Form, policy: Edition) -> tuple[AskedField, ...]:
    """What may be asked for her lawyer today: what is written first, then what is chosen.

    Nothing where the policy opens nothing.
    """
    fields = [
        asked_field
        for section in packaged_standard().sections
        for name in documents.offered_fields(form, section.key, policy, READER, risk_told=True)
        if (asked_field := _asked_field(section.key, section.field(name), policy)) is not None
    ]
    return tuple(sorted(fields, key=lambda asked_field: bool(asked_field.codes)))


def _asked_field(section: str, field: Field, policy: Edition) -> AskedField | None:
    offered = documents.offered_codes(section, field.name, policy, READER, risk_told=True)
    codes = tuple(field.code(code) for code in offered)
    if field.subject in LAWYER_ONLY:
        return AskedField(field, codes)
    codes = tuple(code for code in codes if code.subject in LAWYER_ONLY)
    return AskedField(field, codes) if codes else None
