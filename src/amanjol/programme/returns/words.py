"""What becomes of a return, in words, with the badge that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.programme.returns.bodies import Answering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

ANSWERS: Final[Mapping[Answering, tuple[_StrPromise, str]]] = {
    Answering.OPENED: (gettext_lazy("opened"), "waiting"),
    Answering.TAKEN_OVER: (gettext_lazy("taken over, waits for a second person"), "waiting"),
    Answering.APPROVED: (gettext_lazy("approved"), "good"),
    Answering.SENT_BACK: (gettext_lazy("sent back"), "alarm"),
}


def state_of(says: Answering | None, is_there: bool) -> tuple[str, str]:
    """Of what was handed in: as the programme said last, else how far the letter has come."""
    if says is not None:
        state, badge = ANSWERS[says]
        return str(state), badge
    return (_("arrived there"), "waiting") if is_there else (_("on its way"), "waiting")


def at_programme(state: str) -> tuple[str, str]:
    """Of what arrived; new as long as nothing was answered."""
    if state in Answering:
        said, badge = ANSWERS[Answering(state)]
        return str(said), badge
    return _("new"), "alarm"
