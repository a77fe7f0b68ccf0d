"""Reads of observations. Row security shows each organisation its own desk's rows, and everybody what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import F

from amanjol.casework.desk import sealed_rows
from amanjol.foundation.journal.actions import hold
from amanjol.foundation.journal.queries import times_of
from amanjol.programme.observations.models import Observation, SentObservation, Taking
from amanjol.programme.observations.records import ObservationRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

OF: Final = "observation"
BEGUN, SENT, RECALLED = "observation.begun", "observation.sent", "observation.recalled"
ACTS: Final = (
    BEGUN, "observation.changed", "observation.people-chosen", "observation.answered", SENT, "observation.thrown-away",
)  # fmt: skip
"""Each changes what is sealed, and the record counts it; one that was removed and comes back counts too few."""


@dataclass(frozen=True, slots=True)
class OpenedObservation:
    """`is_older`: the journal knows of more than is here, as of an older copy that was put back."""

    row: Observation
    record: ObservationRecord
    is_older: bool


def own(member: Member) -> QuerySet[Observation]:
    return Observation.objects.filter(organisation=member.organisation_id).order_by("is_sent", "pk")


def waiting(member: Member) -> int:
    """How many nobody has sent. In clear: a claim."""
    return own(member).filter(is_sent=False).count()


def opened(rows: Iterable[Observation], keyring: Keyring) -> list[OpenedObservation]:
    """SealBroken."""
    records = [(row, sealed_rows.open_row(ObservationRecord, row, keyring)) for row in rows]
    ids = [row.pk for row, _record in records]
    times = times_of(keyring.member.organisation_id, ACTS, OF, ids) if ids else {}
    return [OpenedObservation(row, record, times.get(row.pk, 0) > record.acts) for row, record in records]


def opened_one(pk: UUID, keyring: Keyring, *, is_locked: bool = False) -> OpenedObservation | None:
    """`is_locked`: until the transaction ends, and the journal of the organisation before it. SealBroken."""
    if is_locked:
        hold(keyring.member.organisation_id)
    rows = own(keyring.member).filter(pk=pk)
    there = opened(rows.select_for_update(of=("self",)) if is_locked else rows, keyring)
    return there[0] if there else None


def sent_by(organisation: UUID) -> QuerySet[SentObservation]:
    return SentObservation.objects.filter(organisation=organisation).order_by("-sent_on", "pk")


def takings_of(ids: Collection[UUID]) -> Mapping[UUID, Taking]:
    """The newest of each that was answered."""
    rows = Taking.objects.filter(observation__in=list(ids)).order_by("observation", "number")
    return {row.observation_id: row for row in rows}


def behind_warning(warning: UUID) -> SentObservation | None:
    """The observation that a warning was begun from; where there are several, one that was taken back."""
    rows = SentObservation.objects.filter(takings__warning=warning)
    return rows.order_by(F("recalled_on").asc(nulls_last=True), "pk").first()


def under_earlier(keyring: Keyring) -> QuerySet[Observation]:
    """What an earlier epoch opens."""
    return own(keyring.member).exclude(epoch=keyring.epoch.number)


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()
