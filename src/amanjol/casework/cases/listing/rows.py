"""A case as a line of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.desk.attachments import OpenedCase, named
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import Risk
    from amanjol.casework.standards.people.forms import FormWords
    from amanjol.casework.standards.stages.tracks import Stage
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`workers` are names of who works on it. All that follows is sealed, and empty while locked."""

    case: Case
    workers: tuple[str, ...]
    name: str = ""
    step: str = ""
    waits: bool = False
    stage: Stage | None = None
    risk: Risk | None = None
    form: FormWords | None = None


def rows_of(cases: Iterable[Case], keyring: Keyring | None) -> dict[UUID, WorkRow]:
    """By the case's id, in their order; who works on them is asked once. SealBroken."""
    cases = list(cases)
    workers = queries.workers_of(case.pk for case in cases)
    return {case.pk: _row(case, workers.get(case.pk, ()), keyring) for case in cases}


def _row(case: Case, workers: tuple[str, ...], keyring: Keyring | None) -> WorkRow:
    if keyring is None:
        return WorkRow(case, workers)
    record, person = sealing.open_case(case, keyring), sealing.open_person(case.person, keyring)
    opened = OpenedCase(
        keyring, case, person, record, Items(case, record, keyring), may_work=False, may_write=False
    )
    stage = named(assistance.packaged_track().stage(record.help.now.stage), opened)
    return WorkRow(
        case, workers, person.name, record.next_step, record.waits, stage, record.risk, person.words
    )
