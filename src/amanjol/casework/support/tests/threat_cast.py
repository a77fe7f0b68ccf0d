"""Selbi, a second supervisor; Merdan, a psychologist without keys. Berk wrote to Dana alone: it is about Selbi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.threats import actions
from amanjol.casework.support.threats.actions import Told
from amanjol.casework.support.threats.records import Kind
from amanjol.casework.support.threats.sealing import open_threat
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.threats.sealing import OpenedThreat
    from amanjol.foundation.organisations.models import Member

SAYS = "Подстерегла у гаража Ковыльной, обещала сжечь"
SECRETS = ("Подстерегла", "гаража", "Ковыльной", "сжечь")
STEP: dict[str, Any] = {"steps": ["spoken", "two"], "says": "Ходит с Фаридой"}
SINCE: dict[str, Any] = {"says": "Опять звонили ночью", "kinds": ["messages"]}


@dataclass
class ThreatCast:
    cases: CaseCast
    selbi: Member
    merdan: Member
    selbi_there: Client
    merdan_there: Client
    threat: Threat

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana

    @property
    def of_dana(self) -> Member:
        return self.cases.keys.cast.dana

    def form(self, *to: Member, **typed: Any) -> dict[str, Any]:
        return {"says": SAYS, "kinds": ["life"], "to": [str(member.pk) for member in to]} | typed


def create_threat_cast(people: CaseCast) -> ThreatCast:
    yyldyz = people.keys.cast.yyldyz
    selbi = join("Selbi Chinar", yyldyz, RoleKey.SUPERVISOR)
    merdan = join("Merdan Chinar", yyldyz, RoleKey.PSYCHOLOGIST)
    selbi_there, merdan_there = unlocked(selbi.account), unlocked(merdan.account)
    give(people.keys.berk, selbi)
    accept(selbi_there)
    keyring = keyring_of(people.keys.berk)
    choice = Told(frozenset({people.keys.cast.dana.pk}), (Kind.LIFE, Kind.COLLEAGUE), SAYS, people.case.pk)
    row = actions.record_threat(keyring=keyring, threat=choice)
    return ThreatCast(people, selbi, merdan, selbi_there, merdan_there, row)


def opened(client: Client, threat: Threat) -> OpenedThreat:
    """As it lies in the database now."""
    keyring = keyring_of(client)
    return open_threat(Threat.objects.get(pk=threat.pk), keyring)


def stored(client: Client) -> list[list[str]]:
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
            for row in model._default_manager.values_list()
        )
        for model in (Threat, ThreatReceiver)
    ]
