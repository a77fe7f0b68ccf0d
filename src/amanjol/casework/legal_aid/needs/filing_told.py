"""What the page of consents knows of files for advocates: on which consent one rests, where it is taken back, and where
one is chosen for who acts and has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from amanjol.casework.desk.partners import Partners, Told, ToTell
from amanjol.casework.legal_aid.needs import asked
from amanjol.casework.standards.legal_needs.states import State

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


def partners(keyring: Keyring, case: Case) -> Partners:
    """SealBroken."""
    by_consent: dict[str, list[Told]] = {}
    names: set[str] = set()
    choosing: list[ToTell] = []
    of_case = asked.in_case(case, keyring)
    for opened in of_case:
        if opened.is_open and opened.acting_now is not None:
            names.add(opened.sent.name)
        acts = opened.acting_now
        if opened.state is State.ACCEPTED and acts is not None and acts.keys and opened.record.file is None:
            page = reverse("legal_aid:give_lawyer_file", args=[opened.row.pk])
            choosing.append(ToTell(acts.lawyer, page))
        entry = Told(opened.sent.name, reverse("legal_aid:sent_need", args=[opened.row.pk]))
        for consent in {consent for version in opened.record.standing for consent in version.consents}:
            by_consent.setdefault(consent, []).append(entry)
    return Partners(by_consent, frozenset(names), (), asked.are_fewer(case, of_case), tuple(choosing))
