"""A guest's paper of a conference and the person's consents; and who gives one of somebody restricted."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from amanjol.casework.cases.models import Case, Purpose
from amanjol.casework.cases.restricting.actions import emergencies, restricting
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.support.conferences import actions
from amanjol.casework.support.conferences.actions import Joining
from amanjol.casework.support.models import ConferenceGuest
from amanjol.casework.support.tests.conference_cast import (
    PLANNED,
    Scene,
    consent,
    create,
    opened,
    paper_page,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.standards.people.given import GivenConsent

pytestmark = pytest.mark.django_db
NOTHING = "anything of the person"


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return create(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


def withdraw(people: Scene, given: GivenConsent) -> None:
    typed = {"consent": given.id, "withdrawn_on": str(TODAY)}
    assert people.berk.post(case_path("withdraw", people.case), typed).status_code == 302


def test_another_consent_that_goes_ends_no_paper(people: Scene) -> None:
    where, other = paper_page(people), consent(people)
    withdraw(people, other)
    page = people.maral_there.get(where)
    assert page.status_code == 200
    assert NOTHING not in page.text


def test_of_somebody_restricted_who_opened_them_for_danger_gives_no_paper(people: Scene) -> None:
    """It would outlast the twelve hours by a fortnight, in the hands of somebody whom nobody named."""
    dana, keyring = people.cases.keys.cast.dana, keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    named[str(dana.pk)] = Purpose.EMERGENCY
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    row = actions.plan_conference(keyring=keyring, case=case, planned=PLANNED)
    at_dana = keyring_of(people.dana)
    emergencies.open_for_life(keyring=at_dana, person=case.person, reason="x")
    joining = Joining("", people.maral, days=14)
    with pytest.raises(PermissionDenied), transaction.atomic():
        actions.join(keyring=at_dana, case=case, pk=row.pk, joining=joining)
    where = reverse("support:join_conference", kwargs={"pk": case.pk, "conference": row.pk})
    page = people.dana.post(where, {"who": f"{people.maral.pk}", "role": "адвокат", "days": "14"}).text
    assert "Only who is named for work on this case gives a paper of it" in page
    request_of(people.maral_there)
    assert not ConferenceGuest.objects.exists()
    assert (
        actions.join(keyring=keyring_of(people.berk), case=case, pk=row.pk, joining=joining).until is not None
    )
    assert opened(people).record.about == PLANNED.about
