"""Every page of learning as it is read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.learning.tests.pages import BY_NAME, LEARNER, ROUTES, path

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
NAMES = {"Berk", "Chinar", "Dana", *CURRENCIES}


@pytest.fixture(scope="module")
def _in_russian(_learning_cast: LearningCast) -> LearningCast:
    for client in (_learning_cast.berk, _learning_cast.dana):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    return _learning_cast


@pytest.fixture
def russian(_in_russian: LearningCast, db: None) -> LearningCast:
    return deepcopy(_in_russian)


def english(people: LearningCast, name: str, data: dict[str, Any] | None = None) -> set[str]:
    where, headers = path(name, people), {"accept-language": "ru"}
    client = BY_NAME[name].client_in(people)
    response = client.get(where, headers=headers) if data is None else client.post(where, data)
    assert response.status_code == 200
    assert '<html lang="ru"' in response.text
    return cases.english(response.text) - NAMES


FILES = {"checking_file", "handout"}
"""The file to be taken along holds all its languages; the other is a PDF."""
PAGES = [route.name for route in ROUTES if "get" in route.takes and route.name not in FILES]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_all_russian(russian: LearningCast, name: str) -> None:
    russian.berk.post(
        BY_NAME["change_learner"].path(russian.ayna.pk), LEARNER
    )  # so that there is something earlier
    assert english(russian, name) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("new_cohort", {"course": "x", "language": "x", "begins_on": "завтра"}),
        ("change_cohort", {"language": "kk", "begins_on": "2026-11-02", "ends_on": "2026-11-01"}),
        ("add_learner", {"name": " "}),
        ("new_day", {"on": "2999-01-01", "minutes": "много"}),
        ("day", {"on": "", "minutes": "0"}),
        ("change_learner", {"name": "ы" * 400, "left_on": "2999-01-01"}),
        ("sheet", {"on": "", "q-phone-code": "z"}),
        ("erase_learner", {"told": "x", "code": "x"}),
        ("new_employer", {"name": " "}),
        ("check_employer", {"on": "2999-01-01", "contract": "x", "review_on": "2026-01-01"}),
        ("vacancy", {"work": ""}),
        ("close_employer", {"why": ""}),
        ("place", {"vacancy": "x", "begins_on": "2999-01-01"}),
        ("placement_talk", {"on": "", "going": "x"}),
        ("business_plan", {"idea": ""}),
        ("savings", {"amount": "0", "due_on": "2999-01-01"}),
        ("new_grant", {"amount": "много", "currency": ""}),
        ("receipt", {"amount": "901", "on": "завтра"}),
        ("erase_livelihood", {"told": "x", "code": "x"}),
        ("issuer", {"name": "Центр помощи жертвам торговли людьми"}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    russian: LearningCast, name: str, data: dict[str, Any]
) -> None:
    assert english(russian, name, data) == set()


def test_what_stands_there_while_locked_is_all_russian(russian: LearningCast) -> None:
    russian.berk.post("/account/lock/")
    assert english(russian, "cohorts") == set()
