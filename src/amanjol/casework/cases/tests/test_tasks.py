"""Tasks of a case: who, by when, done.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case, Task
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tasks import actions
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.tasks.queries import tasks_of, to_do_in
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.cases.tests.test_restricted import farida_of, me, restrict
from amanjol.casework.desk.days import near
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.once.tests.pressing import form_of
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import give, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tasks.queries import CaseTasks

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 3)


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def tasks(client: Client, case: Case) -> CaseTasks:
    keyring = keyring_of(client)
    return tasks_of(Case.objects.get(pk=case.pk), keyring, timezone.localdate())


def texts(client: Client, case: Case) -> list[str]:
    return [task.record.text for task in tasks(client, case).to_do]


def write(people: CaseCast, text: str = "Найти врача", **sent: str) -> Task:
    answer = people.keys.berk.post(path("write_task", people.case), {"text": text} | sent)
    assert answer["Location"] == f"{path('case', people.case)}#tasks"
    return next(task.row for task in tasks(people.keys.berk, people.case).to_do if task.record.text == text)


def test_a_task_is_one_line_and_one_press_and_stands_on_the_case(people: CaseCast) -> None:
    dana = people.keys.cast.dana
    write(people, "Найти врача", member=str(dana.pk), due_on=str(DAY))
    write(people, "Позвонить в посольство")
    request_of(people.keys.berk)
    page = people.keys.berk.get(path("case", people.case)).text
    assert "Найти врача" in page
    assert near(DAY, timezone.localdate()) in page
    assert dana.account.name in page
    assert texts(people.keys.dana, people.case) == ["Найти врача", "Позвонить в посольство"]
    assert verbs(people.keys.berk).count("case.task-written") == 2


def test_what_is_to_be_done_lies_sealed(people: CaseCast) -> None:
    row = write(people)
    assert "врача".encode() not in bytes(row.sealed)
    assert "врача" not in repr(Task.objects.values().get())


def test_done_with_one_press_with_what_came_of_it_and_taken_up_again(people: CaseCast) -> None:
    row = write(people)
    done = {"task": str(row.pk), "outcome": "Приём в среду"}
    assert people.keys.dana.post(path("task_done", people.case), done).status_code == 302
    assert (
        people.keys.dana.post(path("task_done", people.case), done | {"outcome": "иное"}).status_code == 302
    )
    (task,) = tasks(people.keys.berk, people.case).done
    assert (task.record.outcome, task.record.done_by) == (
        "Приём в среду",
        keyring_of(people.keys.dana).person,
    )
    again = f"{path('case', people.case)}tasks/{row.pk}/again/"
    people.keys.berk.post(again)
    assert texts(people.keys.berk, people.case) == ["Найти врача"]
    (task,) = tasks(people.keys.berk, people.case).to_do
    assert (task.record.outcome, task.record.done_at) == ("", None)
    acts = verbs(people.keys.berk)
    assert (acts.count("case.task-done"), acts.count("case.task-reopened")) == (1, 1)


def test_what_nobody_did_is_dropped_and_can_be_taken_up_again(people: CaseCast) -> None:
    """Of what is done nothing is dropped."""
    keyring = keyring_of(people.keys.berk)
    first, second = (
        actions.write_task(keyring=keyring, case=people.case, plan=Plan(text, None, DAY)).pk
        for text in ("врач", "полиция")
    )
    actions.end_task(keyring=keyring, case=people.case, task=first)
    request_of(people.keys.berk)
    before = Task.objects.values("sealed", "wrapped_key", "is_done").get(pk=second)
    for task in (first, second, second):
        actions.drop_task(keyring=keyring, case=people.case, task=task)
    there = tasks(people.keys.berk, people.case)
    assert [[task.record.text for task in rows] for rows in (there.to_do, there.done, there.dropped)] == [
        [], ["врач"], ["полиция"],
    ]  # fmt: skip
    assert verbs(people.keys.berk, "case.task-").count("case.task-dropped") == 1
    after = Task.objects.values(*before).get(pk=second)
    Task.objects.filter(pk=second).update(**before)
    assert tasks(people.keys.berk, people.case).are_fewer, "an older copy of it is noticed"
    Task.objects.filter(pk=second).update(**after)
    actions.take_up_again(keyring=keyring_of(people.keys.berk), case=people.case, task=second)
    there = tasks(people.keys.berk, people.case)
    assert (texts(people.keys.berk, people.case), there.dropped, there.are_fewer) == (["полиция"], [], False)


def test_earlier_words_stay_beside_the_new(people: CaseCast) -> None:
    row = write(people, "Найти врача")
    where = f"{path('case', people.case)}tasks/{row.pk}/"
    assert (
        people.keys.dana.post(where, {"text": "Найти женщину-врача", "due_on": str(DAY)}).status_code == 302
    )
    (task,) = tasks(people.keys.berk, people.case).to_do
    assert (task.record.text, task.row.due_on) == ("Найти женщину-врача", DAY)
    assert [words.text for words in task.record.earlier] == ["Найти врача"]
    assert "Найти врача" in people.keys.berk.get(where).text
    people.keys.dana.post(where, {"text": "Найти женщину-врача", "due_on": str(DAY)})
    assert verbs(people.keys.berk).count("case.task-changed") == 1


@pytest.mark.parametrize(
    "attack",
    [
        lambda row, _other: Task.objects.filter(pk=row.pk).update(due_on=DAY + timedelta(30)),
        lambda row, _other: Task.objects.filter(pk=row.pk).update(due_on=None),
        lambda row, _other: Task.objects.filter(pk=row.pk).update(is_done=True),
        lambda row, other: Task.objects.filter(pk=row.pk).update(case=other.case_id),
        lambda row, other: Task.objects.filter(pk=row.pk).update(
            wrapped_key=other.wrapped_key, sealed=other.sealed
        ),
        lambda row, _other: Task.objects.filter(pk=row.pk).update(member=None),
    ],
    ids=["later", "never", "done", "of-another-case", "said-twice", "nobody's"],
)
def test_whoever_writes_rows_moves_no_day_and_ends_no_task(
    people: CaseCast, attack: Callable[[Any, Any], Any]
) -> None:
    stranger, berk = open_case(people.keys.berk, MERET), people.keys.berk
    row = write(people, member=str(people.keys.cast.dana.pk), due_on=str(DAY))
    other = actions.write_task(
        keyring=keyring_of(berk), case=stranger, plan=Plan("Чужая", people.keys.cast.dana, DAY)
    )
    request_of(berk)
    attack(row, other)
    shows_nobody(
        berk, path("case", stranger if Task.objects.get(pk=row.pk).case_id == stranger.pk else people.case)
    )


def test_a_task_that_was_taken_away_is_missed(people: CaseCast) -> None:
    row = write(people)
    request_of(people.keys.berk)
    Task.objects.filter(pk=row.pk).delete()
    assert tasks(people.keys.berk, people.case).are_fewer
    assert "The journal knows of more tasks" in people.keys.berk.get(path("case", people.case)).text


def test_an_older_copy_of_a_task_is_noticed_whichever_act_it_undoes(people: CaseCast) -> None:
    """All of it opens, the clear columns too; the journal knows of one act more."""
    berk, row = people.keys.berk, write(people, "Встретить у границы", due_on=str(DAY))
    where, done = f"{path('case', people.case)}tasks/{row.pk}/", {"task": str(row.pk)}
    acts: tuple[tuple[str, dict[str, str]], ...] = (
        (where, {"text": "Не ехать к границе", "due_on": str(DAY)}),
        (where, {"text": "Не ехать к границе", "due_on": str(DAY + timedelta(1))}),
        (path("task_done", people.case), done),
        (f"{where}again/", {}),
    )
    for address, sent in acts:
        request_of(berk)
        columns = ("sealed", "wrapped_key", "due_on", "is_done", "member")
        before = Task.objects.values(*columns).get(pk=row.pk)
        assert berk.post(address, sent).status_code == 302
        assert not tasks(berk, people.case).are_fewer
        after = Task.objects.values(*columns).get(pk=row.pk)
        Task.objects.filter(pk=row.pk).update(**before)
        assert tasks(berk, people.case).are_fewer, address
        Task.objects.filter(pk=row.pk).update(**after)
    assert not tasks(berk, people.case).are_fewer


def test_a_task_taken_away_is_missed_on_the_first_page_too(people: CaseCast) -> None:
    berk, row = people.keys.berk, write(people)
    missed = "The journal knows of more that was written"
    assert missed not in berk.get("/desk/").text
    request_of(berk)
    Task.objects.filter(pk=row.pk).delete()
    assert missed in berk.get("/desk/").text


def test_a_task_from_before_its_acts_were_counted_warns_of_nothing(people: CaseCast) -> None:
    berk, row = people.keys.berk, write(people)
    record, keyring = tasks(berk, people.case).to_do[0].record, keyring_of(berk)
    before = replace(record, acts=None)
    stored = Task.objects.get(pk=row.pk)
    key = sealing.key_of_case(Case.objects.get(pk=people.case.pk), keyring)
    sealing.seal_row(stored, before.as_data(), key, keyring)
    stored.save(update_fields=["wrapped_key", "schema", "sealed"])
    actions.end_task(keyring=keyring, case=people.case, task=row.pk)
    assert not tasks(berk, people.case).are_fewer


def test_who_opened_it_before_it_was_restricted_opens_no_task_afterwards(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    before = bytes(write(people).wrapped_key)
    restrict(people, berk, work=(dana,))
    request_of(farida)
    assert not Task.objects.exists()
    assert texts(dana, people.case) == ["Найти врача"]
    request_of(berk)
    assert bytes(Task.objects.get().wrapped_key) != before
    restricting.lift(keyring=keyring_of(berk), person=people.case.person)
    assert texts(farida, people.case) == ["Найти врача"]


def test_a_task_of_who_is_shut_out_is_for_whoever_works_on_the_case(people: CaseCast) -> None:
    """What was done, and what the named have to do, stays theirs; the row of the database says what the seal says."""
    berk, dana, farida = people.keys.berk, people.keys.dana, people.keys.farida
    of_dana = write(people, "Позвонить сестре", member=str(me(dana).pk))
    shut_out = write(people, "Найти врача", member=str(farida.pk), due_on=str(DAY))
    done = write(people, "Купить билет", member=str(farida.pk))
    actions.end_task(keyring=keyring_of(berk), case=people.case, task=done.pk)
    page = berk.get(path("restrict", people.case)).text
    names = ", ".join(sorted((me(dana).account.name, farida.account.name)))
    assert f"On it now, or with a task in it: {names}." in " ".join(page.split())
    answer = berk.post(path("restrict", people.case), {str(me(dana).pk): "work"}, follow=True)
    assert "1 task was for a colleague who cannot open the case any more." in answer.text
    members = {task.pk: task.member_id for task in Task.objects.all()}
    assert members == {of_dana.pk: me(dana).pk, shut_out.pk: None, done.pk: farida.pk}
    assert [(task.record.text, task.name) for task in tasks(dana, people.case).to_do] == [
        ("Найти врача", ""),
        ("Позвонить сестре", me(dana).account.name),
    ]
    assert verbs(berk).count("case.task-changed") == 1
    assert not tasks(dana, people.case).are_fewer


def test_a_task_of_who_left_waits_for_whoever_works_on_the_case(people: CaseCast) -> None:
    row = write(people, member=str(people.keys.farida.pk))
    berk = keyring_of(people.keys.berk)
    assert list(to_do_in([people.case.pk], berk.member)) == []
    organisations.remove_member(member=people.keys.farida, by=None)
    assert list(to_do_in([people.case.pk], berk.member)) == [row]


def test_a_task_of_who_has_another_role_waits_for_whoever_works_on_the_case(people: CaseCast) -> None:
    row, berk = write(people, member=str(people.keys.farida.pk)), keyring_of(people.keys.berk)
    organisations.change_role(member=people.keys.farida, role=RoleKey.OFFICER, by=None)
    assert list(to_do_in([people.case.pk], berk.member)) == [row]


def test_who_changes_the_words_of_a_task_of_who_left_is_not_given_it(people: CaseCast) -> None:
    """A browser chooses the first of a list in which the one of before does not stand."""
    berk, row = people.keys.berk, write(people, member=str(people.keys.farida.pk))
    organisations.remove_member(member=people.keys.farida, by=None)
    where = f"{path('case', people.case)}tasks/{row.pk}/"
    page = form_of(berk.get(where).text, "text", "member")
    assert berk.post(where, page.but(text="Найти врача сегодня")).status_code == 302
    (task,) = tasks(berk, people.case).to_do
    assert (task.record.text, task.row.member) == ("Найти врача сегодня", None)


def test_nobody_is_given_a_task_in_a_case_that_they_cannot_open(people: CaseCast) -> None:
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    farida = people.keys.farida
    sent = {"text": "Найти врача", "member": str(farida.pk)}
    page = people.keys.berk.post(path("write_task", people.case), sent)
    assert page.status_code == 200
    assert farida.account.name not in page.text
    with pytest.raises(PermissionDenied):
        actions.write_task(
            keyring=keyring_of(people.keys.berk), case=people.case, plan=Plan("Найти врача", farida, None)
        )


def test_nobody_without_keys_is_given_a_task_or_offered(people: CaseCast) -> None:
    """Berk, Dana and Farida hold them; whoever came since opens nothing until they were given."""
    maral = join("Maral Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    berk = people.keys.berk
    page = berk.get(path("case", people.case)).text
    assert str(people.keys.farida.pk) in page
    assert f'value="{maral.pk}"' not in page
    refused = berk.post(path("write_task", people.case), {"text": "Найти врача", "member": str(maral.pk)})
    assert "This colleague cannot open the case" in refused.text
    assert "Найти врача" in refused.text
    with pytest.raises(PermissionDenied):
        actions.write_task(keyring=keyring_of(berk), case=people.case, plan=Plan("Найти врача", maral, None))
    unlocked(maral.account)
    give(berk, maral)
    berk.post(path("write_task", people.case), {"text": "Найти врача", "member": str(maral.pk)})
    request_of(berk)
    assert Task.objects.get(case=people.case).member_id == maral.pk


def test_a_closed_case_takes_no_task_and_shows_those_that_it_has(people: CaseCast) -> None:
    write(people)
    working.close_case(keyring=keyring_of(people.keys.berk), case=people.case, reason="Всё")
    people.keys.berk.post(path("write_task", people.case), {"text": "Ещё"})
    assert texts(people.keys.berk, people.case) == ["Найти врача"]
    page = people.keys.berk.get(path("case", people.case)).text
    assert "Найти врача" in page
    assert f'action="{path("task_done", people.case)}"' not in page


def test_a_task_of_another_case_or_of_none_is_not_there(people: CaseCast) -> None:
    row, stranger = write(people), open_case(people.keys.berk, MERET)
    for case, task in ((stranger, row.pk), (people.case, uuid.uuid4())):
        answer = people.keys.berk.post(path("task_done", case), {"task": str(task)})
        assert answer.status_code == 404
    assert texts(people.keys.berk, people.case) == ["Найти врача"]


def test_a_new_epoch_leaves_tasks_as_they_lie(people: CaseCast) -> None:
    row = write(people)
    organisations.remove_member(member=people.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.keys.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert bytes(Task.objects.get().sealed) == bytes(row.sealed)
    assert texts(people.keys.dana, people.case) == ["Найти врача"]
