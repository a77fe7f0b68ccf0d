"""How many needs of each district nobody serves: said by whoever keeps needs, and by nobody where nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Count = Callable[[Keyring], Mapping[str, int]]
    """By the key of the district. SealBroken."""

_counts: list[Count] = []


def register(count: Count) -> None:
    """The newest is asked."""
    _counts.append(count)


def by_district(keyring: Keyring) -> Mapping[str, int] | None:
    """None where nobody keeps needs: then the page has no such column, and no zeros that nobody counted."""
    return _counts[-1](keyring) if _counts else None
