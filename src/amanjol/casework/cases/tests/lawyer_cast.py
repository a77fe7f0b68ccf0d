"""A case at Yyldyz, a worker and a lawyer there, and a policy that opens all that is for a lawyer alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.models import LawyerSeal
from amanjol.casework.cases.tests.detail_pages import NO_SENTENCE, policy_is
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.standards.policy.leaving import STRICTEST
from amanjol.casework.standards.policy.policies import Edition, Subject, Switch
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, request_of

if TYPE_CHECKING:
    import pytest
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.organisations.models import Member

SECRET = "Канарейка-4417: анализ в Стамбуле"
FOR_YOU = "/desk/cases/for-you/"
HIV_ON = Edition("2026-01-01", (), (), "", STRICTEST, (Switch(Subject.HIV, "on", NO_SENTENCE, "no-source"),))


@dataclass
class Scene:
    """Murat is a lawyer of Yyldyz who holds the keys; Berk works on the case. All switches are on."""

    people: CaseCast
    murat: Member
    lawyer: Client

    @property
    def berk(self) -> Client:
        return self.people.keys.berk

    @property
    def where(self) -> str:
        return path("for_lawyer", self.people.case)


def lawyer_of(people: CaseCast, name: str) -> tuple[Member, Client]:
    member = join(name, people.keys.cast.yyldyz, RoleKey.LAWYER)
    client = unlocked(member.account)
    give(people.keys.berk, member)
    accept(client)
    return member, client


def open_all(monkeypatch: pytest.MonkeyPatch) -> None:
    policy_is(monkeypatch, ALL_ON)


def create_scene(people: CaseCast) -> Scene:
    return Scene(people, *lawyer_of(people, "Murat Chinar"))


def write(scene: Scene, to: Member | None = None, /, **typed: Any) -> str:
    data = {"lawyer": str((to or scene.murat).pk), "risk_told": "on", "amj_HIV": SECRET} | typed
    return scene.berk.post(scene.where, data, follow=True).text


def notes(client: Client) -> list[str]:
    """The addresses of what was written for this lawyer."""
    return re.findall(rf'href="({FOR_YOU}[0-9a-f-]{{36}}/)"', client.get(FOR_YOU).text)


def seals(client: Client) -> list[LawyerSeal]:
    request_of(client)
    return list(LawyerSeal.objects.select_related("note"))
