"""The organisation's own card: its signing key, and to which circle of receivers others seal.

A supervisor names a circle of two or more, and its key is on the card. Each later key of that circle, because it is 90
days old or because somebody left, comes on the next card, in the first request that opens both the circle and the
signing key. A key is kept until no letter to it can come any more, 210 days after its card was written: then the link
that leads to it goes, and it is gone.

Which circle is the inbox, says the newest card that our own key has signed: not a row.

Also called: key rotation, mailbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.letters import beliefs, signing
from amanjol.foundation.letters.models import Card, InboxKey
from amanjol.foundation.letters.models import SigningKey as SigningKeyRow
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import intakes, pages
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Circle

OPENS_FOR: Final = timedelta(days=210)
FEWEST: Final = 2
NAMED: Final = "letters.inbox-key"
_MOST_CARDS: Final = 100_000  # of one organisation: one a day for 270 years


class TooFew(Exception):
    """Fewer than two people have accepted."""


class NotCompared(Exception):
    """Nothing that this member holds says whose key that of the circle is."""


@dataclass(frozen=True, slots=True)
class Receivers:
    """A circle that can be the inbox: `names` of who has accepted, as far as the one who looks can tell."""

    circle: Circle
    names: list[str]
    is_vouched_for: bool

    @property
    def is_enough(self) -> bool:
        return len(self.names) >= FEWEST


def own_card(opened: Signing) -> OrganisationCard | None:
    """The newest that this key has signed: what partners see."""
    own = _own(opened)
    return own[1] if own is not None else None


def own_card_bytes(opened: Signing) -> bytes | None:
    own = _own(opened)
    return own[0] if own is not None else None


def _own(opened: Signing) -> tuple[bytes, OrganisationCard] | None:
    return next(_all_of(opened, {opened.key.public}), None)


def _all_of(opened: Signing, keys: Collection[bytes]) -> Iterator[tuple[bytes, OrganisationCard]]:
    """Our own cards that one of these keys has signed, the highest number first."""
    place = opened.organisation
    rows = Card.objects.filter(node=place.node, organisation=place.organisation).order_by("-serial", "pk")
    for row in rows:
        card = beliefs.read(row)
        if card is not None and card.signing_key in keys:
            yield bytes(row.data), card


def circle_of(card: OrganisationCard | None, receivers: list[Receivers]) -> Receivers | None:
    """Whose key is on the card, as far as rows say."""
    if card is None:
        return None
    rows = InboxKey.objects.filter(key_id=keypairs.key_id(card.inbox_key))
    circle = rows.values_list("circle", flat=True).first()
    return next((of for of in receivers if of.circle.pk == circle), None)


def receivers(keyring: Keyring, circles: Circles | None) -> list[Receivers]:
    """Circles of receivers, those first in which the member is."""
    own = [] if circles is None else [card for card in pages.own_cards(circles) if _can_be_named(card)]
    seen = {card.circle.pk for card in own}
    others = [card for card in pages.other_cards(keyring) if card.circle.pk not in seen]
    return [
        Receivers(card.circle, _accepted(card), card.is_vouched_for)
        for card in (*own, *others)
        if card.circle.purpose == CirclePurpose.RECEIVER
    ]


@transaction.atomic
def name(*, keyring: Keyring, circles: Circles | None, opened: Signing, circle: UUID) -> OrganisationCard:
    """The circle is the inbox from now on. PermissionDenied but for a supervisor; TooFew; NotCompared; SealBroken."""
    if not keyring.member.may(signing.MAY_BEGIN):
        raise PermissionDenied
    chosen = next((listed for listed in receivers(keyring, circles) if listed.circle.pk == circle), None)
    intake = intakes.intake_of(chosen.circle, keyring=keyring, circles=circles) if chosen else None
    if chosen is None or intake is None:
        raise NotCompared
    if not chosen.is_enough:
        raise TooFew
    return _write(keyring, opened, circle, intake.number, intake.public)


def carry_on(circles: Circles) -> None:
    """What only a request can do that opens the inbox and the signing key: the next card, and the end of old keys."""
    keyring = circles.keyring
    receiving = [circle for circle in circles.all if circle.rows.circle.purpose == CirclePurpose.RECEIVER]
    if keyring is None or not receiving:
        return
    try:
        opened = signing.opened_signing(keyring)
    except SealBroken:  # the pages of letters say so; whoever only unlocks has to be able to work
        return
    card = own_card(opened) if opened is not None else None
    if opened is None or card is None:
        return
    for circle in receiving:
        if circle.key.public != card.inbox_key and _is_inbox(circle, card):
            with transaction.atomic():
                _write(keyring, opened, circle.rows.circle.pk, circle.key.number, circle.key.public)
        end_closed(circle)


def end_closed(circle: OpenedCircle) -> None:
    """What was sealed to a key whose inbox has closed opens no more, neither here nor with sheets of paper."""
    rows = InboxKey.objects.filter(circle=circle.rows.circle, number__lte=circle.rows.current.number)
    closing = dict(rows.values_list("number", "closes_at"))
    if closing:
        still_open = [number for number, closes_at in closing.items() if closes_at > timezone.now()]
        renewing.end_before(circle=circle, number=min(still_open, default=circle.rows.current.number))


def _can_be_named(card: pages.Card) -> bool:
    return card.state is CircleState.OPEN


def _accepted(card: pages.Card) -> list[str]:
    """Whose voucher is not known to be false."""
    return [
        person.member.account.name
        for person in card.people
        if person.has_accepted and person.is_true is not False
    ]


def _is_inbox(circle: OpenedCircle, card: OrganisationCard) -> bool:
    """Whether the key on the card is one of the keys of this circle, which opens here."""
    for row in circle.rows.keys:
        if bytes(row.public) == card.inbox_key:
            try:
                return circle.numbered(row.number).public == card.inbox_key
            except SealBroken:
                return False
    return False


def _write(keyring: Keyring, opened: Signing, circle: UUID, number: int, public: bytes) -> OrganisationCard:
    """One after the other: two requests must not give two cards the same number."""
    SigningKeyRow.objects.select_for_update().get(
        organisation=keyring.member.organisation_id, number=opened.number
    )
    before = own_card(opened)
    if before is not None and before.inbox_key == public:
        return before
    card = _put(keyring, opened, public, datetime.now(UTC) + OPENS_FOR)
    InboxKey.objects.update_or_create(
        circle_id=circle,
        number=number,
        defaults={
            "organisation_id": keyring.member.organisation_id,
            "key_id": keypairs.key_id(public),
            "begun_at": card.issued_at,
            "closes_at": card.inbox_closes_at,
        },
    )
    record_deed(NAMED, keyring.member, ("circle", circle), number=card.serial)
    return card


def follow(
    keyring: Keyring, circles: Circles | None, before: Signing, opened: Signing
) -> OrganisationCard | None:
    """The card of the next signing key, with the same inbox until the same day; signed by the key before it, too.

    Only with an inbox that is a circle of ours for certain: who had stolen the key before can sign a card with theirs.
    None where there is none, or it has closed: then a circle is named, and the numbers go on all the same.
    """
    listed = [
        intakes.intake_of(of.circle, keyring=keyring, circles=circles) for of in receivers(keyring, circles)
    ]
    ours = {intake.public for intake in listed if intake is not None}
    now = timezone.now()
    for _data, last in _all_of(before, {before.key.public}):
        if last.inbox_key in ours and last.inbox_closes_at > now:
            return _put(keyring, opened, last.inbox_key, min(last.inbox_closes_at, now + OPENS_FOR))
    return None


def _put(keyring: Keyring, opened: Signing, inbox: bytes, closes_at: datetime) -> OrganisationCard:
    """The next card. Each card of a key that took another's place is signed with that one as well."""
    earlier = opened.earlier[-1].key if opened.earlier else None
    card = OrganisationCard(
        node=opened.organisation.node,
        organisation=opened.organisation.organisation,
        name=keyring.member.organisation.name,
        serial=_last_serial(opened) + 1,
        issued_at=datetime.now(UTC).replace(microsecond=0),
        signing_key=opened.key.public,
        earlier_key=earlier.public if earlier is not None else None,
        inbox_key=inbox,
        inbox_closes_at=closes_at.replace(microsecond=0),
    )
    data = cards.write(card, opened.key, earlier)
    Card.objects.create(node=card.node, organisation=card.organisation, serial=card.serial, data=data)
    return card


def _last_serial(opened: Signing) -> int:
    """Of this key, else of those before it, as far as it can be one of ours: a thief signs any number."""
    own = own_card(opened)
    if own is not None:
        return own.serial
    earlier = {key.key.public for key in opened.earlier}
    serials = [card.serial for _data, card in _all_of(opened, earlier)] if earlier else []
    return max((serial for serial in serials if serial < _MOST_CARDS), default=0)
