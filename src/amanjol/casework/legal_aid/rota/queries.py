"""Reads of the rota. Rows are in clear, and so a claim: they say whom to ask first, and open nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils import timezone

from amanjol.casework.legal_aid.models import Absence, DutySlot, DutySwap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Hours:
    """From `begins_at` until just before `ends_at`."""

    begins_at: datetime
    ends_at: datetime


def slots_of(organisation: UUID) -> QuerySet[DutySlot]:
    return DutySlot.objects.filter(organisation=organisation).order_by("begins_at", "pk")


def absences_of(organisation: UUID) -> QuerySet[Absence]:
    return Absence.objects.filter(organisation=organisation).order_by("begins_at", "pk")


def swaps_of(organisation: UUID) -> QuerySet[DutySwap]:
    """Those that are declined, and those that no longer hold, as well."""
    swaps = DutySwap.objects.filter(organisation=organisation).order_by("slot__begins_at", "pk")
    return swaps.select_related("slot", "in_return", "asker__member__account", "asked__member__account")


def asked(organisation: UUID) -> QuerySet[DutySwap]:
    """Swaps that wait for an answer: all hours are to come, and still whose they were."""
    now = timezone.now()
    given_back = Q(in_return__begins_at__gt=now, in_return__advocate=F("asked__advocate"))
    return swaps_of(organisation).filter(
        Q(in_return=None) | given_back,
        slot__begins_at__gt=now,
        slot__advocate=F("asker__advocate"),
        is_declined=False,
    )


def away(organisation: UUID, at: datetime) -> frozenset[UUID]:
    """Who is on leave then, or said not now."""
    there = absences_of(organisation).filter(begins_at__lte=at, ends_at__gt=at)
    return frozenset(there.values_list("advocate", flat=True))


def on_duty(organisation: UUID, at: datetime) -> list[DutySlot]:
    """Duty that is then, without who is away."""
    not_there = away(organisation, at)
    slots = slots_of(organisation).filter(begins_at__lte=at, ends_at__gt=at)
    return [slot for slot in slots if slot.advocate_id not in not_there]


def available(organisation: UUID, at: datetime, district: str = "") -> frozenset[UUID]:
    """Advocates on duty then and not away; with a district, those whose duty is there or in the whole country."""
    return frozenset(
        slot.advocate_id
        for slot in on_duty(organisation, at)
        if not district or slot.district in {"", district}
    )


def day_of(day: date) -> Hours:
    """From midnight to midnight where this node is."""
    return Hours(midnight(day), midnight(day + timedelta(days=1)))


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def between[Row: (DutySlot, Absence)](rows: QuerySet[Row], hours: Hours) -> QuerySet[Row]:
    """Those that lie in these hours, or reach into them."""
    return rows.filter(begins_at__lt=hours.ends_at, ends_at__gt=hours.begins_at)


def gaps(hours: Hours, slots: Iterable[DutySlot], absences: Iterable[Absence]) -> list[Hours]:
    """When nobody is on duty in these hours, in order; whoever is away is not."""
    by_advocate: dict[UUID, list[Hours]] = {}
    for absence in absences:
        by_advocate.setdefault(absence.advocate_id, []).append(Hours(absence.begins_at, absence.ends_at))
    covered = [
        part
        for slot in slots
        for part in _without(Hours(slot.begins_at, slot.ends_at), by_advocate.get(slot.advocate_id, []))
    ]
    return _without(hours, covered)


def _without(hours: Hours, taken: Iterable[Hours]) -> list[Hours]:
    """What of these hours is not taken."""
    left, begins_at = [], hours.begins_at
    for part in sorted(taken, key=lambda part: part.begins_at):
        if part.begins_at > begins_at:
            left.append(Hours(begins_at, min(part.begins_at, hours.ends_at)))
        begins_at = max(begins_at, part.ends_at)
        if begins_at >= hours.ends_at:
            break
    if begins_at < hours.ends_at:
        left.append(Hours(begins_at, hours.ends_at))
    return [part for part in left if part.begins_at < part.ends_at]
