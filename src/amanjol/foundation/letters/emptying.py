"""Letters that were taken back, or went with what they told, are emptied again where a restore brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.foundation.letters.files import receiving, sending
from amanjol.foundation.letters.models import Incoming, OpenedLetter, Outgoing

if TYPE_CHECKING:
    from django.db.models import QuerySet


def empty(gone: QuerySet[Any]) -> int:
    """`gone` gives ids of rows of any of the three tables; their files go, too. Gives how many held something. For who
    sees all of them.
    """
    now = timezone.now()
    sending.drop(gone)
    receiving.drop(gone)
    opened = OpenedLetter.objects.filter(pk__in=gone, gone_at=None).update(kept=None, gone_at=now)
    arrived = Incoming.objects.filter(pk__in=gone, sealed__isnull=False)
    sent = Outgoing.objects.filter(pk__in=gone, sealed__isnull=False)
    emptied = arrived.update(sealed=None, held="recalled", gone_at=now)
    return opened + emptied + sent.update(sealed=None, next_try_at=None, gone_at=now)
