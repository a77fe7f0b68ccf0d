"""Safe Road, whose programme Aidar and Zarina manage, with the starter set and one quarter; Rival manages another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.results import actions
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.models import Indicator

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Figure, Period, Programme

TITLES: dict[str, Any] = {
    "title_en": "Safe Road (fictional)",
    "title_ru": "Безопасный путь (вымышлена)",
    "begins_on": date(2026, 1, 1),
    "ends_on": date(2027, 12, 31),
}


@dataclass
class ResultsCast:
    """`client` is Aidar's browser, `second` Zarina's, `rival` that of another organisation."""

    aidar: Member
    zarina: Member
    client: Client
    second: Client
    rival: Client
    programme: Programme
    quarter: Period

    def indicator(self, code: str) -> Indicator:
        return Indicator.objects.get(code=code)

    def figure(self, code: str, value: int, source: str = "Yyldyz", **values: Any) -> Figure:
        """Written by Aidar."""
        return actions.write_figure(
            indicator=self.indicator(code),
            period=values.pop("period", self.quarter),
            source=source,
            values=figure_values(value, **values),
            by=self.aidar,
        )

    def approved(self, code: str, value: int, source: str = "Yyldyz", **values: Any) -> Figure:
        figure = self.figure(code, value, source, **values)
        actions.decide_figure(figure=figure, approves=True, by=self.zarina)
        return figure


def figure_values(value: int, **values: Any) -> dict[str, Any]:
    return {
        "value": value,
        "of_organisations": 1,
        "parts": {},
        "evidence": "List",
        "link": "",
        "reason": "",
    } | values


def create_results_cast() -> ResultsCast:
    kind = OrganisationKind.INTERNATIONAL
    own = organisations.create_organisation(name="Safe Road", kind=kind, by=None)
    other = organisations.create_organisation(name="Other Road", kind=kind, by=None)
    aidar, zarina = (join(name, own, RoleKey.PROGRAMME_MANAGER) for name in ("Aidar Chinar", "Zarina Chinar"))
    rival = browser(join("Rival Chinar", other, RoleKey.PROGRAMME_MANAGER))
    client = browser(aidar)
    request_of(client)
    programme = actions.begin_programme(values=TITLES, currency="KGS", with_starter=True, by=aidar)
    quarter = quarter_of(programme, date(2026, 7, 1), date(2026, 9, 30), aidar)
    return ResultsCast(aidar, zarina, client, browser(zarina), rival, programme, quarter)


def quarter_of(programme: Programme, first: date, last: date, by: Member) -> Period:
    return actions.add_period(
        programme=programme, length=Length.QUARTER, first_day=first, last_day=last, by=by
    )
