"""What is sealed of a return beneath its case."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change, between
from amanjol.casework.standards.referring.voluntary_return import ReturnPlan
from amanjol.foundation.seals.records import Moment, TimedRecord

if TYPE_CHECKING:
    from datetime import datetime


class ReturnRecord(TimedRecord, frozen=True, kw_only=True):
    """`plan` is what was looked at so far. `arrived_at`: somebody here wrote the arrival down; what a partner says of
    it by letter lies in the referral. `stopped_at`: the person does not go, for now or at all.

    `changes` are earlier values, `acts` how many entries the journal has of it.
    """

    at: Moment
    by: str
    plan: ReturnPlan
    arrived_at: Moment | None = None
    stopped_at: Moment | None = None
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def calls_at(self) -> datetime | None:
        """From when the named persons call each other; None while nobody is on the way."""
        clock = self.plan.clock
        if clock is None or self.arrived_at is not None or self.stopped_at is not None:
            return None
        return clock.expected_at + timedelta(hours=clock.hours)


def change_between(before: ReturnRecord, after: ReturnRecord, by: str) -> Change | None:
    """What was put in place of something; what was empty before is no earlier value."""
    stood, stands = _values(before), _values(after)
    return between(stood, {name: value for name, value in stands.items() if name in stood}, by)


def _values(record: ReturnRecord) -> dict[str, Any]:
    data = record.as_data()
    values = data["plan"] | {name: data[name] for name in ("arrived_at", "stopped_at")}
    return {
        name: value for name, value in values.items() if name != "is_child" and value not in (None, [], ())
    }
