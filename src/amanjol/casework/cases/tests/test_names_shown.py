"""Whoever sees a name in a list or a search leaves a trace that is read together with the person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.casework.cases import queries
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.records import GroupRecord, PersonRecord, Wages
from amanjol.casework.cases.tests.case_cast import ROSA, TODAY, CaseCast, look_again_on, open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.desk import showing
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry, Subject
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.models import Case

pytestmark = pytest.mark.django_db
TWIN = PersonRecord(("Roza Amanova",), 1994, "Ашхабад")
LIST = "/desk/cases/?all"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def traces(client: Client, *verbs: str) -> list[tuple[str, dict[str, Any], set[tuple[str, UUID]]]]:
    """Verb, details and whom it is about, of every entry about many, the oldest first."""
    request_of(client)
    entries = Entry.objects.filter(verb__in=verbs or ("person.listed", "person.searched")).order_by(
        "sequence"
    )
    return [
        (
            entry.verb,
            {key: value for key, value in entry.details.items() if not key.startswith("subjects")},
            set(Subject.objects.filter(entry=entry).values_list("kind", "subject_id")),
        )
        for entry in entries
    ]


def of(*cases: Case) -> set[tuple[str, UUID]]:
    return {("person", case.person_id) for case in cases}


def test_the_work_list_says_who_stood_on_it_to_an_observer_too(people: CaseCast) -> None:
    other = open_case(people.keys.berk, TWIN)
    member = join("Maral Chinar", people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    give(people.keys.berk, member)
    accept(observer)
    assert "Роза" in observer.get(LIST).text
    assert traces(observer) == [("person.listed", {"where": "work"}, of(people.case, other))]
    assert Entry.objects.get(verb="person.listed").actor_id == member.account_id


def test_each_page_of_a_long_list_says_who_stood_on_it(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amanjol.casework.cases.views.work.CASES_A_PAGE", 1)
    other = open_case(people.keys.berk, TWIN)
    for number in (1, 2):
        people.keys.berk.get(f"{LIST}&page={number}")
    subjects = [about for _verb, _details, about in traces(people.keys.berk)]
    assert sorted(subjects, key=str) == sorted([of(people.case), of(other)], key=str)


def test_a_search_says_who_was_shown_every_time(people: CaseCast) -> None:
    open_case(people.keys.berk, PersonRecord(("Мерет",)))
    for question in ("Роза", "Роза", "Нет такого"):
        people.keys.berk.post("/desk/cases/find/", {"question": question})
    assert traces(people.keys.berk) == [
        *[("person.searched", {"found": 1}, of(people.case))] * 2,
        ("person.searched", {"found": 0}, set()),
    ]


def test_reviews_and_who_may_be_the_same_say_so(people: CaseCast) -> None:
    twin = open_case(people.keys.berk, TWIN)
    request_of(people.keys.dana)
    look_again_on(TODAY - timedelta(1), twin, keyring_of(people.keys.berk))
    request_of(people.keys.dana)
    people.keys.dana.get("/desk/cases/reviews/")
    people.keys.dana.get(path("same", people.case))
    new = {"names": "Роза Аманова", "next_step": "Позвонить"}
    people.keys.dana.post("/desk/cases/new/", new)
    assert traces(people.keys.dana) == [
        ("person.listed", {"where": "reviews"}, of(twin)),
        ("person.listed", {"where": "same"}, of(people.case, twin)),
        ("person.listed", {"where": "new"}, of(people.case, twin)),
    ]


def test_a_group_and_its_claim_say_whom_they_name(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    group = grouping.create_group(keyring=keyring, group=GroupRecord("Ферма"))
    first, second = (
        grouping.add_person(keyring=keyring, group=group, person=person, next_step="Ждать", today=TODAY)
        for person in (ROSA, TWIN)
    )
    grouping.note_wages(keyring=keyring, case=first, wages=Wages(900, 3, 0, "TRY", joins=True))
    people.keys.berk.get(f"/desk/cases/groups/{group.pk}/")
    people.keys.berk.post(f"/desk/cases/groups/{group.pk}/claim/")
    assert traces(people.keys.berk) == [("person.listed", {"where": "group"}, of(first, second))]
    assert traces(people.keys.berk, "group.claim-made") == [("group.claim-made", {}, of(first))]


def test_a_locked_list_names_nobody_and_writes_nothing(people: CaseCast) -> None:
    locked = browser(people.keys.cast.dana)
    for page in (LIST, "/desk/cases/reviews/"):
        assert locked.get(page).status_code == 200
    assert traces(people.keys.berk) == []


def test_the_same_list_is_not_written_again_for_a_while(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    for _time in range(3):
        berk.get(LIST)
    assert len(traces(berk)) == 1
    dana.get(LIST)  # another person sees them
    assert len(traces(berk)) == 2
    twin = open_case(berk, TWIN)
    berk.get(LIST)  # and now somebody else stands there, too
    assert [about for _verb, _details, about in traces(berk)][2] == of(people.case, twin)
    monkeypatch.setattr(showing, "AGAIN_AFTER", timedelta(0))
    berk.get(LIST)
    assert len(traces(berk)) == 4


def test_it_is_written_last_of_all_in_two_statements_however_many_there_are(people: CaseCast) -> None:
    """The organisation's chain is held from the entry on."""
    counts = []
    for names in ("Мерет", "Айна"):
        open_case(people.keys.berk, PersonRecord((names,)))
        with QueriesOfPage(connection) as captured:
            people.keys.berk.get(LIST)
        said = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        counts.append(len(said))
        entry = next(at for at, sql in enumerate(said) if sql.startswith('INSERT INTO "journal_entry"'))
        assert said[entry + 1].startswith('INSERT INTO "journal_subject"')
        assert len(said) - entry <= 3, said[entry + 2 :]
    assert counts[0] == counts[1]


def test_it_is_read_with_the_person_in_one_line(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "AGAIN_AFTER", timedelta(0))
    berk, dana = people.keys.berk, people.keys.dana
    for client in (berk, berk, dana):
        client.get(LIST)
    dana.post("/desk/cases/find/", {"question": "Роза"})
    other = open_case(berk, PersonRecord(("Мерет",)))
    page = " ".join(berk.get(path("access", people.case)).text.split())
    assert "<strong>saw a list with names</strong>" in page
    assert "3 times, 2 members: Berk Chinar, Dana Chinar" in page
    assert "<strong>looked for a person</strong>" in page
    assert "1 time, 1 member: Dana Chinar" in page
    assert page.count("saw a list with names") == 1
    assert "By name among others" not in berk.get(path("access", other)).text


def test_on_paper_it_stands_by_role_with_how_often(people: CaseCast) -> None:
    for client in (people.keys.berk, people.keys.dana):
        client.get(LIST)
    request_of(people.keys.berk)
    typed = {"is_safe": "yes", "language": "ru"}
    page = people.keys.berk.post(path("access_paper", people.case), typed).text
    assert "<td>руководитель, социальный работник</td><td>Моё имя видели в списке (× 2)</td>" in page
    assert timezone.localdate().strftime("%d.%m.%Y") in page


def test_who_was_seen_before_two_became_one_is_seen_of_both(people: CaseCast) -> None:
    berk = people.keys.berk
    twin = open_case(berk, TWIN)
    berk.post("/desk/cases/find/", {"question": "Ашхабад"})
    before = {row.verb: row.times for row in queries.lookups(people.case)}
    merging.merge(keyring=keyring_of(berk), person=people.case.person, other=twin.person)
    assert before == {}
    assert {row.verb: row.times for row in queries.lookups(people.case)} == {"person.searched": 1}


def test_another_organisation_sees_nothing_of_it(people: CaseCast) -> None:
    people.keys.berk.get(LIST)
    request_of(people.gul)
    assert list(Subject.objects.all()) == []
    assert queries.lookups(people.case) == []
