"""Which organisations of this node and of others have told their cards, and what is believed of each.

A card that was heard is public and proves nothing but that its maker has its key: everybody may say that they are
somebody's shelter. So the page lists what is claimed beside what two people have compared.

Also called: directory, contacts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.foundation.letters import beliefs, comparing
from amanjol.foundation.letters.models import Card
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.letters.models import Belief
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import NodeCard

LISTED: Final = 500  # cards that nobody believes are looked at so far back


class State(Enum):
    BELIEVED = "believed"
    EARLIER = "earlier"  # believed still, for letters on their way: another key took its place
    WAITING = "waiting"  # one person has compared it
    NEW = "new"
    SUCCESSOR = "successor"  # signed by the key that is believed
    OTHER = "other"  # another key than the one that is believed, and not signed by it


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """One signing key that says it is this partner's. `row` is None where its card was not heard, `belief` where
    nobody has compared it.
    """

    partner: Organisation
    state: State
    row: UUID | None
    card: OrganisationCard | None
    belief: Belief | None

    @property
    def name(self) -> str:
        return self.card.name if self.card is not None else ""

    @property
    def is_believed(self) -> bool:
        return self.state in {State.BELIEVED, State.EARLIER}


def hear(data: bytes) -> Card | None:
    """Keep the card of an organisation, once. SealBroken for what is none; None where it was here already."""
    card = cards.read(data)
    if not isinstance(card, OrganisationCard):
        raise SealBroken
    same = Card.objects.filter(node=card.node, organisation=card.organisation, serial=card.serial)
    if any(bytes(row.data) == data for row in same):
        return None
    return Card.objects.create(node=card.node, organisation=card.organisation, serial=card.serial, data=data)


@transaction.atomic
def hear_all(written: Iterable[bytes]) -> int:
    """All or none. Gives how many were new. SealBroken."""
    return sum(hear(data) is not None for data in written)


def heard(data: bytes) -> UUID:
    """The row of a card that was heard now or before. SealBroken."""
    new = hear(data)
    if new is not None:
        return new.pk
    card = cards.read(data)
    rows = Card.objects.filter(node=card.node, serial=card.serial)
    return next(row.pk for row in rows if bytes(row.data) == data)


def listed(signing: Signing) -> list[PartnerKey]:
    """Believed ones first, each with what else claims to be it; by name."""
    trusted = beliefs.all_trusted(signing)
    waiting = {(first.partner, bytes(first.row.key)): first.row for first in comparing.waiting(signing)}
    newest = _newest_by_key(signing)
    believed = [_believed(belief, newest) for belief in trusted]
    now = {belief.partner: belief for belief in trusted if belief.is_newest}
    keys = {(belief.partner, belief.key) for belief in trusted}
    others = [
        PartnerKey(
            card.holder,
            _state(card, now.get(card.holder), (card.holder, card.signing_key) in waiting),
            row,
            card,
            waiting.get((card.holder, card.signing_key)),
        )
        for (holder, key), (row, card) in newest.items()
        if (holder, key) not in keys and not _is_past(card, now.get(card.holder))
    ]
    everybody = [*believed, *others]
    return sorted(everybody, key=lambda key: (key.partner not in now, key.name.casefold(), key.state.value))


def node_names(believed: Mapping[str, NodeCard]) -> dict[str, str]:
    """What nodes are called, by their ids, of those whom this node believes."""
    return {node: f"{card.name}, {card.country}" for node, card in believed.items()}


def _believed(
    belief: Trusted, newest: Mapping[tuple[Organisation, bytes], tuple[UUID, OrganisationCard]]
) -> PartnerKey:
    row = newest.get((belief.partner, belief.key))
    state = State.BELIEVED if belief.is_newest else State.EARLIER
    return PartnerKey(belief.partner, state, row[0] if row else None, belief.card, belief.row)


def _state(card: OrganisationCard, now: Trusted | None, is_waiting: bool) -> State:
    if is_waiting:
        return State.WAITING
    if now is None:
        return State.NEW
    return State.SUCCESSOR if card.earlier_key == now.key else State.OTHER


def _is_past(card: OrganisationCard, now: Trusted | None) -> bool:
    """Whether it is a card from before the key that is believed."""
    return now is not None and now.card is not None and now.card.earlier_key == card.signing_key


def _newest_by_key(signing: Signing) -> dict[tuple[Organisation, bytes], tuple[UUID, OrganisationCard]]:
    newest: dict[tuple[Organisation, bytes], tuple[UUID, OrganisationCard]] = {}
    for row in Card.objects.order_by("-heard_at")[:LISTED]:
        card = beliefs.read(row)
        if card is None or card.holder == signing.organisation:
            continue
        before = newest.get((card.holder, card.signing_key))
        if before is None or before[1].serial < card.serial:
            newest[card.holder, card.signing_key] = (row.pk, card)
    return newest
