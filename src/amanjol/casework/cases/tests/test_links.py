"""Rows that point at each other, exchanged by somebody who writes to the database: nothing opens, nobody is named.

The attacks run as the role of the web server, within the organisation's own rows, as an injected statement would.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases import merged, queries, sealing
from amanjol.casework.cases.actions import binding, working
from amanjol.casework.cases.details import actions as detailing
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.lawyers import actions as telling_lawyer
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import (
    Case,
    LawyerNote,
    Merge,
    Named,
    Opening,
    Person,
    Purpose,
)
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.records import GroupRecord, PersonRecord, Reason, SafeContact
from amanjol.casework.cases.restricting.actions import emergencies, restricting
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, TODAY, CaseCast, look_again_on, open_case
from amanjol.casework.cases.tests.lawyer_cast import Scene, notes, write
from amanjol.casework.cases.tests.pages import ROUTES, opened, verbs
from amanjol.casework.cases.tests.test_details_policy import ALL_ON
from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.points import BOUND, LOOSE
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import canonical, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.db.models import Model
    from django.test import Client

    from amanjol.casework.cases.models import SealedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
MERET = PersonRecord(("Мерет Оразов",), 1970, "Балканабат", contact=SafeContact(telephone="+993 61 112233"))
NAMES = ("Роза", "Gözel", "Мерет")


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.fixture(scope="module")
def _other(_case_cast: CaseCast) -> Case:
    return open_case(_case_cast.keys.berk, MERET)


@pytest.fixture
def other(_other: Case, db: None) -> Case:
    return deepcopy(_other)


def exchange(model: type[Model], first: Any, second: Any, *columns: str) -> None:
    """What the two rows say in these columns, one for the other's."""
    rows = {row.pk: row for row in model._default_manager.filter(pk__in=(first.pk, second.pk))}
    for here, there in ((first, second), (second, first)):
        values = {column: getattr(rows[there.pk], column) for column in columns}
        assert model._default_manager.filter(pk=here.pk).update(**values) == 1


def shows_nobody(client: Client, path: str, method: str = "get", **data: Any) -> None:
    """Refused as a broken seal, however that is answered."""
    try:
        response = client.post(path, data) if method == "post" else client.get(path)
    except SealBroken:
        return
    assert response.status_code == 302, path
    assert "/organisation/keys/" in response.headers["Location"], path


def case_again(pk: Any) -> Case:
    return Case.objects.select_related("person").get(pk=pk)


@pytest.mark.parametrize("path", ["/desk/cases/?all", "/desk/cases/", "/desk/cases/reviews/"])
def test_no_list_names_the_person_of_another_case(people: CaseCast, other: Case, path: str) -> None:
    request_of(people.keys.dana)
    for case in (people.case, other):
        look_again_on(TODAY, case, keyring_of(people.keys.berk))
    client = people.keys.dana if "reviews" in path else people.keys.berk
    exchange(Case, people.case, other, "person_id")
    shows_nobody(client, path)


@pytest.mark.parametrize("question", ["Роза Аманова", "Мерет", "A 1234567"])
def test_who_is_found_has_no_case_of_another(people: CaseCast, other: Case, question: str) -> None:
    request_of(people.keys.berk)
    exchange(Case, people.case, other, "person_id")
    shows_nobody(people.keys.berk, "/desk/cases/find/", "post", question=question)
    new = {"names": "Роза Аманова", "next_step": "Позвонить"}
    shows_nobody(people.keys.berk, "/desk/cases/new/", "post", **new)


ABOUT_A_CASE = [
    (route, method)
    for route in ROUTES
    if route.of_case
    and route.name not in {"group", "add_to_group", "group_facts", "claim", "answer_opening", "seen"}
    for method in route.takes
]


@pytest.mark.parametrize(("route", "method"), ABOUT_A_CASE, ids=lambda value: getattr(value, "name", value))
def test_no_page_of_a_case_shows_or_changes_another_person(
    people: CaseCast, other: Case, route: Any, method: str
) -> None:
    client = people.keys.dana
    request_of(client)
    exchange(Case, people.case, other, "person_id")
    before = (
        sorted(Case.objects.values_list("pk", "sealed")),
        sorted(Person.objects.values_list("pk", "sealed")),
    )
    shows_nobody(client, route.path(people.case.pk), method, **(route.data if method == "post" else {}))
    request_of(client)
    after = (
        sorted(Case.objects.values_list("pk", "sealed")),
        sorted(Person.objects.values_list("pk", "sealed")),
    )
    assert after == before


def test_the_act_writes_details_to_nobody_elses_person(people: CaseCast, other: Case) -> None:
    """A page has opened the case before it calls the act."""
    keyring, part = keyring_of(people.keys.berk), parts.part_of("life")
    exchange(Case, people.case, other, "person_id")
    case, values = case_again(people.case.pk), {"prs_NumberOfChildren": 2}
    with pytest.raises(SealBroken):
        detailing.fill_in(keyring=keyring, case=case, part=part, entry="", values=values, policy=ALL_ON)
    assert sealing.open_person(other.person, keyring) == MERET


def test_erasing_takes_nobody_elses_person(people: CaseCast, other: Case) -> None:
    keyring = keyring_of(people.keys.dana)
    working.close_case(keyring=keyring, case=people.case, reason="Всё")
    exchange(Case, people.case, other, "person_id")
    with pytest.raises(SealBroken):
        erasing.erase_case(
            keyring=keyring, case=case_again(people.case.pk), notice=ErasureNotice.ASKED, today=TODAY
        )
    assert Person.objects.count() == Case.objects.count() == 2


def test_a_case_in_another_group_does_not_open(people: CaseCast) -> None:
    keyring, berk = keyring_of(people.keys.berk), people.keys.berk
    groups = [
        grouping.create_group(keyring=keyring, group=GroupRecord(title)) for title in ("Ферма", "Стройка")
    ]
    cases = [
        grouping.add_person(keyring=keyring, group=group, person=person, next_step="Ждать", today=TODAY)
        for group, person in zip(groups, (ROSA, MERET), strict=True)
    ]
    exchange(Case, cases[0], cases[1], "group_id")
    for group in groups:
        shows_nobody(berk, f"/desk/cases/groups/{group.pk}/")
    for case in cases:
        shows_nobody(berk, f"/desk/cases/{case.pk}/")
    Case.objects.filter(pk=cases[0].pk).update(group=None)
    shows_nobody(berk, f"/desk/cases/{cases[0].pk}/")


def pairs(people: CaseCast, other: Case) -> tuple[Keyring, Merge, Merge]:
    """Two people, each of whom was once two."""
    keyring, twins = keyring_of(people.keys.berk), []
    for case, names in ((people.case, ("Roza Amanova",)), (other, ("Meret",))):
        twin = open_case(people.keys.berk, PersonRecord(names))
        twins.append(merging.merge(keyring=keyring, person=case.person, other=twin.person))
    return keyring, twins[0], twins[1]


def test_a_merge_of_another_person_does_not_open(people: CaseCast, other: Case) -> None:
    keyring, first, second = pairs(people, other)
    exchange(Merge, first, second, "person_id")
    for case in (people.case, other):
        with pytest.raises(SealBroken):
            merged.merged_with(keyring, case.person)
        with pytest.raises(SealBroken):
            merging.part(keyring=keyring, merge=Merge.objects.get(person=case.person))
        shows_nobody(people.keys.berk, f"/desk/cases/{case.pk}/same/")


def test_nobody_is_shown_what_was_done_with_somebody_who_is_not_one_with_the_person(
    people: CaseCast, other: Case
) -> None:
    keyring, first, _second = pairs(people, other)
    stranger = open_case(people.keys.berk, replace(MERET, names=("Айна",)))
    Merge.objects.filter(pk=first.pk).update(merged=stranger.person_id)
    for page in ("", "access/"):
        shows_nobody(people.keys.berk, f"/desk/cases/{people.case.pk}/{page}")
    with pytest.raises(SealBroken):
        merging.part(keyring=keyring, merge=Merge.objects.get(pk=first.pk))


def named(people: CaseCast, case: Case, other_purpose: Purpose = Purpose.WORK) -> None:
    keyring, dana = keyring_of(people.keys.berk), keyring_of(people.keys.dana).member
    purposes = {str(keyring.member.pk): Purpose.WORK, str(dana.pk): other_purpose}
    request_of(people.keys.berk)
    restricting.restrict(keyring=keyring, person=case_again(case.pk).person, named=purposes)


def test_what_opens_a_restricted_person_opens_no_other(people: CaseCast, other: Case) -> None:
    for case in (people.case, other):
        named(people, case)
    keyring = keyring_of(people.keys.berk)
    first, second = Named.objects.filter(member=keyring.member)
    exchange(Named, first, second, "sealed")
    for case in (people.case, other):
        shows_nobody(people.keys.berk, f"/desk/cases/{case.pk}/")


def test_a_restricted_case_is_no_other_persons(people: CaseCast, other: Case) -> None:
    """Neither of one who is restricted, too, nor of one who is open to everybody."""
    for case in (people.case, other):
        named(people, case)
    third = open_case(people.keys.berk, replace(MERET, names=("Айна",)))
    request_of(people.keys.berk)
    exchange(Case, people.case, other, "person_id")
    for case in (people.case, other):
        shows_nobody(people.keys.berk, f"/desk/cases/{case.pk}/")
    exchange(Case, people.case, other, "person_id")
    assert opened(people.keys.berk, people.case).next_step == NEXT.next_step
    Case.objects.filter(pk=third.pk).update(person=other.person)
    shows_nobody(people.keys.berk, f"/desk/cases/{third.pk}/")


def test_a_code_typed_in_danger_opens_nobody_else(people: CaseCast, other: Case) -> None:
    for case in (people.case, other):
        named(people, case, Purpose.EMERGENCY)
    keyring = keyring_of(people.keys.dana)
    assert [match.record for match in search.find_for_emergency(keyring, other.code)] == [MERET]
    exchange(Case, people.case, other, "person_id")
    with pytest.raises(SealBroken):
        search.find_for_emergency(keyring, other.code)


def openings(people: CaseCast, *cases: Case) -> list[Opening]:
    for case in cases:
        named(people, case, Purpose.EMERGENCY)
    keyring = keyring_of(people.keys.dana)
    return [
        emergencies.open_for_life(keyring=keyring, person=case_again(case.pk).person, reason="Угроза")
        for case in cases
    ]


@pytest.mark.parametrize("column", ["person_id", "member_id"])
def test_an_opening_is_of_nobody_else_and_by_nobody_else(people: CaseCast, other: Case, column: str) -> None:
    first, second = openings(people, people.case, other)
    request_of(people.keys.berk)
    if column == "person_id":
        exchange(Opening, first, second, column)
    else:
        Opening.objects.filter(pk=first.pk).update(member_id=people.keys.farida.pk)
    with pytest.raises(SealBroken):
        sealing.open_reason(Opening.objects.get(pk=first.pk), keyring_of(people.keys.berk))
    shows_nobody(people.keys.berk, f"/desk/cases/openings/{first.pk}/")


def test_what_is_for_a_lawyer_alone_is_of_no_other_case(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    second = open_case(lawyer_scene.berk, MERET)
    lawyer_scene.people.case, first = second, lawyer_scene.people.case
    write(lawyer_scene)
    rows = LawyerNote.objects.order_by("pk")
    assert {row.case_id for row in rows} == {first.pk, second.pk}
    exchange(LawyerNote, rows[0], rows[1], "case_id")
    keyring = keyring_of(lawyer_scene.lawyer)
    for row in LawyerNote.objects.all():
        with pytest.raises(SealBroken):
            telling_lawyer.read(keyring=keyring, note=row)
    assert len(notes(lawyer_scene.lawyer)) == 2


def test_many_at_once_are_compared_too(people: CaseCast, other: Case) -> None:
    keyring = keyring_of(people.keys.berk)
    rows = queries.visible_to(keyring.member)
    ids = {pk for ids, _data in in_bulk.opened(rows, keyring) for pk in ids}
    assert ids == {str(people.case.pk), str(other.pk)}
    exchange(Case, people.case, other, "person_id")
    with pytest.raises(SealBroken):
        list(in_bulk.opened(rows, keyring))


def loosened(row: SealedRow, keyring: Keyring) -> tuple[bytes, bytes]:
    """The row as it was sealed before what it points at stood inside; gives a copy of what opens then."""
    record = sealing.opened(row, keyring)
    row.schema = LOOSE
    place = keyring.organisation.place(str(row.pk), f"{row._meta.db_table}.sealed", LOOSE)
    key = sealing._key(row, keyring)
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), place)
    row.save(update_fields=["schema", "sealed"])
    return bytes(row.wrapped_key), bytes(row.sealed)


def test_what_was_sealed_before_opens_and_is_sealed_anew_by_the_work_list(
    people: CaseCast, other: Case
) -> None:
    keyring = keyring_of(people.keys.berk)
    first, second = pairs(people, other)[1:]
    for row in (people.case, other, first, second):
        loosened(row, keyring)
    assert sealing.open_case(case_again(other.pk), keyring).next_step == NEXT.next_step
    assert MERET.name in people.keys.berk.get("/desk/cases/?all").text
    request_of(people.keys.berk)
    assert {row.schema for model in (Case, Merge) for row in model.objects.all()} == {BOUND}
    assert verbs(people.keys.berk, "links.") == ["links.bound"]
    people.keys.berk.get("/desk/cases/?all")
    assert verbs(people.keys.berk, "links.") == ["links.bound"]


@pytest.mark.parametrize("how", ["work list", "note", "merge", "restrict"])
def test_an_old_copy_put_back_skips_no_comparison(people: CaseCast, other: Case, how: str) -> None:
    """With its old key, and with the person that it belongs to: it opens for nobody any more."""
    keyring = keyring_of(people.keys.berk)
    case = case_again(people.case.pk)
    wrapped_key, sealed = loosened(case, keyring)
    if how == "work list":
        assert binding.catch_up(keyring=keyring) == 1
    elif how == "note":
        working.write_note(keyring=keyring, case=case, text="Новое")
    elif how == "merge":
        merging.merge(keyring=keyring, person=other.person, other=case.person)
    else:
        named(people, case)
        keyring = keyring_of(people.keys.berk)
        restricting.lift(keyring=keyring, person=case_again(case.pk).person)
    assert case_again(case.pk).schema == BOUND
    Case.objects.filter(pk=case.pk).update(schema=LOOSE, wrapped_key=wrapped_key, sealed=sealed, epoch=1)
    with pytest.raises(SealBroken):
        sealing.open_case(case_again(case.pk), keyring_of(people.keys.dana))
    assert binding.catch_up(keyring=keyring) == 0


def test_no_row_says_of_itself_that_it_is_an_old_one(people: CaseCast, other: Case) -> None:
    keyring = keyring_of(people.keys.berk)
    exchange(Case, people.case, other, "person_id")
    Case.objects.update(schema=LOOSE)
    for pk in (people.case.pk, other.pk):
        with pytest.raises(SealBroken):
            sealing.open_case(case_again(pk), keyring)


def test_an_old_row_is_not_read_with_many_others(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    loosened(people.case, keyring)
    with pytest.raises(SealBroken):
        list(in_bulk.opened(queries.visible_to(keyring.member), keyring))


def test_what_was_opened_in_danger_goes_to_another_person_with_its_seal(
    people: CaseCast, other: Case
) -> None:
    keyring = keyring_of(people.keys.berk)
    row = Opening(
        organisation_id=keyring.member.organisation_id, person=other.person, member=keyring.member,
        opened_at=timezone.now(),
    )  # fmt: skip
    sealing.seal_new(row, Reason("Угроза"), keyring)
    row.save(force_insert=True)
    merge = merging.merge(keyring=keyring, person=people.case.person, other=other.person)
    assert sealing.open_reason(Opening.objects.get(person=people.case.person), keyring).text == "Угроза"
    merging.part(keyring=keyring, merge=Merge.objects.get(pk=merge.pk))
    assert sealing.open_reason(Opening.objects.get(person=other.person), keyring).text == "Угроза"
    assert sealing.open_case(case_again(other.pk), keyring).next_step == NEXT.next_step
