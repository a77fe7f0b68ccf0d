"""Reads of needs. Every one starts from `visible_to`; row security says the same.

queries.open_needs(keyring)          # those of the own organisation that wait for a lawyer, the most urgent first
queries.opened_need(keyring, pk)     # one of them, or None
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import Need, SentNeed
from amanjol.casework.legal_aid.needs.records import NeedRecord
from amanjol.casework.standards.legal_needs.codes import Urgency
from amanjol.foundation.journal.queries import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.standards.legal_needs.bodies import Raised
    from amanjol.casework.standards.legal_needs.states import State
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

SUBJECT: Final = "legal-need"
ARRIVED, CHANGED, WITHDRAWN, PROGRESS = (
    "legal-need.arrived",
    "legal-need.change-arrived",
    "legal-need.withdrawal-arrived",
    "legal-need.progress",
)
ACTING: Final = "legal-need.acting-told"
KNOWN_WRITTEN: Final = "legal-need.known-written"
WRITTEN: Final = (ARRIVED, CHANGED, WITHDRAWN, PROGRESS, ACTING, KNOWN_WRITTEN, "legal-need.erased")
"""The verbs of which a need counts how often they were written."""
_PLACE: Final = {urgency: place for place, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class OpenedNeed:
    """`is_older`: the journal knows of more than stands here, so nothing is written into it."""

    row: Need
    record: NeedRecord
    is_older: bool

    @property
    def says(self) -> Raised:
        return self.record.now

    @property
    def state(self) -> State:
        return self.record.state

    def is_late(self, now: datetime) -> bool:
        """Whether nobody has answered by the deadline."""
        return self.record.is_open and self.row.answer_by is not None and self.row.answer_by < now


def visible_to(member: Member) -> QuerySet[Need]:
    """The one door to needs, for whoever coordinates."""
    if not rules.can_coordinate(member):
        return Need.objects.none()
    return Need.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedNeed]:
    """All of the own organisation: the most urgent first, then who waits longest. SealBroken."""
    rows = visible_to(keyring.member)
    ids = list(rows.values_list("pk", flat=True))
    times = _times(keyring, ids)
    of_all = sealed_rows.open_all(NeedRecord, rows, keyring)
    needs = [OpenedNeed(row, record, times.get(row.pk, 0) > record.acts) for row, record in of_all]
    return sorted(needs, key=lambda need: (_PLACE[need.says.urgency], need.record.asked_at, need.row.pk))


def open_needs(keyring: Keyring) -> list[OpenedNeed]:
    """Those that are neither ended nor closed nor withdrawn, in the order of `opened`. SealBroken."""
    return [need for need in opened(keyring) if need.record.is_open]


def opened_need(keyring: Keyring, pk: UUID, *, is_locked: bool = False) -> OpenedNeed | None:
    """None for one of others, or for who does not coordinate. SealBroken."""
    rows = visible_to(keyring.member)
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    return opened_row(row, keyring) if row is not None else None


def opened_row(row: Need, keyring: Keyring) -> OpenedNeed:
    """SealBroken."""
    record = sealed_rows.open_row(NeedRecord, row, keyring)
    return OpenedNeed(row, record, _times(keyring, [row.pk]).get(row.pk, 0) > record.acts)


def left_to_rewrap(keyring: Keyring) -> int:
    return sum(rows.count() for rows in under_earlier(keyring))


def under_earlier(keyring: Keyring) -> tuple[QuerySet[Need], QuerySet[SentNeed]]:
    """Of both sides, what an earlier epoch opens."""
    organisation, number = keyring.member.organisation_id, keyring.epoch.number
    return (
        Need.objects.filter(organisation=organisation).exclude(epoch=number),
        SentNeed.objects.filter(organisation=organisation).exclude(epoch=number),
    )


def _times(keyring: Keyring, ids: Iterable[UUID]) -> dict[UUID, int]:
    ids = list(ids)
    return times_of(keyring.member.organisation_id, WRITTEN, SUBJECT, ids) if ids else {}
