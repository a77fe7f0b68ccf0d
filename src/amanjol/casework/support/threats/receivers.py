"""Whom a threat can be written to: who works on cases and has the organisation's keys, so that they can open it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.support.threats import rules
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Receivable:
    """A colleague with the key to which it is sealed."""

    member: Member
    key: PersonKey

    @property
    def is_supervisor(self) -> bool:
        return rules.is_supervisor(self.member)


def receivable(member: Member, keyring: Keyring | None) -> list[Receivable]:
    """Supervisors first, then by name; the member themselves is among them.

    With keys, those alone for whose own key a holder has vouched: to any other nothing is sealed. Without, the list
    is for choosing only, and what was written is sealed to the keys of the organisation.
    """
    epoch = keyring.epoch if keyring is not None else None
    colleagues = [
        Receivable(standing.member, standing.key)
        for standing in standings(member.organisation, epoch)
        if standing.key is not None
        and standing.has_keys
        and standing.is_vouched_for is not False
        and rules.can_receive(standing.member)
    ]
    return sorted(colleagues, key=lambda able: (not able.is_supervisor, able.member.account.name))


def own(keyring: Keyring) -> Receivable:
    """Who writes: what they have opened with is their own key, whatever their role."""
    key = key_of(keyring.member.account)
    if key is None or bytes(key.public) != keyring.keys.public:
        raise SealBroken
    return Receivable(keyring.member, key)
