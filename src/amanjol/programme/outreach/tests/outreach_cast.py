"""Two fictional organisations that manage a programme, a partner of the first, and a recommendation to a ministry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.outreach.actions import partnering, promising, recommending

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.foundation.organisations.models import Member, Organisation
    from amanjol.programme.outreach.models import Commitment, Partner, Recommendation

LEDGER = "/programme/recommendations/"
PARTNERS = "/programme/partners/"
OPENLY = "/recommendations/en/"
SAYS = "Give each inspector a list of interpreters."
SAYS_RU = "Дать каждому инспектору список переводчиков."
ADDRESSEE = "Ministry of Labour (fictional)"
PARTNER, DONOR = "Ak Jol (fictional)", "Fund of the Lake (fictional)"


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def ahead(days: int) -> date:
    return ago(-days)


@dataclass
class OutreachCast:
    """Aidar of the programme, with a browser, who writes all of it, and Begaiym, the second person; Asel alone in
    another one; Nargiza of the first, who manages no programme.
    """

    aidar: Member
    desk: Client
    begaiym: Member
    second: Client
    asel: Member
    elsewhere: Client
    nargiza: Client
    partner: Partner
    recommendation: Recommendation


def create_outreach_cast() -> OutreachCast:
    road = organisation("Safe Road")
    other = organisation("Other Road")
    aidar = join("Aidar Chinar", road, RoleKey.PROGRAMME_MANAGER)
    begaiym = join("Begaiym Chinar", road, RoleKey.PROGRAMME_MANAGER)
    asel = join("Asel Terek", other, RoleKey.PROGRAMME_MANAGER)
    nargiza = join("Nargiza Chinar", road, RoleKey.ADMINISTRATOR)
    desk = browser(aidar)
    request_of(desk)
    partner = partnering.add_partner(name=PARTNER, donor=DONOR, logo=None, by=aidar)
    recommendation = recommending.recommend(what=recommended(partner=partner), by=aidar)
    return OutreachCast(
        aidar, desk, begaiym, browser(begaiym), asel, browser(asel), browser(nargiza), partner, recommendation
    )


def recommended(**other: Any) -> recommending.Recommended:
    typed: dict[str, Any] = {
        "source": "council",
        "source_name": "Council on migration, third meeting",
        "made_on": ago(60),
        "addressee": ADDRESSEE,
        "countries": ["KG"],
        "text_en": SAYS,
        "text_ru": SAYS_RU,
    }
    return recommending.Recommended(**typed | other)


def promise(cast: OutreachCast, **other: Any) -> Commitment:
    """Which is overdue since ten days."""
    typed: dict[str, Any] = {"made_on": ago(40), "due_on": ago(10), "text_en": "A list by the spring."}
    what = promising.Promised(**typed | other)
    return promising.commit(recommendation=cast.recommendation, what=what, by=cast.aidar)


def reported(**other: Any) -> promising.Reported:
    typed: dict[str, Any] = {
        "on": ago(2),
        "state": "done",
        "text_en": "The list is out.",
        "proof_text": "Order 12",
    }
    return promising.Reported(**typed | other)


def word(**other: Any) -> partnering.Word:
    typed: dict[str, Any] = {
        "name_may": True, "logo_may": False, "donor_may": False, "said_on": ago(5), "said_how": "letter 7",
        "holds_until": ahead(300),
    }  # fmt: skip
    return partnering.Word(**typed | other)


def flat(page: str) -> str:
    """As it is read: where a template breaks a line says nothing."""
    return re.sub(r"\s+", " ", page).replace(" >", ">").replace("> <", "><")


def organisation(name: str) -> Organisation:
    return organisations.create_organisation(name=name, kind=OrganisationKind.INTERNATIONAL, by=None)


def join(name: str, organisation: Organisation, role: RoleKey) -> Member:
    account = enrolled(f"{name.split(maxsplit=1)[0].lower()}@example.org", name)
    return organisations.add_member(account=account, organisation=organisation, role=role, by=None)
