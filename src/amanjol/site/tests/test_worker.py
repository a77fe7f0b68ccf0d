"""The worker runs what is asked, once for many changes, and puts back what a killed one left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions as packs
from amanjol.site.worker import Worker, once_a_day, requeue_abandoned


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
def test_once_a_day_old_results_go_and_a_pack_is_asked_for() -> None:
    packs.build_pack.enqueue()
    old = DBTaskResult.objects.get()
    old.status, old.finished_at = TaskResultStatus.SUCCESSFUL, timezone.now() - timedelta(days=15)
    old.save()
    once_a_day()
    assert not DBTaskResult.objects.filter(pk=old.pk).exists()
    assert _tasks(TaskResultStatus.READY) == 1
