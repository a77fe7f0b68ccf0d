"""The letters of agreements, registered with `letters`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.casework.referrals.agreements import actions
from amanjol.casework.referrals.agreements.records import Answer, End, Offer
from amanjol.foundation.letters import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.referrals.models import Agreement
    from amanjol.foundation.letters.opening import Opened


def register_kinds() -> None:
    kinds.register(
        kinds.Kind(actions.OFFER, _("A partner offers an agreement"), Offer, _kept_by(actions.offered))
    )
    kinds.register(
        kinds.Kind(actions.ANSWER, _("A partner answers an agreement"), Answer, _kept_by(actions.answered))
    )
    kinds.register(kinds.Kind(actions.END, _("A partner ends an agreement"), End, _kept_by(actions.ended)))


def _kept_by(act: Callable[[Opened, Any], Agreement]) -> Callable[[Opened], kinds.Kept]:
    """What the letter says stands in our own copy afterwards, and nothing more is kept of it.

    The body was read as the record of the kind before: the one that `act` takes.
    """

    def opened(letter: Opened) -> kinds.Kept:
        row = act(letter, letter.body)
        return kinds.Kept(reverse("referrals:agreement", kwargs={"pk": row.pk}))

    return opened
