"""What a consent lets somebody do: the one door that asks it before anything is told, counted or sent.

Version 2 lets exactly what was read out and nothing near it. Version 1 said what it was for and no more: no recipient,
no group of fields, no country, no figure. It lets us ask, write down and help here, and it carries a paper of chosen
facts for who made a legal demand, as it did before there was a version 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.consent import Refusal, why_not_refuse
from amanjol.casework.standards.people.given import ConsentFor, newest
from amanjol.casework.standards.people.terms import IDENTIFYING, US
from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.people.terms import FieldGroup, Recipient, Terms


@dataclass(frozen=True, slots=True)
class Use:
    """What somebody is about to do. One use is of one group; None where nothing is told (to ask, to help, to count).

    `country` is where it goes, `home` that of the node (ISO 3166). `answers_demand`: a paper of chosen facts for who
    made a legal demand, printed and handed over here.
    """

    purpose: ConsentFor
    recipient: Recipient
    group: FieldGroup | None
    country: str
    day: date
    home: str
    answers_demand: bool = False


NOT_YET: Final = Sentence("It was not given yet on that day.")
ANOTHER_PURPOSE: Final = Sentence("It is for something else.")
NAMED_NOBODY: Final = Sentence("It is from before consents named who is told, what and where. Ask again.")
ANOTHER_RECIPIENT: Final = Sentence("It names somebody else.")
ANOTHER_GROUP: Final = Sentence("It does not name this.")
ANOTHER_COUNTRY: Final = Sentence("It does not name this country.")
NOT_ABROAD: Final = Sentence("What leads to the person goes abroad only by a consent that says so.")

_HERE_WITH_US: Final = frozenset({ConsentFor.TALK, ConsentFor.RECORDS, ConsentFor.SUPPORT})


def allows(consents: Iterable[GivenConsent], form: Form, use: Use) -> bool:
    """Whether any of them lets this be done, for somebody who has this form today."""
    return allowing(consents, form, use) is not None


def allowing(consents: Iterable[GivenConsent], form: Form, use: Use) -> GivenConsent | None:
    """The consent on which it would rest, the newest of several."""
    return next(reversed(standing(consents, form, use)), None)


def standing(consents: Iterable[GivenConsent], form: Form, use: Use) -> list[GivenConsent]:
    """All that let it be done, in the order of their days: a later no stands against each earlier yes."""
    lets: list[GivenConsent] = []
    for given in sorted(newest(consents), key=lambda entry: entry.consent.given_on):
        if says_no(given, form, use):
            lets.clear()
        elif why_not_allowed(given, form, use) is None:
            lets.append(given)
    return lets


def why_not_allowed(given: GivenConsent, form: Form, use: Use) -> Sentence | None:
    """Why this one consent does not let it be done; nothing when it does."""
    if sentence := given.why_not_now(form, use.day):
        return sentence
    if use.day < given.consent.given_on:
        return NOT_YET
    if given.purpose is not use.purpose:
        return ANOTHER_PURPOSE
    return _not_in_terms(given.terms, use) if given.terms is not None else _not_in_version_1(use)


def says_no(given: GivenConsent, form: Form, use: Use) -> bool:
    """Whether it is a no to this, said by who may say it for somebody of this form, on the day or before."""
    said, terms = given.consent, given.terms
    if not isinstance(said, Refusal) or terms is None or use.day < said.given_on:
        return False
    is_about_it = given.purpose is use.purpose and terms.recipient.is_same(use.recipient)
    return (
        is_about_it
        and use.group in (terms.groups or (None,))
        and why_not_refuse(form, said.giver, said.guardian) is None
    )


def _not_in_version_1(use: Use) -> Sentence | None:
    if use.country != use.home:
        return NAMED_NOBODY
    if use.purpose is ConsentFor.SHARING and use.answers_demand:
        return None
    is_ours = use.purpose in _HERE_WITH_US and use.recipient.is_same(US) and use.group is None
    return None if is_ours else NAMED_NOBODY


def _not_in_terms(terms: Terms, use: Use) -> Sentence | None:
    if not terms.recipient.is_same(use.recipient):
        return ANOTHER_RECIPIENT
    if use.group not in (terms.groups or (None,)):
        return ANOTHER_GROUP
    if use.country not in terms.countries:
        return ANOTHER_COUNTRY
    is_abroad = use.country != use.home
    if is_abroad and use.group in IDENTIFYING and use.purpose is not ConsentFor.IDENTITY_ABROAD:
        return NOT_ABROAD
    return None
