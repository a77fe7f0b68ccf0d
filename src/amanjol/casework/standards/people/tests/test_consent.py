from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from amanjol.casework.standards.people.consent import (
    AGE_FIRST,
    Assent,
    CannotConsent,
    Consent,
    Giver,
    GuardianState,
    why_not,
    why_not_refuse,
)
from amanjol.casework.standards.people.forms import (
    CHILDREN,
    DATA,
    FORMS,
    Form,
    is_child,
    may_be_child,
    packaged_forms,
)
from amanjol.foundation.seals.canonical import from_bytes, to_bytes
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

DAY = date(2026, 11, 25)
EVERY = list(product(Form, Giver, GuardianState, Assent))


def test_consent_is_possible_in_exactly_these_ways():
    """All 700 combinations: an adult alone; for a child a representative, or a guardian who was looked into."""
    heard = (Assent.AGREES, Assent.TOO_YOUNG_TO_SAY)
    possible = {(Form.ADULT, Giver.SELF, guardian, assent) for guardian in GuardianState for assent in Assent}
    possible |= {
        (form, Giver.REPRESENTATIVE, guardian, assent)
        for form in CHILDREN
        for guardian in GuardianState
        for assent in heard
    }
    possible |= {
        (Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, GuardianState.LOOKED_INTO, assent) for assent in heard
    }
    assert len(EVERY) == 700
    assert {way for way in EVERY if why_not(*way) is None} == possible


@pytest.mark.parametrize("assent", list(Assent))
def test_whose_age_is_not_known_cannot_consent_alone(assent: Assent) -> None:
    """They are protected as a child, and a guardian speaks for no adult: whoever asks hears what to ask first."""
    for guardian in GuardianState:
        assert why_not(Form.AGE_NOT_KNOWN, Giver.SELF, guardian, assent) == AGE_FIRST
    assert why_not(Form.AGE_NOT_KNOWN, Giver.GUARDIAN, GuardianState.LOOKED_INTO, assent) == AGE_FIRST
    assert why_not_refuse(Form.AGE_NOT_KNOWN, Giver.SELF, GuardianState.NONE) is None


@pytest.mark.parametrize(
    ("age", "may_be", "is_one"), [(17, True, True), (18, True, False), (19, False, False)]
)
def test_what_a_year_of_birth_says(age: int, may_be: bool, is_one: bool) -> None:
    """In the year in which somebody becomes eighteen, a year alone says neither."""
    assert (may_be_child(DAY.year - age, DAY), is_child(DAY.year - age, DAY)) == (may_be, is_one)


def test_the_bare_text_of_a_choice_decides_the_same():
    """A page sends text; an identity comparison would have let a relative consent."""
    for form, giver, guardian, assent in EVERY:
        texts = (form.value, giver.value, guardian.value, assent.value)
        assert why_not(*texts) == why_not(form, giver, guardian, assent)  # type: ignore[arg-type]  # what a page sends
    with pytest.raises(ValueError, match="nobody"):
        why_not(Form.CHILD_ALONE, Giver.GUARDIAN, "nobody", Assent.AGREES)  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize(
    "state",
    [GuardianState.IMPLICATED, GuardianState.ABSENT, GuardianState.NOT_LOOKED_INTO, GuardianState.NONE],
)
def test_such_a_guardian_can_never_consent(state):
    for form, assent in product(Form, Assent):
        with pytest.raises(CannotConsent):
            Consent(form, Giver.GUARDIAN, DAY, state, assent)


def test_an_implicated_guardian_is_not_told():
    with pytest.raises(CannotConsent) as refusal:
        Consent(Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, DAY, GuardianState.IMPLICATED, Assent.AGREES)
    assert "can never consent" in refusal.value.sentence.en
    assert "do not tell the guardian" in refusal.value.sentence.en
    assert "ничего ему не сообщайте" in refusal.value.sentence.in_language("ru")


@pytest.mark.parametrize(
    ("form", "giver", "guardian", "assent", "says"),
    [
        (Form.ADULT, Giver.RELATIVE, GuardianState.NONE, Assent.NOT_NEEDED, "An adult consents for themselves"),
        (Form.FAMILY, Giver.SELF, GuardianState.NONE, Assent.NOT_NEEDED, "Each adult of a family"),
        (Form.MISSING, Giver.RELATIVE, GuardianState.NONE, Assent.NOT_NEEDED, "somebody who is missing"),
        (Form.DECEASED, Giver.RELATIVE, GuardianState.NONE, Assent.NOT_NEEDED, "somebody who has died"),
        (Form.CHILD_ALONE, Giver.SELF, GuardianState.NONE, Assent.AGREES, "A child's wish is heard"),
        (Form.CHILD_ALONE, Giver.RELATIVE, GuardianState.NONE, Assent.AGREES, "A relative who is not"),
        (Form.CHILD_ALONE, Giver.GUARDIAN, GuardianState.LOOKED_INTO, Assent.AGREES, "There is no guardian"),
        (Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, GuardianState.ABSENT, Assent.AGREES, "is not here"),
        (Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, GuardianState.LOOKED_INTO, Assent.DISAGREES, "does not wish it"),
        (Form.CHILD_ALONE, Giver.REPRESENTATIVE, GuardianState.NONE, Assent.NOT_HEARD, "First hear"),
        (Form.CHILD_ALONE, Giver.REPRESENTATIVE, GuardianState.NONE, Assent.NOT_NEEDED, "First hear"),
    ],
)  # fmt: skip
def test_one_sentence_says_why_not(form, giver, guardian, assent, says):
    sentence = why_not(form, giver, guardian, assent)
    assert sentence is not None
    assert says in sentence.en


def test_a_consent_is_written_and_read_back_and_cannot_be_forged_on_the_way():
    consent = Consent(Form.CHILD_ALONE, Giver.REPRESENTATIVE, DAY, GuardianState.ABSENT, Assent.AGREES)
    data = from_bytes(to_bytes(consent.as_data()))
    assert Consent.from_data(data) == consent
    others: tuple[Any, ...] = (
        data | {"giver": "guardian"},  # who may not give it
        None,
        {},
        data | {"more": 1},
        data | {"giver": "anybody"},
        data | {"given_on": "today"},
        data | {"given_on": 5},
        data | {"given_on": "20261125"},
        data | {"form": ["adult"]},
    )
    for broken in others:
        with pytest.raises(ValueError, match=r"."):
            Consent.from_data(broken)


def test_every_form_has_its_words_and_the_file_is_canonical():
    forms = packaged_forms()
    assert list(forms) == list(Form)
    assert "con_Consent" in forms[Form.MISSING].without
    assert "whether the person is found is told to them alone" in forms[Form.MISSING].says.en
    text = (DATA / "forms.yaml").read_text()
    assert write(read(text, "forms.yaml", FORMS).value, "forms.yaml", FORMS) == text
