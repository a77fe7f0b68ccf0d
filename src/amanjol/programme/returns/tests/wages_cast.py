"""Wages that Yyldyz hands in to Gul: twelve people got something of whom nobody stands out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.results.kinds import Decision as Decided
from amanjol.programme.results.models import Figure
from amanjol.programme.returns import actions
from amanjol.programme.returns.bodies import WAGES, Wages, WagesHandedIn
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import ArrivedReturn
from amanjol.programme.returns.money import OfCurrency
from amanjol.programme.returns.queries import opened_returns
from amanjol.programme.returns.tests.return_cast import sums

if TYPE_CHECKING:
    from amanjol.programme.returns.records import ArrivedRecord
    from amanjol.programme.returns.tests.return_cast import ReturnCast

TOLD = Wages(people=14, chose_not=11, sums={"TMT": 180_000}, has_others=True)
OF_TMT = {"TMT": OfCurrency(12, 180_000, 20_000, 20_000)}


def counted_with(people: int = 40, says: Wages | None = TOLD) -> Return:
    """Of twelve people each sum, of whom nobody stands out."""
    amounts = says.sums if says is not None else {}
    of_each = {currency: OfCurrency(12, total, total // 9, total // 9) for currency, total in amounts.items()}
    return replace(Return.of_sums(BEFORE, sums(people), says), of_each=of_each)


def hand_in(cast: ReturnCast, says: Wages | None = TOLD, people: int = 40) -> None:
    gul, counted = cast.gul, counted_with(people, says)
    actions.hand_in(keyring=keyring_of(cast.dana), partner=gul, counted=counted)
    carry()


def arrive(cast: ReturnCast, **given: Any) -> ArrivedReturn:
    hand_in(cast, **given)
    open_letters(cast.selbi)
    return cast.row()


def figures(cast: ReturnCast) -> dict[str, int]:
    request_of(cast.aidar_at)
    return {
        figure.fact.indicator.code: figure.value
        for figure in Figure.objects.select_related("fact__indicator")
    }


def approve(cast: ReturnCast) -> None:
    request_of(cast.aidar_at)
    for figure in Figure.objects.filter(decision=Decided.WAITING):
        assert cast.aidar_at.post(f"/programme/figures/{figure.pk}/approve/").status_code == 302


def write(cast: ReturnCast, revision: int = 1, **changed: Any) -> None:
    """As any program could that has Yyldyz' signing key."""
    gul, keyring = cast.gul, keyring_of(cast.dana)
    says = Wages.from_data(TOLD.as_data() | changed)
    body = WagesHandedIn(year=BEFORE.year, quarter=BEFORE.number, revision=revision, wages=says)
    write_to(keyring, own_signing(keyring), gul, Draft(WAGES, body))
    carry()


def record_of(cast: ReturnCast) -> ArrivedRecord:
    keyring = keyring_of(cast.selbi)
    [opened] = opened_returns(ArrivedReturn.objects.all(), keyring)
    assert not opened.is_older
    return opened.record
