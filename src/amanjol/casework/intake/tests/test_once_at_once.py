"""Two presses at the same moment, as a double press of the mouse sends them: with real transactions."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case, CaseItem, Person
from amanjol.casework.cases.tests.pages import NEW, opened, opened_person, path
from amanjol.casework.intake.models import Consultation, Sending
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED, IntakeCast, create_intake_cast
from amanjol.casework.intake.tests.pages import BY_NAME
from amanjol.foundation.once import tokens
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.once.tests.pressing import form_of, press
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import canonical
from amanjol.foundation.web import transactions

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = pytest.mark.usefixtures("fresh_database")
PRESSES = 3


def at_once(*presses: Callable[[], Response]) -> list[Response]:
    """All begin at the same moment, each on a connection of its own."""
    begin = Barrier(len(presses))

    def run(send: Callable[[], Response]) -> Response:
        try:
            begin.wait()
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as threads:
        return list(threads.map(run, presses))


def pressed_at_once(client: Client, where: str, typed: dict[str, Any]) -> None:
    """One acts, and the others are led where it led."""
    token = tokens.new_token()
    answers = at_once(*[lambda: press(client, where, typed, token)] * PRESSES)
    assert sorted(answer.status_code for answer in answers) == [302] + [303] * (PRESSES - 1)
    assert len({answer.headers["Location"] for answer in answers}) == 1


def committed() -> IntakeCast:
    with transaction.atomic():
        return create_intake_cast()


def count(client: Client, of: Any) -> int:
    with transaction.atomic():
        request_of(client)
        return int(of.count())


def test_each_act_that_is_pressed_several_times_at_once_is_done_once() -> None:
    people = committed()
    berk, case = people.berk, people.cases.case
    pressed_at_once(berk, "/desk/cases/new/", NEW)
    assert count(berk, Case.objects) == count(berk, Person.objects) == 2
    notes = CaseItem.objects.filter(case=case, kind="note")
    before = count(berk, notes)
    pressed_at_once(berk, path("note", case), {"text": "Звонила сестра"})
    assert count(berk, notes) == before + 1
    pressed_at_once(berk, BY_NAME["new_consultation"].path(), ASKED)
    assert count(berk, Consultation.objects) == 2
    pressed_at_once(people.officer, BY_NAME["report"].path(), TYPED | {"recipient": str(people.yyldyz.pk)})
    assert count(people.officer, Sending.objects) == 2
    assert count(berk, SentForm.objects) == 3


def test_two_tabs_that_save_at_the_same_moment_never_both_pass() -> None:
    """One sees what the other saved: its row was locked before the values of now were read."""
    people = committed()
    berk, case = people.berk, people.cases.case
    stored: dict[str, Callable[[], str]] = {
        "never": lambda: opened_person(berk, case).contact.never,
        "next_step": lambda: opened(berk, case).next_step,
    }
    for name, field in (("person", "never"), ("plan", "next_step")):
        where = path(name, case)
        page = berk.get(where).text
        typed = [form_of(page, field).but(**{field: words}) for words in ("ПЕРВАЯ", "ВТОРАЯ")]
        for form in typed:
            form[tokens.FIELD] = tokens.new_token()
        answers = at_once(*[lambda form=form, where=where: berk.post(where, form) for form in typed])
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        refused = next(answer for answer in answers if answer.status_code == 200)
        with transaction.atomic():
            assert stored[field]() in {"ПЕРВАЯ", "ВТОРАЯ"}
            assert stored[field]() in refused.text
        assert "Now stands here" in refused.text


def test_a_press_that_breaks_spends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is undone, the row too; the next press acts."""
    people, token = committed(), tokens.new_token()
    where, typed = path("note", people.cases.case), {"text": "Звонила сестра"}
    people.berk.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(working, "record_act", _break)
        assert press(people.berk, where, typed, token).status_code == 500
    assert count(people.berk, SentForm.objects) == 0
    assert press(people.berk, where, typed, token).status_code == 302


def _break(*_: Any, **__: Any) -> None:
    raise ZeroDivisionError


def test_a_press_that_lets_go_of_its_row_in_the_middle_acts_once_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """It commits a count before something slow, and with it a row that says nothing; another press acts just then."""
    people, token = committed(), tokens.new_token()
    where, typed, case = path("note", people.cases.case), {"text": "Звонила сестра"}, people.cases.case
    write_note, others = working.write_note, list[Any]()

    def slow(**given: Any) -> None:
        if others:
            write_note(**given)
            return
        others.append(None)
        current = transactions._current.get()
        assert current is not None
        current._at_begin.insert(
            0, lambda: others.extend(at_once(lambda: press(people.berk, where, typed, token)))
        )
        transactions.keep_so_far()
        write_note(**given)

    monkeypatch.setattr(working, "write_note", slow)
    notes = CaseItem.objects.filter(case=case, kind="note")
    before = count(people.berk, notes)
    answer = press(people.berk, where, typed, token)
    assert (answer.status_code, others[1].status_code) == (303, 302)
    assert answer.headers["Location"] == others[1].headers["Location"]
    assert count(people.berk, notes) == before + 1


def test_a_press_that_waited_for_one_that_came_to_nothing_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has committed its row, and gives it back: that is no form that acted, of which nobody knows what."""
    people, token = committed(), tokens.new_token()
    where, typed, case = path("note", people.cases.case), {"text": "Звонила сестра"}, people.cases.case
    write_note = working.write_note
    others: list[Future[Response]] = []

    def run() -> Response:
        try:
            return press(people.berk, where, typed, token)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:

        def full(**given: Any) -> None:
            if others:
                write_note(**given)
                return
            transactions.keep_so_far()
            others.append(threads.submit(run))
            wait_for_a_waiting_one()
            raise canonical.TooLarge("It is full.")

        monkeypatch.setattr(working, "write_note", full)
        notes = CaseItem.objects.filter(case=case, kind="note")
        before = count(people.berk, notes)
        assert press(people.berk, where, typed, token).status_code == 200
        assert others[0].result().status_code == 302
    assert count(people.berk, notes) == before + 1


def wait_for_a_waiting_one() -> None:
    """Until another transaction waits for a lock, ten seconds at most."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from pg_locks where not granted)")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waits.")
