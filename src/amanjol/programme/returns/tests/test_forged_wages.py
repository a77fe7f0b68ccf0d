"""Wages that nobody should have sent: refused, and nothing of them is stored; what comes twice counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.programme.returns.bodies import MOST_CURRENCIES, MOST_MONEY, WAGES, Wages, WagesHandedIn
from amanjol.programme.returns.models import ArrivedReturn
from amanjol.programme.returns.queries import opened_returns

if TYPE_CHECKING:
    from amanjol.programme.returns.records import ArrivedRecord
    from amanjol.programme.returns.tests.return_cast import ReturnCast

REFUSED = "says something that no letter of its kind says"
TOLD = Wages(people=14, chose_not=11, sums={"TMT": 180_000}, has_others=False)
GOOD = WagesHandedIn(year=BEFORE.year, quarter=BEFORE.number, revision=1, wages=TOLD).as_data()
NOBODY = {"people": 0, "chose_not": 0, "sums": {}, "has_others": False}


def _changed(**changed: Any) -> dict[str, Any]:
    return GOOD | {"wages": GOOD["wages"] | changed}


@pytest.mark.parametrize(
    "data",
    [
        GOOD | {"revision": 0},
        GOOD | {"case": "A1"},
        GOOD | {"wages": {"people": 14}},
        _changed(people=-1),
        _changed(people="14"),
        _changed(people=0),  # a sum without its people
        _changed(people=9),
        _changed(sums={}),  # people without a sum
        _changed(**NOBODY | {"has_others": True}),
        _changed(sums={"TMT": -180_000}),
        _changed(sums={"TMT": 0}),
        _changed(sums={"TMT": 181_234}),
        _changed(sums={"TMT": 10 * MOST_MONEY}),
        _changed(sums={"TMT": 1.5}),
        _changed(sums={"tmt": 180_000}),
        _changed(sums={"EURO": 180_000}),
        _changed(sums={f"AA{chr(65 + number)}": 10 for number in range(MOST_CURRENCIES + 1)}),
        _changed(chose_not=-1),
    ],
)  # fmt: skip
def test_what_no_wages_say(data: dict[str, Any]) -> None:
    assert WagesHandedIn.from_data(GOOD).as_data() == GOOD
    assert WagesHandedIn.from_data(GOOD | {"wages": NOBODY})
    with pytest.raises(NotCanonical):
        WagesHandedIn.from_data(data)


def _write(cast: ReturnCast, revision: int = 1, **changed: Any) -> None:
    """As any program could that has Yyldyz' signing key."""
    gul, keyring = cast.gul, keyring_of(cast.dana)
    body = WagesHandedIn.from_data(_changed(**changed) | {"revision": revision})
    write_to(keyring, own_signing(keyring), gul, Draft(WAGES, body))
    carry()


def _record(cast: ReturnCast) -> ArrivedRecord:
    keyring = keyring_of(cast.selbi)
    [opened] = opened_returns(ArrivedReturn.objects.all(), keyring)
    assert not opened.is_older
    return opened.record


@pytest.mark.django_db
def test_wages_wait_for_the_return_of_their_revision(returning: ReturnCast) -> None:
    _write(returning)
    assert "was not asked from here" in open_letters(returning.selbi)
    returning.arrive(40)
    open_letters(returning.selbi)
    assert _record(returning).newest.wages == TOLD
    _write(returning, revision=2)
    assert "was not asked from here" in open_letters(returning.selbi)


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"people": 41}, {"chose_not": 41}])
def test_of_more_people_than_the_return_has(returning: ReturnCast, changed: dict[str, int]) -> None:
    returning.arrive(40)
    _write(returning, **changed)
    assert REFUSED in open_letters(returning.selbi)
    assert _record(returning).newest.wages is None


@pytest.mark.django_db
def test_of_a_currency_of_a_later_list(returning: ReturnCast) -> None:
    returning.arrive(40)
    _write(returning, sums={"XAU": 180_000})
    assert "A newer version of the program wrote it" in open_letters(returning.selbi)
    assert _record(returning).newest.wages is None


@pytest.mark.django_db
def test_other_wages_under_the_same_revision_and_the_same_twice(returning: ReturnCast) -> None:
    returning.arrive(40)
    _write(returning)
    open_letters(returning.selbi)
    _write(returning)
    open_letters(returning.selbi)
    assert _record(returning).arrivals == 2
    _write(returning, chose_not=12)
    assert REFUSED in open_letters(returning.selbi)
    assert _record(returning).newest.wages == TOLD
