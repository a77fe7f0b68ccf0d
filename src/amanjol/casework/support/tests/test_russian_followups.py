"""Every page of what comes afterwards as it is read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.standards.afterwards.instruments import core_outcomes
from amanjol.casework.support.tests.followup_cast import a_contact
from amanjol.casework.support.tests.followup_pages import BY_NAME, ROUTES

if TYPE_CHECKING:
    from amanjol.casework.support.tests.followup_cast import FollowUpCast

pytestmark = pytest.mark.django_db


def source_words() -> set[str]:
    """The source is named as it is called."""
    source = core_outcomes().source
    texts = (source.title, source.publisher, source.edition, source.document, source.address)
    return {word for text in texts for word in cases.english(f"<main><p>{text}</p></main>")}


ALSO = {"HTCDS", "cas", "Status", "FollowUp", "Closed", "ClosedReferred", "TMT", "RUB"} | cases.LANGUAGE_NAMES


@pytest.fixture(scope="module")
def _in_russian(_followup_cast: FollowUpCast) -> FollowUpCast:
    _followup_cast.berk.get("/desk/")
    _followup_cast.berk.post("/language/", {"language": "ru"})
    return _followup_cast


@pytest.fixture
def people(_in_russian: FollowUpCast, db: None) -> FollowUpCast:
    return deepcopy(_in_russian)


def english(people: FollowUpCast, where: str, data: dict[str, Any] | None = None) -> set[str]:
    berk, headers = people.berk, {"accept-language": "ru"}
    answer = berk.get(where, headers=headers) if data is None else berk.post(where, data, headers=headers)
    assert answer.status_code == 200, where
    assert '<html lang="ru"' in answer.text
    return cases.english(answer.text) - ALSO - source_words()


def test_every_page_is_all_russian(people: FollowUpCast) -> None:
    a_contact(run_by={"ru": "«Ирис»"})
    for name in ("closing", "asking"):  # the questions stand in the language in which they were asked
        people.berk.post(BY_NAME[name].path(people), BY_NAME[name].data)
    for route in ROUTES:
        assert english(people, f"{route.path(people)}?language=ru") == set(), route.name
    for where in (path("case", people.case), "/desk/", path("access", people.case)):
        assert english(people, where) == set(), where


def test_closing_is_all_russian(people: FollowUpCast) -> None:
    case = open_case(people.berk, MERET)
    assert english(people, path("close", case)) == set()
    assert english(people, path("close", case), {"reason": "Всё", "months": ["1"], "danger": "high"}) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("follow_up", {"wish": "ask-somebody", "months": ["1"], "counted_from": "2199-01-01"}),
        ("follow_up", {"wish": "x", "whom": "кого"}),
        ("ask", {}),
        ("ask", {"reached": "yes", "again_on": "2020-01-01"}),
        ("ask", {"reached": "no", "well": "well", "again_on": "2030-01-01", "wants_no_more": "on"}),
        ("closing", {"held": "still-here", "danger": "x"}),
        ("ask_outcomes", {"language": "ru"}),
        ("ask_outcomes", {"occasion": "start", "language": "ru"}),
        ("wages_decision", {}),
        ("wages_came", {}),
        ("wages_came", {"amount": "0", "currency": "x", "way": "x"}),
        ("leaving_paper", {"is_safe": "no"}),
        ("leaving_paper", {"is_safe": "yes", "language": "x"}),
    ],
)
def test_what_is_said_to_something_typed_is_all_russian(
    people: FollowUpCast, name: str, data: dict[str, Any]
) -> None:
    assert english(people, BY_NAME[name].path(people), data) == set()


def test_never_and_what_came_of_asking_are_all_russian(people: FollowUpCast) -> None:
    people.berk.post(
        BY_NAME["ask"].path(people), {"reached": "yes", "well": "mixed", "says": "да", "needs": "нет"}
    )
    for wish in ("leave-me", "never"):
        people.berk.post(BY_NAME["follow_up"].path(people), {"wish": wish})
        for where in (BY_NAME["afterwards"].path(people), path("case", people.case)):
            assert english(people, where) == set(), where
