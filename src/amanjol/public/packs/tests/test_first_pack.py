"""The first pack of a node: there at once, made smaller behind it, and whole whatever fails on the way."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions, placing
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.models import Pack
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.recording import Recorder
from amanjol.public.packs.tree import BEST, read_manifest, verify
from amanjol.public.packs.voices import VoiceFailed

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot
    from amanjol.public.packs.voices import WantedVoice

pytestmark = pytest.mark.django_db
BETTER = 6  # quick for tests; one of them takes the time for the best


@pytest.fixture
def packs(guide: Snapshot, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installation that has none yet."""
    few = replace(guide, by_language={"uz": guide.by_language["uz"][:4]})
    monkeypatch.setattr(actions, "PublishedEdition", lambda: few)
    settings.PACKS_ROOT, settings.BROTLI = tmp_path / "packs", BETTER
    return tmp_path / "packs"


def shown(packs: Path) -> tuple[str, int]:
    """Folder and quality of the current pack, which must be whole."""
    current = (packs / "current").resolve()
    assert list(verify(current)) == []
    return current.name, read_manifest(current)["brotli"]


def waiting() -> int:
    return DBTaskResult.objects.filter(task_path=actions.build_pack.module_path, status="READY").count()


def work() -> None:
    """What the worker does with the one build that waits."""
    DBTaskResult.objects.get(task_path=actions.build_pack.module_path).delete()
    actions.build_pack.func()


def speak() -> int:
    """What the worker does when it is asked for voices. Gives their number."""
    DBTaskResult.objects.filter(task_path=actions.make_voices.module_path).delete()
    return int(actions.make_voices.func())


def sizes(folder: Path) -> dict[str, int]:
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in folder.rglob("*.br")}


def test_the_first_pack_is_compressed_quickly_and_better_behind_it(packs: Path, settings: Any) -> None:
    settings.BROTLI = BEST
    actions.build_current()
    assert shown(packs) == ("000001.br5", 5)
    assert waiting() == 1
    quick = packs / "000001.br5"
    work()
    assert shown(packs) == ("000001", BEST)
    assert waiting() == 0
    before, after = sizes(quick), sizes(packs / "current")
    assert before.keys() == after.keys()
    assert sum(after.values()) < sum(before.values()) * 0.95
    assert list(verify(quick)) == []  # who reads it reads on

    actions.build_current()
    assert shown(packs) == ("000001", BEST)
    assert waiting() == 0


def test_after_an_upgrade_that_changes_no_page_each_is_made_once_more_and_no_more(
    packs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.BROTLI = 5
    actions.build_current()
    monkeypatch.setattr(PackBuilder, "_made_by", "a program of another day")
    files_made: list[int] = []
    for _build in range(3):
        caplog.clear()
        with caplog.at_level(logging.INFO, actions.__name__):
            actions.build_current()
        assert shown(packs) == ("000001.br5", 5)
        files_made.append(int(re.findall(r"(\d+) made anew", caplog.text)[-1]))
    assert files_made[0] > 20
    assert files_made[1] == files_made[2] < 6  # what holds the pack's number has no inputs


def recorded(
    packs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, *, can_be_made: bool = True
) -> None:
    """Voices are made in a moment, or cannot be."""

    def record(_recorder: Recorder, _wanted: WantedVoice) -> bytes:
        if not can_be_made:
            raise VoiceFailed("no sound")
        return b"sound"

    settings.VOICES, settings.VOICES_ROOT = ("uz",), packs.parent / "voices"
    monkeypatch.setattr(actions, "can_speak", lambda: True)
    monkeypatch.setattr(Recorder, "record", record)


@pytest.mark.parametrize("can_be_made", [True, False])
def test_voices_come_before_it_is_compressed_well_and_never_keep_it_from_that(
    packs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, *, can_be_made: bool
) -> None:
    """Each voice changes its page: compressed well before, the page would be so twice."""
    recorded(packs, settings, monkeypatch, can_be_made=can_be_made)
    actions.build_current()
    assert shown(packs) == ("000001.br5", 5)
    assert waiting() == 0
    number = speak()
    assert (number > 0) is can_be_made
    assert waiting() == 1
    work()
    assert shown(packs)[1] == BETTER
    assert bool(list((packs / "current/voices").glob("*.mp3"))) is can_be_made
    assert speak() == 0
    assert waiting() == 0, "what cannot be spoken is not tried for ever"


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_build_amid_the_first_voices_is_compressed_quickly_too(
    packs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    recorded(packs, settings, monkeypatch)
    monkeypatch.setattr(actions, "_AT_A_TIME", 3)
    actions.build_current()
    actions.ask_for_todays_build()  # as a worker does when it begins
    assert waiting() == 0
    actions.ask_for_build()  # an editor's change, which goes first
    assert speak() == 3
    DBTaskResult.objects.filter(task_path=actions.make_voices.module_path).update(status=status)
    work()
    assert shown(packs) == ("000002.br5", 5)
    assert len(list((packs / "current/voices").glob("*.mp3"))) == 3
    assert speak() == 1
    work()
    assert shown(packs) == (f"000003.br{BETTER}", BETTER)
    assert waiting() == 0
    actions.ask_for_voices()  # of an edit, long after the first
    actions.ask_for_todays_build()
    assert waiting() == 1


def test_whoever_is_to_be_told_something_waits_for_no_voice_and_asks_for_no_pack(
    packs: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(packs, settings, monkeypatch)
    monkeypatch.setattr(actions, "_AT_A_TIME", 3)
    actions.build_current()
    other = publishing.publish_current.enqueue()
    assert speak() == 3
    assert waiting() == 0, "the last of the voices asks for the pack"
    voices = DBTaskResult.objects.get(task_path=actions.make_voices.module_path)
    assert other.enqueued_at is not None
    assert voices.enqueued_at > other.enqueued_at
    DBTaskResult.objects.filter(pk=other.id).delete()
    assert speak() == 1
    work()
    assert shown(packs)[1] == BETTER
    assert len(list((packs / "current/voices").glob("*.mp3"))) == 4


def test_a_change_that_comes_before_the_worker_leaves_nothing_badly_compressed(
    packs: Path, guide: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(guide, by_language={"uz": guide.by_language["uz"][:4]})
    actions.build_current()
    changed = few.edited("uz", few.by_language["uz"][0].key, title="Yangi")
    monkeypatch.setattr(actions, "PublishedEdition", lambda: changed)
    actions.build_current()
    assert shown(packs) == (f"000002.br{BETTER}", BETTER)
    anew = packs.parent / "anew"
    actions.build_into(target=anew, edition=changed)
    assert sizes(packs / "current") == sizes(anew)


@pytest.mark.parametrize("step", ["sync_tree", "replace_file", "put", "_switch"])
def test_what_fails_while_it_is_made_smaller_leaves_the_first_pack(
    packs: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    actions.build_current()
    with monkeypatch.context() as broken:
        broken.setattr(actions if step == "_switch" else placing, step, fail)
        with pytest.raises(OSError, match="No space left"):
            actions.build_current()
    assert shown(packs) == ("000001.br5", 5)
    actions.build_current()
    assert shown(packs) == (f"000001.br{BETTER}", BETTER)


def test_no_number_is_used_again_for_other_content(
    packs: Path, guide: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers saw the pack of a build that was killed between its switch and its commit."""
    few = replace(guide, by_language={"uz": guide.by_language["uz"][:4]})
    changed = few.edited("uz", few.by_language["uz"][0].key, title="Yangi")
    actions.build_current()
    work()
    monkeypatch.setattr(actions, "PublishedEdition", lambda: changed)
    assert actions.build_current()["number"] == 2
    Pack.objects.get(number=2).delete()
    monkeypatch.setattr(actions, "PublishedEdition", lambda: few)
    assert actions.build_current()["number"] == 3
    assert shown(packs)[0].startswith("000003")
