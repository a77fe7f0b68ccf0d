"""Consents in words, and which of them count today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.standards.people.consent import GIVER_WORDS
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS, newest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.records import PersonRecord
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


def consents_of(person: PersonRecord, written: Iterable[GivenConsent]) -> list[ConsentShown]:
    """All that were ever given, the newest first."""
    today = timezone.localdate()
    by_day = sorted(newest(written), key=lambda given: given.consent.given_on)
    return [
        ConsentShown(
            given,
            FOR_WORDS[given.purpose],
            GIVER_WORDS[given.consent.giver],
            MANNER_WORDS[given.manner],
            given.why_not_now(person.form, today),
        )
        for given in reversed(by_day)
    ]
