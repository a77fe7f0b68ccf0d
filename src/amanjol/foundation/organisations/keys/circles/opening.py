"""The door to the circles: which this very request opens.

    circles = opened_circles(request)   # None: locked, or a role that is in no circle; SealBroken: keys were swapped
    circles.of(pk)                      # an opened circle; LookupError where the member is not in it
    @with_circles                       # a view that cannot do without: asks to unlock, or refuses the role

An unlocked person key is enough: the organisation's epoch is another door, and who comes through this one does not
come through that. As with the epochs, a request does what only it can: a member who follows accepts the next key of
a circle, begins one where somebody has left, and lets the organisation know of it if they hold its keys.

Also called: decryption keys, need to know.
"""

from __future__ import annotations

from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404

from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.organisations.keys import keyring as organisation_keyring
from amanjol.foundation.organisations.keys.circles import queries, rules, witnesses
from amanjol.foundation.organisations.keys.circles.actions import accepting, renewing
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals import epochs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import Secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.circles.queries import Rows
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

_CIRCLES_NOW: Final = "_circles_now"
_afterwards: Final[dict[str, Callable[[Circles], None]]] = {}


def register_afterwards(name: str, act: Callable[[Circles], None]) -> None:
    """What a package above does with the circles that a request opened. The same name again replaces it."""
    _afterwards[name] = act


class CircleState(Enum):
    OPEN = "open"
    TO_COMPARE = "to-compare"  # given, and nothing says whose it is: a colleague has to read the six words
    CHANGED = "changed"  # something in the database was swapped: stop


class OpenedCircle(Secret):
    """One circle, opened for one request: `rows`, and its keys by `numbered`."""

    __slots__ = ("_chain", "rows")

    def __init__(self, rows: Rows, newest: epochs.Epoch) -> None:
        self.rows = rows
        self._chain = epochs.Chain(newest, rows.links)

    @property
    def key(self) -> epochs.Epoch:
        """The current key."""
        return self._chain.newest

    def numbered(self, number: int) -> epochs.Epoch:
        """SealBroken where no link leads there."""
        return self._chain.numbered(number)


class Circles(Secret):
    """What one member opens, and what waits for them. `keyring` is None for who holds no key of the organisation."""

    __slots__ = ("_opened", "keyring", "keys", "member", "states")

    def __init__(self, member: Member, keys: KeyPair, keyring: Keyring | None) -> None:
        self.member = member
        self.keys = keys
        self.keyring = keyring
        self.states: dict[UUID, CircleState] = {}
        self._opened: dict[UUID, OpenedCircle] = {}

    @property
    def epoch(self) -> epochs.Epoch | None:
        """The organisation's current epoch, if the member holds it, too."""
        return self.keyring.epoch if self.keyring is not None else None

    @property
    def all(self) -> list[OpenedCircle]:
        return list(self._opened.values())

    def of(self, circle: UUID) -> OpenedCircle:
        """LookupError where the member is not in it, or has not accepted; SealBroken where it was swapped."""
        if self.states.get(circle) is CircleState.CHANGED:
            raise SealBroken
        return self._opened[circle]

    def note(self, circle: UUID, opened: OpenedCircle | CircleState) -> None:
        if isinstance(opened, OpenedCircle):
            self._opened[circle], self.states[circle] = opened, CircleState.OPEN
        else:
            self._opened.pop(circle, None)
            self.states[circle] = opened


def opened_circles(request: HttpRequest) -> Circles | None:
    """What this request opens; None when locked, or for a role that is in no circle. Once a request; `forget`.

    SealBroken where the keys of the organisation were swapped. A swapped circle breaks no other (`Circles.of`).
    """
    cache: dict[str, Circles | None] = request.__dict__
    if _CIRCLES_NOW not in cache:
        cache[_CIRCLES_NOW] = _opened(request)
    return cache[_CIRCLES_NOW]


def forget(request: HttpRequest) -> None:
    request.__dict__.pop(_CIRCLES_NOW, None)


def _opened(request: HttpRequest) -> Circles | None:
    member, keys = member_of(request.user), unlocks.opened_keys(request)
    if member is None or keys is None or not rules.can_be_in_any(member):
        return None
    return settle_with(member, keys, organisation_keyring.opened_keyring(request))


def settle_with(member: Member, keys: KeyPair, keyring: Keyring | None) -> Circles:
    """As `opened_circles`, for keys that were opened otherwise: at sign-in, before there is a cookie."""
    circles = Circles(member, keys, keyring)
    for rows in queries.own_rows(member):
        _settle(circles, rows)
    for act in _afterwards.values():
        act(circles)
    return circles


def _settle(circles: Circles, rows: Rows) -> None:
    """Open one circle, and do what is due in it."""
    pk = rows.circle.pk
    opened = _open(circles, rows)
    circles.note(pk, opened)
    if isinstance(opened, OpenedCircle) and renewing.carry_on(circles=circles, circle=opened):
        (again,) = queries.rows_of([rows.circle], circles.member)
        circles.note(pk, _open(circles, again))


def _open(circles: Circles, rows: Rows) -> OpenedCircle | CircleState:
    """Whoever has kept a key takes only what follows from it. Without one, what waits has to be vouched for under
    the epoch that the member holds, or a colleague reads the words.
    """
    holding = rows.holdings.get(rows.current.number)
    if holding is None or rows.is_older:
        return CircleState.CHANGED
    try:
        if holding.kept is not None:
            return OpenedCircle(rows, _kept(circles, rows, bytes(holding.kept)))
        waiting = accepting.open_waiting(circles=circles, rows=rows)
        if rows.newest_kept is None and not _is_vouched(circles, rows):
            return CircleState.TO_COMPARE
        accepting.accept(circles=circles, rows=rows, waiting=waiting)
    except (SealBroken, accepting.NotBegunByAMember):
        return CircleState.CHANGED
    return OpenedCircle(rows, waiting)


def _kept(circles: Circles, rows: Rows, kept_copy: bytes) -> epochs.Epoch:
    """SealBroken, also where the stored public half is another: what is put in would go elsewhere."""
    person, row = str(circles.member.account_id), rows.current
    key = epochs.open_kept(kept_copy, circles.keys, rows.place, row.number, person)
    if key.public != bytes(row.public):
        raise SealBroken
    return key


def _is_vouched(circles: Circles, rows: Rows) -> bool:
    return circles.epoch is not None and witnesses.is_circles(circles.epoch, rows.current)


def with_circles[**P](
    view: Callable[Concatenate[HttpRequest, Circles, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view the opened circles, which may be none. Locked: asks to unlock and comes back.

    A role that is in no circle is refused, and who has no membership finds nothing. Put `login_required` outside.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        member = member_of(request.user)
        if member is None:
            raise Http404
        if not rules.can_be_in_any(member):
            raise PermissionDenied
        circles = opened_circles(request)
        return view(request, circles, *args, **kwargs) if circles is not None else answer_locked(request)

    return guarded
