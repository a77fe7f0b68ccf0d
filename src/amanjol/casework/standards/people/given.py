"""Consents that were given: what for, how, and whether each still counts. None is ever taken out of the history."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.consent import Assent, Consent, Giver, GuardianState, why_not
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable


class ConsentFor(StrEnum):
    """One consent is for one thing: who wants a bed need not agree that anybody is told."""

    TALK = "talk"
    RECORDS = "records"
    SUPPORT = "support"
    SHARING = "sharing"
    IDENTIFICATION = "identification"
    IDENTITY_ABROAD = "identity-abroad"


class Manner(StrEnum):
    SPOKEN = "spoken"
    SIGNED = "signed"
    INTERPRETED = "interpreted"
    BY_TELEPHONE = "by-telephone"


FOR_WORDS: Final = {
    ConsentFor.TALK: Sentence("To be asked about what happened"),
    ConsentFor.RECORDS: Sentence("That we write down and keep what is told"),
    ConsentFor.SUPPORT: Sentence("To support from us"),
    ConsentFor.SHARING: Sentence("That somebody else is told"),
    ConsentFor.IDENTIFICATION: Sentence("That an authority decides"),
    ConsentFor.IDENTITY_ABROAD: Sentence("That the name is sent to another country"),
}
MANNER_WORDS: Final = {
    Manner.SPOKEN: Sentence("Spoken"),
    Manner.SIGNED: Sentence("Signed on paper"),
    Manner.INTERPRETED: Sentence("Spoken, through an interpreter"),
    Manner.BY_TELEPHONE: Sentence("By telephone or message"),
}


class WithdrawnTooEarly(ValueError):
    """A consent cannot be withdrawn before the day on which it was given."""


class GivenConsent(DataRecord, frozen=True):
    """`id` is random, `by` and `withdrawn_by` are accounts' ids: who wrote it down. WithdrawnTooEarly."""

    id: str
    consent: Consent
    purpose: ConsentFor
    manner: Manner
    by: str
    about: str = ""
    withdrawn_on: date | None = None
    withdrawn_by: str = ""

    def __post_init__(self) -> None:
        if self.withdrawn_on is not None and self.withdrawn_on < self.consent.given_on:
            raise WithdrawnTooEarly

    def why_not_now(self, form: Form, today: date) -> Sentence | None:
        """Why it does not count today for somebody of this form; nothing when it does.

        Who turns out to be a child has consented to nothing by themselves, and a guardian's word ends with childhood.
        """
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return WITHDRAWN
        return why_not(form, self.consent.giver, self.consent.guardian, self.consent.assent)


def newest(consents: Iterable[GivenConsent]) -> list[GivenConsent]:
    """Each consent as it was written last: a withdrawal stands behind what it withdraws, with its id."""
    return list({consent.id: consent for consent in consents}.values())


WITHDRAWN: Final = Sentence("Withdrawn")


def nobody_can(form: Form) -> Sentence | None:
    """Why nobody at all consents for somebody of this form; nothing where somebody can."""
    if form in CHILDREN:
        return None
    return why_not(form, Giver.SELF, GuardianState.NONE, Assent.NOT_NEEDED)
