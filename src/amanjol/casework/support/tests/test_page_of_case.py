"""What the page of a case asks of the database: once which tables hold anything of it, and of those alone the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from amanjol.casework.cases import beneath
from amanjol.casework.cases.models import Case, CaseItem, Task
from amanjol.casework.cases.tasks import actions as tasks
from amanjol.casework.cases.tasks.queries import tasks_of
from amanjol.casework.support.models import Goal, Plan, Service
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.plan_cast import PlanCast

pytestmark = pytest.mark.django_db
OF_PLAN = {model._meta.db_table for model in (Plan, Goal, Service)}
MOST_QUERIES = 31
"""Three of them for the plan; each room that holds something adds its own."""


@pytest.fixture
def people(plan_cast: PlanCast) -> PlanCast:
    return plan_cast


def looked_into(client: Client, case: Case) -> Case:
    request_of(client)
    row = Case.objects.get(pk=case.pk)
    beneath.look_into(row)
    return row


def test_the_tables_that_hold_rows_of_the_case_are_named_and_no_others(people: PlanCast) -> None:
    with_plan = looked_into(people.berk, people.case)
    assert with_plan.tables_with_rows is not None
    assert with_plan.tables_with_rows >= OF_PLAN
    held = {
        model._meta.db_table
        for model in beneath.row_models()
        if model._default_manager.filter(case=people.case)
    }
    assert with_plan.tables_with_rows == held
    assert beneath.may_have(Plan, with_plan)
    assert not beneath.may_have(Task, with_plan)


def test_an_empty_table_is_asked_nothing_and_a_full_one_gives_its_rows(people: PlanCast) -> None:
    row = looked_into(people.berk, people.case)
    with CaptureQueriesContext(connection) as queries:
        assert beneath.rows_in(Task, row, lambda tasks: tasks.order_by("pk")) == []
    assert not queries
    assert set(beneath.rows_in(Goal, row)) == set(Goal.objects.filter(case=people.case))


def test_a_case_that_nobody_looked_into_is_asked_about_everywhere(people: PlanCast) -> None:
    request_of(people.berk)
    row = Case.objects.get(pk=people.case.pk)
    assert all(beneath.may_have(model, row) for model in beneath.row_models())
    assert set(beneath.rows_in(CaseItem, row)) == set(CaseItem.objects.filter(case=people.case))


def test_an_act_sees_what_was_written_in_the_same_request(people: PlanCast) -> None:
    """Only a page that is shown looks into its case: what an act reads after it wrote is there."""
    keyring = keyring_of(people.berk)
    row = Case.objects.select_related("person").get(pk=people.case.pk)
    tasks.write_task(keyring=keyring, case=row, plan=tasks.Plan("Позвонить в приют", None, TODAY))
    assert [task.record.text for task in tasks_of(row, keyring, TODAY).to_do] == ["Позвонить в приют"]


def test_the_page_of_a_case_asks_no_more_than_it_may(people: PlanCast) -> None:
    page = reverse("cases:case", args=[people.case.pk])
    assert people.berk.get(page).status_code == 200  # what is asked once a process
    with QueriesOfPage(connection) as queries:
        assert people.berk.get(page).status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(query["sql"][:120] for query in queries)
    assert not [
        query for query in queries if "auth_permission" in query["sql"]
    ]  # for whoever works in the guide
