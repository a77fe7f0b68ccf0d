"""Where a plan meets the rest of the desk: stages of help, the first page, the details, a consultation."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from django.utils.html import escape

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import opened as opened_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.desk.country import policy_today
from amanjol.casework.desk.days import near
from amanjol.casework.intake.models import Consultation
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.policies import Reader
from amanjol.casework.standards.stages import assistance
from amanjol.casework.support.plans.records import State
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import FLAT, LATER, REVIEW, TODAY, PlanCast, opened
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db
SUPPORTED = ("safety-looked-at", "told-of-rights", "agrees-to-support")
NOT_AGREED = assistance.packaged_track().refusal("plan-agreed").en


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def together(people: PlanCast) -> None:
    route = BY_NAME["together"]
    assert people.berk.post(route.path(people), route.data).status_code == 302


def go(people: PlanCast, to: str, *true: str) -> Any:
    return people.berk.post(path("stage", people.case), {"to": to, "true": list(true)})


def supported(people: PlanCast) -> None:
    assert go(people, "safety-and-consent").status_code == 302
    assert go(people, "support", *SUPPORTED).status_code == 302


def test_a_stage_reads_the_plan_and_no_tick_stands_for_it(people: PlanCast) -> None:
    supported(people)
    page = people.berk.get(path("stage", people.case)).text
    assert 'value="plan-agreed"' not in page
    assert BY_NAME["plan"].path(people) in page
    assert escape(NOT_AGREED) in go(people, "inclusion", "agrees-to-support", "plan-agreed").text
    assert opened_case(people.berk, people.case).help.now.stage == "support"
    together(people)
    assert go(people, "inclusion", "agrees-to-support").status_code == 302
    record = opened_case(people.berk, people.case)
    assert record.help.now.stage == "inclusion"
    assert "plan-agreed" in record.facts


def test_a_tick_of_before_counts_for_nothing(people: PlanCast) -> None:
    supported(people)
    keyring = keyring_of(people.berk)
    change_case(
        "case.stage-moved", keyring, people.case, lambda now: replace(now, facts=now.facts | {"plan-agreed"})
    )
    assert escape(NOT_AGREED) in go(people, "inclusion", "agrees-to-support").text


def test_the_stage_of_support_has_its_tick_once_the_plan_is_agreed(people: PlanCast) -> None:
    supported(people)
    together(people)
    assert go(people, "inclusion", "agrees-to-support").status_code == 302
    lacking = "No support plan is agreed"
    assert lacking not in people.berk.get(path("case", people.case)).text
    BY_NAME["new_goal"].asked_by(people.berk, people)
    assert lacking in people.berk.get(path("case", people.case)).text


def day_of(people: PlanCast, client: Any) -> str:
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return str(answer.text)


def test_what_is_due_stands_on_the_day_of_whoever_does_it(people: PlanCast) -> None:
    """Dana is not on the case: hers stands there all the same; of what is done outside, Berk asks how far it is."""
    of_dana, of_berk = day_of(people, people.dana), day_of(people, people.berk)
    assert "Взять рецепт у врача" in of_dana
    assert BY_NAME["plan"].path(people) in of_dana
    assert "Взять рецепт у врача" not in of_berk
    assert "Показать кухню для обедов · Кафе «Ирис»" in of_berk
    assert "Показать кухню" not in of_dana
    BY_NAME["move_service"].asked_by(people.dana, people)
    assert "Взять рецепт у врача" not in day_of(people, people.dana)


def test_whose_names_stood_there_is_written_down(people: PlanCast) -> None:
    from amanjol.foundation.journal.queries import was_subject  # noqa: PLC0415  as a reader of the journal

    day_of(people, people.dana)
    request_of(people.dana)
    organisation = people.cases.keys.cast.yyldyz.pk
    assert was_subject(organisation, "person.listed", "person", people.case.person_id)


def test_the_day_on_which_it_is_looked_at_again_stands_there_too(people: PlanCast) -> None:
    together(people)
    page = day_of(people, people.berk)
    assert "Look at the plan together" in page
    assert near(REVIEW, timezone.localdate()) in page


def test_locked_the_day_says_that_something_is_due_and_not_what(people: PlanCast) -> None:
    people.dana.post("/account/lock/")
    page = day_of(people, people.dana)
    assert BY_NAME["plan"].path(people) in page
    assert "рецепт" not in page
    assert "Роза" not in page


VALUES = {
    "spl_Type": "Legal",
    "spl_Objectives": "Вернуть паспорт",
    "spl_ActionPlan": "Письмо в посольство",
    "spl_PlannedEndDate": "2026-12-20",
}


def with_details(people: PlanCast, values: dict[str, str] = VALUES) -> Case:
    """A case in which a support plan was written among the details, as before there was a room for it."""
    case, keyring = open_case(people.berk, MERET), keyring_of(people.berk)
    document = documents.write(
        Form.ADULT, "support-plan", values, policy=policy_today(), reader=Reader.ANYBODY_ELSE, risk_told=False
    )
    detail = {"part": "plans", "entry": "0" * 16, "document": document.as_data()}
    change_case(
        "case.details-changed", keyring, case, lambda now: replace(now, details=(*now.details, detail))
    )
    return case


def where(case: Case, rest: str = "") -> str:
    return f"/desk/cases/{case.pk}/support/{rest}"


def test_a_plan_among_the_details_is_shown_and_comes_into_the_plan_with_its_first_goal(
    people: PlanCast,
) -> None:
    case = with_details(people)
    page = people.dana.get(where(case)).text
    assert "Письмо в посольство" in page
    assert "Written among the details" in page
    assert "stands among the details" in people.dana.get(path("case", case)).text
    assert people.berk.post(where(case, "goals/"), {"words": "Хочу домой"}).status_code == 302
    plan = opened(people.dana, case)
    assert [goal.record.words for goal in plan.goals] == ["Вернуть паспорт", "Хочу домой"] or {
        goal.record.words for goal in plan.goals
    } == {"Вернуть паспорт", "Хочу домой"}
    (service,) = [service for goal in plan.goals for service in goal.services]
    assert (service.record.what, service.record.kind) == ("Письмо в посольство", "Legal")
    assert (str(service.row.due_on), service.record.state) == ("2026-12-20", State.PLANNED)
    assert opened_case(people.dana, case).details == ()
    assert not plan.are_fewer
    page = people.dana.get(where(case)).text
    assert "Written among the details" not in page
    earlier = page.split("Earlier", 1)[1]
    for words in ("Вернуть паспорт", "Письмо в посольство", "Legal"):
        assert words in earlier
    assert verbs(people.berk, "plan.")[-2:] == ["plan.taken-over", "plan.goal-written"]


def test_what_had_ended_there_has_ended_in_the_plan(people: PlanCast) -> None:
    case = with_details(people, VALUES | {"spl_ActualEndDate": "2026-11-02"})
    people.berk.post(where(case, "goals/"), {"words": "Хочу домой"})
    (service,) = [service for goal in opened(people.dana, case).goals for service in goal.services]
    assert (service.record.state, str(service.record.ended_on)) == (State.DONE, "2026-11-02")


def test_the_details_ask_for_no_plan_any_more(people: PlanCast) -> None:
    assert people.berk.get(f"/desk/cases/{people.case.pk}/details/plans/").status_code == 404
    assert "spl_" not in people.berk.get(path("details", people.case)).text


def test_the_plan_is_the_document_of_the_standard(people: PlanCast) -> None:
    """One for each goal and kind of help: dates are those of its services."""
    page = people.dana.get(BY_NAME["plan"].path(people)).text.split("As HTCDS has it", 1)[1]
    assert page.count("<code>spl_Objectives</code>") == 3
    assert page.count(escape(FLAT.words)) == 2
    assert "<dd>Livelihood</dd>" in page
    assert f"{LATER:%d.%m.%Y}" in page
    assert "spl_ActualEndDate" not in page
    BY_NAME["move_service"].asked_by(people.dana, people)
    page = people.dana.get(BY_NAME["plan"].path(people)).text.split("As HTCDS has it", 1)[1]
    assert page.split("spl_ActualEndDate", 1)[1].split("</div>", 1)[0].count(f"{TODAY:%d.%m.%Y}") == 1


def test_a_family_that_asked_for_advice_gets_a_plan_and_is_called_no_victim(people: PlanCast) -> None:
    """From a consultation: it becomes a case of a person of whom nobody asked anything, and that case has a plan."""
    asked = {
        "kind": "vulnerable-family", "way": "visit", "asked": "Нужна швейная машина", "name": "Семья Атаевых"
    }  # fmt: skip
    assert people.berk.post("/desk/consultations/new/", asked).status_code == 302
    request_of(people.berk)
    consultation = Consultation.objects.get()
    new = {"names": "Семья Атаевых", "next_step": "Зайти", "same_as": "nobody"}
    answer = people.berk.post(f"/desk/consultations/{consultation.pk}/case/", new)
    assert answer.status_code == 302, answer.text
    request_of(people.berk)
    case = Case.objects.exclude(pk=people.case.pk).get()
    family = {"names": "Семья Атаевых", "form": "family"}
    assert people.berk.post(path("person", case), family).status_code == 302
    assert people.berk.post(where(case, "goals/"), {"words": "Хотим шить дома"}).status_code == 302
    for address in (path("case", case), where(case)):
        page = people.berk.get(address).text
        assert "Хотим шить дома" in page
        assert "victim" not in page.casefold(), address
