"""The signed document: what is due now or later, in the shape that devices read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.public.packs.publishing.documents import all_documents
from amanjol.public.screens import actions
from amanjol.public.screens.document import screens_document
from amanjol.public.screens.kinds import ItemKind, Rank
from amanjol.public.screens.models import Notice, Playlist
from amanjol.public.screens.tests.plans import FIRST_DAY, at, notice, planned, playlist

if TYPE_CHECKING:
    from datetime import datetime, time

    from pytest_django import Settings

    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.django_db


def hour(text: str) -> time:
    moment: datetime = at(f"2026-11-25T{text}")
    return moment.time()


def test_nothing_planned_is_an_empty_plan() -> None:
    assert screens_document() == {"version": 1, "playlists": {}, "schedules": [], "notices": []}
    assert all_documents()["screens"] == b'{"notices":[],"playlists":{},"schedules":[],"version":1}'


def test_a_playlist_says_what_each_item_is_and_is_called(cast: FleetCast) -> None:
    row = playlist(cast.sanjar, is_out=False)
    actions.add_item(playlist=row, kind=ItemKind.CLIP, name="film.mp4", seconds=None, by=cast.sanjar)
    actions.add_item(playlist=row, kind=ItemKind.PAGE, name="kr/health-care", seconds=30, by=cast.sanjar)
    actions.change_playlist(playlist=row, name="Morning", languages=["ru", "uz"], by=cast.sanjar)
    actions.show_playlist(playlist=row, by=cast.sanjar)
    planned(cast.sanjar, row, places=["TAS"], from_hour=hour("06:00"), to_hour=hour("12:00"), rank=Rank.FIRST)
    document = screens_document()
    assert document["playlists"] == {
        "morning": {
            "languages": ["ru", "uz"],
            "items": [
                {
                    "kind": "poster",
                    "file": "passport.svg",
                    "titles": {"ru": "Паспорт", "en": "Passport"},
                    "seconds": 12,
                },
                {
                    "kind": "clip",
                    "file": "film.mp4",
                    "titles": {"en": "A film"},
                    "captions": {"en": "film.en.vtt"},
                    "picture": "film.jpg",
                },
                {"kind": "page", "key": "kr/health-care", "seconds": 30},
            ],
        }
    }
    assert document["schedules"] == [
        {
            "playlist": "morning",
            "places": ["TAS"],
            "groups": [],
            "from": FIRST_DAY.isoformat(),
            "to": None,
            "weekdays": [1, 2, 3, 4, 5, 6, 7],
            "hours": {"from": "06:00", "to": "12:00"},
            "priority": 9,
        }
    ]


def test_what_is_being_arranged_goes_out_only_when_it_is_published(cast: FleetCast) -> None:
    row = playlist(cast.sanjar)
    planned(cast.sanjar, row)
    before = screens_document()
    actions.add_item(playlist=row, kind=ItemKind.PAGE, name="kr/health-care", seconds=None, by=cast.sanjar)
    assert screens_document() == before
    actions.show_playlist(playlist=Playlist.objects.get(), by=cast.sanjar)
    assert len(screens_document()["playlists"]["morning"]["items"]) == 2


def test_what_was_never_published_and_what_is_not_planned_is_left_out(cast: FleetCast) -> None:
    planned(cast.sanjar, playlist(cast.sanjar, "Draft", is_out=False))
    playlist(cast.sanjar, "Unplanned")
    assert screens_document()["playlists"] == {}
    assert screens_document()["schedules"] == []


def test_what_is_over_is_dropped_and_what_will_be_is_not(cast: FleetCast) -> None:
    row, today = playlist(cast.sanjar), timezone.localdate()
    planned(cast.sanjar, row, ends_on=today - timedelta(days=3))
    yesterday = today - timedelta(days=1)
    planned(cast.sanjar, row, ends_on=yesterday)  # its night may go on
    later = planned(cast.sanjar, row, begins_on=today + timedelta(days=30))
    now = timezone.now()
    notice(cast.sanjar, begins_at=now - timedelta(hours=3), ends_at=now + timedelta(hours=1))
    Notice.objects.update(begins_at=now - timedelta(hours=3), ends_at=now - timedelta(seconds=1))
    future = notice(cast.sanjar, begins_at=now + timedelta(days=2), ends_at=now + timedelta(days=3))
    stopped = notice(cast.sanjar)
    actions.stop_notice(notice=stopped, by=cast.sanjar)
    notice(cast.sanjar, is_sent=False)
    document = screens_document()
    assert [schedule["to"] for schedule in document["schedules"]] == [yesterday.isoformat(), None]
    assert document["schedules"][1]["from"] == later.begins_on.isoformat()
    assert [part["id"] for part in document["notices"]] == [str(future.pk)]


def test_a_notice_in_uzbek_is_there_in_both_scripts(cast: FleetCast) -> None:
    uzbek = {"title": "Reys koʻchirildi", "text": "14-peshtaxtaga keling."}
    row = notice(cast.sanjar, texts={"uz": uzbek}, places=["TAS"], page="general/job-offer")
    [part] = screens_document()["notices"]
    assert part["texts"] == {
        "uz": uzbek,
        "uz-cyrl": {"title": "Рейс кўчирилди", "text": "14-пештахтага келинг."},
    }
    assert (part["id"], part["places"], part["page"]) == (str(row.pk), ["TAS"], "general/job-offer")
    assert part["ends_at"] == f"{row.ends_at:%Y-%m-%dT%H:%M:%SZ}"


def test_more_than_devices_take_is_refused_and_changes_nothing(
    cast: FleetCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = playlist(cast.sanjar)
    planned(cast.sanjar, row)
    draft = notice(cast.sanjar, is_sent=False)
    monkeypatch.setattr(actions, "LONGEST", 300)
    with pytest.raises(actions.TooMuch):
        actions.send_notice(notice=draft, by=cast.sanjar)
    draft.refresh_from_db()
    assert draft.sent_at is None


def test_the_starter_playlist_is_the_guides_own_and_made_once() -> None:
    assert actions.load_starter_playlists()
    assert not actions.load_starter_playlists()
    document = screens_document()
    [schedule] = document["schedules"]
    assert (schedule["places"], schedule["groups"], schedule["priority"]) == ([], [], 0)
    [items] = [part["items"] for part in document["playlists"].values()]
    assert [item.get("file") or item["key"] for item in items] == [
        "passport.svg",
        "general/kept-passport",
        "film.mp4",
    ]
    Playlist.objects.all().delete()
    assert actions.load_starter_playlists()


def test_without_a_pack_there_is_no_starter_playlist(settings: Settings) -> None:
    settings.PACKS_ROOT = "/nonexistent"
    assert not actions.load_starter_playlists()
    assert not Playlist.objects.exists()
