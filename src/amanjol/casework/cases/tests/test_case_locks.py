"""The application's own lock, alone: asked about one member in the session of another, whom row security shows all."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import queries, restricted, rules, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.desk_settings.actions import set_desk
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.models import Assignment, Case, Group, Merge, Named, Opening, Person, Purpose
from amanjol.casework.cases.restricting.actions import emergencies, restricting
from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast
from amanjol.casework.cases.tests.lawyer_cast import lawyer_of
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import give, keyring_of, request_of
from amanjol.foundation.seals import case_keys, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
DOORS = (queries.visible_to, queries.people_visible_to, queries.groups_visible_to, queries.merges_visible_to)
SEALED: dict[str, Any] = {"epoch": 1, "wrapped_key": b"x", "schema": 1, "sealed": b"x"}


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def swap_key(member: Member) -> None:
    """What somebody does who writes to the database and wants to read what is sealed to this member."""
    PersonKey.objects.filter(account=member.account_id).update(public=keypairs.generate().public)


@pytest.mark.parametrize("door", DOORS)
def test_each_door_shows_the_own_organisation_alone(
    people: CaseCast, door: Callable[[Member], QuerySet[Any]]
) -> None:
    gozel = keyring_of(people.gul).member
    keyring = keyring_of(people.keys.berk)
    own: dict[str, Any] = {"organisation_id": keyring.member.organisation_id, **SEALED}
    Group.objects.create(**own)
    Merge.objects.create(person=people.case.person, merged=uuid.uuid4(), **own)
    assert door(keyring.member).count() == 1
    assert door(gozel).count() == 0


@pytest.mark.parametrize("is_locked", [False, True])
def test_a_case_by_its_id_is_behind_the_same_door(people: CaseCast, is_locked: bool) -> None:
    gozel, pk = keyring_of(people.gul).member, people.case.pk
    berk = keyring_of(people.keys.berk).member
    assert queries.visible_case(berk, pk, is_locked=is_locked) == people.case
    assert queries.visible_case(gozel, pk, is_locked=is_locked) is None
    assert queries.visible_case(berk, uuid.uuid4(), is_locked=is_locked) is None
    berk.role = RoleKey.OFFICER
    assert queries.visible_case(berk, pk, is_locked=is_locked) is None


@pytest.mark.parametrize("purpose", [None, Purpose.EMERGENCY])
def test_a_restricted_person_is_behind_the_door_of_the_named_alone(
    people: CaseCast, purpose: Purpose | None
) -> None:
    berk, dana = people.keys.cast.berk, people.keys.cast.dana
    request_of(people.keys.berk)
    for member, named_for in ((berk, Purpose.WORK), (dana, purpose)):
        if named_for is not None:
            key = PersonKey.objects.get(account=member.account_id)
            Named.objects.create(
                organisation_id=berk.organisation_id, person=people.case.person, member=member, key=key,
                purpose=named_for, sealed=b"x",
            )  # fmt: skip
    Person.objects.filter(pk=people.case.person_id).update(epoch=None, wrapped_key=b"")
    people.case.epoch = None
    people.case.save(update_fields=["epoch"])
    for door in (queries.visible_to, queries.people_visible_to):
        assert door(berk).count() == 1
        assert door(dana).count() == 0
    assert queries.visible_case(berk, people.case.pk) == people.case
    assert queries.visible_case(dana, people.case.pk) is None


def test_a_case_is_not_given_to_another_organisation(people: CaseCast) -> None:
    dana, gozel = people.keys.cast.dana, keyring_of(people.gul).member
    assert rules.can_assign(dana, people.keys.cast.berk)
    assert not rules.can_assign(dana, gozel)


def test_a_colleague_whose_key_was_swapped_is_not_named(people: CaseCast) -> None:
    """Else what is restricted would be sealed to whoever swapped it."""
    dana, keyring = people.keys.cast.dana, keyring_of(people.keys.berk)
    assert dana in [colleague.member for colleague in restricted.nameable(keyring)]
    swap_key(dana)
    assert dana not in [colleague.member for colleague in restricted.nameable(keyring)]
    named = {str(keyring.member.pk): Purpose.WORK, str(dana.pk): Purpose.WORK}
    with pytest.raises(PermissionDenied), transaction.atomic():
        restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert not Named.objects.exists()
    assert not Person.objects.get(pk=people.case.person_id).is_restricted


def test_a_lawyer_whose_key_was_swapped_is_not_written_to(people: CaseCast) -> None:
    murat, _client = lawyer_of(people, "Murat Chinar")
    keyring = keyring_of(people.keys.berk)
    assert [lawyer.member for lawyer in lawyer_notes.lawyers(keyring)] == [murat]
    swap_key(murat)
    assert lawyer_notes.lawyers(keyring) == []


def test_who_does_not_work_on_cases_is_not_named(people: CaseCast) -> None:
    """A lawyer holds the keys too."""
    murat, _client = lawyer_of(people, "Murat Chinar")
    named = [colleague.member for colleague in restricted.nameable(keyring_of(people.keys.berk))]
    assert people.keys.cast.dana in named
    assert murat not in named


def test_who_answers_is_another_and_named_or_supervises(people: CaseCast) -> None:
    """The database refuses one's own answer too."""
    cast = people.keys.cast
    by_dana = Opening(member=cast.dana, person=people.case.person)
    by_farida = Opening(member=people.keys.farida, person=people.case.person)
    assert restricted.may_answer(cast.dana, by_farida)
    assert not restricted.may_answer(cast.dana, by_dana)
    assert not restricted.may_answer(cast.berk, by_dana)


def test_nobody_answers_for_their_own_opening_by_the_act_either(people: CaseCast) -> None:
    keyring, cast = keyring_of(people.keys.dana), people.keys.cast
    of: dict[str, Any] = {"organisation_id": cast.dana.organisation_id, "person": people.case.person}
    own, of_berk = (
        Opening.objects.create(member=member, opened_at=timezone.now(), **of, **SEALED)
        for member in (cast.dana, cast.berk)
    )
    with pytest.raises(PermissionDenied):
        emergencies.answer(keyring=keyring, opening=own, was_right=True)
    emergencies.answer(keyring=keyring, opening=of_berk, was_right=True)
    assert list(Opening.objects.filter(answered_by=cast.dana)) == [of_berk]


def test_nobody_else_takes_a_case_from_somebody(people: CaseCast) -> None:
    """Neither a colleague who does not supervise, nor a supervisor of another organisation."""
    dana, gozel = people.keys.cast.dana, keyring_of(people.gul).member
    request_of(people.keys.berk)
    working.assign(case=people.case, member=dana, by=dana)
    gozel.role = RoleKey.SUPERVISOR
    for by in (people.keys.cast.berk, gozel):
        with pytest.raises(PermissionDenied):
            working.unassign(case=people.case, member=dana, by=by)
    assert Assignment.objects.filter(member=dana).exists()
    working.unassign(case=people.case, member=dana, by=dana)
    assert not Assignment.objects.filter(member=dana).exists()


def test_who_is_not_named_is_not_assigned_any_more(people: CaseCast) -> None:
    cast, keyring = people.keys.cast, keyring_of(people.keys.berk)
    working.assign(case=people.case, member=people.keys.farida, by=cast.dana)
    named = {str(cast.berk.pk): Purpose.WORK, str(cast.dana.pk): Purpose.WORK}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert list(Assignment.objects.values_list("member", flat=True)) == [cast.berk.pk]


def test_who_opened_it_in_danger_decides_nothing_about_keeping(people: CaseCast) -> None:
    """Dana supervises, and her opening still lasts."""
    dana = people.keys.cast.dana
    keyring = keyring_of(people.keys.dana)
    assert queries.reviewable_by(dana).count() == 1
    key = PersonKey.objects.get(account=dana.account_id)
    of: dict[str, Any] = {
        "organisation_id": dana.organisation_id,
        "person": people.case.person,
        "member": dana,
    }
    Named.objects.create(key=key, purpose=Purpose.EMERGENCY, sealed=b"x", **of)
    Opening.objects.create(opened_at=timezone.now(), **of, **SEALED)
    record_act("person.opened-in-emergency", dana, "person", people.case.person_id)
    Person.objects.filter(pk=people.case.person_id).update(epoch=None, wrapped_key=b"")
    Case.objects.filter(pk=people.case.pk).update(epoch=None)
    assert queries.visible_to(keyring.member).count() == 1
    assert queries.reviewable_by(keyring.member).count() == 0


def test_the_desk_is_set_by_a_supervisor(people: CaseCast) -> None:
    request_of(people.keys.berk)
    with pytest.raises(PermissionDenied):
        set_desk(by=people.keys.cast.berk, ceiling=5, days={})
    assert queries.ceiling_of(people.keys.cast.berk.organisation_id) is None


def test_each_row_and_table_has_a_seal_of_its_own(people: CaseCast) -> None:
    """With one key for two rows, which cannot be otherwise: the place alone must hold."""
    keyring, key = keyring_of(people.keys.berk), case_keys.new_case_key()
    first, other = (Person(pk=uuid.uuid4(), epoch=keyring.epoch.number) for _ in range(2))
    for row in (first, other):
        row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
        sealing.close(row, ROSA, keyring)
    assert sealing.open_person(first, keyring) == ROSA
    first.sealed = other.sealed
    with pytest.raises(SealBroken):
        sealing.open_person(first, keyring)
    elsewhere = Merge(pk=other.pk, epoch=other.epoch, wrapped_key=other.wrapped_key, schema=other.schema)
    assert sealing._place(elsewhere, keyring) != sealing._place(other, keyring)


def test_who_has_not_accepted_the_keys_is_not_named(people: CaseCast) -> None:
    """They have a key of their own, and a holder vouches for it."""
    unlocked(people.keys.farida.account)
    give(people.keys.berk, people.keys.farida)
    named = [colleague.member for colleague in restricted.nameable(keyring_of(people.keys.berk))]
    assert people.keys.cast.dana in named
    assert people.keys.farida not in named
