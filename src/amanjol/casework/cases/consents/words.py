"""Consents in words, and which of them count today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.standards.people.consent import GIVER_WORDS
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS

if TYPE_CHECKING:
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """A consent in words; `why_not` says why it does not count today, and is empty where it does."""

    given: GivenConsent
    what_for: Sentence
    giver: Sentence
    manner: Sentence
    why_not: Sentence | None


def consents_of(person: PersonRecord, record: CaseRecord) -> list[ConsentShown]:
    """All that were ever given, the newest first."""
    today = timezone.localdate()
    by_day = sorted(record.consents, key=lambda one: one.consent.given_on)
    return [
        ConsentShown(
            one,
            FOR_WORDS[one.purpose],
            GIVER_WORDS[one.consent.giver],
            MANNER_WORDS[one.manner],
            one.why_not_now(person.form, today),
        )
        for one in reversed(by_day)
    ]
