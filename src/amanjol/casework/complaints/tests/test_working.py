"""What a receiver does: reads, writes steps, answers, passes on, hands over, takes it from whoever is accused."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from amanjol.casework.complaints import codes, queries, rules, sealing, witnesses
from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.models import Complaint, Seal, State
from amanjol.casework.complaints.records import AgeGroup, StepKind
from amanjol.casework.complaints.tests import complaint_cast
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    TYPED,
    ComplaintCast,
    complain,
    hidden_in,
    name_dana,
    opened,
    overdue_at,
    seen_by,
)
from amanjol.casework.complaints.views import waiting as waiting_list
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    import uuid
    from datetime import date

    from django.test import Client

    from amanjol.casework.complaints.records import Letter

pytestmark = pytest.mark.django_db
LIST = "/desk/complaints/"


def where(pk: uuid.UUID, way: str = "") -> str:
    return f"{LIST}{pk}/{way}"


def act(client: Client, pk: uuid.UUID, way: str, **typed: str) -> Any:
    return client.post(where(pk, way), hidden_in(client.get(where(pk)).text) | typed)


def test_the_list_shows_what_waits_since_when_and_no_word(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    page = people.at["gunesh"].get(LIST).text
    assert str(pk)[:6].upper() in page
    assert "<span>today</span" in page
    assert f"{TODAY + timedelta(packaged_complaints().answer_days):%d.%m.%Y}" in page
    assert "Охранник" not in page
    for name in ("dana", "maya"):
        assert str(pk)[:6].upper() not in people.at[name].get(LIST).text


def test_many_that_wait_stand_on_pages_what_is_due_first_before(
    people: ComplaintCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting_list, "OPEN_A_PAGE", 2)
    waiting = [str(complain(people)[0])[:6].upper() for _number in range(3)]
    pages = [people.at["berk"].get(f"{LIST}?page={number}").text for number in (1, 2)]
    assert [page.count("case-link") for page in pages] == [2, 1]
    assert all(any(code in page for page in pages) for code in waiting)
    assert "page=2" in pages[0]
    assert "Due sooner" in pages[1]


def test_who_reads_it_sees_every_word_and_nobody_else_finds_it(people: ComplaintCast) -> None:
    pk, _road = complain(people, name="Джумагуль", reach="")
    page = html.unescape(people.at["gunesh"].get(where(pk)).text)
    for text in (
        "Охранник кричал",
        "Джумагуль",
        "Somebody who guards",
        "How I was spoken to",
        "agreed that it goes",
    ):
        assert text in page
    for name in ("dana", "maya"):
        assert people.at[name].get(where(pk)).status_code == 404
        assert people.at[name].post(where(pk, "answer/"), {"number": "1", "words": "x"}).status_code == 404


def test_reading_it_first_is_a_step_and_reading_again_none(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    for name in ("berk", "gunesh", "berk"):
        opened(people.at[name], pk)
    record = opened(people.at["gunesh"], pk).record
    assert [step.kind for step in record.steps] == [StepKind.OPENED]
    assert Complaint.objects.get(pk=pk).state == "open"


def test_each_change_takes_new_seals_and_a_new_key(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    berk = people.at["berk"]
    opened(berk, pk)
    before = Complaint.objects.get(pk=pk), Seal.objects.get(complaint=pk)
    act(berk, pk, "step/", words="Опросили охрану")
    request_of(berk)
    after = Complaint.objects.get(pk=pk), Seal.objects.get(complaint=pk)
    assert bytes(before[0].sealed) != bytes(after[0].sealed)
    assert bytes(before[1].sealed or b"") != bytes(after[1].sealed or b"")
    assert opened(people.at["gunesh"], pk).record.steps[-1].words == "Опросили охрану"


def test_without_a_yes_only_danger_passes_it_on(people: ComplaintCast) -> None:
    pk, _road = complain(people, goes_further=False)
    berk = people.at["berk"]
    page = act(berk, pk, "pass-on/", words="Прокурору").text
    assert "did not agree that it goes further. Without danger" in page
    with pytest.raises(working.NotAllowed):
        working.pass_on(opened=opened(berk, pk), words="x", in_danger=False)
    assert act(berk, pk, "pass-on/", words="В скорую", in_danger="on").status_code == 302
    assert opened(berk, pk).record.was_passed_on
    agreed, _road = complain(people)
    assert act(berk, agreed, "pass-on/", words="Директору").status_code == 302


def test_a_child_s_is_ended_only_after_it_was_passed_on(people: ComplaintCast) -> None:
    pk, _road = complain(people, age=AgeGroup.CHILD)
    berk = people.at["berk"]
    assert "A child wrote this" in berk.get(where(pk)).text
    assert where(pk, "end/") not in berk.get(where(pk)).text
    assert act(berk, pk, "end/", words="Готово").status_code == 302
    assert Complaint.objects.get(pk=pk).state == "open"
    act(berk, pk, "pass-on/", words="Органам защиты детей")
    act(berk, pk, "end/", words="Готово")
    request_of(berk)
    assert Complaint.objects.get(pk=pk).state == "done"


def test_handed_over_it_is_read_by_the_other_and_no_more_by_oneself(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    berk, gunesh = people.at["berk"], people.at["gunesh"]
    assert act(berk, pk, "hand-over/", **{"over-person": str(people.gunesh.account_id)}).status_code == 302
    assert not seen_by(berk)
    with pytest.raises(PermissionDenied):
        opened(berk, pk)
    record = opened(gunesh, pk).record
    assert record.readers == (str(people.gunesh.account_id),)
    assert record.steps[-1].kind is StepKind.HANDED_OVER


def test_it_is_handed_to_nobody_who_is_accused(people: ComplaintCast) -> None:
    pk, _road = complain(people, name="Gunesh")
    berk = people.at["berk"]
    row = opened(berk, pk)
    assert not working.may_take_over(row)
    with pytest.raises(working.NotAllowed):
        working.hand_over(opened=row, to=people.gunesh.account_id)
    assert act(berk, pk, "hand-over/", **{"over-person": str(people.gunesh.account_id)}).status_code == 200
    assert not seen_by(people.at["gunesh"])


def test_whoever_turns_out_accused_opens_nothing_of_what_comes(people: ComplaintCast) -> None:
    name_dana(people)
    pk, _road = complain(people)
    berk, gunesh = people.at["berk"], people.at["gunesh"]
    opened(gunesh, pk)
    assert act(berk, pk, "take-from/", **{"from-person": str(people.gunesh.account_id)}).status_code == 302
    assert not seen_by(gunesh)
    act(berk, pk, "step/", words="Речь о психологе")
    assert not seen_by(gunesh)
    row = opened(berk, pk)
    assert [person.member for person in working.may_take_over(row)] == [people.keys.cast.dana]
    with pytest.raises(working.NotAllowed):
        working.take_from(opened=row, whom=people.keys.cast.berk.account_id)  # oneself: nobody would be left


def test_a_supervisor_who_turns_out_accused_counts_it_no_more(people: ComplaintCast) -> None:
    """Ogul supervises too, and goes on counting it."""
    ogul = join("Ogul Terek", people.yyldyz, RoleKey.SUPERVISOR)
    people.at["ogul"] = unlocked(ogul.account)
    pk, _road = complain(people)
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    dana = people.keys.cast.dana
    with patch.object(complaint_cast, "TODAY", later):
        assert [overdue_at(people.at[name]) for name in ("dana", "ogul", "maya")] == [1, 1, 0]
        act(people.at["berk"], pk, "take-from/", **{"from-person": str(dana.account_id)})
        assert [overdue_at(people.at[name]) for name in ("dana", "ogul", "maya")] == [0, 1, 0]


def test_what_is_overdue_reaches_a_supervisor_as_a_number_alone(people: ComplaintCast) -> None:
    complain(people)
    complain(people, name="Dana")
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    assert "overdue" not in people.at["dana"].get(LIST).text
    with patch.object(timezone, "localdate", lambda *_: later):
        page = people.at["dana"].get(LIST).text
        assert "1 complaint is overdue" in page
        assert "Waiting for you" not in page
    request_of(people.at["dana"])
    assert set(Seal.objects.values_list("sealed", flat=True)) == {None}


def test_a_child_s_goes_on_waiting_until_it_was_passed_on(people: ComplaintCast) -> None:
    """Whoever wrote it has the answer; who reads it, and after its day a supervisor, has it before them as before."""
    code = codes.new_code()
    pk, _road = complain(people, code, age=AgeGroup.CHILD)
    berk, dana = people.at["berk"], people.at["dana"]
    act(berk, pk, "answer/", words="Мы тебя слышим")
    page = berk.get(LIST).text
    assert where(pk) in page.split("Waiting for you", 1)[1].split("</section>", 1)[0]
    page = " ".join(berk.get(where(pk)).text.split())
    assert "passed on to nobody yet" in page
    assert "pass it on by" in page
    assert "answer by" not in page
    assert told(people, code).state == State.ANSWERED
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    with patch.object(complaint_cast, "TODAY", later):
        assert overdue_at(dana) == 1
        assert [waiting_for(people.at[name], later) for name in ("gunesh", "dana")] == [1, 1]
        act(berk, pk, "pass-on/", words="Органу опеки")
        assert overdue_at(dana) == 0
        assert [waiting_for(people.at[name], later) for name in ("gunesh", "dana")] == [0, 0]
    opened_now = opened(berk, pk)
    assert (opened_now.row.state, opened_now.is_proven, opened_now.is_doubtful) == (
        State.ANSWERED,
        True,
        False,
    )


def test_one_that_was_sealed_as_answered_before_is_as_true_as_it_was(
    people: ComplaintCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, an answer was the end of the waiting of a child's, too."""
    pk, _road = complain(people, age=AgeGroup.CHILD)
    with monkeypatch.context() as before:
        before.setattr(rules, "state_of", rules.said_state)
        act(people.at["berk"], pk, "answer/", words="Ответ")
    row = opened(people.at["gunesh"], pk)
    assert (row.row.state, row.is_proven, row.is_doubtful) == (State.ANSWERED, True, False)
    row = working.add_step(opened=row, words="Ещё никому не передали")
    assert row.row.state == State.OPEN
    assert witnesses.is_complaint(row.row)


def test_what_was_answered_is_counted_again_until_it_is_ended(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    berk, texts = people.at["berk"], packaged_complaints()
    act(berk, pk, "answer/", words="Ответ")
    day = TODAY + timedelta(texts.answer_days + texts.end_days)
    assert f"end it by {day:%d.%m.%Y}" in " ".join(berk.get(where(pk)).text.split())
    section = berk.get(LIST).text.split("Answered, not ended yet", 1)[1].split("</section>", 1)[0]
    assert where(pk) in section
    assert "waiting" not in section
    assert waiting_for(berk, day) == 0
    after = day + timedelta(1)
    assert [waiting_for(people.at[name], after) for name in ("berk", "gunesh", "dana")] == [1, 1, 0]
    with patch.object(timezone, "localdate", lambda value=None, *_: after if value is None else TODAY):
        assert (
            "waiting" in berk.get(LIST).text.split("Answered, not ended yet", 1)[1].split("</section>", 1)[0]
        )
    act(berk, pk, "end/", words="Всё")
    assert waiting_for(berk, after) == 0
    assert "Answered, not ended yet" not in berk.get(LIST).text


def told(people: ComplaintCast, code: str) -> Letter:
    """What whoever has the code reads."""
    name_session(None)
    box = queries.letterbox(codes.name_of(code))
    assert box is not None
    letter = sealing.open_letter(box, codes.keys_of(code))
    request_of(people.at["berk"])
    return letter


def waiting_for(client: Client, on: date) -> int:
    """What the menu counts on that day."""
    member = member_of(request_of(client).user)
    assert member is not None
    return queries.waiting(member, on).count()


def test_an_answer_ends_the_waiting(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    act(people.at["berk"], pk, "answer/", words="Ответ")
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    with patch.object(complaint_cast, "TODAY", later):
        assert overdue_at(people.at["dana"]) == 0
    member = member_of(request_of(people.at["gunesh"]).user)
    assert member is not None
    assert not queries.waiting(member, TODAY).count()


def test_two_who_write_at_once_do_not_overwrite_each_other(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    berk, gunesh = people.at["berk"], people.at["gunesh"]
    mine = hidden_in(berk.get(where(pk)).text)
    act(gunesh, pk, "step/", words="Первое")
    page = berk.post(where(pk, "step/"), mine | {"words": "Второе"}, follow=True).text
    assert "Somebody else has written here meanwhile" in page
    assert [step.words for step in opened(berk, pk).record.steps] == ["", "Первое"]


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        ("step/", {"words": "Сделано"}),
        ("pass-on/", {"words": "Кому"}),
        ("answer/", {"words": "Ответ"}),
        ("end/", {"words": "Конец"}),
    ],
)
def test_each_form_acts_once(people: ComplaintCast, way: str, typed: dict[str, str]) -> None:
    pk, _road = complain(people)
    berk = people.at["berk"]
    token = tokens.new_token()
    typed |= hidden_in(berk.get(where(pk)).text)
    assert press(berk, where(pk, way), typed, token).status_code == 302
    again = press(berk, where(pk, way), typed, token)
    assert again.headers["Location"] == where(pk)
    assert opened(berk, pk).record.number == 2


def test_paper_is_typed_in_and_not_read_by_whoever_typed(people: ComplaintCast) -> None:
    """Dana supervises and is no receiver."""
    dana = people.at["dana"]
    page = dana.get(f"{LIST}new/").text
    assert 'value="code"' not in page
    response = dana.post(f"{LIST}new/", TYPED | hidden_in(page) | {"reply": "none"}, follow=True)
    assert "Destroy the paper now" in response.text
    assert "Охранник" not in response.text
    assert not seen_by(dana)
    (row,) = seen_by(people.at["gunesh"])
    page = people.at["gunesh"].get(where(row.pk)).text
    assert "typed in from paper" in page
    refused = dana.post(f"{LIST}new/", TYPED | hidden_in(dana.get(f"{LIST}new/").text)).text
    assert "Choose one of these." in refused  # no code on paper


def test_paper_for_the_second_organisation_names_nobody_who_typed(people: ComplaintCast) -> None:
    """Neither on its page nor in the journal of Gul: who typed it works with the accused."""
    dana = people.at["dana"]
    for subject in ("treatment", "staff-abuse"):
        typed = TYPED | {"reply": "none", "subject": subject} | hidden_in(dana.get(f"{LIST}new/").text)
        assert dana.post(f"{LIST}new/", typed).status_code == 302
    assert len(seen_by(people.at["maya"])) == 1
    assert arrivals_at(people.at["maya"]) == [None]
    assert arrivals_at(dana) == [people.keys.cast.dana.account_id]  # of the own one it is known here


def arrivals_at(client: Client) -> list[uuid.UUID | None]:
    """Who stands in the journal of this organisation as who brought a complaint."""
    member = member_of(request_of(client).user)
    assert member is not None
    entries = Entry.objects.filter(verb="complaint.arrived", organisation_id=member.organisation_id)
    return list(entries.values_list("actor_id", flat=True))


def test_three_take_as_many_queries_as_one(people: ComplaintCast) -> None:
    counted = []
    for _number in range(2):
        complain(people)
        people.at["berk"].get(LIST)
        with QueriesOfPage(connection) as made_queries:
            page = people.at["berk"].get(LIST).text
        counted.append((len(made_queries), page.count("case-link")))
        complain(people)
    assert [rows for _queries, rows in counted] == [1, 3]
    assert counted[0][0] == counted[1][0]
