"""What was shown how often: sums of a month, by place, language and page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Min, Sum
from django.utils import timezone

from amanjol.public.devices.kinds import What
from amanjol.public.devices.models import Count, Played

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Month:
    """By the clock of the node."""

    first: date

    @property
    def name(self) -> str:
        """2026-11"""
        return f"{self.first:%Y-%m}"

    @property
    def following(self) -> Month:
        return Month((self.first + timedelta(days=32)).replace(day=1))

    @property
    def hours(self) -> dict[str, datetime]:
        return {"hour__gte": _midnight(self.first), "hour__lt": _midnight(self.following.first)}


def months(organisation: UUID | None) -> list[Month]:
    """Those with counts and all after them, the newest first; the present one only for the own organisation.

    None stands for all organisations: a month that still goes on would tell, from day to day, what is too small.
    """
    earliest = _of(Count, organisation).aggregate(first=Min("hour"))["first"]
    played = _of(Played, organisation).aggregate(first=Min("hour"))["first"] if organisation else None
    begins = min((moment for moment in (earliest, played) if moment is not None), default=None)
    if begins is None:
        return []
    month, today = Month(timezone.localtime(begins).date().replace(day=1)), timezone.localdate()
    all_months = []
    while month.first <= today:
        all_months.append(month)
        month = month.following
    return all_months[::-1] if organisation else all_months[:-1][::-1]


def sums(
    column: str, month: Month, *, organisation: UUID | None = None, only: Mapping[str, str] | None = None
) -> dict[str, int]:
    """By `place`, `language`, `what` or `key`. `only` narrows by the same columns; None is all organisations."""
    return _summed(_of(Count, organisation).filter(**month.hours, **(only or {})), column)


def pages(
    month: Month, *, organisation: UUID | None = None, only: Mapping[str, str] | None = None
) -> dict[str, int]:
    """How often each page was opened."""
    return sums("key", month, organisation=organisation, only={**(only or {}), "what": What.PAGE})


def played(month: Month, *, organisation: UUID, only: Mapping[str, str] | None = None) -> dict[str, int]:
    """Proof of play: how often screens showed each item."""
    return _summed(_of(Played, organisation).filter(**month.hours, **(only or {})), "item")


def places_and_languages(month: Month, organisation: UUID) -> tuple[list[str], list[str]]:
    """What the tables of a month can be narrowed to."""
    rows = set(_of(Count, organisation).filter(**month.hours).values_list("place", "language"))
    return sorted({place for place, _language in rows}), sorted({language for _place, language in rows})


def _of(model: type[Count | Played], organisation: UUID | None) -> QuerySet[Any]:
    rows = model.objects.all()
    return rows if organisation is None else rows.filter(device__organisation=organisation)


def _summed(rows: QuerySet[Any], column: str) -> dict[str, int]:
    return dict(rows.values_list(column).annotate(sum=Sum("count")).order_by())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  made aware right here
