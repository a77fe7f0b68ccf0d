"""What a case came from, as whoever writes to the database would have it: a report of somebody else stays theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import ROSA, open_case
from amanjol.casework.cases.tests.pages import path, written
from amanjol.casework.intake.actions import consulting, receiving
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.tests.test_erased import erase
from amanjol.casework.intake.tests.test_restricted import restrict, take_over
from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.intake.tests.intake_cast import IntakeCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def forge(people: IntakeCast) -> None:
    """The journal takes entries from whoever writes to the database: these say that both became the case."""
    request_of(people.berk)
    case = people.cases.case
    for kind, row in (("report", people.report), ("consultation", people.consultation)):
        record(
            verb=f"case.from-{kind}",
            organisation=case.organisation_id,
            actor=None,
            subject=("case", case.pk),
            details={kind: row.pk},
        )


def become_another(people: IntakeCast) -> None:
    """What it says in truth: both became the case of somebody else."""
    keyring = keyring_of(people.berk)
    other = open_case(people.berk, ROSA)
    receiving.open_report(keyring=keyring, report=people.report)
    receiving.become_case(keyring=keyring, report=people.report, case=other)
    consulting.become_case(keyring=keyring, consultation=people.consultation, case=other)


def test_the_page_leads_to_what_became_this_case_alone(people: IntakeCast) -> None:
    become_another(people)
    forge(people)
    page = people.berk.get(path("case", people.cases.case)).text
    assert people.report.code not in page
    assert people.consultation.code not in page


def test_it_still_leads_to_what_did(people: IntakeCast) -> None:
    take_over(people, keyring_of(people.berk))
    page = people.berk.get(path("case", people.cases.case)).text
    assert people.report.code in page
    assert people.consultation.code in page


def test_restricting_takes_in_and_deletes_nothing_of_others(people: IntakeCast) -> None:
    become_another(people)
    forge(people)
    before = written(people.dana, people.cases.case, Note)
    restrict(people, keyring_of(people.berk))
    assert written(people.dana, people.cases.case, Note) == before
    assert Report.objects.count() == Consultation.objects.count() == 1


def test_erasing_takes_nothing_of_others_along(people: IntakeCast) -> None:
    become_another(people)
    forge(people)
    request_of(people.berk)
    gone = erase(people)
    assert not {people.report.pk, people.consultation.pk} & gone
    assert Report.objects.count() == Consultation.objects.count() == 1


@pytest.mark.parametrize(
    "details", [{"report": "no id"}, {"report": 1}, {"another": "x"}, {}, [], "report"], ids=str
)
def test_no_entry_that_somebody_added_shuts_a_case_for_ever(people: IntakeCast, details: object) -> None:
    """Nobody takes it out of the journal again."""
    request_of(people.berk)
    case = people.cases.case
    Entry(
        organisation_id=case.organisation_id, verb="case.from-report", subject_type="case", subject_id=str(case.pk),
        details=details, sequence=0, at=timezone.now(), previous_hash=b"", hash=b"",
    ).save(force_insert=True)  # fmt: skip
    for name in ("case", "access"):
        assert people.berk.get(path(name, case)).status_code == 200, name
    restrict(people, keyring_of(people.berk))
    assert people.berk.get(path("case", case)).status_code == 200


def test_a_report_that_nobody_has_opened_shuts_no_case(people: IntakeCast) -> None:
    forge(people)
    assert people.berk.get(path("case", people.cases.case)).status_code == 200
