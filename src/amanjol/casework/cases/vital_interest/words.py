"""Care that could not wait, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.record_parts.vital_interest import cares_of
from amanjol.casework.cases.vital_interest import rules
from amanjol.casework.cases.vital_interest.forms import CARE_WORDS, WHY_WORDS
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.record_parts.vital_interest import VitalCare, VitalInterest
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class CareShown:
    """`care` as it stands, what and why in words, who wrote which entry, and whether the reader may be the second.

    `is_asked`: the reader is who was asked to be the second. `lacks_second` and `lacks_representative`: the time for it
    has passed.
    """

    care: VitalCare
    what: tuple[str, ...]
    why: str
    second: str
    may_answer: bool
    is_asked: bool
    lacks_second: bool
    lacks_representative: bool
    entries: tuple[tuple[VitalInterest, str], ...]

    @property
    def number(self) -> int:
        return self.care.begun.number


def cares_in_words(written: Iterable[VitalInterest], keyring: Keyring) -> list[CareShown]:
    """The newest first."""
    cares = cares_of(written)
    entries = {care.begun.number: _entries(care) for care in cares}
    people = {entry.by for of_care in entries.values() for entry in of_care} | {
        care.begun.second for care in cares
    }
    names, now = names_of(people, keyring.member.organisation), timezone.now()
    return [
        CareShown(
            care,
            tuple(str(CARE_WORDS[kind]) for kind in care.begun.care),
            str(WHY_WORDS[care.begun.why]) if care.begun.why else "",
            names.get(care.begun.second, ""),
            rules.can_answer(keyring.person, care),
            care.begun.second == keyring.person,
            care.lacks_second(now),
            care.lacks_representative(now),
            tuple((entry, names.get(entry.by, "")) for entry in entries[care.begun.number]),
        )
        for care in reversed(cares)
    ]


def _entries(care: VitalCare) -> list[VitalInterest]:
    """In the order of their time."""
    after = (care.seconded, care.objected, care.asked, care.ended)
    return sorted((care.begun, *(entry for entry in after if entry)), key=lambda entry: entry.at)
