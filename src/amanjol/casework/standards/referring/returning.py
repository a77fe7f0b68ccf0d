"""The bodies of letters about a return: what both sides tell each other before the way, and what is told back after it.

None has a name of the person. What is typed is about who waits, and what was agreed if somebody does not arrive; under
a code word the second stays with who prepared it (`referrals.returning`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal

from msgspec import Meta

from amanjol.casework.standards.htcds.values import COUNTRIES
from amanjol.casework.standards.referring.bodies import Body, Country, refuse_repeated, refuse_unclean
from amanjol.casework.standards.referring.codes import Role
from amanjol.casework.standards.referring.voluntary_return import Known, Level
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord, Moment

type Typed = Annotated[str, Meta(max_length=300)]


class Contact(StrEnum):
    """What came of asking for a report. After `NOT_WISHED` nobody asks again."""

    SPOKE = "spoke"
    NO_CONTACT = "no-contact"
    NOT_WISHED = "not-wished"


class Met(StrEnum):
    """Whether what the person needs is there, as they say it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NOT_SAID = "not-said"


class ReturnHere(Body, frozen=True, kw_only=True):
    """From the receiver: how great the danger is there, who waits and how the person knows them, whom to ask for.

    `state` is the one that the assessment names. ValueError.
    """

    assessed_on: date
    state: Country
    level: Level
    who: Typed
    known_by: Typed
    contact: Role

    def __post_init__(self) -> None:
        super().__post_init__()
        _refuse_unknown(self.state)
        refuse_unclean(self.who)
        refuse_unclean(self.known_by)


class PlannedLeg(DataRecord, frozen=True):
    """One part of the way: from which country to which, on which day. Not by what, and with nobody."""

    origin: Country
    destination: Country
    on: date


class ReturnPlanned(Body, frozen=True, kw_only=True):
    """From the sender: the way, by when the person should be there, after how many hours both call each other.

    `agreed` is what is done and who is told if they do not arrive, as they agreed to it. `reports`: they agreed to
    reports back. ValueError.
    """

    legs: Annotated[tuple[PlannedLeg, ...], Meta(max_length=20)]
    expected_at: Moment
    hours: Annotated[int, Meta(ge=1, le=72)]
    agreed: Annotated[tuple[Typed, ...], Meta(max_length=10)]
    reports: bool
    contact: Role

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(self.agreed)
        for country in (country for leg in self.legs for country in (leg.origin, leg.destination)):
            _refuse_unknown(country)
        for line in self.agreed:
            refuse_unclean(line)


class ReturnStopped(Body, frozen=True, kw_only=True):
    """The person does not go, for now or at all. Without a reason: it is theirs. Nobody waits any more."""

    at: Moment


class ReturnReport(Body, frozen=True, kw_only=True):
    """From the receiver, `months` after the arrival, in codes: whether nobody harms them, what they need, want contact.

    Not where they are. Where nobody spoke with them nothing is said of them: ValueError.
    """

    months: Literal[1, 3, 6, 12]
    on: date
    contact: Contact
    unharmed: Known
    needs: Met
    wants_contact: Known

    def __post_init__(self) -> None:
        super().__post_init__()
        says_nothing = (self.unharmed, self.needs, self.wants_contact) == (
            Known.NOT_KNOWN,
            Met.NOT_SAID,
            Known.NOT_KNOWN,
        )
        if self.contact is not Contact.SPOKE and not says_nothing:
            raise ValueError("Nobody spoke with them, so nothing is known of them.")


CONTACT_WORDS: Final = {
    Contact.SPOKE: Sentence("We spoke with the person"),
    Contact.NO_CONTACT: Sentence("We found no contact"),
    Contact.NOT_WISHED: Sentence("The person wishes no reports any more"),
}
MET_WORDS: Final = {
    Met.MET: Sentence("The person has what they need"),
    Met.PARTLY: Sentence("The person has part of what they need"),
    Met.NOT_MET: Sentence("The person does not have what they need"),
    Met.NOT_SAID: Sentence("Not said", context="needs"),
}


def _refuse_unknown(country: str) -> None:
    if country not in COUNTRIES:
        raise ValueError("There is no such country.")
