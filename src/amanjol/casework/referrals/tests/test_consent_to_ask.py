"""Where a consent is lacking, one press leads to where it is asked for, with all that it has to name filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.referrals.actions.telling import ForRecipient, Permission
from amanjol.casework.referrals.consent_to_ask import to_ask
from amanjol.casework.referrals.tests.test_otherwise import CODED, NAMED, PARTNER, THIRD, agreed
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, ask, consent, said_yes, send
from amanjol.casework.referrals.tests.two_houses import as_shown, carry
from amanjol.casework.standards.people.terms import FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.deciding import Decision, Verdict
from amanjol.casework.standards.policy.leaving import Condition
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import forms_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
OF_EVERY_FORM = {"csrfmiddlewaretoken", tokens.FIELD}


def filled_in(page: str) -> list[dict[str, list[str]]]:
    """The fields of each form that leads to where a consent is asked for."""
    leads = [form.filled for form in forms_of(page) if form.action.endswith("/consent/")]
    return [
        {name: values for name, values in filled.items() if name not in OF_EVERY_FORM} for filled in leads
    ]


def given(houses: TwoHouses, case: Case, asked: dict[str, list[str]]) -> None:
    """What the page of consents shows first is what was asked; then it is read out, and a yes."""
    address = f"/desk/cases/{case.pk}/consent/"
    page = houses.dana.post(address, asked | {"change": "on"})
    assert page.status_code == 200
    assert "has-errors" not in page.text
    for group in asked["groups"]:
        assert re.search(rf'name="groups" value="{group}"[^>]*checked', page.text)
    typed = {name: values if name == "groups" else values[0] for name, values in asked.items()}
    response = houses.dana.post(address, read_aloud(typed))
    assert response.status_code == 302, response.text


def test_of_a_partner_and_of_who_passes_it_on_by_name_and_country(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case, way="through-a-third", third_name=THIRD, third_country="TM")
    asked = filled_in(houses.dana.post(f"{page}identity/", NAMED).text)
    assert [of["name"] for of in asked] == [[PARTNER], [THIRD]]
    assert {value for of in asked for value in of["purpose"]} == {"sharing"}
    assert all(of["groups"] == ["name"] and of["country"] == ["TM"] for of in asked)
    for of in asked:
        given(houses, case, of)
    assert filled_in(houses.dana.post(f"{page}identity/", NAMED).text) == []
    sent = as_shown(houses.dana, f"{page}identity/", NAMED | {"send": "yes"})
    assert houses.dana.post(f"{page}identity/", sent).status_code == 302


def test_what_no_consent_lets_go_is_not_asked_for(houses: TwoHouses) -> None:
    page = agreed(houses, open_case(houses.dana, MERJEN), country="KZ")
    refused = houses.dana.post(f"{page}identity/", NAMED).text
    assert "This may not leave the country." in refused
    assert filled_in(refused) == []


def test_an_organisation_of_this_node_is_chosen_and_not_typed(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    (asked,) = filled_in(houses.dana.post(f"{ours}identity/", NAMED).text)
    assert asked["whom"] == ["here"]
    assert asked["organisation"] == [str(houses.keys.cast.gul.pk)]
    assert "name" not in asked


def test_what_leads_to_the_person_is_asked_abroad_by_a_consent_of_its_own() -> None:
    def purposes(origin: str, *groups: FieldGroup) -> list[str]:
        verdicts = tuple(
            Verdict(group, (), (), (Condition.CONSENT,), (Condition.CONSENT,), (), ()) for group in groups
        )
        decision = Decision(origin, "tm", timezone.localdate(), verdicts)
        recipient = Recipient(RecipientKind.OUTSIDE, name=PARTNER, country="TM")
        asked = to_ask(Permission(ForRecipient(recipient, decision, {})), "tk")
        return [dict(of.fields)["purpose"] for of in asked]

    assert purposes("kz", FieldGroup.NAME, FieldGroup.HELP) == ["identity-abroad"]
    assert purposes("kz", FieldGroup.HELP) == ["sharing"]
    assert purposes("tm", FieldGroup.NAME) == ["sharing"]
    assert purposes("tm") == []


def test_from_the_consent_that_was_asked_for_one_press_leads_back_to_the_referral(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    consents = f"/desk/cases/{case.pk}/consent/"
    ours, _theirs = said_yes(houses, case)
    asked = ask(houses, case)
    assert carry() == 1
    assert f'href="{asked}"' not in houses.dana.get(consents).text, "to this nobody has said yes yet"
    link = f'href="{ours}"'
    consent(houses, case)
    page = houses.dana.get(consents).text
    assert "They said yes and wait to be told who it is" in page
    assert link in page
    send(houses.dana, ours, "identity", CODED)
    assert link not in houses.dana.get(consents).text
