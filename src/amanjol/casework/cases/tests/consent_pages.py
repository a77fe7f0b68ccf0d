"""What tests of consents share: sending one to its page, one of version 1, what the door says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.consents import door
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.consent_words import ASKED, HOME, read_aloud
from amanjol.casework.cases.tests.pages import opened, opened_person, path, written
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.casework.standards.people.terms import Recipient, RecipientKind
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast


LAWYER = Recipient(RecipientKind.OUTSIDE, "Юрист Лейла", country=HOME)
TODAY = timezone.localdate()


def send(people: CaseCast, typed: dict[str, Any]) -> Any:
    return people.keys.berk.post(path("consents", people.case), typed)


def consent(people: CaseCast, **typed: Any) -> GivenConsent:
    response = send(people, read_aloud(ASKED | typed))
    assert response.status_code == 302, response.text
    return written(people.keys.berk, people.case, GivenConsent)[-1]


def give_version_1(people: CaseCast, purpose: ConsentFor) -> GivenConsent:
    """As it lies in a case of before."""
    keyring = keyring_of(people.keys.berk)
    said = Consent(Form.ADULT, Giver.SELF, TODAY)
    given = GivenConsent("1" * 16, said, purpose, Manner.SPOKEN, keyring.person, "Суд")
    change_case("case.consented", keyring, people.case, add=lambda _items: [given])
    return given


def allows(people: CaseCast, purpose: ConsentFor, recipient: Recipient, **other: Any) -> bool:
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    person = opened_person(people.keys.berk, case)
    written_there = Items(case, opened(people.keys.berk, case), keyring_of(people.keys.berk))
    return door.allows(person, written_there, purpose=purpose, recipient=recipient, **other)
