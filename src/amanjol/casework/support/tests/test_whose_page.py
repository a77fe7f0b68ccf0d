"""Each page of support that lies below a case says whose it is, as those of the case do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import reverse

from amanjol.casework.cases import naming, sealing
from amanjol.casework.cases.tests.case_cast import ROSA
from amanjol.casework.cases.tests.whose import check_whose
from amanjol.casework.support.tests import (
    conference_cast,
    file_pages,
    followup_pages,
    house_pages,
    interpreter_cast,
    pages,
    session_pages,
)
from amanjol.casework.support.urls import urlpatterns
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.tests.house_cast import HouseCast
    from amanjol.casework.support.tests.plan_cast import PlanCast
    from amanjol.casework.support.tests.session_cast import SessionCast
    from amanjol.casework.support.tests.story_cast import StoryCast

pytestmark = pytest.mark.django_db
OF_PLAN: Final = {route.name for route in pages.ROUTES if "get" in route.takes}
OF_COURSES: Final = {"courses"}
OF_FOLLOWUPS: Final = {route.name for route in followup_pages.ROUTES}
OF_HOUSE: Final = {"bed", "stay", "receipt", "stay_incident"}
OF_SESSIONS: Final = {route.name for route in session_pages.OF_CASE if "get" in route.takes}
OF_FILES: Final = {"add_file", "take_file_away"}
OF_CONFERENCES: Final = {"conferences", "conference", "change_conference", "conference_copy"}
OF_STORY: Final = {"story", "story_text", "story_traits", "story_read", "story_lawyer", "story_known"}
OF_INTERPRETERS: Final = {"interpreting", "book_interpreter"}
TRIED: Final = (
    (
        OF_PLAN
        | OF_COURSES
        | OF_FOLLOWUPS
        | OF_HOUSE
        | OF_SESSIONS
        | OF_FILES
        | OF_CONFERENCES
        | OF_INTERPRETERS
    )
    | OF_STORY
    | {"threat_of_case"}
)
ACTS: Final = {
    "end_goal", "move_service", "open_courses_again", "begin_work", "leave", "where", "done_since", "take_in",
    "give_back",
    "end_client", "take_up_danger", "join_conference", "leave_conference", "decide_at_conference",
    "end_conference", "end_interpreting", "story_count", "story_approve", "story_open", "story_recall", "story_copy",
    "story_copy_gone",
}  # fmt: skip
"""These answer posts alone, and lead back."""
FILES: Final = {"file_copy", "file_original"}
"""These answer with a file. What comes afterwards stands in `test_whose_afterwards.py`: its case is closed."""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened a moment ago is opened anew."""
    monkeypatch.setattr(naming, "AGAIN_AFTER", timedelta(0))


def test_none_is_left_out() -> None:
    below = {pattern.name for pattern in urlpatterns if str(pattern.pattern).startswith("cases/<uuid:pk>/")}
    assert below == TRIED | ACTS | FILES


def test_the_plan_and_courses(plan_cast: PlanCast) -> None:
    below = [pages.BY_NAME[name].path(plan_cast) for name in sorted(OF_PLAN)]
    below.append(reverse("support:courses", args=[plan_cast.case.pk]))
    check_whose(plan_cast.berk, plan_cast.case, below, ROSA.name)


def test_a_story(story_cast: StoryCast) -> None:
    below = [story_cast.page(name) for name in sorted(OF_STORY)]
    check_whose(story_cast.berk, story_cast.case, below, ROSA.name)


def test_the_house(house_cast: HouseCast) -> None:
    people = house_cast
    by_case: dict[Any, list[str]] = {}
    for name in sorted(OF_HOUSE):
        case = people.meret if name == "bed" else people.case
        by_case.setdefault(case, []).append(house_pages.BY_NAME[name].path(people))
    for case, below in by_case.items():
        check_whose(people.berk, case, below, sealing.open_person(case.person, keyring_of(people.berk)).name)


def test_sessions(session_cast: SessionCast) -> None:
    below = [session_pages.BY_NAME[name].path(session_cast) for name in sorted(OF_SESSIONS)]
    check_whose(session_cast.berk, session_cast.case, below, ROSA.name)


def test_files(three_with_keys: CaseCast) -> None:
    berk, case = three_with_keys.keys.berk, three_with_keys.case
    file = file_pages.take_in(berk, case)
    below = [file_pages.address("add_file", case), file_pages.address("take_file_away", case, file)]
    check_whose(berk, case, below, ROSA.name)


def test_conferences_interpreters_and_threats(three_with_keys: CaseCast) -> None:
    people = three_with_keys
    conferences, interpreters = conference_cast.create(people), interpreter_cast.Scene(people)
    below = [conference_cast.path(conferences, name) for name in sorted(OF_CONFERENCES)]
    below += [interpreter_cast.path(interpreters, name) for name in sorted(OF_INTERPRETERS)]
    below.append(reverse("support:threat_of_case", args=[people.case.pk]))
    check_whose(people.keys.berk, people.case, below, ROSA.name)
