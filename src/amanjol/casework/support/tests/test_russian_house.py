"""Every page of the house as it is read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.support.tests.house_pages import BY_NAME, ROUTES

if TYPE_CHECKING:
    from amanjol.casework.support.tests.house_cast import HouseCast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _in_russian(_house_cast: HouseCast) -> HouseCast:
    _house_cast.dana.get("/desk/")
    _house_cast.dana.post("/language/", {"language": "ru"})
    return _house_cast


@pytest.fixture
def people(_in_russian: HouseCast, db: None) -> HouseCast:
    return deepcopy(_in_russian)


def english(people: HouseCast, where: str, data: dict[str, Any] | None = None) -> set[str]:
    dana, headers = people.dana, {"accept-language": "ru"}
    answer = dana.get(where, headers=headers) if data is None else dana.post(where, data, headers=headers)
    assert answer.status_code == 200, where
    assert '<html lang="ru"' in answer.text
    return cases.english(answer.text) - cases.LANGUAGE_NAMES


@pytest.mark.parametrize(
    "name", [route.name for route in ROUTES if "get" in route.takes and route.name != "houses"]
)
def test_a_page_is_all_russian(people: HouseCast, name: str) -> None:
    assert english(people, BY_NAME[name].path(people)) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("new_house", {"name": "", "room-0-beds": "1"}),
        ("new_house", {"name": "д", "room-0-name": "к", "room-0-beds": "1 1"}),
        ("new_house", {"name": "д"}),
        ("change_house", {"name": "д", "room-0-name": "к", "room-0-beds": "1"}),
        ("bed", {"place": ""}),
        ("house_incident", {"what": "", "happened_on": "2199-01-01"}),
        ("take_in", {"what": ""}),
        ("receipt", {"language": "x"}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    people: HouseCast, name: str, data: dict[str, Any]
) -> None:
    where = BY_NAME[name].path(people)
    if name == "bed":
        assert english(people, where, {"place": ""}) == set()
    else:
        assert english(people, where, data) == set()


def test_the_case_and_who_left_are_all_russian(people: HouseCast) -> None:
    for where in (path("case", people.case), path("case", people.meret), path("close", people.case)):
        assert english(people, where) == set(), where
    for name in ("take_in", "give_back", "stay_incident", "house_incident", "leave", "where", "bed"):
        assert BY_NAME[name].asked_by(people.dana, people).status_code == 302, name
    for where in (
        "/desk/",
        path("access", people.case),
        *(BY_NAME[name].path(people) for name in ("stay", "house")),
    ):
        assert english(people, where) == set(), where
