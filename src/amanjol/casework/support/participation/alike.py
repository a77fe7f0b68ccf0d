"""Whether an employer's name is like that of an employer or recruiter in a case: asked by who looks at an employer.

Nothing is said of which case it is, and nothing is written into one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.finding import questions
from amanjol.casework.cases.groups import finding as groups
from amanjol.foundation.names.matching import SAME_FROM
from amanjol.foundation.names.searching import NameSearch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

LOOKED_AT: Final = 1_000
"""Cases, the newest first: as many as a list that is narrowed by what is sealed."""
_AT_ONCE: Final = 100
_FIELDS: Final = ("per_Organisation", "per_RoleDetails")


def is_alike(keyring: Keyring, names: Sequence[str]) -> bool:
    """Among groups, and what cases say of who did it. SealBroken."""
    if any(groups.find(keyring, name) for name in names):
        return True
    search: NameSearch[int] = NameSearch()
    for number, text in enumerate(_said_of_perpetrators(keyring)):
        search.add(number, text)
    return any(
        score >= SAME_FROM
        for name in names
        for _number, score in search.find(questions.of_one(name), limit=1)
    )


def _said_of_perpetrators(keyring: Keyring) -> Iterator[str]:
    cases = queries.visible_to(keyring.member).select_related("person").order_by("-opened_month", "pk")
    for start in range(0, LOOKED_AT, _AT_ONCE):
        for case in cases[start : start + _AT_ONCE]:
            yield from _texts(sealing.open_case(case, keyring))


def _texts(record: CaseRecord) -> Iterator[str]:
    for detail in record.details:
        if detail.get("part") == "perpetrators":
            values = detail["document"]["values"]
            yield from (str(values[field]) for field in _FIELDS if values.get(field))
