"""New keys begin while reports wait: those nobody has opened and those somebody has both move, and open."""

from __future__ import annotations

import pytest

from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions import receiving
from amanjol.casework.intake.models import Consultation, Report, State
from amanjol.casework.intake.tests.intake_cast import IntakeCast, seen_of, send
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    """Farida holds the keys too, and leaves; one report was opened before, two were not."""
    farida = unlocked(intake_cast.cases.keys.farida.account)
    give(intake_cast.berk, intake_cast.cases.keys.farida)
    accept(farida)
    intake_cast.berk.get(f"/desk/reports/{intake_cast.report.pk}/")
    for _number in range(2):
        send(intake_cast.sapar, intake_cast.yyldyz)
    request_of(intake_cast.berk)
    actions.remove_member(member=intake_cast.cases.keys.farida, by=None)
    return intake_cast


def rows(people: IntakeCast) -> list[tuple[int, bool, str]]:
    request_of(people.berk)
    return sorted(Report.objects.values_list("epoch", "is_inbound", "state"))


def test_consultations_move_too(people: IntakeCast) -> None:
    for _request in range(3):
        keyring_of(people.berk)
    keyring = keyring_of(people.dana)
    row = Consultation.objects.get()
    assert row.epoch == 2
    assert sealing.open_consultation(row, keyring).name == "Огульджан"


def test_all_move_and_open_and_what_nobody_read_is_still_new(people: IntakeCast) -> None:
    assert rows(people) == [(1, False, State.RECEIVED), (1, True, State.WAITING), (1, True, State.WAITING)]
    for _request in range(3):
        keyring_of(people.berk)
    assert rows(people) == [(2, False, State.RECEIVED), (2, False, State.WAITING), (2, False, State.WAITING)]
    send(people.sapar, people.yyldyz)  # to the new keys
    keyring = keyring_of(people.dana)
    assert queries.left_to_rewrap(keyring) == 0
    records = [receiving.open_report(keyring=keyring, report=row) for row in Report.objects.all()]
    assert [record.seen for record in records] == [seen_of(people.yyldyz)] * 4
    assert {row.state for row in Report.objects.all()} == {State.RECEIVED}


def test_one_that_does_not_open_keeps_its_key_and_stops_nobody(people: IntakeCast) -> None:
    broken = Report.objects.filter(is_inbound=True).first()
    assert broken is not None
    Report.objects.filter(pk=broken.pk).update(wrapped_key=people.report.wrapped_key)
    for _request in range(4):
        keyring_of(people.berk)
    assert [epoch for epoch, _inbound, _state in rows(people)] == [1, 2, 2]
    assert keyring_of(people.berk).has_earlier  # so the link stays
