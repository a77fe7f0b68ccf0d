"""Which pages wait for a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.public.guide.watching.models import Look, WatchedPage

if TYPE_CHECKING:
    from datetime import date

EVERY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Watched:
    """A page with its last look, if there was one."""

    page: WatchedPage
    last: Look | None

    @property
    def due_on(self) -> date | None:
        """None where nobody has ever looked: that is due at once."""
        return timezone.localdate(self.last.looked_at) + EVERY if self.last else None

    @property
    def is_overdue(self) -> bool:
        return self.due_on is None or self.due_on < timezone.localdate()


def watched_pages() -> list[Watched]:
    """Every page; of a country together, what is overdue first."""
    last = {
        look.page_id: look for look in Look.objects.select_related("looked_by").order_by("looked_at", "pk")
    }
    pages = [Watched(page, last.get(page.pk)) for page in WatchedPage.objects.all()]
    return sorted(pages, key=lambda watched: (watched.page.country, not watched.is_overdue))


def overdue_pages() -> list[Watched]:
    return [watched for watched in watched_pages() if watched.is_overdue]


def changes_seen(*, limit: int) -> list[Look]:
    """What looks have brought, the newest first."""
    return list(Look.objects.filter(finding="change").select_related("page", "looked_by")[:limit])
