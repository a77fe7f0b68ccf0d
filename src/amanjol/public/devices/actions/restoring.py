"""After a restore, as the keeper: the key of a device that was struck off since is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.foundation.journal.actions import record
from amanjol.foundation.journal.endings import Ending, Kind
from amanjol.foundation.journal.queries import subjects_of
from amanjol.public.devices.models import Device

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VERB: Final = "device.struck-off"


def _struck_off() -> Iterator[Ending]:
    """Of which the journal tells: a row alone may be anybody's."""
    rows = Device.objects.exclude(struck_off_at=None).values_list("organisation_id", "pk")
    in_journal = subjects_of(_VERB, "device")
    return (Ending(str(organisation), str(pk)) for organisation, pk in rows if str(pk) in in_journal)


def _strike_off(endings: Sequence[Ending]) -> int:
    rows = list(Device.objects.filter(pk__in=[ending.id for ending in endings], struck_off_at=None))
    for row in rows:  # for the next list
        record(verb=_VERB, organisation=row.organisation_id, actor=None, subject=("device", row.pk))
    return Device.objects.filter(pk__in=[row.pk for row in rows]).update(struck_off_at=timezone.now())


KIND: Final = Kind("device", "devices_device", _struck_off, _strike_off, shuts_out=True)
