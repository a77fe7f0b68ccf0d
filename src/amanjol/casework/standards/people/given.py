"""Consents that were given, or refused: what for, how, and whether each still counts.

None is ever taken out of the history. One of version 2 has `terms`; one of version 1, from before there were any, has
none and stays readable. What either lets anybody do is asked of `allowing` alone.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.consent import (
    Assent,
    Consent,
    Giver,
    GuardianState,
    Refusal,
    why_not,
)
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.terms import RecipientKind, Terms
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable


class ConsentFor(StrEnum):
    """One consent is for one thing: who wants a bed need not agree that anybody is told.

    `COUNTED`: in figures and in warnings for others, never named. `PUBLISHED`: their story, under another name, as far
    as its `scope` goes and no longer than three years.
    """

    TALK = "talk"
    RECORDS = "records"
    SUPPORT = "support"
    SHARING = "sharing"
    IDENTIFICATION = "identification"
    IDENTITY_ABROAD = "identity-abroad"
    COUNTED = "counted"
    PUBLISHED = "published"


OUTWARD: Final = frozenset({ConsentFor.SHARING, ConsentFor.IDENTIFICATION, ConsentFor.IDENTITY_ABROAD})
"""Somebody else is told something: it needs a recipient, groups of fields and countries. The others stay with us."""

BESIDES: Final = frozenset({ConsentFor.COUNTED, ConsentFor.PUBLISHED})
"""Neither is help nor belongs to it: each is asked by itself, and no stage has its tick from it."""


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
    ConsentFor.COUNTED: Sentence("To be counted in figures and warnings, never named"),
    ConsentFor.PUBLISHED: Sentence("That the story is published, under another name"),
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
    """`id` is random, `by` and `withdrawn_by` are accounts' ids: who wrote it down. WithdrawnTooEarly; ValueError.

    `about` is a note of ours, which nobody read out: it lets nobody do anything.
    """

    id: str
    consent: Consent | Refusal
    purpose: ConsentFor
    manner: Manner
    by: str
    about: str = ""
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    terms: Terms | None = None

    def __post_init__(self) -> None:
        if self.withdrawn_on is not None and self.withdrawn_on < self.consent.given_on:
            raise WithdrawnTooEarly
        if self.is_refused and (self.withdrawn_on is not None or self.terms is None):
            raise ValueError("A no is said to words that were read out, and is not withdrawn.")
        if self.terms is not None:
            self._check(self.terms)

    def _check(self, terms: Terms) -> None:
        """ValueError where what it is for and to whom do not fit, or it ended before it began."""
        goes_out = terms.recipient.kind is not RecipientKind.US
        if goes_out != (self.purpose in OUTWARD) or goes_out != bool(terms.groups) or not terms.countries:
            raise ValueError("What a consent is for and to whom do not fit.")
        if (terms.scope is not None) != (self.purpose is ConsentFor.PUBLISHED):
            raise ValueError("A consent to publish says where, and no other does.")
        if self.purpose is ConsentFor.PUBLISHED and terms.until is None:
            raise ValueError("A consent to publish ends by itself.")
        if terms.until is not None and terms.until < self.consent.given_on:
            raise ValueError("A consent does not end before it was given.")

    @property
    def version(self) -> int:
        return 1 if self.terms is None else 2

    @property
    def is_refused(self) -> bool:
        return isinstance(self.consent, Refusal)

    @property
    def until(self) -> date | None:
        """Its last day; None where it does not end by itself."""
        return self.terms.until if self.terms is not None else None

    def why_not_now(self, form: Form, today: date) -> Sentence | None:
        """Why it does not count today for somebody of this form; nothing when it does.

        Who turns out to be a child has consented to nothing by themselves, and a guardian's word ends with childhood.
        """
        if self.is_refused:
            return SAID_NO
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return WITHDRAWN
        if self.until is not None and self.until < today:
            return ENDED
        return why_not(form, self.consent.giver, self.consent.guardian, self.consent.assent)


def newest(consents: Iterable[GivenConsent]) -> list[GivenConsent]:
    """Each consent as it was written last: a withdrawal stands behind what it withdraws, with its id."""
    return list({consent.id: consent for consent in consents}.values())


WITHDRAWN: Final = Sentence("Withdrawn")
ENDED: Final = Sentence("It has ended by itself")
SAID_NO: Final = Sentence("The answer was no")


def nobody_can(form: Form) -> Sentence | None:
    """Why nobody at all consents for somebody of this form; nothing where somebody can."""
    if form in CHILDREN:
        return None
    return why_not(form, Giver.SELF, GuardianState.NONE, Assent.NOT_NEEDED)
