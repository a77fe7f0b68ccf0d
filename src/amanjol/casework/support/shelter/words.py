"""What staff read of a house and a stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.support.shelter.records import (
    Basis,
    ForWhom,
    Guardianship,
    LeftToDo,
    Likeness,
    ThingKind,
    Way,
)
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

FOR_WHOM: Final[Mapping[ForWhom, Any]] = {
    ForWhom.WOMEN: pgettext_lazy("a room", "Women"),
    ForWhom.MEN: pgettext_lazy("a room", "Men"),
    ForWhom.FAMILY: pgettext_lazy("a room", "A family"),
    ForWhom.ANYBODY: pgettext_lazy("a room", "Anybody"),
}
LIKENESSES: Final[Mapping[Likeness, Any]] = {
    Likeness.RECRUITER: _("the same recruiter or employer"),
    Likeness.VILLAGE: _("the same place of origin"),
    Likeness.FAMILY: _("perhaps the same family, by the name"),
    Likeness.EVENT: _("the same event"),
    Likeness.HIDDEN: _("only named colleagues open this case: ask one of them to compare"),
    Likeness.BROKEN: _(
        "what is written of this person does not open, so nobody compared: ask a colleague who knows them"
    ),
}
THINGS: Final[Mapping[ThingKind, Any]] = {
    ThingKind.PAPERS: _("Papers"),
    ThingKind.MONEY: _("Money"),
    ThingKind.TELEPHONE: _("Telephone"),
    ThingKind.OTHER: _("Something else"),
}
WAYS: Final[Mapping[Way, Any]] = {
    Way.CAME: pgettext_lazy("into a house", "came"),
    Way.MOVED: pgettext_lazy("within a house", "took another bed"),
    Way.LEFT: pgettext_lazy("a house", "left"),
}
BASES: Final[Mapping[Basis, Any]] = {
    Basis.CONSENT: _("The person had consented to support."),
    Basis.VITAL_INTEREST: _("Care could not wait for a consent: two people record it."),
    Basis.NOTHING_YET: _("The bed did not wait for a consent."),
}
GUARDIANSHIP: Final[Mapping[Guardianship, Any]] = {
    Guardianship.TOLD: _("It was told"),
    Guardianship.TO_TELL: _("It is told today: this stays due until it is"),
    Guardianship.IMPLICATED: _("It is not told: somebody there is part of what happened"),
}
LEFT_TO_DO: Final[Mapping[LeftToDo, Any]] = {
    LeftToDo.LOOK: _("A child left the house and nobody saw with whom. Look for the child now."),
    LeftToDo.TELL: _(
        "Tell the guardianship body that the child left the house, and with whom, if it is known."
    ),
}
DONE_SINCE: Final[Mapping[LeftToDo, Any]] = {
    LeftToDo.LOOK: _("Looked for the child"),
    LeftToDo.TELL: _("The guardianship body was told"),
}
OF_LEFT: Final[Mapping[str, Any]] = {
    "reach": _("Where to reach the person"),
    "takes": _("What the person takes along"),
}


def earlier_value(_name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SealBroken
    return value
