"""On the sign-in page of a demo: which nodes it believes, and where their fictional people sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import Panel
from amanjol.foundation.letters import node_folder
from amanjol.foundation.organisations.queries import is_demo, node

if TYPE_CHECKING:
    from django.http import HttpRequest


def show_neighbours(_request: HttpRequest) -> Panel | None:
    """On a demo node that believes another one which has an address."""
    here = node()
    if here is None or not is_demo():
        return None
    reached = [card for card in node_folder.here(here.pk).believed().values() if card.address]
    return Panel("letters/demo_neighbours.html", {"nodes": reached}) if reached else None
