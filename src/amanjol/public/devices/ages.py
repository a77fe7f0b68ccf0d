"""How long ago something was, in the words of the page's language, coarsely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timesince import timesince
from django.utils.translation import gettext as _now

if TYPE_CHECKING:
    from datetime import datetime


def ago(moment: datetime | None, now: datetime) -> str:
    """“3 hours ago”; a clock that runs ahead of ours is taken for just now."""
    if moment is None:
        return _now("never")
    if (now - moment).total_seconds() < 60:
        return _now("just now")
    return _now("%(time)s ago") % {"time": timesince(moment, now, depth=1)}


def age(moment: datetime | None, now: datetime) -> str:
    """“3 days old”; empty where nothing is known."""
    if moment is None:
        return ""
    if (now - moment).total_seconds() < 60:
        return _now("just now")
    return _now("%(time)s old") % {"time": timesince(moment, now, depth=1)}
