"""How old somebody is, as widely as a letter says it, by what a case knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.referring.codes import AgeBand

if TYPE_CHECKING:
    from amanjol.casework.cases.records import PersonRecord


def age_band(person: PersonRecord, born_on: str | None) -> AgeBand:
    """As wide as letters have it; not known where nothing says it, or what says it contradicts the person's form."""
    today = timezone.localdate()
    if born_on:
        born = date.fromisoformat(born_on)
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    elif person.birth_year is not None:
        years = today.year - person.birth_year - 1  # may be younger: protected as a child while that is open
    else:
        return AgeBand.NOT_KNOWN
    if (person.form in CHILDREN) is not (years < 18):
        return AgeBand.NOT_KNOWN
    return next(band for until, band in _BANDS if years < until)


_BANDS: Final = (
    (14, AgeBand.UNDER_14),
    (18, AgeBand.FROM_14_TO_17),
    (30, AgeBand.FROM_18_TO_29),
    (60, AgeBand.FROM_30_TO_59),
    (1000, AgeBand.FROM_60),
)
