"""Which signs checks of an offer raised, over all devices: finished months, ten or more, nothing of a smaller number.

Cells alone, and no total of them: from a total a cell under ten could be found. A figure is the tens that are full, so
that what a device tells late, or what one visitor did twice, is not read from it either.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amanjol.public.devices.models import SignCount
from amanjol.public.devices.small_numbers import LEAST
from amanjol.public.guide.counted_signs import COUNTED
from amanjol.public.guide.queries import country_names

if TYPE_CHECKING:
    from datetime import date

MOST_MONTHS: Final = 3  # that are shown: those that ended last
ANYWHERE: Final = "general"


@dataclass(frozen=True, slots=True)
class RaisedSign:
    """`least` is how often at least: 10, 20, 30 …"""

    country: str
    sign: str
    least: int


@dataclass(frozen=True, slots=True)
class SignsOfMonth:
    """The most often raised first."""

    first: date
    raised: list[RaisedSign]


def raised_signs() -> list[SignsOfMonth]:
    """The newest month first, in the language of the page. Three queries; one where there is none."""
    this_month = timezone.localdate().replace(day=1)
    earliest = _months_before(this_month, MOST_MONTHS)
    rows_to_tell = SignCount.objects.filter(
        month__gte=earliest, month__lt=this_month, count__gte=LEAST, sign__in=COUNTED
    )
    rows = list(rows_to_tell.order_by("-month", "-count", "country", "sign"))
    names = country_names(get_language() or "en") if rows else {}
    return [
        SignsOfMonth(
            month,
            [
                RaisedSign(
                    _("no country chosen")
                    if row.country == ANYWHERE
                    else names.get(row.country, row.country),
                    str(COUNTED[row.sign]),
                    row.count // LEAST * LEAST,
                )
                for row in of_month
            ],
        )
        for month, of_month in groupby(rows, key=lambda row: row.month)
    ]


def _months_before(first: date, months: int) -> date:
    months_of_years = first.year * 12 + first.month - 1 - months
    return first.replace(year=months_of_years // 12, month=months_of_years % 12 + 1)
