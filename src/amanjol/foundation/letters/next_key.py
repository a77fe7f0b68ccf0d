"""The organisation's next signing key: begun by a supervisor, because the time has come or the key may be stolen.

In one transaction the key is there, its card is signed by the earlier one too, and all that was marked under that one
and still counts is carried over. Each package that has marked something says how (`register`). Nobody vouches anew:
marks stay as their makers left them, and a word of the next key says which of them were there on this day (`signing`).
From then on nothing that the earlier key marks or signs is ours.

Partners see the key as signed with the one that they believe; two of them hear its words again.

Also called: key rotation, rollover, re-keying.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.letters import beliefs, inboxes, signing
from amanjol.foundation.letters.models import Outgoing, Reason
from amanjol.foundation.letters.models import SigningKey as SigningKeyRow
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals import signatures

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring

CHANGED: Final = "letters.signing-changed"


class Changed(Exception):
    """A colleague has begun the next key meanwhile."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a package has marked under the signing key. `count` is of an organisation, for the page that says what
    will happen; `carry` is given the key before and the next one, and gives how many marks go on. In the transaction.
    """

    name: str
    count: Callable[[UUID], int]
    carry: Callable[[Signing, Signing], int]


_marked: Final[dict[str, Marked]] = {}


def register(marked: Marked) -> None:
    """The same name again replaces it."""
    _marked[marked.name] = marked


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next key comes to: partners who compare words again, letters of ours that no node has yet, and all
    that is carried over. `waiting` are partners whom one person has compared.
    """

    number: int
    partners: list[str]
    waiting: int
    under_way: int
    carried: int


def preview(opened: Signing) -> Preview:
    organisation = beliefs.organisation_of(opened)
    trusted = [entry for entry in beliefs.all_trusted(opened) if entry.is_newest]
    names = sorted((entry.card.name if entry.card is not None else "" for entry in trusted), key=str.casefold)
    under_way = Outgoing.objects.filter(
        organisation=organisation, sequence__isnull=False, sealed__isnull=False, received_at=None
    )
    return Preview(
        opened.number + 1,
        names,
        beliefs.waiting_of(opened),
        under_way.exclude(expires_at__lt=timezone.now()).count(),
        len(trusted) + sum(marked.count(organisation) for marked in _marked.values()),
    )


def last_change(opened: Signing) -> tuple[Reason, datetime] | None:
    """Why and when this key took the place of the one before; None for the first."""
    row = SigningKeyRow.objects.filter(
        organisation=beliefs.organisation_of(opened), number=opened.number
    ).first()
    return (Reason(row.reason), row.begun_at) if row is not None and row.reason else None


@transaction.atomic
def begin_next(*, keyring: Keyring, circles: Circles | None, reason: Reason, number: int) -> Signing:
    """The key of this number, which is one more than that of now.

    PermissionDenied but for a supervisor; Changed; signing.UnderWay; SealBroken. After a theft what one person alone
    has compared does not go on: it is compared anew.
    """
    member = keyring.member
    if not member.may(signing.MAY_BEGIN):
        raise PermissionDenied
    signing.hold_alone(member.organisation_id)
    hold_epochs(member.organisation_id)
    before = signing.open_newest(keyring)
    if before is None or before.number + 1 != number:
        raise Changed
    key = signatures.generate()
    row = signing.new_row(keyring, number, key)
    row.reason = reason
    row.save(force_insert=True)
    after = signing.Signing(keyring.organisation, number, key, (*before.earlier, before))
    carried = beliefs.carry(before, after, even_waiting=reason is Reason.CHANGE)
    carried += sum(marked.carry(before, after) for marked in _marked.values())
    inboxes.follow(keyring, circles, before, after)
    record_deed(
        CHANGED, member, (signing.SUBJECT, row.pk), number=number, reason=reason.value, carried=carried
    )
    return after
