"""A restricted person: open to the named alone, in the database too; told to nobody else but a supervisor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import IntegrityError

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.models import Assignment, Case, Named, Newcomer, Person, Purpose
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.restricting.actions import newcomers, restricting
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import opened, path, verbs, written
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals import case_keys
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
WORK, EMERGENCY = Purpose.WORK, Purpose.EMERGENCY


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def farida_of(people: CaseCast) -> Client:
    return unlocked(people.keys.farida.account)


def supervisor(people: CaseCast) -> Client:
    member = join("Selbi Chinar", people.keys.cast.yyldyz, RoleKey.SUPERVISOR)
    client = unlocked(member.account)
    give(people.keys.berk, member)
    accept(client)
    return client


def me(client: Client) -> Member:
    return keyring_of(client).member


def restrict(
    people: CaseCast, by: Client, *, work: tuple[Client, ...], emergency: tuple[Client, ...] = ()
) -> None:
    named = {str(me(client).pk): WORK for client in (by, *work)}
    named |= {str(me(client).pk): EMERGENCY for client in emergency}
    keyring = keyring_of(by)
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)


def test_a_new_case_of_a_restricted_person_takes_two_openings_of_their_key(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they were restricted after their page was opened. HPKE is what takes time: once to wrap, once to
    read who is named, not again to seal.
    """
    berk, dana = people.keys.berk, people.keys.dana
    restrict(people, berk, work=(dana,))
    keyring, opened_by, real = keyring_of(berk), [], case_keys.open_for

    def open_for(*args: Any) -> bytes:
        opened_by.append(args[4])
        return real(*args)

    monkeypatch.setattr(case_keys, "open_for", open_for)
    row = creating.create_case(keyring=keyring, person=people.case.person, beginning=NEXT, today=TODAY)
    assert (opened_by, row.epoch) == ([keyring.person] * 2, None)
    assert sealing.open_case(row, keyring_of(dana)).next_step == NEXT.next_step


def test_the_named_read_and_write_and_a_colleague_with_the_keys_finds_nothing(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    restrict(people, berk, work=(dana,))
    assert opened(dana, people.case).next_step == NEXT.next_step
    working.write_note(keyring=keyring_of(dana), case=people.case, text="от Даны")
    assert written(berk, people.case, Note)[-1].text == "от Даны"
    keyring = keyring_of(farida)
    assert [list(model.objects.all()) for model in (Person, Case, Assignment)] == [[], [], []]
    assert search.find(keyring, "Роза") == search.likely_matches(keyring, ROSA) == []
    assert search.find(keyring, ROSA.document) == []
    page = farida.get("/desk/cases/?all").text
    assert people.case.code not in page
    assert farida.get(f"/desk/cases/{people.case.pk}/").status_code == 404


def test_the_key_is_new_and_the_epoch_opens_nothing_more(people: CaseCast) -> None:
    """Farida kept the rows as they were, and has the rows as they are: the old keys open only the old rows."""
    farida = keyring_of(farida_of(people))
    before = Case.objects.select_related("person").get(pk=people.case.pk)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(people.keys.berk)
    now = Case.objects.select_related("person").get(pk=people.case.pk)
    assert (now.epoch, now.person.epoch, bytes(now.person.wrapped_key)) == (None, None, b"")
    stolen = Case(pk=now.pk, person=before.person, epoch=before.epoch, schema=now.schema)
    stolen.wrapped_key, stolen.sealed = before.wrapped_key, now.sealed
    with pytest.raises(SealBroken):
        sealing.open_case(stolen, farida)
    for row in (now, now.person):
        with pytest.raises(SealBroken):
            sealing.open_case(row, farida) if isinstance(row, Case) else sealing.open_person(row, farida)


def test_a_wrap_opens_for_its_member_person_and_purpose_alone(people: CaseCast) -> None:
    restrict(people, people.keys.berk, work=(), emergency=(people.keys.dana,))
    keyring, berk = keyring_of(people.keys.dana), keyring_of(people.keys.berk)
    row = Person.objects.get(pk=people.case.person_id)
    assert sealing.open_person(row, keyring) == ROSA
    Named.objects.filter(member=keyring.member).update(purpose=WORK)
    with pytest.raises(SealBroken):
        sealing.open_person(row, keyring)
    other = Named.objects.get(member=berk.member)
    Named.objects.filter(member=keyring.member).update(sealed=other.sealed)
    with pytest.raises(SealBroken):
        sealing.open_person(row, keyring)


def test_a_new_case_and_changes_of_a_restricted_person_stay_among_the_named(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    restrict(people, berk, work=(dana,))
    keyring = keyring_of(dana)
    person = queries.people_visible_to(keyring.member).get()
    second = creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=TODAY)
    changed = replace(ROSA, names=("Роза", "Rose"))
    working.change_person(keyring=keyring, person=person, contents=changed)
    assert second.epoch is None
    assert opened(berk, second).next_step == NEXT.next_step
    matches = search.likely_matches(keyring_of(berk), replace(ROSA, names=("Другая",)))
    assert [replace(match.record, changes={}) for match in matches] == [
        changed
    ]  # by the number, which has no hash
    request_of(farida)
    assert Case.objects.count() == 0


def test_who_is_not_named_for_work_can_neither_be_given_the_case_nor_choose_who_may(people: CaseCast) -> None:
    dana = people.keys.dana
    restrict(people, people.keys.berk, work=(), emergency=(dana,))
    by = keyring_of(supervisor(people)).member
    request_of(people.keys.berk)
    with pytest.raises(PermissionDenied):
        working.assign(case=people.case, member=me(dana), by=by)
    for keyring in (keyring_of(dana), keyring_of(farida_of(people)), keyring_of(people.gul)):
        with pytest.raises(PermissionDenied), transaction.atomic():
            restricting.lift(keyring=keyring, person=people.case.person)


def test_two_are_named_at_least_and_the_asking_one_among_them(people: CaseCast) -> None:
    keyring, other = keyring_of(people.keys.berk), str(people.keys.cast.dana.pk)
    own = str(keyring.member.pk)
    for named in (
        {own: WORK},
        {other: WORK, str(people.keys.farida.pk): WORK},
        {own: EMERGENCY, other: WORK},
    ):
        with pytest.raises(restricting.TooFew):
            restricting.restrict(keyring=keyring, person=people.case.person, named=named)


def test_only_who_holds_the_keys_and_works_on_cases_can_be_named(people: CaseCast) -> None:
    without = join("Ogul Chinar", people.keys.cast.yyldyz, RoleKey.CASE_WORKER)
    lawyer = join("Murat Chinar", people.keys.cast.yyldyz, RoleKey.LAWYER)
    for stranger in (without, lawyer, keyring_of(people.gul).member):
        keyring = keyring_of(people.keys.berk)
        named = {str(keyring.member.pk): WORK, str(stranger.pk): WORK}
        with pytest.raises(PermissionDenied), transaction.atomic():
            restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    request_of(people.keys.berk)
    assert Case.objects.get(pk=people.case.pk).epoch is not None


def test_naming_anew_takes_it_from_who_was_named_before(people: CaseCast) -> None:
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    restrict(people, berk, work=(dana,))
    request_of(dana)
    sealed = Named.objects.get(member=me(dana)).sealed
    restrict(people, berk, work=(farida,))
    assert opened(farida, people.case).next_step == NEXT.next_step
    request_of(dana)
    assert Case.objects.count() == 0
    keyring = keyring_of(berk)
    row = Person.objects.get(pk=people.case.person_id)
    Named.objects.filter(member=me(farida)).update(member=me(dana), sealed=sealed)
    with pytest.raises(SealBroken):
        sealing.open_person(row, keyring_of(dana))
    assert sealing.open_person(row, keyring) == ROSA


def test_the_form_ticks_nobody_whom_a_row_alone_names(people: CaseCast) -> None:
    """Whoever opens it to name somebody more would name them, too, and truly."""
    berk, farida, dana = people.keys.berk, people.keys.farida, people.keys.cast.dana
    restrict(people, berk, work=(people.keys.dana,))
    request_of(berk)
    like, key = Named.objects.get(member=dana), key_of(farida.account)
    assert key is not None
    Named.objects.create(
        organisation_id=like.organisation_id, person_id=like.person_id, member=farida, key=key, purpose=WORK,
        sealed=like.sealed,
    )  # fmt: skip
    page = berk.get(path("restrict", people.case)).text
    fields = {
        member: page.partition(f'name="{member.pk}"')[2].partition("</select>")[0]
        for member in (dana, farida)
    }
    chosen = {member.pk: re.findall(r'value="(\w*)" selected', field) for member, field in fields.items()}
    assert (chosen[dana.pk], chosen[farida.pk]) == (["work"], [""])


def test_lifting_opens_it_to_all_under_new_keys(people: CaseCast) -> None:
    berk, farida = people.keys.berk, farida_of(people)
    restrict(people, berk, work=(people.keys.dana,))
    restricting.lift(keyring=keyring_of(berk), person=people.case.person)
    assert opened(farida, people.case).next_step == NEXT.next_step
    assert [match.record for match in search.find(keyring_of(farida), ROSA.document)] == [ROSA]
    assert Named.objects.count() == 0
    assert verbs(berk, "person.restrict") == ["person.restricted", "person.restriction-lifted"]


def test_who_loses_their_key_is_no_longer_named(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    restrict(people, berk, work=(dana,))
    request_of(berk)
    organisations.remove_member(member=people.keys.cast.dana, by=None)
    keyring = keyring_of(berk)  # begins new keys, which leave restricted rows alone
    assert keyring.epoch.number == 2
    assert list(Named.objects.values_list("member", flat=True)) == [keyring.member.pk]
    assert queries.left_to_rewrap(keyring) == 0
    assert opened(berk, people.case).next_step == NEXT.next_step


def test_row_security_takes_no_restricted_row_from_who_is_not_named(people: CaseCast) -> None:
    """Even when the application's own filter is passed by."""
    farida = farida_of(people)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(farida)
    with connection.cursor() as cursor:
        for statement in ("update cases_case set status = 'closed'", "delete from cases_case"):
            cursor.execute(statement)
            assert cursor.rowcount == 0
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            cursor.execute(
                "insert into cases_assignment (id, organisation_id, case_id, member_id)"
                " values (gen_random_uuid(), %s, %s, %s)",
                [people.case.organisation_id, people.case.pk, me(farida).pk],
            )


def test_the_supervisor_alone_is_told_of_somebody_new_who_may_be_a_restricted_person(
    people: CaseCast,
) -> None:
    selbi, farida = supervisor(people), farida_of(people)
    restrict(people, people.keys.berk, work=(), emergency=(selbi,))
    new = open_case(farida, replace(ROSA, names=("Rosa Amanowa",), document=""))
    other = open_case(farida, replace(ROSA, names=("Айна Бегова",), document="", contact=ROSA.contact))
    someone = open_case(
        farida, replace(ROSA, names=("Керим",), document="", contact=replace(ROSA.contact, telephone=""))
    )
    for client in (people.keys.berk, farida):
        assert "may be a person" not in client.get("/desk/cases/?all").text
    page = selbi.get("/desk/cases/").text
    assert f"({new.code})" in page
    assert f"({other.code})" in page  # the telephone
    assert someone.code not in page
    assert people.case.code in page
    assert "Роза" not in page
    selbi.post("/desk/cases/discreet/")
    for address in ("/desk/", "/desk/cases/"):
        assert "/desk/cases/alike/" not in selbi.get(address).text
        assert "may be" not in selbi.get(address).text
    for pair in newcomers.compare(keyring=keyring_of(selbi)):
        assert selbi.post(f"/desk/cases/alike/{pair.newcomer}/").status_code == 302
    assert "may be a person" not in selbi.get("/desk/cases/").text
    request_of(selbi)
    assert Newcomer.objects.count() == 0


def test_a_locked_supervisor_is_told_later(people: CaseCast) -> None:
    selbi = supervisor(people)
    account = me(selbi).account
    restrict(people, people.keys.berk, work=(), emergency=(selbi,))
    new = open_case(people.keys.dana, replace(ROSA, names=("Rosa Amanowa",)))
    selbi.post("/account/lock/")
    assert "may be a person" not in selbi.get("/desk/cases/").text
    assert f"({new.code})" in unlocked(account).get("/desk/cases/").text


def test_nobody_is_named_twice(people: CaseCast) -> None:
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(people.keys.berk)
    twice = Named.objects.get(member=people.keys.cast.dana)
    twice.pk = None
    twice._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save()
