"""What may go wrong between two people and readers: a correction amid a publication, an act that breaks off, a leak."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import connection
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.journal.models import Entry
from amanjol.public.packs import beside
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing import documents
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import Node, device_at, node_in
from amanjol.public.warnings import actions
from amanjol.public.warnings.document import for_telephones, warnings_document
from amanjol.public.warnings.tests.warning_cast import approved, create_warning_cast, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.public.warnings.tests.warning_cast import WarningCast

CANARY = "Канарейкина"


def said(node: Node, folder: Path) -> list[tuple[str, bool]]:
    """What a device is told: each warning by its id, and whether it was wrong."""
    entry = device_at(node, folder, node.repository).look()["documents"]["warnings"]
    content = (node.repository / f"blobs/{entry['sha256'][:2]}/{entry['sha256']}").read_bytes()
    return [(part["id"], part.get("wrong", False)) for part in json.loads(content)["warnings"]]


@pytest.mark.usefixtures("fresh_database")
def test_a_correction_amid_a_publication_is_told_by_the_next(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two connections: the one has read what stands and has not signed it when the other says that it was wrong."""
    cast, node = create_warning_cast(), node_in(tmp_path / "node", today())
    settings.SIGNING_ROOT, settings.PACKS_ROOT = node.signing.root, node.packs
    publishing.publish_current.func()
    row = approved(cast.lola, cast.timur)
    has_read, goes_on = threading.Event(), threading.Event()
    read_all = documents.all_documents

    def read_and_wait() -> dict[str, bytes]:
        content = read_all()
        has_read.set()
        assert goes_on.wait(60)
        return content

    def publish() -> None:
        task = DBTaskResult.objects.ready().get(task_path=publishing.publish_documents.module_path)
        task.claim("the first")
        publishing.publish_documents.func()
        task.set_successful(0)
        connection.close()

    with monkeypatch.context() as patch, ThreadPoolExecutor(1) as pool:
        patch.setattr(publishing, "all_documents", read_and_wait)
        running = pool.submit(publish)
        assert has_read.wait(60)
        actions.say_wrong(pk=row.pk, right={}, by=cast.dilnoza)
        goes_on.set()
        running.result(60)
    assert said(node, tmp_path / "device") == [(str(row.pk), False)]
    assert (
        DBTaskResult.objects.ready().filter(task_path=publishing.publish_documents.module_path).count() == 1
    )
    publishing.publish_documents.func()
    assert said(node, tmp_path / "device") == [(str(row.pk), True)]
    connection.close()


@pytest.mark.django_db
def test_an_end_that_cannot_be_asked_to_go_out_is_no_end(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: nobody is told on the page that it is gone while readers keep it."""
    row = approved(cast.lola, cast.timur)

    def fail() -> None:
        raise OSError

    monkeypatch.setattr(actions, "ask_to_publish", fail)
    acts: tuple[Callable[[], object], ...] = (
        lambda: actions.withdraw(pk=row.pk, by=cast.lola),
        lambda: actions.say_wrong(pk=row.pk, right={}, by=cast.lola),
    )
    for act in acts:
        with pytest.raises(OSError):  # noqa: PT011  the one that is raised above
            act()
        row.refresh_from_db()
        assert (row.ended_at, row.wrong_until) == (None, None)
    assert not Entry.objects.filter(verb__in=("warning.withdrawn", "warning.wrong")).exists()


@pytest.mark.django_db
def test_nothing_of_who_wrote_and_what_they_wrote_to_each_other_reaches_readers_mails_or_the_journal(
    cast: WarningCast, tmp_path: Path
) -> None:
    row = written(cast.lola)
    actions.send_back(pk=row.pk, words=f"{CANARY} живёт там же", by=cast.timur)
    actions.write(warning=row, by=cast.dilnoza)
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    beside.write_all(tmp_path)
    parts: list[Any] = [warnings_document(), for_telephones()]
    parts += [file.read_bytes().decode("latin-1") for file in tmp_path.rglob("*.json")]
    parts += [[message.subject, message.body] for message in mail.outbox]
    parts += list(Entry.objects.filter(subject_id=str(row.pk)).values_list("details", flat=True))
    text = json.dumps(parts, ensure_ascii=False, default=str)
    assert str(row.pk) in text
    people = (cast.lola, cast.dilnoza, cast.timur)
    names = [
        CANARY,
        *(str(member.account_id) for member in people),
        *(str(member) for member in people),
        "Chinar",
    ]
    assert [name for name in names if name in text] == []
