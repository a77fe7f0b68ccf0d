"""The page of consents opens the referrals of its case once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.tests.test_referrals import MERJEN, ask, named
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def test_the_page_of_consents_opens_each_referral_once(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = open_case(houses.dana, MERJEN)
    named(houses, case)
    read, times = queries.in_case, list[Any]()

    def in_case(*given: Any) -> Any:
        times.append(given)
        return read(*given)

    monkeypatch.setattr(queries, "in_case", in_case)
    page = f"/desk/cases/{case.pk}/consent/"
    counts = []
    for _time in range(2):
        times.clear()
        with QueriesOfPage(connection) as asked:
            text = houses.dana.get(page).text
        assert "Gul was told something on it" in text
        assert len(times) == 1
        of_letters = [
            query
            for query in asked.captured_queries
            if query["sql"].startswith('SELECT "referrals_referralletter"')
        ]
        assert len(of_letters) == 1
        counts.append(len(asked))
        ask(houses, case)
    assert counts[0] == counts[1]
