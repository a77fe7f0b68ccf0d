"""Referrals in the figures of a quarter: those that we sent in it, and of these those that were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.referrals.tally import KEY
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, ask, said_yes
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def counted(client: Client, quarter: Quarter) -> dict[str, int]:
    figures = figures_of(keyring_of(client), quarter)
    return {row.kind: row.times for of in figures.tallies if of.tally.key == KEY for row in of.rows}


def test_only_who_asks_counts_and_acceptance_with_the_asking(houses: TwoHouses) -> None:
    now = Quarter.of(timezone.localdate())
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    assert counted(houses.dana, now) == {}
    said_yes(houses, case)
    ask(houses, open_case(houses.dana, MERJEN))
    assert counted(houses.dana, now) == {"sent": 2, "accepted": 1}
    assert counted(houses.dana, now.before) == {}
    assert counted(houses.oraz, now) == {}
