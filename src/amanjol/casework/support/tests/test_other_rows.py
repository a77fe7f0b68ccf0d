"""Conferences and interpreters of a case that is merged, parted, erased, or comes under another epoch."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import beneath
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Person, Task
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.support.conferences import actions
from amanjol.casework.support.conferences.actions import Planned
from amanjol.casework.support.interpreters import queries as interpreting
from amanjol.casework.support.models import Conference, ConferenceGuest, Interpreting
from amanjol.casework.support.tests import interpreter_cast
from amanjol.casework.support.tests.conference_cast import PLANNED, create, opened, paper_page
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.tests.conference_cast import Scene

pytestmark = pytest.mark.django_db
MODELS = (Conference, Interpreting)


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    interpreter_cast.Scene(_three_with_keys)
    return create(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


def who_interprets(people: Scene) -> list[str]:
    keyring = keyring_of(people.dana)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    return [entry.record.name for entry in interpreting.in_case(case, keyring).entries]


def counts() -> list[int]:
    return [model._default_manager.count() for model in (*MODELS, ConferenceGuest)]


def test_both_tables_hang_on_a_case() -> None:
    assert set(MODELS) <= set(beneath.row_models())


def test_merging_and_parting_leave_each_case_its_own(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    person = creating.create_person(keyring=keyring, person=TWIN)
    beginning = creating.Beginning("Позвонить", None, "")
    twin = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=TODAY)
    actions.plan_conference(keyring=keyring_of(people.berk), case=twin, planned=Planned(TODAY))
    merge(people.berk, people.case, twin)
    assert opened(people).record.about == PLANNED.about
    assert who_interprets(people) == [interpreter_cast.OGUL.name]
    page = people.berk.get(case_path("same", people.case)).text
    row = page.split('name="merge" value="')[1].split('"')[0]
    assert people.berk.post(case_path("unmerge", people.case), {"merge": row}).status_code == 302
    request_of(people.berk)
    assert Conference.objects.filter(case=twin).count() == 1
    assert opened(people).record.about == PLANNED.about
    assert "Удодовой" in people.maral_there.get(paper_page(people)).text


def test_an_erased_case_takes_them_along_and_a_restore_does_so_again(people: Scene) -> None:
    assert counts() == [1, 1, 1]
    rows = [list(model._default_manager.all()) for model in (*MODELS, ConferenceGuest)]
    person, case = people.case.person, Case.objects.get(pk=people.case.pk)
    people.berk.post(case_path("close", people.case), {"reason": "Всё"})
    erasing.erase_case(keyring=keyring_of(people.dana), case=case, notice=ErasureNotice.ASKED, today=TODAY)
    request_of(people.berk)
    assert counts() == [0, 0, 0]
    assert Task.objects.filter(case=case.pk).count() == 0
    # What an older backup brings back.
    Person(
        pk=person.pk, organisation_id=case.organisation_id, epoch=1, wrapped_key=b"x", schema=1, sealed=b"x"
    ).save(force_insert=True)
    case.save(force_insert=True)
    for of_kind in rows:
        for row in of_kind:
            row.save(force_insert=True)
    assert counts() == [1, 1, 1]
    erasing.replay([])
    assert counts() == [0, 0, 0]


def test_a_new_epoch_leaves_them_as_they_lie(people: Scene) -> None:
    sealed = [
        bytes(row.sealed) for model in (*MODELS, ConferenceGuest) for row in model._default_manager.all()
    ]
    organisations.remove_member(member=people.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    rows = [row for model in (*MODELS, ConferenceGuest) for row in model._default_manager.all()]
    assert [bytes(row.sealed) for row in rows] == sealed
    assert opened(people).record.about == PLANNED.about
    assert who_interprets(people) == [interpreter_cast.OGUL.name]
    keyring_of(people.maral_there)
    page = people.maral_there.get(paper_page(people)).text
    assert "Удодовой" in page
    assert "nothing proves any more" in page
