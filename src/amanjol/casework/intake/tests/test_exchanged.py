"""What comes in, damaged or exchanged, or to be sealed to something that is no key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from amanjol.casework.desk import sealed_rows
from amanjol.casework.intake import sealing
from amanjol.casework.intake.actions import moving, receiving
from amanjol.casework.intake.models import Consultation, Report, State
from amanjol.casework.intake.records import Outcome, ReportRecord, Sender
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED, IntakeCast, seen_of
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.models import Intake
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_regrants
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord, TimedRecord

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
    page = f"{REPORTS if is_report else CONSULTATIONS}{row.pk}/"
    assert people.berk.get(page)["Location"] == KEYS
    assert "somebody exchanged it" in people.berk.get(KEYS).text
    with acting_for(people.cases.keys.cast.dana):
        entries = entries_of(people.yyldyz.pk).filter(verb="keys.seal-broken")
        assert [set(entry.details) for entry in entries] == [{"page"}]
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


def plant(people: IntakeCast, data: dict[str, Any]) -> tuple[Report, bytes]:
    """A report that nobody sent, made with what everybody may read, and the key of it."""
    keyring = keyring_of(people.berk)
    row = Report(
        organisation=people.yyldyz, epoch=1, is_inbound=True, schema=1, sent_on=people.report.sent_on
    )
    key, place = case_keys.new_case_key(), keyring.organisation
    row.wrapped_key = case_keys.seal_inbound(key, keyring.epoch.public, place, 1, str(row.pk))
    row.sealed = fields.seal(key, canonical.to_bytes(data), sealed_rows._place(row, place))
    row.save(force_insert=True)
    return row, key


def record_of(people: IntakeCast, outcome: Outcome | None = None) -> ReportRecord:
    sender = Sender("Sapar Dere", "Farap", datetime(2026, 11, 24, tzinfo=UTC))
    return ReportRecord(seen_of(people.yyldyz), sender, outcome)


def opens_with(key: bytes, row: Report, people: IntakeCast) -> bool:
    try:
        fields.unseal(key, bytes(row.sealed), sealed_rows._place(row, keyring_of(people.berk).organisation))
    except SealBroken:
        return False
    return True


@pytest.mark.parametrize("by_new_keys", [True, False])
def test_whoever_planted_a_report_reads_nothing_of_what_is_decided(
    people: IntakeCast, by_new_keys: bool
) -> None:
    row, key = plant(people, record_of(people).as_data())
    keyring = keyring_of(people.berk)
    assert opens_with(key, row, people)
    if by_new_keys:
        people.berk.post(f"{KEYS}new/")
        keyring = keyring_of(people.berk)
        moving.rewrap(keyring, 50)
        assert not Report.objects.get(pk=row.pk).is_inbound
    receiving.open_report(keyring=keyring, report=row)
    receiving.decline(keyring=keyring, report=row, reason="Роза живёт у сестры")
    row = Report.objects.get(pk=row.pk)
    assert not opens_with(key, row, people)
    record = sealing.open_report(row, keyring_of(people.berk))
    assert record.outcome is not None
    assert record.outcome.reason == "Роза живёт у сестры"


def test_no_planted_report_says_that_it_became_a_true_case(people: IntakeCast) -> None:
    """The page of that case would show it, and restricting would write its words into the case."""
    outcome = Outcome(datetime(2026, 11, 24, tzinfo=UTC), "x", case=str(people.cases.case.pk))
    row, _key = plant(people, record_of(people, outcome).as_data())
    assert people.berk.get(f"{REPORTS}{row.pk}/")["Location"] == KEYS
    request_of(people.berk)
    row = Report.objects.get(pk=row.pk)
    assert (row.is_inbound, row.state) == (True, State.WAITING)
    with pytest.raises(SealBroken):
        sealing.admit(row, keyring_of(people.berk))


def test_every_record_with_a_moment_refuses_what_no_clock_shows() -> None:
    dated = [record for record in _subclasses(DataRecord) if "Moment" in str(record.__annotations__.values())]
    dated = [record for record in dated if ".tests." not in record.__module__]
    assert len([record for record in dated if record.__module__.startswith("amanjol.")]) > 15
    assert [record for record in dated if not issubclass(record, TimedRecord)] == []


def _subclasses(of: type[DataRecord]) -> list[type[DataRecord]]:
    return [record for kind in of.__subclasses__() for record in (kind, *_subclasses(kind))]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_no_moment_of_a_planted_report_is_an_error_of_the_server(people: IntakeCast, at: str) -> None:
    """No clock of ours can show it: it lies before the first day of calendars, or after the last."""
    record = record_of(people)
    data = record.as_data() | {"sender": record.sender.as_data() | {"at": at}}
    row, _key = plant(people, data)
    assert people.berk.get(f"{REPORTS}{row.pk}/")["Location"] == KEYS
