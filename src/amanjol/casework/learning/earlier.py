"""What stood there before somebody changed it, and what was put in its place, in words: the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.casework.learning.words import TIMINGS
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from amanjol.casework.learning.records import (
        Attendance,
        CohortFacts,
        CohortRecord,
        CourseDay,
        LearnerRecord,
        Profile,
        TestSheet,
    )
    from amanjol.foundation.organisations.models import Organisation

    type Line = tuple[str, str]
    """What it is, and what stands there."""


class Written(Protocol):
    """What was written at a moment, by an account."""

    @property
    def at(self) -> datetime: ...
    @property
    def by(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ChangedLine:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one act put in place of what."""

    at: datetime
    who: str
    lines: list[ChangedLine]


def changes_of_learner(
    record: LearnerRecord, cohort: CohortRecord, organisation: Organisation
) -> list[Change]:
    days = {day.number: date_format(day.on, "d.m.Y") for day in cohort.days_now}

    def attended(attendance: Attendance) -> list[Line]:
        label = _("Minutes on %(day)s") % {"day": days.get(attendance.day, "")}
        return [(label, str(attendance.minutes))]

    series = [
        *in_series(record.profiles, alike, _profile),
        *in_series(record.attendance, lambda attendance: str(attendance.day), attended),
        *in_series(record.sheets, lambda sheet: sheet.timing, _sheet),
    ]
    return named(series, organisation)


def changes_of_cohort(record: CohortRecord, organisation: Organisation) -> list[Change]:
    series = [
        *in_series(record.facts, alike, _facts),
        *in_series(record.days, lambda day: str(day.number), _day),
    ]
    return named(series, organisation)


def alike(_part: object) -> str:
    """For parts of which there is one series."""
    return ""


def in_series[Part: Written](
    parts: Sequence[Part], key: Callable[[Part], str], lines: Callable[[Part], list[Line]]
) -> list[Change]:
    """Of parts with the same key, each beside the one before; `who` is an account's id still."""
    of_key: dict[str, list[Part]] = {}
    for part in parts:
        of_key.setdefault(key(part), []).append(part)
    return [
        Change(after.at, after.by, _differences(lines(before), lines(after)))
        for alike in of_key.values()
        for before, after in pairwise(alike)
    ]


def _differences(before: list[Line], after: list[Line]) -> list[ChangedLine]:
    return [
        ChangedLine(label, was, became)
        for (label, was), (_label, became) in zip(before, after, strict=True)
        if was != became
    ]


def named(changes: Iterable[Change], organisation: Organisation) -> list[Change]:
    changes = list(changes)
    names = names_of({change.who for change in changes}, organisation)
    named = [Change(change.at, names.get(change.who, ""), change.lines) for change in changes]
    return sorted(named, key=lambda change: change.at, reverse=True)


def _profile(profile: Profile) -> list[Line]:
    return [
        (_("Name"), profile.name),
        (_("How to reach them"), profile.reach),
        (_("Does not come any more since"), written(profile.left_on)),
    ]


def _sheet(sheet: TestSheet) -> list[Line]:
    given = ", ".join(f"{key}: {letter}" for key, letter in sorted(sheet.answers.items()))
    return [
        (str(TIMINGS[sheet.timing]), f"{sheet.percent} %"),
        (_("Asked on"), written(sheet.on)),
        (_("Answers"), given),
    ]


def _facts(facts: CohortFacts) -> list[Line]:
    return [
        (_("What you call it"), facts.name),
        (_("Language of the course"), facts.language),
        (_("Who teaches"), facts.trainer),
        (_("Where"), facts.place),
        (_("First day"), written(facts.begins_on)),
        (_("Last day"), written(facts.ends_on)),
    ]


def _day(day: CourseDay) -> list[Line]:
    return [
        (_("Day"), written(day.on)),
        (_("How long it was, in minutes"), str(day.minutes)),
        (_("What it was about"), ", ".join(day.modules)),
    ]


def written(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""
