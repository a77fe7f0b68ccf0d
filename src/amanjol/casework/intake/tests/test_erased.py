"""What a case came from goes with it when it is erased, and does not come back with an older backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.record_parts.reviews import Told
from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.tests.test_restricted import restrict, take_over
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.intake.tests.intake_cast import IntakeCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def erase(people: IntakeCast) -> set[UUID]:
    """The case; gives what the ledger says then."""
    keyring, case = keyring_of(people.dana), people.cases.case
    working.close_case(keyring=keyring, case=case, reason="Просит стереть")
    erasing.erase_case(keyring=keyring, case=case, told=Told.ASKED, today=timezone.localdate())
    return set(Erased.objects.values_list("id", flat=True))


def test_a_report_and_a_consultation_go_with_the_case_that_they_became(people: IntakeCast) -> None:
    take_over(people, keyring_of(people.berk))
    assert {people.report.pk, people.consultation.pk} < erase(people)
    assert (Report.objects.count(), Consultation.objects.count()) == (0, 0)
    assert "report.deleted" in verbs(people.berk, "report.")
    assert "consultation.deleted" in verbs(people.berk, "consultation.")
    assert "received</span>" in people.officer.get("/desk/report/sent/").text


def test_what_had_moved_into_a_restricted_case_stands_in_the_ledger_too(people: IntakeCast) -> None:
    take_over(people, keyring_of(people.berk))
    restrict(people, keyring_of(people.berk))
    assert Report.objects.count() == 0
    assert {people.report.pk, people.consultation.pk} < erase(people)


def test_reports_and_advice_of_others_stay(people: IntakeCast) -> None:
    request_of(people.berk)
    assert erase(people) == {people.cases.case.pk, people.cases.case.person_id}
    assert Report.objects.count() == Consultation.objects.count() == 1
    erasing.replay([Erased(pk=people.report.pk, organisation_id=people.report.organisation_id,
                           erased_on=timezone.localdate())])  # fmt: skip
    assert (Report.objects.count(), Consultation.objects.count()) == (0, 1)
