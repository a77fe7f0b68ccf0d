"""What is inside the seals of an employer and of a livelihood. Nothing is replaced there: what is newer stands last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.desk.sums import LARGEST
from amanjol.casework.learning.calendar import months_after
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
type Sum = Annotated[int, Meta(ge=0, le=LARGEST)]
APPROVALS: Final = 2
"""So many people say yes to a grant, before a receipt of it is written down."""


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Alike(StrEnum):
    """Whether the desk knows a like name from its cases."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"
    NOT_ASKED = "not-asked"


class EmployerFacts(TimedRecord, frozen=True):
    """`agreed` is what they agreed to, `contact` who speaks for them, `reach` how."""

    at: Moment
    by: str
    name: str
    does: str
    place: str
    contact: str
    reach: str
    agreed: str

    @property
    def have_agreed(self) -> bool:
        """Whether it is written down to what: who only was asked takes nobody on. Rows of before may not say it."""
        return bool(self.agreed.strip())

    @property
    def names(self) -> list[str]:
        """For which the desk is asked."""
        return [name for name in (self.name, self.contact) if name]

    @property
    def looked_at(self) -> str:
        """SHA-256, in hex, of whom and where somebody looks at: the name, who speaks for them, the place."""
        return hashlib.sha256(canonical.to_bytes([self.name, self.contact, self.place])).hexdigest()


class EmployerCheck(TimedRecord, frozen=True):
    """Somebody looked, on a day, and how (`who`).

    `contract`: one in writing, in a language that the worker reads. `pay`: to the worker, whole, on the day. `papers`:
    nobody keeps passports. `leaving`: who works there may go whenever they wish. `housing`: fit, or none is offered.
    `of`: the facts that were looked at, as `EmployerFacts.looked_at`; empty in checks of before.
    """

    at: Moment
    by: str
    on: date
    who: str
    contract: Answer
    pay: Answer
    papers: Answer
    leaving: Answer
    housing: Answer
    alike: Alike
    says: str
    review_on: date
    of: str = ""

    @property
    def is_good(self) -> bool:
        answers = (self.contract, self.pay, self.papers, self.leaving, self.housing)
        return self.alike is Alike.NOBODY and all(answer is Answer.YES for answer in answers)


class Vacancy(TimedRecord, frozen=True):
    """Of each number the newest holds."""

    at: Moment
    by: str
    number: Number
    work: str
    language: str
    hours: str
    pay: str
    place: str
    is_open: bool = True


class EmployerState(TimedRecord, frozen=True):
    """They take people on, or not any more, and why."""

    at: Moment
    by: str
    is_open: bool
    why: str = ""


class EmployerRecord(DataRecord, frozen=True):
    facts: tuple[EmployerFacts, ...]
    checks: tuple[EmployerCheck, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    states: tuple[EmployerState, ...] = ()

    @property
    def now(self) -> EmployerFacts:
        return self.facts[-1]

    @property
    def newest_check(self) -> EmployerCheck | None:
        return self.checks[-1] if self.checks else None

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.facts) + len(self.checks) + len(self.vacancies) + len(self.states)

    @property
    def vacancies_now(self) -> list[Vacancy]:
        return list({vacancy.number: vacancy for vacancy in self.vacancies}.values())

    def vacancy(self, number: int) -> Vacancy | None:
        return next((vacancy for vacancy in self.vacancies_now if vacancy.number == number), None)

    @property
    def was_looked_at(self) -> bool:
        """Whether the newest check was of whom and where they say now."""
        check = self.newest_check
        if check is None:
            return False
        if check.of:
            return check.of == self.now.looked_at
        # It does not say of which facts it was: those from then on all have to be the same.
        before = [number for number, facts in enumerate(self.facts) if facts.at < check.at]
        since = self.facts[max(before, default=0) :]
        return all(facts.looked_at == self.now.looked_at for facts in since)

    def takes_people_on(self, today: date) -> bool:
        """They agreed, somebody looked at just these people in this place, all was well, and it is not time again."""
        is_open = not self.states or self.states[-1].is_open
        check = self.newest_check
        is_well = check is not None and check.is_good and check.review_on > today
        return is_open and self.now.have_agreed and is_well and self.was_looked_at


class Asked(StrEnum):
    """When somebody is asked how the work goes."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    def after(self, begins_on: date) -> date:
        if self is Asked.WEEK:
            return begins_on + timedelta(7)
        return months_after(begins_on, 1 if self is Asked.MONTH else 3)


class Going(StrEnum):
    WELL = "well"
    HARD = "hard"
    DANGER = "danger"


class EndReason(StrEnum):
    FINISHED = "finished"
    OTHER_WORK = "other-work"
    OWN_WISH = "own-wish"
    NOT_AS_AGREED = "not-as-agreed"
    DANGER = "danger"
    EMPLOYER = "employer"


class Profile(TimedRecord, frozen=True):
    """What the person wishes to be called, and how to reach them."""

    at: Moment
    by: str
    name: str
    reach: str = ""


class Placement(TimedRecord, frozen=True):
    """`employer` is the id of its row, `vacancy` a number there; `work` and `at_whom` are what stood there then."""

    at: Moment
    by: str
    number: Number
    employer: str
    vacancy: Number
    work: str
    at_whom: str
    begins_on: date


class PlacementTalk(TimedRecord, frozen=True):
    """What the person says of the work. `as_agreed`: hours and pay; `has_papers`: passport and telephone are theirs."""

    at: Moment
    by: str
    placement: Number
    asked: Asked
    on: date
    going: Going
    as_agreed: Answer
    has_papers: Answer
    says: str = ""


class PlacementEnd(TimedRecord, frozen=True):
    at: Moment
    by: str
    placement: Number
    on: date
    why: EndReason
    says: str = ""


class BusinessPlan(TimedRecord, frozen=True):
    """On one page, as the course of a family business has it."""

    at: Moment
    by: str
    idea: str
    customers: str = ""
    costs: str = ""
    steps: str = ""


class SavingsGoal(TimedRecord, frozen=True):
    at: Moment
    by: str
    amount: Annotated[int, Meta(ge=1, le=LARGEST)]
    currency: str
    what_for: str
    saved: Sum = 0
    due_on: date | None = None


class Grant(TimedRecord, frozen=True):
    """Agreed with the person: what for, and how much at most."""

    at: Moment
    by: str
    number: Number
    amount: Annotated[int, Meta(ge=1, le=LARGEST)]
    currency: str
    what_for: str


class Approval(TimedRecord, frozen=True):
    at: Moment
    by: str
    grant: Number


class Receipt(TimedRecord, frozen=True):
    """`where` says where the paper lies: a file of the case by its number, a folder."""

    at: Moment
    by: str
    grant: Number
    on: date
    amount: Annotated[int, Meta(ge=1, le=LARGEST)]
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class GrantNow:
    grant: Grant
    approvals: tuple[Approval, ...]
    receipts: tuple[Receipt, ...]

    @property
    def is_approved(self) -> bool:
        return len({approval.by for approval in self.approvals}) >= APPROVALS

    @property
    def spent(self) -> int:
        return sum(receipt.amount for receipt in self.receipts)

    @property
    def left(self) -> int:
        return self.grant.amount - self.spent


class LivelihoodRecord(DataRecord, frozen=True):
    """`restrictions` counts how often it was left to named members, or opened to all again."""

    profiles: tuple[Profile, ...]
    placements: tuple[Placement, ...] = ()
    talks: tuple[PlacementTalk, ...] = ()
    ends: tuple[PlacementEnd, ...] = ()
    plans: tuple[BusinessPlan, ...] = ()
    savings: tuple[SavingsGoal, ...] = ()
    grants: tuple[Grant, ...] = ()
    approvals: tuple[Approval, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    restrictions: Annotated[int, Meta(ge=0)] = 0

    @property
    def now(self) -> Profile:
        return self.profiles[-1]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return self.restrictions + sum(len(series) for series in (
            self.profiles, self.placements, self.talks, self.ends, self.plans, self.savings, self.grants,
            self.approvals, self.receipts,
        ))  # fmt: skip

    def placement(self, number: int) -> Placement | None:
        return next((placement for placement in self.placements if placement.number == number), None)

    def end_of(self, number: int) -> PlacementEnd | None:
        return next((end for end in self.ends if end.placement == number), None)

    def talks_of(self, number: int) -> list[PlacementTalk]:
        return [talk for talk in self.talks if talk.placement == number]

    def grant(self, number: int) -> GrantNow | None:
        return next((now for now in self.grants_now if now.grant.number == number), None)

    @property
    def grants_now(self) -> list[GrantNow]:
        return [
            GrantNow(
                grant,
                tuple(approval for approval in self.approvals if approval.grant == grant.number),
                tuple(receipt for receipt in self.receipts if receipt.grant == grant.number),
            )
            for grant in self.grants
        ]

    def to_ask(self, number: int) -> Asked | None:
        """Which talk of a placement is next; None once it ended or all were held."""
        if self.end_of(number) is not None:
            return None
        order, held = list(Asked), [talk.asked for talk in self.talks_of(number)]
        following = max((order.index(asked) for asked in held), default=-1) + 1
        return order[following] if following < len(order) else None

    @property
    def ask_on(self) -> date | None:
        """The day of the next talk of all placements that last."""
        due = [
            asked.after(placement.begins_on)
            for placement in self.placements
            if (asked := self.to_ask(placement.number)) is not None
        ]
        return min(due, default=None)
