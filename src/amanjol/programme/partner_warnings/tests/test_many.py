"""One partner that tells much keeps no other one out, and its end of what was taken over is never among what waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from amanjol.programme.partner_warnings import arriving, showing
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD
from amanjol.programme.partner_warnings.tests.partner_cast import BOARD, DESK, TODAY, ended, told
from amanjol.programme.partner_warnings.tests.test_answers import NAME, TAKEN_BACK, begun, opened_at_gul

if TYPE_CHECKING:
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db
OTHER = {"node": str(uuid4()), "partner": str(uuid4()), "name": "Hotline in the mountains"}


def test_what_is_more_than_a_day_takes_waits(cast: PartnerCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "A_DAY", 2)
    first = told()
    cast.arrive(TOLD, first)
    cast.arrive(TOLD, told())
    assert "than are taken in a day" in cast.arrive(TOLD, told())
    cast.arrive(TOLD, first)  # what is here already
    cast.arrive(ENDED, ended(first["warning"]))  # an end always opens
    there = cast.arrived()
    assert (len(there), [of.told.warning for of in there if of.ended]) == (2, [UUID(first["warning"])])
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: TODAY + timedelta(days=1))
    cast.arrive(TOLD, told())
    assert len(cast.arrived()) == 4


def test_no_partner_fills_the_board(cast: PartnerCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "OF_ONE_SENDER", 2)
    body = told()
    cast.arrive(TOLD, body)
    row = begun(cast)
    opened_at_gul(cast, told(), uuid4(), TODAY - timedelta(days=1), sender=OTHER)
    for _number in range(4):
        opened_at_gul(cast, told(), uuid4())
    cast.arrive(ENDED, ended(body["warning"]))
    cast.arrived()
    lines = showing.lines()
    assert (len(lines), lines[0].lost, lines[-1].arrived.name) == (3, [row], OTHER["name"])
    assert [line.more for line in lines] == [0, 3, 0]
    for page in (cast.lola_at.get(BOARD).text, cast.dana.get(DESK).text):
        assert f"and 3 more from {NAME}" in " ".join(page.split())
    assert TAKEN_BACK in cast.lola_at.get(BOARD).text
