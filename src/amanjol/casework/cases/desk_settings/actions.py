"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import rules
from amanjol.casework.cases.models import Desk, OwnClock
from amanjol.casework.desk.recording import record_act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.organisations.models import Member


@transaction.atomic
def set_desk(*, by: Member, ceiling: int | None, days: Mapping[str, int]) -> None:
    """`days` are the organisation's own clocks by stage, in place of those before. PermissionDenied."""
    if not rules.can_supervise(by):
        raise PermissionDenied
    Desk.objects.update_or_create(organisation_id=by.organisation_id, defaults={"ceiling": ceiling})
    OwnClock.objects.filter(organisation=by.organisation_id).delete()
    OwnClock.objects.bulk_create(
        OwnClock(organisation_id=by.organisation_id, stage=stage, days=most) for stage, most in days.items()
    )
    record_act("desk.changed", by, "organisation", by.organisation_id)
