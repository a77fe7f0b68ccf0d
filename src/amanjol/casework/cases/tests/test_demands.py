"""A legal demand for a file: what it was, who was asked, what was given, who was told; all of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from amanjol.casework.cases.demands import actions as demanding
from amanjol.casework.cases.record_parts.demands import Answer, Demand, PersonTold, by_number
from amanjol.casework.cases.tests.pages import DEMAND, path, stored, verbs, written
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
LATER = DEMAND | {
    "lawyer": "Лейла", "lawyer_on": "2026-11-24", "advice": "Отказать: нет решения суда", "answer": "refused",
    "answered_with": "Основания нет", "told": "yes", "told_on": "2026-11-25",
}  # fmt: skip


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def changing(people: CaseCast, number: int) -> str:
    return reverse("cases:change_demand", kwargs={"pk": people.case.pk, "number": number})


def write(people: CaseCast, **typed: str) -> None:
    assert people.keys.berk.post(path("demand", people.case), DEMAND | typed).status_code == 302


def histories(people: CaseCast) -> list[list[Demand]]:
    return by_number(written(people.keys.dana, people.case, Demand))


def test_a_case_without_a_demand_shows_a_way_to_one_and_no_sheet(people: CaseCast) -> None:
    page = people.keys.berk.get(path("case", people.case)).text
    assert path("demand", people.case) in page
    assert "Demands for the file" not in page


def test_a_demand_is_written_down_and_stands_on_the_case(people: CaseCast) -> None:
    write(people)
    ((demand,),) = histories(people)
    assert (demand.demanded_by, demand.basis, demand.scope) == (
        DEMAND["demanded_by"],
        DEMAND["basis"],
        DEMAND["scope"],
    )
    assert (demand.answer, demand.told, demand.lawyer_on) == (Answer.OPEN, PersonTold.NOT_YET, None)
    page = people.keys.dana.get(path("case", people.case)).text
    for text in (
        "Demands for the file",
        DEMAND["demanded_by"],
        DEMAND["scope"],
        "No lawyer has been asked yet.",
    ):
        assert text in page
    assert "Giving out is never the default." in page
    assert verbs(people.keys.dana)[-2] == "case.demand-recorded"


def test_a_change_keeps_what_was_written_before(people: CaseCast) -> None:
    write(people)
    write(people, demanded_by="Миграционная служба")
    assert people.keys.dana.post(changing(people, 1), LATER).status_code == 302
    first, second = histories(people)
    assert [entry.answer for entry in first] == [Answer.OPEN, Answer.REFUSED]
    assert len(second) == 1
    assert verbs(people.keys.dana)[-1] == "case.demand-changed"
    page = people.keys.berk.get(changing(people, 1)).text
    assert "Dana Chinar" in page
    assert "Berk Chinar" in page
    assert page.count("<dt>Who demands it</dt>") == 2
    assert 'value="2026-11-25"' in page  # the newest, to go on from
    case = people.keys.berk.get(path("case", people.case)).text
    assert case.count("<dt>Who demands it</dt>") == 2  # of each the newest
    assert "Отказать" in case


@pytest.mark.parametrize("number", [0, 2, 99999999999999999999])
def test_a_demand_that_is_not_there_is_not_found(people: CaseCast, number: int) -> None:
    write(people)
    before = stored(people.keys.berk)
    assert people.keys.berk.get(changing(people, number)).status_code == 404
    assert people.keys.berk.post(changing(people, number), LATER).status_code == 404
    demand = histories(people)[0][0]
    with pytest.raises(demanding.NoDemand):
        demanding.change_demand(
            keyring=keyring_of(people.keys.berk), case=people.case, number=number, demand=demand
        )
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"answer": "disclosed", "answered_with": "Дата обращения"}, "Write which lawyer was asked"),
        ({"answer": "disclosed", "lawyer": "Лейла"}, "Write what was given out, or why it was refused."),
        ({"answer": "refused"}, "Write what was given out, or why it was refused."),
        ({"told": "yes"}, "Write on which day."),
        ({"told": "forbidden"}, "Write which law forbids it. If none does, the person has to be told."),
        ({"received_on": "2999-01-01"}, "That day is still to come."),
        ({"told": "yes", "told_on": "2999-01-01"}, "That day is still to come."),
        ({"lawyer": "Лейла", "lawyer_on": "2999-01-01"}, "That day is still to come."),
        ({"basis": ""}, "Fill in “On what legal basis”."),
        ({"answer": "perhaps"}, "choose something that is offered"),
    ],
)
def test_what_belongs_together_is_asked_for(people: CaseCast, typed: dict[str, str], sentence: str) -> None:
    before = stored(people.keys.berk)
    page = people.keys.berk.post(path("demand", people.case), DEMAND | typed)
    assert page.status_code == 200
    assert sentence in page.text
    assert DEMAND["demanded_by"] in page.text
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [
        ({}, False),
        ({"told": "forbidden", "forbidden_by": "ст. 9"}, False),
        ({"told": "yes", "told_on": "2026-11-25"}, True),
    ],
)
def test_the_list_that_is_read_together_says_it_once_the_person_knows(
    people: CaseCast, typed: dict[str, str], is_said: bool
) -> None:
    write(people, **typed)
    page = people.keys.berk.get(path("access", people.case)).text
    assert ("wrote down a legal demand for the file" in page) is is_said
    assert ("wrote in the case" in page) is not is_said


def test_a_demand_comes_to_a_closed_case_too(people: CaseCast) -> None:
    people.keys.berk.post(path("close", people.case), {"reason": "Всё"})
    write(people)
    assert people.keys.berk.post(changing(people, 1), LATER).status_code == 302
    assert len(histories(people)[0]) == 2
