"""Names of partners without Amanjol: they lie in the cases, a list has those of the cases that open to its reader."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.records import CaseReferralRecord
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.referrals.models import Referral
    from amanjol.foundation.organisations.keys.keyring import Keyring


def names_of(rows: Iterable[Referral], keyring: Keyring) -> dict[UUID, str]:
    """By the id of the referral. One that does not open, as a planted row, has none and keeps no other from its own."""
    outside = [row.pk for row in rows if not row.goes_by_letters]
    if not outside:
        return {}
    cases = case_queries.visible_to(keyring.member)
    names = {}
    for hung in CaseReferral.objects.filter(referral__in=outside, case__in=cases).select_related(
        "case__person"
    ):
        with suppress(SealBroken):
            key = sealing.key_of_case(hung.case, keyring)
            names[hung.referral_id] = sealing.open_row(CaseReferralRecord, hung, key, keyring).name
    return names
