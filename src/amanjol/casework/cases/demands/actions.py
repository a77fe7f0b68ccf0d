"""Writing down a legal demand for a file, and what became of it. Also of a closed case: a demand asks nobody first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.demands import Demand
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoDemand(LookupError):
    """There is no demand of this number."""


def record_demand(*, keyring: Keyring, case: Case, demand: Demand) -> None:
    """SealBroken; TooLarge."""

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, demands=(*now.demands, (demand,)))

    change_case("case.demand-recorded", keyring, case, change, even_closed=True)


def change_demand(*, keyring: Keyring, case: Case, number: int, demand: Demand) -> None:
    """What was written before stays. `number` counts from 1. NoDemand; SealBroken; TooLarge."""

    def change(now: CaseRecord) -> CaseRecord:
        before, one, after = now.demands[: number - 1], now.demands[number - 1 : number], now.demands[number:]
        if number < 1 or not one:
            raise NoDemand
        return replace(now, demands=(*before, (*one[0], demand), *after))

    change_case("case.demand-changed", keyring, case, change, even_closed=True)
