"""The list of referrals, by its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.referrals.tests.test_referrals import REFERRALS

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def test_without_a_referral_it_says_where_one_begins(houses: TwoHouses) -> None:
    for client in (houses.dana, houses.farida):
        page = client.get(REFERRALS)
        assert page.status_code == 200
        assert 'href="/desk/cases/"' in page.text.partition("<main")[2]
