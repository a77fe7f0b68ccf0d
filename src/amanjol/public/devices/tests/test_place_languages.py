"""How much of each language an airport shows: what is usual, who sets it, how it travels to devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices import place_languages
from amanjol.public.devices.actions import keeping, places
from amanjol.public.devices.kinds import LanguageShare
from amanjol.public.devices.models import PlaceSettings
from amanjol.public.devices.queries.document import fleet_document
from amanjol.public.devices.queries.places import shares_at
from amanjol.public.devices.tests.machine import enrolled_machine

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine

ASHGABAT = "/fleet/places/ASB/languages/"


@pytest.fixture
def ashgabat(cast: FleetCast) -> Machine:
    return enrolled_machine(cast.sanjar, place="ASB")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a new signed document was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(places, "ask_to_publish", lambda: asked.append("fleet"))
    return asked


def typed(**changes: str) -> dict[str, str]:
    return dict.fromkeys(place_languages.languages(), "seldom") | changes


def weights(machine: Machine) -> dict[str, int]:
    own: dict[str, int] = fleet_document()["devices"][str(machine.device.pk)]["settings"]["language_weights"]
    return own


# --- What is usual


def test_in_ashgabat_turkmen_and_russian_come_first() -> None:
    assert place_languages.in_order(place_languages.usual_in("ASB"))[:2] == ["tk", "ru"]


@pytest.mark.parametrize(
    ("place", "first"),
    [("TAS", "uz"), ("ALA", "kk"), ("BSZ", "ky"), ("OSS", "ky"), ("DYU", "ru"), ("MYP", "tk")],
)
def test_where_people_leave_from_their_own_language_comes_first(place: str, first: str) -> None:
    usual = place_languages.usual_in(place)
    assert set(usual) == set(place_languages.languages())
    assert place_languages.in_order(usual)[0] == first


@pytest.mark.parametrize("place", ["SVO", "ICN", "IST", "DXB", "WAW"])
def test_abroad_what_most_share_comes_first_and_then_each_countrys_own_alike(place: str) -> None:
    usual = place_languages.usual_in(place)
    assert set(usual) == set(place_languages.languages())
    assert place_languages.in_order(usual) == ["ru", "uz", "kk", "ky", "tk", "uz-cyrl", "en"]
    assert len({usual[own] for own in ("uz", "kk", "ky", "tk")}) == 1
    weights_abroad = place_languages.weights_of(usual)
    assert weights_abroad["uz"] > weights_abroad["uz-cyrl"] > weights_abroad["en"]


def test_at_a_place_that_nobody_knows_all_are_alike_and_stand_as_in_the_menu() -> None:
    usual = place_languages.usual_in("QQQ")
    assert len(set(usual.values())) == 1
    assert place_languages.in_order(usual) == list(place_languages.languages())


def test_a_language_that_came_later_and_a_word_that_is_gone_are_as_usual() -> None:
    shares = place_languages.shares_at("ASB", {"uz": "most", "tk": "loudest", "xx": "most"})
    assert shares["uz"] is LanguageShare.MOST
    assert shares["tk"] is LanguageShare.MOST
    assert shares["ru"] is LanguageShare.OFTEN
    assert "xx" not in shares


# --- How it travels


def test_a_device_is_told_the_weights_of_its_airport(cast: FleetCast, ashgabat: Machine) -> None:
    tashkent = enrolled_machine(cast.esen, "Gate 1")
    usual = weights(ashgabat)
    assert usual == place_languages.weights_of(place_languages.usual_in("ASB"))
    assert usual["tk"] > usual["ru"] > usual["uz"] > usual["en"] >= 1
    places.set_languages(
        place="ASB", shares=place_languages.shares_at("ASB", typed(ru="most", tk="often")), by=cast.sanjar
    )
    assert weights(ashgabat)["ru"] > weights(ashgabat)["tk"] > weights(ashgabat)["uz"]
    assert weights(tashkent) == place_languages.weights_of(place_languages.usual_in("TAS"))
    keeping.change_device(
        device=ashgabat.device,
        name="Gate 2",
        place="MYP",
        group=None,
        settings={"volume": 20},
        by=cast.sanjar,
    )
    assert weights(ashgabat)["tk"] == place_languages.WEIGHTS[LanguageShare.MOST]  # it was carried elsewhere


# --- Who sets it


def test_a_manager_sets_an_airport_and_sets_it_back(
    cast: FleetCast, ashgabat: Machine, asked: list[str]
) -> None:
    page = browser(cast.sanjar)
    assert f'href="{ASHGABAT}"' in page.get("/fleet/").text
    assert f'href="{ASHGABAT}"' not in browser(cast.orazgul).get("/fleet/").text  # who only reads
    text = page.get(ASHGABAT).text
    assert "Ashgabat (ASB)" in text
    assert "As is usual in this country." in text
    assert page.post(ASHGABAT, typed(en="most"))["Location"] == ASHGABAT
    assert place_languages.in_order(shares_at("ASB"))[0] == "en"
    assert asked == ["fleet"]
    assert "Set by a member." in page.get(ASHGABAT).text
    assert Entry.objects.filter(verb="place.languages-set").count() == 1
    device = page.get(f"/fleet/{ashgabat.device.pk}/").text
    assert "English, " in device
    assert page.post(ASHGABAT, {"usual": "yes"})["Location"] == ASHGABAT
    assert not PlaceSettings.objects.exists()
    assert asked == ["fleet"] * 2
    assert Entry.objects.filter(verb="place.languages-usual").count() == 1
    page.post(ASHGABAT, {"usual": "yes"})
    assert asked == ["fleet"] * 2  # it was so already


def test_what_is_no_share_is_refused(cast: FleetCast, ashgabat: Machine) -> None:
    assert ashgabat.device.place == "ASB"
    for wrong in ({"tk": "loudest"}, {"tk": ""}):
        answer = browser(cast.sanjar).post(ASHGABAT, typed() | wrong)
        assert answer.status_code == 200
        assert not PlaceSettings.objects.exists()


def test_only_who_has_devices_at_an_airport_sets_it(cast: FleetCast, ashgabat: Machine) -> None:
    for member, status in ((cast.esen, 404), (cast.berk, 403), (cast.orazgul, 403), (cast.sanjar, 200)):
        assert browser(member).get(ASHGABAT).status_code == status
    assert Client().get(ASHGABAT)["Location"].startswith("/account/sign-in/")
    shares = place_languages.usual_in("ASB")
    for by in (cast.esen, cast.berk, cast.orazgul):
        with pytest.raises(PermissionDenied):
            places.set_languages(place="ASB", shares=shares, by=by)
        with pytest.raises(PermissionDenied):
            places.set_usual_languages(place="ASB", by=by)
    keeping.strike_off(device=ashgabat.device, by=cast.sanjar)
    with pytest.raises(PermissionDenied):
        places.set_languages(place="ASB", shares=shares, by=cast.sanjar)
    assert not PlaceSettings.objects.exists()
