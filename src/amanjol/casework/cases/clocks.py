"""What a stage of help may take at most: the clocks of the country, and the organisation's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import queries
from amanjol.casework.desk.country import country_policy
from amanjol.casework.standards.policy.clocks import own_clock
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.policy.clocks import ClockState
    from amanjol.foundation.organisations.keys.keyring import Keyring


def clocks_of(keyring: Keyring, record: CaseRecord) -> tuple[ClockState, ...]:
    """Of the present stage: the country's, and the organisation's own beside them. None where there is no policy."""
    policy = country_policy()
    if policy is None:
        return ()
    own = [own_clock(stage, days) for stage, days in queries.own_days(keyring.member.organisation_id).items()]
    return assistance.running(record.help, timezone.localdate(), policy, own)
