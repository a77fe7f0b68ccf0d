"""The worker: runs tasks, puts back what a killed worker left, and looks around once a minute.

The task library has neither of the last two. Each worker holds an advisory lock of its own for as long as
its connection lives, so that another one can tell a running task from an abandoned one.
"""

from __future__ import annotations

import hashlib
import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

logger = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds between looks for new tasks
TICK_EVERY = 60.0  # seconds
RESULTS_KEPT = timedelta(days=14)


@dataclass(slots=True)
class Worker:
    """Runs until `stop` is called (from a signal); a task that runs is finished first."""

    name: str = field(default_factory=lambda: get_random_string(32))
    _stopped: bool = False
    _today: date | None = None

    def stop(self) -> None:
        self._stopped = True

    def run(self) -> None:
        runner = TaskRunner(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        next_tick = 0.0
        while not self._stopped:
            self._claim()
            if time.monotonic() >= next_tick:
                self.tick()
                next_tick = time.monotonic() + TICK_EVERY
            runner.run()
            time.sleep(LOOK_EVERY)

    def tick(self) -> None:
        """What happens every minute, and once a day."""
        returned = requeue_abandoned()
        if returned:
            logger.warning("%s abandoned tasks were put back", returned)
        for chore in _chores_of_the_minute():
            chore()
        today = timezone.localdate()
        if today != self._today:
            self._today = today
            once_a_day()

    def _claim(self) -> None:
        """Hold this worker's lock; a lost connection loses it, and the new connection takes it again."""
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                cursor.execute("select pg_try_advisory_lock(%s)", [_lock_of(self.name)])


def requeue_abandoned() -> int:
    """Put back every running task whose worker is gone. Gives their number."""
    count = 0
    with transaction.atomic():
        running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
        for result in running:
            worker = result.worker_ids[-1] if result.worker_ids else ""
            with connection.cursor() as cursor:
                cursor.execute(
                    "select exists (select from pg_locks where locktype = 'advisory' and granted"
                    " and (classid::bigint << 32) | objid::bigint = %s)",
                    [_lock_of(worker)],
                )
                if cursor.fetchone() == (True,):
                    continue
            result.status = TaskResultStatus.READY
            result.started_at = None
            result.save(update_fields=["status", "started_at"])
            count += 1
    return count


def once_a_day() -> None:
    """Old results go; articles whose day to look again has come are labelled by a new pack; signatures."""
    with transaction.atomic():
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()
        for chore in _daily_chores():
            chore()


def _chores_of_the_minute() -> list[Callable[[], None]]:
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  models must be ready

    chores: list[Callable[[], None]] = [accounts.lock_idle]
    if "public" in settings.PLANES:
        from amanjol.public.devices.actions import watching  # noqa: PLC0415  models must be ready, and the plane on

        chores.append(watching.look_around)
    return chores


def _daily_chores() -> list[Callable[[], None]]:
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  models must be ready, and the plane on

    chores: list[Callable[[], None]] = [accounts.forget_expired]
    if "public" in settings.PLANES:
        from amanjol.public.devices.actions import watching  # noqa: PLC0415  models must be ready, and the plane on
        from amanjol.public.packs import actions as packs  # noqa: PLC0415  as devices
        from amanjol.public.packs.publishing import actions as publishing  # noqa: PLC0415  as devices

        chores += [
            watching.forget_old,
            packs.ask_for_build,
            publishing.ask_to_publish,
            publishing.ask_to_sign_again,
        ]
    return chores


def _lock_of(worker: str) -> int:
    """A number that fits PostgreSQL's positive bigint."""
    return int.from_bytes(hashlib.sha256(worker.encode()).digest()[:8]) >> 1
