"""Who may consent for whom. A guardian who is implicated, absent or not yet looked at never can.

Consent given by somebody who may not give it does not exist here: `Consent` cannot be made.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec.structs import force_setattr

from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord


class Giver(StrEnum):
    """`REPRESENTATIVE`: appointed for this child by the body that the law names, a stranger to the harm."""

    SELF = "self"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    RELATIVE = "relative"


class GuardianState(StrEnum):
    """`LOOKED_INTO`: present, and people who know the child found nothing against them."""

    NONE = "none"
    NOT_LOOKED_INTO = "not-looked-into"
    LOOKED_INTO = "looked-into"
    ABSENT = "absent"
    IMPLICATED = "implicated"


class Assent(StrEnum):
    """What the child says to it. An adult's own word is the consent itself: `NOT_NEEDED`."""

    NOT_NEEDED = "not-needed"
    NOT_HEARD = "not-heard"
    AGREES = "agrees"
    DISAGREES = "disagrees"
    TOO_YOUNG_TO_SAY = "too-young-to-say"


GIVER_WORDS: Final = {
    Giver.SELF: Sentence("The person"),
    Giver.GUARDIAN: Sentence("The guardian"),
    Giver.REPRESENTATIVE: Sentence("An appointed representative"),
    Giver.RELATIVE: Sentence("Another relative"),
}
GUARDIAN_WORDS: Final = {
    GuardianState.NONE: Sentence("There is none"),
    GuardianState.NOT_LOOKED_INTO: Sentence("Not looked into yet"),
    GuardianState.LOOKED_INTO: Sentence("Looked into, nothing against"),
    GuardianState.ABSENT: Sentence("Not here"),
    GuardianState.IMPLICATED: Sentence("May have had a part in it"),
}
ASSENT_WORDS: Final = {
    Assent.NOT_NEEDED: Sentence("Not a child"),
    Assent.NOT_HEARD: Sentence("The child was not heard yet"),
    Assent.AGREES: Sentence("The child agrees"),
    Assent.DISAGREES: Sentence("The child does not wish it"),
    Assent.TOO_YOUNG_TO_SAY: Sentence("Too young to say"),
}
ADULT_ALONE: Final = Sentence("An adult consents for themselves; nobody else can.")
EACH_ADULT: Final = Sentence(
    "Each adult of a family consents for themselves, and each child has a form of its own."
)
NOT_HERE: Final = Sentence(
    "Nobody can consent for somebody who is missing; relatives consent only to what concerns themselves."
)
NOT_ALIVE: Final = Sentence(
    "Nobody can consent for somebody who has died; relatives consent only to what concerns themselves."
)
CHILD_IS_HEARD: Final = Sentence(
    "A child's wish is heard and counts, but a guardian who was looked into or an appointed representative consents."
)
AGE_FIRST: Final = Sentence(
    "First ask how old the person is: until it is known, they are protected as a child and cannot consent alone."
)
NO_RELATIVE: Final = Sentence("A relative who is not the child's guardian cannot consent for the child.")
NO_GUARDIAN: Final = Sentence("There is no guardian: ask for a representative to be appointed.")
GUARDIAN_SENTENCES: Final = {
    GuardianState.NONE: NO_GUARDIAN,
    GuardianState.NOT_LOOKED_INTO: Sentence(
        "First look into the guardian with people who know the child; until then ask for a representative."
    ),
    GuardianState.ABSENT: Sentence(
        "The guardian is not here and cannot consent: ask for a representative to be appointed."
    ),
    GuardianState.IMPLICATED: Sentence(
        "The guardian may have had a part in the harm and can never consent: ask for a representative, and do not "
        "tell the guardian."
    ),
}
NOT_HEARD: Final = Sentence("First hear what the child says to it.")
CHILD_DISAGREES: Final = Sentence("The child does not wish it: stop, find out why, and look for another way.")


def why_not(form: Form, giver: Giver, guardian: GuardianState, assent: Assent) -> Sentence | None:
    """Why this is no consent, in one sentence; nothing when it is. ValueError for what is none of the choices."""
    form, giver, guardian, assent = Form(form), Giver(giver), GuardianState(guardian), Assent(assent)
    if form in CHILDREN:
        return _why_not_for_child(form, giver, guardian) or _why_not_assented(assent)
    refusals = {Form.FAMILY: EACH_ADULT, Form.MISSING: NOT_HERE, Form.DECEASED: NOT_ALIVE}
    if form in refusals:
        return refusals[form]
    return None if giver == Giver.SELF else ADULT_ALONE


def _why_not_for_child(form: Form, giver: Giver, guardian: GuardianState) -> Sentence | None:
    if giver == Giver.REPRESENTATIVE:
        return None
    if giver == Giver.SELF:
        return AGE_FIRST if form == Form.AGE_NOT_KNOWN else CHILD_IS_HEARD
    if giver == Giver.RELATIVE:
        return NO_RELATIVE
    if form != Form.CHILD_WITH_GUARDIAN and guardian == GuardianState.LOOKED_INTO:
        return AGE_FIRST if form == Form.AGE_NOT_KNOWN else NO_GUARDIAN
    return GUARDIAN_SENTENCES.get(guardian)


def _why_not_assented(assent: Assent) -> Sentence | None:
    if assent == Assent.DISAGREES:
        return CHILD_DISAGREES
    return None if assent in (Assent.AGREES, Assent.TOO_YOUNG_TO_SAY) else NOT_HEARD


def why_not_refuse(form: Form, giver: Giver, guardian: GuardianState) -> Sentence | None:
    """Why this is no refusal that counts; nothing when it is. ValueError for what is none of the choices.

    Whoever may consent may say no. So may a child alone, whom a yes of others does not bind.
    """
    form, giver = Form(form), Giver(giver)
    if form in CHILDREN and giver == Giver.SELF:
        return None
    return why_not(form, giver, guardian, Assent.AGREES)


class CannotConsent(ValueError):
    """Consent by somebody who may not give it. `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class Consent(DataRecord, frozen=True, tag_field="consent", tag=1):
    """A consent that may be given. Raises `CannotConsent` for every other."""

    form: Form
    giver: Giver
    given_on: date
    guardian: GuardianState = GuardianState.NONE
    assent: Assent = Assent.NOT_NEEDED

    def __post_init__(self) -> None:
        # What a page sends may be the bare text of a choice.
        for name, choice in (
            ("form", Form),
            ("giver", Giver),
            ("guardian", GuardianState),
            ("assent", Assent),
        ):
            force_setattr(self, name, choice(getattr(self, name)))
        if sentence := why_not(self.form, self.giver, self.guardian, self.assent):
            raise CannotConsent(sentence)


class Refusal(DataRecord, frozen=True, tag_field="consent", tag=0):
    """A no, by who may say it; what it was said to stands beside it. Raises `CannotConsent` for every other."""

    form: Form
    giver: Giver
    given_on: date
    guardian: GuardianState = GuardianState.NONE
    assent: Assent = Assent.NOT_NEEDED

    def __post_init__(self) -> None:
        if sentence := why_not_refuse(self.form, self.giver, self.guardian):
            raise CannotConsent(sentence)
