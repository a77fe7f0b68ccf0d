"""What was done with somebody's papers, into the journal: ids and a verb, never a word of what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


def record_act(verb: str, by: Member, kind: str, subject: UUID, **details: UUID | int) -> None:
    """`kind` is what the subject is: a case, a person, a group."""
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=(kind, subject),
        details=details,
    )


def record_many(verb: str, by: Member, kind: str, subjects: Collection[UUID]) -> None:
    """As `record_act`, one entry about all of them; about nothing none."""
    if subjects:
        record(
            verb=verb,
            organisation=by.organisation_id,
            actor=by.account_id,
            subject=("organisation", by.organisation_id),
            subjects=[(kind, pk) for pk in subjects],
        )
