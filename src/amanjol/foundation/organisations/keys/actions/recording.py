from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from amanjol.foundation.journal.actions import record, record_each

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


logger = logging.getLogger(__name__)


def record_deed(verb: str, by: Member, subject: tuple[str, UUID] | None = None, **details: int | str) -> None:
    """In the organisation's journal; about the member themselves where no subject is named."""
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=subject or ("member", by.pk),
        details=details,
    )


def record_deeds(verb: str, by: Member, kind: str, subjects: Mapping[UUID, Mapping[str, int | str]]) -> None:
    """The same of each, with its details, as `record_deed`: in their order, and in one statement."""
    record_each(verb=verb, organisation=by.organisation_id, actor=by.account_id, kind=kind, subjects=subjects)


def note_broken_seal(*, by: Member | None, page: str) -> None:
    """Something that `page` asked for did not open: a code and the page's name, no id and no word of a person."""
    logger.error("A seal did not open on the page %s.", page)
    if by is not None:
        record_deed("keys.seal-broken", by, page=page)
