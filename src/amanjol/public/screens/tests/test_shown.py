"""Proof of play: what the own organisation's screens showed, by month and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices.models import Played
from amanjol.public.screens.tests.plans import device, notice

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.django_db

SHOWN = "/fleet/screens/shown/"


def play(of: Member, place: str, item: str, count: int) -> None:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    Played.objects.create(
        device=device(of, place), place=place, hour=hour, language="ru", item=item, count=count
    )


def test_items_are_named_and_the_most_shown_is_first(cast: FleetCast) -> None:
    row = notice(cast.sanjar)
    play(cast.sanjar, "TAS", "passport.svg", 40)
    play(cast.sanjar, "ALA", "passport.svg", 2)
    play(cast.sanjar, "TAS", f"notice:{row.pk}", 300)
    play(cast.sanjar, "TAS", "gone.svg", 1)
    page = browser(cast.aidar).get(SHOWN).text
    titles = ["Notice: Рейс перенесён", "Poster: Passport", "gone.svg"]
    assert [page.index(title) for title in titles] == sorted(page.index(title) for title in titles)
    assert "Shown 343 times" in page
    page = browser(cast.aidar).get(SHOWN, {"place": "ALA"}).text
    assert "Shown 2 times" in page
    assert "gone.svg" not in page


def test_other_organisations_screens_are_their_own(cast: FleetCast) -> None:
    play(cast.sanjar, "TAS", "passport.svg", 40)
    assert "Nothing yet." in browser(cast.esen).get(SHOWN).text


@pytest.mark.parametrize("asked", [{"month": "1999-01"}, {"month": "x"}, {"place": "XXX"}])
def test_what_makes_no_sense_shows_the_newest_month(cast: FleetCast, asked: dict[str, str]) -> None:
    play(cast.sanjar, "TAS", "passport.svg", 40)
    assert "Shown 40 times" in browser(cast.sanjar).get(SHOWN, asked).text
