"""One warning that comes on two ways is one voice: what was taken over says so, and goes back to nobody who told it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from amanjol.foundation.organisations.queries import node
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.partner_warnings import first_page, showing, telling
from amanjol.programme.partner_warnings.bodies import TOLD, Origin
from amanjol.programme.partner_warnings.tests.partner_cast import BOARD, DESK, told
from amanjol.programme.partner_warnings.tests.test_answers import NAME, begun, opened_at_gul
from amanjol.public.warnings import actions as warnings

if TYPE_CHECKING:
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db
ELSEWHERE = {"node": str(uuid4()), "partner": str(uuid4()), "name": "Hotline in the mountains"}


def badges(cast: PartnerCast, name: str) -> str:
    """What the board says in the line of one sender."""
    board = " ".join(cast.lola_at.get(BOARD).text.split())
    [line] = [part for part in board.split("<li>") if f"from {name}</span></div>" in part]
    return line


def test_what_was_taken_over_says_so_and_goes_not_back(cast: PartnerCast) -> None:
    body = told()
    cast.arrive(TOLD, body)
    row = begun(cast)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)
    row.refresh_from_db()
    origin = Origin(node=cast.partner.node, warning=UUID(body["warning"]))
    assert telling.told_by(row).came_from == origin
    assert first_page.to_tell(request_of(cast.dana)) is None
    assert f"{row.pk}/tell/" in cast.dana.get(DESK).text
    assert cast.belief not in cast.dana.get(DESK).text
    with pytest.raises(telling.NothingOwed):
        telling.tell(keyring=keyring_of(cast.dana), pk=row.pk, partners=[cast.partner.place])
    assert cast.read() == []


def test_of_the_same_there_is_one_voice(cast: PartnerCast) -> None:
    body = told()
    cast.arrive(TOLD, body)
    origin = {"node": cast.partner.node, "warning": body["warning"]}
    opened_at_gul(cast, told() | {"came_from": origin}, uuid4(), sender=ELSEWHERE)
    assert f"the same as from {NAME}" in badges(cast, ELSEWHERE["name"])
    assert f"the same as from {ELSEWHERE['name']}" in badges(cast, NAME)
    page = cast.lola_at.get(f"{BOARD}partners/{showing.lines()[0].arrived.id}/").text
    assert "It is no second voice" in page


def test_two_organisations_of_one_node_tell_one_warning(cast: PartnerCast) -> None:
    body = told()
    cast.arrive(TOLD, body)
    opened_at_gul(cast, body, uuid4(), sender={"partner": str(uuid4()), "name": "Neighbour of the neighbour"})
    assert f"the same as from {NAME}" in badges(cast, "Neighbour of the neighbour")


def test_our_own_comes_back(cast: PartnerCast) -> None:
    own = node()
    assert own is not None
    opened_at_gul(cast, told() | {"came_from": {"node": str(own.pk), "warning": str(uuid4())}}, uuid4())
    assert "first told from here" in badges(cast, NAME)


def test_what_others_told_that_nobody_here_knows(cast: PartnerCast) -> None:
    opened_at_gul(cast, told() | {"came_from": {"node": str(uuid4()), "warning": str(uuid4())}}, uuid4())
    assert "taken over there from others" in badges(cast, NAME)


def test_of_what_two_told_nothing_is_said_where_it_is_not_the_same(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    opened_at_gul(cast, told(), uuid4(), sender=ELSEWHERE)
    assert [line.is_echo for line in showing.lines()] == [False, False]
