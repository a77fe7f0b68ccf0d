"""What is inside the seals: the other side, who represented whom, a look at what was likely."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.casework.standards.conflicts.checking import Assignment
from amanjol.casework.standards.conflicts.comparing import Party
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_NAMES: Final = 20  # of one party, and as many numbers
MOST_ASSIGNMENTS: Final = 2_000  # of one advocate


class Role(StrEnum):
    """How somebody stands to the person whom the need is for."""

    ACCUSED = "accused"
    EMPLOYER = "employer"
    AGENCY = "agency"
    OTHER = "other"


class Heard(StrEnum):
    """How it came to the coordinator."""

    TELEPHONE = "telephone"
    LETTER = "letter"
    PAPER = "paper"


class PartyRecord(DataRecord, frozen=True):
    """`names` are all that they are called by, the first the usual one; `numbers` of documents or registers."""

    names: Annotated[tuple[str, ...], Meta(min_length=1)]
    numbers: tuple[str, ...] = ()
    is_organisation: bool = False

    @property
    def says(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """The same for who is told twice, in whatever order."""
        return frozenset(self.names), frozenset(self.numbers), self.is_organisation

    @property
    def party(self) -> Party:
        return Party(self.names, self.numbers, self.is_organisation)


class Side(DataRecord, frozen=True):
    """`endangers`: life is in danger from them, so that their names are told to no lawyer who is asked."""

    role: Role
    who: PartyRecord
    heard: Heard
    endangers: bool = False


class WrittenSide(TimedRecord, frozen=True):
    at: Moment
    by: str
    says: Side


class OtherSideRecord(BoundRecord, frozen=True, kw_only=True):
    """As it was written, the oldest first: the newest holds."""

    need: UUID
    versions: Annotated[tuple[WrittenSide, ...], Meta(min_length=1)]

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"need_id": self.need}

    @property
    def now(self) -> Side:
        return self.versions[-1].says

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.versions)


class Origin(StrEnum):
    SAID = "said"  # the advocate told it of their own accord
    DECLINED = "declined"  # named the other side of a need, the advocate said that there is a conflict


class AssignmentRecord(BoundRecord, TimedRecord, frozen=True, kw_only=True):
    """Whom the advocate represents or represented: one of `parties`. `offices` are all where the advocate stood until
    then; `need` is the one that was declined.
    """

    at: Moment
    by: str
    advocate: UUID
    name: str
    offices: tuple[str, ...]
    origin: Origin
    parties: Annotated[tuple[PartyRecord, ...], Meta(min_length=1)]
    need: UUID | None = None

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"advocate": self.advocate}

    def assignment(self, key: str, offices: frozenset[str]) -> Assignment:
        """`offices`: where the advocate stood since."""
        return Assignment(
            key,
            str(self.advocate),
            tuple(party.party for party in self.parties),
            offices | {*self.offices},
            str(self.need) if self.need else "",
        )


class WhyAnother(StrEnum):
    """How somebody knows that the two are not one."""

    BORN = "born"
    NUMBER = "number"
    PLACE = "place"
    ASKED = "asked"
    OTHER = "other"


class ClearanceRecord(BoundRecord, TimedRecord, frozen=True, kw_only=True):
    """`subject` is that of the hit: another text of either side is another subject, and waits for another look."""

    at: Moment
    by: str
    need: UUID
    advocate: UUID
    subject: str
    why: WhyAnother
    words: str = ""

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"need_id": self.need, "advocate": self.advocate}
