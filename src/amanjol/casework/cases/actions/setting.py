"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import rules
from amanjol.casework.cases.actions.recording import record_act
from amanjol.casework.cases.models import Desk

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


@transaction.atomic
def set_desk(*, by: Member, ceiling: int | None) -> None:
    """PermissionDenied."""
    if not rules.can_supervise(by):
        raise PermissionDenied
    Desk.objects.update_or_create(organisation_id=by.organisation_id, defaults={"ceiling": ceiling})
    record_act("desk.changed", by, "organisation", by.organisation_id)
