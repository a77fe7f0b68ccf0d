"""The worker runs what is asked, once for many changes, and puts back what a killed one left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts.tests.people import enrolled, unlocked
from amanjol.public.packs import actions as packs
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing import documents
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import node_in
from amanjol.site.worker import Worker, once_a_day, requeue_abandoned

if TYPE_CHECKING:
    from pathlib import Path


def _tasks(status: TaskResultStatus) -> int:
    return DBTaskResult.objects.filter(status=status, task_path=packs.build_pack.module_path).count()


@pytest.mark.django_db
def test_many_changes_wait_for_one_build() -> None:
    for _ in range(3):
        packs.ask_for_build()
    assert _tasks(TaskResultStatus.READY) == 1


@pytest.mark.usefixtures("fresh_database")
def test_only_the_tasks_of_dead_workers_are_put_back() -> None:
    living = Worker()
    living._claim()
    for worker in (living.name, "long-dead"):
        packs.build_pack.enqueue()
        task = DBTaskResult.objects.ready().latest("enqueued_at")
        task.claim(worker)
    assert _tasks(TaskResultStatus.RUNNING) == 2
    assert requeue_abandoned() == 1
    assert DBTaskResult.objects.running().get().worker_ids == [living.name]
    assert _tasks(TaskResultStatus.READY) == 1


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
