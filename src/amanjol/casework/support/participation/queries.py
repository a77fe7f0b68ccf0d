"""In what the person of a case takes part, opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.learning.taking_part.records import Kind, Participation
from amanjol.casework.support.models import CaseParticipation
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

BEGUN: Final = {Kind.COURSE: "case.course-joined", Kind.WORK: "case.work-begun"}
"""The journal's verbs for new rows: as many as there are."""


@dataclass(frozen=True, slots=True)
class OpenedParticipation:
    row: CaseParticipation
    record: Participation


@dataclass(frozen=True, slots=True)
class Participations:
    """`are_fewer`: the journal knows of more than there are, as of an older copy."""

    opened: list[OpenedParticipation]
    are_fewer: bool

    @property
    def records(self) -> list[Participation]:
        return [entry.record for entry in self.opened]

    def with_row(self, pk: UUID) -> OpenedParticipation | None:
        return next((entry for entry in self.opened if entry.row.pk == pk), None)


def participations_of(case: Case, keyring: Keyring) -> Participations:
    """Two queries. SealBroken."""
    recorded = sum(acts.times for acts in queries.acts_in(case) if acts.verb in BEGUN.values())
    opened = opened_of(case, keyring)
    return Participations(opened, recorded > len(opened))


_rows_in = FixedQuery(lambda cases: CaseParticipation.objects.filter(IsAmong("case_id", cases)))


def opened_in(cases: Iterable[Case], keyring: Keyring) -> list[OpenedParticipation]:
    """Those of many cases, in one query. SealBroken."""
    by_id = {case.pk: case for case in cases}
    opened = []
    for row in _rows_in.rows(list(by_id)):
        key = sealing.key_of_case(by_id[row.case_id], keyring)
        opened.append(OpenedParticipation(row, sealing.open_row(Participation, row, key, keyring)))
    return opened


def opened_of(case: Case, keyring: Keyring) -> list[OpenedParticipation]:
    """One query. SealBroken."""
    rows = rows_in(CaseParticipation, case, lambda participations: participations.order_by("pk"))
    if not rows:
        return []
    key = sealing.key_of_case(case, keyring)
    return [OpenedParticipation(row, sealing.open_row(Participation, row, key, keyring)) for row in rows]
