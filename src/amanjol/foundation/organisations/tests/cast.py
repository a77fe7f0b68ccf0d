"""Two fictional organisations and the people in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.test import Client

from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member, Organisation


@dataclass(frozen=True)
class Cast:
    """Ayna (administrator), Berk (case worker) and Dana (supervisor) of one; Esen (administrator) of another."""

    yyldyz: Organisation
    gul: Organisation
    ayna: Member
    berk: Member
    dana: Member
    esen: Member


def create_cast() -> Cast:
    yyldyz = actions.create_organisation(name="Yyldyz", kind=OrganisationKind.NGO, by=None)
    gul = actions.create_organisation(name="Gul", kind=OrganisationKind.SHELTER, by=None)
    return Cast(
        yyldyz=yyldyz,
        gul=gul,
        ayna=join("Ayna Chinar", yyldyz, RoleKey.ADMINISTRATOR),
        berk=join("Berk Chinar", yyldyz, RoleKey.CASE_WORKER),
        dana=join("Dana Chinar", yyldyz, RoleKey.SUPERVISOR),
        esen=join("Esen Terek", gul, RoleKey.ADMINISTRATOR),
    )


def join(name: str, organisation: Organisation, role: RoleKey) -> Member:
    account = enrolled(f"{name.split(maxsplit=1)[0].lower()}@example.org", name)
    return actions.add_member(account=account, organisation=organisation, role=role, by=None)


def browser(member: Member) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member.account)
    return client
