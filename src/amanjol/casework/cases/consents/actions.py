"""Writing down what was consented to, and that it was withdrawn. Neither is ever taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchConsent(LookupError):
    """The case has no consent of this id that is not withdrawn."""


def give_consent(*, keyring: Keyring, case: Case, given: GivenConsent) -> None:
    """Closed; SealBroken; canonical.NotCanonical."""
    change_case("case.consented", keyring, case, lambda now: replace(now, consents=(*now.consents, given)))


def withdraw_consent(*, keyring: Keyring, case: Case, consent: str, on: date) -> None:
    """NoSuchConsent; WithdrawnTooEarly; Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        if not any(one.id == consent and one.withdrawn_on is None for one in now.consents):
            raise NoSuchConsent
        withdrawn = tuple(
            replace(one, withdrawn_on=on, withdrawn_by=keyring.person) if one.id == consent else one
            for one in now.consents
        )
        return replace(now, consents=withdrawn)

    change_case("case.consent-withdrawn", keyring, case, change)
