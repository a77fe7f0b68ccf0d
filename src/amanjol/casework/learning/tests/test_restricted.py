"""Learners whom only the named open, as a package above leaves them to some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.actions import erasing, restricting, rewrapping
from amanjol.casework.learning.models import Learner, Livelihood, Named
from amanjol.casework.learning.records import ErasureNotice
from amanjol.casework.learning.tests.learning_cast import TODAY, learner_now
from amanjol.casework.learning.tests.pages import BY_NAME, DAY, LEARNER, ROUTES, path, stored
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.case_keys import new_case_key, unwrap
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
ABOVE = new_case_key()
"""As the key of a restricted person is to their cases."""


def restrict(people: LearningCast, *members: str) -> None:
    """Ayna, by Berk, to Berk and these."""
    keyring = keyring_of(people.berk)
    named = [getattr(people.keys.cast, name).pk for name in ("berk", *members)]
    restricting.restrict(keyring=keyring, pk=people.ayna.pk, above=ABOVE, members=named)


def test_the_named_go_on_and_for_colleagues_there_is_no_such_learner(people: LearningCast) -> None:
    before = learner_now(people.berk, people.ayna)
    restrict(people)
    assert learner_now(people.berk, people.ayna) == replace(before, restrictions=1)
    request_of(people.dana)
    assert not Learner.objects.filter(pk=people.ayna.pk).exists()
    for route in ROUTES:
        if route.of == "learner":
            for method in route.takes:
                assert route.asked_by(people.dana, people.ayna.pk, method).status_code == 404, route.name
    for name in ("cohort", "results", "new_day"):
        assert "Щегол" not in people.dana.get(path(name, people)).text, name
        assert "Сердар" in people.dana.get(path(name, people)).text or name == "results"
    assert "Щегол" in people.berk.get(path("cohort", people)).text


def test_the_door_holds_without_row_security(people: LearningCast) -> None:
    """The session is Berk's, to whom the database shows the row."""
    restrict(people)
    request_of(people.berk)
    assert queries.learners_visible_to(people.keys.cast.berk).filter(pk=people.ayna.pk).exists()
    assert not queries.learners_visible_to(people.keys.cast.dana).filter(pk=people.ayna.pk).exists()


def test_row_security_holds_without_the_door(people: LearningCast) -> None:
    restrict(people)
    request_of(people.dana)
    with connection.cursor() as cursor:
        for statement in (
            "select id from learning_learner where id = %s",
            "update learning_learner set schema = schema where id = %s returning id",
            "delete from learning_learner where id = %s returning id",
        ):
            cursor.execute(statement, [people.ayna.pk])
            assert cursor.fetchall() == [], statement


def test_an_old_key_and_an_old_wrap_open_nothing(people: LearningCast) -> None:
    request_of(people.berk)
    before = Learner.objects.get(pk=people.ayna.pk)
    restrict(people, "dana")
    keyring = keyring_of(people.berk)
    row = Learner.objects.get(pk=people.ayna.pk)
    assert row.is_restricted
    assert unwrap(bytes(before.wrapped_key), keyring.epoch, str(row.pk))
    row.wrapped_key, row.epoch = before.wrapped_key, before.epoch
    with pytest.raises(SealBroken):
        sealing.open_learner(row, keyring)


@pytest.mark.parametrize("kind", ["learner", "livelihood"])
def test_a_restriction_undone_by_a_row_of_before_is_told_and_takes_nothing(
    people: LearningCast, kind: str
) -> None:
    """It opens, and to everybody: what is written there next would be sealed to all."""
    row: Learner | Livelihood = people.ayna if kind == "learner" else people.livelihood
    keyring = keyring_of(people.berk)
    before = type(row)._default_manager.values().get(pk=row.pk)
    where, change = BY_NAME[kind].path(row.pk), BY_NAME[f"change_{kind}"]
    restricting.restrict(keyring=keyring, pk=row.pk, above=ABOVE, members=[keyring.member.pk], of=type(row))
    assert people.dana.get(where).status_code == 404
    assert "older copy" not in people.berk.get(where).text
    request_of(people.berk)
    type(row)._default_manager.filter(pk=row.pk).update(**before)
    for client in (people.dana, people.berk):
        assert "older copy" in client.get(where).text
    lies = stored(people.berk)
    change.asked_by(people.dana, row.pk, "post")
    assert stored(people.berk) == lies


def test_opened_to_all_again_it_is_no_older_copy(people: LearningCast) -> None:
    restrict(people)
    restricting.lift(keyring=keyring_of(people.berk), pk=people.ayna.pk)
    assert "older copy" not in people.dana.get(path("learner", people)).text
    assert people.dana.post(path("change_learner", people), LEARNER).status_code == 302
    assert learner_now(people.dana, people.ayna).now.name == LEARNER["name"]


def test_who_is_not_named_any_more_opens_nothing_even_with_what_they_had(people: LearningCast) -> None:
    restrict(people, "dana")
    keyring = keyring_of(people.dana)
    row, wrap = Learner.objects.get(pk=people.ayna.pk), Named.objects.get(member=people.keys.cast.dana)
    restrict(people)
    keyring = keyring_of(people.berk)
    row = Learner.objects.get(pk=people.ayna.pk)
    keyring = keyring_of(people.dana)
    wrap.pk = None
    Named.objects.bulk_create([Named(organisation_id=wrap.organisation_id, learner=row, member=wrap.member,
                                     key=wrap.key, sealed=wrap.sealed)])  # fmt: skip
    with pytest.raises(SealBroken):
        sealing.open_learner(row, keyring)


def test_a_wrap_of_somebody_else_opens_nothing(people: LearningCast) -> None:
    restrict(people, "dana")
    keyring = keyring_of(people.dana)
    theirs = Named.objects.get(member=people.keys.cast.berk)
    Named.objects.filter(member=people.keys.cast.dana).update(sealed=theirs.sealed)
    with pytest.raises(SealBroken):
        sealing.open_learner(Learner.objects.get(pk=people.ayna.pk), keyring)


def test_who_restricts_is_named_and_only_who_teaches_and_is_vouched_for_can_be(people: LearningCast) -> None:
    cast, keyring = people.keys.cast, keyring_of(people.berk)
    with pytest.raises(restricting.NotNamed):
        restricting.restrict(keyring=keyring, pk=people.ayna.pk, above=ABOVE, members=[cast.dana.pk])
    observer = join("Myrat Chinar", cast.yyldyz, RoleKey.OBSERVER)
    myrat = unlocked(observer.account)
    give(people.berk, observer)
    accept(myrat)
    keyring = keyring_of(people.berk)
    for member in (people.gozel, people.keys.farida, observer):  # elsewhere, without keys, teaches nobody
        with pytest.raises(PermissionDenied):
            restricting.restrict(
                keyring=keyring, pk=people.ayna.pk, above=ABOVE, members=[cast.berk.pk, member.pk]
            )


def test_a_key_that_nobody_vouches_for_is_sealed_to_by_nobody(people: LearningCast) -> None:
    """As somebody who writes rows exchanges it."""
    keyring, dana = keyring_of(people.berk), people.keys.cast.dana
    with connection.cursor() as cursor:
        cursor.execute(
            "update accounts_personkey set public = (select public from accounts_personkey where account_id = %s)"
            " where account_id = %s",
            [people.gozel.account_id, dana.account_id],
        )
    with pytest.raises(PermissionDenied):
        restricting.restrict(
            keyring=keyring, pk=people.ayna.pk, above=ABOVE, members=[people.keys.cast.berk.pk, dana.pk]
        )


def test_lifting_opens_the_learner_to_all_again(people: LearningCast) -> None:
    restrict(people)
    restricting.lift(keyring=keyring_of(people.berk), pk=people.ayna.pk)
    assert learner_now(people.dana, people.ayna).now.name == "Айна-Щегол"
    assert Named.objects.count() == 0
    restricting.lift(keyring=keyring_of(people.berk), pk=people.ayna.pk)  # twice is once


def test_a_day_of_who_sees_everybody_and_of_who_does_not(people: LearningCast) -> None:
    restrict(people)
    people.dana.post(path("day", people), DAY | {f"minutes-{people.serdar.pk}": "30"})
    people.berk.post(
        path("day", people), DAY | {f"minutes-{people.ayna.pk}": "15", f"minutes-{people.serdar.pk}": "30"}
    )
    assert learner_now(people.berk, people.ayna).minutes == {1: 15}
    assert learner_now(people.dana, people.serdar).minutes == {1: 30}


def test_with_the_key_above_others_are_named_when_nobody_named_has_a_key(people: LearningCast) -> None:
    restrict(people)
    request_of(people.berk)
    actions.remove_member(member=people.keys.cast.berk, by=None)  # his key goes, with the wrap
    keyring, dana = keyring_of(people.dana), people.keys.cast.dana
    assert Named.objects.count() == 0
    assert not Learner.objects.filter(pk=people.ayna.pk).exists()
    with pytest.raises(SealBroken):
        restricting.name_anew(keyring=keyring, pk=people.ayna.pk, above=new_case_key(), members=[dana.pk])
    assert Named.objects.count() == 0
    restricting.name_anew(keyring=keyring, pk=people.ayna.pk, above=ABOVE, members=[dana.pk])
    assert learner_now(people.dana, people.ayna).now.name == "Айна-Щегол"


def test_new_keys_of_the_organisation_leave_a_restricted_learner_as_it_is(people: LearningCast) -> None:
    restrict(people)
    request_of(people.berk)
    before = Learner.objects.get(pk=people.ayna.pk)
    people.berk.post("/organisation/keys/new/")
    keyring = keyring_of(people.berk)
    rewrapping.rewrap(keyring, 50)
    assert queries.left_to_rewrap(keyring) == 0
    row = Learner.objects.get(pk=people.ayna.pk)
    assert (row.epoch, bytes(row.wrapped_key)) == (None, bytes(before.wrapped_key))
    assert sealing.open_learner(row, keyring).now.name == "Айна-Щегол"


def test_an_administrator_does_not_learn_that_somebody_is_restricted(people: LearningCast) -> None:
    ayna = browser(people.keys.cast.ayna)
    before = len(ayna.get("/organisation/journal/").context["lines"])
    restrict(people)
    restricting.lift(keyring=keyring_of(people.berk), pk=people.ayna.pk)
    assert len(ayna.get("/organisation/journal/").context["lines"]) == before


def test_a_restricted_learner_is_erased_with_who_is_named(people: LearningCast) -> None:
    restrict(people, "dana")
    keyring = keyring_of(people.berk)
    erasing.erase_learner(keyring=keyring, learner=people.ayna.pk, notice=ErasureNotice.ASKED, today=TODAY)
    assert (Learner.objects.count(), Named.objects.count()) == (1, 0)


def test_a_cohort_is_not_empty_as_long_as_somebody_hidden_learns_in_it(people: LearningCast) -> None:
    restrict(people)
    keyring = keyring_of(people.berk)
    erasing.erase_learner(
        keyring=keyring, learner=people.serdar.pk, notice=ErasureNotice.BY_MISTAKE, today=TODAY
    )
    where = BY_NAME["erase_cohort"].path(people.cohort.pk)
    people.dana.post(where, {"told": "asked", "code": people.cohort.code})
    page = people.dana.get(path("cohort", people)).text
    assert "erase the learners first" in page
