"""To which group of a consent each field of our records belongs. Those of HTCDS: `standards.htcds.groups`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.htcds import groups
from amanjol.casework.standards.people.terms import FieldGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTAINERS: Final = frozenset({"PersonRecord.details", "CaseRecord.details"})
"""Hold fields of HTCDS, each of which has its own group."""
GROUPS: Final = {
    "PersonRecord.names": FieldGroup.NAME,
    "PersonRecord.birth_year": FieldGroup.PAPERS,
    "PersonRecord.document": FieldGroup.PAPERS,
    "PersonRecord.place": FieldGroup.PLACE,
    "PersonRecord.contact": FieldGroup.CONTACT,
    "CaseRecord.help": FieldGroup.HELP,
    "CaseRecord.next_step": FieldGroup.HELP,
    "CaseRecord.safety_plan": FieldGroup.DANGER,
    "CaseRecord.risk": FieldGroup.DANGER,
    "CaseRecord.wages": FieldGroup.WAGES,
}
_WHOLE: Final = {
    "SafeContact": FieldGroup.CONTACT,
    "StageEntry": FieldGroup.HELP,
    "stage": FieldGroup.HELP,
    "Wages": FieldGroup.WAGES,
    "Risk": FieldGroup.DANGER,
    "Determination": FieldGroup.DECISIONS,
}
"""Records of which every field belongs to one group."""


def group_of(name: str) -> FieldGroup | None:
    """Of a field by the name that closed lists have for it. None for what no consent tells. KeyError."""
    if name in GROUPS:
        return GROUPS[name]
    whole = name.partition(".")[0]
    return _WHOLE[whole] if whole in _WHOLE else groups.group_of(name)


def groups_of(names: Iterable[str]) -> frozenset[FieldGroup | None]:
    """Of all that something is made of. KeyError."""
    return frozenset(group_of(name) for name in names if name not in _CONTAINERS)
