"""What is inside the seal of a table of roads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, Any, Final

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST: Final = 72 * 60
"""Minutes of one way."""
MOST: Final = 3_000
"""Ways of one table."""

type Minutes = Annotated[int, Meta(ge=1, le=LONGEST)]


class Way(DataRecord, frozen=True):
    """Both ways alike; `first` comes before `second` by its key. Minutes."""

    first: str
    second: str
    summer: Minutes
    winter: Minutes

    @property
    def between(self) -> tuple[str, str]:
        return self.first, self.second

    @property
    def key(self) -> str:
        """What an address calls it: keys of districts may be words that somebody typed."""
        return hashlib.sha256("\0".join(self.between).encode()).hexdigest()[:12]


class Writing(TimedRecord, frozen=True):
    at: Moment
    by: str


class RoadsRecord(BoundRecord, frozen=True, kw_only=True):
    """Each way once, by its districts. `writings` are those who wrote it, the oldest first."""

    ways: tuple[Way, ...]
    writings: Annotated[tuple[Writing, ...], Meta(min_length=1)]

    @property
    def beside(self) -> Mapping[str, Any]:
        return {}

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.writings)

    def then(self, ways: Iterable[Way], writing: Writing) -> RoadsRecord:
        return replace(self, ways=in_order(ways), writings=(*self.writings, writing))


def way_between(start: str, end: str, summer: int, winter: int) -> Way:
    first, second = sorted((start, end))
    return Way(first, second, summer, winter)


def in_order(ways: Iterable[Way]) -> tuple[Way, ...]:
    return tuple(sorted(ways, key=lambda way: way.between))
