"""Reads of the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from amanjol.foundation.directory.models import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet


def all_contacts() -> dict[str, Contact]:
    """Every contact by its key."""
    return {contact.key: contact for contact in Contact.objects.all()}


def to_dial(*, keys: Iterable[str], before: date, limit: int) -> list[Contact]:
    """Whom to dial next: what the number plan does not know, never dialled, the oldest; nobody dialled since `before`.

    Emergency numbers are never dialled to see whether they answer, and wrong ones wait to be corrected.
    """
    rows = _may_be_dialled(keys).filter(Q(last_dialled_on=None) | Q(last_dialled_on__lt=before))
    oldest = rows.order_by(F("last_dialled_on").asc(nulls_first=True), "country", "key")
    return sorted(oldest, key=lambda contact: not contact.is_in_doubt)[:limit]


def dialled_since(*, keys: Iterable[str], day: date) -> list[Contact]:
    """Who was dialled on that day or later, wrong numbers among them, the newest first."""
    rows = Contact.objects.filter(key__in=keys, emergency=False, last_dialled_on__gte=day)
    return list(rows.order_by("-last_dialled_on", "key"))


def _may_be_dialled(keys: Iterable[str]) -> QuerySet[Contact]:
    return Contact.objects.filter(key__in=keys, emergency=False, is_wrong=False)
