"""How old a letter says that somebody is: who may be a child is not said to be grown up."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.referrals.ages import age_band
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.referring.codes import AgeBand


def _born(years_ago: int) -> PersonRecord:
    return PersonRecord(names=("Merjen",), birth_year=timezone.localdate().year - years_ago)


@pytest.mark.parametrize(
    ("years_ago", "band"),
    [
        (17, AgeBand.NOT_KNOWN),
        (18, AgeBand.NOT_KNOWN),  # not before the birthday
        (19, AgeBand.FROM_18_TO_29),
        (30, AgeBand.FROM_18_TO_29),
        (31, AgeBand.FROM_30_TO_59),
        (61, AgeBand.FROM_60),
    ],
)
def test_of_a_year_alone_the_younger_age_counts(years_ago: int, band: AgeBand) -> None:
    assert age_band(_born(years_ago), None) is band


@pytest.mark.parametrize(
    ("today", "born_on", "is_grown_up"),
    [
        ("2027-03-14", "2009-03-14", True),
        ("2027-03-14", "2009-03-15", False),
        ("2028-02-29", "2010-02-28", True),
        ("2028-02-29", "2010-03-01", False),
        ("2026-02-28", "2008-02-29", False),
        ("2026-03-01", "2008-02-29", True),
    ],
)
def test_a_day_of_birth_counts_to_the_day(
    monkeypatch: pytest.MonkeyPatch, today: str, born_on: str, is_grown_up: bool
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date.fromisoformat(today))
    band = age_band(PersonRecord(names=("Merjen",)), born_on)
    assert band is (AgeBand.FROM_18_TO_29 if is_grown_up else AgeBand.NOT_KNOWN)


def test_a_child_by_the_case_is_a_child_in_the_letter_or_nobody_knows() -> None:
    child = PersonRecord(names=("Merjen",), form=Form.CHILD_ALONE)
    today = timezone.localdate()
    assert age_band(child, f"{today.year - 15}-01-01") is AgeBand.FROM_14_TO_17
    assert age_band(child, f"{today.year - 10}-01-01") is AgeBand.UNDER_14
    assert age_band(child, f"{today.year - 25}-01-01") is AgeBand.NOT_KNOWN
    assert age_band(child, None) is AgeBand.NOT_KNOWN
