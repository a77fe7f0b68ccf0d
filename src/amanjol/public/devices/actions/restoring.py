"""After a restore, as the keeper: the key of a device that was struck off since is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.foundation.journal.endings import Ending, Kind
from amanjol.public.devices.models import Device

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _struck_off() -> Iterator[Ending]:
    rows = Device.objects.exclude(struck_off_at=None).values_list("organisation_id", "pk")
    return (Ending(str(organisation), str(pk)) for organisation, pk in rows)


def _strike_off(endings: Sequence[Ending]) -> int:
    rows = Device.objects.filter(pk__in=[ending.id for ending in endings], struck_off_at=None)
    return rows.update(struck_off_at=timezone.now())


KIND: Final = Kind("device", "devices_device", _struck_off, _strike_off)
