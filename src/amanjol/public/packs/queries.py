"""Reads of the packs that were built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from amanjol.public.packs.models import Pack

if TYPE_CHECKING:
    from datetime import datetime


def newest_number(built_before: datetime | None = None) -> int:
    """Of all packs, or of those that were built by then; 0 where there is none."""
    packs = Pack.objects.filter(built_at__lte=built_before) if built_before else Pack.objects.all()
    return int(packs.aggregate(newest=Max("number"))["newest"] or 0)
