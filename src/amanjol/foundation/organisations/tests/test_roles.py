"""The whole table of roles and permissions, cell by cell."""

from __future__ import annotations

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import ROLES, RoleKey, belongs_in
from amanjol.foundation.organisations.tests.permissions import HAVING


def test_each_role_may_what_the_table_says_and_nothing_else() -> None:
    written = {(role, permission) for permission, roles in HAVING.items() for role in roles}
    assert {(role.key, permission) for role in ROLES.values() for permission in role.may} == written


def test_an_advocate_belongs_into_legal_aid_alone_and_a_lawyer_everywhere_else() -> None:
    places = {role: {kind for kind in OrganisationKind if belongs_in(role, kind)} for role in RoleKey}
    legal_aid = {OrganisationKind.LEGAL_AID}
    everywhere = dict.fromkeys(RoleKey, frozenset(OrganisationKind))
    assert places == everywhere | {
        RoleKey.ADVOCATE: legal_aid,
        RoleKey.LAWYER: set(OrganisationKind) - legal_aid,
    }
