"""What is published without anybody asking: after a build, when documents change, and again every day."""

from __future__ import annotations

import fcntl
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions as packs
from amanjol.public.packs import beside
from amanjol.public.packs.publishing import actions, documents, mirroring, publication, web
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import DAY, Node, device_at, put_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def node(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Node:
    """The node of this installation, with keys; its clock is the real one."""
    new_node = Node(tmp_path / "node", now=today())
    (new_node.root / "signing").mkdir(parents=True)
    new_node.hold_ceremony()
    settings.SIGNING_ROOT, settings.PACKS_ROOT = new_node.signing.root, new_node.packs
    monkeypatch.setattr(documents, "_makers", {})
    return new_node


@pytest.fixture
def built(node: Node) -> Node:
    """With a pack of few files."""
    put_pack(node.packs, 1)
    return node


def waiting(task: Any) -> int:
    return DBTaskResult.objects.filter(task_path=task.module_path, status="READY").count()


def run(task: Any) -> int:
    """What the worker does with it."""
    DBTaskResult.objects.filter(task_path=task.module_path).delete()
    return int(task.func())


def test_a_new_pack_is_published_and_the_same_is_not(
    node: Node, guide: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(guide, by_language={"uz": guide.by_language["uz"]})
    monkeypatch.setattr(packs, "PublishedEdition", lambda: few)
    packs.build_current()
    assert waiting(actions.publish_current) == 1
    assert run(actions.publish_current) == 0
    device = device_at(node, tmp_path / "device", node.repository)
    assert device.look()["pack"] == 1

    packs.build_current()
    assert waiting(actions.publish_current) == 0

    told_beside = [node.packs / "beside/warnings/uz.json", node.packs / "web-places.json"]
    for file in told_beside:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}")
    edited = few.edited("uz", "kr/your-rights", title="Huquqlaringiz (yangi)")
    monkeypatch.setattr(packs, "PublishedEdition", lambda: edited)
    packs.build_current()
    assert waiting(actions.publish_current) == 1
    assert all(file.exists() for file in told_beside)  # no old pack
    run(actions.publish_current)
    assert device.look()["pack"] == 2


def test_many_changes_wait_for_one_publication(node: Node) -> None:
    for _ in range(3):
        actions.ask_to_publish()
    assert waiting(actions.publish_current) == 1


def test_without_a_root_nothing_is_signed_and_readers_are_told(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PACKS_ROOT = tmp_path / "packs"
    monkeypatch.setattr(beside, "_makers", [lambda: {"warnings/ru.json": {"warnings": ["1"]}}])
    for folder in (tmp_path / "none", tmp_path):
        settings.SIGNING_ROOT = folder
        actions.ask_to_publish()
        actions.ask_to_sign_again()
        assert [waiting(task) for task in (actions.publish_current, actions.sign_again)] == [0, 0]
        assert run(actions.publish_current) == 0
        assert run(actions.publish_documents) == 0
        assert (tmp_path / "packs/beside/warnings/ru.json").read_bytes() == b'{"warnings":["1"]}'
        shutil.rmtree(tmp_path / "packs")


def test_a_place_on_the_web_that_is_away_is_tried_again(
    built: Node, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run(actions.publish_current)
    web.remember(built.packs, str(tmp_path / "away"), is_compressed=True)
    assert run(actions.publish_documents) == 1
    assert "away is not up to date: " in caplog.text
    again = DBTaskResult.objects.get(task_path=actions.publish_documents.module_path)
    assert timedelta(minutes=4) < again.run_after - timezone.now() < timedelta(minutes=6)


def test_documents_are_asked_for_when_it_publishes(built: Node, tmp_path: Path) -> None:
    said = {"version": 1}
    documents.register("fleet", lambda: dict(said))
    actions.ask_to_publish()
    said["version"] = 2
    run(actions.publish_current)
    entry = device_at(built, tmp_path / "device", built.repository).look()["documents"]["fleet"]
    blob = built.repository / f"blobs/{entry['sha256'][:2]}/{entry['sha256']}"
    assert blob.read_bytes() == b'{"version":2}'


def said_on(device: Any, node: Node, name: str) -> bytes:
    entry = device.look()["documents"][name]
    return (node.repository / f"blobs/{entry['sha256'][:2]}/{entry['sha256']}").read_bytes()


def test_documents_wait_for_no_pack(built: Node, tmp_path: Path) -> None:
    """Nor does a pack that cannot be read hold them up: they go with the one that is shown."""
    said = {"version": 1}
    documents.register("warnings", lambda: dict(said))
    run(actions.publish_current)
    (built.packs / "1/media/clip.mp4").unlink()
    said["version"] = 2
    actions.ask_to_publish()
    actions.ask_to_publish()
    assert waiting(actions.publish_documents) == 1
    assert run(actions.publish_documents) == 0
    device = device_at(built, tmp_path / "device", built.repository)
    assert said_on(device, built, "warnings") == b'{"version":2}'
    assert device.look()["pack"] == 1


def test_before_anything_is_published_documents_wait_for_the_first_pack(built: Node) -> None:
    documents.register("warnings", lambda: {"version": 1})
    assert run(actions.publish_documents) == 0
    assert not (built.repository / "metadata/timestamp.json").exists()


def test_of_two_publications_the_later_tells_telephones_the_newer(
    built: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What telephones are told is read under a lock, which is not the one of the keys."""
    held: list[bool] = []

    def look() -> Mapping[str, Any]:
        with (built.packs / "beside/.lock").open() as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with built.signing.locked(wait=0.0):
            held.append(True)
        return {}

    run(actions.publish_current)
    monkeypatch.setattr(beside, "_makers", [look])
    run(actions.publish_documents)
    assert held == [True]


@pytest.mark.parametrize("broken", ["root", "key", "lock"])
def test_telephones_learn_of_an_end_also_where_nothing_can_be_signed(
    built: Node,
    broken: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    run(actions.publish_current)
    said = {"warnings": ["1"]}
    monkeypatch.setattr(beside, "_makers", [lambda: {"warnings/ru.json": dict(said)}])
    documents.register("warnings", lambda: dict(said))
    run(actions.publish_documents)
    brought: list[Path] = []

    def away(packs: Path) -> dict[str, str]:
        brought.append(packs)
        return {"s3://away": "it is away"}

    monkeypatch.setattr(web, "bring_news", away)
    said["warnings"] = []
    if broken == "root":
        monkeypatch.setattr(publication, "today", lambda: today() + 400 * DAY)  # it has ended
    elif broken == "key":
        for key in (built.signing.root / "keys").iterdir():
            key.unlink()
    else:
        (built.signing.root / "lock").unlink()
        (built.signing.root / "lock").mkdir()
    assert run(actions.publish_documents) == 1
    assert (built.packs / "beside/warnings/ru.json").read_bytes() == b'{"warnings":[]}'
    assert brought == [built.packs]
    assert waiting(actions.publish_documents) == 1, "the place that is away is tried again"
    assert "documents are not published: " in caplog.text


def test_devices_are_told_also_where_telephones_cannot_be(
    built: Node, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run(actions.publish_current)
    documents.register("warnings", lambda: {"version": 2})
    (built.packs / web.PLACES).write_text("{")
    run(actions.publish_documents)
    assert "telephones are not told everywhere: " in caplog.text
    device = device_at(built, tmp_path / "device", built.repository)
    assert said_on(device, built, "warnings") == b'{"version":2}'


def test_what_must_go_at_once_waits_for_no_place_that_is_slow(
    built: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning ends while a pack is carried to a place: it is signed at once, and goes along behind the pack."""
    stick = tmp_path / "stick"
    said = {"version": 1}
    documents.register("warnings", lambda: dict(said))
    publication.publish(pack=built.packs / "current", channel="stable", to=str(stick), signing=built.signing)
    push = mirroring.push
    slow: list[Any] = []

    def carry(*args: Any) -> int:
        if not slow:
            with built.signing.locked(wait=0.0):
                slow.append(True)
            said["version"] = 2
            assert run(actions.publish_documents) == 1  # that place is busy
            device = device_at(built, tmp_path / "device", built.repository)
            assert said_on(device, built, "warnings") == b'{"version":2}'
        return push(*args)

    monkeypatch.setattr(mirroring, "push", carry)
    assert run(actions.publish_current) == 0
    assert slow == [True]
    device = device_at(built, tmp_path / "other", stick)
    assert said_on(device, built, "warnings") == b'{"version":2}'


def test_what_keeps_documents_from_going_is_said_in_a_sentence(
    built: Node, caplog: pytest.LogCaptureFixture
) -> None:
    run(actions.publish_current)
    documents.register("warnings", lambda: {"words": "x" * documents.LONGEST})
    assert run(actions.publish_documents) == 0
    assert "documents are not published: The document 'warnings' is " in caplog.text


def test_channels_are_those_of_the_settings(built: Node, settings: Any, tmp_path: Path) -> None:
    settings.CHANNELS = ("trial", "tas")
    run(actions.publish_current)
    device = device_at(built, tmp_path / "device", built.repository)
    assert (device.look("trial")["pack"], device.look("tas")["pack"]) == (1, 1)
    with pytest.raises(AssertionError, match="no channel stable"):
        device.look("stable")


def test_a_place_that_is_away_is_tried_again(
    built: Node, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stick = tmp_path / "stick"
    publication.publish(pack=built.packs / "current", channel="stable", to=str(stick), signing=built.signing)
    shutil.move(stick, tmp_path / "away")
    assert run(actions.publish_current) == 1
    assert f"{stick} is not up to date: it is not there now" in caplog.text
    again = DBTaskResult.objects.get(task_path=actions.publish_current.module_path)
    assert timedelta(minutes=4) < again.run_after - timezone.now() < timedelta(minutes=6)
    actions.ask_to_publish()
    assert waiting(actions.publish_current) == 2, "a change does not wait for that"
    shutil.move(tmp_path / "away", stick)
    assert run(actions.publish_current) == 0


def test_what_must_be_mended_first_is_said_in_a_sentence(
    built: Node, caplog: pytest.LogCaptureFixture
) -> None:
    (built.packs / "1/media/clip.mp4").unlink()
    assert run(actions.publish_current) == 0
    assert "not published: The pack at " in caplog.text
    assert "(media/clip.mp4 is missing; 1 in all): build it again." in caplog.text
    assert "Traceback" not in caplog.text


def test_it_is_signed_again(built: Node) -> None:
    run(actions.publish_current)
    actions.ask_to_sign_again()
    actions.ask_to_sign_again()
    assert waiting(actions.sign_again) == 1
    assert run(actions.sign_again) == 0


def test_signing_again_tells_what_is_wrong(built: Node, caplog: pytest.LogCaptureFixture) -> None:
    run(actions.publish_current)
    for key in (built.signing.root / "keys").iterdir():
        key.unlink()
    built.now += 3 * DAY
    (built.repository / "metadata/timestamp.json").write_bytes(b"{}")
    assert run(actions.sign_again) == 0
    assert "not signed again: " in caplog.text
    assert "timestamp.json is damaged (docs/signing.md)." in caplog.text
