"""Arranging playlists and planning them, as the pages do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.screens import actions, queries
from amanjol.public.screens.kinds import ItemKind, Rank
from amanjol.public.screens.models import Playlist, PlaylistItem, Schedule
from amanjol.public.screens.tests.plans import device, notice, planned, playlist

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.django_db

BOARD = "/fleet/screens/"


def address(row: Playlist, rest: str = "") -> str:
    return f"{BOARD}playlists/{row.pk}/{rest}"


def names(row: Playlist) -> list[str]:
    return [item.name for item in PlaylistItem.objects.filter(playlist=row)]


@pytest.fixture
def three(cast: FleetCast) -> Playlist:
    row = playlist(cast.sanjar, is_out=False)
    actions.add_item(playlist=row, kind=ItemKind.CLIP, name="film.mp4", seconds=9, by=cast.sanjar)
    actions.add_item(playlist=row, kind=ItemKind.PAGE, name="kr/health-care", seconds=30, by=cast.sanjar)
    return row


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Once for each time that something is to be published."""
    calls: list[str] = []
    monkeypatch.setattr(actions, "ask_to_publish", lambda: calls.append("asked"))
    return calls


# --- Who


@pytest.mark.parametrize("person", ["sanjar", "aidar"])
def test_device_managers_and_programme_managers_plan(cast: FleetCast, person: str) -> None:
    client = browser(getattr(cast, person))
    client.post(f"{BOARD}playlists/new/", {"name": "Утро", "languages": ["ru"]})
    row = Playlist.objects.get()
    assert (row.name, row.slug, row.languages) == ("Утро", "playlist", ["ru"])
    assert "Утро" in client.get(BOARD).text


@pytest.mark.parametrize("person", ["berk", "ayna", "orazgul"])
def test_others_are_refused(cast: FleetCast, person: str) -> None:
    client, row = browser(getattr(cast, person)), playlist(cast.sanjar)
    assert client.get(BOARD).status_code == 403
    assert client.post(address(row, "show/")).status_code == 403
    assert client.get(f"/fleet/screens/player/playlist/{row.pk}/screen/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.change_playlist(playlist=row, name="Other", languages=[], by=getattr(cast, person))
    assert "Screens" not in client.get("/desk/").text


def test_signed_out_is_sent_to_sign_in(cast: FleetCast, client: Client) -> None:
    row = playlist(cast.sanjar)
    for path in (BOARD, address(row), address(row, "preview/")):
        assert client.get(path)["Location"] == f"/account/sign-in/?next={path}"


# --- Items


def test_an_item_is_chosen_from_what_the_pack_holds(cast: FleetCast) -> None:
    client, row = browser(cast.sanjar), actions.create_playlist(name="Morning", languages=[], by=cast.sanjar)
    page = client.get(address(row)).text
    for title in ("Passport", "A film", "Republic of Korea: A doctor"):
        assert title in page
    client.post(address(row, "items/"), {"what": "poster:passport.svg", "seconds": ""})
    client.post(address(row, "items/"), {"what": "clip:film.mp4", "seconds": "30"})
    client.post(address(row, "items/"), {"what": "page:kr/health-care", "seconds": "40"})
    items = PlaylistItem.objects.filter(playlist=row).values_list("kind", "name", "seconds")
    assert list(items) == [
        ("poster", "passport.svg", 12),
        ("clip", "film.mp4", None),
        ("page", "kr/health-care", 40),
    ]


@pytest.mark.parametrize(
    "sent", [{"what": "poster:nothing.svg"}, {"what": ""}, {"what": "page:kr/health-care", "seconds": "2"}]
)
def test_what_the_pack_lacks_or_nobody_could_read_is_refused(cast: FleetCast, sent: dict[str, str]) -> None:
    row = actions.create_playlist(name="Morning", languages=[], by=cast.sanjar)
    response = browser(cast.sanjar).post(address(row, "items/"), sent)
    assert response.status_code == 422
    assert 'class="errorlist"' in response.text
    assert names(row) == []


def test_items_are_moved_by_buttons(cast: FleetCast, three: Playlist) -> None:
    client = browser(cast.sanjar)
    first, film, last = three.items.all()
    client.post(address(three, f"items/{last.pk}/up/"))
    assert names(three) == ["passport.svg", "kr/health-care", "film.mp4"]
    response = client.post(address(three, f"items/{first.pk}/down/"))
    assert names(three) == ["kr/health-care", "passport.svg", "film.mp4"]
    assert response["Location"].endswith(f"#item-{first.pk}")
    client.post(address(three, f"items/{last.pk}/up/"))  # it is the first already
    client.post(address(three, f"items/{film.pk}/down/"))  # and this the last
    assert names(three) == ["kr/health-care", "passport.svg", "film.mp4"]
    client.post(address(three, f"items/{first.pk}/remove/"))
    assert names(three) == ["kr/health-care", "film.mp4"]


def test_seconds_of_a_clip_are_its_own(cast: FleetCast, three: Playlist) -> None:
    client = browser(cast.sanjar)
    poster, film, _page = three.items.all()
    client.post(address(three, f"items/{poster.pk}/seconds/"), {"seconds": "45"})
    client.post(address(three, f"items/{film.pk}/seconds/"), {"seconds": "45"})
    client.post(address(three, f"items/{poster.pk}/seconds/"), {"seconds": "4000"})
    assert list(three.items.values_list("seconds", flat=True)) == [45, None, 30]


def test_an_item_of_another_playlist_is_not_there(cast: FleetCast, three: Playlist) -> None:
    other = playlist(cast.sanjar, "Evening")
    item = three.items.first()
    assert item is not None
    response = browser(cast.sanjar).post(address(other, f"items/{item.pk}/remove/"))
    assert response.status_code == 404
    assert len(names(three)) == 3


def test_what_the_guide_no_longer_has_is_named(cast: FleetCast, three: Playlist) -> None:
    actions.add_item(playlist=three, kind=ItemKind.POSTER, name="gone.svg", seconds=None, by=cast.sanjar)
    client = browser(cast.sanjar)
    assert "no longer in the guide" in client.get(address(three)).text
    assert "gone.svg" in client.get(address(three, "preview/")).text


def test_the_database_refuses_what_no_form_lets_through(three: Playlist) -> None:
    refused: list[dict[str, Any]] = [{"seconds": 600}, {"seconds": None}, {"name": ""}]
    for values in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            three.items.filter(kind=ItemKind.POSTER).update(**values)


# --- Publishing


def test_publishing_is_published_and_written_down(cast: FleetCast, three: Playlist, asked: list[str]) -> None:
    client = browser(cast.sanjar)
    assert "No screen shows it before you publish it." in client.get(address(three)).text
    client.post(address(three, "show/"))
    three.refresh_from_db()
    assert three.shown is not None
    assert [item["name"] for item in three.shown["items"]] == names(three)
    assert asked == ["asked"]
    [entry] = entries_seen_by(cast.sanjar, "playlist.shown")
    assert (entry.actor_id, entry.subject_id) == (cast.sanjar.account_id, str(three.pk))


def test_arranging_publishes_nothing(cast: FleetCast, three: Playlist, asked: list[str]) -> None:
    actions.show_playlist(playlist=three, by=cast.sanjar)
    asked.clear()
    item = three.items.first()
    assert item is not None
    actions.move_item(item=item, direction="down", by=cast.sanjar)
    assert asked == []
    assert "changed since it was published" in browser(cast.sanjar).get(BOARD).text


def test_an_empty_playlist_is_not_published(cast: FleetCast) -> None:
    row = actions.create_playlist(name="Empty", languages=[], by=cast.sanjar)
    response = browser(cast.sanjar).post(address(row, "show/"), follow=True)
    assert "The playlist is empty" in response.text
    row.refresh_from_db()
    assert row.shown_at is None


def test_two_playlists_never_have_the_same_name(cast: FleetCast, three: Playlist) -> None:
    client, other = browser(cast.aidar), playlist(cast.sanjar, "Evening")
    assert "There is a playlist of this name." in client.post(address(other), {"name": three.name}).text
    assert (
        "There is a playlist of this name."
        in client.post(f"{BOARD}playlists/new/", {"name": three.name}).text
    )
    assert Playlist.objects.count() == 2


def test_a_planned_playlist_stays(cast: FleetCast, three: Playlist) -> None:
    client = browser(cast.sanjar)
    schedule = planned(cast.sanjar, three)
    assert "remove its times first" in client.post(address(three, "remove/"), follow=True).text
    client.post(f"{BOARD}schedules/{schedule.pk}/remove/")
    client.post(address(three, "remove/"))
    assert not Playlist.objects.exists()


# --- When it is due


def test_a_time_is_planned_for_airports_with_devices(
    cast: FleetCast, three: Playlist, asked: list[str]
) -> None:
    device(cast.sanjar, "TAS")
    client = browser(cast.aidar)
    page = client.get(address(three, "plan/")).text
    assert "Tashkent (TAS)" in page
    sent = {
        "places": ["TAS"], "begins_on": "2026-11-25", "ends_on": "", "weekdays": ["1", "2"],
        "from_hour": "22:00", "to_hour": "06:00", "rank": "first",
    }  # fmt: skip
    response = client.post(address(three, "plan/"), sent, follow=True)
    schedule = Schedule.objects.get()
    assert (schedule.places, schedule.weekdays, schedule.rank) == (["TAS"], [1, 2], Rank.FIRST)
    assert "Mon, Tue, 22:00 to 06:00 of the next day, from 25.11.2026 on" in response.text
    assert asked == ["asked"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"ends_on": "2026-11-24"}, "The last day is before the first."),
        ({"from_hour": "06:00"}, "Say both times, or neither."),
        ({"from_hour": "06:00", "to_hour": "06:00"}, "leave both times empty"),
        ({"weekdays": []}, "Tick at least one: “"),
        ({"places": ["XXX"]}, "choose something that is offered"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    cast: FleetCast, three: Playlist, changes: dict[str, object], says: str
) -> None:
    device(cast.sanjar, "TAS")
    sent = {"begins_on": "2026-11-25", "weekdays": ["1"], "rank": "usual", **changes}
    assert says in browser(cast.sanjar).post(address(three, "plan/"), sent).text
    assert not Schedule.objects.exists()


def test_overlaps_are_said_in_words(cast: FleetCast, three: Playlist) -> None:
    planned(cast.sanjar, three, places=["TAS"])
    for name, rank in (("Usual", Rank.USUAL), ("First", Rank.FIRST), ("Behind", Rank.BACKGROUND)):
        planned(cast.sanjar, playlist(cast.sanjar, name), rank=rank)
    planned(cast.sanjar, playlist(cast.sanjar, "Elsewhere"), places=["ALA"])
    page = browser(cast.sanjar).get(address(three)).text
    assert "Shown in turn with “Usual” where both are due." in page
    assert "Waits while “First” is due." in page
    assert "Goes before “Behind” where both are due." in page
    assert "Elsewhere" not in page


def test_the_database_refuses_schedules_that_make_no_sense(cast: FleetCast, three: Playlist) -> None:
    schedule = planned(cast.sanjar, three)
    refused: list[dict[str, Any]] = [
        {"weekdays": [8]},
        {"weekdays": []},
        {"from_hour": "06:00"},
        {"ends_on": "2025-01-01"},
    ]
    for values in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            Schedule.objects.filter(pk=schedule.pk).update(**values)


# --- What runs where


def test_the_board_says_what_runs_where_now(cast: FleetCast) -> None:
    device(cast.sanjar, "TAS")
    device(cast.esen, "ALA")
    planned(cast.sanjar, playlist(cast.sanjar, "Behind"), rank=Rank.BACKGROUND, places=["TAS"])
    planned(cast.sanjar, playlist(cast.sanjar, "Morning"), places=["TAS"])
    by_place = {row.spot.place: row for row in queries.running_now()}
    assert [playlist.name for playlist in by_place["TAS"].playlists] == ["Morning"]
    assert by_place["ALA"].playlists == ()
    notice(cast.sanjar, places=["ALA"])
    page = browser(cast.sanjar).get(BOARD).text
    assert "Рейс перенесён" in page
    assert "Almaty (ALA)" in page


def test_the_board_asks_as_often_for_three_as_for_one(cast: FleetCast) -> None:
    client = browser(cast.sanjar)

    def questions() -> int:
        with QueriesOfPage(connection) as captured:
            client.get(BOARD)
        return len(captured)

    def more(number: int) -> None:
        device(cast.sanjar, ["TAS", "ALA", "FRU"][number])
        planned(cast.sanjar, playlist(cast.sanjar, f"List {number}"))
        notice(cast.sanjar)

    more(0)
    questions_for_one = questions()
    more(1)
    more(2)
    assert questions() == questions_for_one


def test_a_playlist_asks_as_often_for_three_items_as_for_one(cast: FleetCast) -> None:
    client, row = browser(cast.sanjar), playlist(cast.sanjar)

    def questions() -> int:
        with QueriesOfPage(connection) as captured:
            client.get(address(row))
        return len(captured)

    questions_for_one = questions()
    for _again in range(2):
        actions.add_item(
            playlist=row, kind=ItemKind.PAGE, name="kr/health-care", seconds=None, by=cast.sanjar
        )
    assert questions() == questions_for_one
