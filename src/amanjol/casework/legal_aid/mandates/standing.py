"""What stands now of a mandate, worked out of its acts, and what keeps another act from being written.

Nobody gets in touch with employer, recruiter or family without the person's yes to this very contact, after they were
asked what could come of it: an act that would say so has no place here.

Also called: event sourcing, projection, state machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.desk.sums import CURRENCIES, LARGEST
from amanjol.casework.legal_aid.mandates.records import (
    MOST_MINUTES,
    Begun,
    Closed,
    ContactAnswer,
    ContactAnswered,
    ContactAsked,
    ContactMade,
    Extended,
    FileArrived,
    HandedOver,
    HearingOutcome,
    HearingWritten,
    ReadersNamed,
    Risk,
    StepOutcome,
    StepWritten,
    SumStage,
    SumWritten,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.casework.legal_aid.mandates.records import Act, MandateRecord, Reader, SumKind
    from amanjol.casework.standards.entitlement.rights import Proceeding

A_YEAR: Final = timedelta(days=365)
ASKED_BEFORE: Final = timedelta(days=30)
"""From so long before its end on a mandate asks what becomes of it: month eleven."""
LONGEST_EXTENSION: Final = timedelta(days=731)


class Refusal(StrEnum):
    """Why an act is not written."""

    CLOSED = "closed"
    CLOSED_TO_ADVOCATE = "closed-to-advocate"
    TWICE_BEGUN = "twice-begun"
    ENDS_BEFORE = "ends-before"
    NOBODY = "nobody"
    SAME_PERSON = "same-person"
    NOT_COME = "not-come"
    MINUTES = "minutes"
    NEXT_BEFORE = "next-before"
    NO_SUM = "no-sum"
    NO_ITEM = "no-item"
    NO_RISK = "no-risk"
    NO_YES = "no-yes"
    ALREADY_MADE = "already-made"
    BEFORE_ASKED = "before-asked"
    NO_LATER_END = "no-later-end"


class ActRefused(Exception):
    """The rule that keeps it from being written, as `args[0]`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: asked, then answered, then made or not."""

    asked: ContactAsked
    answered: ContactAnswered | None = None
    made: ContactMade | None = None

    @property
    def may_be_made(self) -> bool:
        is_yes = self.answered is not None and self.answered.answer is ContactAnswer.YES
        return is_yes and self.made is None


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acted, by the number of the register, from `since` on; `until` is empty for who acts now."""

    advocate: str
    deputy: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`acting`: the earliest first; only the last one acts. The others by the number of their item, in that order.

    `readers` open it with accounts of their own; `file` is sealed to them, and to nobody who opens it later; `is_shut`:
    nobody is named before it is handed over. `size` is
    how many acts there are, and the number of the next new item.
    """

    begun: Begun
    ends_on: date
    acting: tuple[Acting, ...]
    steps: Mapping[int, StepWritten] = field(default_factory=dict)
    hearings: Mapping[int, HearingWritten] = field(default_factory=dict)
    sums: Mapping[int, SumWritten] = field(default_factory=dict)
    contacts: Mapping[int, Contact] = field(default_factory=dict)
    extensions: tuple[Extended, ...] = ()
    closed: Closed | None = None
    readers: tuple[Reader, ...] = ()
    file: FileArrived | None = None
    file_version: int = 0
    is_shut: bool = False
    size: int = 1

    @property
    def now(self) -> Acting:
        return self.acting[-1]

    @property
    def proceeding(self) -> Proceeding:
        return self.begun.proceeding

    @property
    def is_running(self) -> bool:
        return self.closed is None

    @property
    def minutes(self) -> int:
        """Of all steps and hearings."""
        return sum(entry.minutes for entry in self.work)

    @property
    def work(self) -> list[StepWritten | HearingWritten]:
        return [*self.steps.values(), *self.hearings.values()]

    def next_on(self, today: date) -> date | None:
        """The earliest day on which something is planned, also one that is past, or on which something goes on."""
        planned = [entry.on for entry in self.work if is_planned(entry)]
        goes_on = [
            entry.next_on for entry in self.work if entry.next_on is not None and entry.next_on >= today
        ]
        return min(planned + goes_on, default=None)

    def is_overdue(self, today: date) -> bool:
        return self.is_running and today > self.ends_on

    def asks(self, today: date) -> bool:
        """Whether it is month eleven, or later."""
        return self.is_running and today >= self.ends_on - ASKED_BEFORE

    def received(self) -> dict[str, int]:
        """What is in the person's hands, by currency: nothing that was only claimed or awarded, and no currency in
        another.
        """
        totals: dict[str, int] = {}
        for written in self.sums.values():
            if written.stage is SumStage.RECEIVED:
                totals[written.currency] = totals.get(written.currency, 0) + written.amount
        return totals

    def more_than_awarded(self) -> list[tuple[SumKind, str]]:
        """Of which kind and in which currency more was received than awarded: a slip, or a sum that is missing."""
        totals: dict[tuple[SumKind, str], dict[SumStage, int]] = {}
        for written in self.sums.values():
            of_kind = totals.setdefault((written.kind, written.currency), dict.fromkeys(SumStage, 0))
            of_kind[written.stage] += written.amount
        return [
            key
            for key, of_kind in totals.items()
            if of_kind[SumStage.RECEIVED] > of_kind[SumStage.AWARDED] > 0
        ]


def is_planned(entry: StepWritten | HearingWritten) -> bool:
    return entry.outcome in {StepOutcome.PLANNED, HearingOutcome.PLANNED}


def standing(record: MandateRecord) -> Standing:
    """ValueError for acts of which the first is no beginning."""
    first, *others = [written.says for written in record.acts]
    if not isinstance(first, Begun):
        raise ValueError("A mandate begins with its beginning.")  # noqa: TRY004  what was sealed is wrong, not a caller
    now = Standing(first, first.ends_on, (Acting(first.advocate, first.deputy, first.begins_on),))
    for act in others:
        now = replace(now, size=now.size + 1, **_changes(now, act))
    return now


def _changes(now: Standing, act: Act) -> dict[str, Any]:
    """The fields that are another after it."""
    match act:
        case StepWritten():
            return {"steps": {**now.steps, act.item: act}}
        case HearingWritten():
            return {"hearings": {**now.hearings, act.item: act}}
        case SumWritten():
            return {"sums": {**now.sums, act.item: act}}
        case ContactAsked() | ContactAnswered() | ContactMade():
            return {"contacts": {**now.contacts, act.item: _contact_after(now, act)}}
        case FileArrived():
            return {"file": act, "file_version": act.version}
        case Begun():
            raise ValueError("A mandate begins once.")
        case _:
            return _changed_course(now, act)


def _changed_course(now: Standing, act: Extended | HandedOver | Closed | ReadersNamed) -> dict[str, Any]:
    match act:
        case ReadersNamed():
            return {"readers": act.readers, "file": None, "is_shut": act.is_shut}
        case Extended():
            return {"ends_on": act.ends_on, "extensions": (*now.extensions, act)}
        case HandedOver():
            before = replace(now.now, until=act.on)
            return {
                "file": None,
                "is_shut": False,
                "acting": (*now.acting[:-1], before, Acting(act.advocate, act.deputy, act.on)),
            }
        case Closed():
            return {"closed": act}


def _contact_after(now: Standing, act: ContactAsked | ContactAnswered | ContactMade) -> Contact:
    match act:
        case ContactAsked():
            return Contact(act)
        case ContactAnswered():
            return replace(now.contacts[act.item], answered=act)
        case ContactMade():
            return replace(now.contacts[act.item], made=act)


# What is refused.


def why_not_begin(act: Begun, today: date) -> Refusal | None:
    if act.begins_on > today:
        return Refusal.NOT_COME
    if act.ends_on <= act.begins_on:
        return Refusal.ENDS_BEFORE
    return _people_refused(act.advocate, act.deputy)


def why_not(now: Standing, act: Act, today: date) -> Refusal | None:
    """None where it may be written. A closed mandate takes nothing but sums, which come late."""
    if isinstance(act, Begun):
        return Refusal.TWICE_BEGUN
    if isinstance(act, ReadersNamed | FileArrived):
        return None
    if now.closed is not None and not isinstance(act, SumWritten):
        return Refusal.CLOSED
    if not isinstance(act, Extended | StepWritten | HearingWritten) and act.on > today:
        return Refusal.NOT_COME
    return _REFUSED[type(act)](now, act, today)


def _fits(item: int, items: Mapping[int, object], now: Standing) -> bool:
    """A new one, or one of the same kind that is corrected."""
    return item == now.size or item in items


def _work_refused(now: Standing, act: StepWritten | HearingWritten, today: date) -> Refusal | None:
    """What happened has come; what is planned has taken no time yet."""
    if not _fits(act.item, now.steps if isinstance(act, StepWritten) else now.hearings, now):
        return Refusal.NO_ITEM
    if not is_planned(act) and act.on > today:
        return Refusal.NOT_COME
    if not 0 <= act.minutes <= MOST_MINUTES or (is_planned(act) and act.minutes):
        return Refusal.MINUTES
    return Refusal.NEXT_BEFORE if act.next_on is not None and act.next_on < act.on else None


def _sum_refused(now: Standing, act: SumWritten, _today: date) -> Refusal | None:
    """Nothing takes a sum back but a correction to none."""
    if not _fits(act.item, now.sums, now):
        return Refusal.NO_ITEM
    is_taken_back = act.amount == 0 and act.item in now.sums
    is_sum = 0 < act.amount <= LARGEST or is_taken_back
    return None if is_sum and act.currency in CURRENCIES else Refusal.NO_SUM


def _asking_refused(now: Standing, act: ContactAsked, _today: date) -> Refusal | None:
    if act.item != now.size:
        return Refusal.NO_ITEM
    is_asked = bool(act.risks) and (Risk.NONE_SAID not in act.risks or len(act.risks) == 1)
    return None if is_asked else Refusal.NO_RISK


def _contact_refused(now: Standing, act: ContactAnswered | ContactMade, _today: date) -> Refusal | None:
    contact = now.contacts.get(act.item)
    if contact is None:
        return Refusal.NO_ITEM
    if contact.made is not None:
        return Refusal.ALREADY_MADE
    if isinstance(act, ContactMade) and not contact.may_be_made:
        return Refusal.NO_YES
    latest = contact.answered or contact.asked
    return Refusal.BEFORE_ASKED if act.on < latest.on else None


def _closing_refused(now: Standing, act: Closed, _today: date) -> Refusal | None:
    return Refusal.ENDS_BEFORE if act.on < now.now.since else None


def _extension_refused(now: Standing, act: Extended, today: date) -> Refusal | None:
    furthest = max(now.ends_on, today) + LONGEST_EXTENSION
    is_later = max(now.ends_on + timedelta(days=1), today) <= act.ends_on <= furthest
    return None if is_later else Refusal.NO_LATER_END


def _hand_over_refused(now: Standing, act: HandedOver, _today: date) -> Refusal | None:
    if act.on < now.now.since:
        return Refusal.ENDS_BEFORE
    if act.advocate == now.now.advocate:
        return Refusal.SAME_PERSON
    return _people_refused(act.advocate, act.deputy)


def _people_refused(advocate: str, deputy: str) -> Refusal | None:
    if not advocate:
        return Refusal.NOBODY
    return Refusal.SAME_PERSON if advocate == deputy else None


_REFUSED: Final[Mapping[type, Callable[[Standing, Any, date], Refusal | None]]] = {
    StepWritten: _work_refused,
    HearingWritten: _work_refused,
    SumWritten: _sum_refused,
    ContactAsked: _asking_refused,
    ContactAnswered: _contact_refused,
    ContactMade: _contact_refused,
    Extended: _extension_refused,
    HandedOver: _hand_over_refused,
    Closed: _closing_refused,
}


def running_of(all_standing: Iterable[Standing]) -> dict[str, int]:
    """How many mandates run, by the number of who acts now. A deputy has none by that."""
    counted: dict[str, int] = {}
    for now in all_standing:
        if now.is_running:
            counted[now.now.advocate] = counted.get(now.now.advocate, 0) + 1
    return counted
