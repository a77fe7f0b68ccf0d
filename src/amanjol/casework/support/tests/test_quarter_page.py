"""The page of a quarter: who may see it, what stands on it, what of it is nowhere afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.test import Client

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case, CaseItem
from amanjol.casework.cases.records import CaseRecord
from amanjol.casework.cases.tests.case_cast import SECRETS
from amanjol.casework.cases.tests.pages import BY_NAME as OF_CASES
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_restricted import restrict, supervisor
from amanjol.casework.desk.in_bulk import opened_beneath, opened_with_keys
from amanjol.casework.support.models import Plan, Service
from amanjol.casework.support.plans import actions as plans
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import State
from amanjol.casework.support.quarter import actions, paper, showing
from amanjol.casework.support.quarter.queries import FEW
from amanjol.casework.support.quarter.urls import urlpatterns
from amanjol.casework.support.tests.quarter_cast import (
    LONG_AGO,
    NOW,
    PAGE,
    TODAY,
    begun_on,
    counted,
    note,
    numbers,
)
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.printing.documents import Paragraph
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from typing import Any

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
THIS = f"{PAGE}?of={NOW.year}-{NOW.number}"


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    """Dana supervises."""
    return three_with_keys


def test_every_address_is_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {"quarter"}


@pytest.mark.parametrize("role", sorted(set(RoleKey) - {RoleKey.SUPERVISOR}))
def test_no_other_role_counts(people: CaseCast, role: RoleKey) -> None:
    member = join("Serdar Chinar", people.keys.cast.yyldyz, role)
    client = unlocked(member.account)
    for where in (PAGE, THIS):
        assert client.get(where).status_code == 403
    assert PAGE not in client.get("/desk/").text


def test_who_works_on_cases_counts_nothing_in_the_action_either(people: CaseCast) -> None:
    with pytest.raises(PermissionDenied):
        actions.count(keyring=keyring_of(people.keys.berk), quarter=NOW)


def test_signed_out_and_locked_there_are_no_figures(people: CaseCast) -> None:
    assert Client().get(THIS).headers["Location"].startswith("/account/sign-in/")
    people.keys.dana.post("/account/lock/")
    answer = people.keys.dana.get(THIS)
    assert "quarter-people" not in answer.text
    assert answer.status_code in {302, 423}


def test_the_page_counts_what_was_chosen_and_names_nobody(people: CaseCast) -> None:
    dana = people.keys.dana
    begun_on(dana, "Джемал", LONG_AGO)
    before = every_row(people)
    assert "quarter-people" not in dana.get(PAGE).text
    assert not Entry.objects.filter(verb="quarter.counted").exists()
    page = dana.get(THIS).text
    figures = re.findall(r"<dd>(\d+)</dd>", page)
    assert figures == ["1", "1", "0", "1"]
    assert "For the house alone" in page
    assert "* fewer than 10 people" in page
    assert not any(secret in page for secret in (*SECRETS, "Джемал", people.case.code))
    request_of(dana)
    entry = Entry.objects.get(verb="quarter.counted")
    assert entry.details == {"year": NOW.year, "quarter": NOW.number}
    assert entry.subject_type == "organisation"
    assert every_row(people) == before


def every_row(people: CaseCast) -> dict[str, int]:
    """How many rows each table of casework has: figures are stored in none."""
    request_of(people.keys.dana)
    labels = ("cases", "support", "learning", "intake", "desk")
    return {
        model._meta.db_table: model._default_manager.count()
        for label in labels
        for model in apps.get_app_config(label).get_models()
    }


@pytest.mark.parametrize("typed", ["2026-5", "x", "9999-1", "", "1999-1", "2026-1' or 1=1", "٢٠٢٦-١"])
def test_only_a_quarter_that_is_offered_is_counted(people: CaseCast, typed: str) -> None:
    answer = people.keys.dana.get(PAGE, {"of": typed})
    assert answer.status_code == 200
    assert "quarter-people" not in answer.text
    assert "aria-invalid" in answer.text
    request_of(people.keys.dana)
    assert not Entry.objects.filter(verb="quarter.counted").exists()


def test_a_figure_of_few_people_is_marked_and_ten_are_not_few(people: CaseCast) -> None:
    assert [showing.few(number) for number in (0, 1, FEW - 1, FEW, FEW + 1)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    for number in range(FEW - 1):
        begun_on(people.keys.dana, f"Сельби {number}", TODAY, birth_year=1990)
    tables = showing.tables(counted(people.keys.dana))
    kinds = tables[0]
    assert [(cell.text, cell.is_few) for row in kinds.rows for cell in row.cells] == [("10", False)]
    ages = [cell for row in tables[1].rows for cell in row.cells]
    assert any(cell.is_few and cell.text == "9" for cell in ages) or len(tables[1].rows) == 1
    page = people.keys.dana.get(THIS).text
    assert page.count('<span class="few">') == sum(
        cell.is_few for table in tables for row in table.rows for cell in row.cells
    )


def test_restricted_people_are_in_no_figure_and_only_the_named_read_that_there_are_any(
    people: CaseCast,
) -> None:
    """Two supervisors see the same figures, whoever of them is named; on paper neither reads of it."""
    dana, selbi = people.keys.dana, supervisor(people)
    for number in range(2):
        begun_on(dana, f"Джемал {number}", TODAY)
    request_of(dana)
    restrict(people, dana, work=(people.keys.berk,))
    theirs, others = counted(dana), counted(selbi)
    assert (theirs.people, theirs.restricted, others.restricted) == (2, 1, 0)
    assert (theirs.people, theirs.new, theirs.cases, theirs.kinds, theirs.groups) == (
        others.people, others.new, others.cases, others.kinds, others.groups
    )  # fmt: skip
    line = "this line is yours alone"
    assert line in dana.get(THIS).text
    assert line not in selbi.get(THIS).text
    blocks = paper.document_of(theirs, "Юлдуз").blocks
    assert not any(line in block.text for block in blocks if isinstance(block, Paragraph))
    assert paper.document_of(theirs, "Юлдуз") == paper.document_of(others, "Юлдуз")


def test_on_paper_it_says_first_that_it_stays_in_the_house(people: CaseCast) -> None:
    answer = people.keys.dana.get(f"{THIS}&paper=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    document = paper.document_of(counted(people.keys.dana), "Юлдуз")
    assert getattr(document.blocks[0], "text", "") == paper.house_only()
    request_of(people.keys.dana)
    assert Entry.objects.filter(verb="quarter.counted").count() == 1


def test_a_quarter_in_which_nothing_was_has_no_tables(people: CaseCast) -> None:
    page = people.keys.dana.get(PAGE, {"of": f"{NOW.year - 1}-{NOW.number}"}).text
    assert "Nothing was written down in this quarter" in page
    assert "quarter-table" not in page
    assert "paper=pdf" not in page


def test_it_asks_the_database_as_much_for_one_case_as_for_five(
    people: CaseCast, django_assert_max_num_queries: Any
) -> None:
    dana = people.keys.dana
    cases = [begun_on(dana, f"Сельби {number}", TODAY) for number in range(4)]
    asked = []
    for _round in range(2):
        keyring = keyring_of(dana)
        with django_assert_max_num_queries(40) as captured:
            actions.count(keyring=keyring, quarter=NOW)
        asked.append(len(captured))
        for case in cases:
            plan_of_one_service(dana, case)
    assert asked[0] == asked[1]


def plan_of_one_service(client: Client, case: Case) -> Service:
    keyring = keyring_of(client)
    goal = plans.write_goal(keyring=keyring, case=case, goal=GoalPlan("Хочу учиться"))
    row = plans.write_service(keyring=keyring, case=case, goal=goal.pk, service=ServicePlan("Курс", "Health"))
    plans.move_service(keyring=keyring, case=case, pk=row.pk, state=State.DONE, on=TODAY)
    return Service.objects.get(pk=row.pk)


def attack_a_note(people: CaseCast) -> None:
    CaseItem.objects.filter(case=people.case, kind="note").delete()


def attack_a_service(people: CaseCast) -> None:
    Service.objects.all().delete()


def attack_a_plan(people: CaseCast) -> None:
    Plan.objects.all().delete()


def attack_a_person(people: CaseCast) -> None:
    other = begun_on(people.keys.dana, "Джемал", LONG_AGO)
    request_of(people.keys.dana)
    Case.objects.filter(pk=people.case.pk).update(person=other.person_id)


def attack_a_seal(people: CaseCast) -> None:
    """A service of another case in this one's place."""
    other = begun_on(people.keys.dana, "Джемал", LONG_AGO)
    row = plan_of_one_service(people.keys.dana, other)
    request_of(people.keys.dana)
    Service.objects.filter(pk=row.pk).update(case=people.case)


ATTACKS = (attack_a_note, attack_a_service, attack_a_plan, attack_a_person, attack_a_seal)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_whoever_takes_rows_away_or_exchanges_them_makes_no_figures(people: CaseCast, attack: Any) -> None:
    note(people.keys.dana, people.case, TODAY)
    plan_of_one_service(people.keys.dana, people.case)
    assert numbers(counted(people.keys.dana), "services") == {"Health": (1, 1)}
    request_of(people.keys.dana)
    attack(people)
    with pytest.raises(SealBroken):
        counted(people.keys.dana)
    shows_nobody(people.keys.dana, THIS)


def test_a_service_of_before_put_back_makes_no_figures(people: CaseCast) -> None:
    row = plan_of_one_service(people.keys.dana, people.case)
    request_of(people.keys.dana)
    then = Service.objects.values().get(pk=row.pk)
    keyring = keyring_of(people.keys.dana)
    plans.move_service(keyring=keyring, case=people.case, pk=row.pk, state=State.BEGUN)
    request_of(people.keys.dana)
    Service.objects.filter(pk=row.pk).update(**then)
    with pytest.raises(SealBroken):
        counted(people.keys.dana)


def test_an_older_copy_of_a_case_is_named(people: CaseCast) -> None:
    dana = people.keys.dana
    request_of(dana)
    case = Case.objects.filter(pk=people.case.pk)
    then, items = case.values().get(), set(CaseItem.objects.values_list("pk", flat=True))
    note(dana, people.case, TODAY)
    request_of(dana)
    case.update(schema=then["schema"], sealed=then["sealed"], wrapped_key=then["wrapped_key"])
    CaseItem.objects.exclude(pk__in=items).delete()
    assert counted(dana).older == [people.case.code]
    assert people.case.code in dana.get(THIS).text


def test_rows_opened_in_bulk_are_as_those_opened_one_by_one(people: CaseCast) -> None:
    dana = people.keys.dana
    plan_of_one_service(dana, people.case)
    keyring = keyring_of(dana)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    (row,) = opened_with_keys(Case.objects.filter(pk=case.pk), keyring)
    assert row.key == sealing.key_of_case(case, keyring)
    assert row.points == case.points
    assert CaseRecord.from_data(row.data) == sealing.open_case(case, keyring)
    (beneath,) = opened_beneath(Service.objects.all(), "case_id", {str(case.pk): row.key}, keyring)
    service = Service.objects.get()
    assert beneath.points == service.points
    assert beneath.data == sealing.plain_row(service, row.key, keyring)
    assert opened_beneath(Service.objects.all(), "case_id", {}, keyring) == []
    with pytest.raises(SealBroken):
        opened_beneath(Service.objects.all(), "case_id", {str(case.pk): bytes(32)}, keyring)
    assert OF_CASES["case"].path(case.pk) not in dana.get(THIS).text
