"""Whoever writes rows as the application: moves, swaps, names themselves, takes marks away. Nothing opens."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.casework.complaints import queries, sealing, witnesses
from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.actions.taking_in import NobodyLeft
from amanjol.casework.complaints.models import Complaint, Receiver, Seal, SecondOrganisation
from amanjol.casework.complaints.records import Accused, AgeGroup, Step, StepKind, Subject
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    ComplaintCast,
    complain,
    name_dana,
    opened,
    overdue_at,
    readers,
    seen_by,
)
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.foundation.accounts.models import Account, PersonKey
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    import uuid

pytestmark = pytest.mark.django_db
RECEIVERS = "/desk/complaints/receivers/"


def key(member: Member) -> PersonKey:
    of_member = key_of(member.account)
    assert of_member is not None
    return of_member


def give_seal(people: ComplaintCast, pk: uuid.UUID, to: Member, like: Seal | None = None) -> None:
    """A row that lets this member's session see the complaint, with the bytes of another's seal."""
    sealed = bytes(like.sealed) if like is not None and like.sealed is not None else b"x" * 1169
    Seal.objects.create(organisation_id=to.organisation_id, complaint_id=pk, key=key(to), sealed=sealed)


def test_a_moved_complaint_opens_for_nobody(people: ComplaintCast) -> None:
    """Handed to the accused: a seal of another, a row of another organisation, another complaint's bytes."""
    pk, _road = complain(people, name="Gunesh")
    opened(people.at["berk"], pk)
    other, _road = complain(people)
    request_of(people.at["berk"])
    give_seal(people, pk, people.gunesh, Seal.objects.get(complaint=pk))
    with pytest.raises(SealBroken):
        opened(people.at["gunesh"], pk)
    request_of(people.at["berk"])
    row = Complaint.objects.get(pk=pk)
    Complaint.objects.filter(pk=other).update(sealed=row.sealed)
    with pytest.raises(SealBroken):
        opened(people.at["gunesh"], other)
    request_of(people.at["berk"])
    give_seal(people, pk, people.maya, Seal.objects.get(complaint=pk))
    request_of(people.at["maya"])
    request_of(people.at["berk"])
    with acting_for(people.keys.cast.berk):
        assert not Complaint.objects.filter(pk=pk, organisation=people.gul).exists()


def test_what_does_not_open_is_noticed_on_its_page(people: ComplaintCast) -> None:
    pk, _road = complain(people, name="Gunesh")
    request_of(people.at["gunesh"])
    give_seal(people, pk, people.gunesh)
    response = people.at["gunesh"].get(f"/desk/complaints/{pk}/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/organisation/keys/circles/"
    request_of(people.at["dana"])
    assert Entry.objects.filter(verb="keys.seal-broken").exists()


def test_a_swapped_public_half_is_sealed_to_by_nobody(
    people: ComplaintCast, caplog: pytest.LogCaptureFixture
) -> None:
    mine = keypairs.generate()
    PersonKey.objects.filter(account=people.keys.cast.berk.account).update(public=mine.public)
    with caplog.at_level(logging.ERROR):
        pk, road = complain(people)
    assert readers(road) == ["Gunesh"]
    assert "who receives complaints" in caplog.text
    assert "Berk" not in caplog.text
    assert str(people.keys.cast.berk.pk) not in caplog.text
    page = people.at["dana"].get(RECEIVERS).text
    assert "not as it was named: receives nothing" in page
    request_of(people.at["dana"])
    assert Entry.objects.filter(verb="complaints.row-exchanged").exists()
    assert opened(people.at["gunesh"], pk).record.readers == (str(people.gunesh.account_id),)


def test_a_swapped_half_gets_no_later_state_either(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    opened(people.at["gunesh"], pk)
    mine = keypairs.generate()
    PersonKey.objects.filter(account=people.keys.cast.berk.account).update(public=mine.public)
    working.add_step(opened=opened(people.at["gunesh"], pk), words="x")
    assert opened(people.at["gunesh"], pk).record.readers == (str(people.gunesh.account_id),)
    request_of(people.at["berk"])
    assert not Seal.objects.filter(complaint=pk, sealed__isnull=False).exists()


def test_naming_oneself_past_the_page_brings_nothing(people: ComplaintCast) -> None:
    """With the mark of somebody else, with one of one's own, and in place of a true row."""
    dana = people.keys.cast.dana
    request_of(people.at["dana"])
    true = Receiver.objects.get(member=people.keys.cast.berk)
    for mark in (bytes(true.mark), b"x" * 32):
        row = Receiver(organisation=people.yyldyz, member=dana, key=key(dana), mark=mark)
        row.save(force_insert=True)
        _pk, road = complain(people)
        assert readers(road) == ["Berk", "Gunesh"]
        request_of(people.at["dana"])
        row.delete()
    Receiver.objects.filter(pk=true.pk).update(member=dana, key=key(dana))
    _pk, road = complain(people)
    assert readers(road) == ["Gunesh"]
    assert "not as it was named" in people.at["dana"].get(RECEIVERS).text


@pytest.mark.parametrize("column", ["role", "name"])
def test_who_changes_role_or_name_in_the_rows_is_not_let_past_the_accusation(
    people: ComplaintCast, column: str
) -> None:
    """A case worker who is accused calls herself something else while the complaint comes in."""
    if column == "role":
        Member.objects.filter(pk=people.keys.cast.berk.pk).update(role=RoleKey.LAWYER)
        _pk, road = complain(people, accused=Accused.CASE_WORKER)
    else:
        Account.objects.filter(pk=people.keys.cast.berk.account_id).update(name="Kerim Oraz")
        _pk, road = complain(people, name="Berk")
    assert readers(road) == ["Gunesh"]


def test_a_second_organisation_of_ones_own_gets_nothing(people: ComplaintCast) -> None:
    request_of(people.at["maya"])
    request_of(people.at["dana"])
    SecondOrganisation.objects.filter(organisation=people.yyldyz).delete()
    planted = SecondOrganisation(organisation=people.yyldyz, second=people.gul, mark=b"x" * 32)
    planted.save(force_insert=True)
    with pytest.raises(NobodyLeft):
        complain(people, subject=Subject.STAFF_ABUSE)


def test_taking_the_mark_of_the_accused_away_gives_them_no_later_key(people: ComplaintCast) -> None:
    """Who is shut out stands inside the seal; in clear is nothing that could be deleted."""
    name_dana(people)
    pk, _road = complain(people)
    working.take_from(opened=opened(people.at["berk"], pk), whom=people.gunesh.account_id)
    request_of(people.at["berk"])
    give_seal(people, pk, people.gunesh)
    working.add_step(opened=opened(people.at["berk"], pk), words="Речь о психологе")
    request_of(people.at["gunesh"])
    assert not Seal.objects.filter(complaint=pk).exists()
    record_now = opened(people.at["berk"], pk).record
    assert record_now.shut_out == (str(people.gunesh.account_id),)
    assert people.gunesh.account_id not in {person.member.account_id for person in working.may_take_over(
        opened(people.at["berk"], pk))}  # fmt: skip


def test_an_older_state_put_back_is_said_aloud(people: ComplaintCast) -> None:
    """With the seals of then, of which the accused had one."""
    name_dana(people)
    pk, _road = complain(people)
    opened(people.at["berk"], pk)
    request_of(people.at["berk"])
    before = Complaint.objects.get(pk=pk)
    own = Seal.objects.get(complaint=pk)
    working.take_from(opened=opened(people.at["berk"], pk), whom=people.gunesh.account_id)
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).delete()
    before.save(force_insert=True)
    own.save(force_insert=True)
    assert opened(people.at["berk"], pk).is_older
    assert "another state of this complaint" in people.at["berk"].get(f"/desk/complaints/{pk}/").text


def put_back_after_taking_it_from_gunesh(people: ComplaintCast, pk: uuid.UUID) -> None:
    """Rows of before, by whoever writes rows, and the seal of berk alone."""
    before, own = Complaint.objects.get(pk=pk), Seal.objects.get(complaint=pk)
    working.take_from(opened=opened(people.at["berk"], pk), whom=people.gunesh.account_id)
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).delete()
    before.save(force_insert=True)
    own.save(force_insert=True)


def test_into_an_older_state_nothing_is_written(people: ComplaintCast) -> None:
    """Whoever was shut out since stands in it as a reader: each step would be sealed to them anew."""
    name_dana(people)
    pk, _road = complain(people)
    opened(people.at["berk"], pk)
    request_of(people.at["berk"])
    put_back_after_taking_it_from_gunesh(people, pk)
    with pytest.raises(OlderCopy):
        working.add_step(opened=opened(people.at["berk"], pk), words="Речь о психологе")
    where = f"/desk/complaints/{pk}/"
    for act, typed in (
        ("step", {"words": "x"}),
        ("take-from", {"from-person": str(people.gunesh.account_id)}),
    ):
        number = {"number": str(opened(people.at["berk"], pk).record.number)}
        assert people.at["berk"].post(f"{where}{act}/", typed | number).headers["Location"] == where
    assert "Nothing is written into an older copy" in people.at["berk"].get(where).text
    request_of(people.at["gunesh"])
    assert not Seal.objects.filter(complaint=pk).exists()


def test_an_old_first_state_is_opened_and_written_no_further(people: ComplaintCast) -> None:
    """Reading it first is a step, too."""
    name_dana(people)
    pk, _road = complain(people)
    request_of(people.at["berk"])
    put_back_after_taking_it_from_gunesh(people, pk)
    assert opened(people.at["berk"], pk).record.number == 0
    request_of(people.at["gunesh"])
    assert not Seal.objects.filter(complaint=pk).exists()


def test_what_somebody_seals_in_place_of_what_came_stays_unproven(people: ComplaintCast) -> None:
    """The public keys of receivers are no secret: a child's complaint says suddenly that it was passed on."""
    pk, road = complain(people, age=AgeGroup.CHILD)
    true = opened(people.at["berk"], pk)
    assert true.is_proven
    step = Step(
        datetime.now(UTC).replace(microsecond=0), str(people.gunesh.account_id), StepKind.PASSED_ON, "x"
    )
    forged = replace(true.record, steps=(step,))
    request_of(people.at["berk"])
    row = Complaint.objects.get(pk=pk)
    mark = bytes(row.mark)
    seals = sealing.seal(row, forged, road.readers, [])
    row.mark = mark
    Complaint.objects.filter(pk=pk).delete()
    row.save(force_insert=True)
    Seal.objects.bulk_create(seals)
    where = f"/desk/complaints/{pk}/"
    for _time in range(2):
        page = people.at["berk"].get(where).text
        assert "Nothing proves that this came" in page
        assert "What was written is as it was written" not in page
        working.add_step(opened=opened(people.at["berk"], pk), words="x")  # proves nothing of what lay there
    assert overdue_at(people.at["dana"]) == 1


def test_a_state_that_was_altered_is_not_made_true_by_a_step(people: ComplaintCast) -> None:
    """A child's would be ended, and in no list, without being passed on."""
    pk, _road = complain(people, age=AgeGroup.CHILD)
    opened(people.at["berk"], pk)
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).update(state="done")
    assert opened(people.at["berk"], pk).is_doubtful
    working.add_step(opened=opened(people.at["berk"], pk), words="x")
    now = opened(people.at["berk"], pk)
    assert (now.row.state, now.is_doubtful, now.is_proven) == ("open", False, True)


def test_a_day_that_was_moved_and_an_end_that_nobody_made_are_said_aloud(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    opened(people.at["berk"], pk)
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).update(due_on=TODAY + timedelta(3 * 366))
    assert "A day or the state" in people.at["berk"].get(f"/desk/complaints/{pk}/").text
    assert overdue_at(people.at["dana"]) == 1
    row = working.add_step(opened=opened(people.at["berk"], pk), words="x").row
    assert row.due_on == opened(people.at["berk"], pk).record.due_on
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).update(state="done")
    assert overdue_at(people.at["dana"]) == 1
    assert opened(people.at["berk"], pk).is_doubtful


def test_whoever_knows_the_key_of_the_first_state_reads_none_that_follows(people: ComplaintCast) -> None:
    """Somebody plants a complaint of their own, to read what is written into it."""
    pk, _road = complain(people)
    berk = people.at["berk"]
    opened(berk, pk)
    request_of(berk)
    row = Complaint.objects.get(pk=pk)
    old = Seal.objects.get(complaint=pk)
    working.add_step(opened=opened(berk, pk), words="Тайна")
    request_of(berk)
    Seal.objects.filter(complaint=pk).update(sealed=old.sealed)
    with connection.cursor() as cursor:  # what the application may not do by itself
        cursor.execute("select count(*) from complaints_seal")
    assert opened(berk, pk).record.steps[-1].words == "Тайна"
    assert bytes(row.sealed) != bytes(Complaint.objects.get(pk=pk).sealed)


def test_a_stranger_adds_and_sees_nothing(people: ComplaintCast) -> None:
    complain(people)
    name_session(None)
    for table in ("complaints_complaint", "complaints_seal", "complaints_letterbox"):
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")  # noqa: S608  names of this file
            assert cursor.fetchone() == (0,)


def test_a_colleague_without_a_seal_changes_and_deletes_nothing(people: ComplaintCast) -> None:
    pk, _road = complain(people, name="Dana")
    request_of(people.at["dana"])
    assert not Complaint.objects.filter(pk=pk).exists()
    assert Complaint.objects.all().update(state="done") == 0
    assert Complaint.objects.all().delete()[0] == 0
    assert Seal.objects.all().update(sealed=None) == 0
    assert len(seen_by(people.at["berk"])) == 1


def test_the_door_holds_without_row_security(people: ComplaintCast) -> None:
    """By the application's own filter: another organisation, no seal, a role that receives nothing."""
    complain(people)
    with acting_for(people.keys.cast.berk):
        for member in (people.keys.cast.dana, people.maya, people.keys.cast.ayna):
            assert not queries.readable_by(member).exists()
        assert queries.readable_by(people.keys.cast.berk).exists()


def test_no_list_of_acts_shows_that_a_complaint_was_read(people: ComplaintCast) -> None:
    """Whoever reads the journal may be the accused: what they do not see in their list would be about them."""
    pk, _road = complain(people, name="Dana")
    opened(people.at["berk"], pk)
    for client in (people.at["dana"], browser(people.keys.cast.ayna)):
        page = client.get("/organisation/journal/").text
        assert "complaint" not in page.replace("receives complaints", "").replace(
            "organisation for complaints", ""
        ).replace("/desk/complaints/", "")
    request_of(people.at["dana"])
    assert Entry.objects.filter(verb="complaint.changed").exists()


def test_an_entry_that_somebody_adds_makes_a_true_one_look_older(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    assert not opened(people.at["berk"], pk).is_older
    record(
        verb="complaint.changed",
        organisation=people.yyldyz.pk,
        actor=None,
        subject=("complaint", pk),
        details={},
    )
    assert opened(people.at["berk"], pk).is_older


def test_nobody_without_a_key_of_their_own_acts(people: ComplaintCast) -> None:
    """The act itself refuses, whatever page asked."""
    pk, _road = complain(people)
    for member in (people.keys.cast.dana, people.maya):
        with acting_for(member), pytest.raises(PermissionDenied):
            working.open_complaint(member=member, keys=keypairs.generate(), pk=pk)
    with acting_for(people.keys.cast.berk), pytest.raises(SealBroken):
        working.open_complaint(member=people.keys.cast.berk, keys=keypairs.generate(), pk=pk)


def test_the_mark_binds_what_stands_in_clear(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    request_of(people.at["berk"])
    row = Complaint.objects.get(pk=pk)
    assert witnesses.is_complaint(row)
    for name, value in (
        ("state", "done"),
        ("due_on", TODAY),
        ("organisation_id", people.gul.pk),
        ("sealed", b"x"),
    ):
        other = Complaint.objects.get(pk=pk)
        setattr(other, name, value)
        assert not witnesses.is_complaint(other)
    assert row.schema == sealing.SCHEMA
