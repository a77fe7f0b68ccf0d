"""Writing down a legal demand for a file, and what became of it. Also of a closed case: a demand asks nobody first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.record_parts.demands import Demand, by_number
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoDemand(LookupError):
    """There is no demand of this number."""


def record_demand(*, keyring: Keyring, case: Case, demand: Demand) -> None:
    """SealBroken; TooLarge."""

    def add(written: Items) -> list[Demand]:
        return [replace(demand, number=len(by_number(written.of(Demand))) + 1)]

    change_case("case.demand-recorded", keyring, case, add=add, even_closed=True)


def change_demand(*, keyring: Keyring, case: Case, number: int, demand: Demand) -> None:
    """What was written before stays. `number` counts from 1. NoDemand; SealBroken; TooLarge."""

    def add(written: Items) -> list[Demand]:
        if not any(earlier.number == number for earlier in written.of(Demand)):
            raise NoDemand
        return [replace(demand, number=number)]

    change_case("case.demand-changed", keyring, case, add=add, even_closed=True)
