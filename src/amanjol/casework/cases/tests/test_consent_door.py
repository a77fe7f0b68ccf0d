"""What consents of a case let be done today, of either version; and what ends by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.consents.words import SOON, consents_of
from amanjol.casework.cases.models import Case, Person, PersonChange
from amanjol.casework.cases.tests.consent_pages import LAWYER, allows, consent, give_version_1
from amanjol.casework.cases.tests.consent_words import TOLD
from amanjol.casework.cases.tests.pages import opened, opened_person, path, written
from amanjol.casework.cases.tests.test_older_copies import copy_of, put_back
from amanjol.casework.cases.views.today import JUST_ENDED
from amanjol.casework.desk import country
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent
from amanjol.casework.standards.people.terms import US, FieldGroup
from amanjol.casework.standards.policy import telling
from amanjol.casework.standards.policy.deciding import Facts, Heard
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def test_version_1_is_shown_with_what_it_does_not_say_and_can_be_withdrawn(people: CaseCast) -> None:
    given = give_version_1(people, ConsentFor.SHARING)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert "From before consents named who is told." in page
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    assert not allows(people, ConsentFor.COUNTED, US)
    withdrawal = {"consent": given.id, "withdrawn_on": str(TODAY)}
    assert people.keys.berk.post(path("withdraw", people.case), withdrawal).status_code == 302
    assert "None is in force today." in people.keys.berk.get(path("consents", people.case)).text
    assert written(people.keys.berk, people.case, GivenConsent)[-1].version == 1


def test_version_1_lets_us_help_as_before(people: CaseCast) -> None:
    give_version_1(people, ConsentFor.SUPPORT)
    assert allows(people, ConsentFor.SUPPORT, US)
    assert not allows(people, ConsentFor.RECORDS, US)


def test_the_door_lets_nothing_of_an_older_copy(people: CaseCast) -> None:
    given = consent(people, **TOLD)
    copy = copy_of(people.case)
    people.keys.berk.post(path("withdraw", people.case), {"consent": given.id, "withdrawn_on": str(TODAY)})
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    put_back(people.case, copy)
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)


@pytest.mark.parametrize("with_rows", [True, False], ids=["rows-of-that-day", "rows-of-today"])
def test_the_door_lets_nothing_of_an_older_copy_of_the_person(people: CaseCast, with_rows: bool) -> None:
    """She was written down as an adult, consented, and turned out to be a child."""
    consent(people, **TOLD)
    keyring, pk = keyring_of(people.keys.berk), people.case.person_id
    before = bytes(Person.objects.get(pk=pk).sealed)
    child = replace(opened_person(people.keys.berk, people.case), form=Form.CHILD_WITH_GUARDIAN)
    working.change_person(keyring=keyring, person=people.case.person, contents=child)
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    Person.objects.filter(pk=pk).update(sealed=before)
    if with_rows:
        PersonChange.objects.filter(person=pk).delete()
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)


def test_the_door_sends_no_identity_where_the_policy_says_never(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy_of
    monkeypatch.setattr(country, "policy_of", lambda _country: real("kz"))
    abroad = TOLD | {"purpose": "identity-abroad", "country": "TR", "groups": ["name", "health"]}
    consent(people, **abroad)
    shelter = replace(LAWYER, country="TR")
    for group, is_let in ((FieldGroup.NAME, True), (FieldGroup.HEALTH, True), (FieldGroup.WAGES, False)):
        there = allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=group, country="TR")
        assert there is is_let
    monkeypatch.setattr(country, "policy_of", lambda _country: real("tm"))
    assert not allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=FieldGroup.NAME, country="TR")
    assert allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=FieldGroup.HEALTH, country="TR")


def test_the_door_sends_no_identity_into_a_country_that_nobody_has_described(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy_of
    monkeypatch.setattr(country, "policy_of", lambda _country: real("kz"))
    consent(people, **(TOLD | {"purpose": "identity-abroad", "country": "BY", "groups": ["name", "health"]}))
    shelter = replace(LAWYER, country="BY")
    for group, is_let in ((FieldGroup.NAME, False), (FieldGroup.HEALTH, True)):
        there = allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=group, country="BY")
        assert there is is_let


def ending(people: CaseCast, until: date) -> None:
    """As time goes by: sealed with the day that it would have by then."""
    given = consent(people, until=str(TODAY + timedelta(1)), given_on=str(TODAY))
    keyring, row = keyring_of(people.keys.berk), Case.objects.get(pk=people.case.pk)
    record = sealing.open_case(row, keyring)
    sealing.close(row, replace(record, consents_until={given.id: until}), keyring)
    row.save(update_fields=["schema", "sealed"])


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (SOON.days, "Ends soon"),
        (SOON.days + 1, ""),
        (0, "Ends soon"),
        (-1, "Has ended. Ask again if it is still needed."),
        (-JUST_ENDED.days, "Has ended. Ask again if it is still needed."),
        (-JUST_ENDED.days - 1, ""),
    ],
)
def test_what_ends_soon_or_has_just_ended_stands_on_the_day(people: CaseCast, days: int, says: str) -> None:
    ending(people, TODAY + timedelta(days))
    page = people.keys.berk.get("/desk/").text
    assert ("Consents that end by themselves" in page) is bool(says)
    assert says in page
    people.keys.berk.post("/desk/cases/discreet/")
    assert "Consents that end by themselves" not in people.keys.berk.get("/desk/").text


def test_a_withdrawn_one_ends_on_no_day(people: CaseCast) -> None:
    given = consent(people, until=str(TODAY + timedelta(3)))
    assert opened(people.keys.berk, people.case).consents_until == {given.id: TODAY + timedelta(3)}
    assert "until" in people.keys.berk.get(path("case", people.case)).text
    people.keys.berk.post(path("withdraw", people.case), {"consent": given.id, "withdrawn_on": str(TODAY)})
    assert opened(people.keys.berk, people.case).consents_until == {}


def test_one_that_ended_is_asked_again_on_the_page_of_the_case(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    given = consent(people, until=str(TODAY), given_on=str(TODAY - timedelta(5)))
    assert given.terms is not None
    ended = replace(given, terms=replace(given.terms, until=TODAY - timedelta(1)))
    person = opened_person(people.keys.berk, people.case)
    (row,) = consents_of(person, [given])
    assert row.ends_soon
    (row,) = consents_of(person, [ended])
    assert row.why_not is not None
    assert not row.ends_soon
    change_case("case.consented", keyring, people.case, add=lambda _items: [ended])
    page = people.keys.berk.get(path("case", people.case)).text
    assert "Ended by itself on" in page
    assert "None is in force today." in page


def test_from_here_it_is_decided_by_the_policy_of_here(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy_of
    group = FieldGroup.NAME
    facts = Facts(frozenset({group}), frozenset({"tr"}), frozenset(Heard(key, "tr") for key in telling.KEYS))
    assert not country.may_leave_here("TR", [group], facts).is_allowed
    monkeypatch.setattr(country, "policy_of", lambda _country: real("kz"))
    assert country.may_leave_here("TR", [group], facts).is_allowed
    assert not country.may_leave_here("TR", [group]).is_allowed
    assert not country.may_leave_here("RU", [group], facts).is_allowed
