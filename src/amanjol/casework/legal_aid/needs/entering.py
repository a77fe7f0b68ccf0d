"""The letters of a need, registered with `letters`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.needs import acting, actions, asking
from amanjol.casework.standards.legal_needs.bodies import KINDS
from amanjol.foundation.letters import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.letters.opening import Opened


def register_kinds() -> None:
    _register("legal-need.raised", _("Somebody needs a lawyer"), "need", actions.arrived)
    _register("legal-need.withdrawn", _("A lawyer is sought no more"), "need", actions.withdrawn)
    _register("legal-need.answer", _("The coordinator of legal aid answers"), "sent_need", asking.answered)
    _register("legal-need.acting", _("Who acts now for the person"), "sent_need", acting.heard)


def _register(name: str, title: Any, page: str, act: Callable[[Opened, Any], Any]) -> None:
    """What the letter says stands in our own row afterwards, and nothing more is kept of it.

    The body was read as the record of the kind before: the one that `act` takes. Where nothing is kept at all, `act`
    gives the id of the need itself, whose page says so.
    """

    def opened(letter: Opened) -> kinds.Kept:
        row = act(letter, letter.body)
        return kinds.Kept(reverse(f"legal_aid:{page}", args=[row if isinstance(row, UUID) else row.pk]))

    kinds.register(kinds.Kind(name, title, KINDS[name], opened))
