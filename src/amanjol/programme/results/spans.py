"""Whole months, quarters, half-years and years within some days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from amanjol.programme.results.kinds import MONTHS, Length

if TYPE_CHECKING:
    from collections.abc import Iterator


def spans(begins_on: date, ends_on: date) -> Iterator[tuple[Length, date, date]]:
    """All that touch these days, those of one length together, with their first and last day."""
    for length in (Length.QUARTER, Length.HALF_YEAR, Length.YEAR, Length.MONTH):
        months = MONTHS[length]
        at = begins_on.year * 12 + (begins_on.month - 1) // months * months
        while _day(at) <= ends_on:
            yield length, _day(at), _day(at + months) - timedelta(days=1)
            at += months


def _day(month: int) -> date:
    """The first of the month that is so many after the beginning of the year 0."""
    return date(month // 12, month % 12 + 1, 1)
