"""Mandates and their columns in clear, which follow from what is sealed: with a keyring, or with the key of one.

Every failure is `SealBroken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid.mandates.standing import standing
from amanjol.casework.legal_aid.models import Mandate, MandateState
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.mandates.records import MandateRecord
    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation


def seal_new(row: Mandate, record: MandateRecord, keyring: Keyring) -> bytes:
    """As `sealed_rows.seal_new`; the columns in clear go along, and the key is given."""
    _stand(row, record)
    sealed_rows.seal_new(row, record, keyring)
    return sealed_rows.key_of(row, keyring)


def close(row: Mandate, record: MandateRecord, key: bytes, place: Organisation) -> None:
    """As `sealed_rows.put`; the columns in clear go along."""
    _stand(row, record)
    sealed_rows.put(key, row, record, place)


def proven(row: Mandate, record: MandateRecord) -> Standing:
    """What stands now. SealBroken where the columns in clear say something else."""
    try:
        now = standing(record)
    except (ValueError, KeyError):
        raise SealBroken from None
    if (row.state, row.ends_on) != (_state_of(now), now.ends_on):
        raise SealBroken
    return now


def _state_of(now: Standing) -> MandateState:
    return MandateState.RUNNING if now.is_running else MandateState.CLOSED


def _stand(row: Mandate, record: MandateRecord) -> None:
    now = standing(record)
    row.state, row.ends_on = _state_of(now), now.ends_on
