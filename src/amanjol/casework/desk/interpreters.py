"""Who can interpret, for forms of lower rooms that ask who did: the room above hands them in when it starts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Offer:
    """`can_be_chosen`: the confidentiality that they signed holds today."""

    name: str
    can_be_chosen: bool


_doors: list[Callable[[Keyring], list[Offer]]] = []


def register(offers: Callable[[Keyring], list[Offer]]) -> None:
    """`offers(keyring)` gives all of the organisation. The newest is asked."""
    _doors[:] = [offers]


def offers(keyring: Keyring) -> list[Offer]:
    """None where no room keeps interpreters. SealBroken."""
    return _doors[0](keyring) if _doors else []


def is_refused(name: str, offered: Sequence[Offer]) -> bool:
    """Whether whoever is called so is one of them whose signature does not hold; a namesake whose does is not."""
    same = [offer for offer in offered if _folded(offer.name) == _folded(name)]
    return bool(same) and not any(offer.can_be_chosen for offer in same)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
