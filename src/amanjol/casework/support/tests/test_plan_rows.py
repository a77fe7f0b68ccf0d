"""Rows of a plan when its case is restricted, merged, parted, erased, or comes under another epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import beneath, sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import FLAT, MEDICINE, TODAY, PlanCast, opened
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
MODELS = (Plan, Goal, Service)
WANTED = [MEDICINE.words, FLAT.words]


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def wanted(client: Client, case: Case) -> list[str]:
    return [goal.record.words for goal in opened(client, case).goals]


def counts(client: Client) -> list[int]:
    request_of(client)
    return [model.objects.count() for model in MODELS]


def test_every_table_of_plans_hangs_on_a_case() -> None:
    assert set(MODELS) <= set(beneath.row_models())
    assert {"support_plan", "support_goal", "support_service"} <= set(erasing.swept_tables())


def test_restricting_gives_the_plan_new_keys_and_lifting_gives_it_back(people: PlanCast) -> None:
    farida = farida_of(people.cases)
    request_of(people.berk)
    keys = {bytes(row.wrapped_key) for model in MODELS for row in model.objects.all()}
    restrict(people.cases, people.berk, work=(people.dana,))
    assert wanted(people.dana, people.case) == WANTED
    assert keys.isdisjoint({bytes(row.wrapped_key) for model in MODELS for row in model.objects.all()})
    assert counts(farida) == [0, 0, 0]
    assert farida.get(BY_NAME["plan"].path(people)).status_code == 404
    assert BY_NAME["new_goal"].asked_by(people.dana, people).status_code == 302
    request_of(people.berk)
    answer = people.berk.post(path("lift", people.case))
    assert answer.status_code == 302
    assert len(wanted(farida, people.case)) == 3


def test_the_keys_of_before_open_no_row_of_the_restricted(people: PlanCast) -> None:
    farida = farida_of(people.cases)
    keyring = keyring_of(farida)
    old = sealing.key_of_case(Case.objects.select_related("person").get(pk=people.case.pk), keyring)
    restrict(people.cases, people.berk, work=(people.dana,))
    request_of(people.berk)
    rows = [row for model in MODELS for row in model.objects.all()]
    assert len(rows) == 6
    for row in rows:
        with pytest.raises(SealBroken):
            sealing.plain_row(row, old, keyring)


def test_what_is_due_of_who_was_shut_out_waits_for_whoever_works_on_the_case(people: PlanCast) -> None:
    """Dana was to get the recipe and cannot open the case any more."""
    farida = farida_of(people.cases)
    today = "Взять рецепт у врача"
    assert today not in people.berk.get("/desk/").text
    restrict(people.cases, people.berk, work=(farida,))
    assert today in people.berk.get("/desk/").text
    assert today not in people.dana.get("/desk/").text


def test_merging_and_parting_leave_each_case_its_plan(people: PlanCast) -> None:
    keyring = keyring_of(people.berk)
    person = creating.create_person(keyring=keyring, person=TWIN)
    beginning = creating.Beginning("Позвонить", None, "")
    twin = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=TODAY)
    actions.write_goal(keyring=keyring_of(people.berk), case=twin, goal=GoalPlan("Хочу к сестре"))
    merge(people.berk, people.case, twin)
    assert wanted(people.dana, people.case) == WANTED
    assert wanted(people.dana, twin) == ["Хочу к сестре"]
    page = people.berk.get(path("same", people.case)).text
    row = page.split('name="merge" value="')[1].split('"')[0]
    assert people.berk.post(path("unmerge", people.case), {"merge": row}).status_code == 302
    assert wanted(people.dana, twin) == ["Хочу к сестре"]
    assert wanted(people.dana, people.case) == WANTED


def test_an_erased_case_takes_its_plan_along_and_a_restore_does_so_again(people: PlanCast) -> None:
    request_of(people.berk)
    rows = {model: list(model.objects.all()) for model in MODELS}
    person, case = people.case.person, Case.objects.get(pk=people.case.pk)
    people.berk.post(path("close", people.case), {"reason": "Всё"})
    erasing.erase_case(keyring=keyring_of(people.dana), case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert counts(people.berk) == [0, 0, 0]
    # What an older backup brings back.
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    case.save(force_insert=True)
    for of_kind in rows.values():
        for row in of_kind:
            row.save(force_insert=True)
    assert counts(people.berk) == [1, 2, 3]
    erasing.replay([])
    assert counts(people.berk) == [0, 0, 0]


def test_a_new_epoch_leaves_the_plan_as_it_lies(people: PlanCast) -> None:
    request_of(people.berk)
    sealed = [bytes(row.sealed) for model in MODELS for row in model.objects.order_by("pk")]
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert [bytes(row.sealed) for model in MODELS for row in model.objects.order_by("pk")] == sealed
    assert wanted(people.dana, people.case) == WANTED
