"""What is inside the seal of an offer: who was asked for which need, why them, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from django.utils import timezone
from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.records import Moment, TimedRecord, replace

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """`NAMED`: the lawyer wishes to accept and is told the other side's names. `QUEUED`: their turn is to come."""

    QUEUED = "queued"
    ASKED = "asked"
    NAMED = "named"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PASSED = "passed"
    ENDED = "ended"


LIVE: Final = frozenset({State.ASKED, State.NAMED})
"""Those that wait for an answer."""


class Declined(StrEnum):
    NO_TIME = "no-time"
    TOO_FAR = "too-far"
    LANGUAGE = "language"
    NOT_MY_KIND = "not-my-kind"
    CONFLICT = "conflict"
    NO_PAY = "no-pay"
    NO_REASON = "no-reason"


class Passed(StrEnum):
    DEADLINE = "deadline"
    NOT_REACHED = "not-reached"
    TAKEN_BACK = "taken-back"
    FITS_NO_MORE = "fits-no-more"


class Ended(StrEnum):
    """Why somebody who had accepted is her lawyer no more. Nobody asks the person for a reason."""

    PERSON_CHANGES = "person-changes"
    LAWYER_LEAVES = "lawyer-leaves"
    CONFLICT = "conflict"
    CANNOT_ACT = "cannot-act"
    MISTAKE = "mistake"


class Chosen(StrEnum):
    """`KNOWN_TO_NGO`: where life is in danger, the coordinator chooses somebody whom the NGO knows."""

    FIRST = "first"
    IN_ORDER = "in-order"
    OUT_OF_ORDER = "out-of-order"
    KNOWN_TO_NGO = "known-to-ngo"


class OutOfOrder(StrEnum):
    """Why not the first of the proposals."""

    KNOWN_TO_PERSON = "known-to-person"
    EXPERIENCE = "experience"
    NOBODY_FITS = "nobody-fits"
    FIRST_BUSY = "first-busy"
    NEARER = "nearer"
    PLANNED = "planned"


class Step(TimedRecord, frozen=True):
    """What became of it at `at`, by the account `by`. `reason` is the code of a decline, of letting pass, of an end."""

    state: State
    at: Moment
    by: str
    reason: str = ""


class ByAccount(TimedRecord, frozen=True, kw_only=True):
    """Who may answer, `account`, and by when: so long after the handing over, never later than `last`. `between` is the
    key under which names and answers go (`turns/sealing.py`), `answers` how many were taken in.
    """

    account: str
    between: str
    minutes: int
    working_days: int
    last: Moment
    answers: int = 0


class OfferRecord(BoundRecord, TimedRecord, frozen=True, kw_only=True):
    """`number`, `name` and `office` are those of the register on that day. `relaxed`: conditions that the pair failed;
    `parts` what the choice cost, part by part, in minutes. `version` is that of the need which was offered; `told` are
    the keys of the other side as it was when its names were told. `by_account`: their turn was sealed to their account.
    """

    need: UUID
    version: int
    advocate: UUID
    number: str
    name: str
    office: str
    deadline: Moment
    chosen: Chosen
    out_of_order: OutOfOrder | None = None
    relaxed: tuple[str, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    told: tuple[str, ...] = ()
    by_account: ByAccount | None = None
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]

    @property
    def beside(self) -> Mapping[str, Any]:
        return {
            "need_id": self.need,
            "advocate": self.advocate,
            "state": self.state,
            "deadline": self.deadline,
        }

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def is_taken_out(self) -> bool:
        """It was let pass from the row of those whose turn comes: of no answer anything is said."""
        return [step.state for step in self.steps[-2:]] == [State.QUEUED, State.PASSED]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.steps)

    @property
    def accepted_year(self) -> int:
        """In which the lawyer accepted, by the clock of the node; 0 for who did not, or is her lawyer no more."""
        accepted = [step for step in self.steps if step.state is State.ACCEPTED]
        return timezone.localdate(accepted[-1].at).year if accepted and self.state is State.ACCEPTED else 0

    def then(self, step: Step) -> OfferRecord:
        return replace(self, steps=(*self.steps, step))
