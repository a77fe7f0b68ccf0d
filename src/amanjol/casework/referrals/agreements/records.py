"""What is sealed of an agreement, and what its letters say."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from msgspec import Meta

from amanjol.casework.standards.referring.codes import Purpose, Urgency
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord, present_moment, replace

LONGEST_HOURS: Final = 24 * 60
LONGEST_YEARS: Final = 3

type Said = Annotated[str, Meta(min_length=1, max_length=300)]

type Hours = Annotated[int, Meta(ge=1, le=LONGEST_HOURS)]


class State(StrEnum):
    OFFERED = "offered"
    IN_FORCE = "in-force"
    DECLINED = "declined"
    ENDED = "ended"


class Contact(DataRecord, frozen=True):
    """Somebody on the staff of one side, and how they are reached when it is urgent."""

    name: Said
    reach: Said


class Named(DataRecord, frozen=True):
    """Whom one side names: the person who answers, and their deputy. ValueError for one and the same."""

    person: Contact
    deputy: Contact

    def __post_init__(self) -> None:
        if self.person.name.casefold() == self.deputy.name.casefold():
            raise ValueError("A deputy is somebody else.")


class Terms(DataRecord, frozen=True):
    """For what people are referred, within how many hours an inquiry is answered, and the last day of the agreement.

    ValueError unless each purpose is there once, and the more urgent is answered no later.
    """

    purposes: Annotated[tuple[Purpose, ...], Meta(min_length=1, max_length=len(Purpose))]
    today: Hours
    this_week: Hours
    planned: Hours
    until: date

    def __post_init__(self) -> None:
        if len(set(self.purposes)) != len(self.purposes):
            raise ValueError("Each purpose is there once.")
        if not self.today <= self.this_week <= self.planned:
            raise ValueError("What is more urgent is answered no later.")

    def hours(self, urgency: Urgency) -> int:
        return {
            Urgency.TODAY: self.today,
            Urgency.THIS_WEEK: self.this_week,
            Urgency.PLANNED: self.planned,
        }[urgency]


class Step(TimedRecord, frozen=True):
    """What became of it, when, and by whom: the account of a member, or nothing where the partner's letter said so."""

    state: State
    at: Moment
    by: str


class AgreementRecord(TimedRecord, frozen=True, kw_only=True):
    """`partner_node` and `partner` are the other side, `name` what its card called it. `is_ours`: we offered it.

    `ours` and `theirs` are whom the sides name; who has not answered yet has named nobody. `steps`, oldest first, are
    at least the offer.
    """

    agreement: UUID
    partner_node: str
    partner: str
    name: str
    is_ours: bool
    terms: Terms
    ours: Named | None = None
    theirs: Named | None = None
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def waits_for_us(self) -> bool:
        return self.state is State.OFFERED and not self.is_ours

    def is_in_force(self, today: date) -> bool:
        return self.state is State.IN_FORCE and today <= self.terms.until

    def then(self, state: State, by: str, **named: Named | None) -> AgreementRecord:
        step = Step(state, present_moment(), by)
        return replace(self, steps=(*self.steps, step), **named)


class Offer(DataRecord, frozen=True):
    """Body of `agreement.offer`."""

    agreement: UUID
    terms: Terms
    named: Named


class Answer(DataRecord, frozen=True):
    """Body of `agreement.answer`: who accepts names persons, who declines names none. ValueError otherwise."""

    agreement: UUID
    accepted: bool
    named: Named | None

    def __post_init__(self) -> None:
        if self.accepted is not (self.named is not None):
            raise ValueError("Who accepts names persons.")


class End(DataRecord, frozen=True):
    """Body of `agreement.end`."""

    agreement: UUID
