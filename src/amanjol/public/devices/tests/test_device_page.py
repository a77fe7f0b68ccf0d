"""One device: its state, its settings, wishes, a screenshot for managers alone, striking off."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices.actions import keeping, watching
from amanjol.public.devices.kinds import AlertKind, WishKind
from amanjol.public.devices.models import Alert, Device, DeviceGroup, Screenshot, Wish
from amanjol.public.devices.queries.document import fleet_document
from amanjol.public.devices.tests.machine import REPORT, SCREENSHOT, enrolled_machine, report_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine


def picture(kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (54, 96), "#0f6f73").save(file, kind)
    return file.getvalue()


def _page(machine: Machine, end: str = "") -> str:
    return f"/fleet/{machine.device.pk}/{end}"


def _form(**changes: object) -> dict[str, object]:
    return {"name": "Hall 2, gate 4", "place": "TAS", "group": ""} | changes


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a new signed document was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(keeping, "ask_to_publish", lambda: asked.append("fleet"))
    return asked


def test_every_page_is_for_managers_of_its_organisation(cast: FleetCast, kiosk: Machine) -> None:
    for end in ("settings/", "strike-off/", "screenshot/"):
        assert browser(cast.esen).get(_page(kiosk, end)).status_code == 404
        assert browser(cast.berk).get(_page(kiosk, end)).status_code == 403
        assert browser(cast.orazgul).get(_page(kiosk, end)).status_code == 403
        assert Client().get(_page(kiosk, end))["Location"].startswith("/account/sign-in/")
    for member, status in ((cast.sanjar, 200), (cast.orazgul, 200), (cast.esen, 404), (cast.berk, 403)):
        assert browser(member).get(_page(kiosk)).status_code == status
        wished = browser(member).post(_page(kiosk, "wish/"), {"kind": "sync"}).status_code
        assert wished == {cast.sanjar: 302, cast.orazgul: 403}.get(member, status)
    page = browser(cast.orazgul).get(_page(kiosk)).text
    assert "Strike off" not in page
    assert "Ask for a screenshot" not in page


def test_the_actions_check_the_rule_themselves(cast: FleetCast, kiosk: Machine) -> None:
    group = keeping.create_group(name="Halls", by=cast.sanjar)
    foreign = keeping.create_group(name="Theirs", by=cast.esen)
    device = kiosk.device
    attempts: list[Callable[[], object]] = []
    for by in (cast.esen, cast.berk, cast.orazgul):
        attempts += [
            lambda by=by: keeping.strike_off(device=device, by=by),  # type: ignore[misc]
            lambda by=by: keeping.wish_for(device=device, kind=WishKind.SYNC, by=by),  # type: ignore[misc]
            lambda by=by: keeping.change_device(
                device=device, name="x", place="TAS", group=None, settings={}, by=by
            ),  # type: ignore[misc]
            lambda by=by: keeping.change_group(group=group, name="x", settings={}, by=by),  # type: ignore[misc]
            lambda by=by: keeping.remove_group(group=group, by=by),  # type: ignore[misc]
        ]
    attempts.append(
        lambda: keeping.change_device(
            device=device, name="x", place="TAS", group=foreign, settings={}, by=cast.sanjar
        )
    )
    attempts.append(lambda: keeping.create_group(name="x", by=cast.berk))
    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()
    assert kiosk.report().status_code == 200


def test_settings_are_kept_signed_and_shown(cast: FleetCast, kiosk: Machine, asked: list[str]) -> None:
    sent = _form(
        name="Hall 3", place="skd", languages=["uz", "uz-cyrl"], idle_seconds="90",
        opens_at="05:00", closes_at="23:30", volume="40",
    )  # fmt: skip
    page = browser(cast.sanjar).post(_page(kiosk, "settings/"), sent, follow=True).text
    device = kiosk.device
    assert device.settings == {
        "languages": ["uz", "uz-cyrl"],
        "idle_seconds": 90,
        "volume": 40,
        "opening_hours": {"from": "05:00", "to": "23:30"},
    }
    assert (device.name, device.place, asked) == ("Hall 3", "SKD", ["fleet"])
    assert fleet_document()["devices"][str(device.pk)]["settings"]["idle_seconds"] == 90
    for words in ("Samarkand (SKD)", "05:00 – 23:30", "90 seconds", "40 %", "Ўзбекча"):
        assert words in page, words
    form = browser(cast.sanjar).get(_page(kiosk, "settings/")).text
    assert 'value="05:00"' in form
    assert re.search(r'value="uz-cyrl"[^>]*checked', form)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"idle_seconds": "5"}, "10 at least"),
        ({"volume": "101"}, "100 at most"),
        ({"opens_at": "05:00"}, "Say both when it opens and when it closes"),
        ({"opens_at": "05:00", "closes_at": "05:00"}, "leave both empty"),
        ({"languages": ["de"]}, "choose something that is offered"),
        ({"place": "QQQ"}, "We know no airport"),
    ],
)
def test_what_cannot_be_set_is_said(
    cast: FleetCast, kiosk: Machine, asked: list[str], changes: dict[str, object], says: str
) -> None:
    page = browser(cast.sanjar).post(_page(kiosk, "settings/"), _form(**changes)).text
    assert says in page
    assert (kiosk.device.settings, asked) == ({}, [])


def test_the_group_sets_what_the_device_does_not(cast: FleetCast, kiosk: Machine) -> None:
    group = keeping.create_group(name="Halls", by=cast.sanjar)
    keeping.change_group(
        group=group, name="Halls", settings={"volume": 20, "idle_seconds": 30}, by=cast.sanjar
    )
    browser(cast.sanjar).post(_page(kiosk, "settings/"), _form(group=str(group.pk), volume="70"))
    page = browser(cast.sanjar).get(_page(kiosk)).text
    assert "70 %" in page
    assert "30 seconds" in page
    assert page.count("from the group Halls") == 1


def test_a_wish_waits_once_and_ends_when_the_device_says_so(cast: FleetCast, kiosk: Machine) -> None:
    client = browser(cast.sanjar)
    for _ in range(2):
        client.post(_page(kiosk, "wish/"), {"kind": "sync"})
    assert client.post(_page(kiosk, "wish/"), {"kind": "reboot"}).status_code == 400
    wish = Wish.objects.get()
    wishes = [{"id": str(wish.pk), "kind": "sync"}]
    assert kiosk.report().json()["wishes"] == wishes
    assert kiosk.report().json()["wishes"] == wishes  # the answer may have been lost on its way
    assert "Will fetch soon" in client.get(_page(kiosk)).text
    assert _report_done(kiosk, str(wish.pk)) == []
    wish.refresh_from_db()
    assert wish.done_at is not None


def _report_done(machine: Machine, wish: str) -> object:
    return machine.post(REPORT, report_of() | {"carried_out": [wish]}).json()["wishes"]


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_screenshot_comes_once_for_a_wish_and_managers_see_it(
    cast: FleetCast, kiosk: Machine, kind: str, media_type: str
) -> None:
    client = browser(cast.sanjar)
    assert client.get(_page(kiosk, "screenshot/")).status_code == 404
    client.post(_page(kiosk, "wish/"), {"kind": "screenshot"})
    wish = Wish.objects.get()
    path = f"{SCREENSHOT}?wish={wish.pk}"
    assert "Asked for" in client.get(_page(kiosk)).text
    assert _report_done(kiosk, str(wish.pk)) != []  # saying so does not do it
    assert kiosk.post(path, picture(kind), media_type=media_type).status_code == 204
    assert kiosk.post(path, picture(kind), media_type=media_type).status_code == 400
    answer = client.get(_page(kiosk, "screenshot/"))
    assert (answer.content, answer["Content-Type"]) == (picture(kind), media_type)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert 'width="54" height="96"' in client.get(_page(kiosk)).text


def test_a_screenshot_for_another_devices_wish_is_refused(cast: FleetCast, kiosk: Machine) -> None:
    other = enrolled_machine(cast.sanjar, name="Gate 1")
    keeping.wish_for(device=other.device, kind=WishKind.SCREENSHOT, by=cast.sanjar)
    path = f"{SCREENSHOT}?wish={Wish.objects.get().pk}"
    assert kiosk.post(path, picture(), media_type="image/png").status_code == 400
    assert not Screenshot.objects.exists()


def test_screenshots_go_after_three_days(cast: FleetCast, kiosk: Machine) -> None:
    keeping.wish_for(device=kiosk.device, kind=WishKind.SCREENSHOT, by=cast.sanjar)
    kiosk.post(f"{SCREENSHOT}?wish={Wish.objects.get().pk}", picture(), media_type="image/png")
    watching.forget_old()
    assert Screenshot.objects.count() == 1
    Screenshot.objects.update(taken_at=timezone.now() - timedelta(days=3, minutes=1))
    watching.forget_old()
    assert Screenshot.objects.count() == 0


def test_striking_off_asks_first_then_refuses_the_key_for_ever(
    cast: FleetCast, kiosk: Machine, asked: list[str]
) -> None:
    client = browser(cast.sanjar)
    Alert.objects.create(device=kiosk.device, kind=AlertKind.SILENT)
    keeping.wish_for(device=kiosk.device, kind=WishKind.SYNC, by=cast.sanjar)
    assert "Strike off Hall 2, gate 4?" in client.get(_page(kiosk, "strike-off/")).text
    assert kiosk.report().status_code == 200
    device = kiosk.device.pk
    client.post(_page(kiosk, "strike-off/"))
    assert kiosk.report().status_code == 401
    assert kiosk.ask_for_code().status_code == 401
    assert client.get(f"/fleet/{device}/").status_code == 404
    assert str(device) not in fleet_document()["devices"]
    assert asked == ["fleet"]
    assert not Alert.objects.filter(closed_at=None).exists()
    assert not Wish.objects.filter(done_at=None).exists()
    assert enrolled_machine(cast.sanjar).report().status_code == 200  # the name and the place are free again


def test_history_of_alerts_and_as_many_queries_for_one_as_for_three(cast: FleetCast, kiosk: Machine) -> None:
    client = browser(cast.sanjar)
    counts = []
    for _ in range(2):
        now = timezone.now()
        Alert.objects.create(device=kiosk.device, kind=AlertKind.SILENT, opened_at=now, closed_at=now)
        Alert.objects.create(device=kiosk.device, kind=AlertKind.DARK, opened_at=now, closed_at=now)
        with QueriesOfPage(connection) as queries:
            page = client.get(_page(kiosk)).text
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert page.count("<strong>Page not shown</strong>") == 2


def test_groups_are_made_renamed_and_removed_when_empty(cast: FleetCast, kiosk: Machine) -> None:
    client = browser(cast.sanjar)
    client.post("/fleet/groups/", {"name": "Зал вылета"})
    client.post("/fleet/groups/", {"name": "Halls"})
    client.post("/fleet/groups/", {"name": "Halls!"})
    assert sorted(DeviceGroup.objects.values_list("slug", flat=True)) == ["group", "halls", "halls-2"]
    assert "There is a group of this name" in client.post("/fleet/groups/", {"name": "Halls"}).text
    halls = DeviceGroup.objects.get(slug="halls")
    keeping.change_device(
        device=kiosk.device, name="Gate", place="TAS", group=halls, settings={}, by=cast.sanjar
    )
    assert "1 device" in client.get("/fleet/groups/").text
    page = client.post("/fleet/groups/halls/remove/", follow=True).text
    assert "move them to another group first" in page
    client.post("/fleet/groups/halls/", {"name": "Big halls", "volume": "10"})
    halls.refresh_from_db()
    assert (halls.name, halls.slug, halls.settings) == ("Big halls", "halls", {"volume": 10})
    client.post("/fleet/groups/halls-2/remove/")
    assert not DeviceGroup.objects.filter(slug="halls-2").exists()


@pytest.mark.parametrize("member", ["esen", "berk", "orazgul"])
def test_a_group_is_its_organisations(cast: FleetCast, member: str) -> None:
    keeping.create_group(name="Halls", by=cast.sanjar)
    who: Member = getattr(cast, member)
    expected = 404 if member == "esen" else 403
    for path in ("/fleet/groups/halls/", "/fleet/groups/halls/remove/"):
        assert browser(who).post(path, {"name": "x"}).status_code == expected
    assert DeviceGroup.objects.get().name == "Halls"
    assert ("Halls" in browser(who).get("/fleet/groups/").text) is (member == "orazgul")


def test_a_device_that_was_struck_off_does_not_keep_its_group_alive(cast: FleetCast) -> None:
    group = keeping.create_group(name="Halls", by=cast.sanjar)
    machine = enrolled_machine(cast.sanjar, group=group)
    keeping.strike_off(device=machine.device, by=cast.sanjar)
    keeping.remove_group(group=group, by=cast.sanjar)
    assert Device.objects.get().group is None
