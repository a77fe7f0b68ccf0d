"""A pack that could not be built is built again, later each time, until it can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions
from amanjol.site.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def ended(status: TaskResultStatus, ago: timedelta) -> None:
    actions.build_pack.enqueue()
    DBTaskResult.objects.ready().update(status=status, finished_at=timezone.now() - ago)


def waiting() -> int:
    return DBTaskResult.objects.ready().filter(task_path=actions.build_pack.module_path).count()


@pytest.mark.parametrize(("times", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (30, 60)])
def test_after_each_failure_it_waits_twice_as_long_up_to_an_hour(times: int, minutes: int) -> None:
    almost, due = minutes * MINUTE - timedelta(seconds=10), minutes * MINUTE + timedelta(seconds=10)
    ended(TaskResultStatus.FAILED, timedelta(days=2))
    ended(TaskResultStatus.SUCCESSFUL, timedelta(days=1))  # what failed before it is forgotten
    for number in range(times - 1):
        ended(TaskResultStatus.FAILED, timedelta(hours=2 + number / 10))
    ended(TaskResultStatus.FAILED, almost)
    Worker().tick()
    assert waiting() == 1  # the daily one
    DBTaskResult.objects.ready().delete()
    actions.try_again()
    assert waiting() == 0
    DBTaskResult.objects.filter(finished_at__gt=timezone.now() - due).update(finished_at=timezone.now() - due)
    for _look in range(2):
        actions.try_again()
        assert waiting() == 1


@pytest.mark.parametrize("status", [TaskResultStatus.READY, TaskResultStatus.RUNNING])
def test_none_is_asked_for_beside_another(status: TaskResultStatus) -> None:
    ended(TaskResultStatus.FAILED, timedelta(days=1))
    actions.build_pack.enqueue()
    DBTaskResult.objects.ready().update(status=status)
    before = DBTaskResult.objects.count()
    actions.try_again()
    assert DBTaskResult.objects.count() == before


def test_after_a_good_build_nothing_is_tried_again() -> None:
    actions.try_again()
    assert waiting() == 0
    ended(TaskResultStatus.FAILED, timedelta(hours=3))
    ended(TaskResultStatus.SUCCESSFUL, timedelta(hours=2))
    actions.try_again()
    assert waiting() == 0


def test_without_its_pictures_no_pack_is_built_and_with_them_one_is(
    guide: Snapshot, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine to which the database came before the media; a full disk is an `OSError` too."""
    away = {name: tmp_path / "media" / file.name for name, file in guide.media.items()}
    monkeypatch.setattr(actions, "PublishedEdition", lambda: replace(guide, media=away))
    settings.PACKS_ROOT = tmp_path / "packs"
    actions.build_pack.enqueue()
    work()
    result = DBTaskResult.objects.get()
    assert (result.status, result.exception_class_path) == (
        TaskResultStatus.FAILED,
        "builtins.FileNotFoundError",
    )
    assert not (tmp_path / "packs/current").exists()

    (tmp_path / "media").mkdir()
    for name, file in guide.media.items():
        away[name].symlink_to(file)
    DBTaskResult.objects.update(finished_at=timezone.now() - 2 * MINUTE)
    actions.try_again()
    work()
    assert DBTaskResult.objects.successful().filter(task_path=actions.build_pack.module_path).count() == 1
    assert (tmp_path / "packs/current/uz/index.html").is_file()


def work() -> None:
    """What the worker does with the build that waits, whatever it raises."""
    result = DBTaskResult.objects.ready().get(task_path=actions.build_pack.module_path)
    result.claim("one")
    try:
        number = actions.build_pack.func()
    except OSError as error:
        result.set_failed(error)
    else:
        result.set_successful(number)
