"""The worker is killed between an approval and the devices: shown once, ended once, and never half of either."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.pacing import Pace
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.syncing import SyncOptions, sync_once
from django.db import connection
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import Node, node_in
from amanjol.public.warnings import actions
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.tests.warning_cast import approved, create_warning_cast
from amanjol.site.tests.faults import some
from amanjol.site.worker import AT_ONCE, requeue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.public.warnings.models import PublicWarning
    from amanjol.public.warnings.tests.warning_cast import WarningCast

KILLS: Final = some(200)
BEYOND: Final = 1.2
"""Some moments lie after the work is done."""
MOST: Final = 4
"""Warnings that stand before the oldest is ended."""


@pytest.mark.timeout(2 * 60 * 60)  # all 200 of them, on a busy machine
@pytest.mark.usefixtures("fresh_database")
def test_sigkill_of_the_worker_between_approval_and_device(
    url_as: Callable[[str], str], tmp_path: Path, settings: Settings
) -> None:
    moments = random.Random(20261129)  # noqa: S311  moments, not secrets
    node = node_in(tmp_path / "node", today())
    settings.SIGNING_ROOT, settings.PACKS_ROOT = node.signing.root, node.packs
    cast, killed = create_warning_cast(), 0
    standing: list[PublicWarning] = []
    publishing.publish_current.func()
    with _workers(url_as("app"), node) as workers:
        longest = _longest(workers, cast, standing)
        for kill in range(KILLS):
            before = _on_device(node, tmp_path / "device")
            _act(cast, standing, kill)
            outcome = _told(workers, f"w{kill} {moments.uniform(0, longest * BEYOND)}")
            assert outcome in {"killed", "ended"}
            killed += outcome == "killed"
            _check_whole(
                _on_device(node, tmp_path / "device"), before, json.loads(json.dumps(warnings_document()))
            )
            requeue(f"w{kill}-{AT_ONCE}")  # as its lease has lapsed
            assert _told(workers, f"again{kill}") == "ended"
            _check_shown_once(node, tmp_path / "device", standing)
        assert workers.stdin is not None
        workers.stdin.close()
    assert killed > KILLS // 4
    connection.close()


def _workers(url: str, node: Node) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "AMANJOL_DATA": str(node.root),
        "AMANJOL_PLANES": "public",
    }
    command = [sys.executable, "-m", "amanjol.site.tests.warning_worker"]
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _told(workers: subprocess.Popen[str], line: str) -> str:
    """How a worker of this name ended, as `warning_worker` says it."""
    assert workers.stdin is not None
    assert workers.stdout is not None
    workers.stdin.write(f"{line}\n")
    workers.stdin.flush()
    return workers.stdout.readline().strip()


def _longest(workers: subprocess.Popen[str], cast: WarningCast, standing: list[PublicWarning]) -> float:
    """Seconds of a publication: the second, since the first has more to load."""
    for name in ("first", "second"):
        standing.append(approved(cast.lola, cast.timur))
        began = time.monotonic()
        assert _told(workers, name) == "ended"
    return time.monotonic() - began


def _act(cast: WarningCast, standing: list[PublicWarning], number: int) -> None:
    """One more stands, or the oldest ends: withdrawn or wrong, in turn."""
    if len(standing) < MOST:
        standing.append(approved(cast.lola, cast.timur))
        return
    oldest = standing.pop(0)
    if number % 2:
        actions.withdraw(pk=oldest.pk, by=cast.bahar)
    else:
        actions.say_wrong(pk=oldest.pk, right={}, by=cast.dilnoza)


def _on_device(node: Node, folder: Path) -> Any:
    """What a device shows once it has asked, with the program of a real one."""
    device = DataFolder(folder)
    root = node.signing.root / "root/1.root.json"
    source = open_source(str(node.repository), proxy=None, pace=Pace())
    sync_once(device, source, SyncOptions(root=root))
    return json.loads(device.document("warnings").read_bytes())


def _check_whole(seen: Any, before: Any, after: Any) -> None:
    """What a device was told before, or what it is to be told, and nothing between."""
    assert seen in (before, after)


def _check_shown_once(node: Node, folder: Path, standing: list[PublicWarning]) -> None:
    """Kiosk and telephone, and nobody was asked to do more."""
    on_phone = json.loads((node.packs / "beside/warnings/ru.json").read_bytes())
    for said in (_on_device(node, folder), on_phone):
        ids = Counter(part["id"] for part in said["warnings"] if not part.get("wrong"))
        assert ids == Counter(str(row.pk) for row in standing)
    left = DBTaskResult.objects.exclude(status="SUCCESSFUL").filter(
        task_path=publishing.publish_documents.module_path
    )
    assert not left.exists()
