"""Who is let in where the programme is managed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
START = "/programme/"


def _signed_in(client: Client, role: RoleKey) -> Client:
    organisation = actions.create_organisation(name="Safe Road", kind=OrganisationKind.INTERNATIONAL, by=None)
    account = enrolled("aidar@example.org", "Aidar Chinar")
    actions.add_member(account=account, organisation=organisation, role=role, by=None)
    client.force_login(account)
    return client


def test_who_manages_the_programme_comes_in_and_has_it_in_the_menu(client: Client) -> None:
    page = _signed_in(client, RoleKey.PROGRAMME_MANAGER).get(START)
    assert page.status_code == 200
    assert f'href="{START}"' in page.text


@pytest.mark.parametrize(
    "role", sorted(RoleKey(role) for role in RoleKey if role is not RoleKey.PROGRAMME_MANAGER)
)
def test_no_other_role_does(role: RoleKey, client: Client) -> None:
    kind = OrganisationKind.LEGAL_AID if role is RoleKey.ADVOCATE else OrganisationKind.INTERNATIONAL
    organisation = actions.create_organisation(name="Safe Road", kind=kind, by=None)
    account = enrolled("aidar@example.org", "Aidar Chinar")
    actions.add_member(account=account, organisation=organisation, role=role, by=None)
    client.force_login(account)
    assert client.get(START).status_code == 403
    assert f'href="{START}"' not in client.get("/account/").text


def test_who_is_signed_out_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(START)["Location"] == f"/account/sign-in/?next={START}"
