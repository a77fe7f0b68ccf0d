"""A week of duty, day by day, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.rota import queries
from amanjol.casework.legal_aid.rota.queries import Hours, day_of, midnight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from amanjol.casework.legal_aid.models import Absence, DutySlot


@dataclass(frozen=True, slots=True)
class SlotShown:
    """`is_away`: they are away at some of these hours. `is_asked`: a swap is asked for that would move them."""

    slot: DutySlot
    hours: str
    name: str
    where: str
    is_away: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class DayShown:
    """`gaps`: hours at which nobody is on duty, or was."""

    day: date
    is_today: bool
    is_past: bool
    slots: list[SlotShown]
    gaps: list[str]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def in_words(hours: Hours | DutySlot, day: date | None = None) -> str:
    """On this day, without dates: from midnight and until midnight where it reaches further. Without a day: both."""
    begins, ends = timezone.localtime(hours.begins_at), timezone.localtime(hours.ends_at)
    if day is None:
        if begins.date() == ends.date():
            return f"{_day_in_words(begins)}–{ends:%H:%M}"
        return f"{_day_in_words(begins)} – {_day_in_words(ends)}"
    of_day = day_of(day)
    first = "00:00" if hours.begins_at <= of_day.begins_at else f"{begins:%H:%M}"
    last = "24:00" if hours.ends_at >= of_day.ends_at else f"{ends:%H:%M}"
    return f"{first}–{last}"


def _day_in_words(local: datetime) -> str:
    """Of the node's clock. The year only where it is not this one."""
    of_year = "" if local.year == timezone.localdate().year else f".{local.year}"
    return f"{date_format(local, 'D')} {local:%d.%m}{of_year} {local:%H:%M}"


def week(organisation: UUID, monday: date, names: Mapping[UUID, str]) -> list[DayShown]:
    """Seven days. `names` by the id of the advocate's row; of others the row is not there."""
    whole = Hours(midnight(monday), midnight(monday + timedelta(days=7)))
    slots = list(queries.between(queries.slots_of(organisation), whole))
    absences = list(queries.between(queries.absences_of(organisation), whole))
    places = district_names(slot.district for slot in slots if slot.district)
    asked = {pk for swap in queries.asked(organisation) for pk in (swap.slot_id, swap.in_return_id)}
    today = timezone.localdate()
    days = []
    for number in range(7):
        day = monday + timedelta(days=number)
        hours = day_of(day)
        there = [slot for slot in slots if _meet(slot, hours)]
        days.append(
            DayShown(
                day,
                day == today,
                day < today,
                [
                    SlotShown(
                        slot,
                        in_words(slot, day),
                        names.get(slot.advocate_id, ""),
                        places.get(slot.district, "") or _("the whole country"),
                        any(
                            away.advocate_id == slot.advocate_id
                            and _meet(away, Hours(slot.begins_at, slot.ends_at))
                            for away in absences
                        ),
                        slot.pk in asked,
                    )
                    for slot in there
                ],
                [in_words(gap, day) for gap in queries.gaps(hours, there, absences)],
            )
        )
    return days


def _meet(row: DutySlot | Absence, hours: Hours) -> bool:
    return row.begins_at < hours.ends_at and row.ends_at > hours.begins_at
