"""Consents in words, and which of them count today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import get_language

from amanjol.casework.cases.consents.reading import country_name
from amanjol.casework.standards.people.consent import GIVER_WORDS
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS, newest
from amanjol.casework.standards.people.terms import RecipientKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.people.terms import Terms
    from amanjol.casework.standards.sentences import Sentence

SOON: Final = timedelta(days=14)
"""So long before its last day a consent is shown as one that ends soon."""
DIGITS: Final = 12
"""Of the digest of the words, as pages and paper show it."""


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """A consent in words; `why_not` says why it does not count today, and is empty where it does.

    `recipient` is who is told, empty for us alone; `no_on` is the day of a later no to the same.
    """

    given: GivenConsent
    what_for: Sentence
    giver: Sentence
    manner: Sentence
    why_not: Sentence | None
    recipient: str = ""
    groups: tuple[Sentence, ...] = ()
    countries: tuple[str, ...] = ()
    language: str = ""
    ends_soon: bool = False
    no_on: date | None = None
    channels: tuple[Sentence, ...] = ()
    tongues: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        return self.given.terms.digest[:DIGITS] if self.given.terms is not None else ""


def consents_of(person: PersonRecord, written: Iterable[GivenConsent]) -> list[ConsentShown]:
    """All that were ever given, the newest first. A no is none of them."""
    today, all_of_them = timezone.localdate(), newest(written)
    given = sorted((entry for entry in all_of_them if not entry.is_refused), key=_day)
    rows = [_shown(entry, entry.why_not_now(person.form, today), today, all_of_them) for entry in given]
    return rows[::-1]


def refusals(written: Iterable[GivenConsent]) -> list[ConsentShown]:
    """What was said no to, the newest first."""
    today = timezone.localdate()
    said = sorted((entry for entry in newest(written) if entry.is_refused), key=_day)
    return [_shown(entry, None, today, ()) for entry in reversed(said)]


def _shown(
    given: GivenConsent, why_not: Sentence | None, today: date, others: Iterable[GivenConsent]
) -> ConsentShown:
    plain = FOR_WORDS[given.purpose], GIVER_WORDS[given.consent.giver], MANNER_WORDS[given.manner]
    terms = given.terms
    if terms is None:
        return ConsentShown(given, *plain, why_not)
    texts, language = packaged_texts(), get_language() or "en"
    return ConsentShown(
        given,
        *plain,
        why_not,
        _recipient(terms, language),
        tuple(texts.group(group).title for group in terms.groups),
        tuple(country_name(code, language) for code in terms.countries),
        texts.read_in.get(terms.language, terms.language),
        ends_soon=why_not is None and terms.until is not None and terms.until <= today + SOON,
        no_on=_no_on(given, terms, others) if why_not is None else None,
        channels=tuple(texts.channel(channel).title for channel in terms.scope.channels)
        if terms.scope
        else (),
        tongues=tuple(texts.read_in.get(code, code) for code in terms.scope.languages) if terms.scope else (),
    )


def _recipient(terms: Terms, language: str) -> str:
    recipient = terms.recipient
    if recipient.kind is RecipientKind.OUTSIDE:
        return f"{recipient.name} ({country_name(recipient.country, language)})"
    return recipient.name


def _no_on(given: GivenConsent, terms: Terms, others: Iterable[GivenConsent]) -> date | None:
    """The day of the newest no to the same thing for the same recipient, on that of this yes or later."""
    days = [
        entry.consent.given_on
        for entry in others
        if entry.is_refused
        and entry.terms is not None
        and entry.purpose is given.purpose
        and entry.terms.recipient.is_same(terms.recipient)
        and entry.consent.given_on >= given.consent.given_on
    ]
    return max(days, default=None)


def _day(given: GivenConsent) -> date:
    return given.consent.given_on
