"""Reading the register, on the page and out of the house: the journal says that somebody did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals.register.queries import register_of

if TYPE_CHECKING:
    from amanjol.casework.referrals.register.queries import Register
    from amanjol.foundation.organisations.keys.keyring import Keyring


def export(*, keyring: Keyring, year: int) -> Register:
    """As a file that leaves the desk. PermissionDenied; SealBroken."""
    member = keyring.member
    if not can_supervise(member):
        raise PermissionDenied
    register = register_of(keyring, year)
    record_act(
        "transfers.exported", member, "organisation", member.organisation_id,
        year=year, transfers=len(register.entries),
    )  # fmt: skip
    return register
