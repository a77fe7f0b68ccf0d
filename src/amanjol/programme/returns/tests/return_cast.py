"""Yyldyz hands in returns; Gul has the programme, which Aidar manages and whose letters Oraz and Selbi open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.referrals.tests.two_houses import carry, create_two_houses, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE, TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.models import Indicator
from amanjol.programme.returns import actions
from amanjol.programme.returns.bodies import ByAge, BySex, Sums
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import ArrivedReturn

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.programme.results.models import Period, Programme

DESK, PROGRAMME = "/desk/return/", "/programme/returns/"


@dataclass
class ReturnCast:
    """`aidar` and `aidar_at` manage the programme of Gul, and hold no keys. Dana supervises Yyldyz."""

    houses: TwoHouses
    aidar: Member
    aidar_at: Client
    programme: Programme
    period: Period

    @property
    def dana(self) -> Client:
        return self.houses.dana

    @property
    def selbi(self) -> Client:
        return self.houses.selbi

    @property
    def gul(self) -> Organisation:
        return keyring_of(self.selbi).organisation

    @property
    def yyldyz(self) -> Organisation:
        return keyring_of(self.dana).organisation

    def hand_in(
        self, people: int = 40, quarter: Quarter = BEFORE, by: Client | None = None, **changed: Any
    ) -> None:
        """By letter, and brought."""
        gul = self.gul
        counted = Return.of_sums(quarter, sums(people, **changed))
        actions.hand_in(keyring=keyring_of(by or self.dana), partner=gul, counted=counted)
        carry()

    def arrive(self, people: int = 40, **changed: Any) -> ArrivedReturn:
        """Handed in, brought, opened by Selbi."""
        self.hand_in(people, **changed)
        open_letters(self.selbi)
        return self.row()

    def row(self) -> ArrivedReturn:
        request_of(self.selbi)
        return ArrivedReturn.objects.get()

    def indicator(self, code: str) -> Indicator:
        request_of(self.selbi)
        return Indicator.objects.get(code=code)

    def take_over(self, *, by: Client | None = None, **typed: Any) -> Any:
        """By the page, as it proposes it."""
        page = f"{PROGRAMME}{self.row().pk}/take-over/"
        client = by or self.selbi
        return client.post(page, proposed(client.get(page).text) | typed)


def proposed(page: str) -> dict[str, str]:
    """What the form on the page begins with."""
    chosen = {
        name: marked[1]
        for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.DOTALL)
        if (marked := re.search(r'<option value="([^"]*)" selected', options))
    }
    names = "source|reason|revision|with_wages"
    typed = dict(re.findall(rf'<input type="(?:text|hidden)" name="({names})" value="([^"]*)"', page))
    return chosen | typed


def sums(people: int, **changed: Any) -> Sums:
    """All of them grown women."""
    given: dict[str, Any] = {
        "people": people, "new": 0, "survivors": 0, "services": 3 * people,
        "needs": 0, "needs_met": 0, "referrals": 0, "referrals_accepted": 0,
        "sex": BySex(people, 0, 0), "age": ByAge(0, people, 0),
    }  # fmt: skip
    return Sums(**given | changed)


def create_return_cast() -> ReturnCast:
    houses = create_two_houses()
    aidar = join("Aidar Terek", houses.keys.cast.gul, RoleKey.PROGRAMME_MANAGER)
    aidar_at = unlocked(aidar.account)
    request_of(aidar_at)
    programme = results.begin_programme(
        values={
            "title_en": "Safe Road (fictional)",
            "title_ru": "Безопасный путь (вымышлена)",
            "begins_on": _first(BEFORE.before.year),
            "ends_on": _last(TODAY.year),
        },
        currency="TMT",
        with_starter=True,
        by=aidar,
    )
    period = results.add_period(
        programme=programme,
        length=Length.QUARTER,
        first_day=BEFORE.first_day,
        last_day=BEFORE.last_day,
        by=aidar,
    )
    return ReturnCast(houses, aidar, aidar_at, programme, period)


def _first(year: int) -> date:
    return Quarter(year, 1).first_day


def _last(year: int) -> date:
    return Quarter(year, 4).last_day
