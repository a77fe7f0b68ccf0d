"""Which workers live: each says so every few seconds, in a row that outlives any connection and any failover.

A lock of a session would be lost with its connection, while the task goes on. A row may only be trusted if
its worker is surely gone once it has lapsed: so a worker that could not say for a while that it lives ends
itself, before anybody may put its task back.
"""

from __future__ import annotations

import faulthandler
import time
from datetime import timedelta
from typing import Final

from django.db.models.functions import Now

from amanjol.site.models import WorkerLease

BEAT_EVERY: Final = 5.0  # seconds
ENDS_AFTER: Final = 30.0  # seconds without a beat; the worker ends itself
LAPSES_AFTER: Final = timedelta(seconds=45)  # more than that: others put back what it ran
_FORGOTTEN_AFTER: Final = timedelta(days=1)


def beat(worker: str) -> None:
    """Say that it lives. Raises the database's errors."""
    WorkerLease.objects.update_or_create(worker=worker, defaults={"beat_at": Now()})


def end_unless_beaten(since: float) -> None:
    """Have this process end, wherever it hangs, if this is not called again within `ENDS_AFTER` of `since`.

    `since` is of the monotonic clock: when the beat was begun, not when it came back.
    """
    left = max(0.01, ENDS_AFTER - (time.monotonic() - since))
    faulthandler.dump_traceback_later(left, exit=True)


def leave(*workers: str) -> None:
    """They have ended well, and left nothing."""
    faulthandler.cancel_dump_traceback_later()
    WorkerLease.objects.filter(worker__in=workers).delete()


def lives(worker: str) -> bool:
    return WorkerLease.objects.filter(worker=worker, beat_at__gt=Now() - LAPSES_AFTER).exists()


def any_lives() -> bool:
    return WorkerLease.objects.filter(beat_at__gt=Now() - LAPSES_AFTER).exists()


def forget_dead() -> None:
    WorkerLease.objects.filter(beat_at__lt=Now() - _FORGOTTEN_AFTER).delete()
