"""The pages of legal demands and of papers for them: what stands behind each, and what somebody would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.demands import actions as demanding
from amanjol.casework.cases.demands.forms import DemandForm
from amanjol.casework.cases.tests import doors
from amanjol.casework.cases.tests.pages import DEMAND, PAPER, path
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.tests.case_cast import CaseCast

EMPTY = ("lawyer", "lawyer_on", "advice", "answered_with", "told_on", "forbidden_by")
DEMANDED = DEMAND | dict.fromkeys(EMPTY, "")
DISCLOSED = {"answer": "disclosed", "answered_with": "Год рождения", "lawyer": "Лейла"}
GOOD: dict[str, dict[str, str]] = {
    "demand": DEMANDED,
    "change_demand": DEMANDED,
    "official_paper": PAPER,
}


def _demanded(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    form = DemandForm(DEMANDED)
    assert form.is_valid()
    demanding.record_demand(keyring=keyring, case=people.case, demand=form.demand(doors.BY, doors.NOW))


def _disclosed(people: CaseCast) -> None:
    people.keys.berk.post(path("demand", people.case), DEMANDED | DISCLOSED)


SCENES: dict[str, Callable[[CaseCast], str | None]] = {
    "change_demand": _demanded,
    "official_paper": _disclosed,
}
