"""What the codes of agreements are called on pages of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.referrals.agreements.records import State
from amanjol.casework.standards.referring.codes import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.functional import _StrPromise

PURPOSES: Final[Mapping[Purpose, _StrPromise]] = {
    Purpose.SHELTER: _("A safe place to live"),
    Purpose.MEDICAL: _("Medical help"),
    Purpose.PSYCHOLOGICAL: _("Psychological help"),
    Purpose.LEGAL: _("Legal help"),
    Purpose.RETURN: _("The way home, if she wishes it"),
    Purpose.WORK: _("Training and work"),
    Purpose.DOCUMENTS: _("Papers"),
}
STATES: Final[Mapping[State, _StrPromise]] = {
    State.OFFERED: _("offered"),
    State.IN_FORCE: _("in force"),
    State.DECLINED: _("declined"),
    State.ENDED: _("ended"),
}


def listed(labels: Sequence[str]) -> str:
    """In one line, as one sentence begins; a label may hold a comma."""
    first, *others = labels
    return "; ".join([first, *(label[:1].lower() + label[1:] for label in others)])
