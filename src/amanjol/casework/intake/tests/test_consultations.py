"""Somebody asks for advice: written down, called back, done; and some of it becomes a case."""

from __future__ import annotations

import html
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import NEXT
from amanjol.casework.cases.tests.pages import opened_person, verbs, written
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.models import Consultation, Progress
from amanjol.casework.intake.records import Concern, ConsultationRecord, ContactMode
from amanjol.casework.intake.tests.intake_cast import ASKED, IntakeCast, write
from amanjol.casework.intake.views import consultations as views
from amanjol.casework.standards.interview.openings import packaged_openings
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Subject
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db
LIST = "/desk/consultations/"
WHOLE = ConsultationRecord(
    Concern.UNPAID_WAGES,
    ContactMode.TELEPHONE,
    ASKED["asked"],
    ASKED["advised"],
    ASKED["name"],
    ASKED["telephone"],
)


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def page_of(people: IntakeCast, way: str = "") -> str:
    return f"{LIST}{people.consultation.pk}/{way}"


def kept(people: IntakeCast) -> tuple[Consultation, ConsultationRecord]:
    keyring = keyring_of(people.dana)
    row = Consultation.objects.get(pk=people.consultation.pk)
    return row, sealing.open_consultation(row, keyring)


def test_what_is_written_down_is_read_whole_by_a_colleague(people: IntakeCast) -> None:
    response = people.berk.post(f"{LIST}new/", ASKED)
    assert response.headers["Location"] == LIST
    keyring = keyring_of(people.dana)
    row = Consultation.objects.exclude(pk=people.consultation.pk).get()
    assert sealing.open_consultation(row, keyring) == replace(WHOLE, next_on=row.next_on, acts=1)
    assert (row.state, row.next_on) == (Progress.OPEN, NEXT.next_step_on)
    assert row.month == timezone.localdate().replace(day=1)
    page = html.unescape(people.dana.get(f"{LIST}{row.pk}/").text)
    assert all(ASKED[name] in page for name in ("asked", "advised", "name", "telephone", "next_on"))


def test_a_new_one_says_what_to_say_first_in_the_language_of_who_asks(people: IntakeCast) -> None:
    page = html.unescape(people.berk.get(f"{LIST}new/").text)
    words = packaged_openings().consultation
    assert words.en in page
    assert all(words.in_language(code) in page for code in ("uz", "kk", "ky", "tk"))
    assert "no native speaker has read these words yet" in page
    assert words.en not in html.unescape(people.berk.get(page_of(people)).text)


def test_nobody_has_to_say_a_name(people: IntakeCast) -> None:
    typed = {name: ASKED[name] for name in ("kind", "way", "asked")}
    assert people.berk.post(f"{LIST}new/", typed).status_code == 302
    for name in typed:
        assert people.berk.post(f"{LIST}new/", typed | {name: ""}).status_code == 200
    request_of(people.berk)
    assert Consultation.objects.count() == 2


def test_it_is_changed_and_each_act_is_journalled(people: IntakeCast) -> None:
    people.dana.post(page_of(people), ASKED | {"advised": "Написать жалобу", "next_on": ""})
    row, record = kept(people)
    assert (record.advised, record.asked, row.next_on) == ("Написать жалобу", ASKED["asked"], None)
    people.berk.post(page_of(people, "done/"))
    row, record = kept(people)
    assert (row.state, record.advised) == (Progress.DONE, "Написать жалобу")
    people.berk.post(page_of(people, "again/"))
    assert kept(people)[0].state == Progress.OPEN
    assert verbs(people.berk, "consultation.") == [
        f"consultation.{act}" for act in ("created", "opened", "changed", "done", "resumed")
    ]
    counted = [entry.details for entry in queries.consultation_timeline(row) if entry.details]
    assert counted == [{"acts": number} for number in (4, 3, 2, 1)]


def test_what_is_done_takes_nothing(people: IntakeCast) -> None:
    people.berk.post(page_of(people, "done/"))
    before = kept(people)
    for way, typed in (
        ("", ASKED | {"asked": "Другое"}),
        ("done/", {}),
        ("case/", {"names": "А", "next_step": "Б"}),
    ):
        assert people.berk.post(page_of(people, way), typed).headers["Location"] == page_of(people)
    assert kept(people)[1] == before[1]
    assert Case.objects.count() == 1
    page = html.unescape(people.berk.get(page_of(people)).text)
    assert ASKED["asked"] in page
    assert "Open a case" not in page


def test_it_becomes_a_case_by_the_form_of_every_case(people: IntakeCast) -> None:
    page = html.unescape(people.berk.get(page_of(people, "case/")).text)
    note = f"Unpaid wages. Telephone.\n{ASKED['asked']}\nWhat was advised: {ASKED['advised']}"
    assert all(text in page for text in (note, ASKED["name"], ASKED["telephone"]))
    typed = {"names": ASKED["name"], "telephone": ASKED["telephone"], "note": note, "next_step": "Юрист"}
    response = people.berk.post(page_of(people, "case/"), typed)
    case = Case.objects.get(pk=response.headers["Location"].split("/")[-2])
    assert opened_person(people.dana, case).name == ASKED["name"]
    assert written(people.dana, case, Note)[0].text == note
    row, record = kept(people)
    assert (row.state, row.next_on, record.case) == (Progress.DONE, None, str(case.pk))
    assert f"/desk/cases/{case.pk}/" in people.dana.get(page_of(people)).text
    assert "case.from-consultation" in verbs(people.berk)
    assert f'href="{page_of(people)}"' in people.dana.get(f"/desk/cases/{case.pk}/").text
    people.berk.post(page_of(people, "again/"))  # it is the case that goes on
    assert kept(people)[0].state == Progress.DONE


def test_the_list_begins_with_what_is_due_and_works_while_locked(people: IntakeCast) -> None:
    today = timezone.localdate()
    days: tuple[Any, ...] = (today + timedelta(days=9), today - timedelta(days=1), "", today)
    rows = [write(people.berk, next_on=str(day), name=f"Имя{number}") for number, day in enumerate(days)]
    people.berk.post(page_of(people, "done/"))
    page = people.berk.get(LIST).text
    places = [page.index(f"Имя{number}") for number in (1, 3, 0, 2)]
    assert places == sorted(places)
    assert page.index("To call back") < places[0] < places[1] < page.index(">Open<") < places[2]
    people.berk.post("/account/lock/")
    page = people.berk.get(LIST).text
    assert [row.code in page for row in rows] == [True] * 4
    assert "Имя" not in page
    assert "Unpaid" not in page
    assert queries.due_consultations(people.cases.keys.cast.berk, today).count() == 2


def test_acts_are_refused_for_the_consultation_of_another_organisation(people: IntakeCast) -> None:
    foreign, row = keyring_of(people.cases.gul), people.consultation
    for act in (
        lambda: consulting.open_consultation(keyring=foreign, consultation=row),
        lambda: consulting.change_consultation(
            keyring=foreign, consultation=row, contents=WHOLE, next_on=None
        ),
        lambda: consulting.finish(keyring=foreign, consultation=row),
        lambda: consulting.resume(keyring=foreign, consultation=row),
        lambda: consulting.become_case(keyring=foreign, consultation=row, case=people.cases.case),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()
    stray = Consultation(
        organisation=people.yyldyz, month=row.month, epoch=1, schema=1, wrapped_key=b"x", sealed=b"x"
    )
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        stray.save(force_insert=True)


def test_the_database_keeps_the_month_alone_and_no_day_for_what_is_done(people: IntakeCast) -> None:
    request_of(people.berk)
    rows = Consultation.objects.filter(pk=people.consultation.pk)
    for changed in ({"month": date(2026, 11, 2)}, {"state": Progress.DONE}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changed)


def test_three_rows_take_as_many_queries_as_one(people: IntakeCast) -> None:
    counted = []
    for _number in range(2):
        people.berk.get(LIST)
        with QueriesOfPage(connection) as queries:
            page = people.berk.get(LIST).text
        counted.append((len(queries), page.count("case-link")))
        write(people.berk)
        write(people.berk)
    assert counted[0][0] == counted[1][0]
    assert [rows for _queries, rows in counted] == [1, 3]


def test_who_saw_the_name_in_a_list_or_found_it_stands_on_its_page(people: IntakeCast) -> None:
    write(people.berk, name="")  # nobody's name
    for _time in range(2):
        people.dana.get(LIST)
    people.dana.post("/desk/cases/find/", {"question": "Огульджан"})
    request_of(people.dana)
    seen = Subject.objects.filter(kind="consultation").values_list("entry__verb", "subject_id")
    assert sorted(seen) == [
        ("consultation.listed", people.consultation.pk),
        ("person.searched", people.consultation.pk),
    ]
    page = " ".join(people.berk.get(page_of(people)).text.split())
    assert "<strong>saw a list of consultations with names</strong>" in page
    assert "1 time, 1 member: Dana Chinar" in page


def test_the_day_on_which_somebody_asked_goes_along_into_the_case(people: IntakeCast) -> None:
    today = timezone.localdate()
    on = today - timedelta(12)
    later = people.berk.post(f"{LIST}new/", ASKED | {"happened_on": str(today + timedelta(1))})
    assert "Choose today or an earlier day" in later.text
    assert people.berk.post(page_of(people), ASKED | {"happened_on": str(on)}).status_code == 302
    assert kept(people)[1].happened_on == on
    page = people.dana.get(page_of(people)).text
    assert f"It was on {on:%d.%m.%Y}, entered on {today:%d.%m.%Y}." in page
    assert people.berk.get(page_of(people, "case/")).context["form"].initial["happened_on"] == str(on)


def test_many_stand_on_pages_and_only_what_stands_there_is_opened(
    people: IntakeCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "OPEN_A_PAGE", 2)
    for number in range(3):
        people.berk.post(f"{LIST}new/", ASKED | {"name": f"Вымышленная {number}"})
    first, second = people.berk.get(LIST).text, people.berk.get(f"{LIST}?page=2").text
    there = [[f"Вымышленная {number}" in page for number in range(3)] for page in (first, second)]
    assert {sum(of_page) for of_page in there} == {1, 2}  # with the one that was there before
    assert [before or after for before, after in zip(*there, strict=True)] == [True] * 3
    assert "Page 1 of 2" in first
    assert "Done</h2>" not in first
    request_of(people.berk)
    assert Subject.objects.filter(kind="consultation").count() == 4
