"""What an unlocked holder's request can open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.seals import epochs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair, Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch
    from amanjol.foundation.seals.exact_ids import IndexKey


class Keyring(Secret):
    """The opened keys of one member, for one request. In no `repr`, neither pickled nor copied.

    - `member`, and `person`: their account's id, as `seals` wants it
    - `keys`: their own key pair, for restricted cases
    - `epoch`: the current epoch of their organisation: `case_keys.wrap` new cases under it
    - `index`: the key for hashes of exact numbers
    - `organisation`: the place all of it is bound to; its `node` goes into `fields.Context` too
    """

    __slots__ = ("_links", "_opened", "epoch", "index", "keys", "member")

    def __init__(
        self, *, member: Member, keys: KeyPair, epoch: Epoch, index: IndexKey, links: Mapping[int, bytes]
    ) -> None:
        self.member = member
        self.keys = keys
        self.epoch = epoch
        self.index = index
        self._links = links
        self._opened = {epoch.number: epoch}

    @property
    def organisation(self) -> epochs.Organisation:
        return self.epoch.organisation

    @property
    def person(self) -> str:
        return str(self.member.account_id)

    @property
    def has_earlier(self) -> bool:
        """Whether something may still be wrapped under an earlier epoch."""
        return self.epoch.number in self._links

    def epoch_numbered(self, number: int) -> Epoch:
        """The current epoch or, through the links, an earlier one. SealBroken where no link leads there."""
        at = min(self._opened)
        while at > number:
            if at not in self._links:
                raise SealBroken
            self._opened[at - 1] = epochs.open_link(self._links[at], self._opened[at])
            at -= 1
        if number not in self._opened:
            raise SealBroken
        return self._opened[number]
