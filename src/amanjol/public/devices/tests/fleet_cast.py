"""Two organisations with devices, and the people who look after them. All fictional."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member, Organisation


@dataclass(frozen=True)
class FleetCast:
    """Sanjar looks after devices of the programme, Esen after those of another organisation.

    Orazgul operates the node, Berk is a case worker, Aidar manages the programme, Ayna is an administrator
    elsewhere.
    """

    programme: Organisation
    airport: Organisation
    sanjar: Member
    aidar: Member
    berk: Member
    esen: Member
    ayna: Member
    orazgul: Member


def create_fleet_cast() -> FleetCast:
    programme = actions.create_organisation(name="Safe Road", kind=OrganisationKind.INTERNATIONAL, by=None)
    airport = actions.create_organisation(name="Airport authority", kind=OrganisationKind.STATE_BODY, by=None)
    operator = actions.create_organisation(name="Node", kind=OrganisationKind.NODE_OPERATOR, by=None)
    return FleetCast(
        programme=programme,
        airport=airport,
        sanjar=join("Sanjar Chinar", programme, RoleKey.DEVICE_MANAGER),
        aidar=join("Aidar Chinar", programme, RoleKey.PROGRAMME_MANAGER),
        berk=join("Berk Chinar", programme, RoleKey.CASE_WORKER),
        esen=join("Esen Terek", airport, RoleKey.DEVICE_MANAGER),
        ayna=join("Ayna Terek", airport, RoleKey.ADMINISTRATOR),
        orazgul=join("Orazgul Terek", operator, RoleKey.OPERATOR),
    )
