"""What lies beside the letters of a danger: on whose word it goes, that the person was told, that somebody called back.

Each is a piece of the referral as a letter is (`records.Crossed`), with our own mark inside its seal, and the journal
knows how many there are. None of them is sent.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.record_parts.vital_interest import WhyNobody
from amanjol.casework.standards.referring.bodies import Danger
from amanjol.casework.standards.referring.codes import Reach, Threat
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


class Yes(DataRecord, frozen=True):
    """That the person, asked in `language` (ISO 639) by `by`, an account, wishes that this partner is told."""

    language: str
    by: str


class Cannot(DataRecord, frozen=True):
    """Why the person cannot be asked and what was seen; `second`, an account, was asked to decide, too, by `task`."""

    why: WhyNobody
    says: str
    second: str
    task: str


class Decided(DataRecord, frozen=True, kw_only=True):
    """What the partner is told, and on whose word: `yes` of the person, or else that of two people (`Seconded`).

    ValueError unless it is one of the two.
    """

    threat: Threat
    country: str
    place: str
    languages: tuple[str, ...]
    reach: Reach
    is_child: bool
    yes: Yes | None = None
    cannot: Cannot | None = None

    def __post_init__(self) -> None:
        if (self.yes is None) is (self.cannot is None):
            raise ValueError("Either the person said yes, or two people decide.")

    def letter(self, referral: UUID, at: datetime) -> Danger:
        """ValueError for what no letter says."""
        return Danger(
            referral=referral,
            threat=self.threat,
            country=self.country,
            place=self.place,
            languages=self.languages,
            reach=self.reach,
            is_child=self.is_child,
            at=at,
        )


class Seconded(DataRecord, frozen=True):
    """The word of another person. Who does not agree, and who began it and needs it no more, ends it."""

    agrees: bool
    says: str


class PersonTold(DataRecord, frozen=True):
    """That the person was told what two people decided; or why not yet."""

    was_told: bool
    says: str


class NumberFrom(StrEnum):
    """Where the number had been before: never in a letter."""

    OWN_LIST = "own-list"
    AGREEMENT = "agreement"
    MET = "met"


class CallResult(StrEnum):
    CONFIRMED = "confirmed"
    NOBODY_KNOWS = "nobody-knows"
    NOT_REACHED = "not-reached"


class CalledBack(DataRecord, frozen=True):
    """A call to the organisation that is said to have written. `whom` is who was asked for there, in words."""

    whom: str
    number: NumberFrom
    result: CallResult


type Act = Decided | Seconded | PersonTold | CalledBack

ACTS: Final[Mapping[str, type[Act]]] = {
    "referral.danger-decided": Decided,
    "referral.danger-seconded": Seconded,
    "referral.person-told": PersonTold,
    "referral.called-back": CalledBack,
}
"""By their kind in `Crossed`, which is also what the journal says."""


def kind_of(act: Act) -> str:
    return next(kind for kind, record in ACTS.items() if type(act) is record)
