"""The agreement between two fictional organisations of a demo: what either side does, once its letters are opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.referrals.agreements import actions, queries
from amanjol.casework.referrals.agreements.records import Named, State, Terms
from amanjol.casework.standards.referring.codes import Purpose

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation

PURPOSES: Final = (Purpose.SHELTER, Purpose.MEDICAL, Purpose.PSYCHOLOGICAL, Purpose.LEGAL, Purpose.RETURN)
HOURS: Final = (4, 24, 72)
HOLDS_FOR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class DemoSide:
    """`named` of this side. `offers`: it writes first, the other waits for that."""

    named: Named
    offers: bool

    def step(self, keyring: Keyring, partner: Organisation) -> bool:
        """Do what is next with that partner. Gives whether nothing is left to do here. A supervisor's keyring."""
        with_partner = [
            entry
            for entry in queries.opened(keyring)
            if (entry.record.partner_node, entry.record.partner) == (partner.node, partner.organisation)
        ]
        if any(entry.record.state is not State.OFFERED for entry in with_partner):
            return True
        for entry in with_partner:
            if entry.record.waits_for_us:
                actions.answer(keyring=keyring, agreement=entry.row.pk, named=self.named)
                return True
        if self.offers and not with_partner:
            terms = Terms(PURPOSES, *HOURS, timezone.localdate() + HOLDS_FOR)
            actions.offer(keyring=keyring, partner=partner, terms=terms, named=self.named)
        return False
