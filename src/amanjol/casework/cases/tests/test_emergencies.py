"""Opening a restricted person alone for danger to life: by whom, for how long, and who is told and answers."""

from __future__ import annotations

import uuid
from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.casework.cases import queries, restricted, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.models import Opening, Purpose
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.restricting.actions import emergencies, restricting
from amanjol.casework.cases.tests.hostile import MARKUP, Met, arrived, door_of, form_of, meet, send, undone
from amanjol.casework.cases.tests.pages import verbs, written
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
DANGER, WORK = "/desk/cases/danger/", "/desk/cases/"
REASON = "Звонила сестра: её ищут с ножом"


@pytest.fixture(scope="module")
def _people(_case_cast: CaseCast) -> CaseCast:
    """Berk and Farida work on it, Dana may open it in danger to life, Selbi supervises and is not named."""
    for member in (
        _case_cast.keys.farida,
        join("Selbi Chinar", _case_cast.keys.cast.yyldyz, RoleKey.SUPERVISOR),
    ):
        client = unlocked(member.account)
        give(_case_cast.keys.berk, member)
        accept(client)
    keyring = keyring_of(_case_cast.keys.berk)
    named = {
        str(keyring.member.pk): Purpose.WORK,
        str(_case_cast.keys.farida.pk): Purpose.WORK,
        str(_case_cast.keys.cast.dana.pk): Purpose.EMERGENCY,
    }
    restricting.restrict(keyring=keyring, person=_case_cast.case.person, named=named)
    return _case_cast


@pytest.fixture
def people(_people: CaseCast, db: None) -> CaseCast:
    return deepcopy(_people)


def client_of(people: CaseCast, name: str) -> Client:
    return unlocked(people.keys.cast.yyldyz.members.get(account__name=name).account)


def path(people: CaseCast) -> str:
    return f"/desk/cases/{people.case.pk}/"


def declare(people: CaseCast, question: str = "Roza Amanova") -> Opening:
    page = people.keys.dana.post(DANGER, {"question": question, "reason": REASON})
    assert "Роза Аманова" in page.text
    assert path(people) in page.text
    assert page.text.index("Open to you now") < page.text.index(path(people))
    request_of(people.keys.dana)
    return Opening.objects.get()


def test_before_it_is_declared_nothing_is_found_and_no_page_opens(people: CaseCast) -> None:
    dana = people.keys.dana
    assert dana.get(path(people)).status_code == 404
    assert people.case.code not in dana.get("/desk/cases/?all").text
    assert search.find(keyring_of(dana), "Роза") == []
    page = dana.post(DANGER, {"question": "Roza", "reason": ""})
    assert "Роза" not in page.text
    assert Opening.objects.count() == 0


@pytest.mark.parametrize("question", ["Roza Amanova", "Роза", "code"])
def test_it_opens_alone_by_a_name_in_any_script_or_the_code(people: CaseCast, question: str) -> None:
    declare(people, people.case.code.lower() if question == "code" else question)
    page = people.keys.dana.get(path(people)).text
    assert "You opened this because a life is in danger." in page
    assert "Who may open this" not in page
    working.write_note(keyring=keyring_of(people.keys.dana), case=people.case, text="Полиция едет")
    assert written(people.keys.berk, people.case, Note)[-1].text == "Полиция едет"
    assert people.keys.dana.get(f"{path(people)}names/").status_code == 403
    with pytest.raises(PermissionDenied), transaction.atomic():
        restricting.lift(keyring=keyring_of(people.keys.dana), person=people.case.person)


def test_once_open_it_says_until_when_and_asks_for_nothing_more(people: CaseCast) -> None:
    page = people.keys.dana.post(DANGER, {"question": "Roza Amanova", "reason": REASON}).text
    request_of(people.keys.dana)
    until = timezone.localtime(Opening.objects.get().opened_at + restricted.OPEN_FOR)
    assert f"It is open to you until {until:%d.%m.%Y %H:%M}." in page
    assert "<textarea" not in page
    assert REASON not in page
    assert "<textarea" in people.keys.dana.post(DANGER, {"question": "Никто", "reason": REASON}).text


@pytest.mark.parametrize("question", ["Айгуль Серикова", "Б", "ABCDEF"])
def test_another_name_opens_nobody(people: CaseCast, question: str) -> None:
    page = people.keys.dana.post(DANGER, {"question": question, "reason": REASON}).text
    assert "Nobody whom you may open is written down under this." in page
    request_of(people.keys.dana)
    assert Opening.objects.count() == 0


def test_who_is_not_named_for_it_opens_nobody(people: CaseCast) -> None:
    for client in (people.keys.berk, client_of(people, "Selbi Chinar"), people.gul):
        page = client.post(DANGER, {"question": "Роза Аманова", "reason": REASON}).text
        assert "Nobody whom you may open is written down under this." in page
        with pytest.raises(PermissionDenied), transaction.atomic():
            emergencies.open_for_life(keyring=keyring_of(client), person=people.case.person, reason=REASON)


def test_after_twelve_hours_it_is_closed_again(people: CaseCast) -> None:
    declare(people)
    Opening.objects.update(opened_at=timezone.now() - restricted.OPEN_FOR)
    assert people.keys.dana.get(path(people)).status_code == 404
    assert search.find(keyring_of(people.keys.dana), "Роза") == []


def test_who_sits_beside_the_second_person_reads_nothing_of_it(people: CaseCast) -> None:
    opening = declare(people)
    selbi = client_of(people, "Selbi Chinar")
    for address in ("/desk/", WORK):
        assert f"{WORK}openings/{opening.pk}/" in selbi.get(address).text
    selbi.post(reverse("cases:discreet"))
    for address in ("/desk/", WORK):
        page = selbi.get(address).text
        assert f"{WORK}openings/{opening.pk}/" not in page
        assert "opened a restricted" not in page


def test_a_second_person_reads_the_reason_and_answers_once(people: CaseCast) -> None:
    opening = declare(people)
    address = f"{WORK}openings/{opening.pk}/"
    assert people.keys.dana.get(address).status_code == 404
    assert people.gul.get(address).status_code == 404
    selbi = client_of(people, "Selbi Chinar")
    assert address in selbi.get(WORK).text
    page = selbi.get(address).text
    assert REASON in page
    assert people.case.code not in page  # a supervisor who is not named learns not even that
    assert people.case.code in people.keys.berk.get(address).text
    assert "Роза" not in page
    assert "has-errors" in selbi.post(address, {"was_right": "maybe"}).text
    assert selbi.post(address, {"was_right": "yes"}).status_code == 302
    assert selbi.get(address).status_code == 404
    assert address not in people.keys.berk.get(WORK).text
    request_of(selbi)
    opening = Opening.objects.get()
    assert (opening.was_right, opening.escalated_at) == (True, None)
    emergencies.answer(keyring=keyring_of(people.keys.berk), opening=opening, was_right=False)
    assert Opening.objects.get().was_right is True


def test_the_person_can_read_later_who_opened_it_and_who_answered(people: CaseCast) -> None:
    opening = declare(people)
    people.keys.berk.post(f"{WORK}openings/{opening.pk}/", {"was_right": "no"})
    page = people.keys.berk.get(f"{path(people)}access/").text
    assert "opened this alone because a life was in danger" in page
    assert "did not say that opening it alone was right" in page
    assert "Dana" in page


def as_worker() -> None:
    """The worker has no session."""
    name_session("")
    assert Opening.objects.count() == 0


def mailed() -> set[str]:
    addresses = {message.to[0] for message in mail.outbox}
    for message in mail.outbox:
        assert not any(
            word in f"{message.subject} {message.body}" for word in ("Роза", "Аманова", "сестра", "Dana")
        )
    mail.outbox.clear()
    return addresses


def address_of(people: CaseCast, *names: str) -> set[str]:
    members = people.keys.cast.yyldyz.members.filter(account__name__in=names)
    return set(members.values_list("account__email", flat=True))


def test_others_are_told_at_once_and_an_unanswered_one_is_escalated_once(people: CaseCast) -> None:
    opening = declare(people)
    ids = [str(opening.organisation_id), str(opening.pk)]
    waiting = DBTaskResult.objects.values_list("task_path", "args_kwargs", "run_after")
    assert {(path.rpartition(".")[2], *given["args"], after - opening.opened_at) for path, given, after in waiting
            if after.year < 9000} == {("escalate_unanswered", *ids, restricted.OPEN_FOR)}  # fmt: skip
    assert ("tell", *ids) in {(path.rpartition(".")[2], *given["args"]) for path, given, _at_once in waiting}
    as_worker()
    emergencies.tell.call(*ids)
    others = ("Berk Chinar", "Farida Terek", "Selbi Chinar")
    assert mailed() == address_of(people, *others)
    emergencies.escalate_unanswered.call(*ids)
    emergencies.escalate_unanswered.call(*ids)
    addresses = mailed()
    administrators = {
        member.account.email for member in members_who_may("members.manage", opening.organisation_id)
    }
    assert addresses == address_of(people, *others)
    assert administrators
    assert not administrators & addresses  # who holds no keys does not learn that somebody is restricted
    assert "Nobody answered in time." in client_of(people, "Selbi Chinar").get(WORK).text
    assert verbs(people.keys.berk, "person.emergency") == ["person.emergency-escalated"]


def test_a_no_is_escalated_at_once_and_a_yes_never(people: CaseCast) -> None:
    opening = declare(people)
    ids = [str(opening.organisation_id), str(opening.pk)]
    emergencies.answer(keyring=keyring_of(people.keys.berk), opening=opening, was_right=False)
    as_worker()
    emergencies.tell.call(*ids)
    assert mailed() == set()
    assert emergencies.escalate_unanswered.call(*ids) > 0
    request_of(people.keys.berk)
    Opening.objects.update(was_right=True, escalated_at=None)
    as_worker()
    assert emergencies.escalate_unanswered.call(*ids) == 0


def test_an_answer_that_a_row_says_alone_silences_nobody(people: CaseCast) -> None:
    """As whoever writes rows: in a supervisor's name, and as if it had been told."""
    opening = declare(people)
    ids = [str(opening.organisation_id), str(opening.pk)]
    address, selbi = f"{WORK}openings/{opening.pk}/", client_of(people, "Selbi Chinar")
    request_of(people.keys.dana)
    with connection.cursor() as cursor:
        cursor.execute(
            "update cases_opening set was_right = true, answered_at = now(), escalated_at = now(), answered_by_id ="
            " (select m.id from organisations_member m join accounts_account a on a.id = m.account_id"
            " where a.name = 'Selbi Chinar') where id = %s",
            [opening.pk],
        )
        assert cursor.rowcount == 1
    assert all(address in selbi.get(page).text for page in (WORK, "/desk/"))
    assert REASON in selbi.get(address).text
    as_worker()
    emergencies.tell.call(*ids)
    assert address_of(people, "Selbi Chinar") <= mailed()
    assert emergencies.escalate_unanswered.call(*ids) > 0
    assert selbi.post(address, {"was_right": "yes"}).status_code == 302
    assert address not in selbi.get(WORK).text
    assert verbs(people.keys.berk, "person.emergency-confirmed") == ["person.emergency-confirmed"]


def test_an_answer_of_before_openings_stood_in_the_journal_is_believed(people: CaseCast) -> None:
    opening = declare(people)
    berk = keyring_of(people.keys.berk).member
    request_of(people.keys.berk)
    Opening.objects.update(was_right=True, answered_by=berk, answered_at=timezone.now())
    assert restricted.openings_for(berk)
    record(
        verb="person.emergency-confirmed", organisation=opening.organisation_id, actor=berk.account_id,
        subject=("person", opening.person_id),
    )  # fmt: skip
    assert restricted.openings_for(berk) == []


def test_a_planted_opening_lets_nobody_in(people: CaseCast) -> None:
    """Dana is named for danger alone, and writes neither a reason nor an entry."""
    request_of(people.keys.dana)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into cases_opening (id, organisation_id, person_id, member_id, opened_at, epoch, wrapped_key,"
            " schema, sealed) values (%s, %s, %s, %s, now(), 1, 'x', 1, 'x')",
            [uuid.uuid4(), people.case.organisation_id, people.case.person_id, people.keys.cast.dana.pk],
        )
    assert Opening.objects.count() == 1
    assert people.keys.dana.get(path(people)).status_code == 404
    assert search.find(keyring_of(people.keys.dana), "Роза") == []


def test_an_opening_whose_hour_is_moved_lasts_no_longer(people: CaseCast) -> None:
    opening, dana = declare(people), people.keys.cast.dana
    request_of(people.keys.dana)
    since = opening.opened_at + timedelta(hours=1)  # as thirteen hours later
    Opening.objects.update(opened_at=since + timedelta(hours=11))
    assert not queries.cases_open_to(dana.pk, dana.organisation_id, since).filter(pk=people.case.pk).exists()
    before = opening.opened_at - timedelta(hours=1)
    assert queries.cases_open_to(dana.pk, dana.organisation_id, before).filter(pk=people.case.pk).exists()


def test_the_reason_moves_to_new_keys(people: CaseCast) -> None:
    opening = declare(people)
    request_of(people.keys.berk)
    organisations.remove_member(member=people.keys.farida, by=None)
    keyring = keyring_of(people.keys.berk)
    assert keyring.epoch.number == 2
    moved = Opening.objects.get(pk=opening.pk)
    assert moved.epoch == 2
    assert sealing.open_reason(moved, keyring).text == REASON


def test_a_hostile_reason_is_kept_whole_or_not_at_all(people: CaseCast) -> None:
    """All 1,000 meet the form in `test_hostile_input`; here those sent to the page are about somebody."""
    good = {"question": people.case.code, "reason": REASON}
    met = meet(door_of(form_of(people.keys.dana, DANGER, good)), good)
    about_her = [typed for typed, _form in met.taken if typed["question"] == people.case.code]
    whole = Met(good, [(typed, None) for typed in about_her], met.refused)
    for typed in whole.sent_and_taken + whole.sent_and_refused:
        with undone():
            page = send(people.keys.dana, DANGER, typed)
            assert page.status_code == 200
            assert MARKUP not in page.text
            request_of(people.keys.berk)
            reasons = [
                sealing.open_reason(row, keyring_of(people.keys.berk)).text for row in Opening.objects.all()
            ]
            assert reasons == ([] if typed in met.refused else [arrived(typed["reason"])])
            assert bool(reasons) == (path(people) in page.text)
            for row in Opening.objects.all():
                assert MARKUP not in people.keys.berk.get(f"{WORK}openings/{row.pk}/").text


def test_the_pages_are_all_russian(people: CaseCast) -> None:
    opening = declare(people)
    berk, dana = people.keys.berk, people.keys.dana
    for client, where in (
        (berk, WORK),
        (berk, f"{WORK}openings/{opening.pk}/"),
        (berk, f"{path(people)}names/"),
        (berk, f"{path(people)}access/"),
        (dana, path(people)),
    ):
        client.get(WORK)  # what was said in English until now
        client.cookies["language"] = "ru"
        page = client.get(where).text
        assert '<html lang="ru"' in page
        assert english(page) <= {"Selbi"}, where


def test_who_was_signed_out_is_led_back_to_the_question_or_the_list() -> None:
    pk = uuid.uuid4()
    asked, newcomer = reverse("cases:answer_opening", args=[pk]), reverse("cases:seen", args=[pk])
    for address, back in ((asked, asked), (newcomer, reverse("cases:work"))):
        assert Client().post(address, {})["Location"] == f"/account/sign-in/?next={back}"
