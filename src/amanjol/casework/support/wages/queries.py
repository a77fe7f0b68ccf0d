"""The wages of a case, opened, and compared with what the journal knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.support.models import CaseWages
from amanjol.casework.support.wages.records import WagesRecord
from amanjol.foundation.journal.queries import times_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

DECIDED: Final = "wages.decided"
RECEIVED: Final = "wages.received"
CORRECTED: Final = "wages.corrected"
ACTS: Final = frozenset({DECIDED, RECEIVED, CORRECTED})
"""Each changes what is sealed, and the record counts it: the journal has as many entries."""


@dataclass(frozen=True, slots=True)
class OpenedWages:
    """`row` is None where nothing was written yet. `are_fewer`: the journal knows of more."""

    row: CaseWages | None
    record: WagesRecord
    are_fewer: bool


def wages_of(case: Case, keyring: Keyring) -> OpenedWages:
    """SealBroken."""
    recorded = sum(acts.times for acts in queries.acts_in(case) if acts.verb in ACTS)
    row = next(iter(rows_in(CaseWages, case)), None)
    if row is None:
        return OpenedWages(None, WagesRecord(), recorded > 0)
    record = sealing.open_row(WagesRecord, row, sealing.key_of_case(case, keyring), keyring)
    return OpenedWages(row, record, recorded > record.acts)


def acts_recorded(keyring: Keyring, cases: Collection[UUID]) -> Mapping[UUID, int]:
    """How many acts the journal has of the wages of each of these cases; those of which it has none are missing."""
    return times_of(keyring.member.organisation_id, ACTS, "case", cases) if cases else {}
