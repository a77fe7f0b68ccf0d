"""The worker makes the voices that a guide lacks, a while at a time, and lets an editor's change go first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions
from amanjol.public.packs.recording import Recorder
from amanjol.public.packs.tree import read_manifest
from amanjol.public.packs.voices import VoiceFailed, can_speak

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot
    from amanjol.public.packs.voices import WantedVoice

pytestmark = pytest.mark.django_db
PAGES = 5
_record = Recorder.record


@pytest.fixture
def spoken(guide: Snapshot, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read aloud, of an installation that has a pack and no voice yet; two at a time."""
    few = replace(guide, by_language={"uz": guide.by_language["uz"][:PAGES]})
    texts: list[str] = []

    def record(recorder: Recorder, wanted: WantedVoice) -> bytes:
        texts.append(wanted.text)
        return _record(recorder, replace(wanted, text=wanted.text[:40]))

    settings.PACKS_ROOT, settings.VOICES_ROOT = tmp_path / "packs", tmp_path / "voices"
    settings.BROTLI, settings.VOICES = 5, {"uz"}
    monkeypatch.setattr(actions, "PublishedEdition", lambda: few)
    monkeypatch.setattr(actions, "_AT_A_TIME", 2)
    monkeypatch.setattr(Recorder, "record", record)
    actions.build_current()
    DBTaskResult.objects.all().delete()
    return texts


def heard(settings: Any) -> int:
    files = read_manifest(settings.PACKS_ROOT / "current")["files"]
    return sum(path.startswith("voices/") for path in files)


def builds() -> int:
    return DBTaskResult.objects.filter(task_path=actions.build_pack.module_path).count()


def asked() -> int:
    return DBTaskResult.objects.filter(task_path=actions.make_voices.module_path).count()


def test_a_build_answers_all_that_waited_for_one(spoken: list[str]) -> None:
    actions.ask_for_build()
    actions.build_current()
    assert (spoken, builds()) == ([], 0)


@pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
def test_all_are_made_then_a_pack_with_them_and_then_there_is_rest(spoken: list[str], settings: Any) -> None:
    assert actions.make_voices.func() == PAGES
    assert (len(spoken), len(set(spoken)), builds()) == (PAGES, PAGES, 1)
    actions.build_current()
    assert heard(settings) == PAGES
    assert asked() == 0
    assert actions.make_voices.func() == 0
    assert (len(spoken), builds()) == (PAGES, 0)


@pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
def test_after_a_while_there_is_a_pack_with_some_which_asks_for_the_rest(
    spoken: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "VOICES_FOR", 0.0)
    assert actions.make_voices.func() == len(spoken) == 2
    assert (builds(), asked()) == (1, 1)
    actions.build_current()
    assert (heard(settings), asked()) == (2, 1)


@pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
def test_an_editors_change_goes_first(spoken: list[str]) -> None:
    actions.ask_for_build()
    assert actions.make_voices.func() == len(spoken) == 2
    assert builds() == 1


def test_a_voice_that_fails_keeps_nobody_waiting(
    spoken: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_recorder: Recorder, _wanted: WantedVoice) -> bytes:
        raise VoiceFailed(f"espeak-ng ended with {len(spoken)}")

    monkeypatch.setattr(Recorder, "record", fail)
    assert actions.make_voices.func() == 0
    assert (spoken, builds()) == ([], 0)
    assert [record.message for record in caplog.records].count(
        "no voice in uz: espeak-ng ended with 0"
    ) == PAGES
