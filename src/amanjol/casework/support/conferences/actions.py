"""Planning a conference, who takes part, what was decided; and the papers of guests, which end by themselves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.cases.tasks import actions as tasks
from amanjol.casework.cases.tasks.actions import Plan as TaskPlan
from amanjol.casework.desk import showing
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.conferences import queries
from amanjol.casework.support.conferences.ending import SEALED, without_paper
from amanjol.casework.support.conferences.hearing import heard_by, reads_until
from amanjol.casework.support.conferences.papers import LONGEST_DAYS, seal_paper
from amanjol.casework.support.conferences.records import (
    ConferenceRecord,
    Decision,
    GuestPaper,
    PaperDecision,
    Participant,
    State,
)
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.terms import Recipient
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


class NoSuchConference(LookupError):
    """The case has no conference, or the conference nobody, of this id."""


class IsOver(Exception):
    """It was held or called off."""


class IsThere(ValueError):
    """They take part already."""


class NoKey(ValueError):
    """They hold no keys, or nobody has vouched for theirs: nothing can be sealed to them."""


class TooLong(ValueError):
    """More than `LONGEST_DAYS` days."""


class NoConsent(ValueError):
    """No consent lets them hear anything of the person."""


@dataclass(frozen=True, slots=True)
class Planned:
    """When and where, and what about."""

    on: date
    time: str = ""
    place: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody of the house, or else by name; `days`: so long a member who does not see the case reads of it."""

    role: str = ""
    member: Member | None = None
    name: str = ""
    recipient: Recipient | None = None
    days: int = 0


@transaction.atomic
def plan_conference(*, keyring: Keyring, case: Case, planned: Planned) -> Conference:
    """PermissionDenied; Closed; SealBroken."""
    locked = case_to_write_in(keyring, case.pk)
    row = Conference(organisation_id=locked.organisation_id, case=locked, on=planned.on)
    record = ConferenceRecord(present_moment(), keyring.person, planned.about, planned.time, planned.place)
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
    row.save(force_insert=True)
    record_act("case.conference-planned", keyring.member, "case", locked.pk)
    return row


@transaction.atomic
def change_conference(*, keyring: Keyring, case: Case, pk: UUID, planned: Planned) -> bool:
    """False where it stands there already.

    NoSuchConference; IsOver; OlderCopy; PermissionDenied; Closed; SealBroken.
    """
    writing = _Writing(keyring, case, pk)
    writing.check_planned()
    before = writing.record
    if planned == Planned(writing.row.on, before.time, before.place, before.about):
        return False
    writing.finish("case.conference-changed", writing.planned_as(planned))
    return True


@transaction.atomic
def join(*, keyring: Keyring, case: Case, pk: UUID, joining: Joining) -> Participant:
    """IsThere; NoKey; TooLong; NoConsent; as `change_conference`. PermissionDenied also for who opened somebody
    restricted for danger to life alone, and would give a paper.
    """
    writing = _Writing(keyring, case, pk)
    writing.check_planned()
    member = str(joining.member.pk) if joining.member is not None else ""
    if member and any(participant.member == member for participant in writing.record.participants):
        raise IsThere
    granted_on, until = None, None
    if joining.member is not None and joining.days:
        if not 1 <= joining.days <= LONGEST_DAYS:
            raise TooLong
        if not restricted.decides_who_reads(keyring.member, writing.case.person):
            raise PermissionDenied
        if queries.key_of_guest(keyring, joining.member.pk) is None:
            raise NoKey
        granted_on = timezone.localdate()
        until = granted_on + timedelta(days=joining.days)
    participant = Participant(
        secrets.token_hex(8), joining.role, member, joining.name, joining.recipient,
        granted_on=granted_on, until=until,
    )  # fmt: skip
    if until is not None:
        participant = writing.as_they_may_read(participant)
        if participant.until is None:
            raise NoConsent
    record = replace(writing.record, participants=(*writing.record.participants, participant))
    writing.finish("case.conference-joined", record)
    return participant


@transaction.atomic
def leave(*, keyring: Keyring, case: Case, pk: UUID, participant: str) -> None:
    """They do not take part; their paper goes. As `change_conference`."""
    writing = _Writing(keyring, case, pk)
    writing.check_planned()
    there = writing.record.participant(participant)
    if there is None:
        raise NoSuchConference
    left = tuple(other for other in writing.record.participants if other is not there)
    writing.finish("case.conference-left", replace(writing.record, participants=left))


@transaction.atomic
def end_paper(*, keyring: Keyring, case: Case, pk: UUID, participant: str) -> None:
    """Before its last day. Nothing happens where there is none. As `leave`, also of a conference that was held and of a
    closed case.
    """
    writing = _Writing(keyring, case, pk, even_closed=True)
    there = writing.record.participant(participant)
    if there is None:
        raise NoSuchConference
    if there.until is None:
        return
    people = tuple(without_paper(other) if other is there else other for other in writing.record.participants)
    writing.finish("case.conference-shown", replace(writing.record, participants=people))


@transaction.atomic
def decide(
    *, keyring: Keyring, case: Case, pk: UUID, text: str, member: Member | None = None, outside: str = "",
    due_on: date | None = None,
) -> Decision:  # fmt: skip
    """Who does what by when; of the house it becomes a task of the desk. As `change_conference`; PermissionDenied for a
    member who could not open the case.
    """
    writing = _Writing(keyring, case, pk)
    if writing.record.state is State.CALLED_OFF:
        raise IsOver
    task = ""
    if not outside:
        plan = TaskPlan(text, member, due_on)
        task = str(tasks.write_task(keyring=keyring, case=writing.case, plan=plan).pk)
    of = str(member.pk) if member is not None else ""
    decision = Decision(present_moment(), keyring.person, text, of, outside, due_on, task)
    record = replace(writing.record, decisions=(*writing.record.decisions, decision))
    writing.finish("case.conference-decided", record)
    return decision


@transaction.atomic
def end(
    *, keyring: Keyring, case: Case, pk: UUID, state: State, says: str = "", came: Collection[str] = ()
) -> None:
    """It was held, with those who came; or called off. Once. Held before its day, it was held today: the planned day
    stays among the changes. As `change_conference`.
    """
    writing = _Writing(keyring, case, pk)
    writing.check_planned()
    if state is State.PLANNED:
        raise IsOver
    record, is_held = writing.record, state is State.HELD
    if is_held and writing.row.on > timezone.localdate():
        record = writing.planned_as(Planned(timezone.localdate(), record.time, record.place, record.about))
    people = tuple(
        replace(participant, came=participant.key in came if is_held else None)
        for participant in record.participants
    )
    writing.row.is_over = True
    writing.finish("case.conference-ended", replace(record, state=state, says=says, participants=people))


@transaction.atomic
def note_printed(*, keyring: Keyring, case: Case) -> None:
    """The person's copy was printed."""
    record_act("case.conference-printed", keyring.member, "case", case.pk)


@transaction.atomic
def note_read(*, keyring: Keyring, guest: ConferenceGuest, paper: GuestPaper) -> None:
    """A guest read their paper: it stands in the list of who has looked, though the case is not there for them."""
    if paper.case_id is None:  # written before papers knew their case, a fortnight ago at most
        record_act("conference.read", keyring.member, "conference", guest.conference_id)
        return
    showing.note_read(
        verb="case.conference-read", by=keyring.member, case=paper.case_id, conference=guest.conference_id
    )


def recheck(keyring: Keyring, case: Case) -> None:
    """After a consent changed: whom none lets hear anything reads no paper any more, and nobody longer than it lasts.

    Of what is an older copy, or does not open, nobody can say: its papers go, and nothing is written into it.

    PermissionDenied; SealBroken where the case itself does not open.
    """
    for pk in Conference.objects.filter(case=case).values_list("pk", flat=True):
        try:
            # A consent is withdrawn in a closed case, too.
            there = _Writing(keyring, case, pk, even_closed=True)
        except (OlderCopy, SealBroken):
            ConferenceGuest.objects.filter(conference=pk).delete()
            continue
        people = tuple(map(there.as_they_may_read, there.record.participants))
        if people != there.record.participants:
            there.finish("case.conference-shown", replace(there.record, participants=people))


class _Writing:
    """A conference while somebody writes in it: its case is locked; its guests' papers are written anew with it."""

    def __init__(self, keyring: Keyring, case: Case, pk: UUID, *, even_closed: bool = False) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case.pk, even_closed=even_closed)
        self._key = sealing.key_of_case(self.case, keyring)
        row = Conference.objects.filter(case=self.case, pk=pk).select_for_update(of=("self",)).first()
        if row is None:
            raise NoSuchConference
        # Papers written from an older copy would go to who takes part no more.
        if queries.of_case(self.case, keyring).are_fewer:
            raise OlderCopy
        self.row = row
        self.record = sealing.open_row(ConferenceRecord, row, self._key, keyring)

    @cached_property
    def _consents(self) -> tuple[PersonRecord, Items]:
        written = Items(self.case, sealing.open_case(self.case, self.keyring), self.keyring)
        return sealing.open_person(self.case.person, self.keyring), written

    def as_they_may_read(self, participant: Participant) -> Participant:
        """With a paper no longer than a consent lets them, or with none. One that has ended by itself is no paper."""
        if participant.until is None or participant.until < timezone.localdate():
            return participant
        until = reads_until(participant, *self._consents)
        return replace(participant, until=until) if until is not None else without_paper(participant)

    def check_planned(self) -> None:
        if self.record.state is not State.PLANNED:
            raise IsOver

    def planned_as(self, planned: Planned) -> ConferenceRecord:
        """The row has the day; what stood there before stays in the record."""
        was = _values(self.row, self.record)
        self.row.on = planned.on
        record = replace(self.record, time=planned.time, place=planned.place, about=planned.about)
        change = between(was, _values(self.row, record), self.keyring.person)
        return record if change is None else replace(record, changes=(*record.changes, change))

    def finish(self, verb: str, record: ConferenceRecord) -> None:
        self.record = replace(record, acts=record.acts + 1)
        sealing.seal_row(self.row, self.record.as_data(), self._key, self.keyring)
        self.row.save(update_fields=["on", "is_over", *SEALED])
        self._write_papers()
        record_act(verb, self.keyring.member, "case", self.case.pk)

    def _write_papers(self) -> None:
        """For whom the record says so, until the day that it and a consent say, to the key for which a holder vouches
        now.
        """
        today = timezone.localdate()
        there = {row.member_id: row.pk for row in ConferenceGuest.objects.filter(conference=self.row)}
        people = map(self.as_they_may_read, self.record.participants)
        guests = [
            (entry, entry.until) for entry in people if entry.until is not None and entry.until >= today
        ]
        if not there and not guests:
            return
        ConferenceGuest.objects.filter(conference=self.row).delete()
        names = self._names()
        for entry, until in guests:
            member = UUID(entry.member)
            key = queries.key_of_guest(self.keyring, member)
            if key is None:
                continue
            row = ConferenceGuest(
                pk=there.get(member) or uuid4(), organisation_id=self.row.organisation_id, conference=self.row,
                member_id=member, key=key, until=until,
            )  # fmt: skip
            paper = self._paper(entry.granted_on or today, heard_by(entry, *self._consents).may, names)
            seal_paper(row, paper, self.keyring)
            row.save(force_insert=True)

    def _paper(self, granted_on: date, may_hear: Any, names: dict[str, str]) -> GuestPaper:
        record = self.record
        return GuestPaper(
            granted_on,
            timezone.localdate(),
            self.case.code,
            self.row.on,
            record.time,
            record.place,
            record.about,
            may_hear,
            tuple(
                ", ".join(filter(None, (names.get(participant.member, participant.name), participant.role)))
                for participant in record.participants
            ),
            tuple(
                PaperDecision(decision.text, names.get(decision.member, decision.outside), decision.due_on)
                for decision in record.decisions
            ),
            record.state,
            self.case.pk,
        )

    def _names(self) -> dict[str, str]:
        ids = {participant.member for participant in self.record.participants}
        ids |= {decision.member for decision in self.record.decisions}
        return names_of(ids - {""}, self.keyring.member.organisation)


def _values(row: Conference, record: ConferenceRecord) -> dict[str, str]:
    filled = {
        "on": row.on.isoformat(),
        "time": record.time,
        "place": record.place,
        "about": record.about,
    }
    return {name: value for name, value in filled.items() if value}
