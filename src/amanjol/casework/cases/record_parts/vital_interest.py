"""Care that could not wait for a consent which nobody could give, and what became of it.

A bed, a doctor, safety: for a child, or for somebody who cannot answer. Two people record it, and within a day somebody
who may speak for the person is asked for. It allows care and nothing else: nobody is told anything by it.

Source: *vital interests*, ICRC, Handbook on Data Protection in Humanitarian Action, chapter 3; GDPR, articles 6(1)(d)
and 9(2)(c).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.allowing import Use, allows
from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.people.given import ConsentFor, nobody_can
from amanjol.casework.standards.people.terms import US
from amanjol.foundation.seals.records import Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.people.given import GivenConsent

VERBS: Final = frozenset(
    {
        "case.vital-care-begun",
        "case.vital-care-answered",
        "case.representative-asked",
        "case.vital-care-ended",
    }
)
"""What the journal says of it."""
WITHIN: Final = timedelta(hours=24)
"""Within this time somebody who may consent for the person is asked for, and a second person has recorded the care."""


class Care(StrEnum):
    BED = "bed"
    DOCTOR = "doctor"
    SAFETY = "safety"


class WhyNobody(StrEnum):
    CHILD = "child"
    CANNOT_ANSWER = "cannot-answer"


class VitalAct(StrEnum):
    BEGUN = "begun"
    SECONDED = "seconded"
    OBJECTED = "objected"
    REPRESENTATIVE_ASKED = "representative-asked"
    ENDED = "ended"


class VitalInterest(TimedRecord, frozen=True):
    """One entry about one care. `at` is a moment in UTC to the second, `by` and `second` are accounts' ids.

    `number` counts the cares of a case from 1. `second` was asked to record it, too; `tasks` are the ids of what was
    written down to do: that, and asking for a representative. `says` is what was seen, who was asked, or why.
    """

    at: Moment
    by: str
    act: VitalAct
    number: int
    says: str
    care: tuple[Care, ...] = ()
    why: WhyNobody | None = None
    second: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VitalCare:
    """One care as it stands: what was begun, and the newest entry of each other act."""

    begun: VitalInterest
    seconded: VitalInterest | None = None
    objected: VitalInterest | None = None
    asked: VitalInterest | None = None
    ended: VitalInterest | None = None

    @property
    def until(self) -> datetime:
        return self.begun.at + WITHIN

    @property
    def waits_for_second(self) -> bool:
        return self.ended is None and self.seconded is None and self.objected is None

    @property
    def waits_for_representative(self) -> bool:
        return self.ended is None and self.asked is None

    @property
    def ended_without_second(self) -> bool:
        return self.ended is not None and self.seconded is None and self.objected is None

    @property
    def ended_without_representative(self) -> bool:
        """Nobody wrote down that somebody who may consent was asked for."""
        return self.ended is not None and self.asked is None

    def lacks_second(self, now: datetime) -> bool:
        """Its time has passed, and it was recorded by one person alone."""
        return self.waits_for_second and now >= self.until

    def lacks_representative(self, now: datetime) -> bool:
        """Its time has passed, and nobody who may consent was asked for."""
        return self.waits_for_representative and now >= self.until

    def is_late(self, now: datetime) -> bool:
        return self.lacks_second(now) or self.lacks_representative(now)

    @property
    def is_settled(self) -> bool:
        """Recorded by two who agree, and somebody who may consent was asked for."""
        return self.seconded is not None and self.asked is not None


_PLACES: Final = {
    VitalAct.SECONDED: "seconded",
    VitalAct.OBJECTED: "objected",
    VitalAct.REPRESENTATIVE_ASKED: "asked",
    VitalAct.ENDED: "ended",
}


def cares_of(entries: Iterable[VitalInterest]) -> list[VitalCare]:
    """Each care of a case, in the order in which they were begun."""
    begun: dict[int, VitalInterest] = {}
    after: dict[int, dict[str, VitalInterest]] = {}
    for entry in entries:
        if entry.act is VitalAct.BEGUN:
            begun[entry.number] = entry
        else:
            after.setdefault(entry.number, {})[_PLACES[entry.act]] = entry
    return [VitalCare(entry, **after.get(number, {})) for number, entry in begun.items()]


def reasons_for(form: Form) -> tuple[WhyNobody, ...]:
    """Why nobody might be able to consent for somebody of this form; none for who is not here, or not one person."""
    if form in CHILDREN:
        return (WhyNobody.CHILD, WhyNobody.CANNOT_ANSWER)
    return () if nobody_can(form) else (WhyNobody.CANNOT_ANSWER,)


def has_consented(form: Form, consents: Iterable[GivenConsent], today: date, home: str) -> bool:
    """Whether support was consented to, and not refused since: then care rests on that. `home` as of `Use`."""
    return allows(consents, form, Use(ConsentFor.SUPPORT, US, None, home, today, home))
