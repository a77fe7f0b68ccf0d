"""The rows of what is for a lawyer alone: whom the database shows them to, what opens them, what the act refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.details import lawyer_fields
from amanjol.casework.cases.lawyers import actions as telling_lawyer
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.models import LawyerNote, LawyerSeal, Purpose
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.lawyer_cast import (
    HIV_ON,
    SECRET,
    Scene,
    lawyer_of,
    notes,
    seals,
    write,
)
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.standards.htcds.documents import DocumentRefused, PolicyRefused
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.policy.policies import LAWYER_ONLY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

pytestmark = pytest.mark.django_db


def test_the_bytes_open_for_this_lawyer_case_note_and_version_alone(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    _leyla, other = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    row, keyring = seals(lawyer_scene.lawyer)[0], keyring_of(lawyer_scene.lawyer)
    assert lawyer_notes.open_note(row, keyring).by == str(lawyer_scene.people.keys.cast.berk.account_id)
    for client in (other, lawyer_scene.berk, lawyer_scene.people.keys.dana):
        with pytest.raises(SealBroken):
            lawyer_notes.open_note(row, keyring_of(client))
    for changed in ("case", "note", "version", "bytes"):
        request_of(lawyer_scene.lawyer)
        moved = LawyerSeal.objects.select_related("note").get()
        if changed == "case":
            moved.note.case_id = lawyer_scene.people.case.person_id
        elif changed == "note":
            moved.note.pk = lawyer_scene.people.case.pk
        elif changed == "version":
            moved.schema += 1
        else:
            moved.sealed = bytes(moved.sealed)[:-1] + bytes([bytes(moved.sealed)[-1] ^ 1])
        with pytest.raises(SealBroken):
            lawyer_notes.open_note(moved, keyring)


def test_row_security_lets_writers_add_and_the_lawyer_alone_read_and_delete(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    row = seals(lawyer_scene.lawyer)[0]
    request_of(lawyer_scene.berk)
    assert LawyerNote.objects.count() == 1
    with connection.cursor() as cursor:
        for statement in ("update cases_lawyerseal set schema = 2", "delete from cases_lawyerseal"):
            cursor.execute(statement)
            assert cursor.rowcount == 0
    request_of(lawyer_scene.lawyer)
    assert LawyerSeal.objects.update(schema=2) == 0  # nobody changes one, the lawyer neither
    row.pk, row._state.adding = None, True
    for client in (lawyer_scene.people.gul, lawyer_scene.people.officer):
        request_of(client)
        assert LawyerNote.objects.count() == (client is lawyer_scene.people.officer)
    request_of(lawyer_scene.people.gul)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
    assert LawyerNote.objects.count() == LawyerSeal.objects.count() == 0


def test_a_note_of_a_restricted_person_is_there_for_the_named_and_the_lawyer(lawyer_scene: Scene) -> None:
    people = lawyer_scene.people
    give_to = unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    accept(give_to)
    keyring = keyring_of(lawyer_scene.berk)
    named = {str(keyring.member.pk): Purpose.WORK, str(people.keys.cast.dana.pk): Purpose.WORK}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    write(lawyer_scene)
    for client, number in (
        (lawyer_scene.berk, 1),
        (people.keys.dana, 1),
        (give_to, 0),
        (lawyer_scene.lawyer, 1),
    ):
        request_of(client)
        assert LawyerNote.objects.count() == number
    assert give_to.get(lawyer_scene.where).status_code == 404
    assert SECRET in lawyer_scene.lawyer.get(notes(lawyer_scene.lawyer)[0]).text


def test_a_stolen_database_says_nothing(lawyer_scene: Scene) -> None:
    """Also as the lawyer's own session reads it, which the seal is shown to."""
    write(lawyer_scene, amj_SexWork="Зимородок-2208")
    row = seals(lawyer_scene.lawyer)[0]
    dump = b"\n".join(every_value())
    assert bytes(row.sealed) in dump
    for secret in ("Канарейка-4417", "Зимородок-2208", "amj_HIV", "amj_SexWork"):
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def test_the_act_refuses_what_the_page_would_not_send(lawyer_scene: Scene) -> None:
    keyring = keyring_of(lawyer_scene.berk)
    good: dict[str, Any] = {
        "keyring": keyring, "case": lawyer_scene.people.case, "lawyer": str(lawyer_scene.murat.pk),
        "values": {"amj_HIV": "да"}, "policy": ALL_ON, "risk_told": True,
    }  # fmt: skip
    observer = join("Serdar Chinar", lawyer_scene.people.keys.cast.yyldyz, RoleKey.OBSERVER)
    without = join("Leyla Chinar", lawyer_scene.people.keys.cast.yyldyz, RoleKey.LAWYER)
    client = unlocked(observer.account)
    give(lawyer_scene.berk, observer)
    accept(client)
    keyring = keyring_of(lawyer_scene.berk)
    bad: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"risk_told": False}, PolicyRefused),
        ({"policy": HIV_ON, "values": {"amj_SexWork": "да"}}, PolicyRefused),
        ({"values": {}}, DocumentRefused),
        ({"values": {"prs_Gender": "Feminine"}}, DocumentRefused),
        ({"values": {"amj_HIV": ""}}, DocumentRefused),
        ({"lawyer": str(without.pk)}, PermissionDenied),  # no key
        ({"lawyer": str(lawyer_scene.people.keys.cast.dana.pk)}, PermissionDenied),  # no lawyer
        ({"lawyer": ""}, PermissionDenied),
    ]
    for change, error in bad:
        with pytest.raises(error), transaction.atomic():
            telling_lawyer.write_for_lawyer(**good | {"keyring": keyring} | change)
    for other in (lawyer_scene.people.gul, client, lawyer_scene.lawyer):
        foreign = keyring_of(other)
        with pytest.raises(PermissionDenied), transaction.atomic():
            telling_lawyer.write_for_lawyer(**good | {"keyring": foreign})
    keyring = keyring_of(lawyer_scene.berk)
    working.close_case(keyring=keyring, case=lawyer_scene.people.case, reason="Всё")
    with pytest.raises(working.Closed), transaction.atomic():
        telling_lawyer.write_for_lawyer(**good | {"keyring": keyring})
    assert (
        "<form"
        not in lawyer_scene.berk.get(lawyer_scene.where).text.partition("<main")[2].partition("</main>")[0]
    )
    assert not LawyerNote.objects.exists()


def test_every_subject_of_the_policy_can_be_written() -> None:
    fields = lawyer_fields.asked_fields(Form.ADULT, ALL_ON)
    subjects = {field.field.subject or code.subject for field in fields for code in field.codes}
    assert subjects | {field.field.subject for field in fields if not field.codes} == LAWYER_ONLY
