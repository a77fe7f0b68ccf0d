"""Writing down what was answered, yes or no, and that it was withdrawn. None of it is ever taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.consents import reading
from amanjol.casework.desk import attachments
from amanjol.casework.standards.people.given import GivenConsent, newest
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.people.consent_texts import Asked
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchConsent(LookupError):
    """The case has no consent of this id that is not withdrawn."""


def write_answers(*, keyring: Keyring, case: Case, answers: Sequence[tuple[GivenConsent, Asked]]) -> None:
    """Each with what was asked. The words are composed once more: none is kept that was not read out as it is now.

    reading.WordsChanged; Closed; SealBroken; canonical.NotCanonical.
    """
    for given, asked in answers:
        reading.check(given, asked)
    said = [given for given, _asked in answers]
    until = {given.id: given.until for given in said if given.until is not None and not given.is_refused}

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, consents_until=now.consents_until | until)

    is_no = all(given.is_refused for given in said)
    verb = "case.consent-refused" if is_no else "case.consented"
    with transaction.atomic():
        change_case(verb, keyring, case, change, add=lambda _items: said)
        attachments.consents_changed(keyring, case)


def withdraw_consent(*, keyring: Keyring, case: Case, consent: str, on: date) -> None:
    """Also of a closed case: what was told on it is taken back all the same.

    NoSuchConsent, also for a no; WithdrawnTooEarly; SealBroken.
    """

    def add(written: Items) -> list[GivenConsent]:
        given = [entry for entry in newest(written.of(GivenConsent)) if entry.id == consent]
        if not given or given[0].withdrawn_on is not None or given[0].is_refused:
            raise NoSuchConsent
        return [replace(given[0], withdrawn_on=on, withdrawn_by=keyring.person)]

    def change(now: CaseRecord) -> CaseRecord:
        left = {key: day for key, day in now.consents_until.items() if key != consent}
        return replace(now, consents_until=left)

    with transaction.atomic():
        change_case("case.consent-withdrawn", keyring, case, change, add=add, even_closed=True)
        attachments.consents_changed(keyring, case)
