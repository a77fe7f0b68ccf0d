"""Somebody leaves: new keys begin, people and cases move to them in the requests of who stays, nothing is lost."""

from __future__ import annotations

from copy import deepcopy

import pytest

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, CaseCast, open_case
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.tests.key_cast import keyring_of, keys_now, request_of
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db
CASES = 15  # with their people more rows than one request moves


@pytest.fixture(scope="module")
def _people(_three_with_keys: CaseCast) -> CaseCast:
    """Farida will leave."""
    for number in range(CASES - 1):
        open_case(_three_with_keys.keys.berk, replace(ROSA, names=(f"Гуля {number}",), document=""))
    return _three_with_keys


@pytest.fixture
def people(_people: CaseCast, db: None) -> CaseCast:
    return deepcopy(_people)


def epochs_of(people: CaseCast) -> list[int | None]:
    request_of(people.keys.berk)
    epochs = [row.epoch for model in (Person, Case) for row in model.objects.all()]
    return sorted(epochs, key=lambda epoch: epoch or 0)


def test_cases_move_to_the_new_keys_and_open_all_the_way(people: CaseCast) -> None:
    request_of(people.keys.berk)
    actions.remove_member(member=people.keys.farida, by=None)
    keyring = keyring_of(people.keys.berk)  # begins the new keys, and moves some rows
    assert keyring.epoch.number == 2
    assert 1 in epochs_of(people)
    opened = sealing.open_case(Case.objects.get(pk=people.case.pk), keyring_of(people.keys.berk))
    assert opened.next_step == NEXT.next_step
    for _request in range(3):
        keyring_of(people.keys.dana)
    assert epochs_of(people) == [2] * 2 * CASES
    keyring = keyring_of(people.keys.dana)
    assert queries.left_to_rewrap(keyring) == 0
    assert {sealing.open_person(row, keyring).place for row in Person.objects.all()} == {ROSA.place}
    assert [match.record.names for match in search.find(keyring, "Rosa")] == [ROSA.names]


def test_a_row_that_does_not_open_keeps_its_key_and_stops_nobody(people: CaseCast) -> None:
    request_of(people.keys.berk)
    broken = Case.objects.exclude(pk=people.case.pk).first()
    assert broken is not None
    Case.objects.filter(pk=broken.pk).update(wrapped_key=people.case.wrapped_key)
    actions.remove_member(member=people.keys.farida, by=None)
    for _request in range(4):
        keyring_of(people.keys.berk)
    assert epochs_of(people) == [1, *[2] * (2 * CASES - 1)]
    assert keyring_of(people.keys.berk).has_earlier  # so the link stays, and the row may still be mended
    assert queries.left_to_rewrap(keyring_of(people.keys.dana)) == 1


def test_who_left_sees_nothing(people: CaseCast) -> None:
    farida = unlocked(people.keys.farida.account)
    assert keys_now(farida).keyring is not None
    request_of(people.keys.berk)
    actions.remove_member(member=people.keys.farida, by=None)
    assert farida.get(f"/desk/cases/{people.case.pk}/").headers["Location"].startswith("/account/sign-in/")
    assert Member.objects.get(pk=people.keys.farida.pk).left_on is not None
