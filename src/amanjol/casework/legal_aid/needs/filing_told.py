"""What the page of consents knows of files for advocates: on which consent one rests, and where it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from amanjol.casework.desk.partners import Partners, Told
from amanjol.casework.legal_aid.needs import asked

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def partners(keyring: Keyring, case: Case) -> Partners:
    """SealBroken."""
    by_consent: dict[str, list[Told]] = {}
    names: set[str] = set()
    of_case = asked.in_case(case, keyring)
    for opened in of_case:
        if opened.is_open and opened.acting_now is not None:
            names.add(opened.sent.name)
        entry = Told(opened.sent.name, reverse("legal_aid:sent_need", args=[opened.row.pk]))
        for consent in {consent for version in opened.record.standing for consent in version.consents}:
            by_consent.setdefault(consent, []).append(entry)
    return Partners(by_consent, frozenset(names), (), asked.are_fewer(case, of_case))
