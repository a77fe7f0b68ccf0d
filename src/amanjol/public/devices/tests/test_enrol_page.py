"""A manager types the code: forgivingly read, few tries, one answer for every wrong one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.devices.actions import enrolling, keeping, watching
from amanjol.public.devices.models import Device, Enrolment
from amanjol.public.devices.place_languages import usual_in, weights_of
from amanjol.public.devices.queries.document import fleet_document
from amanjol.public.devices.tests.machine import Machine, enrolled_machine

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.devices.tests.fleet_cast import FleetCast

PAGE = "/fleet/enrol/"
NO_DEVICE = "No device waits with this code"


def _form(code: str, **changes: str) -> dict[str, str]:
    return {"code": code, "name": "Hall 2, gate 4", "place": "tas", "group": ""} | changes


def _type(client: Client, code: str, **changes: str) -> str:
    return client.post(PAGE, _form(code, **changes), follow=True).text


def test_the_code_in_any_case_enrols_the_device(cast: FleetCast) -> None:
    machine = Machine()
    code = machine.ask_for_code("screen").json()["code"].lower().replace("-", " ")
    page = _type(browser(cast.sanjar), code)
    assert "Enrolled." in page
    device = Device.objects.get()
    assert (device.place, device.kind, device.organisation) == ("TAS", "screen", cast.programme)
    (entry,) = entries_seen_by(
        join("Gulnara Chinar", cast.programme, RoleKey.ADMINISTRATOR), "device.enrolled"
    )
    assert (entry.actor_id, entry.subject_id) == (cast.sanjar.account_id, str(device.pk))
    assert machine.report().status_code == 200


def test_wrong_expired_and_used_codes_get_the_same_answer(cast: FleetCast) -> None:
    client = browser(cast.sanjar)
    used, expired = Machine(), Machine()
    used_code, expired_code = (machine.ask_for_code().json()["code"] for machine in (used, expired))
    _type(client, used_code, name="Used")
    Enrolment.objects.filter(used_at=None).update(expires_at=timezone.now())
    answers = {code: _type(client, code) for code in ("KX7M-2P4Q", used_code, expired_code)}
    for page in answers.values():
        assert NO_DEVICE in page
    assert Device.objects.count() == 1


def test_what_cannot_be_a_code_costs_no_try(cast: FleetCast) -> None:
    client = browser(cast.sanjar)
    for _ in range(enrolling.TRIES_OF_MEMBER + 2):
        assert "A code has eight letters and digits" in _type(client, "123")
    assert NO_DEVICE in _type(client, "KX7M-2P4Q")


def test_one_member_has_ten_tries_in_ten_minutes(cast: FleetCast) -> None:
    client = browser(cast.sanjar)
    pages = [_type(client, "KX7M-2P4Q") for _ in range(enrolling.TRIES_OF_MEMBER)]
    assert all(NO_DEVICE in page for page in pages)
    good = Machine().ask_for_code().json()["code"]
    assert "Too many tries" in _type(client, good)
    assert not Device.objects.exists()
    assert NO_DEVICE in _type(browser(cast.esen), "KX7M-2P4Q")


def test_all_members_together_have_sixty(cast: FleetCast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert enrolling.TRIES_OF_NODE == 60
    monkeypatch.setattr(enrolling, "TRIES_OF_NODE", 3)
    members = [cast.sanjar, cast.esen, join("Timur Chinar", cast.programme, RoleKey.DEVICE_MANAGER)]
    for member in members:
        assert NO_DEVICE in _type(browser(member), "KX7M-2P4Q")
    assert "Too many tries" in _type(browser(cast.sanjar), "KX7M-2P4Q")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"place": "XXX"}, "We know no airport"),
        ({"place": "LHR"}, "We know no airport"),  # an airport, of no country of the programme
        ({"place": ""}, "required"),
        ({"name": ""}, "required"),
        ({"group": "6d0f7a35-2b4c-4a4f-9f0e-0b6f5f6f0f10"}, "choose something that is offered"),
    ],
)
def test_what_is_missing_is_said_and_the_code_stays_good(
    cast: FleetCast, changes: dict[str, str], says: str
) -> None:
    code = Machine().ask_for_code().json()["code"]
    client = browser(cast.sanjar)
    assert says in _type(client, code, **changes)
    assert not Device.objects.exists()
    assert "Enrolled." in _type(client, code)


def test_two_devices_of_an_airport_have_two_names(cast: FleetCast) -> None:
    enrolled_machine(cast.sanjar)
    code = Machine().ask_for_code().json()["code"]
    assert "is called so" in _type(browser(cast.sanjar), code)
    assert "Enrolled." in _type(browser(cast.sanjar), code, place="SKD")


def test_another_organisations_group_is_not_there(cast: FleetCast) -> None:
    group = keeping.create_group(name="Theirs", by=cast.esen)
    code = Machine().ask_for_code().json()["code"]
    assert "choose something that is offered" in _type(browser(cast.sanjar), code, group=str(group.pk))
    with pytest.raises(PermissionDenied):
        enrolling.enrol(typed=code, name="x", place="TAS", group=group, by=cast.sanjar)
    with pytest.raises(PermissionDenied):
        enrolling.enrol(typed=code, name="x", place="TAS", group=None, by=cast.berk)


def test_the_signed_document_names_the_new_device_and_how_it_is_set(cast: FleetCast) -> None:
    group = keeping.create_group(name="Halls", by=cast.sanjar)
    keeping.change_group(group=group, name="Halls", settings={"idle_seconds": 90}, by=cast.sanjar)
    device = enrolled_machine(cast.sanjar, group=group).device
    assert fleet_document() == {
        "version": 1,
        "groups": {"halls": {"idle_seconds": 90}},
        "devices": {
            str(device.pk): {
                "place": "TAS",
                "group": "halls",
                "name": "Hall 2, gate 4",
                "settings": {
                    "time_zone": "Asia/Samarkand",
                    "language_weights": weights_of(usual_in("TAS")),
                },
            }
        },
    }


def test_codes_that_nobody_typed_are_forgotten_after_a_day(cast: FleetCast) -> None:

    Machine().ask_for_code()
    watching.forget_old()
    assert Enrolment.objects.count() == 1
    Enrolment.objects.update(expires_at=timezone.now() - timedelta(days=2))
    watching.forget_old()
    assert Enrolment.objects.count() == 0
