"""The day on which an article must be looked at again: by hand, or sooner by what its sources speak of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from amanjol.public.guide.sourcing import sources_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.public.guide import documents as d

# Days after a source was read or checked. Whatever names no kind is a rule.
DAYS: dict[d.SourceKind, int] = {"app": 30, "rule": 180, "bill": 30, "contact": 90, "report": 365}
NEW_FEES = (1, 15)  # month and day: fees are set for a year, and the new ones are known by then


def look_again_on(document: d.Document, sources: Mapping[str, d.Source]) -> str:
    """The soonest ISO day that one of its sources asks for or that was set by hand; empty if none is known."""
    days = [due_on(sources[key]) for key in sources_named(document) if key in sources]
    return min(filter(None, (document.look_again_on, *days)), default="")


def due_on(source: d.Source) -> str:
    """Empty where nobody noted when it was read."""
    read_on = max(_end_of(source.as_of), source.checked_on)
    if not read_on:
        return ""
    read = date.fromisoformat(read_on)
    if source.kind == "fee":
        return date(read.year + 1, *NEW_FEES).isoformat()
    return (read + timedelta(days=DAYS[source.kind or "rule"])).isoformat()


def is_only_as_of(source: d.Source) -> bool:
    """Whether nobody has checked it since the month in which it was read."""
    return bool(source.as_of) and (source.needs_review or source.checked_on <= _end_of(source.as_of))


def _end_of(month: str) -> str:
    """The last day of a month such as `2026-03`; empty for none."""
    if not month:
        return ""
    year, number = map(int, month.split("-"))
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)).isoformat()
