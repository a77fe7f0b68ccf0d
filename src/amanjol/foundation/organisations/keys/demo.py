"""Keys of a fictional organisation, so that a demo can be tried at once."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys import queries
from amanjol.foundation.organisations.keys.actions import accepting, beginning, giving
from amanjol.foundation.organisations.keys.circles import opening
from amanjol.foundation.organisations.keys.circles.actions import renewing, vouching
from amanjol.foundation.organisations.keys.keyring import settle_with
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from uuid import UUID

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair


_kept_open: Final[ContextVar[dict[UUID, KeyPair] | None]] = ContextVar("demo_keys_kept_open", default=None)


@contextmanager
def kept_open() -> Iterator[None]:
    """Whoever is made meanwhile opens their keys once: a passphrase takes half a second each time."""
    token = _kept_open.set({})
    try:
        yield
    finally:
        _kept_open.reset(token)


@transaction.atomic
def begin_demo_keys(*, holders: Sequence[Member]) -> None:
    """The first begins the keys and gives them to the others, who accept. Fictional people only: NotADemo."""
    first, *others = holders
    keys = DemoPerson.unlocked(first).keys
    with acting_for(first):
        epoch = beginning.begin_first(member=first, keys=keys)
        keyring = settle_with(first, keys).keyring
        if keyring is None:
            return
        for member in others:
            _give(keyring, member, keypairs.fingerprint(epoch.public))


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A fictional member whose keys were opened once: that takes as long as for anybody else."""

    member: Member
    keys: KeyPair = field(repr=False)

    @classmethod
    def unlocked(cls, member: Member) -> DemoPerson:
        """NotADemo."""
        opened = _kept_open.get()
        if opened is None:
            return cls(member, accounts.open_demo_keys(account=member.account))
        if member.account_id not in opened:
            opened[member.account_id] = accounts.open_demo_keys(account=member.account)
        return cls(member, opened[member.account_id])

    @contextmanager
    def circles(self) -> Iterator[Circles]:
        """Their circles, and what they hold of the organisation's keys if anything, while acting for them."""
        with acting_for(self.member):
            yield opening.settle_with(self.member, self.keys, settle_with(self.member, self.keys).keyring)

    @contextmanager
    def keyring(self) -> Iterator[Keyring]:
        """What they hold, while acting for them. LookupError: nothing."""
        with acting_for(self.member):
            keyring = settle_with(self.member, self.keys).keyring
            if keyring is None:
                raise LookupError("The demo's member holds no keys.")
            yield keyring


def demo_keyring(member: Member) -> AbstractContextManager[Keyring]:
    """What a fictional member holds, while acting for them. NotADemo; LookupError: they hold nothing."""
    return DemoPerson.unlocked(member).keyring()


def demo_circles(member: Member) -> AbstractContextManager[Circles]:
    """The circles of a fictional member who may hold no key of the organisation, while acting for them. NotADemo."""
    return DemoPerson.unlocked(member).circles()


@transaction.atomic
def begin_demo_circle(*, member: Member, purpose: str, holder: Member) -> UUID:
    """A circle of this member alone, whose words the holder has heard. Gives its id. NotADemo; LookupError."""
    with demo_circles(member) as circles:
        circle = renewing.begin(circles=circles, purpose=purpose)
        words = keypairs.fingerprint(bytes(circle.keys.latest("number").public))
    with demo_keyring(holder) as keyring:
        vouching.vouch_for_circle(keyring=keyring, circle=circle, typed=words)
    return circle.pk


def _give(keyring: Keyring, member: Member, words: str) -> None:
    key, keys = key_of(member.account), DemoPerson.unlocked(member).keys
    if key is None:
        return
    giving.give(keyring=keyring, member=member, compared=queries.words_of(key))
    rows = queries.rows_for(member)
    if rows is not None:
        accepting.accept_compared(member=member, keys=keys, rows=rows, typed=words)
