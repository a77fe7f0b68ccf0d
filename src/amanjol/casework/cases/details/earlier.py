"""Earlier values of the details in words: each field under the name of its part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.details import parts, wording
from amanjol.casework.cases.earlier_words import earlier_of, in_words
from amanjol.casework.cases.record_parts.changes import OF_DETAILS
from amanjol.casework.standards.htcds.standard import packaged_standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.details.parts import Part
    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.cases.record_parts.changes import Change
    from amanjol.casework.standards.htcds.standard import Field
    from amanjol.foundation.organisations.models import Organisation


def earlier_details(
    changes: Iterable[Change], organisation: Organisation, part: Part | None = None, entry: str = ""
) -> list[EarlierShown]:
    """Of one part or of all, of one entry of it or of all, the newest first. SealBroken."""

    def label(name: str) -> str | None:
        field = _field(name, part, entry)
        return None if field is None else field.label.in_language(wording.language())

    def words(name: str, value: Any) -> str:
        field = _field(name, part, entry)
        try:
            return (
                wording.in_words(field, value) if field is not None and value is not None else in_words(value)
            )
        except (LookupError, TypeError, ValueError):  # a code or a form of another edition of the standard
            return in_words(value)

    return earlier_of(changes, label, organisation, words)


def _field(name: str, part: Part | None, entry: str) -> Field | None:
    """None of what is no field of the details, or of another part than is asked for, or not asked any more."""
    if name.count(OF_DETAILS) != 2:
        return None
    key, its_entry, field = name.split(OF_DETAILS)
    if (part is not None and part.key != key) or entry not in ("", its_entry):
        return None
    try:
        its_part = parts.part_of(key)
    except parts.NoSuchPart:
        return None
    if field not in its_part.fields:
        return None
    return packaged_standard().section(its_part.section).field(field)
