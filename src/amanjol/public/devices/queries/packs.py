"""The packs that devices are measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.devices.health import OUTDATED_AFTER, Newest
from amanjol.public.packs import queries as packs

if TYPE_CHECKING:
    from datetime import datetime


def newest_packs(now: datetime) -> Newest:
    return Newest(packs.newest_number(), packs.newest_number(built_before=now - OUTDATED_AFTER))
