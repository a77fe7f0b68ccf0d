"""With two tabs open nobody writes into the wrong person: each page below a case says whose it is."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from amanjol.casework.cases import naming
from amanjol.casework.cases.models import Task
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import ACCOMPANIED, ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, DEMAND, PARTS, ROUTES, begin_ticking, path
from amanjol.casework.cases.tests.whose import check_whose, named_on, openings
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of

pytestmark = pytest.mark.django_db
CASEWORK: Final = Path(__file__).parents[2]
ANSWERED: Final = DEMAND | {
    "answer": "disclosed", "lawyer": "Лейла", "answered_with": "Дата", "told": "yes", "told_on": "2026-11-25",
}  # fmt: skip
ELSEWHERE: Final = {
    "case": "the case itself, whose head says it",
    "printed_paper": "a paper carries what was chosen for it and nothing else",
    "make_case": "is of an accompaniment, below",
    "entry": "the form of a part that is shown with the part",
    "review": "is of a supervisor, below",
    "erase": "is of a supervisor, below",
    "advice_plan": "the form of the next step, filled in",
    "advice_risk": "the form of the danger, filled in",
    "result": "asks for a talk that has ended",
}
"""Pages below a case that the walk through `ROUTES` leaves out, and why."""
WITHOUT: Final = {
    "cases/case.html": "the case itself: its head says it",
    "cases/group.html": "a group of many people",
    "cases/reviews.html": "a list of many cases",
    "cases/access_paper.html": "a paper names the person where they wish it, and nobody else",
    "cases/official_paper_printed.html": "a paper carries what was chosen for it and nothing else",
    "support/plans/paper.html": "a paper for the person",
    "support/followups/paper.html": "a paper for the person",
    "support/conferences/paper.html": "a paper for the person",
    "support/shelter/house.html": "the house, with many people in it",
    "support/threats/threat.html": "of a threat, which names no person",
}
"""Templates with a case in them that need no line, and why."""


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened a moment ago is opened anew."""
    monkeypatch.setattr(naming, "AGAIN_AFTER", timedelta(0))


def test_every_page_with_a_case_in_it_has_the_line() -> None:
    pages = {
        str(file.relative_to(file.parents[len(file.relative_to(folder).parts) - 1])): file.read_text()
        for folder in CASEWORK.glob("*/templates")
        for file in folder.rglob("*.html")
    }
    whole = {
        name: text
        for name, text in pages.items()
        if '{% extends "' in text and re.search(r"\bcase\.(pk|code)\b", text)
    }
    lines = re.compile(r"\{% (?:whose|back_to_case) case\b")
    inherits = re.compile(r'\{% extends "cases/talk_frame\.html" %\}')
    missing = {
        name
        for name, text in whole.items()
        if not lines.search(text) and not (inherits.search(text) and "{% block back %}" not in text)
    }
    assert missing == set(WITHOUT)
    assert len(whole) > 60


def test_every_page_below_a_case_says_whose_it_is(people: CaseCast, at_once: None) -> None:
    berk, case = people.keys.berk, people.case
    other = open_case(berk, PersonRecord(("Роза Аманова", "Розочка"), 1994))
    begin_ticking(berk, case)
    berk.post(path("write_task", case), {"text": "Найти врача"})
    berk.post(path("demand", case), ANSWERED)
    keyring_of(berk)
    about: dict[str, dict[str, Any]] = {
        "merge": {"other": other.person_id},
        "change_task": {"task": Task.objects.get().pk},
        "talk_part": {"number": PARTS["the-work"]},
    }
    below = f"/desk/cases/{case.pk}/"
    pages = {
        route.name: route.path(case.pk, **about.get(route.name, {}))
        for route in ROUTES
        if route.of_case and "get" in route.takes and route.name not in ELSEWHERE
    }
    pages = {name: where for name, where in pages.items() if where.startswith(below)}
    assert len(pages) > 25
    check_whose(berk, case, list(pages.values()), ROSA.name)


def test_pages_of_a_supervisor_and_of_an_accompaniment_say_it_too(people: CaseCast, at_once: None) -> None:
    berk, dana, case = people.keys.berk, people.keys.dana, people.case
    accompanied = open_case(berk, PersonRecord(("Кумыш",), 1990), ACCOMPANIED)
    check_whose(berk, accompanied, [path("make_case", accompanied)], "Кумыш")
    berk.post(path("close", case), {"reason": "Помощь окончена"})
    check_whose(dana, case, [path("review", case), path("erase", case)], ROSA.name)


def test_who_comes_from_the_case_sees_nobody_new(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    berk.get(path("plan", case))
    assert openings(berk, case) == 1
    berk.get(path("risk", case))
    assert openings(berk, case) == 1
    people.keys.dana.get(path("risk", case))
    assert openings(berk, case) == 2
    berk.get(path("case", case))
    assert openings(berk, case) == 3  # the page of the case says it each time, as before


def test_an_act_names_nobody_and_a_refused_form_does(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    berk.post(path("risk", case), BY_NAME["risk"].data)
    assert openings(berk, case) == 0
    assert named_on(berk.post(path("plan", case), {}).text) == [ROSA.name]
    assert openings(berk, case) == 1


def test_an_observer_reads_it_where_they_may(people: CaseCast, at_once: None) -> None:
    member = join("Maral Chinar", people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    give(people.keys.berk, member)
    accept(observer)
    check_whose(observer, people.case, [path("access", people.case)], ROSA.name)
