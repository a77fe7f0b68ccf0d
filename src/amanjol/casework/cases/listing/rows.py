"""A case as a line of the list."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.items import Items, older_copies
from amanjol.casework.cases.records import Level
from amanjol.casework.desk.attachments import OpenedCase, named
from amanjol.casework.standards.stages import assistance
from amanjol.foundation.seals.fields import SealBroken

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

    `is_older`: the journal knows of more than was opened here, so somebody put an older copy back. `is_broken`:
    something of it does not open, and nothing sealed stands here.
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
    is_broken: bool = False
    is_accompaniment: bool = False

    @property
    def who(self) -> str:
        return ", ".join(self.workers)

    @property
    def is_in_danger(self) -> bool:
        return self.risk is not None and self.risk.now is Level.HIGH


def rows_of(cases: Iterable[Case], keyring: Keyring | None) -> dict[UUID, WorkRow]:
    """By the case's id, in their order; who works on them is asked once. One that does not open takes no other away;
    SealBroken where none opens: that is no single row.
    """
    cases = list(cases)
    workers = queries.workers_of(case.pk for case in cases)
    if keyring is None:
        return {case.pk: WorkRow(case, workers.get(case.pk, ())) for case in cases}
    rows = {case.pk: WorkRow(case, workers.get(case.pk, ()), is_broken=True) for case in cases}
    opened = []
    for case in cases:
        with suppress(SealBroken):
            record = sealing.open_case(case, keyring)
            rows[case.pk] = _row(case, record, workers.get(case.pk, ()), keyring)
            opened.append((case, record))
    if cases and not opened:
        raise SealBroken
    for pk in _older(opened, rows, keyring):
        rows[pk] = replace(rows[pk], is_older=True)
    return rows


def _older(
    opened: list[tuple[Case, CaseRecord]], rows: dict[UUID, WorkRow], keyring: Keyring
) -> frozenset[UUID]:
    """Of which the journal knows more. Of whom a row beneath does not open is broken in `rows`, too."""
    try:
        return frozenset(older_copies(opened, keyring))
    except SealBroken:
        older: set[UUID] = set()
    for case, record in opened:
        try:
            older |= older_copies([(case, record)], keyring)
        except SealBroken:
            rows[case.pk] = WorkRow(case, rows[case.pk].workers, is_broken=True)
    return frozenset(older)


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
