"""Writing down what was consented to, and that it was withdrawn. Neither is ever taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.standards.people.given import GivenConsent, newest
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchConsent(LookupError):
    """The case has no consent of this id that is not withdrawn."""


def give_consent(*, keyring: Keyring, case: Case, given: GivenConsent) -> None:
    """Closed; SealBroken; canonical.NotCanonical."""
    change_case("case.consented", keyring, case, add=lambda _items: [given])


def withdraw_consent(*, keyring: Keyring, case: Case, consent: str, on: date) -> None:
    """NoSuchConsent; WithdrawnTooEarly; Closed; SealBroken."""

    def add(written: Items) -> list[GivenConsent]:
        given = [each for each in newest(written.of(GivenConsent)) if each.id == consent]
        if not given or given[0].withdrawn_on is not None:
            raise NoSuchConsent
        return [replace(given[0], withdrawn_on=on, withdrawn_by=keyring.person)]

    change_case("case.consent-withdrawn", keyring, case, add=add)
