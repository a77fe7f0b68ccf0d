"""Rows of earlier values go where their case or person goes, and whoever writes rows exchanges none.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection

from amanjol.casework.cases import beneath, earlier, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, CaseItem, Person, PersonChange
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.records import SafeContact
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import opened, opened_person, path, written
from amanjol.casework.cases.tests.test_earlier import NEVER, change, earlier_rules, plan, rows_of
from amanjol.casework.cases.tests.test_items import opens_with
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_merging import TWIN, merge, part
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import case_keys, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


@pytest.mark.parametrize(
    "attack",
    [
        lambda rows, _other: rows[-1].delete(),
        lambda rows, _other: rows[0].delete(),
        lambda rows, _other: _renumbered(rows),
        lambda rows, _other: _said_twice(rows),
        lambda rows, other: PersonChange.objects.filter(pk=rows[1].pk).update(
            wrapped_key=other.wrapped_key, sealed=other.sealed
        ),
        lambda rows, other: _planted(rows[1], other),
        lambda rows, other: PersonChange.objects.filter(pk=other.pk).update(person=rows[0].person_id),
        lambda rows, _other: PersonChange.objects.filter(pk=rows[0].pk).update(of=uuid.uuid4()),
        lambda rows, _other: PersonChange.objects.filter(pk=rows[0].pk).update(schema=1),
    ],
    ids=[
        "newest-taken", "first-taken", "swapped", "said-twice", "of-another-person", "planted", "one-too-many",
        "of-nobody", "schema",
    ],
)  # fmt: skip
def test_whoever_writes_rows_takes_no_earlier_value_of_a_person_away_and_puts_none_in(
    people: CaseCast, attack: Any
) -> None:
    stranger = open_case(people.keys.berk, MERET)
    for never in (NEVER, "только сестре"):
        change(people, never)
        change(people, never, stranger)
    request_of(people.keys.berk)
    attack(rows_of(people.case), rows_of(stranger)[1])
    with pytest.raises(SealBroken):
        earlier_rules(people.keys.dana, people.case)
    shows_nobody(people.keys.dana, path("case", people.case))


def _renumbered(rows: list[PersonChange]) -> None:
    """The newest in place of the first, and the first in place of the newest."""
    for row, number in ((rows[0], 99), (rows[1], 1), (rows[0], 2)):
        assert PersonChange.objects.filter(pk=row.pk).update(number=number) == 1


def _said_twice(rows: list[PersonChange]) -> None:
    PersonChange.objects.filter(pk=rows[1].pk).update(wrapped_key=rows[0].wrapped_key, sealed=rows[0].sealed)


def _planted(row: PersonChange, other: PersonChange) -> None:
    """That of another person, in clear too, in place of the own."""
    row.delete()
    PersonChange.objects.filter(pk=other.pk).update(person=row.person_id, of=row.of, number=row.number)


@pytest.mark.parametrize("attack", ["newest-taken", "swapped", "of-another-case"])
def test_whoever_writes_rows_takes_no_earlier_value_of_a_case_away_and_puts_none_in(
    people: CaseCast, attack: str
) -> None:
    stranger = open_case(people.keys.berk, MERET)
    keyring = keyring_of(people.keys.berk)
    for text in ("Первый", "Второй"):
        for case in (people.case, stranger):
            assert working.plan_next_step(keyring=keyring, case=case, text=text, on=None)
    request_of(people.keys.berk)
    rows = list(CaseItem.objects.filter(case=people.case, kind="change").order_by("number"))
    if attack == "newest-taken":
        rows[-1].delete()
    elif attack == "swapped":
        for row, number in ((rows[0], 99), (rows[1], 1), (rows[0], 2)):
            CaseItem.objects.filter(pk=row.pk).update(number=number)
    else:
        rows[-1].delete()
        planted = CaseItem.objects.filter(case=stranger, kind="change", number=2)
        assert planted.update(case=people.case.pk) == 1
    with pytest.raises(SealBroken):
        written(people.keys.dana, people.case, Change)
    shows_nobody(people.keys.dana, path("case", people.case))


@pytest.mark.parametrize("of", ["case", "person"])
def test_an_old_record_put_back_alone_does_not_open_and_with_its_rows_is_warned_of(
    people: CaseCast, of: str
) -> None:
    berk, case = people.keys.berk, people.case
    request_of(berk)
    model: Any = Case if of == "case" else Person
    pk = case.pk if of == "case" else case.person_id
    old = model.objects.values("sealed", *(["next_step_on"] if of == "case" else [])).get(pk=pk)
    assert (plan if of == "case" else change)(people, NEVER)
    assert "an older copy" not in berk.get(path("case", case)).text
    request_of(berk)
    model.objects.filter(pk=pk).update(**old)
    shows_nobody(berk, path("case", case))
    with pytest.raises(SealBroken):
        (plan if of == "case" else change)(people, "Снова")
    request_of(berk)
    PersonChange.objects.all().delete()
    CaseItem.objects.filter(kind="change").delete()
    assert "an older copy" in berk.get(path("case", case)).text


def test_who_opened_it_before_it_was_restricted_opens_no_earlier_value_afterwards(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    change(people, NEVER)
    keyring = keyring_of(farida)
    above = sealing.key_of_person(Person.objects.get(pk=people.case.person_id), keyring)
    (row,) = rows_of(people.case)
    key = case_keys.unwrap_beneath(bytes(row.wrapped_key), above, keyring.organisation, str(row.pk))
    restrict(people, berk, work=(dana,))
    request_of(farida)
    assert not PersonChange.objects.exists()
    assert earlier_rules(dana, people.case) == ["не писать"]
    (row,) = rows_of(people.case)
    place = keyring.organisation.place(str(row.pk), "cases_personchange.sealed", row.schema)
    with pytest.raises(SealBroken):
        fields.unseal(key, bytes(row.sealed), place)
    change(people, "никогда")
    request_of(farida)
    assert not PersonChange.objects.exists()
    restricting.lift(keyring=keyring_of(berk), person=people.case.person)
    assert earlier_rules(farida, people.case) == [NEVER, "не писать"]


def test_earlier_values_go_along_when_two_are_made_one_and_come_back(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    twin = open_case(berk, replace(TWIN, contact=SafeContact(never="не на работу")))
    change(people, NEVER)
    change(people, "никогда днём", twin)
    before = opened_person(berk, case), opened_person(berk, twin)
    merge(berk, case, twin)
    assert set(earlier_rules(people.keys.dana, case)) == {"не писать", "не на работу"}
    assert "не на работу" in people.keys.dana.get(path("case", case)).text
    restrict(people, berk, work=(people.keys.dana,))
    restricting.lift(keyring=keyring_of(berk), person=case.person)
    assert len(earlier_rules(people.keys.dana, twin)) == 2
    part(berk, case)
    assert earlier_rules(people.keys.dana, case) == ["не писать"]
    assert earlier_rules(people.keys.dana, twin) == ["не на работу"]
    assert (opened_person(berk, case), opened_person(berk, twin)) == before


def test_what_was_changed_while_they_were_one_stays_with_the_first(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    twin = open_case(berk, TWIN)
    working.change_person(
        keyring=keyring_of(berk), person=twin.person, contents=replace(TWIN, place="Туркменабат")
    )
    merge(berk, case, twin)
    change(people, NEVER)
    assert "was changed meanwhile" in part(berk, case)
    first = earlier.changes_of(case.person, opened_person(berk, case), keyring_of(berk))
    assert [change_there.after for change_there in first] == [{"never": NEVER}]
    other = Case.objects.get(pk=twin.pk).person
    second = earlier.changes_of(other, opened_person(berk, twin), keyring_of(berk))
    assert [change_there.before for change_there in second] == [{"place": "Ашхабад"}]
    for changed_case in (case, twin):
        assert "an older copy" not in berk.get(path("case", changed_case)).text
        assert change(people, "дальше", changed_case)


def test_they_are_erased_with_their_person_and_swept(people: CaseCast) -> None:
    change(people, NEVER)
    dana = keyring_of(people.keys.dana)
    working.close_case(keyring=dana, case=people.case, reason="Всё")
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    erasing.erase_case(keyring=dana, case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert not PersonChange.objects.exists()
    assert PersonChange in beneath.person_row_models()
    assert PersonChange._meta.db_table in erasing.swept_tables()
    with connection.cursor() as cursor:
        for model in beneath.person_row_models():
            table = model._meta.db_table
            cursor.execute("select has_table_privilege('amanjol_keeper', %s, 'maintain')", [table])
            assert cursor.fetchone() == (True,), model
            cursor.execute("select qual from pg_policies where tablename = %s", [table])
            (rule,) = cursor.fetchall()
            assert "amanjol_organisation()" in rule[0]
            assert "FROM cases_person" in rule[0], model


def test_a_new_epoch_leaves_them_as_they_lie(people: CaseCast) -> None:
    change(people, NEVER)
    plan(people, "Дальше")
    (row,) = rows_of(people.case)
    lies_there = bytes(row.wrapped_key), bytes(row.sealed)
    organisations.remove_member(member=people.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.keys.berk)
    assert Person.objects.get(pk=people.case.person_id).epoch == 2
    assert earlier_rules(people.keys.dana, people.case) == ["не писать"]
    (row,) = rows_of(people.case)
    assert (bytes(row.wrapped_key), bytes(row.sealed)) == lies_there
    assert written(people.keys.dana, people.case, Change)[0].before["next_step"] == NEXT.next_step


def test_a_colleague_who_changes_it_between_two_questions_is_no_broken_seal(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.dana)
    person = Person.objects.get(pk=people.case.person_id)
    read_before = sealing.open_person(person, keyring)
    change(people, NEVER)
    request_of(people.keys.dana)
    assert not earlier.are_fewer_than_recorded(person, read_before)
    (newest,) = earlier.changes_of(person, read_before, keyring)
    assert newest.after == {"never": NEVER}


def test_a_count_without_end_is_a_broken_seal_at_once(people: CaseCast) -> None:
    with pytest.raises(SealBroken):
        earlier._numbers(2**53 - 1, [])  # whoever counted to it would take all memory
    with pytest.raises(SealBroken):
        earlier.check([], replace(ROSA, changes={str(uuid.uuid4()): 2}))


def test_no_row_of_one_of_two_who_were_made_one_is_missed() -> None:
    """Neither one that was taken away nor one that nobody counted."""
    first, second = uuid.uuid4(), uuid.uuid4()
    rows = [PersonChange(of=first, number=1), PersonChange(of=first, number=2)]
    earlier.check(rows, replace(ROSA, changes={str(first): 2}))
    for counts in ({str(first): 2, str(second): 1}, {str(first): 1}, {str(second): 2}):
        with pytest.raises(SealBroken):
            earlier.check(rows, replace(ROSA, changes=counts))


def test_the_case_says_how_many_there_are(people: CaseCast) -> None:
    plan(people, "Дальше")
    assert opened(people.keys.dana, people.case).counts == {"note": 1, "change": 1}
    assert not opens_with(CaseItem.objects.get(kind="change"), b"0" * 32, keyring_of(people.keys.dana))
