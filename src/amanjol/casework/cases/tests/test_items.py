"""What is written in a case again and again has rows beneath it: they go where the case goes, and none is exchanged.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from amanjol.casework.cases import beneath, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.items import KINDS, Items
from amanjol.casework.cases.models import Case, CaseItem, ItemKind, Purpose
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest
from amanjol.casework.cases.records import Note, PersonRecord, Risk
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast, open_case
from amanjol.casework.cases.tests.pages import CONSENT, opened, path, stored, written
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_merging import TWIN, merge, part
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
RISK = {
    "on": "2026-11-02", "by": "4f3c1f6e-8a52-4c0e-9f4a-0d8c7b6a5e4d", "now": "low", "on_return": "high",
    "digital": "low", "says": "раньше",
}  # fmt: skip


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def note(people: CaseCast, text: str, case: Case | None = None) -> None:
    working.write_note(keyring=keyring_of(people.keys.berk), case=case or people.case, text=text)


def texts(client: Client, case: Case) -> list[str]:
    return [item.text for item in written(client, case, Note)]


def items_of(case: Case) -> list[CaseItem]:
    return list(CaseItem.objects.filter(case=case).order_by("kind", "number"))


def key_of(item: CaseItem, case: Case, keyring: Keyring) -> bytes:
    """What somebody who opened it could have kept."""
    of_case = sealing.key_of_case(case, keyring)
    return case_keys.unwrap_beneath(bytes(item.wrapped_key), of_case, keyring.organisation, str(item.pk))


def opens_with(item: CaseItem, key: bytes, keyring: Keyring) -> bool:
    place = keyring.organisation.place(str(item.pk), "cases_caseitem.sealed", item.schema)
    try:
        fields.unseal(key, bytes(item.sealed), place)
    except SealBroken:
        return False
    return True


def test_a_case_does_not_grow_with_what_is_written_in_it(people: CaseCast) -> None:
    before = len(Case.objects.get(pk=people.case.pk).sealed)
    for number in range(30):
        note(people, f"{number} " + "слово " * 200)
    assert len(Case.objects.get(pk=people.case.pk).sealed) == before
    assert texts(people.keys.dana, people.case)[:2] == [NEXT.note, "0 " + "слово " * 200]
    assert opened(people.keys.dana, people.case).counts == {"note": 31}


def test_an_item_is_never_changed_and_its_number_is_its_own(people: CaseCast) -> None:
    note(people, "вторая")
    first, second = items_of(people.case)
    lies_there = bytes(first.sealed), bytes(first.wrapped_key)
    note(people, "третья")
    first.refresh_from_db()
    assert (bytes(first.sealed), bytes(first.wrapped_key)) == lies_there
    second.pk = uuid.uuid4()
    with pytest.raises(IntegrityError, match="cases_item_once"), transaction.atomic():
        second.save(force_insert=True)


@pytest.mark.parametrize(
    "attack",
    [
        lambda rows, _other: rows[-1].delete(),
        lambda rows, _other: rows[0].delete(),
        lambda rows, _other: CaseItem.objects.filter(pk=rows[0].pk).update(number=9),
        lambda rows, _other: CaseItem.objects.filter(pk=rows[0].pk).update(kind=ItemKind.CONSENT),
        lambda rows, _other: _copied(rows[0], number=3),
        lambda rows, other: CaseItem.objects.filter(pk=rows[1].pk).update(
            wrapped_key=other.wrapped_key, sealed=other.sealed
        ),
        lambda rows, _other: CaseItem.objects.filter(pk=rows[1].pk).update(
            wrapped_key=rows[0].wrapped_key, sealed=rows[0].sealed
        ),
        lambda rows, _other: _exchanged(*rows[:2]),
        lambda rows, other: _moved(rows[1], other),
        lambda rows, _other: CaseItem.objects.filter(pk=rows[0].pk).update(schema=1),
    ],
    ids=[
        "last-taken", "first-taken", "renumbered", "another-kind", "copied", "of-another-case", "said-twice",
        "order-changed", "moved", "schema",
    ],
)  # fmt: skip
def test_whoever_writes_rows_takes_none_away_and_puts_none_in(people: CaseCast, attack: Any) -> None:
    stranger = open_case(people.keys.berk, MERET)
    note(people, "вторая")
    note(people, "чужая", stranger)
    request_of(people.keys.berk)
    attack(items_of(people.case), items_of(stranger)[1])
    with pytest.raises(SealBroken):
        written(people.keys.dana, people.case, Note)
    shows_nobody(people.keys.dana, path("case", people.case))


def _copied(row: CaseItem, *, number: int) -> None:
    row.pk, row.number = uuid.uuid4(), number
    row.save(force_insert=True)


def _exchanged(first: CaseItem, second: CaseItem) -> None:
    for row, number in ((first, 99), (second, first.number), (first, second.number)):
        CaseItem.objects.filter(pk=row.pk).update(number=number)


def _moved(row: CaseItem, other: CaseItem) -> None:
    """A note of one case for that of another, with what is sealed: each in the other's place."""
    CaseItem.objects.filter(pk=other.pk).update(number=99)
    CaseItem.objects.filter(pk=row.pk).update(case=other.case_id)
    CaseItem.objects.filter(pk=other.pk).update(case=row.case_id, number=row.number)


def test_a_withdrawal_that_is_taken_away_does_not_bring_the_consent_back(people: CaseCast) -> None:
    """The last row is the one that matters; the case says how many there are."""
    berk, case = people.keys.berk, people.case
    assert berk.post(path("consents", case), CONSENT).status_code == 302
    given = written(berk, case, GivenConsent)[0].id
    withdrawal = {"consent": given, "withdrawn_on": "2026-11-25"}
    assert berk.post(path("withdraw", case), withdrawal).status_code == 302
    request_of(berk)
    assert CaseItem.objects.filter(case=case, kind="consent", number=2).delete()[0] == 1
    shows_nobody(berk, path("consents", case))


def test_who_opened_it_before_it_was_restricted_opens_no_item_afterwards(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    note(people, "вторая")
    keys = {row.pk: key_of(row, people.case, keyring_of(farida)) for row in items_of(people.case)}
    assert len(keys) == 2
    restrict(people, berk, work=(dana,))
    request_of(farida)
    assert items_of(people.case) == []
    assert texts(dana, people.case) == [NEXT.note, "вторая"]
    keyring = keyring_of(berk)
    for row in items_of(people.case):
        assert not opens_with(row, keys[row.pk], keyring)
        assert opens_with(row, key_of(row, Case.objects.get(pk=row.case_id), keyring), keyring)
    note(people, "третья")
    request_of(farida)
    assert not CaseItem.objects.exists()
    restricting.lift(keyring=keyring_of(berk), person=people.case.person)
    assert texts(farida, people.case) == [NEXT.note, "вторая", "третья"]
    assert len(CaseItem.objects.all()) == 3


def test_an_item_that_does_not_open_stops_the_restricting_and_nothing_is_lost(people: CaseCast) -> None:
    note(people, "вторая")
    request_of(people.keys.berk)
    CaseItem.objects.filter(pk=items_of(people.case)[0].pk).update(sealed=b"x" * 80)
    before = stored(people.keys.berk)
    with pytest.raises(SealBroken):
        restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert stored(people.keys.berk) == before


def test_items_stay_with_their_case_through_merging_and_parting(people: CaseCast) -> None:
    twin = open_case(people.keys.berk, TWIN)
    note(people, "у близнеца", twin)
    before = items_of(twin)
    merge(people.keys.berk, people.case, twin)
    assert texts(people.keys.dana, twin) == [NEXT.note, "у близнеца"]
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert texts(people.keys.dana, twin) == [NEXT.note, "у близнеца"]
    restricting.lift(keyring=keyring_of(people.keys.berk), person=people.case.person)
    part(people.keys.berk, people.case)
    assert texts(people.keys.dana, twin) == [NEXT.note, "у близнеца"]
    assert texts(people.keys.dana, people.case) == [NEXT.note]
    assert [row.pk for row in items_of(twin)] == [row.pk for row in before]


def test_a_new_epoch_leaves_items_as_they_lie(people: CaseCast) -> None:
    note(people, "вторая")
    lies_there = [(row.pk, bytes(row.wrapped_key), bytes(row.sealed)) for row in items_of(people.case)]
    organisations.remove_member(member=people.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.keys.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert texts(people.keys.dana, people.case) == [NEXT.note, "вторая"]
    assert [
        (row.pk, bytes(row.wrapped_key), bytes(row.sealed)) for row in items_of(people.case)
    ] == lies_there


def test_items_are_erased_with_their_case_and_swept(people: CaseCast) -> None:
    note(people, "вторая")
    row = items_of(people.case)[0]
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Всё")
    case = Case.objects.get(pk=people.case.pk)
    erasing._delete_case(case)
    assert not CaseItem.objects.filter(case_id=people.case.pk).exists()
    assert not CaseItem.objects.filter(pk=row.pk).exists()
    with connection.cursor() as cursor:
        for model in beneath.row_models():
            cursor.execute(
                "select has_table_privilege('amanjol_keeper', %s, 'maintain')", [model._meta.db_table]
            )
            assert cursor.fetchone() == (True,), model
    assert CaseItem in beneath.row_models()


def test_every_table_beneath_a_case_is_bound_to_it(people: CaseCast) -> None:
    """A package above that forgets it has no rows of its own, but others' to show."""
    for model in beneath.row_models():
        with connection.cursor() as cursor:
            cursor.execute("select qual from pg_policies where tablename = %s", [model._meta.db_table])
            (rule,) = cursor.fetchall()
        assert "amanjol_organisation()" in rule[0]
        assert "FROM cases_case" in rule[0]


def test_each_kind_has_a_class_of_its_own() -> None:
    assert set(KINDS.values()) == set(ItemKind)
    assert set(KINDS) == {
        Note, Risk, Determination, Demand, GivenConsent, Review, Change, OfficialPaper, VitalInterest,
    }  # fmt: skip


def test_who_works_on_it_reads_what_was_assessed_earlier(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    for says in ("раньше", "теперь"):
        risk = Risk.from_data(RISK | {"says": says})
        working.assess_risk(keyring=keyring, case=people.case, risk=risk)
    assert [risk.says for risk in written(people.keys.dana, people.case, Risk)] == ["раньше", "теперь"]
    newest = opened(people.keys.dana, people.case).risk
    assert newest is not None
    assert (newest.says, newest.on) == ("теперь", date(2026, 11, 2))


def test_named_in_an_emergency_reads_items_too(people: CaseCast) -> None:
    note(people, "вторая")
    named = {
        str(keyring_of(people.keys.berk).member.pk): Purpose.WORK,
        str(keyring_of(people.keys.dana).member.pk): Purpose.EMERGENCY,
    }
    restricting.restrict(keyring=keyring_of(people.keys.berk), person=people.case.person, named=named)
    keyring = keyring_of(people.keys.dana)
    case = Case.objects.get(pk=people.case.pk)  # the row is there; before it is declared no door leads to it
    assert [item.text for item in Items(case, sealing.open_case(case, keyring), keyring).of(Note)][
        1
    ] == "вторая"


def test_a_count_without_end_is_a_broken_seal_at_once(people: CaseCast) -> None:
    """Whoever names a member for a person of their own making could have the server count to it."""
    keyring = keyring_of(people.keys.berk)
    record = replace(opened(people.keys.berk, people.case), counts={"note": 2**53 - 1})
    with pytest.raises(SealBroken):
        Items(Case.objects.get(pk=people.case.pk), record, keyring)._opened(Note)


def test_a_person_has_a_name() -> None:
    with pytest.raises(canonical.NotCanonical):
        PersonRecord.from_data({"names": []})
