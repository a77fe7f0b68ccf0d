"""Every page of a plan as it is read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.support.tests.pages import BY_NAME, ROUTES

if TYPE_CHECKING:
    from amanjol.casework.support.tests.plan_cast import PlanCast

pytestmark = pytest.mark.django_db
ALSO = {"HTCDS", "TMT", "USD", "EUR"} | cases.LANGUAGE_NAMES


@pytest.fixture(scope="module")
def _in_russian(_plan_cast: PlanCast) -> PlanCast:
    _plan_cast.berk.get("/desk/")
    _plan_cast.berk.post("/language/", {"language": "ru"})
    return _plan_cast


@pytest.fixture
def people(_in_russian: PlanCast, db: None) -> PlanCast:
    return deepcopy(_in_russian)


def english(people: PlanCast, where: str, data: dict[str, Any] | None = None) -> set[str]:
    berk, headers = people.berk, {"accept-language": "ru"}
    answer = berk.get(where, headers=headers) if data is None else berk.post(where, data, headers=headers)
    assert answer.status_code == 200, where
    assert '<html lang="ru"' in answer.text
    return cases.english(answer.text) - ALSO


@pytest.mark.parametrize("name", [route.name for route in ROUTES if "get" in route.takes])
def test_a_page_is_all_russian(people: PlanCast, name: str) -> None:
    assert english(people, BY_NAME[name].path(people)) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("new_goal", {"words": "", "told_on": "2126-01-01"}),
        ("new_goal", {"words": "х" * 11_000, "told_on": "2026-01-01"}),
        ("goal", {"words": " ", "first": "care", "told_on": "вчера"}),
        ("end_goal", {"state": "given-up"}),
        ("new_service", {"what": "", "who": "outside", "due_on": "2199-01-01", "amount": "-1", "kind": "x"}),
        ("service", {"what": "к", "who": "", "outside": "Ирис", "amount": "5"}),
        ("move_service", {"state": "not-possible"}),
        ("move_service", {"state": "x", "happened_on": "2199-01-01"}),
        ("together", {"agrees": "x", "review_on": "2020-01-01"}),
        ("paper", {"is_safe": "no"}),
        ("paper", {"is_safe": "yes", "language": "x"}),
        ("paper", {"is_safe": "yes", "language": "ru", "goals": []}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    people: PlanCast, name: str, data: dict[str, Any]
) -> None:
    assert english(people, BY_NAME[name].path(people), data) == set()


def test_the_case_and_the_first_page_are_all_russian(people: PlanCast) -> None:
    for name in ("together", "new_goal", "move_service", "goal"):
        assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    for where in (
        path("case", people.case),
        "/desk/",
        path("close", people.case),
        path("access", people.case),
    ):
        assert english(people, where) == set(), where
