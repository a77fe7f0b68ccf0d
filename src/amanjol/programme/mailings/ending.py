"""How an address leaves a list: it is erased where it stands, and what was sealed of it opens no way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.programme.mailings.models import EndedLink

if TYPE_CHECKING:
    from amanjol.programme.mailings.models import Subscriber, SubscriberState


def end(row: Subscriber, state: SubscriberState) -> None:
    """The keyed hash stays, so that no import brings it back. In the caller's transaction, on a locked row."""
    if row.sealed is None:
        return
    EndedLink.objects.bulk_create(
        [EndedLink(organisation_id=row.organisation_id, link=row.link)], ignore_conflicts=True
    )
    row.state, row.sealed, row.ended_on = state, None, timezone.localdate()
    row.save(update_fields=["state", "sealed", "ended_on"])
