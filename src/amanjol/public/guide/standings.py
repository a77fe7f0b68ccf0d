"""Legal standing of bodies: which addresses no reader may carry, since a country can punish for them.

A phone with the guide crosses every border, so what one country punishes is left out for all. An address belongs to a
body when its host is one of the body's, or ends in one, wherever it stands in a text: behind another address too.

Also called: blocklist.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.public.guide import documents as d

PUNISHED: Final = frozenset({"undesirable", "banned"})
"""For passing on what such a body publishes a reader can be punished."""

# What may not stand beside a host, since it would be the name of another; or a sign that an address, JSON or Python
# writes with letters, after which one begins all the same.
_BEFORE: Final = r"(?:(?<![a-z0-9])(?<![a-z0-9]-)|(?<=%[0-9a-f]{2})|(?<=\\[nrt])|(?<=\\u[0-9a-f]{4}))"
_AFTER: Final = r"(?![a-z0-9]|-[a-z0-9])"


class Standings:
    """All that is known; the order is that of the keys."""

    def __init__(self, standings: Iterable[d.Standing]) -> None:
        self._all = tuple(standings)
        self._listed = tuple(standing for standing in self._all if standing.kind != "none")
        self._hosts = {
            host.lower().encode(): standing
            for standing in sorted(self._listed, key=lambda standing: standing.kind not in PUNISHED)
            for host in standing.hosts
            if standing.kind in PUNISHED
        }

    def __iter__(self) -> Iterator[d.Standing]:
        return iter(self._all)

    def of_contact(self, key: str) -> tuple[d.Standing, ...]:
        return tuple(standing for standing in self._listed if key in standing.contacts)

    def of_address(self, address: str) -> tuple[d.Standing, ...]:
        """Of every body that the address belongs to."""
        small = address.lower()
        return tuple(
            standing
            for standing in self._listed
            if any(_pattern(host.lower()).search(small) for host in standing.hosts)
        )

    def punished_in(self, content: str | bytes) -> tuple[str, d.Standing] | None:
        """The first address in a text or file for which a reader can be punished, and whose it is."""
        small = (content if isinstance(content, bytes) else content.encode()).lower()
        for host, standing in self._hosts.items():
            # The plain search is many times faster, and nearly every file holds none.
            if host in small and _pattern(host.decode()).search(small.decode("latin-1")):
                return host.decode(), standing
        return None


NO_STANDINGS: Final = Standings(())


def is_punished(standing: d.Standing) -> bool:
    return standing.kind in PUNISHED


def _pattern(host: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:[a-z0-9-]+[.])*{re.escape(host)}{_AFTER}")
