"""The application's own lock on reports and consultations, alone: row security would show these rows."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.desk import sealed_rows
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions.sending import send_report
from amanjol.casework.intake.models import Consultation, Report
from amanjol.casework.intake.tests.intake_cast import IntakeCast, seen_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import case_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
DOORS = (queries.reports_visible_to, queries.consultations_visible_to)


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


@pytest.mark.parametrize("door", DOORS)
def test_each_door_shows_the_own_organisation_alone(
    people: IntakeCast, door: Callable[[Member], QuerySet[Any]]
) -> None:
    gozel = keyring_of(people.cases.gul).member
    request_of(people.berk)
    assert door(people.cases.keys.cast.berk).count() == 1
    assert door(gozel).count() == 0


@pytest.mark.parametrize("door", DOORS)
def test_who_does_not_work_on_cases_finds_nothing(
    people: IntakeCast, door: Callable[[Member], QuerySet[Any]]
) -> None:
    """An officer and an observer of the same organisation, to whom row security shows its rows."""
    for name, role in (("Kerim Chinar", RoleKey.OFFICER), ("Serdar Chinar", RoleKey.OBSERVER)):
        member = join(name, people.yyldyz, role)
        request_of(people.berk)
        assert door(member).count() == 0


def test_an_officer_sees_what_they_sent_and_no_colleagues(people: IntakeCast) -> None:
    colleague = join("Kerim Dere", people.sapar.organisation, RoleKey.OFFICER)
    request_of(people.officer)
    assert queries.sent_by(people.sapar).count() == 1
    assert queries.sent_by(colleague).count() == 0


def test_only_an_officer_sends_by_the_act_too(people: IntakeCast) -> None:
    gul = people.cases.keys.cast.gul
    request_of(people.berk)
    with pytest.raises(PermissionDenied):
        send_report(member=people.cases.keys.cast.berk, recipient=gul, seen=seen_of(gul), today=TODAY)


def test_each_row_and_table_has_a_seal_of_its_own(people: IntakeCast) -> None:
    """With one key for two rows, which cannot be otherwise: the place alone must hold."""
    keyring, key = keyring_of(people.berk), case_keys.new_case_key()
    contents = sealing.open_consultation(people.consultation, keyring)
    first, second = (Consultation(pk=uuid.uuid4(), epoch=keyring.epoch.number) for _ in range(2))
    for row in (first, second):
        row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
        sealed_rows.close(row, contents, keyring)
    assert sealing.open_consultation(first, keyring) == contents
    first.sealed = second.sealed
    with pytest.raises(SealBroken):
        sealing.open_consultation(first, keyring)
    elsewhere = Report(pk=second.pk, schema=second.schema)
    assert sealed_rows._place(elsewhere, keyring.organisation) != sealed_rows._place(
        second, keyring.organisation
    )
