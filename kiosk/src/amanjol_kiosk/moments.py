"""Times as this program keeps them: aware, UTC, in whole seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

TOLERANCE = timedelta(days=1)  # a clock may differ this much before it is called wrong


def now() -> datetime:
    return datetime.now(UTC)


def read(text: object) -> datetime | None:
    """None where it is no time with a zone."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def write(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d")
