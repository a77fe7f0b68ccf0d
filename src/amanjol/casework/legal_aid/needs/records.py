"""What is inside the seals of a need: what was told, what was answered, by whom and when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.casework.standards.legal_needs.bodies import Acting, Answered, Raised
from amanjol.casework.standards.legal_needs.codes import Help, NobodyReason, WithdrawReason
from amanjol.casework.standards.legal_needs.states import FINAL, State
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Version(TimedRecord, frozen=True):
    """A version of the need as a letter told it at `at`. `by`: the account that sent it, empty on the other side."""

    at: Moment
    by: str
    letter: UUID
    says: Raised


class Step(TimedRecord, frozen=True):
    """What became of it at `at`, by the account `by`; empty where the other side's letter said so.

    `reason` and `helps` stand where nobody can come, `lawyer` and `reach` once somebody has accepted, `withdrawn` says
    why it is sought no more.
    """

    state: State
    at: Moment
    by: str
    reason: NobodyReason | None = None
    helps: tuple[Help, ...] = ()
    lawyer: str = ""
    reach: str = ""
    withdrawn: WithdrawReason | None = None


class ActingTold(TimedRecord, frozen=True):
    """Who acts, as it was told at `at` by the account `by`."""

    at: Moment
    by: str
    says: Acting


class KnownLawyer(TimedRecord, frozen=True):
    """That the person knows this advocate, by the row in the register, or does not after all; so wrote `by` at `at`."""

    at: Moment
    by: str
    advocate: UUID
    knows: bool


class SideRecord(BoundRecord, frozen=True, kw_only=True):
    """`name`: what the other side's card called it."""

    need: UUID
    partner_node: str
    partner: str
    name: str

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"need": self.need, "partner_node": self.partner_node, "partner": self.partner}


class NeedRecord(SideRecord, frozen=True, kw_only=True):
    """As the coordinator has it. `versions` by their numbers; `steps`, the oldest first, begin with the asking;
    `acting`: each time that the asking side was told who acts; `lawyers_known`: which lawyers the person knows.
    """

    versions: Annotated[tuple[Version, ...], Meta(min_length=1)]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    acting: tuple[ActingTold, ...] = ()
    lawyers_known: tuple[KnownLawyer, ...] = ()

    @property
    def now(self) -> Raised:
        return self.versions[-1].says

    @property
    def known_lawyers(self) -> frozenset[UUID]:
        """By the rows of the register, those whom the person knows."""
        newest = {of.advocate: of.knows for of in self.lawyers_known}
        return frozenset(advocate for advocate, knows in newest.items() if knows)

    @property
    def state(self) -> State:
        return self.steps[-1].state

    @property
    def asked_at(self) -> datetime:
        return self.versions[0].at

    @property
    def is_open(self) -> bool:
        return self.state not in FINAL

    @property
    def answers(self) -> int:
        """How often the asking side was told something."""
        return sum(1 for step in self.steps if step.by)

    @property
    def acts(self) -> int:
        """How many entries the journal has of it: the first step came with the first version."""
        return len(self.versions) + len(self.steps) - 1 + len(self.acting) + len(self.lawyers_known)

    def then(self, step: Step) -> NeedRecord:
        return replace(self, steps=(*self.steps, step))


class Answer(DataRecord, frozen=True):
    """`about` is the version that it can be about: at most the newest that had been told when it was opened, whatever
    number it names itself. 0 where that is not known: an older program opened it.
    """

    letter: UUID
    says: Answered
    about: int = 0

    @property
    def version(self) -> int:
        return self.about or self.says.version


class ActingHeard(DataRecord, frozen=True):
    letter: UUID
    says: Acting


class SentRecord(SideRecord, frozen=True, kw_only=True):
    """As the asking side has it: what the coordinator answered, and who acts, in the order of the numbers.

    `told` is the newest version that was sent, which the case knows too; 0 where an older program sent it.
    """

    answers: tuple[Answer, ...] = ()
    acting: tuple[ActingHeard, ...] = ()
    told: int = 0

    @property
    def newest(self) -> Answered | None:
        return self.answers[-1].says if self.answers else None

    @property
    def answered_version(self) -> int:
        """Which version the newest answer is about; 0 before there is one."""
        return self.answers[-1].version if self.answers else 0

    @property
    def acting_told(self) -> Acting | None:
        """As the coordinator told it last, whatever came of it since."""
        return self.acting[-1].says if self.acting else None

    def with_answer(self, letter: UUID, says: Answered) -> SentRecord:
        about = min(says.version, self.told)
        answers = sorted((*self.answers, Answer(letter, says, about)), key=lambda answer: answer.says.number)
        return replace(self, answers=tuple(answers))

    @property
    def acts(self) -> int:
        return len(self.answers) + len(self.acting)


class Withdrawal(TimedRecord, frozen=True):
    at: Moment
    by: str
    reason: WithdrawReason


class FileTold(TimedRecord, frozen=True):
    """That a file went to who acts, in this letter: which groups, on which consents, sealed to the keys of these ids
    (12 bytes, in hexadecimal figures). `until` is its last day, None until the person says otherwise.
    """

    at: Moment
    by: str
    letter: UUID
    version: int
    groups: tuple[FieldGroup, ...]
    consents: tuple[str, ...]
    keys: tuple[str, ...]
    until: date | None


class TakenBack(TimedRecord, frozen=True):
    """That the file of this version, and those before, were taken back. Not `is_told`: somebody has to call."""

    at: Moment
    by: str
    version: int
    is_told: bool = True


class CaseNeedRecord(DataRecord, frozen=True):
    """What the case keeps. `agreed`: the account that wrote down that the person wishes it."""

    agreed: str
    versions: Annotated[tuple[Version, ...], Meta(min_length=1)]
    withdrawal: Withdrawal | None = None
    files: tuple[FileTold, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def now(self) -> Raised:
        return self.versions[-1].says

    @property
    def file(self) -> FileTold | None:
        """The one that the advocate may read; None where none went, or it was taken back."""
        if not self.files or any(entry.version == self.files[-1].version for entry in self.taken_back):
            return None
        return self.files[-1]

    @property
    def standing(self) -> tuple[FileTold, ...]:
        """Every version since a file was last taken back: an older program left earlier ones beside the last."""
        back = max((entry.version for entry in self.taken_back), default=0)
        return tuple(entry for entry in self.files if entry.version > back)

    @property
    def next_file(self) -> int:
        return len(self.files) + 1

    @property
    def acts(self) -> int:
        """How many entries the journal of the case has of it."""
        return len(self.versions) + (self.withdrawal is not None) + len(self.files) + len(self.taken_back)
