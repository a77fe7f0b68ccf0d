"""A case as a line of the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.items import Items, older_copies
from amanjol.casework.desk.attachments import OpenedCase, named
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, Risk
    from amanjol.casework.standards.people.forms import FormWords
    from amanjol.casework.standards.stages.tracks import Stage
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`workers` are names of who works on it. All that follows is sealed, and empty while locked.

    `is_older`: the journal knows of more than was opened here, so somebody put an older copy back.
    """

    case: Case
    workers: tuple[str, ...]
    name: str = ""
    step: str = ""
    waits: bool = False
    stage: Stage | None = None
    risk: Risk | None = None
    form: FormWords | None = None
    is_older: bool = False
    is_accompaniment: bool = False


def rows_of(cases: Iterable[Case], keyring: Keyring | None) -> dict[UUID, WorkRow]:
    """By the case's id, in their order; who works on them is asked once. SealBroken."""
    cases = list(cases)
    workers = queries.workers_of(case.pk for case in cases)
    if keyring is None:
        return {case.pk: WorkRow(case, workers.get(case.pk, ())) for case in cases}
    opened = [(case, sealing.open_case(case, keyring)) for case in cases]
    older = older_copies(opened, keyring)
    rows = (_row(case, record, workers.get(case.pk, ()), keyring) for case, record in opened)
    return {row.case.pk: replace(row, is_older=row.case.pk in older) for row in rows}


def _row(case: Case, record: CaseRecord, workers: tuple[str, ...], keyring: Keyring) -> WorkRow:
    person = sealing.open_person(case.person, keyring)
    opened = OpenedCase(
        keyring, case, person, record, Items(case, record, keyring), may_work=False, may_write=False
    )
    is_accompaniment = record.accompanies is not None
    stage = None
    if not is_accompaniment:
        stage = named(assistance.packaged_track().stage(record.help.now.stage), opened)
    return WorkRow(
        case, workers, person.name, record.next_step, record.waits, stage, record.risk, person.words,
        is_accompaniment=is_accompaniment,
    )  # fmt: skip
