"""What comes in, damaged or exchanged, or to be sealed to something that is no key."""

from __future__ import annotations

import pytest

from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED, IntakeCast
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.models import Intake
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_regrants
from amanjol.foundation.organisations.tests.key_cast import KEYS, request_of

pytestmark = pytest.mark.django_db
REPORTS, CONSULTATIONS = "/desk/reports/", "/desk/consultations/"


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


@pytest.mark.parametrize("is_report", [True, False])
def test_reading_leads_to_the_page_of_keys(people: IntakeCast, is_report: bool) -> None:
    request_of(people.berk)
    row = people.report if is_report else people.consultation
    type(row).objects.filter(pk=row.pk).update(sealed=b"\x01" * 93)
    pages = [f"{REPORTS}{row.pk}/"] if is_report else [f"{CONSULTATIONS}{row.pk}/", CONSULTATIONS]
    for page in pages:
        assert people.berk.get(page)["Location"] == KEYS, page
    assert "somebody exchanged it" in people.berk.get(KEYS).text
    with acting_for(people.cases.keys.cast.dana):
        entries = entries_of(people.yyldyz.pk).filter(verb="keys.seal-broken")
        assert [set(entry.details) for entry in entries] == [{"page"}] * len(pages)
        assert not entries_of(people.yyldyz.pk).filter(verb="report.opened").exists()


def test_with_forged_keys_nobody_writes_a_consultation_that_the_attacker_reads(people: IntakeCast) -> None:
    """As in the review: her brother sold her, and the words went to the attacker's key."""
    cast = people.cases.keys.cast
    row, mine = plant_epoch(cast.berk, 2)
    plant_regrants(row, mine, [cast.berk, cast.dana])
    request_of(people.berk)
    before = Consultation.objects.count()
    for client in (people.berk, people.dana):
        for page in (REPORTS, CONSULTATIONS, f"{CONSULTATIONS}new/"):
            assert client.get(page)["Location"] == KEYS, page
        assert client.post(f"{CONSULTATIONS}new/", ASKED)["Location"] == KEYS
    request_of(people.berk)
    assert Consultation.objects.count() == before


def test_an_officer_is_told_that_there_is_no_key_to_seal_to(people: IntakeCast) -> None:
    with acting_for(people.cases.keys.cast.berk):
        Intake.objects.filter(organisation=people.yyldyz).update(public=b"\xff" * 1216)
        before = Report.objects.count()
    response = people.officer.post("/desk/report/", TYPED | {"recipient": str(people.yyldyz.pk)})
    assert response.status_code == 409
    assert "Something was exchanged in the database" in response.text
    assert "Location" not in response
    with acting_for(people.cases.keys.cast.berk):
        assert Report.objects.count() == before
    with acting_for(people.sapar):
        verbs = entries_of(people.sapar.organisation_id).values_list("verb", flat=True)
        assert "report.sent" in verbs  # the one of before
        assert list(verbs).count("report.sent") == 1
        assert list(verbs).count("keys.seal-broken") == 1
