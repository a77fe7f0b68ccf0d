"""What is inside the seals of a turn: what an advocate reads, the names, what they answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.casework.legal_aid.offers.records import Declined
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_needs.codes import LawyerSex, Stage, Urgency
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.standards.legal_needs.bodies import Raised


class Said(DataRecord, frozen=True, kw_only=True):
    """What an advocate who is asked may read before they wish to accept: no name of either side, no place finer than a
    district, and nothing of what is done to the person.
    """

    country: str
    proceeding: Proceeding
    stage: Stage
    urgency: Urgency
    district: str
    language: str
    interpreter: bool
    sex: LawyerSex | None
    sex_is_condition: bool
    is_child: bool


def said_of(says: Raised) -> Said:
    return Said(**{name: getattr(says, name) for name in Said.__struct_fields__})


class Letter(BoundRecord, TimedRecord, frozen=True, kw_only=True):
    """Sealed to the key of one advocate. `between` is 64 signs of a key that this letter and the sealed offer have
    alone: names come and answers go under it. `last` is the moment after which nothing is answered. `voucher`: the word
    of who coordinates that they sealed it (`vouching.py`); empty where an older program did.
    """

    need: UUID
    advocate: UUID
    minutes: int
    working_days: int
    last: Moment
    between: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    says: Said
    voucher: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""

    @property
    def beside(self) -> Mapping[str, Any]:
        names = ("advocate", "minutes", "working_days", "last")
        return {"need_id": self.need} | {name: getattr(self, name) for name in names}


class Names(DataRecord, frozen=True):
    """All who are on the other side, each by all their names. `told` are the keys of their rows as they were then."""

    told: tuple[str, ...]
    who: tuple[tuple[str, ...], ...]


class Says(StrEnum):
    """What an advocate answers. `FREE`: told these names, they say that there is no conflict, and accept."""

    MIGHT = "might"
    FREE = "free"
    DECLINED = "declined"


class Answer(TimedRecord, frozen=True):
    """What the advocate answered at `at`. `told` are the keys of the names that they had read, `reason` why they
    declined.
    """

    says: Says
    at: Moment
    told: tuple[str, ...] = ()
    reason: Declined | None = None
