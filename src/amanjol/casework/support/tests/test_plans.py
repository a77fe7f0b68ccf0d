"""The plan of a case, as a worker writes it: goals, services, going through it together, and earlier words."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.standards.plans.first import packaged_first
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, NoReason, ServicePlan
from amanjol.casework.support.plans.records import First, GoalState, State
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import FLAT, LATER, MEDICINE, REVIEW, TODAY, PlanCast, opened
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def go_through(people: PlanCast, **changed: str) -> None:
    route = BY_NAME["together"]
    answer = people.berk.post(route.path(people), route.data | changed)
    assert answer.status_code == 302, answer.text


def test_what_cannot_wait_stands_before_goals_that_were_written_earlier(people: PlanCast) -> None:
    plan = opened(people.dana, people.case)
    assert [goal.record.words for goal in plan.goals] == [MEDICINE.words, FLAT.words]
    page = people.dana.get(BY_NAME["plan"].path(people)).text
    assert page.index(MEDICINE.words) < page.index(FLAT.words)
    assert "Кафе «Ирис»" in page
    assert "250 TMT" in page
    assert people.cases.keys.cast.dana.account.name in page


def test_a_plan_is_a_draft_until_it_was_gone_through_with_the_person(people: PlanCast) -> None:
    where = BY_NAME["plan"].path(people)
    assert "Until then it is a draft" in people.berk.get(where).text
    assert not opened(people.berk, people.case).is_agreed
    go_through(people)
    plan = opened(people.berk, people.case)
    assert plan.is_agreed
    assert plan.record is not None
    assert plan.row is not None
    (gone,) = plan.record.together
    assert (gone.language, gone.agrees, gone.says, gone.on) == ("tk", True, "Так и хочу", TODAY)
    assert plan.row.review_on == REVIEW
    page = people.berk.get(where).text
    assert "the person agrees with it as it stands" in page
    assert "Turkmen" in page


def test_made_together_is_a_tick_that_nobody_gets_past(people: PlanCast) -> None:
    route = BY_NAME["together"]
    typed = {name: value for name, value in route.data.items() if name != "together"}
    answer = people.berk.post(route.path(people), typed)
    assert answer.status_code == 200
    assert "A plan is made together" in answer.text
    assert opened(people.berk, people.case).record.together == ()  # type: ignore[union-attr]  # there is one


@pytest.mark.parametrize("name", ["new_goal", "goal", "new_service", "service"])
def test_what_the_person_has_not_seen_is_not_agreed(people: PlanCast, name: str) -> None:
    go_through(people)
    assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    assert not opened(people.berk, people.case).is_agreed
    assert "the person has not seen all of it" in people.berk.get(BY_NAME["plan"].path(people)).text
    go_through(people)
    assert opened(people.berk, people.case).is_agreed


def test_how_far_something_is_takes_no_agreement_away(people: PlanCast) -> None:
    go_through(people)
    assert BY_NAME["move_service"].asked_by(people.dana, people).status_code == 302
    assert opened(people.berk, people.case).is_agreed


def test_who_does_not_agree_is_written_down_and_nothing_counts_as_agreed(people: PlanCast) -> None:
    go_through(people, agrees="no", says="Не в этом городе")
    assert not opened(people.berk, people.case).is_agreed
    assert "does not agree with all of it yet" in people.berk.get(BY_NAME["plan"].path(people)).text


def test_the_newest_by_its_day_counts_and_not_what_was_entered_last(people: PlanCast) -> None:
    go_through(people)
    go_through(people, agrees="no", happened_on=str(TODAY - timedelta(days=5)))
    assert opened(people.berk, people.case).is_agreed


def test_how_far_a_service_is_says_what_came_of_it(people: PlanCast) -> None:
    BY_NAME["move_service"].asked_by(people.dana, people)
    service = opened(people.berk, people.case).service(people.recipe.pk)
    assert service is not None
    assert (service.record.state, service.record.result) == (State.DONE, "Рецепт на руках")
    assert (service.row.is_over, service.record.ended_on) == (True, TODAY)
    assert "Рецепт на руках" in people.berk.get(BY_NAME["plan"].path(people)).text


def test_what_was_not_possible_says_why(people: PlanCast) -> None:
    where = BY_NAME["move_service"].path(people)
    answer = people.berk.post(where, {"state": "not-possible", "result": ""})
    assert (answer.status_code, "Write why it was not possible" in answer.text) == (200, True)
    assert people.berk.post(where, {"state": "not-possible", "result": "Нет врача"}).status_code == 302
    keyring = keyring_of(people.berk)
    with pytest.raises(NoReason):
        actions.move_service(keyring=keyring, case=people.case, pk=people.search.pk, state=State.NOT_POSSIBLE)
    with pytest.raises(NoReason):
        actions.move_goal(keyring=keyring, case=people.case, pk=people.flat.pk, state=GoalState.GIVEN_UP)


def ended(people: PlanCast) -> list[UUID]:
    return [goal.row.pk for goal in opened(people.berk, people.case).goals if not goal.is_open]


def test_a_goal_comes_to_an_end_and_is_taken_up_again(people: PlanCast) -> None:
    where = BY_NAME["end_goal"].path(people)
    assert BY_NAME["end_goal"].asked_by(people.berk, people).status_code == 302
    assert ended(people) == [people.flat.pk]
    assert people.berk.post(where, {"state": "open"}).status_code == 302
    assert ended(people) == []
    acts = verbs(people.berk, "plan.")
    assert (acts.count("plan.goal-ended"), acts.count("plan.goal-reopened")) == (1, 1)


def test_earlier_words_stay_beside_the_new(people: PlanCast) -> None:
    for name in ("goal", "service", "move_service"):
        assert BY_NAME[name].asked_by(people.dana, people).status_code == 302
    page = people.berk.get(BY_NAME["goal"].path(people)).text
    assert FLAT.words in page.split("Earlier", 1)[1]
    page = people.berk.get(BY_NAME["service"].path(people)).text.split("Earlier", 1)[1]
    assert "Взять рецепт у врача" in page
    assert people.cases.keys.cast.dana.account.name in page
    assert "Planned" in page
    service = opened(people.berk, people.case).service(people.recipe.pk)
    assert service is not None
    assert service.record.version == 3
    assert service.row.member is None


@pytest.mark.parametrize("name", ["goal", "service", "move_service", "end_goal"])
def test_saving_what_stands_there_writes_nothing(people: PlanCast, name: str) -> None:
    BY_NAME[name].asked_by(people.berk, people)
    acts = verbs(people.berk, "plan.")
    assert BY_NAME[name].asked_by(people.dana, people).status_code == 302
    assert verbs(people.berk, "plan.") == acts


def test_a_day_of_violence_belongs_to_care_alone(people: PlanCast) -> None:
    where, day = BY_NAME["new_goal"].path(people), str(TODAY - timedelta(days=1))
    answer = people.berk.post(where, {"words": "Хочу к врачу", "first": "medicine", "told_on": day})
    assert "This day belongs to care after sexual violence" in answer.text
    answer = people.berk.post(where, {"words": "Хочу к врачу", "first": "care", "told_on": str(LATER)})
    assert "Choose today or an earlier day" in answer.text
    assert len(opened(people.berk, people.case).goals) == 2


def test_hours_of_care_stand_above_all_on_the_case_and_on_the_plan(people: PlanCast) -> None:
    """Its words, hours and sources are those of the interview; no talk was held here."""
    yesterday = TODAY - timedelta(days=1)
    keyring = keyring_of(people.berk)
    goal = actions.write_goal(
        keyring=keyring, case=people.case, goal=GoalPlan("Хочу к врачу", "", First.CARE, yesterday)
    )
    for where in (path("case", people.case), BY_NAME["plan"].path(people)):
        page = people.berk.get(where).text
        assert page.count("Medicine against HIV</strong>") == 1, where
        assert "hours\n        left" in page or "hours left" in page
    assert opened(people.berk, people.case).goals[0].row.pk == goal.pk
    people.berk.post("/desk/cases/discreet/")
    for where in (path("case", people.case), BY_NAME["plan"].path(people)):
        page = people.berk.get(where).text
        assert "Medicine against HIV" not in page
        assert "Хочу к врачу" not in page
        assert "Something here cannot wait. It is not shown now." in page
        assert packaged_first().care.title.en not in page
    people.berk.post("/desk/cases/discreet/")
    keyring = keyring_of(people.berk)
    actions.move_goal(keyring=keyring, case=people.case, pk=goal.pk, state=GoalState.REACHED)
    assert "Medicine against HIV" not in people.berk.get(path("case", people.case)).text


def test_nobody_is_given_what_they_could_not_open(people: PlanCast) -> None:
    keyring, officer = keyring_of(people.berk), people.cases.keys.cast.ayna
    with pytest.raises(PermissionDenied):
        actions.write_service(
            keyring=keyring, case=people.case, goal=people.flat.pk, service=ServicePlan("x", member=officer)
        )


def test_nobody_without_keys_is_asked_to_do_a_service(people: PlanCast) -> None:
    maral = join("Maral Chinar", people.cases.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    where, berk = BY_NAME["new_service"].path(people), people.berk
    assert f'value="{maral.pk}"' not in berk.get(where).text
    refused = berk.post(where, {"what": "Позвонить хозяйке", "who": str(maral.pk)})
    assert "This colleague cannot open the case" in html.unescape(refused.text)
    assert "Позвонить хозяйке" in refused.text
    with pytest.raises(PermissionDenied):
        actions.write_service(
            keyring=keyring_of(berk),
            case=people.case,
            goal=people.flat.pk,
            service=ServicePlan("x", member=maral),
        )


def test_of_what_a_goal_is_there_nobody_is_asked_again(people: PlanCast) -> None:
    """The plan has a goal for medicine: safety and care are asked, until there are goals of these, too."""
    first, berk, where = packaged_first(), people.berk, BY_NAME["plan"].path(people)

    def asked() -> list[str]:
        page = html.unescape(berk.get(where).text)
        return [of.says.en for of in (first.safety, first.care, first.medicine) if of.says.en in page]

    assert asked() == [first.safety.says.en, first.care.says.en]
    actions.write_goal(
        keyring=keyring_of(berk), case=people.case, goal=GoalPlan("Хочу запереться", first=First.SAFETY)
    )
    assert asked() == [first.care.says.en]
    ended = BY_NAME["end_goal"].path(people).replace(str(people.flat.pk), str(people.medicine.pk))
    berk.post(ended, {"state": "reached", "says": "Есть на месяц"})
    assert asked() == [first.care.says.en, first.medicine.says.en]


def test_the_case_says_what_they_want_and_how_much_is_to_do(people: PlanCast) -> None:
    page = people.dana.get(path("case", people.case)).text
    sheet = page.split('id="plan"', 1)[1].split("</section>", 1)[0]
    assert MEDICINE.words in sheet
    assert "2 things to do" in sheet
    assert "not agreed with all of it yet" in sheet
    go_through(people)
    sheet = people.dana.get(path("case", people.case)).text.split('id="plan"', 1)[1]
    assert "Turkmen" in sheet


def test_a_closed_case_is_read_and_not_written_in(people: PlanCast) -> None:
    page = people.berk.get(path("close", people.case)).text
    assert "3 services of the support plan are not done." in page
    people.berk.post(path("close", people.case), {"reason": "Уехала"})
    assert MEDICINE.words in people.berk.get(BY_NAME["plan"].path(people)).text
    acts = verbs(people.berk, "plan.")
    for name in ("new_goal", "goal", "new_service", "service", "move_service", "end_goal", "together"):
        answer = BY_NAME[name].asked_by(people.berk, people)
        assert (answer.status_code, answer["Location"]) == (302, BY_NAME["plan"].path(people)), name
    assert verbs(people.berk, "plan.") == acts
