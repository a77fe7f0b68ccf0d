"""What nobody can open any more but two sheets of paper, and to whom it is given then.

A package that seals keys to the recovery set, beside the epochs, registers one `Work` when it starts.

Also called: key recovery, escrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.organisations.keys import queries
from amanjol.foundation.organisations.models import Holding
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch
    from amanjol.foundation.seals.keypairs import KeyPair

HEIRS: Final = 2
"""So many members are named at most to have what only the sheets open; restricted people are given to two."""


@dataclass(frozen=True, slots=True)
class Heir:
    """A member who can be given what the sheets open: in their role, with a key of their own.

    `is_holder`: the epoch vouches for that key, so that nobody needs to compare its words.
    """

    member: Member
    key: PersonKey
    is_holder: bool

    @property
    def words(self) -> str:
        """The six words of their public key."""
        return queries.words_of(self.key)


@dataclass(frozen=True, slots=True)
class Work:
    """What one package has, under a name.

    `may_have(member)`: whether a role may be given it, to so many of them at least (`fewest`). `is_left(member)`:
    whether the member may know that there is something that nobody can open any more, and there is. `is_secret`: heirs
    are asked for in any case, since a member who may not know of it can use the sheets, too.
    `hand_over(by, epoch, papers, heirs)` seals it to the heirs, whose public keys were compared, and returns how
    many; `papers` is the key of the joined sheets, and the epoch is one that was kept or that the sheets know.
    """

    name: str
    fewest: int
    is_secret: bool
    may_have: Callable[[Member], bool]
    is_left: Callable[[Member], bool]
    hand_over: Callable[[Member, Epoch, KeyPair, Sequence[Heir]], int]


_works: dict[str, Work] = {}


def register(work: Work) -> None:
    """The same name again replaces it."""
    _works[work.name] = work


def left(member: Member) -> list[str]:
    """The names of what is there that nobody can open any more."""
    return [name for name, work in _works.items() if work.is_left(member)]


def is_left(member: Member) -> bool:
    return bool(left(member))


def fewest(member: Member) -> int:
    """How many have to be named at least, for what is left to be given to anybody."""
    return min((_works[name].fewest for name in left(member)), default=HEIRS)


def heirs(member: Member) -> list[Heir]:
    """Who of this member's organisation can be given it, by name; the member may be among them."""
    names = left(member)
    asked = [work for name, work in _works.items() if work.is_secret or name in names]
    members = [
        heir
        for heir in members_of(member.organisation)
        if heir.account.is_active and any(work.may_have(heir) for work in asked)
    ]
    keys = keys_of_accounts([heir.account_id for heir in members])
    current = queries.current_epoch(member.organisation_id)
    holders = set(Holding.objects.filter(epoch=current).values_list("key", flat=True))
    keyed = [(heir, keys[heir.account_id]) for heir in members if heir.account_id in keys]
    return [Heir(heir, key, key.pk in holders) for heir, key in keyed]


def hand_over(by: Member, epoch: Epoch, papers: KeyPair, to: Sequence[Heir]) -> dict[str, int]:
    """By the name of each work, how many were given: to those of these members who may have it, if they are enough."""
    handed = {}
    for name, work in _works.items():
        may_have = [heir for heir in to if work.may_have(heir.member)]
        handed[name] = work.hand_over(by, epoch, papers, may_have) if len(may_have) >= work.fewest else 0
    return handed
