"""Every page of intake as it is read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.intake.tests.intake_cast import TYPED, IntakeCast
from amanjol.casework.intake.tests.pages import BY_NAME, ROUTES

pytestmark = pytest.mark.django_db
NAMES = {"Sapar", "Dere", "Farap", "Yyldyz", "Gul", "Berk", "Chinar"}  # as these people write them


@pytest.fixture(scope="module")
def _in_russian(_intake_cast: IntakeCast) -> IntakeCast:
    for client in (_intake_cast.berk, _intake_cast.officer):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    return _intake_cast


@pytest.fixture
def people(_in_russian: IntakeCast, db: None) -> IntakeCast:
    return deepcopy(_in_russian)


def english(people: IntakeCast, name: str, data: dict[str, Any] | None = None) -> set[str]:
    route = BY_NAME[name]
    client = people.officer if route.of == "officer" else people.berk
    where, headers = route.path(route.pk_in(people)), {"accept-language": "ru"}
    response = (
        client.get(where, headers=headers) if data is None else client.post(where, data, headers=headers)
    )
    assert response.status_code == 200
    assert '<html lang="ru"' in response.text
    return cases.english(response.text) - NAMES


@pytest.mark.parametrize("name", [route.name for route in ROUTES if "get" in route.takes])
def test_a_page_is_all_russian(people: IntakeCast, name: str) -> None:
    assert english(people, name) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report", {"office": "other"}),
        ("report", TYPED | {"agreement": "no", "recipient": "1"}),
        ("report", TYPED | {"what": "ы" * 5000}),
        ("case", {"names": "", "next_step": ""}),
        ("decline", {"reason": " "}),
        ("new_consultation", {"kind": "x"}),
        ("consultation", {"asked": "", "next_on": "завтра"}),
        ("consultation_case", {"names": "12", "next_step": ""}),
        ("consultation_accompany", {"names": "12", "next_step": ""}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    people: IntakeCast, name: str, data: dict[str, Any]
) -> None:
    assert english(people, name, data) == set()


def test_what_was_decided_and_received_is_all_russian(people: IntakeCast) -> None:
    people.berk.post(BY_NAME["decline"].path(people.report.pk), {"reason": "Ошибка"})
    for name in ("read", "reports", "sent", "sending"):
        assert english(people, name) == set(), name
    people.berk.post(BY_NAME["consultation_done"].path(people.consultation.pk))
    assert english(people, "consultation") == english(people, "consultations") == set()
    people.berk.post("/account/lock/")
    assert english(people, "reports") == english(people, "consultations") == set()
