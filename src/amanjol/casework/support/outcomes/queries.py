"""Askings of a case, opened, and compared with what the journal knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.standards.afterwards.instruments import packaged_instruments
from amanjol.casework.support.models import Asking
from amanjol.casework.support.outcomes.records import AskingRecord
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

ASKED: Final = "outcomes.asked"
CHANGED: Final = "outcomes.changed"


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many new askings, and how many acts in all, the journal has of a case."""

    asked: int
    acts: int


@dataclass(frozen=True, slots=True)
class OpenedAsking:
    row: Asking
    record: AskingRecord


@dataclass(frozen=True, slots=True)
class Askings:
    """The earliest day first. `are_fewer`: the journal knows of more."""

    askings: list[OpenedAsking]
    are_fewer: bool

    def asking(self, pk: UUID) -> OpenedAsking | None:
        return next((asking for asking in self.askings if asking.row.pk == pk), None)


def acts_of(acts: Iterable[queries.Acts]) -> Recorded:
    times = {of_verb.verb: of_verb.times for of_verb in acts if of_verb.verb in {ASKED, CHANGED}}
    return Recorded(times.get(ASKED, 0), sum(times.values()))


def askings_of(case: Case, keyring: Keyring, recorded: Recorded | None = None) -> Askings:
    """`recorded`: what the journal had before, where the caller knows. SealBroken."""
    if recorded is None:  # first, so that what a colleague writes meanwhile makes it no older
        recorded = acts_of(queries.acts_in(case))
    rows = rows_in(Asking, case)
    if not rows:
        return Askings([], recorded.asked > 0)
    key = sealing.key_of_case(case, keyring)
    askings = [OpenedAsking(row, open_asking(row, key, keyring)) for row in rows]
    askings.sort(key=lambda asking: (asking.record.on, asking.record.at, str(asking.row.pk)))
    acts = sum(asking.record.acts for asking in askings)
    return Askings(askings, recorded.asked > len(rows) or recorded.acts > acts)


def open_asking(row: Asking, key: bytes, keyring: Keyring) -> AskingRecord:
    """`key` is that of the case. SealBroken, also for an instrument that is not ours."""
    record = sealing.open_row(AskingRecord, row, key, keyring)
    instrument = packaged_instruments().get(record.instrument)
    if instrument is None or record.answers.keys() - set(instrument.keys):
        raise SealBroken
    return record
