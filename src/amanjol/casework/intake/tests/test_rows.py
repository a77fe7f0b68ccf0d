"""Three organisations and one report: what the database shows and takes, whatever the application asks."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.intake.models import Consultation, Receipt, Report, Sending, State
from amanjol.casework.intake.tests.intake_cast import ADVICE, SECRETS, IntakeCast
from amanjol.casework.intake.tests.pages import BY_NAME
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.db.models import Model
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    BY_NAME["read"].asked_by(intake_cast.berk, intake_cast.report.pk)
    return intake_cast


def seen(client: Client | None) -> tuple[int, int, int, int]:
    """How many reports, sendings, receipts and consultations."""
    if client is None:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('amanjol.session_token', '', true)")
    else:
        request_of(client)
    return tuple(model.objects.count() for model in (Report, Sending, Receipt, Consultation))  # type: ignore[return-value]  # four


def test_each_side_sees_its_own_and_nobody_else_sees_anything(people: IntakeCast) -> None:
    assert seen(people.berk) == (1, 0, 0, 1)
    assert seen(people.officer) == (0, 1, 1, 0)
    assert seen(people.cases.gul) == (0, 0, 0, 0)
    assert seen(None) == (0, 0, 0, 0)


def test_the_sender_reads_and_changes_no_sealed_byte(people: IntakeCast) -> None:
    request_of(people.officer)
    with connection.cursor() as cursor:
        for statement in (
            "select sealed, wrapped_key from intake_report",
            "update intake_report set state = 'waiting' returning id",
            "delete from intake_report returning id",
            "update intake_receipt set id = id returning id",
            "delete from intake_receipt returning id",
        ):
            cursor.execute(statement)
            assert cursor.fetchall() == [], statement
        cursor.execute("select count(*) from intake_receipt")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("who", ["berk", "gul"])
def test_others_change_nothing_of_what_the_sender_keeps(people: IntakeCast, who: str) -> None:
    request_of(people.berk if who == "berk" else people.cases.gul)
    assert Sending.objects.all().update(sent_on=TODAY) == 0
    assert Sending.objects.all().delete()[0] == 0
    assert seen(people.officer) == (0, 1, 1, 0)


def refused(row: Model) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


def a_report(people: IntakeCast, pk: uuid.UUID, **changed: object) -> Report:
    whole = {"organisation": people.yyldyz, "epoch": 1, "schema": 1, "wrapped_key": b"x", "sealed": b"x"}
    return Report(pk=pk, sent_on=TODAY, **whole | changed)


def a_sending(people: IntakeCast, **changed: object) -> Sending:
    whole = {"organisation": people.sapar.organisation, "member": people.sapar, "recipient": people.yyldyz}
    return Sending(sent_on=TODAY, **whole | changed)


def test_a_report_comes_in_new_and_once_from_who_keeps_a_sending_of_it(people: IntakeCast) -> None:
    request_of(people.officer)
    refused(a_report(people, uuid.uuid4()))  # without a sending
    sending = a_sending(people)
    sending.save(force_insert=True)
    gul = people.cases.keys.cast.gul
    refused(a_report(people, sending.pk, organisation=gul))  # for somebody else than it says
    refused(a_report(people, sending.pk, state=State.DONE, is_inbound=False))
    refused(a_report(people, sending.pk, is_inbound=False))
    a_report(people, sending.pk).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_report(people, sending.pk).save(force_insert=True)
    request_of(people.cases.gul)
    refused(a_report(people, sending.pk))


def test_nobody_keeps_a_sending_in_the_name_of_another_organisation(people: IntakeCast) -> None:
    request_of(people.cases.gul)
    refused(a_sending(people))


def test_a_receipt_is_given_by_who_has_the_report_alone(people: IntakeCast) -> None:
    request_of(people.officer)
    sending = a_sending(people)
    sending.save(force_insert=True)
    a_report(people, sending.pk).save(force_insert=True)
    refused(Receipt(pk=sending.pk))
    request_of(people.cases.gul)
    refused(Receipt(pk=sending.pk))
    request_of(people.berk)
    refused(Receipt(pk=uuid.uuid4()))
    Receipt(pk=sending.pk).save(force_insert=True)
    assert seen(people.officer) == (0, 2, 2, 0)


def test_a_stolen_database_says_nothing_of_it(people: IntakeCast) -> None:
    """What the recipient and the sender see of every table, in four spellings."""
    for client in (people.berk, people.officer):
        request_of(client)
        dump = b"\n".join(every_value())
        assert str(people.report.pk).encode() in dump
        for secret in set(SECRETS + ADVICE) - {
            "Sapar Dere",
            "border",
        }:  # an account's name, and a part of many words
            for spelled in spellings(secret):
                assert spelled not in dump, secret
