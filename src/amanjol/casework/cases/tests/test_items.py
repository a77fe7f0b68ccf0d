"""What is written in a case again and again has rows beneath it: they go where the case goes, and none is exchanged.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

import uuid
from copy import deepcopy
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
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.records import CaseRecord, Note, PersonRecord, Risk
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast, open_case
from amanjol.casework.cases.tests.pages import opened, path, stored, written
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_merging import TWIN, merge, part
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict
from amanjol.casework.cases.texts import SAFETY_PLAN
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
AT = "2026-11-02T09:00:00+00:00"
BY = "4f3c1f6e-8a52-4c0e-9f4a-0d8c7b6a5e4d"
RISK = {"on": "2026-11-02", "by": BY, "now": "low", "on_return": "high", "digital": "low", "says": "раньше"}
DEMAND = {
    "at": AT, "by": BY, "demanded_by": "Суд", "basis": "ст. 1", "scope": "дело", "received_on": "2026-11-01",
    "lawyer": "", "lawyer_on": None, "advice": "", "answer": "open", "answered_with": "", "told": "not-yet",
    "told_on": None, "forbidden_by": "",
}  # fmt: skip
CONSENT = {
    "id": "c1", "purpose": "support", "manner": "spoken", "by": BY, "about": "", "withdrawn_on": None,
    "withdrawn_by": "",
    "consent": {
        "consent": 1, "form": "adult", "giver": "self", "given_on": "2026-11-01", "guardian": "none",
        "assent": "not-needed",
    },
}  # fmt: skip
BEFORE_ROWS: dict[str, list[Any]] = {
    "notes": [{"at": AT, "by": BY, "text": "первая"}, {"at": AT, "by": BY, "text": "вторая"}],
    "risks": [RISK, RISK | {"says": "теперь"}],
    "determinations": [
        {
            "determination": 1, "status": "possible", "body": "NGO", "decided_by": "Юлдуз", "authority": "Устав",
            "decided_on": "2026-11-02",
        }
    ],
    "demands": [[DEMAND, DEMAND | {"advice": "отказать"}], [DEMAND | {"demanded_by": "Банк"}]],
    "consents": [CONSENT],
    "reviews": [{"at": AT, "by": BY, "until": "2027-01-01", "reason": "суд"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def _people(_case_cast: CaseCast) -> CaseCast:
    """Farida holds the keys too."""
    farida = unlocked(_case_cast.keys.farida.account)
    give(_case_cast.keys.berk, _case_cast.keys.farida)
    accept(farida)
    return _case_cast


@pytest.fixture
def people(_people: CaseCast, db: None) -> CaseCast:
    return deepcopy(_people)


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
    sent = {"giver": "self", "purpose": "support", "manner": "spoken", "given_on": "2026-11-24"}
    assert berk.post(path("consents", case), sent).status_code == 302
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


def seal_as_before(case: Case, keyring: Keyring) -> None:
    """As a case was sealed when all of it was one record."""
    data = sealing.open_case(case, keyring).as_data()
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}
    key = sealing.key_of_case(case, keyring)
    inside = {"points": case.points}
    place = keyring.organisation.place(str(case.pk), "cases_case.sealed", case.schema)
    sealed = fields.seal(key, canonical.to_bytes(data | BEFORE_ROWS | inside), place)
    Case.objects.filter(pk=case.pk).update(sealed=sealed)
    CaseItem.objects.filter(case=case).delete()


def everything(client: Client, case: Case) -> list[tuple[Any, ...]]:
    return [written(client, case, kind) for kind in KINDS]


def test_a_case_of_before_there_were_rows_reads_and_moves_into_rows_with_the_next_act(
    people: CaseCast,
) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    before = everything(people.keys.dana, people.case)
    notes, risks, determinations, demands, consents, reviews = before
    assert [item.text for item in notes] == ["первая", "вторая"]
    assert (len(risks), len(determinations), len(consents), len(reviews)) == (2, 1, 1, 1)
    assert [(item.number, item.demanded_by) for item in demands] == [(1, "Суд"), (1, "Суд"), (2, "Банк")]
    risk = opened(people.keys.dana, people.case).risk
    assert risk is not None
    assert risk.says == "теперь"
    assert people.keys.dana.get(path("case", people.case)).status_code == 200
    assert not items_of(people.case)
    working.write_text(keyring=keyring_of(people.keys.berk), case=people.case, text=SAFETY_PLAN, words="план")
    assert everything(people.keys.dana, people.case) == before
    assert opened(people.keys.dana, people.case).unsorted == {}
    assert len(items_of(people.case)) == sum(map(len, before))
    note(people, "третья")
    assert texts(people.keys.dana, people.case) == ["первая", "вторая", "третья"]


def test_a_restricted_case_of_before_keeps_what_was_written(people: CaseCast) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    before = everything(people.keys.dana, people.case)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert everything(people.keys.dana, people.case) == before


@pytest.mark.parametrize(
    "broken", [{"notes": "текст"}, {"notes": [1]}, {"demands": [{}]}, {"risks": [{"on": 1}]}]
)
def test_what_was_never_a_case_of_before_is_a_broken_seal(people: CaseCast, broken: dict[str, Any]) -> None:
    data = opened(people.keys.berk, people.case).as_data() | {"counts": {}}
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}

    def read() -> None:
        record = CaseRecord.from_data(data | broken)
        Items(people.case, record, keyring_of(people.keys.berk))._opened(Note)

    with pytest.raises((canonical.NotCanonical, SealBroken)):
        read()


def test_each_kind_has_a_class_of_its_own() -> None:
    assert set(KINDS.values()) == set(ItemKind)
    assert set(KINDS) == {Note, Risk, Determination, Demand, GivenConsent, Review}


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


def copy_of(case: Case) -> tuple[bytes, list[CaseItem]]:
    return bytes(Case.objects.get(pk=case.pk).sealed), items_of(case)


def put_back(case: Case, copy: tuple[bytes, list[CaseItem]], *, with_rows: bool = True) -> None:
    """An older copy of the case, which opens: with the rows of that day, or with those of today."""
    sealed, rows = copy
    Case.objects.filter(pk=case.pk).update(sealed=sealed)
    if with_rows:
        CaseItem.objects.filter(case=case).exclude(pk__in=[row.pk for row in rows]).delete()


def test_a_consent_that_was_withdrawn_does_not_come_back_unsaid_with_an_older_copy(people: CaseCast) -> None:
    """All of it opens; the journal, from which nobody takes anything, knows of one more."""
    berk, case = people.keys.berk, people.case
    sent = {"giver": "self", "purpose": "support", "manner": "spoken", "given_on": "2026-11-24"}
    assert berk.post(path("consents", case), sent).status_code == 302
    given = written(berk, case, GivenConsent)[0].id
    copy = copy_of(case)
    withdrawal = {"consent": given, "withdrawn_on": "2026-11-25"}
    assert berk.post(path("withdraw", case), withdrawal).status_code == 302
    pages = [path("consents", case), path("case", case)]
    assert not any("an older copy" in berk.get(page).text for page in pages)
    request_of(berk)
    put_back(case, copy)
    assert all("an older copy" in berk.get(page).text for page in pages)


def test_a_demand_that_is_taken_away_with_an_older_copy_is_not_read_out(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    request_of(berk)
    copy = copy_of(case)
    demanded = {
        "demanded_by": "Суд", "basis": "ст. 1", "scope": "дело", "received_on": "2026-11-24", "answer": "open",
        "told": "not-yet",
    }  # fmt: skip
    assert berk.post(path("demand", case), demanded).status_code == 302
    for _round in range(2):
        page = berk.get(path("access", case)).text
        assert "a legal demand" not in page
        assert "wrote in the case" in page
        request_of(berk)
        put_back(case, copy)


def test_nothing_is_written_into_an_older_copy_beside_the_rows_of_today(people: CaseCast) -> None:
    request_of(people.keys.berk)
    copy = copy_of(people.case)
    note(people, "вторая")
    put_back(people.case, copy, with_rows=False)
    with pytest.raises(SealBroken):
        note(people, "третья")
    shows_nobody(people.keys.berk, path("note", people.case), "post", text="третья")


def test_a_copy_of_before_there_were_rows_opens_with_no_row_beside_it(people: CaseCast) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    copy = copy_of(people.case)
    note(people, "третья")
    put_back(people.case, copy, with_rows=False)
    with pytest.raises(SealBroken):
        written(people.keys.berk, people.case, Note)
    with pytest.raises(SealBroken):
        note(people, "четвёртая")


@pytest.mark.parametrize(
    "broken",
    [
        {"counts": {"note": 0}}, {"counts": {"note": -1}}, {"counts": {"strange": 1}}, {"unsorted": {"strange": []}},
        {"notes": [], "demands": 5}, {"notes": [], "demands": None}, {"demands": [5]},
    ],
)  # fmt: skip
def test_no_data_inside_a_seal_are_an_error_of_the_server(people: CaseCast, broken: dict[str, Any]) -> None:
    data = opened(people.keys.berk, people.case).as_data()
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}
    with pytest.raises(canonical.NotCanonical):
        CaseRecord.from_data(data | broken)


def test_a_count_without_end_is_a_broken_seal_at_once(people: CaseCast) -> None:
    """Whoever names a member for a person of their own making could have the server count to it."""
    keyring = keyring_of(people.keys.berk)
    record = replace(opened(people.keys.berk, people.case), counts={"note": 2**53 - 1})
    with pytest.raises(SealBroken):
        Items(Case.objects.get(pk=people.case.pk), record, keyring)._opened(Note)


def test_a_person_has_a_name() -> None:
    with pytest.raises(canonical.NotCanonical):
        PersonRecord.from_data({"names": []})


def test_what_a_colleague_writes_between_two_questions_is_no_broken_seal(people: CaseCast) -> None:
    """A page reads the case and then its rows; between the two another request commits."""
    keyring, row = keyring_of(people.keys.dana), Case.objects.get(pk=people.case.pk)
    read_before = sealing.open_case(row, keyring)
    note(people, "вторая")
    request_of(people.keys.dana)
    written_there = Items(row, read_before, keyring)
    assert not written_there.are_fewer_than_recorded()
    assert [item.text for item in written_there.of(Note)] == [NEXT.note, "вторая"]
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(people.keys.dana)
    assert [item.text for item in Items(row, read_before, keyring).of(Note)] == [NEXT.note, "вторая"]
