"""Whether a consent that was given counts on a day, for each form that the person may turn out to have."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from amanjol.casework.standards.people.consent import (
    ADULT_ALONE,
    CHILD_IS_HEARD,
    Assent,
    Consent,
    Giver,
    GuardianState,
    why_not,
)
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.given import (
    FOR_WORDS,
    MANNER_WORDS,
    WITHDRAWN,
    ConsentFor,
    GivenConsent,
    Manner,
    WithdrawnTooEarly,
    nobody_can,
)
from amanjol.foundation.seals.canonical import NotCanonical

GIVEN, TODAY = date(2026, 11, 24), date(2026, 11, 25)
OWN = Consent(Form.ADULT, Giver.SELF, GIVEN)
OF_GUARDIAN = Consent(
    Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, GIVEN, GuardianState.LOOKED_INTO, Assent.AGREES
)


def given(consent: Consent = OWN, withdrawn_on: date | None = None) -> GivenConsent:
    return GivenConsent(
        "1f", consent, ConsentFor.SUPPORT, Manner.SPOKEN, "somebody", "Ночлег", withdrawn_on, "another"
    )


def test_each_choice_has_words() -> None:
    assert FOR_WORDS.keys() == set(ConsentFor)
    assert MANNER_WORDS.keys() == set(Manner)


@pytest.mark.parametrize("consent", [given(), given(OF_GUARDIAN), given(withdrawn_on=TODAY)])
def test_its_data_read_back(consent: GivenConsent) -> None:
    assert GivenConsent.from_data(consent.as_data()) == consent


def test_data_of_a_consent_that_nobody_may_give_are_refused() -> None:
    data = given().as_data()
    data["consent"]["giver"] = "guardian"
    with pytest.raises(NotCanonical):
        GivenConsent.from_data(data)


def test_it_counts_until_the_day_of_withdrawal() -> None:
    assert given().why_not_now(Form.ADULT, TODAY) is None
    withdrawn = given(withdrawn_on=TODAY)
    assert withdrawn.why_not_now(Form.ADULT, GIVEN) is None
    assert withdrawn.why_not_now(Form.ADULT, TODAY) == WITHDRAWN


def test_it_cannot_be_withdrawn_before_it_was_given() -> None:
    assert given(withdrawn_on=GIVEN).withdrawn_on == GIVEN
    with pytest.raises(WithdrawnTooEarly):
        given(withdrawn_on=date(2026, 11, 23))


def test_who_turns_out_to_be_a_child_has_consented_to_nothing() -> None:
    assert given().why_not_now(Form.CHILD_ALONE, TODAY) == CHILD_IS_HEARD
    assert given(OF_GUARDIAN).why_not_now(Form.ADULT, TODAY) == ADULT_ALONE


def test_nobody_consents_for_a_family_the_missing_and_the_deceased() -> None:
    for form in Form:
        ways = product([form], Giver, GuardianState, Assent)
        assert (nobody_can(form) is None) == any(why_not(*way) is None for way in ways)
    assert all(nobody_can(form) is None for form in CHILDREN)
