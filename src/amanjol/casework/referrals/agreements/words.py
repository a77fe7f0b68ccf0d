"""What the codes of agreements are called on pages of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.referrals.agreements.records import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

STATES: Final[Mapping[State, _StrPromise]] = {
    State.OFFERED: _("offered"),
    State.IN_FORCE: _("in force"),
    State.DECLINED: _("declined"),
    State.ENDED: _("ended"),
}
