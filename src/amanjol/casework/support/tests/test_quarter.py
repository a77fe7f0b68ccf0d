"""What is counted in a quarter: people once, new and from before, and what was done for them."""

from __future__ import annotations

from dataclasses import replace as other
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import gettext_lazy

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.records import Level, PersonRecord, Risk
from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.cases.tests.pages import DECISION, path
from amanjol.casework.desk import tallies
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.support.plans import actions as plans
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import GoalState, State
from amanjol.casework.support.quarter.groups import Age, Kind, Sex, age_of, sex_of
from amanjol.casework.support.tests.quarter_cast import (
    BEFORE,
    LONG_AGO,
    NOW,
    TODAY,
    begun_on,
    counted,
    note,
    numbers,
    one_more,
    tally,
    yesterday_or_first,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    """Rosa of the cast has a case since today."""
    return three_with_keys


def done(client: Client, case: Case, kind: str, on: date, state: State = State.DONE) -> None:
    """A service of a plan, which ended on that day."""
    keyring = keyring_of(client)
    goal = plans.write_goal(keyring=keyring, case=case, goal=GoalPlan("Хочу учиться"))
    row = plans.write_service(keyring=keyring, case=case, goal=goal.pk, service=ServicePlan("Курс", kind))
    plans.move_service(keyring=keyring, case=case, pk=row.pk, state=state, result="Так", on=on)


def test_somebody_with_two_cases_counts_once_and_is_new_where_their_first_began(people: CaseCast) -> None:
    berk = people.keys.berk
    first = begun_on(berk, "Джемал", LONG_AGO)
    one_more(berk, first.person_id, TODAY)
    figures = counted(berk)
    assert (figures.people, figures.new, figures.continuing, figures.cases) == (2, 1, 1, 2)
    one_more(berk, people.case.person_id, TODAY)
    figures = counted(berk)
    assert (figures.people, figures.new, figures.cases) == (2, 1, 3)


def test_who_was_written_down_twice_counts_once_after_they_were_made_one(people: CaseCast) -> None:
    berk = people.keys.berk
    twin = begun_on(berk, "Роза Аманова", TODAY)
    assert counted(berk).people == 2
    merging.merge(keyring=keyring_of(berk), person=people.case.person, other=twin.person)
    figures = counted(berk)
    assert (figures.people, figures.cases) == (1, 2)
    assert sum(figures.kinds.values()) == sum(figures.groups.values()) == 1


def test_a_case_in_which_nothing_happened_is_nobody_helped(people: CaseCast) -> None:
    berk = people.keys.berk
    begun_on(berk, "Джемал", LONG_AGO)
    assert counted(berk).people == 1
    assert counted(berk, BEFORE).people == 0


def test_the_day_of_what_was_done_counts_and_not_that_of_the_entry(people: CaseCast) -> None:
    berk = people.keys.berk
    case = begun_on(berk, "Джемал", LONG_AGO)
    note(berk, case, BEFORE.last_day)
    assert (counted(berk, BEFORE).people, counted(berk).people) == (1, 1)
    assert (counted(berk, BEFORE).new, counted(berk, BEFORE).continuing) == (0, 1)


def test_a_note_counts_on_the_day_to_which_it_was_corrected_and_a_struck_one_never(people: CaseCast) -> None:
    berk = people.keys.berk
    case = begun_on(berk, "Джемал", LONG_AGO)
    note(berk, case, BEFORE.last_day)
    keyring = keyring_of(berk)
    working.correct_note(
        keyring=keyring, case=case, number=1, text="Встретились.", happened_on=BEFORE.before.last_day
    )
    assert counted(berk, BEFORE).people == 0
    assert counted(berk, BEFORE.before).people == 1
    working.correct_note(keyring=keyring_of(berk), case=case, number=1, text="Не было.", struck=True)
    assert counted(berk, BEFORE.before).continuing == 0
    assert counted(berk).people == 1  # Rosa


def test_a_danger_that_was_assessed_is_something_that_was_done(people: CaseCast) -> None:
    berk = people.keys.berk
    case = begun_on(berk, "Джемал", LONG_AGO)
    risk = Risk(yesterday_or_first(), "x", Level.LOW, Level.LOW, Level.LOW)
    working.assess_risk(keyring=keyring_of(berk), case=case, risk=risk)
    assert counted(berk).people == 2


def test_services_count_by_kind_on_their_day_and_people_once_in_each(people: CaseCast) -> None:
    berk = people.keys.berk
    case = begun_on(berk, "Джемал", LONG_AGO)
    for kind in ("Health", "Health", "Legal", ""):
        done(berk, case, kind, BEFORE.last_day)
    done(berk, people.case, "Health", TODAY)
    done(berk, case, "Legal", BEFORE.first_day, State.NOT_POSSIBLE)
    figures = counted(berk, BEFORE)
    assert numbers(figures, "services") == {
        "Health": (1, 2), "Legal": (1, 1), "no-kind": (1, 1), "not-possible": (1, 1),
    }  # fmt: skip
    assert (figures.people, tally(figures, "services").people) == (1, 1)
    assert numbers(counted(berk), "services") == {"Health": (1, 1)}


def test_what_is_planned_or_begun_is_not_counted_as_done(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    goal = plans.write_goal(keyring=keyring, case=people.case, goal=GoalPlan("Хочу учиться"))
    service = ServicePlan("Курс", "Health", due_on=TODAY)
    row = plans.write_service(keyring=keyring, case=people.case, goal=goal.pk, service=service)
    plans.move_service(keyring=keyring, case=people.case, pk=row.pk, state=State.BEGUN)
    assert numbers(counted(people.keys.berk), "services") == {}


def test_goals_count_by_what_became_of_them(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    for state in (GoalState.REACHED, GoalState.REACHED, GoalState.GIVEN_UP, None):
        goal = plans.write_goal(keyring=keyring, case=people.case, goal=GoalPlan("Хочу учиться"))
        if state is not None:
            plans.move_goal(keyring=keyring, case=people.case, pk=goal.pk, state=state, says="Так")
    assert numbers(counted(people.keys.berk), "goals") == {"reached": (1, 2), "given-up": (1, 1)}
    assert numbers(counted(people.keys.berk, BEFORE), "goals") == {}


def test_a_room_that_registers_is_counted_too(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose case is quiet counts as helped by what the room did; of nobody's case it counts times alone."""
    case = begun_on(people.keys.berk, "Джемал", LONG_AGO)
    stays = [
        tallies.Deed("night", str(case.pk), minutes=90),
        tallies.Deed("night", str(case.pk), minutes=45),
        tallies.Deed("call"),
        tallies.Deed("visit", who="a"),
        tallies.Deed("visit", who="a"),
    ]
    seen: list[tallies.Counting] = []
    room = tallies.Tally(
        "stays", 5, gettext_lazy("Courses"), gettext_lazy("Courses"),
        lambda counting: seen.append(counting) or stays,  # type: ignore[func-returns-value]  # a test's shorthand
        str,
    )  # fmt: skip
    monkeypatch.setitem(tallies._tallies, "stays", room)
    figures = counted(people.keys.berk)
    assert numbers(figures, "stays") == {"night": (1, 2), "call": (None, 1), "visit": (1, 2)}
    assert tally(figures, "stays").people == 2
    assert figures.people == 2
    assert figures.tallies[0].tally is room
    assert seen[0].quarter == NOW
    assert seen[0].keys.keys() == {str(case.pk), str(people.case.pk)}


def consent(people: CaseCast, case: Case, answer: str) -> str:
    """What somebody says to being counted; gives the address of the page."""
    typed = {"purpose": "counted", "answer": answer, "given_on": str(TODAY)}
    where = path("consents", case)
    response = people.keys.berk.post(where, read_aloud({"about": "", "language": "tk"} | typed))
    assert response.status_code == 302, response.text
    return where


def test_who_says_no_to_being_counted_is_in_no_figure(people: CaseCast) -> None:
    """Neither what was done for them, nor in another case of theirs; nobody else disappears with them."""
    berk = people.keys.berk
    case = begun_on(berk, "Джемал", TODAY)
    second = one_more(berk, case.person_id, TODAY)
    done(berk, second, "Health", TODAY)
    assert counted(berk).people == 2
    consent(people, case, "no")
    figures = counted(berk)
    assert (figures.people, figures.refused, figures.cases) == (1, 1, 1)
    assert numbers(figures, "services") == {}
    assert sum(figures.groups.values()) == sum(figures.kinds.values()) == 1


def test_a_yes_to_it_is_named_and_a_withdrawal_is_a_no(people: CaseCast) -> None:
    berk = people.keys.berk
    assert counted(berk).agreed == 0
    where = consent(people, people.case, "yes")
    assert (counted(berk).agreed, counted(berk).refused) == (1, 0)
    page = berk.get(where).text
    given = page.split('name="consent" value="')[1].split('"')[0]
    berk.post(path("withdraw", people.case), {"consent": given, "withdrawn_on": str(TODAY)})
    figures = counted(berk)
    assert (figures.people, figures.agreed, figures.refused) == (0, 0, 1)
    consent(people, people.case, "yes")
    assert (counted(berk).people, counted(berk).agreed, counted(berk).refused) == (1, 1, 0)


def test_another_no_takes_nobody_out(people: CaseCast) -> None:
    typed = {"purpose": "support", "answer": "no", "given_on": str(TODAY), "about": "", "language": "tk"}
    assert people.keys.berk.post(path("consents", people.case), read_aloud(typed)).status_code == 302
    assert (counted(people.keys.berk).people, counted(people.keys.berk).refused) == (1, 0)


def test_kinds_are_what_was_decided_or_named_and_never_guessed(people: CaseCast) -> None:
    berk = people.keys.berk
    assert counted(berk).kinds == {Kind.NOTHING_NAMED: 1}
    for status, days_ago, kind in (
        ("possible", 2, Kind.PRESUMED),
        ("recognised", 1, Kind.RECOGNISED),
        ("not-recognised", 5, Kind.RECOGNISED),  # written later, decided earlier
    ):
        decided_on = str(TODAY - timedelta(days=days_ago))
        typed = DECISION | {"status": status, "body": "Police", "decided_on": decided_on}
        assert berk.post(path("determine", people.case), typed).status_code == 302
        assert counted(berk).kinds == {kind: 1}


def with_details(**values: str) -> PersonRecord:
    detail = {"part": "person", "entry": "", "document": {"values": values}}
    return PersonRecord(("Роза",), 1994, details=(detail,))


@pytest.mark.parametrize(
    ("written", "sex"),
    [("Feminine", Sex.FEMALE), ("Masculine", Sex.MALE), ("TransgenderFeminine", Sex.UNSAID),
     ("NonConforming", Sex.UNSAID), ("NonSpecifiedUnknown", Sex.UNSAID)],
)  # fmt: skip
def test_sex_is_as_written_and_what_can_be_punished_is_told_apart_nowhere(written: str, sex: Sex) -> None:
    assert sex_of(with_details(prs_Gender=written)) is sex


def test_age_is_that_of_the_last_day(people: CaseCast) -> None:
    last = NOW.last_day
    assert sex_of(PersonRecord(("Роза",))) is Sex.UNSAID
    assert age_of(PersonRecord(("Роза",)), last) is Age.UNKNOWN
    for years, age in ((17, Age.CHILD), (18, Age.FROM_18), (24, Age.FROM_18), (25, Age.FROM_25), (34, Age.FROM_25),
                       (35, Age.FROM_35), (49, Age.FROM_35), (50, Age.FROM_50), (90, Age.FROM_50)):  # fmt: skip
        assert age_of(PersonRecord(("Роза",), last.year - years), last) is age, years
        # The day of birth, where it is known, counts more than the year: a day later they are a year younger.
        born = last.replace(year=last.year - years, day=28)
        assert age_of(with_details(prs_Birthdate=born.isoformat()), last) is age, years
    tomorrow = last.replace(year=last.year - 18, day=last.day)
    assert age_of(with_details(prs_Birthdate=tomorrow.isoformat()), last) is Age.FROM_18
    for form in (Form.CHILD_ALONE, Form.CHILD_WITH_GUARDIAN):
        assert age_of(PersonRecord(("Роза",), 1950, form=form), last) is Age.CHILD
    assert age_of(PersonRecord(("Аманова",), 1950, form=Form.FAMILY), last) is Age.FAMILY
    figures = counted(people.keys.berk)
    assert set(figures.groups) == {(age_of(sealed(people), last), Sex.UNSAID)}
    assert other(figures, new=0).continuing == figures.people


def sealed(people: CaseCast) -> PersonRecord:
    keyring: Keyring = keyring_of(people.keys.berk)
    return sealing.open_person(Person.objects.get(pk=people.case.person_id), keyring)


def test_another_organisation_counts_its_own(people: CaseCast) -> None:
    assert counted(people.gul).people == 0
    begun_on(people.gul, "Мерджен", TODAY)
    assert (counted(people.gul).people, counted(people.keys.berk).people) == (1, 1)
    request_of(people.keys.berk)
