"""What a receiver does with a complaint. Each change takes a new key and new seals, for those who may still read it."""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.complaints import queries, receiving, rules, sealing, witnesses
from amanjol.casework.complaints.models import Complaint, Letterbox, Seal, State
from amanjol.casework.complaints.records import Letter, Step, StepKind
from amanjol.casework.desk import ledger
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.letters.nameless import NotReached, reply
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.complaints.receiving import Person
    from amanjol.casework.complaints.records import ComplaintRecord
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

logger = logging.getLogger(__name__)
_NOBODY_TO_TELL: Final = "not-told"
"""For the ledger: nobody knows who wrote a complaint."""


class Changed(Exception):
    """Somebody else has written in it since the page was shown."""


class NotAllowed(Exception):
    """What is asked for is not to be done with this complaint."""


class NobodyBeside(NotAllowed):
    """Nobody else would read it any more: what one person does with it alone, nobody sees."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One complaint, opened by one of its readers. `keys` are theirs.

    `is_older`: the journal tells of another state than this one. `is_doubtful`: what stands in clear is not as this
    house wrote it. `is_proven`: this house sealed what lies in it; else somebody else did, whatever it says, or the
    server's secret is another one since.
    """

    row: Complaint
    record: ComplaintRecord
    member: Member
    keys: KeyPair
    is_older: bool
    is_doubtful: bool
    is_proven: bool

    @property
    def is_ended(self) -> bool:
        return self.row.state == State.DONE


def _open(row: Complaint, member: Member, keys: KeyPair) -> Opened:
    record = sealing.open_with(row, keys, member)
    is_older = queries.recorded_changes(row) != record.number
    days = record.received_on, record.due_on
    # A child's was once sealed as answered before it was passed on.
    states = {rules.state_of(record), rules.said_state(record)}
    is_proven = any(witnesses.was_sealed_here(row, *days, state) for state in states)
    is_doubtful = is_proven and not witnesses.is_complaint(row)
    return Opened(row, record, member, keys, is_older, is_doubtful, is_proven)


@transaction.atomic
def open_complaint(*, member: Member, keys: KeyPair, pk: UUID) -> Opened:
    """Read it. The first time is a step of its own, and whoever wrote it learns of it. PermissionDenied; SealBroken.

    Where all who read it were taken off meanwhile, whoever has a seal of it reads it, and writes nothing.
    """
    row = _locked(member, pk)
    opened = _open(row, member, keys)
    is_new = opened.record.number == 0 and row.state == State.WAITING and not opened.is_older
    if is_new and readers_of(opened):
        return _write(opened, StepKind.OPENED)
    record_act("complaint.opened", member, "complaint", row.pk)
    return opened


def look_into(*, member: Member, keys: KeyPair, pk: UUID) -> Opened:
    """As it stands, for a form that was sent; in the caller's transaction it stays so. PermissionDenied; SealBroken."""
    return _open(_locked(member, pk), member, keys)


def add_step(*, opened: Opened, words: str) -> Opened:
    """What was done. Changed; OlderCopy."""
    return _write(opened, StepKind.STEP, words=words)


def pass_on(*, opened: Opened, words: str, in_danger: bool) -> Opened:
    """To whom it was passed on, and why. Changed; OlderCopy; NotAllowed without a yes."""
    if not rules.may_be_passed_on(opened.record, in_danger=in_danger):
        raise NotAllowed
    return _write(opened, StepKind.PASSED_ON, words=words)


def answer(*, opened: Opened, words: str) -> Opened:
    """What whoever complained reads. Changed; OlderCopy."""
    return _write(opened, StepKind.ANSWERED, words=words)


def end(*, opened: Opened, words: str) -> Opened:
    """Changed; OlderCopy; NotAllowed for a child's that was passed on to nobody."""
    if not rules.may_be_ended(opened.record):
        raise NotAllowed
    return _write(opened, StepKind.DONE, words=words)


def hand_over(*, opened: Opened, to: UUID) -> Opened:
    """To another receiver, who is not accused; who hands over reads it no more.

    Changed; OlderCopy; NotAllowed.
    """
    person = next((person for person in may_take_over(opened) if person.member.account_id == to), None)
    if person is None:
        raise NotAllowed
    own = str(opened.member.account_id)
    readers = (
        *(account for account in opened.record.readers if account not in {own, person.account}),
        person.account,
    )
    return _write(opened, StepKind.HANDED_OVER, whom=person.account, readers=readers)


def take_from(*, opened: Opened, whom: UUID) -> Opened:
    """It turned out that somebody who reads it, or sees that it waits, is accused: from now on they open nothing of it.

    Nobody is left alone with it: where nobody else reads it beside whoever asks, all others who may take it over do so.
    Changed; OlderCopy; NotAllowed for oneself; NobodyBeside.
    """
    own, account = str(opened.member.account_id), str(whom)
    if account == own or account not in {person.account for person in may_be_shut_out(opened)}:
        raise NotAllowed
    left = tuple(reader for reader in opened.record.readers if reader != account)
    readers = (*left, *_joining(opened, account))
    shut_out = (*opened.record.shut_out, account)
    return _write(
        opened,
        StepKind.TAKEN_FROM,
        whom=account,
        readers=readers,
        shut_out=shut_out,
    )


@transaction.atomic
def erase(*, opened: Opened, today: date) -> None:
    """With its seals and its letterbox, for good, once it was kept as long as it had to be.

    OlderCopy, which may have ended before somebody went on; Changed; NotAllowed before that day; NoLedger.
    """
    member, row = opened.member, _locked(opened.member, opened.row.pk)
    record = sealing.open_with(row, opened.keys, member)
    if queries.recorded_changes(row) > record.number:
        raise OlderCopy
    if record.number != opened.record.number:
        raise Changed
    day = rules.erasable_from(record)
    if day is None or today < day:
        raise NotAllowed
    boxes = [UUID(record.letterbox)] if record.letterbox and not record.through else []
    ledger.write(organisation=row.organisation_id, erased=[row.pk, *boxes], on=today, reason=_NOBODY_TO_TELL)
    record_act("complaint.erased", member, "complaint", row.pk)
    Letterbox.objects.filter(pk__in=boxes, organisation=row.organisation_id).delete()
    Complaint.objects.filter(pk=row.pk).delete()  # its seals go with it, past row security


def may_take_over(opened: Opened) -> list[Person]:
    """Receivers of the organisation who are not accused, and not whoever asks."""
    own = str(opened.member.account_id)
    return [person for person in _allowed(opened, queries.receivers_of(opened.row.organisation_id))
            if person.account != own]  # fmt: skip


def may_be_shut_out(opened: Opened) -> list[Person]:
    """Who reads it or may be given it, and supervisors who see that it waits; not whoever asks."""
    watchers = _allowed(opened, queries.watchers_of(opened.member.organisation))
    people = {person.account: person for person in (*may_take_over(opened), *watchers)}
    return [person for account, person in people.items() if account != str(opened.member.account_id)]


def _joining(opened: Opened, without: str) -> list[str]:
    """Who reads it besides, once it is taken from this reader, where they were the last beside whoever asks.

    NobodyBeside.
    """
    reading = {person.account for person in readers_of(opened)}
    if without not in reading or reading - {without, str(opened.member.account_id)}:
        return []
    others = [person.account for person in may_take_over(opened) if person.account != without]
    if not others:
        raise NobodyBeside
    return others


def readers_of(opened: Opened) -> list[Person]:
    """Who reads it now, of those who were truly named."""
    allowed = _allowed(opened, queries.receivers_of(opened.row.organisation_id))
    return [person for person in allowed if person.account in opened.record.readers]


def _watching(opened: Opened) -> list[Person]:
    """Supervisors who see that it waits and do not read it. Who was shut out since is none of them, unless nobody would
    be left: one that nobody counts could be left lying, and what they have of it opens nothing.
    """
    reading = set(opened.record.readers)
    people = _unaccused(opened, queries.watchers_of(opened.member.organisation))
    watchers = [person for person in people if person.account not in reading]
    return [person for person in watchers if person.account not in opened.record.shut_out] or watchers


def _allowed(opened: Opened, people: list[Person]) -> list[Person]:
    """As when it came: without the accused, and without those who were shut out since."""
    return [person for person in _unaccused(opened, people) if person.account not in opened.record.shut_out]


def _unaccused(opened: Opened, people: list[Person]) -> list[Person]:
    """Whom the statement itself does not shut out."""
    statement, about = opened.record.statement, opened.record.about
    if about == str(opened.row.organisation_id):
        return receiving.without_accused(people, statement.accused, statement.name)
    return receiving.without_named(people, statement.name)


@transaction.atomic
def _write(
    opened: Opened,
    kind: StepKind,
    *,
    words: str = "",
    whom: str = "",
    readers: tuple[str, ...] | None = None,
    shut_out: tuple[str, ...] | None = None,
) -> Opened:
    member, was = opened.member, opened.record
    # What is written into an older state would be sealed to its readers of then.
    if opened.is_older:
        raise OlderCopy
    row = _locked(member, opened.row.pk)
    if sealing.open_with(row, opened.keys, member).number != was.number:
        raise Changed
    step = Step(datetime.now(UTC).replace(microsecond=0), str(member.account_id), kind, words, whom)
    now = replace(
        was,
        steps=(*was.steps, step),
        readers=was.readers if readers is None else readers,
        shut_out=was.shut_out if shut_out is None else shut_out,
    )
    written = dataclasses.replace(opened, row=row, record=now, is_doubtful=False)
    people = readers_of(written)
    if not people:  # nobody could open it again
        raise NotAllowed
    now = replace(now, readers=tuple(person.account for person in people))
    watchers = _watching(dataclasses.replace(written, record=now))
    row.state, row.received_on, row.due_on = rules.state_of(now), now.received_on, now.due_on
    seals = sealing.seal(row, now, people, watchers)
    if not opened.is_proven:  # what is written further proves nothing of what lay there
        row.mark = b""
    Complaint.objects.filter(pk=row.pk).delete()  # its seals go with it, past row security
    row.save(force_insert=True)
    Seal.objects.bulk_create(seals)
    record_act("complaint.changed", member, "complaint", row.pk, number=now.number)
    _tell(now, row, member)
    return dataclasses.replace(written, record=now)


def _tell(record: ComplaintRecord, row: Complaint, member: Member) -> None:
    """Into the letterbox, for whoever has the code: how far it is, and the newest answer."""
    if not record.letterbox:
        return
    if record.through:
        _tell_there(record, _letter(record), member)
        return
    box = Letterbox.objects.filter(pk=record.letterbox, organisation=row.organisation_id).first()
    if box is None:  # somebody deleted it: the code opens nothing, which whoever has it sees
        return
    sealing.seal_letter(box, _letter(record), record.reply_to)
    box.save(update_fields=["schema", "sealed"])


def _tell_there(record: ComplaintRecord, letter: Letter, member: Member) -> None:
    """The node at which it was written files it; where that is not reached now, the next step tells the same."""
    box = UUID(record.letterbox)
    sealed = sealing.seal_for_node(box, record.through, letter, record.reply_to)
    try:
        reply(by=member, to=record.through, letter=box, number=record.number, sealed=sealed)
    except NotReached:
        logger.warning("What was done with a complaint was not told: its node is not believed now.")


def _letter(record: ComplaintRecord) -> Letter:
    on = timezone.localdate(record.steps[-1].at)
    answers = [step for step in record.steps if step.kind is StepKind.ANSWERED]
    letter = Letter(rules.said_state(record), on, record.due_on)
    if answers:
        letter = replace(letter, words=answers[-1].words, answered_on=timezone.localdate(answers[-1].at))
    return letter


def _locked(member: Member, pk: UUID) -> Complaint:
    row = queries.readable_by(member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise PermissionDenied
    return row
