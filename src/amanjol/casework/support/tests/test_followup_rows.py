"""What comes afterwards when its case is restricted, merged, parted, erased, or comes under another epoch."""

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
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import FollowUpPlan
from amanjol.casework.support.followups.records import Wish
from amanjol.casework.support.models import Asking, CaseWages, FollowUp
from amanjol.casework.support.tests.followup_cast import (
    HOUSING,
    PAID,
    TODAY,
    WISH,
    FollowUpCast,
    asked,
    came,
    fresh,
    opened,
)
from amanjol.casework.support.tests.followup_pages import BY_NAME
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
MODELS = (FollowUp, Asking, CaseWages)


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


def reads(client: Client, people: FollowUpCast) -> bool:
    record, askings = opened(client, people.case), asked(client, people.case).askings
    (payment,) = came(client, people.case).record.received
    is_there = record.whom == WISH.whom and payment.amount == PAID.amount
    return is_there and askings[0].record.answers["housing"] == HOUSING


def counts(client: Client) -> list[int]:
    request_of(client)
    return [model._default_manager.count() for model in MODELS]


def test_every_table_of_it_hangs_on_a_case() -> None:
    assert set(MODELS) <= set(beneath.row_models())
    assert {"support_followup", "support_asking", "support_casewages"} <= set(erasing.swept_tables())


def test_restricting_gives_it_new_keys_and_lifting_gives_it_back(people: FollowUpCast) -> None:
    farida = farida_of(people.cases)
    keyring = keyring_of(farida)
    old = sealing.key_of_case(fresh(people.case), keyring)
    restrict(people.cases, people.berk, work=(people.dana,))
    assert reads(people.dana, people)
    request_of(people.berk)
    rows = [row for model in MODELS for row in model._default_manager.all()]
    assert len(rows) == len(MODELS)
    for row in rows:
        with pytest.raises(SealBroken):
            sealing.plain_row(row, old, keyring)
    assert counts(farida) == [0, 0, 0]
    assert farida.get(BY_NAME["afterwards"].path(people)).status_code == 404
    request_of(people.berk)
    assert people.berk.post(path("lift", people.case)).status_code == 302
    assert reads(farida, people)


def test_what_is_due_of_a_restricted_person_stands_on_the_day_of_who_is_named(people: FollowUpCast) -> None:
    """Berk, who was on the case, is shut out."""
    farida, due = farida_of(people.cases), BY_NAME["afterwards"].path(people)
    assert due not in farida.get("/desk/").text
    restrict(people.cases, people.dana, work=(farida,))
    assert due in farida.get("/desk/").text
    assert due not in people.berk.get("/desk/").text


def test_merging_and_parting_leave_each_case_its_own(people: FollowUpCast) -> None:
    keyring = keyring_of(people.berk)
    person = creating.create_person(keyring=keyring, person=TWIN)
    beginning = creating.Beginning("Позвонить", None, "")
    twin = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=TODAY)
    wish = FollowUpPlan(Wish.MESSAGE, says="Через кафе")
    actions.plan_follow_up(keyring=keyring_of(people.berk), case=twin, plan=wish)
    merge(people.berk, people.case, twin)
    assert reads(people.dana, people)
    assert opened(people.dana, twin).says == "Через кафе"
    page = people.berk.get(path("same", people.case)).text
    row = page.split('name="merge" value="')[1].split('"')[0]
    assert people.berk.post(path("unmerge", people.case), {"merge": row}).status_code == 302
    assert reads(people.dana, people)
    assert opened(people.dana, twin).says == "Через кафе"


def test_an_erased_case_takes_it_along_and_a_restore_does_so_again(people: FollowUpCast) -> None:
    request_of(people.berk)
    rows = {model: list(model._default_manager.all()) for model in MODELS}
    person, case = fresh(people.case).person, fresh(people.case)
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
    assert counts(people.berk) == [1, 1, 1]
    erasing.replay([])
    assert counts(people.berk) == [0, 0, 0]


def test_a_new_epoch_leaves_it_as_it_lies(people: FollowUpCast) -> None:
    request_of(people.berk)
    sealed = [bytes(row.sealed) for model in MODELS for row in model._default_manager.order_by("pk")]
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert [bytes(row.sealed) for model in MODELS for row in model._default_manager.order_by("pk")] == sealed
    assert reads(people.dana, people)
