"""Record classes as plain data for `canonical`, and back: a new field is one line, in its class.

Reading is strict. A number is never taken for a text, and a field that the class does not have is refused, so that an
older program never seals anew, without it, what a newer one wrote. A field with a default may be missing.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, datetime
from functools import cache
from typing import Annotated, Any, Self

import msgspec
from msgspec import inspect
from msgspec.structs import replace

from amanjol.foundation.seals.canonical import NotCanonical

__all__ = ["DataRecord", "Moment", "TimedRecord", "present_moment", "replace"]

type Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""For a `TimedRecord`."""


def present_moment() -> datetime:
    """Now, in UTC and to the second, as records have their moments."""
    return datetime.now(UTC).replace(microsecond=0)


class DataRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sealed as one. Fields are texts, whole numbers, days, moments, choices (`StrEnum`), records, tuples of
    these, sets of texts, and plain dictionaries.

    `tag_field` and `tag` of a class stand in its data and name their format; `array_like` makes a list of the fields.
    `replace(record, field=…)` gives a changed copy.
    """

    def as_data(self) -> dict[str, Any]:
        """Days and moments as ISO 8601, sets sorted."""
        data: dict[str, Any] = msgspec.to_builtins(self, order="deterministic")
        return data

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """What `as_data` gave. NotCanonical for all else, also for what the class itself refuses; never quotes it."""
        try:
            return msgspec.convert(data, cls)
        except msgspec.ValidationError:
            raise NotCanonical("These are not the data of this record.") from None


class TimedRecord(DataRecord, frozen=True):
    """With moments, each of which every clock can show: neither in the first year of calendars nor in the last."""

    def __post_init__(self) -> None:
        for name in _moments_of(type(self)):
            moment = getattr(self, name)
            if isinstance(moment, datetime) and not MINYEAR < moment.year < MAXYEAR:
                raise ValueError("No clock shows this moment.")


@cache
def _moments_of(kind: type[TimedRecord]) -> tuple[str, ...]:
    """Fields that may hold a moment: a record is made thousands of times, and most of its fields never do."""
    of_record = inspect.type_info(kind)
    assert isinstance(of_record, inspect.StructType)  # noqa: S101  what a record is
    return tuple(field.name for field in of_record.fields if _may_be_a_moment(field.type))


def _may_be_a_moment(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return any(map(_may_be_a_moment, kind.types))
    if isinstance(kind, inspect.Metadata):
        return _may_be_a_moment(kind.type)
    return isinstance(kind, inspect.DateTimeType | inspect.AnyType)
