"""The worker runs what is asked, once for many changes, and puts back what a killed one left."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import connection, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.casework.support.files import actions as files
from amanjol.casework.support.threats.actions import tell
from amanjol.foundation.accounts.tests.people import enrolled, unlocked
from amanjol.programme.releases.actions.examining import examine_release
from amanjol.public.packs import actions as packs
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing import documents
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import node_in
from amanjol.site import leases
from amanjol.site.models import WorkerLease
from amanjol.site.tests import slow_work
from amanjol.site.worker import AT_ONCE, Worker, _daily_chores, once_a_day, requeue, requeue_abandoned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _tasks(status: TaskResultStatus) -> int:
    return DBTaskResult.objects.filter(status=status, task_path=packs.build_pack.module_path).count()


@pytest.mark.django_db
def test_many_changes_wait_for_one_build() -> None:
    for _ in range(3):
        packs.ask_for_build()
    assert _tasks(TaskResultStatus.READY) == 1


def _taken_by(worker: str) -> DBTaskResult[..., Any]:
    packs.build_pack.enqueue()
    task = DBTaskResult.objects.ready().latest("enqueued_at")
    task.claim(worker)
    return task


@pytest.mark.django_db
def test_only_the_tasks_of_dead_workers_are_put_back() -> None:
    living, late = Worker(), Worker()
    leases.beat(living.name)
    leases.beat(late.name)
    WorkerLease.objects.filter(worker=late.name).update(beat_at=timezone.now() - timedelta(seconds=46))
    for worker in (living.name, late.name, "never-heard-of"):
        _taken_by(worker)
    assert _tasks(TaskResultStatus.RUNNING) == 3
    assert requeue_abandoned() == 2
    assert DBTaskResult.objects.running().get().worker_ids == [living.name]
    assert _tasks(TaskResultStatus.READY) == 2


@pytest.mark.django_db
def test_a_task_that_a_living_worker_took_over_from_a_dead_one_stays_there() -> None:
    living = Worker()
    leases.beat(living.name)
    task = _taken_by("long-dead")
    assert requeue_abandoned() == 1
    task.refresh_from_db()
    task.claim(living.name)
    assert task.worker_ids == ["long-dead", living.name]
    assert (requeue("long-dead"), requeue_abandoned()) == (0, 0)


@pytest.mark.django_db
def test_a_worker_takes_nothing_before_it_was_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a machine is busy, its first beat comes later than its first look; others would put back what it runs."""
    lived: list[bool] = []
    monkeypatch.setattr(leases, "end_unless_beaten", lambda _since: None)  # of this process
    monkeypatch.setattr(Worker, "_run_next", lambda _worker, _queue, name: lived.append(leases.lives(name)))
    newcomer = Worker()
    newcomer.work_off()
    newcomer.work_at_once()
    newcomer.work_attacks()
    assert lived == []
    newcomer.beat()
    newcomer.work_off()
    newcomer.work_at_once()
    newcomer.work_attacks()
    assert lived == [True, True, True]


def test_an_attack_on_a_release_holds_up_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alarms and letters are in the other queue."""
    under_way, is_run = threading.Event(), threading.Event()
    worker = Worker(_is_heard=True)

    def run_next(worker: Worker, queue: str, _name: str) -> bool:
        if queue == examine_release.queue_name:
            under_way.set()
            is_run.wait(120)
        elif queue == tell.queue_name and under_way.is_set():
            is_run.set()
            worker.stop()
        return False

    for name in ("beat", "put_back", "tick"):
        monkeypatch.setattr(Worker, name, lambda _worker: None)
    for name in ("requeue", "carry_letters", "fetch_files"):
        monkeypatch.setattr(f"amanjol.site.worker.{name}", lambda *_: None)
    for name in ("end_unless_beaten", "leave"):
        monkeypatch.setattr(leases, name, lambda *_: None)
    monkeypatch.setattr(Worker, "_without_stumbling", lambda _worker, act: act())
    monkeypatch.setattr(Worker, "_run_next", run_next)
    beginning = threading.Thread(target=worker.run, daemon=True)
    beginning.start()
    beginning.join(120)
    worker.stop()
    assert is_run.is_set()


@contextmanager
def _running_worker(marks: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """In quick motion (`slow_work`)."""
    environment = {**os.environ, "DATABASE_URL": url, "PGAPPNAME": "slow_work", slow_work.MARKS: str(marks)}
    process = subprocess.Popen([sys.executable, "-m", slow_work.__name__], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 180
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "LAPSES_AFTER", slow_work.LAPSES_AFTER)


@pytest.mark.usefixtures("fresh_database", "quick")
def test_a_worker_outlives_its_connections_and_ends_where_it_cannot_be_heard(
    url_as: Callable[[str], str], tmp_path: Path
) -> None:
    """Every connection is cut while it works, as in a failover; then the database lets it say nothing more."""
    running = DBTaskResult.objects.running()
    ticks = tmp_path / "tick"
    with _running_worker(tmp_path, url_as("app")) as process:
        slow_work.slow.enqueue(8.0)
        _until(running.exists)
        with psycopg.connect(url_as("postgres"), autocommit=True) as admin:
            cut = admin.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'slow_work'"
            ).fetchall()
        assert len(cut) > 1
        before = ticks.stat().st_size
        _until(lambda: ticks.stat().st_size > before + 1)
        assert running.exists(), "it looked around beside a task that runs"
        while running.exists():
            assert requeue_abandoned() == 0
            time.sleep(0.1)
        _until(DBTaskResult.objects.successful().exists)
        assert process.poll() is None

        slow_work.slow.enqueue(600.0)
        _until(running.exists)
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("select from site_workerlease for update")  # its beats wait
            assert process.wait(120) == 1
            assert leases.lives(running.get().worker_ids[-1]), "it ended before anybody takes its task"


@pytest.mark.usefixtures("fresh_database", "quick")
def test_what_a_killed_worker_ran_is_put_back(url_as: Callable[[str], str], tmp_path: Path) -> None:
    with _running_worker(tmp_path, url_as("app")) as process:
        slow_work.slow.enqueue(600.0)
        _until(DBTaskResult.objects.running().exists)
        process.kill()
        process.wait()
    assert requeue_abandoned() == 0, "it has only just been heard"
    _until(lambda: requeue_abandoned() == 1)


@pytest.mark.usefixtures("fresh_database", "quick")
def test_what_is_to_be_told_at_once_waits_for_no_long_task(
    url_as: Callable[[str], str], tmp_path: Path
) -> None:
    with _running_worker(tmp_path, url_as("app")):
        long = slow_work.slow.enqueue(600.0)
        _until(DBTaskResult.objects.running().exists)
        slow_work.slow.using(queue_name=AT_ONCE).enqueue(0.0)
        _until(DBTaskResult.objects.successful().exists)
        assert str(DBTaskResult.objects.running().get().pk) == long.id
        assert requeue_abandoned() == 0


@pytest.mark.django_db
def test_every_minute_idle_browsers_are_locked() -> None:
    client = unlocked(enrolled())
    for ends, is_locked in ((timedelta(minutes=1), False), (timedelta(seconds=-1), True)):
        with connection.cursor() as cursor:
            cursor.execute("update accounts_session set locks_at = %s", [timezone.now() + ends])
            Worker().tick()
            cursor.execute("select by_session is null from accounts_session")
            assert cursor.fetchone() == (is_locked,)
    assert client.get("/desk/").status_code == 200


@pytest.mark.django_db
def test_once_a_day_old_results_go_and_a_pack_is_asked_for() -> None:
    packs.build_pack.enqueue()
    old = DBTaskResult.objects.get()
    old.status, old.finished_at = TaskResultStatus.SUCCESSFUL, timezone.now() - timedelta(days=15)
    old.save()
    once_a_day()
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
    assert _tasks(TaskResultStatus.READY) == 1


@pytest.mark.django_db
def test_once_a_day_it_is_published_and_signed_again(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no pack is new: a document may be, and a timestamp must be."""
    node = node_in(tmp_path / "node", today())
    settings.SIGNING_ROOT, settings.PACKS_ROOT = node.signing.root, node.packs
    monkeypatch.setattr(documents, "_makers", {})
    publishing.publish_current.func()
    once_a_day()
    asked = set(DBTaskResult.objects.ready().values_list("task_path", flat=True))
    assert {publishing.publish_current.module_path, publishing.sign_again.module_path} <= asked


def test_sealed_files_of_nobody_are_swept_every_day() -> None:
    assert files.sweep in _daily_chores()
