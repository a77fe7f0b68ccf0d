"""People and cases in the database: what opens, for whom, and what a stolen database says."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from amanjol.casework.cases import merged, queries, records, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Assignment, Case, Person
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import (
    NEXT,
    ROSA,
    SECRETS,
    TODAY,
    CaseCast,
    open_case,
)
from amanjol.casework.cases.texts import SAFETY_PLAN
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def test_a_colleague_with_the_keys_reads_what_was_sealed(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.dana)
    case = queries.visible_to(keyring.member).get()
    person, record = working.read_case(keyring=keyring, case=case)
    assert person == ROSA
    assert record.next_step == NEXT.next_step
    assert [note.text for note in Items(case, record, keyring).of(Note)] == [NEXT.note]
    assert record.help.now.stage == "presumed"


@pytest.mark.parametrize("model", [Person, Case])
def test_bytes_moved_to_another_row_or_column_do_not_open(
    people: CaseCast, model: type[Person | Case]
) -> None:
    keyring = keyring_of(people.keys.berk)
    other = open_case(people.keys.berk, replace(ROSA, names=("Айна",)))
    first, second = (people.case.person, other.person) if model is Person else (people.case, other)
    for field in ("sealed", "wrapped_key"):
        moved = model.objects.get(pk=first.pk)
        setattr(moved, field, getattr(second, field))
        with pytest.raises(SealBroken):
            _read(moved, keyring)
    crossed = Person(pk=people.case.pk, epoch=1, schema=1, wrapped_key=people.case.wrapped_key)
    crossed.sealed = people.case.sealed
    with pytest.raises(SealBroken):
        sealing.open_person(crossed, keyring)


@pytest.mark.parametrize("field", ["sealed", "wrapped_key", "schema", "epoch"])
def test_one_row_that_does_not_open_ends_a_search_and_leaves_the_transaction(
    people: CaseCast, field: str
) -> None:
    keyring = keyring_of(people.keys.berk)
    other = open_case(people.keys.berk, replace(ROSA, names=("Айна",)))
    value = getattr(other.person, field)
    moved = value + 1 if isinstance(value, int) else value
    Person.objects.filter(pk=people.case.person_id).update(**{field: moved})
    with pytest.raises(SealBroken):
        search.find(keyring, "Айна")
    assert Person.objects.count() == 2


def test_an_authentic_document_that_is_no_person_does_not_open(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    row = people.case.person
    sealing.close(row, records.begin(TODAY), keyring)
    row.save()
    with pytest.raises(SealBroken):
        sealing.open_person(row, keyring)
    with pytest.raises(SealBroken):
        search.find(keyring, "Роза")


def test_another_schema_or_epoch_does_not_open(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    for field in ("schema", "epoch"):
        changed = Case.objects.get(pk=people.case.pk)
        setattr(changed, field, getattr(changed, field) + 1)
        with pytest.raises(SealBroken):
            sealing.open_case(changed, keyring)


def test_another_organisation_cannot_open_a_row_that_it_was_handed(people: CaseCast) -> None:
    with pytest.raises(SealBroken):
        sealing.open_case(people.case, keyring_of(people.gul))


@pytest.mark.parametrize("model", [Person, Case, Assignment])
def test_row_security_hides_every_row_even_without_the_applications_filter(
    people: CaseCast, model: type[Person | Case | Assignment]
) -> None:
    request_of(people.gul)
    assert model.objects.count() == 0
    request_of(people.keys.berk)
    assert model.objects.count() > 0


def test_row_security_refuses_rows_for_another_organisation(people: CaseCast) -> None:
    keyring = keyring_of(people.gul)
    stray = Person(organisation_id=people.case.organisation_id)
    sealing.seal_new(stray, ROSA, keyring)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        stray.save(force_insert=True)


def test_without_a_session_there_is_no_row(people: CaseCast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
    assert Person.objects.count() == Case.objects.count() == 0


def test_an_officer_sees_no_case_and_holds_no_key(people: CaseCast) -> None:
    request = request_of(people.officer)
    assert list(queries.visible_to(request.user.member)) == []  # type: ignore[union-attr]  # signed in


def test_every_act_is_refused_for_the_case_of_another_organisation(people: CaseCast) -> None:
    foreign = keyring_of(people.gul)
    acts = (
        lambda: working.write_note(keyring=foreign, case=people.case, text="x"),
        lambda: working.plan_next_step(keyring=foreign, case=people.case, text="x", on=None),
        lambda: working.write_text(keyring=foreign, case=people.case, text=SAFETY_PLAN, words="x"),
        lambda: working.close_case(keyring=foreign, case=people.case, reason="x"),
        lambda: working.reopen_case(keyring=foreign, case=people.case),
        lambda: working.change_person(keyring=foreign, person=people.case.person, contents=ROSA),
        lambda: working.assign(case=people.case, member=foreign.member, by=foreign.member),
        lambda: creating.create_case(keyring=foreign, person=people.case.person, beginning=NEXT, today=TODAY),
    )
    for act in acts:
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()


def test_what_is_written_at_once_by_two_people_is_kept_of_both(people: CaseCast) -> None:
    berk, dana = keyring_of(people.keys.berk), keyring_of(people.keys.dana)
    stale = Case.objects.get(pk=people.case.pk)
    working.write_note(keyring=berk, case=stale, text="от Берк")
    working.write_text(keyring=dana, case=stale, text=SAFETY_PLAN, words="план")
    _, record = working.read_case(keyring=berk, case=Case.objects.get(pk=people.case.pk))
    assert record.safety_plan == "план"
    assert Items(people.case, record, berk).of(Note)[-1].text == "от Берк"


def test_a_closed_case_takes_nothing_until_it_is_opened_again(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    working.close_case(keyring=keyring, case=people.case, reason="Помощь окончена.")
    closed = Case.objects.get(pk=people.case.pk)
    assert (closed.status, closed.next_step_on) == ("closed", None)
    with pytest.raises(working.Closed):
        working.write_note(keyring=keyring, case=closed, text="ещё")
    working.reopen_case(keyring=keyring, case=closed)
    working.write_note(keyring=keyring, case=closed, text="ещё")
    reopened = Case.objects.get(pk=closed.pk)
    notes = Items(reopened, sealing.open_case(reopened, keyring), keyring).of(Note)
    assert [note.text for note in notes] == [NEXT.note, "Помощь окончена.", "ещё"]


def test_the_journal_says_who_did_what_and_nothing_else(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    working.write_note(keyring=keyring, case=people.case, text="Тайна")
    working.read_case(keyring=keyring, case=people.case)
    entries = list(merged.timeline(keyring, people.case))
    assert [entry.verb for entry in entries] == [
        "case.opened", "case.noted", "case.created", "person.created",
    ]  # fmt: skip
    assert {entry.actor_id for entry in entries} == {keyring.member.account_id}
    assert [entry.details for entry in entries] == [{}, {"act": 1}, {}, {}]  # its number among the acts


def test_a_stolen_database_says_nothing(people: CaseCast) -> None:
    """Every column of every table, as bytes, in four spellings; the journal and the sessions are among them."""
    request_of(people.keys.berk)
    dump = b"\n".join(every_value())
    assert str(people.case.pk).encode() in dump  # so the search reads these tables
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def spellings(secret: str) -> Iterator[bytes]:
    for encoded in (secret.encode(), secret.lower().encode(), secret.encode("utf-16-le")):
        yield encoded
        yield encoded.hex().encode()
        for shift in range(3):  # base64 has three spellings, by where the text begins
            inside = base64.b64encode(b"\0" * shift + encoded)
            yield inside[(0, 2, 3)[shift] : len(inside) - (4 if inside.endswith(b"=") else 0)]


def every_value() -> Iterator[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename from pg_tables where schemaname = 'public'"
            " and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'select * from "{table}"')  # noqa: S608  the database's own names
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    yield raw


def _read(row: Person | Case, keyring: object) -> None:
    if isinstance(row, Person):
        sealing.open_person(row, keyring)  # type: ignore[arg-type]
    else:
        sealing.open_case(row, keyring)  # type: ignore[arg-type]
