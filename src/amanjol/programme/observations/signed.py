"""What was sent, as editors read it: signed by the organisation and by the node, else it is not there.

arrived()          # all that are not taken back, the newest first
arrived_one(pk)    # None where it was taken back, or a signature does not hold
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.foundation.letters import twice_signed
from amanjol.foundation.seals import canonical
from amanjol.programme.observations.models import SentObservation
from amanjol.programme.observations.records import SentText

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.foundation.seals.signatures import SigningKey
    from amanjol.programme.observations.records import Codes

_PURPOSES: Final = twice_signed.Purposes("amanjol/observation/1", "amanjol/observation/node/1")


@dataclass(frozen=True, slots=True)
class Arrived:
    """An observation as it was signed."""

    id: UUID
    codes: Codes
    organisation: UUID
    organisation_name: str
    sent_on: date


def sign(text: SentText, key: SigningKey, keys: NodeKeys) -> bytes:
    """What the row holds. canonical.NotCanonical."""
    return twice_signed.sign(_PURPOSES, canonical.to_bytes(text.as_data()), key, keys)


def arrived() -> list[Arrived]:
    """A row that is not signed, or is another's, is left out."""
    rows = SentObservation.objects.filter(recalled_on=None).order_by("-sent_on", "pk")
    reading = twice_signed.Reading(_PURPOSES)
    return [there for row in rows if (there := _read(row, reading)) is not None]


def arrived_one(pk: UUID) -> Arrived | None:
    row = SentObservation.objects.filter(pk=pk, recalled_on=None).first()
    return _read(row, twice_signed.Reading(_PURPOSES)) if row is not None else None


def _read(row: SentObservation, reading: twice_signed.Reading) -> Arrived | None:
    text = reading.text(SentText, row)
    if text is None:
        return None
    return Arrived(row.pk, text.codes, row.organisation_id, text.organisation_name, row.sent_on)
