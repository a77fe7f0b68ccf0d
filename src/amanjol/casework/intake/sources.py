"""What a case came from. The journal says where to look; only what says so inside its own seal is of this case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from amanjol.casework.intake import queries, sealing

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.intake.models import Consultation, Report
    from amanjol.casework.intake.records import ConsultationRecord, ReportRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Sources:
    """Opened. `gone` are ids of those that are not there any more."""

    reports: list[tuple[Report, ReportRecord]]
    consultations: list[tuple[Consultation, ConsultationRecord]]
    gone: list[UUID]


def sources_of(keyring: Keyring, case: Case, *, for_update: bool = False) -> Sources:
    """Of who may read none, none. Anybody who writes rows can add to the journal: what it names and what does not say
    inside that it became this case, or is accompanied in it, is left alone. SealBroken.
    """
    ids = queries.source_ids(case)
    if not any(ids.values()):
        return Sources([], [], [])
    reports, consultations = queries.sources_of(ids, keyring.member)
    if for_update:
        reports, consultations = reports.select_for_update(), consultations.select_for_update()
    seen = [(row, sealing.open_report(row, keyring)) for row in reports]
    asked = [(row, sealing.open_consultation(row, keyring)) for row in consultations]
    there = {row.pk for row, _record in (*seen, *asked)}
    return Sources(
        [(row, record) for row, record in seen if record.outcome and record.outcome.case == str(case.pk)],
        [(row, record) for row, record in asked if str(case.pk) in (record.case, record.accompanied)],
        [pk for of_kind in ids.values() for pk in map(UUID, of_kind) if pk not in there],
    )
