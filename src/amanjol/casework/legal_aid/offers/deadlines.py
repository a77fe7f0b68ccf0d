"""Until when an advocate may answer, by urgency (`deadlines.toml`)."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.utils import timezone

from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.legal_needs.codes import Urgency
from amanjol.casework.standards.legal_needs.deadlines import working_day_after

FILE: Final = Path(__file__).with_name("deadlines.toml")
END_OF_WORK: Final = time(18)


class DeadlinesBroken(ValueError):
    """The file does not say for each urgency either minutes or working days, from 1 on."""


@cache
def read_deadlines(path: Path = FILE) -> dict[Urgency, tuple[int, int]]:
    """Minutes and working days, one of them 0. DeadlinesBroken."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeadlinesBroken(f"{path.name} is no TOML: {error}") from error
    if data.keys() != {*Urgency}:
        raise DeadlinesBroken(f"{path.name} has {', '.join(data)}: it needs {', '.join(Urgency)}.")
    deadlines = {}
    for urgency, entry in data.items():
        value = list(entry.items()) if isinstance(entry, dict) else []
        if len(value) != 1 or type(value[0][1]) is not int or not 1 <= value[0][1] <= 10_000:
            raise DeadlinesBroken(f"{path.name}: {urgency} has no length.")
        [(unit, length)] = value
        if unit not in {"minutes", "working_days"}:
            raise DeadlinesBroken(f"{path.name}: {urgency} has {unit}.")
        deadlines[Urgency(urgency)] = (length, 0) if unit == "minutes" else (0, length)
    return deadlines


def deadline(urgency: Urgency, asked: datetime) -> datetime:
    """To the second. A working day ends at six in the evening by the clock of the node."""
    return end_of(*read_deadlines()[urgency], asked)


def end_of(minutes: int, working_days: int, asked: datetime) -> datetime:
    """As `deadline`, of so many minutes, or working days where they are none."""
    if minutes:
        return (asked + timedelta(minutes=minutes)).replace(microsecond=0)
    day = working_day_after(timezone.localdate(asked), working_days, country_here())
    return datetime.combine(day, END_OF_WORK, timezone.get_default_timezone()).astimezone(asked.tzinfo)
