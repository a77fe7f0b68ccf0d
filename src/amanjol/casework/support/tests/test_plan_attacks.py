"""Whoever writes rows as the application does: nothing false is believed, opened or ended.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.tests.pages import BY_NAME
from amanjol.casework.support.tests.plan_cast import LATER, SECRETS, TODAY, PlanCast, opened
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
REFUSED = "Nothing is written into an older copy. Tell the operator first."
SEALED = ("wrapped_key", "schema", "sealed")


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    request_of(plan_cast.berk)
    return plan_cast


def recipe(people: PlanCast) -> Any:
    return Service.objects.filter(pk=people.recipe.pk)


ATTACKS: dict[str, Callable[[PlanCast], Any]] = {
    "a day moved": lambda people: recipe(people).update(due_on=LATER),
    "no day any more": lambda people: recipe(people).update(due_on=None),
    "ended": lambda people: recipe(people).update(is_over=True),
    "nobody's": lambda people: recipe(people).update(member=None),
    "somebody else's": lambda people: recipe(people).update(member=people.cases.keys.cast.berk),
    "a service gone": lambda people: recipe(people).delete(),
    "a goal gone": lambda people: Goal.objects.filter(pk=people.flat.pk).delete(),
    "the plan gone": lambda people: Plan.objects.filter(case=people.case).delete(),
    "another day of review": lambda people: Plan.objects.filter(case=people.case).update(review_on=TODAY),
    "one said in place of another": lambda people: recipe(people).update(
        **Service.objects.values(*SEALED).get(pk=people.search.pk)
    ),
    "goals exchanged": lambda people: Goal.objects.filter(pk=people.flat.pk).update(
        **Goal.objects.values(*SEALED).get(pk=people.medicine.pk)
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_row_that_was_touched_opens_no_page(people: PlanCast, attack: str) -> None:
    ATTACKS[attack](people)
    shows_nobody(people.berk, BY_NAME["plan"].path(people))
    with pytest.raises(SealBroken):
        opened(people.berk, people.case)


def test_a_service_of_another_case_is_of_no_plan_here(people: PlanCast) -> None:
    keyring = keyring_of(people.berk)
    stranger = open_case(people.berk, MERET)
    keyring = keyring_of(people.berk)
    goal = actions.write_goal(keyring=keyring, case=stranger, goal=GoalPlan("Чужое"))
    row = actions.write_service(keyring=keyring, case=stranger, goal=goal.pk, service=ServicePlan("Чужая"))
    request_of(people.berk)
    Service.objects.filter(pk=row.pk).update(case=people.case)
    shows_nobody(people.berk, BY_NAME["plan"].path(people))


def before(model: Any, pk: Any) -> dict[str, Any]:
    columns: dict[str, Any] = model.objects.values().get(pk=pk)
    return columns


@pytest.mark.parametrize("name", ["goal", "service", "move_service", "end_goal"])
def test_an_older_copy_of_one_row_breaks_the_plan(people: PlanCast, name: str) -> None:
    """It opens, and the plan knows a newer version of it."""
    model, row = (Goal, people.flat) if "goal" in name else (Service, people.recipe)
    then = before(model, row.pk)
    assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    request_of(people.berk)
    model.objects.filter(pk=row.pk).update(**then)
    with pytest.raises(SealBroken):
        opened(people.berk, people.case)


@pytest.mark.parametrize(
    "name", ["goal", "service", "move_service", "end_goal", "together", "new_goal", "new_service"]
)
def test_an_older_copy_of_the_whole_plan_is_told(people: PlanCast, name: str) -> None:
    """All rows agree with each other; the journal knows of one act more, and no stage takes it for agreed."""
    assert BY_NAME["together"].asked_by(people.berk, people).status_code == 302
    request_of(people.berk)
    rows = {model: list(model.objects.values()) for model in (Plan, Goal, Service)}
    assert BY_NAME[name].asked_by(people.berk, people).status_code == 302
    assert not opened(people.berk, people.case).are_fewer
    request_of(people.berk)
    for model, then in rows.items():
        ids = [row["id"] for row in then]
        model._default_manager.exclude(pk__in=ids).delete()
        for row in then:
            model._default_manager.filter(pk=row["id"]).update(**row)
    plan = opened(people.berk, people.case)
    assert plan.are_fewer
    assert not plan.is_agreed
    for where in (path("case", people.case), BY_NAME["plan"].path(people)):
        assert "more that was done with this plan than stands here" in people.berk.get(where).text
    assert "more that was written" in people.berk.get("/desk/").text
    refused = people.berk.post(BY_NAME[name].path(people), BY_NAME[name].typed(people), follow=True)
    assert REFUSED in refused.text
    request_of(people.berk)
    for model, then in rows.items():
        there = {row["id"]: row for row in model._default_manager.values()}
        assert there == {row["id"]: row for row in then}


def test_a_plan_taken_away_whole_is_missed(people: PlanCast) -> None:
    for model in (Service, Goal, Plan):
        model.objects.all().delete()
    new_goal = BY_NAME["new_goal"]
    assert REFUSED in people.berk.post(new_goal.path(people), new_goal.data, follow=True).text
    request_of(people.berk)
    assert not Goal.objects.exists()
    assert opened(people.berk, people.case).are_fewer
    assert "more that was done with this plan" in people.berk.get(path("case", people.case)).text
    assert "more that was written" in people.berk.get("/desk/").text


def test_a_service_taken_away_is_missed_on_the_first_page_too(people: PlanCast) -> None:
    missed = "The journal knows of more that was written"
    assert missed not in people.berk.get("/desk/").text
    request_of(people.berk)
    Service.objects.filter(pk=people.search.pk).delete()
    assert missed in people.berk.get("/desk/").text


def test_nothing_is_written_into_what_does_not_agree_with_itself(people: PlanCast) -> None:
    Service.objects.filter(pk=people.search.pk).delete()
    keyring = keyring_of(people.berk)
    with pytest.raises(SealBroken):
        actions.write_goal(keyring=keyring, case=people.case, goal=GoalPlan("Хочу домой"))


def test_rows_of_a_plan_that_nobody_began_are_no_plan(people: PlanCast) -> None:
    keyring = keyring_of(people.berk)
    stranger = open_case(people.berk, MERET)
    keyring = keyring_of(people.berk)
    row = Goal(organisation=people.cases.keys.cast.yyldyz, case=stranger)
    sealing.seal_row(row, {}, sealing.key_of_case(stranger, keyring), keyring)
    row.save(force_insert=True)
    with pytest.raises(SealBroken):
        plan_of(Case.objects.get(pk=stranger.pk), keyring, TODAY)


def test_another_organisation_sees_and_writes_none_of_it(people: PlanCast) -> None:
    request_of(people.cases.gul)
    for model in (Plan, Goal, Service):
        assert model.objects.count() == 0
        assert model.objects.all().update(schema=1) == 0


def test_a_day_in_the_database_alone_brings_nothing_onto_the_first_page(people: PlanCast) -> None:
    Service.objects.filter(pk=people.search.pk).update(due_on=TODAY - timedelta(days=1))
    page = people.berk.get("/desk/").text
    assert "does not open as it should" in page
    assert not any(secret in page for secret in SECRETS)
