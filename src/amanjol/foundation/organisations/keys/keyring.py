"""The door to an organisation's keys: what this very request may open.

    keyring = opened_keyring(request)   # None: locked, not a holder, or not given; SealBroken: something was swapped
    keyring.epoch                       # the current epoch: case_keys.wrap(key, keyring.epoch, case)
    keyring.epoch_numbered(number)      # an earlier one, for a case not yet re-wrapped
    keyring.keys                        # the person's own pair, for restricted cases

    @with_keyring                       # a view that cannot do without: asks to unlock, or says why not
    def case(request, keyring, pk): ...

Opened anew in each request and kept no longer. `settle` says why there is none. It writes, on a GET too: an
unlocked holder accepts the next epoch if it follows from theirs, begins a new one where somebody left, and moves a
few rows to it. Nobody else has a key to do that with, so it waits for no button; each step can be repeated and
decides nothing.

Also called: decryption keys, access to sealed rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect

from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys import queries, rewrapping, rules
from amanjol.foundation.organisations.keys.actions import accepting, beginning
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals import epochs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair, Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Epoch

_KEYS_NOW: Final = "_keys_now"


class Keyring(Secret):
    """The opened keys of one member, for one request. In no `repr`, neither pickled nor copied.

    - `member`, and `person`: their account's id, as `seals` wants it
    - `keys`: their own key pair, for restricted cases
    - `epoch`: the current epoch of their organisation: `case_keys.wrap` new cases under it
    - `organisation`: the place all of it is bound to; its `node` goes into `fields.Context` too
    """

    __slots__ = ("_chain", "epoch", "keys", "member")

    def __init__(self, *, member: Member, keys: KeyPair, epoch: Epoch, links: Mapping[int, bytes]) -> None:
        self.member = member
        self.keys = keys
        self.epoch = epoch
        self._chain = epochs.Chain(epoch, links)

    @property
    def organisation(self) -> epochs.Organisation:
        return self.epoch.organisation

    @property
    def person(self) -> str:
        return str(self.member.account_id)

    @property
    def has_earlier(self) -> bool:
        """Whether something may still be wrapped under an earlier epoch."""
        return self._chain.has_earlier

    def epoch_numbered(self, number: int) -> Epoch:
        """The current epoch or, through the links, an earlier one. SealBroken where no link leads there."""
        return self._chain.numbered(number)


class KeysState(Enum):
    """Why there is a keyring, or why not."""

    OPEN = "open"
    LOCKED = "locked"
    NOT_A_HOLDER = "not-a-holder"  # the role does not include keys, or there is no membership
    NOT_BEGUN = "not-begun"  # the organisation has no keys yet
    NOT_GIVEN = "not-given"  # a colleague has to give them
    TO_COMPARE = "to-compare"  # given, or given again: a colleague has to read the six words
    CHANGED = "changed"  # something in the database was swapped: stop


@dataclass(frozen=True, slots=True, eq=False)
class KeysNow:
    """How it stands with the keys in this request. `keys` is the person's own pair while unlocked."""

    state: KeysState
    member: Member | None = None
    keys: KeyPair | None = field(default=None, repr=False)
    rows: Rows | None = field(default=None, repr=False)
    keyring: Keyring | None = field(default=None, repr=False)


def opened_keyring(request: HttpRequest) -> Keyring | None:
    """What this request may open; None when locked or not granted.

    SealBroken where something was swapped: a list without names would look as if it were locked
    (`exchanged` leads to the page of keys).
    """
    status = settle(request)
    if status.state is KeysState.CHANGED:
        raise SealBroken
    return status.keyring


def settle(request: HttpRequest) -> KeysNow:
    """Do what this holder's keys are due for, and say the state, with the keyring if it is open.

    Once a request; `forget` after changing something.
    """
    cache: dict[str, KeysNow] = request.__dict__
    if _KEYS_NOW not in cache:
        member = member_of(request.user)
        cache[_KEYS_NOW] = settle_with(member, unlocks.opened_keys(request))
    return cache[_KEYS_NOW]


def waits_for_keys(request: HttpRequest) -> bool:
    """Whether the member's own passphrase opens nothing yet: to ask for it would lead them round in a circle."""
    return settle(request).state in {KeysState.NOT_BEGUN, KeysState.NOT_GIVEN, KeysState.TO_COMPARE}


def forget(request: HttpRequest) -> None:
    request.__dict__.pop(_KEYS_NOW, None)


def settle_with(member: Member | None, keys: KeyPair | None) -> KeysNow:
    """As `settle`, for a person key that was opened otherwise: at sign-in, before there is a cookie."""
    if member is None or not rules.can_hold(member):
        return KeysNow(KeysState.NOT_A_HOLDER, member)
    if keys is None:
        return KeysNow(KeysState.LOCKED, member)
    rows = queries.rows_for(member)
    if rows is None:
        return KeysNow(KeysState.NOT_BEGUN, member, keys)
    status = _open(KeysNow(KeysState.NOT_GIVEN, member, keys, rows), member, keys, rows)
    return _carry_on(status, member, keys) if status.keyring is not None else status


def _open(closed: KeysNow, member: Member, keys: KeyPair, rows: Rows) -> KeysNow:
    """Whoever has kept an epoch takes only what follows from it: newer keys that were not given to them, and
    what does not follow, come from somebody who holds none.
    """
    try:
        if not rows.holds_current:
            if not rows.is_waiting:
                return closed if rows.newest_kept is None else replace(closed, state=KeysState.CHANGED)
            if rows.newest_kept is None:
                accepting.open_waiting(member=member, keys=keys, rows=rows)
                return replace(closed, state=KeysState.TO_COMPARE)
            accepting.accept_next(member=member, keys=keys, rows=rows)
            rows = queries.rows_for(member) or rows
        return replace(closed, state=KeysState.OPEN, rows=rows, keyring=_keyring(member, keys, rows))
    except (SealBroken, accepting.NotBegunByAHolder):
        return replace(closed, state=KeysState.CHANGED)


def _keyring(member: Member, keys: KeyPair, rows: Rows) -> Keyring:
    """SealBroken, also where the stored public half is another: what officers seal would go elsewhere."""
    row, holding = rows.current, rows.holdings[rows.current.number]
    kept_copy, person = bytes(holding.kept or b""), str(member.account_id)
    epoch = epochs.open_kept(kept_copy, keys, rows.place, row.number, person)
    if rows.stored != {(epoch.number, epoch.public)}:
        raise SealBroken
    return Keyring(member=member, keys=keys, epoch=epoch, links=rows.links)


def _carry_on(status: KeysNow, member: Member, keys: KeyPair) -> KeysNow:
    """What only a holder's request can do: new keys after somebody left, and some rows moved to them."""
    keyring = status.keyring
    if keyring is None:
        return status
    if member.organisation.new_keys_due_since is not None:
        try:
            beginning.begin_next(keyring=keyring)
        except beginning.KeysExist:  # a colleague's request was faster; the next request goes on from there
            return status
        member.organisation.new_keys_due_since = None
        return settle_with(member, keys)
    if keyring.has_earlier:
        beginning.continue_rewrapping(keyring=keyring, at_most=rewrapping.ROWS_A_REQUEST)
    return status


def with_keyring[**P](
    view: Callable[Concatenate[HttpRequest, Keyring, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view its keyring. Locked: asks to unlock and comes back; otherwise the page of keys says why.

    A role without keys is refused, and who has no membership finds nothing.

    Put `login_required` outside. A form that was sent meanwhile comes back with all that was typed in it, to be
    sent again once it is unlocked (`accounts.locked`).
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        status = settle(request)
        if status.keyring is not None:
            return view(request, status.keyring, *args, **kwargs)
        if status.state is KeysState.NOT_A_HOLDER:
            if status.member is None:
                raise Http404
            raise PermissionDenied
        if status.state is KeysState.LOCKED:
            return answer_locked(request)
        return no_act(redirect("organisations:keys"))

    return guarded
