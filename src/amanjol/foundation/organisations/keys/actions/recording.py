from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


def record_deed(verb: str, by: Member, subject: tuple[str, UUID] | None = None, **details: int | str) -> None:
    """In the organisation's journal; about the member themselves where no subject is named."""
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=subject or ("member", by.pk),
        details=details,
    )
