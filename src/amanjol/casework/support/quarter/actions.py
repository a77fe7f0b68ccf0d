"""Counting, which the journal remembers: all cases were opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.quarter import rules
from amanjol.casework.support.quarter.queries import figures_of

if TYPE_CHECKING:
    from amanjol.casework.desk.tallies import Quarter
    from amanjol.casework.support.quarter.queries import Figures
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def count(*, keyring: Keyring, quarter: Quarter) -> Figures:
    """Nothing of it is stored but that somebody counted, and which quarter. PermissionDenied; SealBroken."""
    member = keyring.member
    if not rules.can_count(member):
        raise PermissionDenied
    figures = figures_of(keyring, quarter)
    record_act(
        "quarter.counted", member, "organisation", member.organisation_id,
        year=quarter.year, quarter=quarter.number,
    )  # fmt: skip
    return figures
