"""How somebody earns: begun, placed with an employer, asked how it goes, at its end. What stood there earlier stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions.rows import (
    check_teaches,
    locked_employer,
    locked_livelihood,
    now,
    save_livelihood,
)
from amanjol.casework.learning.models import Livelihood
from amanjol.casework.learning.work import asking
from amanjol.casework.learning.work.records import (
    LivelihoodRecord,
    Placement,
    PlacementEnd,
    PlacementTalk,
    Profile,
)
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.work.records import Answer, Asked, EndReason, Going
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NotChecked(Exception):
    """Nobody goes to an employer at whom nobody looked as who and where they are now, where something was not well, or
    when it is time again.
    """


class LikeName(Exception):
    """The desk knows a like name from its cases by now, or nobody could be asked."""


class NoVacancy(LookupError):
    """The employer has no such vacancy, or it is taken."""


class NoSuchPlacement(LookupError):
    """There is no placement of this number, or it has ended."""


class NotThen(ValueError):
    """It would have ended before it began."""


@dataclass(frozen=True, slots=True)
class Talk:
    """See `records.PlacementTalk`."""

    asked: Asked
    on: date
    going: Going
    as_agreed: Answer
    has_papers: Answer
    says: str = ""


@transaction.atomic
def begin_livelihood(*, keyring: Keyring, name: str, reach: str = "") -> Livelihood:
    """PermissionDenied."""
    check_teaches(keyring)
    row = Livelihood(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, LivelihoodRecord((Profile(now(), keyring.person, name, reach),)), keyring)
    row.save(force_insert=True)
    record_act("livelihood.begun", keyring.member, "livelihood", row.pk)
    return row


@transaction.atomic
def open_livelihood(*, keyring: Keyring, livelihood: Livelihood) -> LivelihoodRecord:
    """Read it, which the journal remembers. SealBroken."""
    record = sealing.open_livelihood(livelihood, keyring)
    record_act("livelihood.opened", keyring.member, "livelihood", livelihood.pk)
    return record


@transaction.atomic
def change_profile(*, keyring: Keyring, livelihood: UUID, name: str, reach: str) -> None:
    """Nothing is written where nothing changes. PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    row, record = locked_livelihood(keyring, livelihood)
    if (record.now.name, record.now.reach) == (name, reach):
        return
    profile = Profile(now(), keyring.person, name, reach)
    save_livelihood(row, replace(record, profiles=(*record.profiles, profile)), keyring)
    record_act("livelihood.changed", keyring.member, "livelihood", row.pk)


@transaction.atomic
def place(*, keyring: Keyring, livelihood: UUID, employer: UUID, vacancy: int, begins_on: date) -> int:
    """Work with an employer. Gives the number of the placement.

    NotChecked; LikeName; NoVacancy; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    at_whom, employer_record = locked_employer(keyring, employer)
    if not employer_record.takes_people_on(timezone.localdate()):
        raise NotChecked
    if asking.is_alike(keyring, employer_record.now.names) is not False:
        raise LikeName
    work = employer_record.vacancy(vacancy)
    if work is None or not work.is_open:
        raise NoVacancy
    row, record = locked_livelihood(keyring, livelihood)
    number = max((other.number for other in record.placements), default=0) + 1
    placement = Placement(
        now(),
        keyring.person,
        number,
        str(at_whom.pk),
        vacancy,
        work.work,
        employer_record.now.name,
        begins_on,
    )
    save_livelihood(row, replace(record, placements=(*record.placements, placement)), keyring)
    record_act("livelihood.placed", keyring.member, "livelihood", row.pk)
    return number


@transaction.atomic
def write_talk(*, keyring: Keyring, livelihood: UUID, placement: int, talk: Talk) -> None:
    """What the person says of the work. NoSuchPlacement; days.NotThen; PermissionDenied; OlderCopy; SealBroken."""
    days.check(talk.on)
    row, record = locked_livelihood(keyring, livelihood)
    _lasting(record, placement)
    written = PlacementTalk(
        now(),
        keyring.person,
        placement,
        talk.asked,
        talk.on,
        talk.going,
        talk.as_agreed,
        talk.has_papers,
        talk.says,
    )
    save_livelihood(row, replace(record, talks=(*record.talks, written)), keyring)
    record_act("livelihood.asked", keyring.member, "livelihood", row.pk)


@transaction.atomic
def end_placement(
    *, keyring: Keyring, livelihood: UUID, placement: int, on: date, why: EndReason, says: str = ""
) -> None:
    """NoSuchPlacement; NotThen; days.NotThen; PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge."""
    days.check(on)
    row, record = locked_livelihood(keyring, livelihood)
    if on < _lasting(record, placement).begins_on:
        raise NotThen
    end = PlacementEnd(now(), keyring.person, placement, on, why, says)
    save_livelihood(row, replace(record, ends=(*record.ends, end)), keyring)
    record_act("livelihood.placement-ended", keyring.member, "livelihood", row.pk)


def _lasting(record: LivelihoodRecord, number: int) -> Placement:
    placement = record.placement(number)
    if placement is None or record.end_of(number) is not None:
        raise NoSuchPlacement
    return placement
