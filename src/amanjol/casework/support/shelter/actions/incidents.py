"""What happened in a house: about one person, under the key of their case; else under that of the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.desk import days
from amanjol.casework.support.models import HouseIncident
from amanjol.casework.support.shelter.records import IncidentRecord
from amanjol.casework.support.shelter.writing import HouseInWriting, StayInWriting, now
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, on which day (today if none is said) and about when, who was there, which step was taken."""

    what: str
    on: date | None = None
    hour: str = ""
    there: str = ""
    step: str = ""

    def record(self, by: str, number: int) -> IncidentRecord:
        on = self.on or timezone.localdate()
        return IncidentRecord(now(), by, number, on, self.what, self.hour, self.there, self.step)


@transaction.atomic
def write_of_stay(*, keyring: Keyring, case: Case, stay: UUID, incident: Incident) -> None:
    """NoSuchStay; PermissionDenied; Closed; SealBroken; days.NotThen; canonical.TooLarge."""
    days.check(incident.on)
    writing = StayInWriting(keyring, case.pk, stay)
    written = writing.record.incidents
    writing.record = replace(
        writing.record, incidents=(*written, incident.record(keyring.person, len(written) + 1))
    )
    writing.finish("stay.incident-written")


@transaction.atomic
def write_of_house(*, keyring: Keyring, house: UUID, incident: Incident) -> None:
    """PermissionDenied; OlderCopy; SealBroken; days.NotThen."""
    days.check(incident.on)
    writing = HouseInWriting(keyring, house)
    number = writing.record.incidents + 1
    row = HouseIncident(organisation_id=keyring.member.organisation_id, house=writing.row)
    sealing.seal_new(row, incident.record(keyring.person, number), keyring)
    row.save(force_insert=True)
    writing.record = replace(writing.record, incidents=number)
    writing.finish("house.incident-written")
