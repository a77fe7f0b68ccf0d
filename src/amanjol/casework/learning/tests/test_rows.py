"""What the database shows and takes, what a stolen copy says, and what somebody who writes rows brings about."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.points import BOUND
from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import attending, cohorts, learners
from amanjol.casework.learning.actions.learners import MOST, Person
from amanjol.casework.learning.models import Cohort, Learner
from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN, SECRETS, TODAY, learner_now
from amanjol.casework.learning.tests.pages import BY_NAME, DAY, LEARNER, path
from amanjol.casework.learning.work import queries as work
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals import case_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.test import Client

    from amanjol.casework.learning.tests.learning_cast import LearningCast
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
DOORS = (
    queries.cohorts_visible_to,
    queries.learners_visible_to,
    work.employers_visible_to,
    work.livelihoods_visible_to,
)


def seen(client: Client | None) -> tuple[int, int]:
    if client is None:
        with connection.cursor() as cursor:
            cursor.execute("select set_config('amanjol.session_token', '', true)")
    else:
        request_of(client)
    return Cohort.objects.count(), Learner.objects.count()


def test_only_the_own_organisation_sees_a_row(people: LearningCast) -> None:
    assert seen(people.dana) == (1, 2)
    assert seen(people.gul) == (0, 0)
    assert seen(None) == (0, 0)


def test_nobody_writes_a_row_for_another_organisation(people: LearningCast) -> None:
    request_of(people.gul)
    whole: dict[str, Any] = {
        "organisation": people.keys.cast.yyldyz,
        "epoch": 1,
        "wrapped_key": b"x",
        "sealed": b"x",
    }
    rows = (
        Cohort(course="x", begins_on=TODAY, ends_on=TODAY, schema=2, **whole),
        Learner(cohort=people.cohort, schema=2, **whole),
    )
    for row in rows:
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize("door", DOORS)
def test_each_door_shows_the_own_organisation_alone(
    people: LearningCast, door: Callable[[Member], QuerySet[Any]]
) -> None:
    """Row security would show these rows: the session is Berk's."""
    request_of(people.berk)
    assert door(people.keys.cast.berk).count() > 0
    assert door(people.gozel).count() == 0


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", [RoleKey.OBSERVER, RoleKey.OFFICER, RoleKey.LAWYER])
def test_who_does_not_teach_finds_nothing(
    people: LearningCast, door: Callable[[Member], QuerySet[Any]], role: RoleKey
) -> None:
    member = join("Kerim Chinar", people.keys.cast.yyldyz, role)
    request_of(people.berk)
    assert door(member).count() == 0


def test_no_act_takes_a_row_of_another_organisation(people: LearningCast) -> None:
    keyring = keyring_of(people.gul)
    own = cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
    person, day = Person("x"), attending.Day(TODAY, 90)
    for act in (
        lambda: learners.add_learner(keyring=keyring, cohort=people.cohort.pk, person=person),
        lambda: learners.change_learner(keyring=keyring, learner=people.ayna.pk, person=person),
        lambda: attending.write_day(
            keyring=keyring, cohort=own.pk, number=None, day=day, minutes={people.ayna.pk: 1}
        ),
        lambda: cohorts.end_follow_up(keyring=keyring, cohort=people.cohort.pk),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_minutes_are_of_learners_of_this_very_cohort(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    other = cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
    with pytest.raises(PermissionDenied):
        attending.write_day(
            keyring=keyring,
            cohort=other.pk,
            number=None,
            day=attending.Day(TODAY, 90),
            minutes={people.ayna.pk: 1},
        )


def test_a_cohort_holds_so_many_and_no_more(people: LearningCast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 100
    monkeypatch.setattr(learners, "MOST", 2)
    assert people.berk.post(path("add_learner", people), LEARNER).status_code == 302
    assert "This cohort is full" in people.berk.get(path("cohort", people)).text
    assert seen(people.berk) == (1, 2)


def test_a_stolen_database_says_nothing_of_who_learns(people: LearningCast) -> None:
    request_of(people.berk)
    dump = b"\n".join(every_value())
    assert str(people.ayna.pk).encode() in dump
    for secret in SECRETS:
        for spelled in spellings(secret):
            assert spelled not in dump, secret


MOVED = {
    "begins_on": TODAY - timedelta(1000),
    "ends_on": TODAY + timedelta(50),
    "follow_up_on": TODAY + timedelta(900),
    "course": "another",
}


@pytest.mark.parametrize("column", MOVED)
def test_what_stands_in_clear_is_compared_with_the_seal(people: LearningCast, column: str) -> None:
    request_of(people.berk)
    Cohort.objects.filter(pk=people.cohort.pk).update(**{column: MOVED[column]})
    for name in ("cohorts", "cohort", "new_day", "results"):
        assert people.berk.get(path(name, people))["Location"] == KEYS, name
    assert "somebody exchanged it" in people.berk.get(KEYS).text


def test_a_learner_is_not_moved_to_another_cohort(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    other = cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
    Learner.objects.filter(pk=people.ayna.pk).update(cohort=other)
    for where in (BY_NAME["cohort"].path(other.pk), path("learner", people)):
        assert people.berk.get(where)["Location"] == KEYS, where


def test_no_row_opens_with_what_is_sealed_in_another(people: LearningCast) -> None:
    """With one key for two rows, which cannot be otherwise: the place alone must hold."""
    keyring, key = keyring_of(people.berk), case_keys.new_case_key()
    contents = learner_now(people.berk, people.ayna)
    first, second = (
        Learner(pk=uuid.uuid4(), cohort=people.cohort, epoch=keyring.epoch.number) for _number in range(2)
    )
    for row in (first, second):
        row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
        sealing.close(row, contents, keyring)
    assert sealing.open_learner(first, keyring) == contents
    first.sealed = second.sealed
    with pytest.raises(SealBroken):
        sealing.open_learner(first, keyring)


def test_an_older_copy_that_was_put_back_is_told_and_takes_nothing(people: LearningCast) -> None:
    request_of(people.berk)
    learner, cohort = (row.__class__.objects.filter(pk=row.pk) for row in (people.ayna, people.cohort))
    old = [rows.values("wrapped_key", "schema", "sealed").get() for rows in (learner, cohort)]
    assert old[0]["schema"] == BOUND
    people.berk.post(path("change_learner", people), LEARNER)
    people.berk.post(path("new_day", people), DAY)
    for rows, values in zip((learner, cohort), old, strict=True):
        request_of(people.berk)
        rows.update(**values)
    for name in ("learner", "cohort"):
        assert "older copy" in people.berk.get(path(name, people)).text, name
    keyring = keyring_of(people.berk)
    with pytest.raises(OlderCopy):
        learners.change_learner(keyring=keyring, learner=people.ayna.pk, person=Person("x"))
    with pytest.raises(OlderCopy):
        cohorts.end_follow_up(keyring=keyring, cohort=people.cohort.pk)
    assert people.berk.post(path("new_day", people), DAY).status_code == 302
    assert "Nothing is written into an older copy" in people.berk.get(path("learner", people)).text


def test_minutes_alone_that_are_put_back_are_told_too(people: LearningCast) -> None:
    """The entry of a day is about many: each of them counts it."""
    request_of(people.berk)
    rows = Learner.objects.filter(pk=people.ayna.pk)
    old = rows.values("wrapped_key", "schema", "sealed").get()
    people.berk.post(path("new_day", people), DAY | {f"minutes-{people.ayna.pk}": "30"})
    assert "older copy" not in people.berk.get(path("learner", people)).text
    request_of(people.berk)
    rows.update(**old)
    assert "older copy" in people.berk.get(path("learner", people)).text


def test_the_journal_says_who_did_what_and_nothing_else(people: LearningCast) -> None:
    people.berk.post(path("change_learner", people), LEARNER)
    request_of(people.berk)
    entries = entries_of(people.cohort.organisation_id).filter(subject_type__in=("learner", "cohort"))
    verbs = {entry.verb for entry in entries}
    assert {
        "cohort.created",
        "learner.added",
        "learner.attended",
        "learner.tested",
        "learner.changed",
    } <= verbs
    for entry in entries:
        assert not any(secret in repr(entry.details) for secret in (*SECRETS, "Бибиш"))
