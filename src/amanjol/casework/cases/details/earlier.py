"""Earlier values of the details in words: of the fields that may be asked today, and of no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.details import parts, wording
from amanjol.casework.cases.earlier_words import earlier_of, in_words
from amanjol.casework.cases.record_parts.changes import OF_DETAILS
from amanjol.casework.desk.country import policy_today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.details.parts import Part
    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.cases.record_parts.changes import Change
    from amanjol.casework.standards.htcds.standard import Field
    from amanjol.casework.standards.people.forms import Form
    from amanjol.foundation.organisations.models import Organisation


def earlier_details(
    changes: Iterable[Change], organisation: Organisation, form: Form, of: Iterable[Part], entry: str = ""
) -> list[EarlierShown]:
    """Of these parts, of one entry or of all, for a person of this form; the newest first. SealBroken."""
    policy = policy_today()
    fields = {
        (part.key, asked.field.name): asked.field
        for part in of
        for asked in parts.asked_fields(part, form, policy)
    }

    def field_of(name: str) -> Field | None:
        if name.count(OF_DETAILS) != 2:
            return None
        part, its_entry, field = name.split(OF_DETAILS)
        return fields.get((part, field)) if entry in ("", its_entry) else None

    def label(name: str) -> str | None:
        field = field_of(name)
        return None if field is None else field.label.in_language(wording.language())

    def words(name: str, value: Any) -> str:
        field = field_of(name)
        try:
            return (
                wording.in_words(field, value) if field is not None and value is not None else in_words(value)
            )
        except (LookupError, TypeError, ValueError):  # a code or a form of another edition of the standard
            return in_words(value)

    return earlier_of(changes, label, organisation, words)
