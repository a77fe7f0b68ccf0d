"""What repeats: counted for one house, once for each, and never shown of a few."""

from __future__ import annotations

from datetime import timedelta
from math import comb
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.details import actions as details
from amanjol.casework.cases.details.parts import part_of
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.desk.country import policy_today
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.programme.observations import repeats
from amanjol.programme.observations.repeats import Heard
from amanjol.programme.observations.tests.observation_cast import TODAY

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.programme.observations.tests.observation_cast import ObservationCast

ONLINE = ("vic_MethodOfRecruitment", "AtAPlaceOfBusiness")


def _heard(who: str, days_ago: int) -> Heard:
    return Heard(frozenset({who}), TODAY - timedelta(days_ago), frozenset({ONLINE}))


def test_each_teller_once_and_nothing_of_a_few() -> None:
    two = [_heard("a", 1), _heard("a", 2), _heard("b", 3)]
    assert repeats.count(two, TODAY) == []
    [row] = repeats.count([*two, _heard("c", 89), _heard("d", 90), _heard("e", 454), _heard("f", 455)], TODAY)
    assert (row.now, row.before) == (3, None)
    assert repeats.count([_heard(who, -1) for who in "abc"], TODAY) == []


def test_a_person_with_a_group_and_without_counts_once() -> None:
    alone, in_group, of_group = ({"a"}, {"a", "g"}, {"b", "g"})
    assert repeats.count_tied([frozenset(who) for who in (alone, of_group, in_group, {"c"})]) == 2


def test_how_seldom_it_is() -> None:
    share = 90 / 455
    assert repeats.chance(3, 0) == pytest.approx(share**3)
    whole = sum(comb(20, n) * share**n * (1 - share) ** (20 - n) for n in range(5, 21))
    assert repeats.chance(5, 15) == pytest.approx(whole)
    assert repeats.chance(0, 7) == pytest.approx(1)
    assert 0 < repeats.chance(2_000, 8_000) < 1  # more ways than a float holds
    [row] = repeats.count([_heard(who, 5) for who in "abc"], TODAY)
    assert row.is_seldom
    often = [_heard(f"{number}", 100 + number) for number in range(15)]
    [row] = repeats.count([*often, *(_heard(who, 5) for who in "abc")], TODAY)
    assert not row.is_seldom


def _fill(client: Client, case: Case) -> None:
    details.fill_in(
        keyring=keyring_of(client), case=case, part=part_of("recruitment"), entry="1",
        values={ONLINE[0]: [ONLINE[1]]}, policy=policy_today(),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_houses_own_cases_and_no_others(observing: ObservationCast) -> None:
    for case in observing.cases:
        _fill(observing.berk, case)
    for number in range(3):
        _fill(observing.gul, open_case(observing.gul, PersonRecord((f"Гуля {number}",))))
    long_ago = creating.Beginning("Позвонить", None, "", happened_on=TODAY - timedelta(200))
    _fill(observing.berk, open_case(observing.berk, PersonRecord(("Тавус Мурадова",)), long_ago))
    [row] = repeats.repeats(keyring_of(observing.dana), TODAY)
    assert ((row.field, row.code), row.now, row.before) == (ONLINE, 3, None)
    assert "At a place of business" in observing.dana.post("/desk/observations/repeats/").text
    assert "At a place of business" not in observing.dana.get("/desk/observations/repeats/?count=1").text
