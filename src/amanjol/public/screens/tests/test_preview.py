"""The preview: the pack's own player with what is being arranged, and no other file of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.screens import actions
from amanjol.public.screens.kinds import ItemKind
from amanjol.public.screens.tests.plans import notice, playlist

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.screens.models import Playlist

pytestmark = pytest.mark.django_db


def address(row: Playlist, rest: str) -> str:
    return f"/fleet/screens/player/playlist/{row.pk}/{rest}"


def test_the_player_is_told_what_is_being_arranged(cast: FleetCast) -> None:
    row = playlist(cast.sanjar)
    actions.add_item(playlist=row, kind=ItemKind.PAGE, name="kr/health-care", seconds=7, by=cast.sanjar)
    document = browser(cast.sanjar).get(address(row, "device/screens.json")).json()
    assert document["preview"] is True
    [name] = document["playlists"]
    assert [item.get("key") for item in document["playlists"][name]["items"]] == [None, "kr/health-care"]
    assert document["schedules"] == [{"playlist": name}]
    assert document["notices"] == []


def test_a_draft_of_a_notice_is_shown_as_if_it_held(cast: FleetCast) -> None:
    row = notice(cast.sanjar, is_sent=False, places=["TAS"])
    path = f"/fleet/screens/player/notice/{row.pk}/device/screens.json"
    [part] = browser(cast.sanjar).get(path).json()["notices"]
    assert (part["places"], part["texts"]) == ([], row.texts)
    assert part["begins_at"] < part["ends_at"]


def test_the_players_files_come_from_the_pack_and_may_be_framed_here(cast: FleetCast) -> None:
    row, client = playlist(cast.sanjar), browser(cast.sanjar)
    page = client.get(address(row, "screen/"))
    assert page.getvalue() == b"<!doctype html><title>player</title>"
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    picture = client.get(address(row, "media/passport.svg"))
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.getvalue() == b"<svg/>"
    frame = client.get(f"/fleet/screens/playlists/{row.pk}/preview/")
    assert "frame-src 'self'" in frame["Content-Security-Policy"]
    assert frame["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    ["contacts.json", "uz/index.html", "media/", "media/nothing.svg", "media/../contacts.json",
     "screen/../../secret", "screen/%2e%2e/%2e%2e/secret", "media/link.svg", "device/played"],
)  # fmt: skip
def test_nothing_else_of_this_machine_is_served(cast: FleetCast, pack: Path, path: str) -> None:
    row = playlist(cast.sanjar)
    (pack.parent / "secret").write_text("secret")
    (pack / "media/link.svg").symlink_to(pack.parent / "secret")
    assert browser(cast.sanjar).get(address(row, path)).status_code == 404


def test_a_playlist_that_is_not_there_has_no_preview(cast: FleetCast) -> None:
    missing = "6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10"
    client = browser(cast.sanjar)
    assert client.get(f"/fleet/screens/playlists/{missing}/preview/").status_code == 404
    assert client.get(f"/fleet/screens/player/playlist/{missing}/device/screens.json").status_code == 404
    assert client.get(f"/fleet/screens/player/notice/{missing}/device/screens.json").status_code == 404
