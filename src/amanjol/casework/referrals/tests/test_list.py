"""The list of referrals, by its page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.tests.test_otherwise import ask_outside
from amanjol.casework.referrals.tests.test_referrals import MERJEN, REFERRALS
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def test_without_a_referral_it_says_where_one_begins(houses: TwoHouses) -> None:
    for client in (houses.dana, houses.farida):
        page = client.get(REFERRALS)
        assert page.status_code == 200
        assert 'href="/desk/cases/"' in page.text.partition("<main")[2]


def test_each_partner_without_amanjol_has_its_own_name_for_who_opens_the_case(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    pages = [ask_outside(houses, case, name=name) for name in ("Umyt", "Yol")]
    page = houses.dana.get(REFERRALS).text
    assert "Open the referral with Umyt" in page
    assert "Open the referral with Yol" in page
    assert "A partner without Amanjol" not in page

    with acting_for(keyring_of(houses.dana).member):
        first, second = (CaseReferral.objects.get(referral=UUID(address.split("/")[-2])) for address in pages)
        CaseReferral.objects.filter(pk=first.pk).update(sealed=bytes(second.sealed))
    page = houses.dana.get(REFERRALS).text
    assert "Open the referral with Umyt" not in page
    assert page.count("A partner without Amanjol") >= 1
    assert "Open the referral with Yol" in page, "a row that was touched keeps no other from its name"


def test_of_a_case_that_does_not_open_the_partner_is_not_named(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ask_outside(houses, case, name="Umyt")
    keyring = keyring_of(houses.dana)
    names = {str(member.pk): Purpose.WORK for member in (keyring.member, houses.keys.cast.berk)}
    restrict(keyring=keyring, person=case.person, named=names)
    assert "Open the referral with Umyt" in houses.dana.get(REFERRALS).text
    page = houses.farida.get(REFERRALS).text
    assert "Umyt" not in page
