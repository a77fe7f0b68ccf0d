"""Which needs are to be expected until the end of the year, by those that were raised in the past twelve months.

Of an earlier need only what every lawyer would have to meet counts: no side, no wish, nobody whom the person knows. All
of it lies open on the desk already, and nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.legal_aid.allocation.reserving import WHOLE
from amanjol.casework.standards.legal_needs.codes import Urgency
from amanjol.casework.standards.legal_needs.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from amanjol.casework.legal_aid.allocation.policy import Reserve
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.standards.legal_needs.bodies import Raised

    Words = Mapping[str, frozenset[str]]

DAYS: Final = 365
"""Of the past whose needs count."""
AT_ONCE: Final = frozenset({Urgency.NOW, Urgency.TODAY})
"""For these somebody has to be there today."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Needs that the same lawyers fit: `says` of the newest; so many `came`, and will come, in parts of `WHOLE`."""

    says: Raised
    came: int
    expected: int


def sorts_to_come(
    raised: Iterable[OpenedNeed], need: UUID, today: date, reserve: Reserve
) -> tuple[Sort, ...]:
    """Beside `need`. Empty where too little is known of earlier ones. What was withdrawn was no need, and what an older
    copy says is not believed.
    """
    came = [
        (before, of.says)
        for of in raised
        if of.row.pk != need and not of.is_older and of.state is not State.WITHDRAWN
        if 0 <= (before := (today - timezone.localdate(of.record.asked_at)).days) < DAYS
    ]
    days = max((before for before, _says in came), default=0) + 1
    if len(came) < reserve.least_needs or days < reserve.least_days:
        return ()
    left = (date(today.year, 12, 31) - today).days + 1
    alike: dict[frozenset[tuple[str, frozenset[str]]], list[tuple[int, Raised]]] = defaultdict(list)
    for before, says in came:
        alike[frozenset(asked_of_all(says).items())].append((before, says))
    return tuple(
        Sort(
            min(of_sort, key=lambda pair: (pair[0], pair[1].need))[1],
            len(of_sort),
            len(of_sort) * left * WHOLE // days,
        )
        for of_sort in alike.values()
    )


def asked_of_all(says: Raised) -> Words:
    """What any lawyer has to meet, in words of the policy. Where an interpreter comes, no lawyer needs the language."""
    words = {
        "licence": "holds",
        "kind": says.proceeding.value,
        "languages": "" if says.interpreter else says.language,
        "sex_required": says.sex.value if says.sex and says.sex_is_condition else "",
        "district": says.district,
    }
    return {subject: frozenset({word}) for subject, word in words.items() if word}


def has_for_all(advocate: OpenedAdvocate) -> Words:
    """What an advocate has, whatever the need and the day."""
    says = advocate.says
    return {
        "licence": frozenset({"holds"} if advocate.can_act else ()),
        "kinds": frozenset(kind.value for kind in says.proceedings),
        "languages": frozenset(says.languages),
        "sex": frozenset({says.sex.value}),
        "training": frozenset(says.courses),
        "districts": frozenset(says.districts),
        "office": offices_of(advocate),
    }


def offices_of(advocate: OpenedAdvocate) -> frozenset[str]:
    return frozenset(advocate.says.districts or ("",))
