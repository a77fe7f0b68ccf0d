"""Somebody who asked for advice is found beside people, by name in any script and by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.intake import finding
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.models import Consultation
from amanjol.casework.intake.tests.intake_cast import write
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.intake.tests.intake_cast import IntakeCast

pytestmark = pytest.mark.django_db
FIND = "/desk/cases/find/"


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def page(client: Client, question: str) -> str:
    return client.post(FIND, {"question": question}).text


@pytest.mark.parametrize(
    "question", ["Огульджан", "Oguljan", "Ogulcan", "+993 61 445566", "00993 61-44-55-66"]
)
def test_a_colleague_finds_them_by_name_and_by_telephone(people: IntakeCast, question: str) -> None:
    text = page(people.dana, question)
    assert f'href="/desk/consultations/{people.consultation.pk}/"' in text
    assert "Огульджан" in text


def test_of_several_the_best_is_first_and_a_number_before_all(people: IntakeCast) -> None:
    other = write(people.berk, name="Огульджан Мередова", telephone="+993 65 000111")
    write(people.berk, name="", telephone="")
    keyring = keyring_of(people.berk)
    assert finding.find(keyring, "Огульджан Мередова")[0][0] == str(other.pk)
    assert [pk for pk, _name, _telephone in finding.find(keyring, "+99361445566")] == [
        str(people.consultation.pk)
    ]
    assert finding.find(keyring, "Байрам") == []
    assert "<h2>Consultations</h2>" not in page(people.berk, "Байрам")


def test_what_became_a_case_is_found_as_a_person_alone(people: IntakeCast) -> None:
    keyring = keyring_of(people.berk)
    consulting.become_case(keyring=keyring, consultation=people.consultation, case=people.cases.case)
    assert finding.find(keyring, "Огульджан") == []


def test_others_find_nothing(people: IntakeCast) -> None:
    foreign = people.cases.gul
    assert str(people.consultation.pk) not in page(foreign, "Огульджан")
    assert finding.find(keyring_of(foreign), "Огульджан") == []


def test_a_row_that_was_changed_ends_the_search(people: IntakeCast) -> None:
    other = write(people.berk, name="Байрам", telephone="")
    keyring = keyring_of(people.berk)
    sealed = bytes(Consultation.objects.get(pk=other.pk).sealed)
    request_of(people.berk)
    Consultation.objects.filter(pk=people.consultation.pk).update(sealed=sealed)
    with pytest.raises(SealBroken):
        finding.find(keyring, "Огульджан")
