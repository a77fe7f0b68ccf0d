"""Which parts of the details may be asked today, and how much of each is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.details import parts
from amanjol.casework.desk.country import policy_today

if TYPE_CHECKING:
    from amanjol.casework.cases.details.parts import Part
    from amanjol.casework.cases.records import CaseRecord, PersonRecord


def parts_of(person: PersonRecord, record: CaseRecord) -> list[tuple[Part, int]]:
    """The parts of the details of which something may be asked today, with how many answers each has. Of an
    accompaniment those of the person alone: nobody is asked what was done to them.
    """
    policy = policy_today()
    return [
        (part, parts.count(part, (person if part.of_person else record).details, person.form, policy))
        for part in parts.PARTS
        if parts.asked_fields(part, person.form, policy) and (part.of_person or record.accompanies is None)
    ]
