"""Yyldyz asks Gul, which coordinates legal aid on the same node: each has an inbox, and both have compared words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.legal_aid.models import Need, SentNeed
from amanjol.casework.legal_aid.needs import queries
from amanjol.casework.referrals.tests.two_houses import carry, create_two_houses, open_letters
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

NAME: Final = "Мерджен Тестова"
TYPED: Final[dict[str, Any]] = {
    "urgency": "today", "proceeding": "criminal", "stage": "investigation", "language": "uz", "interpreter": "on",
    "sex": "woman-only", "agreed": "on",
}  # fmt: skip
RIGHT: Final[dict[str, Any]] = {
    "against": ["held"], "proceeding": "criminal", "stage": "investigation", "standing": "presumed",
    "belonging": "foreigner", "papers": [],
}  # fmt: skip


@dataclass
class NeedCast:
    """Gulnaz coordinates in Gul, and Selbi and Oraz receive its letters; Berk and Dana work and receive in Yyldyz."""

    houses: TwoHouses
    gulnaz: Client
    case: Case

    @property
    def berk(self) -> Client:
        return self.houses.berk

    @property
    def dana(self) -> Client:
        return self.houses.dana


def create_need_cast() -> NeedCast:
    houses = create_two_houses()
    member = join("Gulnaz Terek", houses.keys.cast.gul, RoleKey.LEGAL_AID_COORDINATOR)
    gulnaz = unlocked(member.account)
    give(houses.oraz, member)
    accept(gulnaz)
    return NeedCast(houses, gulnaz, open_case(houses.berk, PersonRecord(names=(NAME,))))


def raise_page(case: Case) -> str:
    return f"/desk/cases/{case.pk}/need/"


def shown_first(client: Client, page: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What is sent from a page that has shown what goes."""
    text = client.post(page, typed).text
    hidden = dict(re.findall(r'name="(seen-[a-z]+)" value="([^"]*)"', text))
    assert "seen-need" in hidden, text
    return typed | hidden | {"send": "yes"}


def ask(people: NeedCast, **changed: Any) -> SentNeed:
    """By the pages, and brought."""
    page = raise_page(people.case)
    typed = TYPED | {"partner": people.houses.belief_in_gul} | changed
    answer = people.berk.post(page, shown_first(people.berk, page, typed))
    assert answer.status_code == 302, answer.text
    request_of(people.berk)
    row = SentNeed.objects.latest("made_at")
    carry()
    return row


def arrive(people: NeedCast) -> OpenedNeed:
    """Ask, and have the letter opened by a receiver who does not coordinate."""
    ask(people)
    open_letters(people.houses.selbi)
    return the_need(people)


def the_need(people: NeedCast) -> OpenedNeed:
    [need] = queries.opened(keyring_of(people.gulnaz))
    return need


def tell(people: NeedCast, pk: UUID, state: str, **typed: Any) -> Any:
    """By the page of the need."""
    text = people.gulnaz.get(f"/desk/needs/{pk}/").text
    hidden = dict(re.findall(r'name="(seen-[a-z]+)" value="([^"]*)"', text))
    return people.gulnaz.post(f"/desk/needs/{pk}/progress/", hidden | {"state": state} | typed)


def stored(client: Client) -> list[str]:
    request_of(client)
    return sorted(
        repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
        for model in (Need, SentNeed)
        for row in model.objects.values_list()
    )
