"""Today: who is in danger, what is overdue, what is due; one press to each, one press that hides it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.models import Task
from amanjol.casework.cases.records import Level, PersonRecord, Risk
from amanjol.casework.cases.tasks import actions
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import begin_ticking, part_path, path, stored, verbs
from amanjol.casework.desk.days import near
from amanjol.casework.standards.interview.care import packaged_care
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
HOME = "/desk/"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days)


def a_case(people: CaseCast, name: str, step: str, due: int | None) -> Case:
    day = None if due is None else in_days(due)
    return open_case(people.keys.berk, PersonRecord((name,)), creating.Beginning(step, day))


def sheet(page: str, title: str) -> str:
    """What stands under a heading, until the next one."""
    assert title in page, title
    return page.split(title, 1)[1].split("</section>", 1)[0]


def test_today_shows_each_under_what_it_is(people: CaseCast) -> None:
    late = a_case(people, "Лейла", "Отвезти к врачу", -2)
    due = a_case(people, "Дурсун", "Позвонить юристу", 0)
    a_case(people, "Сельби", "Встреча", 4)
    keyring = keyring_of(people.keys.berk)
    danger = Risk(in_days(0), keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=due, risk=danger)
    page = people.keys.berk.get(HOME).text
    assert "Дурсун" in sheet(page, "In danger now")
    assert "Отвезти к врачу" in sheet(page, "Overdue")
    assert "Лейла" not in sheet(page, "In danger now")
    assert "Позвонить юристу" in sheet(page, ">Today</h2>")
    assert "Сельби" in sheet(page, "My people")
    assert f'href="{path("case", late)}"' in sheet(page, "Overdue")


def test_one_press_hides_danger_and_lateness_and_one_brings_them_back(people: CaseCast) -> None:
    case = a_case(people, "Лейла", "Отвезти к врачу", -2)
    keyring = keyring_of(people.keys.berk)
    danger = Risk(in_days(0), keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=case, risk=danger)
    assert near(in_days(-2), in_days(0)) in people.keys.berk.get(HOME).text
    assert people.keys.berk.post("/desk/cases/discreet/")["Location"] == HOME
    page = people.keys.berk.get(HOME).text
    assert "In danger now" not in page
    assert "Overdue" not in page
    assert near(in_days(-2), in_days(0)) not in page
    assert "Отвезти к врачу" in sheet(page, ">Today</h2>")
    people.keys.berk.post("/desk/cases/discreet/")
    assert "In danger now" in people.keys.berk.get(HOME).text


def test_who_sits_beside_reads_no_name_of_anybody_else(people: CaseCast) -> None:
    berk, case = people.keys.berk, a_case(people, "Лейла", "Отвезти к врачу", 0)
    for address in (HOME, "/desk/cases/", "/desk/cases/?all"):
        assert "Лейла" in berk.get(address).text
    berk.post("/desk/cases/discreet/")
    for address in (HOME, "/desk/cases/", "/desk/cases/?all"):
        page = " ".join(berk.get(address).text.split())
        assert "Лейла" not in page
        assert f"Case {case.code}" in page
        assert "Отвезти к врачу" in page
    assert "Лейла" in berk.get(path("case", case)).text  # whose page it is, knows


def test_the_case_hides_danger_advice_the_talk_and_the_plan_from_who_sits_beside(people: CaseCast) -> None:
    berk, case, keyring = people.keys.berk, people.case, keyring_of(people.keys.berk)
    begin_ticking(berk, case)
    berk.post(part_path(case, "needs"), {"sign-danger-now": "yes"})
    berk.post(part_path(case, "the-work"), {"sign-pay": "yes", "words-pay": "ни копейки"})
    berk.post(part_path(case, "door"), {"sign-may-ask-hard": "yes"})
    berk.post(part_path(case, "threats-and-violence"), {"sign-forced-sex": "yes"})
    berk.post(path("safety", case), {"safety_plan": "Слово: мама заболела"})
    working.assess_risk(
        keyring=keyring,
        case=case,
        risk=Risk(in_days(0), keyring.person, Level.HIGH, Level.LOW, Level.LOW, "угрозы"),
    )
    advice = packaged_script().question("danger-now").advice
    assert advice is not None
    hidden = (
        "Слово: мама заболела",
        "ни копейки",
        "угрозы",
        "In danger now",
        packaged_care().title.en,
        advice.en,
    )
    assert all(text in berk.get(path("case", case)).text for text in hidden)
    berk.post("/desk/cases/discreet/")
    page = berk.get(path("case", case)).text
    assert not any(text in page for text in hidden)
    assert "Something here cannot wait." in page


def test_two_of_one_name_are_told_apart_by_their_codes(people: CaseCast) -> None:
    first, second = (a_case(people, "Огулбиби", "Позвонить", 0) for _ in range(2))
    a_case(people, "Лейла", "Позвонить", 0)
    page = people.keys.berk.get(HOME).text
    for title in (">Today</h2>", "My people"):
        seen = re.findall(r'class="soft">\s*([0-9A-F]{6})', sheet(page, title))
        assert sorted(seen) == sorted([first.code, second.code])


def test_who_closes_a_case_is_told_what_is_still_open(people: CaseCast) -> None:
    berk, keyring = people.keys.berk, keyring_of(people.keys.berk)
    assert "This is not done yet" not in berk.get(path("close", people.case)).text
    begin_ticking(berk, people.case)
    berk.post(part_path(people.case, "needs"), {"sign-danger-now": "yes"})
    danger = Risk(in_days(0), keyring.person, Level.HIGH, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring, case=people.case, risk=danger)
    for text in ("Узнать расписание", "Купить карту"):
        actions.write_task(keyring=keyring, case=people.case, plan=Plan(text, None, None))
    page = berk.get(path("close", people.case)).text
    for sentence in ("in danger now.", "1 advice of the talk waits.", "2 tasks are open."):
        assert sentence in page
    assert berk.post(path("close", people.case), {"reason": "Уехала"}).status_code == 302


def test_a_task_of_mine_in_a_case_of_others_stands_there_and_is_done_from_there(people: CaseCast) -> None:
    dana, case = people.keys.cast.dana, a_case(people, "Лейла", "Отвезти к врачу", 3)
    plan = Plan("Узнать расписание", dana, in_days(0))
    task = actions.write_task(keyring=keyring_of(people.keys.berk), case=case, plan=plan)
    page = people.keys.dana.get(HOME).text
    assert "Узнать расписание" in sheet(page, ">Today</h2>")
    assert "Лейла" in sheet(page, ">Today</h2>")
    assert "Узнать расписание" not in people.keys.berk.get(HOME).text
    sent = {"task": str(task.pk), "from-today": "1"}
    assert people.keys.dana.post(path("task_done", case), sent)["Location"] == HOME
    assert "Узнать расписание" not in people.keys.dana.get(HOME).text


def test_locked_it_says_what_is_due_and_nobodys_name(people: CaseCast) -> None:
    case = a_case(people, "Лейла", "Отвезти к врачу", 0)
    plan = Plan("Узнать расписание", people.keys.cast.berk, in_days(0))
    actions.write_task(keyring=keyring_of(people.keys.berk), case=case, plan=plan)
    people.keys.berk.post("/account/lock/")
    page = people.keys.berk.get(HOME).text
    assert case.code in sheet(page, ">Today</h2>")
    assert not any(word in page for word in ("Лейла", "Отвезти", "расписание"))


def test_whose_names_stood_there_is_written_down(people: CaseCast) -> None:
    a_case(people, "Лейла", "Отвезти к врачу", 0)
    before = verbs(people.keys.berk, "person.listed")
    people.keys.berk.get(HOME)
    assert len(verbs(people.keys.berk, "person.listed")) == len(before) + 1


def test_who_does_not_work_on_cases_sees_none_of_it(people: CaseCast) -> None:
    page = people.officer.get(HOME).text
    assert "My people" not in page
    assert people.officer.post("/desk/cases/discreet/").status_code == 403
    request_of(people.officer)
    assert not Task.objects.exists()


def test_a_supervisor_reads_here_that_nobody_is_on_a_case(people: CaseCast) -> None:
    case = a_case(people, "Лейла", "Отвезти к врачу", 0)
    assert "Nobody is on" not in people.keys.dana.get(HOME).text
    working.unassign(case=case, member=people.keys.cast.berk, by=people.keys.cast.berk)
    assert "Nobody is on 1 open case" in " ".join(people.keys.dana.get(HOME).text.split())
    assert "Nobody is on" not in people.keys.berk.get(HOME).text


def test_a_supervisor_is_one_press_from_everybody_in_danger(people: CaseCast) -> None:
    dana, says = people.keys.dana, "Everybody who is in danger now"
    page = dana.get(HOME).text
    assert says in page
    assert says not in people.keys.berk.get(HOME).text
    form = page.partition(says)[0].rpartition("<form")[2]
    assert 'name="danger" value="high"' in form
    assert dana.post("/desk/cases/narrow/", {"danger": "high"})["Location"] == "/desk/cases/?all"
    assert people.case.code not in dana.get("/desk/cases/?all").text
    dana.post("/desk/cases/discreet/")
    assert says not in dana.get(HOME).text


def test_a_step_that_would_stand_in_nobodys_day_is_a_slip(people: CaseCast) -> None:
    berk, before = people.keys.berk, stored(people.keys.berk)
    page = berk.post(path("plan", people.case), {"next_step": "Позвонить", "next_step_on": "2199-11-01"})
    assert "That day is more than five years away" in page.text
    assert stored(berk) == before


def test_who_has_no_keys_yet_reads_first_how_to_get_them(people: CaseCast) -> None:
    """And is offered nothing that only leads there."""
    selbi = unlocked(join("Selbi Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER).account)
    page = selbi.get(HOME).text
    keys = page.index(f'href="{reverse("organisations:keys")}">How to get them')
    assert keys < page.index("<h2>")
    assert page.count("You do not hold the keys yet") == 1
    assert "Somebody sits beside me" not in page
    assert "Once you hold the keys, your people stand here." in page
    for address in (HOME, reverse("cases:work"), f"{reverse('cases:work')}?all"):
        assert f'href="{reverse("cases:new")}"' not in selbi.get(address).text
        assert f'href="{reverse("cases:new")}"' in people.keys.berk.get(address).text
