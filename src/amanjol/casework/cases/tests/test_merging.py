"""Two people who are one: both histories under the first, nothing of the other anywhere, and all of it given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Merge, Opening, Person, Purpose
from amanjol.casework.cases.records import Note, PersonRecord, Reason, SafeContact
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, opened_person, path, verbs, written
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
TWIN = PersonRecord(
    ("Roza Amanova",),
    1995,
    "Ашхабад",
    "B 7654321",
    SafeContact(how="через соседа", telephone="+993 61 998877"),
)
BOTH = PersonRecord(
    ("Роза Аманова", "Gözel", "Roza Amanova"), 1994, "Мары / Ашхабад", "A 1234567 / B 7654321",
    SafeContact("через сестру / через соседа", "после 18", "не писать", "+993 65 123456 / +993 61 998877"),
)  # fmt: skip


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.fixture
def twin(people: CaseCast) -> Case:
    return open_case(people.keys.berk, TWIN)


def merge(client: Client, case: Case, other: Case) -> None:
    where = BY_NAME["merge"].path(case.pk, other=other.person_id)
    response = client.post(where)
    assert (response.status_code, response.headers["Location"]) == (302, path("same", case))


def part(client: Client, case: Case) -> str:
    """The newest; gives what was said then."""
    page = client.get(path("same", case)).text
    row = page.split('name="merge" value="')[1].split('"')[0]
    return client.post(path("unmerge", case), {"merge": row}, follow=True).text


def rows(client: Client) -> tuple[object, ...]:
    """What is there for this browser."""
    keyring = keyring_of(client)
    people = {row.pk: sealing.open_person(row, keyring) for row in Person.objects.all()}
    cases = {row.pk: (row.person_id, sealing.open_case(row, keyring)) for row in Case.objects.all()}
    openings = set(Opening.objects.values_list("pk", "person_id"))
    return people, cases, openings, set(Merge.objects.values_list("pk", "person_id"))


def uncounted(there: tuple[Any, ...]) -> tuple[object, ...]:
    """But for how often each case was written: restricting and lifting count."""
    people, cases, *others = there
    return people, {pk: (person, replace(record, acts=0)) for pk, (person, record) in cases.items()}, *others


def test_a_likely_one_is_shown_and_read_side_by_side(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    open_case(berk, PersonRecord(("Мерет",)))
    page = berk.get(path("same", people.case)).text
    assert "Roza Amanova" in page
    assert twin.code in page
    assert "Мерет" not in page
    assert page.count("Compare") == 1  # not with themselves
    both = berk.get(BY_NAME["merge"].path(people.case.pk, other=twin.person_id)).text
    assert all(
        text in both for text in ("A 1234567", "B 7654321", "через сестру", "через соседа", "They are one")
    )
    assert verbs(berk, "person.")[-2:] == ["person.compared"] * 2


def test_two_become_one_with_both_histories(people: CaseCast, twin: Case) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    away = twin.person_id
    merge(berk, people.case, twin)
    assert opened_person(dana, people.case) == BOTH
    request_of(dana)
    assert {row.person_id for row in Case.objects.all()} == {people.case.person_id}
    assert written(dana, twin, Note)[-1].text == NEXT.note
    keyring = keyring_of(dana)
    for question in ("Roza Amanova", "B 7654321", "+993 61 998877", "Ашхабад", "Роза"):
        ids = [match.person.pk for match in search.find(keyring, question)]
        assert ids == [people.case.person_id], question
    assert [match.person.pk for match in search.likely_matches(keyring, TWIN)] == [people.case.person_id]
    assert not Person.objects.filter(pk=away).exists()
    assert dana.get(BY_NAME["merge"].path(people.case.pk, other=away)).status_code == 404


def test_both_lists_of_who_has_read_what_say_it_once(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    berk.get(path("case", twin))
    merge(berk, people.case, twin)
    assert verbs(berk, "person.")[-2:] == ["person.merged"] * 2
    for case in (people.case, twin):
        page = berk.get(path("access", case)).text
        assert page.count("made one person out of two") == 1
        line = page[page.index("wrote down a person") :]
        assert "×&nbsp;2" in line[: line.index("</li>")]  # both histories
    part(berk, people.case)
    for case in (people.case, twin):
        page = berk.get(path("access", case)).text
        assert page.count("made one person out of two") == page.count("made two people out of one again") == 1
        assert page.count("wrote down a person") == 1


def test_parting_gives_back_exactly_what_was(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    second = creating.create_case(
        keyring=keyring_of(berk), person=twin.person, beginning=creating.Beginning("Ждать", None), today=TODAY
    )
    before = rows(berk)
    merge(berk, people.case, twin)
    assert rows(berk) != before
    working.write_note(keyring=keyring_of(people.keys.dana), case=second, text="между тем")
    working.close_case(keyring=keyring_of(people.keys.dana), case=second, reason="Всё")
    newer = open_case_of(people, people.case.person)
    assert "They are two people again, each as before." in part(people.keys.dana, twin)
    after = rows(berk)
    assert after[0] == before[0]
    assert after[2:] == before[2:]
    owners = {pk: owner for pk, (owner, _) in after[1].items()}  # type: ignore[attr-defined]  # a dictionary
    first = people.case.person_id
    assert owners == {
        people.case.pk: first,
        newer.pk: first,
        twin.pk: twin.person_id,
        second.pk: twin.person_id,
    }
    assert [note.text for note in written(berk, second, Note)] == ["между тем", "Всё"]
    assert verbs(berk, "person.")[-2:] == ["person.parted"] * 2


def open_case_of(people: CaseCast, person: Person) -> Case:
    keyring = keyring_of(people.keys.berk)
    return creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=TODAY)


def test_what_was_changed_since_stays_and_the_page_says_so(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    merge(berk, people.case, twin)
    person = Person.objects.get(pk=people.case.person_id)
    changed = replace(BOTH, place="Теджен")
    working.change_person(keyring=keyring_of(berk), person=person, contents=changed)
    assert "take out what is the other&#x27;s" in part(berk, people.case)
    assert replace(opened_person(berk, people.case), changes={}) == changed
    assert opened_person(berk, twin) == TWIN


def test_of_three_the_last_is_parted_first_and_all_come_back(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    third = open_case(berk, replace(TWIN, names=("Rosa Amanowa",), document="C 1112223"))
    before = rows(berk)
    merge(berk, twin, third)  # the second has somebody already when the first takes them
    merge(berk, people.case, twin)
    keyring = keyring_of(berk)
    first = Merge.objects.get(merged=third.person_id)
    assert first.person_id == people.case.person_id
    with pytest.raises(merging.NotNewest):
        merging.part(keyring=keyring, merge=first)
    page = berk.get(path("same", people.case)).text
    assert page.count("They are two people after all") == 1
    part(berk, people.case)
    request_of(berk)
    assert Merge.objects.get().person_id == twin.person_id
    part(berk, third)
    assert rows(berk) == before


def test_an_opening_in_danger_goes_along_and_comes_back(people: CaseCast, twin: Case) -> None:
    keyring = keyring_of(people.keys.berk)
    row = Opening(
        organisation_id=keyring.member.organisation_id, person=twin.person, member=keyring.member,
        opened_at=timezone.now(),
    )  # fmt: skip
    sealing.seal_new(row, Reason("Угроза"), keyring)
    row.save(force_insert=True)
    merge(people.keys.berk, people.case, twin)
    request_of(people.keys.berk)
    assert Opening.objects.get().person_id == people.case.person_id
    part(people.keys.berk, people.case)
    request_of(people.keys.berk)
    assert Opening.objects.get().person_id == twin.person_id


def restrict(people: CaseCast, case: Case) -> None:
    keyring = keyring_of(people.keys.berk)
    person = Person.objects.get(pk=case.person_id)
    dana = people.keys.cast.dana
    named = {str(keyring.member.pk): Purpose.WORK, str(dana.pk): Purpose.WORK}
    restricting.restrict(keyring=keyring, person=person, named=named)


def test_only_people_open_to_all_are_merged(people: CaseCast, twin: Case) -> None:
    berk = people.keys.berk
    restrict(people, twin)
    for case, other in ((people.case, twin), (twin, people.case)):
        where = BY_NAME["merge"].path(case.pk, other=other.person_id)
        page = berk.get(where).text
        assert "Only people who are open to everybody here can be made one." in page
        assert "They are one person" not in page
        assert "open to everybody here" in berk.post(where, follow=True).text
    assert len(rows(berk)[0]) == 2  # type: ignore[arg-type]  # a dictionary


def test_who_is_merged_and_then_restricted_hides_the_other_too(people: CaseCast, twin: Case) -> None:
    """And is parted once they are open to all again: else the other would be."""
    farida = unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    accept(farida)
    before = uncounted(rows(people.keys.berk))
    merge(people.keys.berk, people.case, twin)
    restrict(people, people.case)
    keyring = keyring_of(farida)
    assert not Merge.objects.exists()
    assert not Person.objects.exists()
    assert search.find(keyring, "Roza Amanova") == []
    page = part(people.keys.dana, people.case)
    assert "Open this person to everybody here first" in page
    restricting.lift(
        keyring=keyring_of(people.keys.dana), person=Person.objects.get(pk=people.case.person_id)
    )
    assert "each as before" in part(farida, people.case)
    assert uncounted(rows(people.keys.berk)) == before


def test_a_merge_moves_to_new_keys_and_can_still_be_parted(people: CaseCast, twin: Case) -> None:
    farida = unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    accept(farida)
    before = rows(people.keys.berk)
    merge(people.keys.berk, people.case, twin)
    request_of(people.keys.berk)
    organisations.remove_member(member=people.keys.farida, by=None)
    for _request in range(2):
        keyring = keyring_of(people.keys.berk)
    assert Merge.objects.get().epoch == keyring.epoch.number == 2
    assert queries.left_to_rewrap(keyring) == 0
    part(people.keys.dana, people.case)
    assert rows(people.keys.berk) == before


def test_a_group_keeps_its_people(people: CaseCast) -> None:
    berk = people.keys.berk
    farm = berk.post("/desk/cases/groups/new/", {"title": "Ферма"}).headers["Location"]
    berk.post(f"{farm}add/", {"names": "Roza Amanova", "confirmed": "yes", "line-0": "nobody"})
    request_of(berk)
    case = Case.objects.get(group__isnull=False)
    merge(berk, people.case, case)
    assert "Роза Аманова" in berk.get(farm).text
    part(berk, people.case)
    page = berk.get(farm).text
    assert "Roza Amanova" in page
    assert "Роза Аманова" not in page


def test_nobody_else_parts_and_what_is_no_merge_is_not_there(people: CaseCast, twin: Case) -> None:
    merge(people.keys.berk, people.case, twin)
    request_of(people.keys.berk)
    row = str(Merge.objects.get().pk)
    for typed in ("", "nothing", str(people.case.pk)):
        assert people.keys.berk.post(path("unmerge", people.case), {"merge": typed}).status_code == 404
    assert people.gul.post(path("unmerge", people.case), {"merge": row}).status_code == 404
    keyring = keyring_of(people.gul)
    assert not Merge.objects.exists()
    with pytest.raises(merging.NotTwo):
        merging.part(keyring=keyring, merge=Merge(pk=row, person_id=people.case.person_id))
    own = BY_NAME["merge"].path(people.case.pk, other=people.case.person_id)
    assert people.keys.berk.get(own).status_code == 404
