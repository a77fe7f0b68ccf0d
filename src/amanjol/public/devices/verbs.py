"""What the journal says of devices, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "device.enrolled": Verb(_("enrolled a device")),
    "device.changed": Verb(_("changed how a device is set")),
    "device.struck-off": Verb(_("struck off a device")),
    "device.screenshot-asked": Verb(_("asked a device for a screenshot")),
    "device.sync-asked": Verb(_("asked a device to fetch what is new")),
    "device-group.created": Verb(_("made a group of devices")),
    "device-group.changed": Verb(_("changed how a group of devices is set")),
    "device-group.removed": Verb(_("removed a group of devices")),
    "place.languages-set": Verb(_("set how much of each language an airport shows")),
    "place.languages-usual": Verb(_("set the languages of an airport back to what is usual")),
}
