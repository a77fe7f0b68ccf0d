"""What nobody can open any more but two sheets of paper, and to whom it is given then.

A package that seals keys to the recovery set, beside the epochs, registers one `Work` when it starts.

Also called: key recovery, escrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.queries import keys_of_accounts
from amanjol.foundation.organisations.keys import queries, rules
from amanjol.foundation.organisations.models import Holding
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.keypairs import KeyPair


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
    """What one package has.

    `may_have(member)`: whether a role may be given it. `is_left(member)`: whether the member may know that there
    is something that nobody can open any more, and there is. `hand_over(by, place, papers, heirs)` seals it to the
    heirs, whose public keys were compared, and returns how many; `papers` is the key of the joined sheets.
    """

    may_have: Callable[[Member], bool]
    is_left: Callable[[Member], bool]
    hand_over: Callable[[Member, Organisation, KeyPair, Sequence[Heir]], int]


_works: list[Work] = []


def register(work: Work) -> None:
    """In place of what was registered before."""
    _works[:] = [work]


def is_left(member: Member) -> bool:
    return any(work.is_left(member) for work in _works)


def heirs(member: Member) -> list[Heir]:
    """Who of this member's organisation can be given it, by name; the member may be among them."""
    members = [
        heir
        for heir in members_of(member.organisation)
        if heir.account.is_active and rules.can_hold(heir) and any(work.may_have(heir) for work in _works)
    ]
    keys = keys_of_accounts([heir.account_id for heir in members])
    current = queries.current_epoch(member.organisation_id)
    holders = set(Holding.objects.filter(epoch=current).values_list("key", flat=True))
    keyed = [(heir, keys[heir.account_id]) for heir in members if heir.account_id in keys]
    return [Heir(heir, key, key.pk in holders) for heir, key in keyed]


def hand_over(by: Member, place: Organisation, papers: KeyPair, to: Sequence[Heir]) -> int:
    """How many were given to these members."""
    return sum(work.hand_over(by, place, papers, to) for work in _works)
