"""The worker: runs tasks, puts back what a killed worker left, and looks around once a minute.

What is in the queue `at-once` runs in a thread of its own, beside what takes minutes in the other, and so does what
is in `attacks`, each of which can take twenty: alarms and letters wait for none. The task library has none of this.
Each worker says every few seconds that it lives (`leases`), so that another one can tell a running task from an
abandoned one; that, and looking around, happen in threads of their own, however long a task runs. A database that is
away for a moment ends none of it.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from amanjol.site import leases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

logger = logging.getLogger(__name__)
AT_ONCE = "at-once"  # the queue of what waits for no pack and no voice
ATTACKS = "attacks"  # the queue of attacks on releases
LOOK_EVERY = 1.0  # seconds between looks for new tasks
TICK_EVERY = 60.0  # seconds
PUT_BACK_EVERY = 10.0  # seconds
CARRY_EVERY = 5.0  # seconds between looks for letters that are due
RESULTS_KEPT = timedelta(days=14)


@dataclass(slots=True)
class Worker:
    """Runs until `stop` is called (from a signal); a task that runs is finished first."""

    name: str = field(default_factory=lambda: get_random_string(32))
    _stopped: bool = False  # no event of `threading`: a signal may not wait for a lock that it interrupts
    _today: date | None = None
    _is_heard: bool = False  # by the database, that it lives

    def stop(self) -> None:
        self._stopped = True

    @property
    def name_at_once(self) -> str:
        """Of the thread that runs what waits for nothing."""
        return f"{self.name}-{AT_ONCE}"

    @property
    def name_attacks(self) -> str:
        """Of the thread that runs attacks."""
        return f"{self.name}-{ATTACKS}"

    def run(self) -> None:
        leases.end_unless_beaten(time.monotonic())  # also before the first beat
        self._without_stumbling(self.beat)
        duties = (
            (self.beat, leases.BEAT_EVERY),
            (self.put_back, PUT_BACK_EVERY),
            (self.tick, TICK_EVERY),
            (self.work_at_once, LOOK_EVERY),
            (self.work_attacks, LOOK_EVERY),
            (carry_letters, CARRY_EVERY),
            (fetch_files, CARRY_EVERY),
        )
        threads = [
            threading.Thread(target=self._repeat, args=duty, name=duty[0].__name__, daemon=True)
            for duty in duties
        ]
        for thread in threads:
            thread.start()
        while not self._stopped:
            if not all(thread.is_alive() for thread in threads):
                raise RuntimeError("A part of the worker has ended, as said above.")
            self._without_stumbling(self.work_off)
            self._pause(LOOK_EVERY)
        for thread in threads:
            thread.join(1.0)
        self._without_stumbling(lambda: leases.leave(self.name, self.name_at_once, self.name_attacks))

    def beat(self) -> None:
        began = time.monotonic()
        leases.beat(self.name)
        leases.beat(self.name_at_once)
        leases.beat(self.name_attacks)
        self._is_heard = True
        leases.end_unless_beaten(began)

    def put_back(self) -> None:
        returned = requeue_abandoned()
        if returned:
            logger.warning("%s abandoned tasks were put back", returned)

    def tick(self) -> None:
        """What happens every minute, and once a day."""
        for chore in _chores_of_the_minute():
            chore()
        today = timezone.localdate()
        if today != self._today:
            once_a_day()
            self._today = today

    def work_off(self) -> None:
        self._work_off("default", self.name)

    def work_at_once(self) -> None:
        self._work_off(AT_ONCE, self.name_at_once)

    def work_attacks(self) -> None:
        self._work_off(ATTACKS, self.name_attacks)

    def _work_off(self, queue: str, name: str) -> None:
        """Everything that waits in a queue, one after the other. What is noted as its own before the first was cut off.

        Nothing before its first beat: what somebody runs of whom nobody has heard is put back, and so would run twice.
        """
        if not self._is_heard:
            return
        requeue(name)
        while not self._stopped and self._run_next(queue, name):
            pass

    def _run_next(self, queue: str, name: str) -> bool:
        """Gives whether there was a task."""
        runner = TaskRunner(
            queue_names=[queue],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=name,
            excluded_queue_names=[],
        )
        before = runner._run_tasks  # noqa: SLF001  the library tells it nowhere else
        runner.run()
        return bool(runner._run_tasks > before)  # noqa: SLF001  as above

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._stopped and time.monotonic() < until:
            time.sleep(0.2)

    def _repeat(self, act: Callable[[], None], every: float) -> None:
        while not self._stopped:
            self._without_stumbling(act)
            self._pause(every)
        connection.close()

    def _without_stumbling(self, act: Callable[[], None]) -> None:
        """A database that restarts or fails over is back in a moment; what it cut off is done again."""
        try:
            close_old_connections()
            act()
        except (OperationalError, InterfaceError) as error:
            logger.warning("the database is away (%s)", type(error).__name__)
            connection.close()


def carry_letters() -> None:
    """Bring to other nodes what is due."""
    from amanjol.foundation.letters.delivery import carrying  # noqa: PLC0415  models must be ready

    carrying.carry()


def fetch_files() -> None:
    """Ask other nodes for what is missing of files: apart, since one may take long."""
    from amanjol.foundation.letters.delivery import fetching  # noqa: PLC0415  models must be ready

    fetching.fetch()


def requeue_abandoned() -> int:
    """Put back every running task whose worker is gone. Gives their number."""
    leases.forget_dead()
    running = DBTaskResult.objects.running().values_list("worker_ids", flat=True)
    return sum(requeue(worker) for worker in set(map(_last, running)) if not leases.lives(worker))


def requeue(worker: str) -> int:
    """Put back what is noted as run by this worker, which runs it no more."""
    with transaction.atomic():
        locked = DBTaskResult.objects.running().select_for_update(skip_locked=True)
        left = [result for result in locked if _last(result.worker_ids) == worker]
        for result in left:
            result.status = TaskResultStatus.READY
            result.started_at = None
            result.save(update_fields=["status", "started_at"])
    return len(left)


def _last(workers: list[str]) -> str:
    """Who has taken a task last; the others before had it put back."""
    return workers[-1] if workers else ""


def once_a_day() -> None:
    """Old results go; articles whose day to look again has come are labelled by a new pack; signatures; sealed files
    of nobody.
    """
    with transaction.atomic():
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()
        for chore in _daily_chores():
            chore()


def _chores_of_the_minute() -> list[Callable[[], None]]:
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  models must be ready

    chores: list[Callable[[], None]] = [accounts.lock_idle]
    if "casework" in settings.PLANES:
        from amanjol.casework.legal_aid.turns import handing  # noqa: PLC0415  models must be ready
        from amanjol.casework.referrals.reminders import actions as reminders  # noqa: PLC0415  models must be ready

        chores += [reminders.look_around, handing.look_around]
    if "public" in settings.PLANES:
        from amanjol.public.devices.actions import watching  # noqa: PLC0415  models must be ready, and the plane on
        from amanjol.public.guide.telling import actions as telling  # noqa: PLC0415  as devices
        from amanjol.public.packs import actions as packs  # noqa: PLC0415  as devices

        chores += [watching.look_around, packs.try_again, telling.look_around]
    if "programme" in settings.PLANES:
        from amanjol.programme.mailings.actions import sending  # noqa: PLC0415  models must be ready, and the plane on

        chores.append(sending.look_around)
    return chores


def _daily_chores() -> list[Callable[[], object]]:
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  models must be ready, and the plane on
    from amanjol.foundation.letters import nameless  # noqa: PLC0415  as accounts
    from amanjol.foundation.letters import telling as letters  # noqa: PLC0415  as accounts
    from amanjol.foundation.letters.delivery import carrying  # noqa: PLC0415  as accounts
    from amanjol.foundation.letters.files import brought, lying  # noqa: PLC0415  as accounts
    from amanjol.foundation.once import actions as once  # noqa: PLC0415  as accounts

    chores: list[Callable[[], object]] = [
        accounts.forget_expired,
        once.forget_old,
        carrying.forget_received,
        lying.sweep,
        brought.sweep,
        lying.ask_again_for_lost,
        letters.ask_every_day,
        nameless.say_late,
    ]
    if "casework" in settings.PLANES:
        from amanjol.casework.complaints.actions import sending_on  # noqa: PLC0415  models must be ready, and the plane on
        from amanjol.casework.support.files import actions as files  # noqa: PLC0415  as complaints

        chores += [files.sweep, sending_on.forget_letterboxes]
    if "public" in settings.PLANES:
        from amanjol.public.devices.actions import watching  # noqa: PLC0415  models must be ready, and the plane on
        from amanjol.public.guide.telling import actions as telling  # noqa: PLC0415  as devices
        from amanjol.public.packs import actions as packs  # noqa: PLC0415  as devices
        from amanjol.public.packs.publishing import actions as publishing  # noqa: PLC0415  as devices

        chores += [
            watching.forget_old,
            telling.look_at_the_day,
            packs.ask_for_todays_build,
            publishing.ask_to_publish,
            publishing.ask_to_sign_again,
        ]
    if "programme" in settings.PLANES:
        from amanjol.programme.mailings.actions import joining  # noqa: PLC0415  models must be ready, and the plane on

        chores.append(joining.forget_unconfirmed)
    return chores
