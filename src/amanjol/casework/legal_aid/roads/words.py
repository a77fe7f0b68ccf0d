"""Time on the road in words: hours and minutes."""

from __future__ import annotations

from django.utils.translation import gettext


def in_hours(minutes: int) -> str:
    """`8 h`, `1 h 30 min`, `25 min`, in the language of whoever reads."""
    hours, rest = divmod(abs(minutes), 60)
    values = {"hours": hours, "minutes": rest}
    if not hours:
        words = gettext("%(minutes)s min")
    elif rest:
        words = gettext("%(hours)s h %(minutes)s min")
    else:
        words = gettext("%(hours)s h")
    return f"−{words % values}" if minutes < 0 else words % values


def as_typed(minutes: int) -> str:
    """`2:30`, as a field takes it."""
    return f"{minutes // 60}:{minutes % 60:02}"
