"""Warnings read aloud: the whole card; after the words; of nothing but what readers are told, and gone with it."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from amanjol_kiosk import sounds
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.pacing import Pace
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.syncing import SyncOptions, sync_once
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.packs import aloud, beside
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing.channels import canonical, documents_of, manifests_of
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.repository import Repository
from amanjol.public.packs.publishing.tests.stage import blob_at, node_in, reader_of, whole
from amanjol.public.packs.recording import Recorder
from amanjol.public.packs.voices import SPEAKS, WantedVoice, can_speak
from amanjol.public.warnings import actions, queries, speech, wording
from amanjol.public.warnings.document import to_hear, warnings_document
from amanjol.public.warnings.kinds import LONGEST_DOCUMENT, MOST_STANDING
from amanjol.public.warnings.tests.test_document import contact
from amanjol.public.warnings.tests.warning_cast import TEXTS, approved, written

if TYPE_CHECKING:
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
READERS = {*SPEAKS, "uz-cyrl"}


@pytest.fixture
def spoken(
    cast: WarningCast, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> list[WantedVoice]:
    """What was read aloud, in place of a voice: bytes that tell of what."""
    settings.VOICES_ROOT, settings.VOICES = tmp_path / "voices", None
    monkeypatch.setattr(aloud, "can_speak", lambda: True)
    heard: list[WantedVoice] = []

    def record(_recorder: Recorder, voice: WantedVoice) -> bytes:
        heard.append(voice)
        return f"{voice.language}: {voice.text}".encode()

    monkeypatch.setattr(Recorder, "record", record)
    return heard


def asked(task: Any) -> int:
    return DBTaskResult.objects.ready().filter(task_path=task.module_path).count()


def work() -> None:
    """What the worker does until nothing of it is asked for."""
    for task in (publishing.publish_documents, publishing.make_sounds) * 2:
        rows = DBTaskResult.objects.ready().filter(task_path=task.module_path)
        if rows.exists():
            rows.delete()
            task.func()
    assert asked(publishing.publish_documents) + asked(publishing.make_sounds) == 0


def told(settings: Any, code: str = "uz") -> list[dict[str, Any]]:
    """What a telephone gets."""
    file = Path(settings.PACKS_ROOT) / "beside/warnings" / f"{code}.json"
    warnings: list[dict[str, Any]] = json.loads(file.read_bytes())["warnings"]
    return warnings


def kept(settings: Any) -> set[str]:
    """Every file of sound that anybody can fetch, and of those that are made."""
    return {
        file.name
        for folder in (Path(settings.PACKS_ROOT) / "beside", Path(settings.VOICES_ROOT))
        for file in folder.rglob("*.mp3")
    }


def heard_in(code: str) -> list[str]:
    document = warnings_document()
    return speech.text_of(document, document["warnings"][0], code).splitlines()


# --- What is read


def test_all_that_stands_on_the_card_is_read_in_its_order(cast: WarningCast) -> None:
    contact()
    approved(cast.lola, cast.timur, contact="tr-test")
    document = warnings_document()
    own, [part] = document["languages"]["ru"], document["warnings"]
    words, names = own["words"], own["names"]
    title, says = own["kinds"]["false-agency"]
    assert heard_in("ru") == [
        f"{title}.", says, TEXTS["ru"], f"{words['do']}.", *(own["advice"][key] for key in part["advice"]),
        f"{words['call']}.", "1, 1, 2.", "Полиция.", f"{words['not-dialled']}.", words["sure-several"],
        *(f"{words[label]}: {names[value]}." for label, value in part["lines"]),
        f"{words['until']}: {names[part['until']]}.", words["unread"],
    ]  # fmt: skip
    own = document["languages"]["en"]["words"]
    assert heard_in("en")[2] == f"{own['other-languages']}: Russian, Uzbek."
    assert own["unread"] not in heard_in("en")


def test_of_one_that_was_wrong_its_claim_is_not_read(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    actions.say_wrong(pk=row.pk, right={"ru": "Агентство есть в реестре."}, by=cast.lola)
    own = warnings_document()["languages"]["ru"]
    title, says = own["kinds"]["false-agency"]
    read = heard_in("ru")
    assert read[:2] == [f"{own['words']['wrong']}: {title}.", "Агентство есть в реестре."]
    assert says not in read
    assert TEXTS["ru"] not in read
    assert own["words"]["sure-several"] not in read


def test_uzbek_in_cyrillic_is_heard_as_the_latin_it_was_made_of(cast: WarningCast, settings: Any) -> None:
    settings.VOICES = None
    row = approved(cast.lola, cast.timur)
    voices = to_hear()
    assert {path.partition("/")[0] for path in voices} == READERS
    assert voices[f"uz-cyrl/{row.pk}.mp3"] == voices[f"uz/{row.pk}.mp3"]
    settings.VOICES = ("uz",)
    assert set(to_hear()) == {f"uz/{row.pk}.mp3", f"uz-cyrl/{row.pk}.mp3"}
    settings.VOICES = ()
    assert to_hear() == {}


# --- When, and of what


def test_the_words_wait_for_no_voice_and_the_sound_follows(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    approved(cast.lola, cast.timur)
    assert spoken == []  # no request makes any
    publishing.publish_documents.func()
    assert "sound" not in told(settings)[0]
    assert (spoken, asked(publishing.make_sounds)) == ([], 1)
    work()
    assert len(spoken) == len(SPEAKS)
    for code in READERS:
        [name, length] = told(settings, code)[0]["sound"]
        content = (Path(settings.PACKS_ROOT) / "beside/warnings" / f"{name}.mp3").read_bytes()
        assert (hashlib.sha256(content).hexdigest()[:32], len(content)) == (name, length)
        assert content.decode().startswith(f"{code.partition('-')[0]}: ")
        served = beside.served(Path(settings.PACKS_ROOT), f"warnings/{name}.mp3", takes_brotli=True)
        assert served is not None
        assert ("Content-Type", "audio/mpeg") in served.headers
    spoken.clear()
    publishing.publish_documents.func()
    work()
    assert spoken == []


def test_nothing_that_nobody_approved_is_read_aloud(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    row = written(cast.lola)
    publishing.publish_documents.func()
    publishing.make_sounds.func()
    assert (spoken, kept(settings)) == ([], set())
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    work()
    assert len(kept(settings)) == 2 * len(SPEAKS)  # made, and beside the pack


@pytest.mark.parametrize("how", ["withdrawn", "over"])
def test_sound_goes_with_its_warning(
    spoken: list[WantedVoice],
    cast: WarningCast,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    row = approved(cast.lola, cast.timur, days=1)
    stays = approved(cast.lola, cast.timur, days=10, kind="kept-papers")
    work()
    before = kept(settings)
    if how == "withdrawn":
        actions.withdraw(pk=row.pk, by=cast.dilnoza)
    else:
        now, day = timezone.now(), timezone.localdate()
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=3))
        monkeypatch.setattr(timezone, "localdate", lambda *_moment: day + timedelta(days=3))
    publishing.publish_documents.func()
    [part] = told(settings)
    assert part["kind"] == stays.kind
    public = {file.name for file in (Path(settings.PACKS_ROOT) / "beside").rglob("*.mp3")}
    assert public < before
    assert len(public) == len(SPEAKS)  # of the other one, at once; what was made of it at the next making
    publishing.make_sounds.func()
    assert len(kept(settings)) == 2 * len(SPEAKS)


def test_a_correction_is_read_in_place_of_what_was_wrong(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    row = approved(cast.lola, cast.timur)
    work()
    [before] = told(settings)
    actions.say_wrong(pk=row.pk, right={}, by=cast.lola)
    publishing.publish_documents.func()
    assert (
        "sound" not in told(settings)[0]
    )  # what it had said is not heard while the correction is being made
    work()
    [after] = told(settings)
    assert after["wrong"]
    assert after["sound"] != before["sound"]
    assert len(kept(settings)) == 2 * len(SPEAKS)


def test_what_cannot_be_spoken_goes_out_without_and_is_not_tried_for_ever(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recorder, "record", lambda _recorder, _voice: b" " * (aloud.LONGEST + 1))
    approved(cast.lola, cast.timur)
    work()
    assert "sound" not in told(settings)[0]
    assert kept(settings) == set()


def test_what_a_killed_worker_had_made_is_published(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    approved(cast.lola, cast.timur)
    publishing.publish_documents.func()
    DBTaskResult.objects.all().delete()
    with Recorder([]) as recorder:
        for voice in set(to_hear().values()):
            assert aloud.make(voice, recorder)
    assert publishing.make_sounds.func() == 0
    assert asked(publishing.publish_documents) == 1
    work()
    assert "sound" in told(settings)[0]


# --- To devices


def test_devices_are_signed_what_each_sound_holds(
    spoken: list[WantedVoice], cast: WarningCast, tmp_path: Path, settings: Any
) -> None:
    node = node_in(tmp_path / "node", today())
    settings.SIGNING_ROOT, settings.PACKS_ROOT = node.signing.root, node.packs
    row = approved(cast.lola, cast.timur)
    publishing.publish_current.func()

    def target() -> bytes:
        content = Repository(node.signing).target_of("stable")
        assert content is not None
        return content

    assert "sounds" not in json.loads(target())
    work()
    place, said = reader_of(node.repository), json.loads(target())
    listed = json.loads(blob_at(place, said["sounds"]))["files"]
    assert set(listed) == {f"{code}/{row.pk}.mp3" for code in READERS}
    for path, entry in listed.items():
        assert blob_at(place, entry).decode().startswith(f"{path[:2]}: ")
    assert whole(place, said) == 1
    device = DataFolder(tmp_path / "device")
    root = node.signing.root / "root/1.root.json"

    def sync() -> dict[str, str]:
        """In which languages a device with the program of a real one can read it aloud, and by which name."""
        source = open_source(str(node.repository), proxy=None, pace=Pace())
        sync_once(device, source, SyncOptions(root=root))
        return sounds.heard(device).get(str(row.pk), {})

    names = sync()
    assert set(names) == READERS
    assert (sounds.read(device, names["uz-cyrl"]) or b"").startswith(b"uz: ")
    publishing.publish_current.func()  # the pack goes on with them, and so does one published by hand
    node.publish(channel="trial")
    assert json.loads(target())["sounds"] == said["sounds"]
    assert said["sounds"] in manifests_of(Repository(node.signing).target_of("trial") or b"")
    actions.withdraw(pk=row.pk, by=cast.lola)
    publishing.publish_documents.func()
    assert "sounds" not in json.loads(target())
    assert documents_of(target())
    assert sync() == {}
    assert list(device.sounds.iterdir()) == []


@pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
def test_a_real_voice_reads_the_longest_in_less_than_devices_take(
    cast: WarningCast, tmp_path: Path, settings: Any
) -> None:
    settings.VOICES_ROOT, settings.VOICES = tmp_path / "voices", ("uz",)
    kind = max(queries.catalogue().kinds.values(), key=lambda kind: len(kind.says["uz"]))
    contact()
    approved(
        cast.lola, cast.timur, kind=kind.key, advice=list(kind.advice), contact="tr-test",
        texts={"uz": "Mehmonxonada ish vaʼda qilishadi. " * 8},
    )  # fmt: skip
    work()
    [part] = told(settings)
    assert 20_000 < part["sound"][1] < aloud.LONGEST / 3


def test_twenty_with_sound_in_seven_languages_fit_into_the_document_and_a_page(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    """Sound takes no byte of the document; of a page it takes what its name takes."""
    catalogue = queries.catalogue()
    for kind in list(catalogue.kinds.values())[:MOST_STANDING]:
        approved(cast.lola, cast.timur, kind=kind.key, advice=list(kind.advice))
    work()
    assert len(canonical(warnings_document())) <= LONGEST_DOCUMENT
    assert all("sound" in warning for code in READERS for warning in told(settings, code))


# --- What editors see


def test_the_page_says_what_is_heard_what_is_being_made_and_what_is_not(
    spoken: list[WantedVoice], cast: WarningCast, settings: Any
) -> None:
    assert wording.read_aloud(written(cast.dilnoza)) is None  # nobody has approved it
    row = approved(cast.lola, cast.timur)
    state = wording.read_aloud(row)
    assert state is not None
    assert (state.made, state.without) == ("", "")
    assert len(state.coming.split(", ")) == len(READERS)
    work()
    state = wording.read_aloud(row)
    assert state is not None
    assert (state.coming, state.without) == ("", "")
    assert state.made
    settings.VOICES = ("uz",)
    state = wording.read_aloud(row)
    assert state is not None
    assert len(state.made.split(", ")) == 2
    assert "Русский" in state.without.split(", ")
    page = browser(cast.lola).get(f"/cms/warnings/{row.pk}/").text
    assert f"A computer reads it aloud: {state.made}." in page
    assert f"No sound: {state.without}." in page
    actions.withdraw(pk=row.pk, by=cast.lola)
    row.refresh_from_db()
    assert wording.read_aloud(row) is None
