"""Whether figures of people tell of few people when one is taken from another. Plain, without a row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from amanjol.programme.results.kinds import FEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Told:
    """People of an indicator in the days of a period; `is_new` where nobody has read it yet."""

    indicator: UUID
    first_day: date
    last_day: date
    value: int
    is_new: bool

    @property
    def days(self) -> tuple[date, date]:
        return self.first_day, self.last_day

    def lies_inside(self, other: Told) -> bool:
        """Of one indicator, in some of the days."""
        within = other.first_day <= self.first_day and self.last_day <= other.last_day
        return within and self.days != other.days and self.indicator == other.indicator


def of_each_period(figures: Iterable[Told]) -> list[list[Told]]:
    """What stands together, by its days."""
    by_days: defaultdict[tuple[date, date], list[Told]] = defaultdict(list)
    for figure in figures:
        by_days[figure.days].append(figure)
    return list(by_days.values())


def tell_of_few(figures: Sequence[Told], sums: Iterable[Sequence[Told]]) -> bool:
    """Whether something new leaves one to nine people: two indicators of one period; a period without some of those
    that lie inside it; a figure without all others of its period that stand in one of the `sums`, as a plot shows them.
    """
    return (
        any(_lie_near(figure, other) for figure in figures if figure.is_new for other in figures)
        or any(_is_few(rest) for whole in figures for rest in _rests(whole, figures))
        or any(
            _is_few(whole.value - sum(other.value for other in together if other is not whole))
            for together in sums
            for whole in figures
            if whole.days == together[0].days
        )
    )


def _lie_near(figure: Told, other: Told) -> bool:
    return (
        figure.days == other.days
        and figure.indicator != other.indicator
        and _is_few(abs(figure.value - other.value))
    )


def _rests(whole: Told, figures: Sequence[Told]) -> Iterator[int]:
    """What it leaves without any of the periods inside it that do not overlap, where one of all these is new."""
    inside = sorted((part for part in figures if part.lies_inside(whole)), key=lambda part: part.first_day)
    left = {(date.min, whole.value, whole.is_new)}
    for part in inside:
        left |= {
            (part.last_day, rest - part.value, is_new or part.is_new)
            for until, rest, is_new in left
            if until < part.first_day and part.value < rest
        }
    return (rest for until, rest, is_new in left if is_new and until != date.min)


def _is_few(people: int) -> bool:
    return 0 < people < FEW
