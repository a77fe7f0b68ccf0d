"""How like names are, remembered between requests without a name: what was worked out once is not worked out again.

Two groups of names are held against each other by a keyed digest of both, under a key that the organisation's epoch
gives; what came of it is sealed under that key. So in the memory of a process there lies nothing that says of anybody
who they are or whom they met, unless the epoch is there, too, as it is in a request of who coordinates alone. Another
text is another digest: nothing has to be thrown away when something changes. Another program begins anew.

Also called: memoisation, cache.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.conflicts.comparing import Likeness
from amanjol.foundation.seals import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.casework.standards.conflicts.checking import Group
    from amanjol.casework.standards.conflicts.comparing import Party
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.fields import Context

MOST: Final = 50_000
"""Pairs of groups that a process remembers, some 250 bytes each; then it begins anew."""
_PURPOSE: Final = "amanjol/conflicts-remembered/1"
_NOBODY: Final = b""
_remembered: Final[dict[bytes, bytes]] = {}


def forget() -> None:
    """All of it, as a process that begins."""
    _remembered.clear()


class Remembering:
    """For one request of who holds the epoch: it holds a key."""

    def __init__(self, keyring: Keyring) -> None:
        self._organisation = keyring.organisation
        self._key = fields.derived_key(keyring.epoch.wrap_key, _PURPOSE, self._place("key"))
        self._digests: dict[int, tuple[Party | Group, bytes]] = {}

    def __call__(
        self, party: Party, group: Group, work_out: Callable[[], Sequence[Likeness]]
    ) -> Sequence[Likeness]:
        name = hmac.digest(self._key, self._digest(party) + self._digest(group), sha256)
        sealed = _remembered.get(name)
        if sealed is None:
            worked_out = work_out()
            self._keep(name, worked_out)
            return worked_out
        if sealed == _NOBODY:
            return [Likeness.NONE] * len(group)
        return [Likeness(value) for value in fields.unseal(self._key, sealed, self._place(name.hex()))]

    def _keep(self, name: bytes, likenesses: Sequence[Likeness]) -> None:
        if len(_remembered) >= MOST:
            _remembered.clear()
        is_like = any(likenesses)
        _remembered[name] = (
            fields.seal(self._key, bytes(likenesses), self._place(name.hex())) if is_like else _NOBODY
        )

    def _digest(self, of: Party | Group) -> bytes:
        """Once a request. What it is of is kept beside it, so that no other thing gets its place in memory."""
        there = self._digests.get(id(of))
        if there is None:
            there = self._digests[id(of)] = (of, hmac.digest(self._key, repr(of).encode(), sha256))
        return there[1]

    def _place(self, record: str) -> Context:
        return self._organisation.place(record, "conflicts.remembered", 1)
