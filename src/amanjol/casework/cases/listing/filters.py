"""What a list of everybody's cases is narrowed to (`desk/narrowing.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases import sealing
from amanjol.casework.cases.records import Level
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.stages.assistance import AssistanceStage
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

LOOKED_AT: Final = 1000
"""So many cases, those due soonest, are opened at most to find the ones that a sealed filter asks for."""
NAME: Final = "cases.filters"
_AT_ONCE: Final = 200


class Filters(DataRecord, frozen=True):
    """Empty is no filter. `member` is the id of who works on them; stage, danger and form are sealed.

    `is_unasked`: those of whom nobody has said yet how dangerous it is.
    """

    member: str = ""
    stage: AssistanceStage | None = None
    danger: Level | None = None
    form: Form | None = None
    is_late: bool = False
    is_unasked: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Filters()

    @property
    def are_sealed(self) -> bool:
        return bool(self.stage or self.danger or self.form or self.is_unasked)

    def in_clear(self, cases: QuerySet[Case], today: date) -> QuerySet[Case]:
        """What the database can say of itself."""
        if self.member:
            cases = cases.filter(assignments__member=UUID(self.member))
        return cases.filter(next_step_on__lt=today) if self.is_late else cases

    def leave_out_some(self, cases: QuerySet[Case], today: date) -> bool:
        """Whether there are more than `LOOKED_AT` among which what is sealed would have to be looked for."""
        return self.are_sealed and self.in_clear(cases, today).count() > LOOKED_AT

    def opened(self, cases: QuerySet[Case], keyring: Keyring) -> list[Case]:
        """Those that fit among the first `LOOKED_AT`, in their order, and those of which nobody can tell."""
        return [case for case in _in_parts(cases) if self._may_fit(case, keyring)]

    def _may_fit(self, case: Case, keyring: Keyring) -> bool:
        try:
            return self._fits(case, keyring)
        except SealBroken:
            return True  # its line in the list says so

    def _fits(self, case: Case, keyring: Keyring) -> bool:
        record = sealing.open_case(case, keyring)
        is_case = record.accompanies is None
        if self.stage and (record.help.now.stage != self.stage or not is_case):
            return False
        if self.danger and (record.risk is None or record.risk.now is not self.danger):
            return False
        if self.is_unasked and record.risk is not None:
            return False
        return not self.form or sealing.open_person(case.person, keyring).form is self.form


def _in_parts(cases: QuerySet[Case]) -> Iterator[Case]:
    """Not a thousand rows in memory at once."""
    for start in range(0, LOOKED_AT, _AT_ONCE):
        yield from cases[start : start + _AT_ONCE]
