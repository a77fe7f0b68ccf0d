"""Dialling a number: what it leaves on the contact and in the journal, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.directory import actions, queries
from amanjol.foundation.directory.contact_files import read_contacts, write_contacts
from amanjol.foundation.directory.dialling import Dialling, Outcome
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.directory.tests.test_contact_files import DIALLED, NAME, PLAIN
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db

KEY = "kr-eps-counselling"


@pytest.fixture
def lola() -> Member:
    programme = organisations.create_organisation(
        name="Safe Road", kind=OrganisationKind.INTERNATIONAL, by=None
    )
    return join("Lola Chinar", programme, RoleKey.EDITOR)


@pytest.fixture
def contact() -> Contact:
    actions.load_contacts(entries=[PLAIN])
    return Contact.objects.get()


def test_an_answer_is_stored_with_day_and_role_and_written_down(lola: Member, contact: Contact) -> None:
    actions.record_dialling(contact=contact, outcome=Outcome.ANSWERED, by=lola)
    contact.refresh_from_db()
    columns = (contact.last_dialled_on, contact.last_dialled_by, contact.answered, contact.is_held_back)
    assert columns == (timezone.localdate(), "Editor, Safe Road", True, False)
    [entry] = entries_seen_by(lola, "contact.dialled")
    assert (entry.actor_id, entry.subject_id) == (lola.account_id, KEY)
    assert entry.details == {"outcome": "answered"}


def test_a_wrong_number_is_held_back_until_it_is_corrected(lola: Member, contact: Contact) -> None:
    assert not contact.is_held_back
    actions.record_dialling(contact=contact, outcome=Outcome.WRONG, by=lola)
    contact = Contact.objects.get()
    assert (contact.is_held_back, contact.answered) == (True, False)
    assert queries.to_dial(keys=[KEY], before=timezone.localdate() + timedelta(days=9), limit=20) == []
    actions.save_contact(contact=contact, values={"number": "1577-1366"})
    contact = Contact.objects.get()
    assert not contact.is_held_back
    assert Dialling.of(contact) == Dialling(None, "", None, is_wrong=False)  # nobody dialled the new one yet


def test_other_changes_keep_what_is_known_of_the_number(lola: Member, contact: Contact) -> None:
    actions.record_dialling(contact=contact, outcome=Outcome.NOBODY, by=lola)
    contact.refresh_from_db()
    actions.save_contact(contact=contact, values={"hours": {"en": "always"}})
    contact.refresh_from_db()
    assert contact.answered is False
    assert contact.last_dialled_on == timezone.localdate()


def test_undo_puts_back_what_was_there(lola: Member, contact: Contact) -> None:
    before = actions.record_dialling(contact=contact, outcome=Outcome.WRONG, by=lola)
    after = Dialling.of_outcome(Outcome.WRONG, timezone.localdate(), lola)
    actions.undo_dialling(contact=contact, after=after, before=before, by=lola)
    contact.refresh_from_db()
    assert Dialling.of(contact) == Dialling(None, "", None, is_wrong=False)
    assert len(entries_seen_by(lola, "contact.dialling-undone")) == 1


def test_nobody_takes_back_what_another_found(lola: Member, contact: Contact) -> None:
    before = actions.record_dialling(contact=contact, outcome=Outcome.NOBODY, by=lola)
    actions.record_dialling(contact=contact, outcome=Outcome.ANSWERED, by=lola)
    after = Dialling.of_outcome(Outcome.NOBODY, timezone.localdate(), lola)
    with pytest.raises(actions.DialledSince):
        actions.undo_dialling(contact=contact, after=after, before=before, by=lola)
    contact.refresh_from_db()
    assert contact.answered is True


def test_who_may_not_dial_changes_nothing(lola: Member, contact: Contact) -> None:
    berk = join("Berk Chinar", lola.organisation, RoleKey.CASE_WORKER)
    with pytest.raises(PermissionDenied):
        actions.record_dialling(contact=contact, outcome=Outcome.ANSWERED, by=berk)
    as_it_is = Dialling.of(contact)
    with pytest.raises(PermissionDenied):
        actions.undo_dialling(contact=contact, after=as_it_is, before=as_it_is, by=berk)
    contact.refresh_from_db()
    assert contact.last_dialled_on is None
    assert entries_seen_by(lola, "contact.dialled") == []


def test_emergency_numbers_are_not_dialled(lola: Member) -> None:
    actions.load_contacts(entries=[replace(PLAIN, key="kr-police", number="112", emergency=True)])
    contact = Contact.objects.get()
    with pytest.raises(actions.EmergencyNumber):
        actions.record_dialling(contact=contact, outcome=Outcome.ANSWERED, by=lola)
    assert queries.to_dial(keys=["kr-police"], before=timezone.localdate(), limit=20) == []


def test_never_dialled_come_first_then_the_oldest(lola: Member) -> None:
    numbers = {"a": 40, "b": None, "c": 90, "d": 0}
    for key, days in numbers.items():
        actions.load_contacts(entries=[replace(PLAIN, key=key)])
        if days is not None:
            day = timezone.localdate() - timedelta(days=days)
            Contact.objects.filter(key=key).update(last_dialled_on=day, last_dialled_by="x", answered=True)
    keys = [number.key for number in queries.to_dial(keys=numbers, before=timezone.localdate(), limit=20)]
    assert keys == ["b", "c", "a"]
    assert [number.key for number in queries.dialled_since(keys=numbers, day=timezone.localdate())] == ["d"]
    assert len(queries.to_dial(keys=numbers, before=timezone.localdate(), limit=2)) == 2


def test_what_the_number_plan_does_not_know_is_dialled_first(lola: Member) -> None:
    numbers = {"kr-a": ("1577-1366", "KR"), "uz-short": ("1282", "UZ"), "uz-long": ("12345678", "UZ")}
    for key, (number, country) in numbers.items():
        actions.load_contacts(entries=[replace(PLAIN, key=key, number=number, country=country)])

    def keys() -> list[str]:
        return [row.key for row in queries.to_dial(keys=numbers, before=timezone.localdate(), limit=20)]

    assert keys() == ["uz-long", "uz-short", "kr-a"]
    contacts = queries.all_contacts()
    assert [contacts[key].is_held_back for key in numbers] == [
        False,
        False,
        True,
    ]  # silence about 1282 hides it not
    assert [contacts[key].is_in_doubt for key in numbers] == [False, True, True]
    actions.record_dialling(contact=contacts["uz-long"], outcome=Outcome.ANSWERED, by=lola)
    answered = Contact.objects.get(key="uz-long")
    assert (answered.is_held_back, answered.is_in_doubt) == (False, False)
    assert keys() == ["uz-short", "kr-a"]


def test_a_wrong_number_comes_out_of_its_file_as_it_went_in(lola: Member) -> None:
    wrong = replace(DIALLED, wrong_number="yes")
    text = write_contacts([wrong])
    assert "  wrong_number: yes\n" in text
    assert read_contacts(text, NAME) == [wrong]
    actions.load_contacts(entries=[wrong])
    assert Contact.objects.get().is_held_back


def test_the_database_refuses_a_wrong_number_that_nobody_dialled(contact: Contact) -> None:
    contact.is_wrong = True
    with pytest.raises(ValidationError, match="only after somebody dialled"):
        contact.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        contact.save()
