"""A complaint comes in, from a stranger's page or from paper: sealed at once to those who may read it."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from amanjol.casework.complaints import codes, queries, receiving, rules, sealing
from amanjol.casework.complaints.actions.sending_on import send_on
from amanjol.casework.complaints.models import Complaint, Letterbox, Seal, State
from amanjol.casework.complaints.records import Accused, ComplaintRecord, Letter, Origin, Reply, Subject
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.journal.actions import record
from amanjol.foundation.letters.nameless import SentBefore
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.complaints.partners import Second
    from amanjol.casework.complaints.receiving import Person
    from amanjol.casework.complaints.records import Statement
    from amanjol.foundation.organisations.models import Member, Organisation


_PRESS: Final = b"amanjol.complaints.press"


class NobodyLeft(Exception):
    """Neither here nor in a second organisation is somebody who may read it. Nothing was kept."""


class ArrivedBefore(Exception):
    """The very same form, or one with this code, has been sent already."""


@dataclass(frozen=True, slots=True)
class Road:
    """Where a complaint goes: to `organisation`, or to a second one at another node, where it says itself who reads.

    `watchers` are supervisors there who see that it is overdue.
    """

    organisation: Organisation | None
    readers: list[Person]
    watchers: list[Person]
    second: Second | None
    due_on: date

    @property
    def is_elsewhere(self) -> bool:
        return self.second is not None


def road_of(organisation: Organisation, statement: Statement, today: date) -> Road | None:
    """None where nobody is left."""
    due_on = today + timedelta(packaged_complaints().answer_days)
    if not receiving.goes_elsewhere(statement.subject, statement.accused):
        readers = receiving.without_accused(
            queries.receivers_of(organisation.pk), statement.accused, statement.name
        )
        if len(readers) >= rules.LEAST_READERS:
            watchers = receiving.without_accused(
                queries.watchers_of(organisation), statement.accused, statement.name
            )
            return Road(organisation, readers, besides(watchers, readers), None, due_on)
    second = queries.second_reading(organisation.pk)
    if second is None or second.organisation is None:
        return None if second is None else Road(None, [], [], second, due_on)
    readers = receiving.without_named(queries.receivers_of(second.organisation.pk), statement.name)
    if len(readers) < rules.LEAST_READERS:
        return None
    watchers = receiving.without_named(queries.watchers_of(second.organisation), statement.name)
    return Road(second.organisation, readers, besides(watchers, readers), second, due_on)


def not_taken(organisation: Organisation) -> tuple[Accused, ...]:
    """About whose work nobody may read a complaint, neither here nor in a second organisation."""
    if queries.second_reading(organisation.pk) is not None:
        return ()
    people = queries.receivers_of(organisation.pk)
    return tuple(
        accused
        for accused in Accused
        if receiving.goes_elsewhere(Subject.OTHER, accused)
        or len(receiving.without_accused(people, accused, "")) < rules.LEAST_READERS
    )


def id_of(press: UUID) -> UUID:
    """Of the complaint that this press of a form makes: nobody gives one the id of something else, which would be
    erased with it.
    """
    return uuid.UUID(bytes=hashlib.sha256(_PRESS + press.bytes).digest()[:16], version=4)


def besides(watchers: list[Person], readers: list[Person]) -> list[Person]:
    reading = {person.account for person in readers}
    return [person for person in watchers if person.account not in reading]


@transaction.atomic
def take_in(
    *,
    pk: UUID,
    organisation: Organisation,
    statement: Statement,
    code: str,
    today: date,
    by: Member | None = None,
) -> Road:
    """`pk` is the form's own, so that one form arrives once. `code` opens the answer; `by` typed it in from paper.

    Nobody who cannot read complaints can see the row afterwards, who sent it included. NobodyLeft; ArrivedBefore.
    """
    road = road_of(organisation, statement, today)
    if road is None:
        raise NobodyLeft
    origin = Origin.PAGE if by is None else Origin.PAPER
    if road.organisation is None:
        if road.second is None:
            raise NobodyLeft
        try:
            send_on(
                press=pk,
                about=organisation,
                statement=statement,
                origin=origin,
                code=code,
                to=road.second,
                today=today,
                due_on=road.due_on,
            )
        except SentBefore:
            raise ArrivedBefore from None
        return road
    row = Complaint(
        pk=id_of(pk),
        organisation=road.organisation,
        received_on=today,
        due_on=road.due_on,
        state=State.WAITING,
    )
    box = _letterbox(row, code) if statement.reply is Reply.CODE else None
    shut_out = (
        receiving.doing_work_of(statement.accused, members_of(organisation)) if not road.is_elsewhere else ()
    )
    contents = ComplaintRecord(
        about=str(organisation.pk),
        origin=origin,
        statement=statement,
        received_on=row.received_on,
        due_on=row.due_on,
        readers=tuple(person.account for person in road.readers),
        shut_out=tuple(str(member.account_id) for member in shut_out),
        letterbox=str(box.pk) if box is not None else "",
        reply_to=sealing.as_text(codes.keys_of(code).public) if box is not None else "",
    )
    seals = sealing.seal(row, contents, road.readers, road.watchers)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if box is not None:
                box.save(force_insert=True)
    except IntegrityError:
        raise ArrivedBefore from None
    Seal.objects.bulk_create(seals)
    is_own = by is not None and not road.is_elsewhere
    record(
        verb="complaint.arrived",
        organisation=road.organisation.pk,
        actor=by.account_id if by is not None and is_own else None,
        subject=("complaint", row.pk),
    )
    return road


def _letterbox(row: Complaint, code: str) -> Letterbox:
    box = Letterbox(pk=uuid.uuid4(), organisation_id=row.organisation_id, name=codes.name_of(code))
    letter = Letter(State.WAITING.value, row.received_on, row.due_on)
    sealing.seal_letter(box, letter, sealing.as_text(codes.keys_of(code).public))
    return box
