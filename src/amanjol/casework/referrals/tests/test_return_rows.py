"""A return when its case is restricted, erased, under another epoch; and whoever writes rows as the application."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import beneath, sealing
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.referrals.models import CaseReturn
from amanjol.casework.referrals.returning import actions
from amanjol.casework.referrals.returning.queries import return_of
from amanjol.casework.referrals.tests.return_pages import (
    PARTS,
    TODAY,
    late,
    page_of,
    post,
    prepared,
    record_of,
    row_of,
    typed_at,
)
from amanjol.casework.referrals.tests.test_referrals import MERJEN
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
SEALED = ("wrapped_key", "schema", "sealed")
LATE = "Should have been there"
MORE = "The journal knows of more that was"


@pytest.fixture
def case(houses: TwoHouses) -> Case:
    case = open_case(houses.dana, MERJEN)
    prepared(houses.dana, case)
    return case


def fresh(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def test_its_table_hangs_on_a_case_and_is_swept() -> None:
    assert CaseReturn in beneath.row_models()
    assert "referrals_casereturn" in erasing.swept_tables()


def test_restricting_gives_it_a_new_key_and_hides_it_from_who_is_not_named(
    houses: TwoHouses, case: Case
) -> None:
    keyring = keyring_of(houses.dana)
    old = sealing.key_of_case(fresh(case), keyring)
    named = {str(keyring_of(houses.farida).member.pk): "work"}
    post(houses.dana, f"/desk/cases/{case.pk}/names/", named)
    row = row_of(houses.dana, case)
    with pytest.raises(SealBroken):
        sealing.plain_row(row, old, keyring_of(houses.dana))
    assert record_of(houses.farida, fresh(case)).plan.reports == "yes"
    assert houses.berk.get(page_of(case)).status_code == 404
    request_of(houses.berk)
    assert not CaseReturn.objects.exists()


def test_an_erased_case_takes_it_along_and_a_restore_does_so_again(houses: TwoHouses, case: Case) -> None:
    post(houses.dana, f"/desk/cases/{case.pk}/close/", {"reason": "x"})
    row, now = row_of(houses.dana, case), fresh(case)
    person = now.person
    keyring = keyring_of(houses.dana)
    erasing.erase_case(keyring=keyring, case=now, notice=ErasureNotice.ASKED, today=TODAY)
    request_of(houses.dana)
    assert not CaseReturn.objects.exists()
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    now.save(force_insert=True)
    row.save(force_insert=True)
    erasing.replay([])
    assert not CaseReturn.objects.exists()


def test_a_new_epoch_leaves_it_as_it_lies(houses: TwoHouses, case: Case) -> None:
    sealed = bytes(row_of(houses.dana, case).sealed)
    organisations.remove_member(member=keyring_of(houses.farida).member, by=None)
    for _request in range(3):
        keyring_of(houses.dana)
    assert fresh(case).epoch == 2
    assert bytes(row_of(houses.dana, case).sealed) == sealed
    assert record_of(houses.berk, fresh(case)).plan.reports == "yes"


def _of_another_case(houses: TwoHouses, case: Case) -> Any:
    return CaseReturn.objects.filter(case=case).update(case=open_case(houses.dana, MERJEN))


ATTACKS: dict[str, Callable[[TwoHouses, Case], Any]] = {
    "a moment moved": lambda _houses, case: CaseReturn.objects.filter(case=case).update(
        calls_at=timezone.now() + timedelta(days=300)
    ),
    "no moment any more": lambda _houses, case: CaseReturn.objects.filter(case=case).update(calls_at=None),
    "of another case": _of_another_case,
    "other bytes": lambda _houses, case: CaseReturn.objects.filter(case=case).update(sealed=b"x" * 80),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_row_that_was_touched_opens_no_page_and_the_day_says_so(
    houses: TwoHouses, case: Case, attack: str
) -> None:
    request_of(houses.dana)
    ATTACKS[attack](houses, case)
    moved = CaseReturn.objects.get()
    shows_nobody(houses.dana, page_of(moved.case))
    keyring = keyring_of(houses.dana)
    with pytest.raises(SealBroken):
        return_of(fresh(moved.case), keyring)
    assert "does not open as it should" in houses.dana.get("/desk/").text
    with pytest.raises(SealBroken):
        actions.stop(keyring=keyring_of(houses.dana), case=moved.case)


@pytest.mark.parametrize("attack", ["put back", "taken away"])
def test_an_older_copy_is_told(houses: TwoHouses, case: Case, attack: str) -> None:
    """“I do not go” does not come undone by a row of before."""
    row_of(houses.dana, case)
    then = CaseReturn.objects.filter(case=case).values(*SEALED, "calls_at").get()
    post(houses.dana, page_of(case, "stop"))
    request_of(houses.dana)
    rows = CaseReturn.objects.filter(case=case)
    if attack == "put back":
        rows.update(**then)
    else:
        rows.delete()
    for where in (page_of(case), f"/desk/cases/{case.pk}/"):
        assert MORE in houses.dana.get(where).text
    assert "The journal knows of more" in houses.dana.get("/desk/").text


def test_one_that_does_not_open_hides_no_other_that_is_late(houses: TwoHouses, case: Case) -> None:
    other = open_case(houses.dana, MERJEN)
    late(houses.dana, other)
    over = typed_at(timezone.now() - timedelta(hours=8))
    post(houses.dana, page_of(case, "clock"), PARTS["clock"] | {"expected_at": over})
    assert houses.dana.get(reverse("web:home")).text.count(LATE) == 2
    request_of(houses.dana)
    CaseReturn.objects.filter(case=case).update(sealed=b"0" * 80)
    day = " ".join(houses.dana.get(reverse("web:home")).text.split())
    assert day.count(LATE) == 1
    assert page_of(other) in day
    assert case.code in day.partition("does not open as it should")[2].partition("</div>")[0]


def test_a_planted_plan_shows_nobody(houses: TwoHouses, case: Case) -> None:
    """Whoever writes rows lays the return of one person beneath another."""
    other = open_case(houses.dana, MERJEN)
    request_of(houses.dana)
    values = CaseReturn.objects.filter(case=case).values(*SEALED, "calls_at", "organisation_id").get()
    CaseReturn.objects.create(case=other, **values)
    shows_nobody(houses.dana, page_of(other))


def test_while_locked_the_moment_in_clear_alone_calls_and_nobody_is_named(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    late(houses.dana, case)
    houses.dana.post(reverse("accounts:lock"))
    day = houses.dana.get("/desk/").text
    first = day.partition("Do this first")[2].partition("</section>")[0]
    assert case.code in first
    assert page_of(case) in first
    assert "Merjen" not in day
    assert "Бахар" not in day


def test_another_organisation_sees_and_writes_none_of_it(houses: TwoHouses, case: Case) -> None:
    request_of(houses.selbi)
    assert not CaseReturn.objects.exists()
    assert CaseReturn.objects.update(schema=1) == 0
    assert record_of(houses.dana, case).plan.reports == "yes"
