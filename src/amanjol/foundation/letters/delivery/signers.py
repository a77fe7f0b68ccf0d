"""Whose messages a node may bring: its own, and those of its organisations. Each card proves its own key.

Most are the node's own and ask for no card. A node may list thousands: they are read once, when the first other key is
asked for, and proved is only one that names this key.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from amanjol.foundation.letters.models import Card
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.seals.letters.cards import NodeCard


class NodeSigners:
    """By the ids of their keys, as `messages` asks for them."""

    def __init__(self, by: NodeCard) -> None:
        self._by = by
        self._own = keypairs.key_id(by.signing_key)

    def get(self, key: bytes, /) -> cards.Card | None:
        if key == self._own:
            return self._by
        proved = (_organisation_card(data, self._by.node) for data in self._listed.get(key, ()))
        return next((card for card in proved if card is not None), None)

    @cached_property
    def _listed(self) -> Mapping[bytes, list[bytes]]:
        """Cards as they lie here, by the ids of the keys that they name; the newest first."""
        listed: defaultdict[bytes, list[bytes]] = defaultdict(list)
        rows = Card.objects.filter(node=self._by.node).order_by("-serial", "pk")
        for data in map(bytes, rows.values_list("data", flat=True)):
            key = cards.key_named(data)
            if key is not None:
                listed[keypairs.key_id(key)].append(data)
        return listed


def _organisation_card(data: bytes, node: str) -> OrganisationCard | None:
    try:
        card = cards.read(data)
    except SealBroken:
        return None
    return card if isinstance(card, OrganisationCard) and card.node == node else None
