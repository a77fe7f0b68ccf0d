"""No change is told "saved" and then forgotten because something else was being built, or about to be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions
from amanjol.public.packs.asking import ask_once, waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.usefixtures("fresh_database")


def elsewhere[T](act: Callable[[], T]) -> T:
    """What somebody else does meanwhile, on a connection of their own, in a transaction that is committed."""

    def run() -> T:
        try:
            with transaction.atomic():
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(run).result(timeout=30)


def saved() -> None:
    """An editor's change: the listener asks within her transaction."""
    actions.ask_for_build()


def taken() -> DBTaskResult[Any, Any] | None:
    """What a worker takes now."""
    return DBTaskResult.objects.ready().get_locked()


@pytest.fixture
def builds_of(
    guide: Snapshot, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[], None]], None]:
    """Builds a small pack, at whose beginning something else happens."""
    settings.PACKS_ROOT, settings.VOICES_ROOT = tmp_path / "packs", tmp_path / "voices"
    settings.BROTLI, settings.VOICES = 5, ()

    def build(meanwhile: Callable[[], None]) -> None:
        def edition() -> Snapshot:
            meanwhile()
            return replace(guide, by_language={"uz": guide.by_language["uz"][:1]})

        monkeypatch.setattr(actions, "PublishedEdition", edition)
        actions.build_current()

    return build


def test_a_change_during_a_build_gets_a_build_of_its_own(
    builds_of: Callable[[Callable[[], None]], None],
) -> None:
    saved()  # answered by the build that begins now, which takes it out of the queue and is not yet committed
    builds_of(lambda: elsewhere(saved))
    assert waiting(actions.build_pack).count() == 1


def test_a_build_that_saw_no_change_asks_for_none(builds_of: Callable[[Callable[[], None]], None]) -> None:
    saved()
    builds_of(lambda: None)
    assert waiting(actions.build_pack).count() == 0


def test_no_worker_takes_what_waits_before_the_change_can_be_read() -> None:
    saved()
    with transaction.atomic():
        saved()
        assert elsewhere(taken) is None
    assert waiting(actions.build_pack).count() == 1
    assert elsewhere(taken) is not None


def test_two_who_save_at_once_wait_for_nobody() -> None:
    saved()
    with transaction.atomic():
        saved()
        elsewhere(saved)
    assert waiting(actions.build_pack).count() == 2  # the first build takes both out of the queue


def test_each_task_is_asked_for_once() -> None:
    for _ in range(3):
        ask_once(actions.build_pack)
        ask_once(actions.make_voices)
    assert (waiting(actions.build_pack).count(), waiting(actions.make_voices).count()) == (1, 1)
