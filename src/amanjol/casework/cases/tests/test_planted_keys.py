"""Somebody who writes rows and holds no key makes rows of true people open with a key of their own: none does.

A row says in clear whether it is under an epoch or restricted, so whoever writes rows can say the other, and plant the
key that a named member then opens it with: their own. The attacks run as the role of the web server.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from amanjol.casework.cases import records, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.models import Case, Group, Merge, Named, Opening, Person, Purpose
from amanjol.casework.cases.records import GroupRecord, PersonRecord, Reason, SafeContact
from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, CaseCast, open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import case_keys
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

pytestmark = pytest.mark.django_db
FALSE = PersonRecord(("Роза Аманова",), contact=SafeContact(telephone="+993 66 666666"))


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def name_with_a_key_of_ones_own(people: CaseCast, person: UUID) -> bytes:
    """Berk is named for this person, by public keys alone. The organisation's place is no secret, either."""
    berk = people.keys.cast.berk
    place = keyring_of(people.keys.berk).organisation
    key, theirs = case_keys.new_case_key(), PersonKey.objects.get(account=berk.account_id)
    sealed = case_keys.seal_for(
        key, place, str(person), str(berk.account_id), bytes(theirs.public), Access.WORK
    )
    Named.objects.create(
        organisation_id=berk.organisation_id, person_id=person, member=berk, key=theirs,
        purpose=Purpose.WORK, sealed=sealed,
    )  # fmt: skip
    return key


def plant_person(people: CaseCast) -> bytes:
    """In place of a true one, whose case stays as it is."""
    client = people.keys.berk
    key = name_with_a_key_of_ones_own(people, people.case.person_id)
    row = Person.objects.get(pk=people.case.person_id)
    row.epoch, row.wrapped_key = None, b""
    sealing.close_with(key, row, FALSE, keyring_of(client))
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    return key


def plant_beneath(people: CaseCast, row: Any, record: Any) -> bytes:
    """In place of a row that hangs on a true person."""
    keyring, key = keyring_of(people.keys.berk), case_keys.new_case_key()
    above = name_with_a_key_of_ones_own(people, row.person_id)
    sealing.put_beneath(row, key, above, keyring)
    sealing.close_with(key, row, record, keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    return key


def test_a_true_case_never_shows_a_person_who_was_made_restricted_in_the_database(people: CaseCast) -> None:
    """A worker would call that number, and whoever planted it would read what is written about the person next."""
    berk = people.keys.berk
    plant_person(people)
    for name in ("case", "access", "person", "note", "details"):
        method = "post" if name == "note" else "get"
        shows_nobody(berk, path(name, people.case), method, text="Позвонила.")
    keyring = keyring_of(berk)
    person = Person.objects.get(pk=people.case.person_id)
    with pytest.raises(SealBroken):
        creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=TODAY)
    assert Case.objects.count() == 1


def test_a_case_that_was_planted_beside_a_true_one_vouches_for_no_planted_person(people: CaseCast) -> None:
    """It opens with the planted key and stands first, so it says who is named; the true one does not open with it."""
    keyring = keyring_of(people.keys.berk)
    above, key = plant_person(people), case_keys.new_case_key()
    row = Case(
        pk=UUID(int=0), organisation_id=people.case.organisation_id, person_id=people.case.person_id,
        opened_month=TODAY.replace(day=1), retention_on=TODAY,
    )  # fmt: skip
    sealing.put_beneath(row, key, above, keyring)
    sealing.close_with(key, row, records.begin(TODAY), keyring)
    row.save(force_insert=True)
    assert sealing.open_case(Case.objects.get(pk=row.pk), keyring).named == {}
    person = Person.objects.get(pk=people.case.person_id)
    with pytest.raises(SealBroken):
        creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=TODAY)
    assert Case.objects.count() == 2


def test_the_list_does_not_show_one_either(people: CaseCast) -> None:
    plant_person(people)
    shows_nobody(people.keys.berk, "/desk/cases/?all")


def test_a_case_of_a_true_person_never_opens_with_a_planted_key(people: CaseCast) -> None:
    """What is written in it afterwards could be read by whoever planted it."""
    row = Case.objects.get(pk=people.case.pk)
    record = replace(records.begin(TODAY), next_step="Позвонить +993 66 666666")
    plant_beneath(people, row, record)
    shows_nobody(people.keys.berk, path("case", people.case))
    shows_nobody(people.keys.berk, "/desk/cases/?all")
    with pytest.raises(SealBroken):
        working.write_note(keyring=keyring_of(people.keys.berk), case=row, text="Где она сейчас")


def test_no_case_is_begun_beside_one_that_was_planted(people: CaseCast) -> None:
    """A second case of the same person, of the attacker's making, is no reason to seal a third beneath their key."""
    berk = people.keys.berk
    keyring = keyring_of(berk)
    row = Case(
        organisation_id=people.case.organisation_id, person_id=people.case.person_id,
        opened_month=TODAY.replace(day=1), retention_on=TODAY,
    )  # fmt: skip
    key = case_keys.new_case_key()
    above = name_with_a_key_of_ones_own(people, row.person_id)
    sealing.put_beneath(row, key, above, keyring)
    sealing.close_with(key, row, records.begin(TODAY), keyring)
    row.save(force_insert=True)
    shows_nobody(berk, path("case", row))


def test_a_merge_of_a_true_person_never_opens_with_a_planted_key(people: CaseCast) -> None:
    """Parting the two would bring back a person of the attacker's making, under the keys of the organisation."""
    berk = people.keys.berk
    merge(berk, people.case, open_case(berk, TWIN))
    row = Merge.objects.get()
    record = replace(sealing.open_merge(row, keyring_of(berk)), other=FALSE)
    plant_beneath(people, row, record)
    with pytest.raises(SealBroken):
        sealing.open_merge(Merge.objects.get(), keyring_of(berk))


def test_only_people_are_opened_by_name(people: CaseCast) -> None:
    """Whoever writes rows makes a person with the id of a group, and names a member for that."""
    berk = people.keys.berk
    keyring = keyring_of(berk)
    group = grouping.create_group(keyring=keyring, group=GroupRecord("Ферма"))
    request_of(berk)
    Person.objects.create(
        pk=group.pk, organisation_id=group.organisation_id, epoch=1, wrapped_key=b"", schema=1, sealed=b""
    )
    key = name_with_a_key_of_ones_own(people, group.pk)
    row = Group.objects.get(pk=group.pk)
    row.epoch, row.wrapped_key = None, b""
    sealing.close_with(key, row, GroupRecord("Ферма", address="Приходите сюда"), keyring)
    row.save(update_fields=["epoch", "wrapped_key", "schema", "sealed"])
    with pytest.raises(SealBroken):
        sealing.open_group(Group.objects.get(pk=group.pk), keyring_of(berk))
    opening = Opening(pk=group.pk, organisation_id=group.organisation_id, person=people.case.person)
    opening.member = people.keys.cast.berk
    sealing.close_with(key, opening, Reason("Так надо"), keyring)
    with pytest.raises(SealBroken):
        sealing.open_reason(opening, keyring_of(berk))
