"""Sixty needs: seven that fit only two advocates with five places, one that fits nobody until somebody is trained."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.legal_aid.models import LawyerPlan, Need
from amanjol.casework.legal_aid.planning import helping, queries
from amanjol.casework.legal_aid.tests.offers_cast import advocate, raise_need
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_needs.codes import Stage, Urgency
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.planning.helping import Reopened
    from amanjol.casework.legal_aid.planning.queries import OpenedPlan
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

PLANS: Final = "/desk/plans/"
AISHA: Final = advocate("8-001", "Вымышленова Айша", languages=("uz",), places=3)
BAKHTIYOR: Final = advocate("8-002", "Вымышленов Бахтиёр", languages=("uz",), places=2)
MANY: Final = advocate("8-003", "Образцова Гульмира", districts=("bishkek",), places=60)


def sixty(offers: Scene) -> tuple[list[UUID], UUID]:
    """The seven, the most urgent first, and the one of Alay whose kind nobody there takes; the others are served."""
    offers.rewrite(AISHA, BAKHTIYOR, MANY)
    keyring = offers.keyring
    seven = [
        raise_need(keyring, language="uz", urgency=Urgency.TODAY if at < 2 else Urgency.THIS_MONTH)
        for at in range(7)
    ]
    alone = raise_need(keyring, district="alay", proceeding=Proceeding.CIVIL, stage=Stage.NONE)
    for _at in range(51):
        raise_need(keyring, district="bishkek")
    return seven, alone


def made(offers: Scene) -> OpenedPlan:
    """By the button."""
    answer = offers.zarina.post(f"{PLANS}make/")
    assert answer.status_code == 302, answer.text
    opened = queries.opened_plan(offers.keyring, UUID(answer["Location"].split("/")[-2]))
    assert opened is not None
    return opened


def newest(offers: Scene) -> OpenedPlan:
    return queries.opened(offers.keyring)[0]


def reopened(offers: Scene, plan: OpenedPlan) -> Reopened:
    keyring = offers.keyring
    row = LawyerPlan.objects.get(pk=plan.row.pk)
    return helping.reopened(queries.files_of(keyring, queries.OpenedPlan(row, plan.record, is_older=False)))


def lawyers_of(offers: Scene, plan: OpenedPlan) -> dict[UUID, UUID | None]:
    """Of each need its advocate, by their rows."""
    of = reopened(offers, plan)
    return {
        need: None if lawyer is None else of.advocates[lawyer]
        for need, lawyer in zip(of.needs, of.claim.lawyer_of, strict=True)
    }


def code(offers: Scene, need: UUID) -> str:
    """Six signs of it."""
    request_of(offers.zarina)
    return Need.objects.get(pk=need).code


def at(plan: OpenedPlan, end: str = "") -> str:
    return f"{PLANS}{plan.row.pk}/{end}"


def page_of(offers: Scene, plan: OpenedPlan, end: str = "") -> str:
    """As one line of text with its markup."""
    answer = offers.zarina.get(at(plan, end))
    assert answer.status_code == 200
    return " ".join(unescape(answer.text).split())
