"""How an address leaves a list: it is erased where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from amanjol.programme.mailings.models import Subscriber, SubscriberState


def end(row: Subscriber, state: SubscriberState) -> None:
    """The keyed hash stays, so that no import brings it back. In the caller's transaction, on a locked row."""
    if row.sealed is None:
        return
    row.state, row.sealed, row.ended_on = state, None, timezone.localdate()
    row.save(update_fields=["state", "sealed", "ended_on"])
