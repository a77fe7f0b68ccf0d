"""Which signing keys of partners an organisation believes, and the newest card that each has signed.

    beliefs.believed(signing)            # cards by the ids of their keys, as `seals.letters.letter` asks for them
    beliefs.card_of(signing, partner)    # the card to write to, or None

A row is a claim and never a witness. One of `Belief` counts while both its marks are true, of two different members,
each a word under the organisation's own signing key on this very row; and while the journal, from which nobody takes
anything, does not say that it was ended. After the next own key both marks stay as they were made, and a word under
the newest key (`carried`) says of these two that they were looked at: who begins the key vouches for nobody. A card
counts by its signature alone, and the newest of a key counts: nobody takes a card away (migration 0003), so no older
one comes back.

A partner who has a new signing key has a second belief. Letters are written to the key that was compared last; what
was written under the one before opens for as long as a letter can be on its way.

Also called: trust, key pinning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Q

from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.letters.signing import carry as carry_mark
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard
from amanjol.foundation.seals.letters.letter import LONGEST_LIFE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.models import Member

ENDED: Final = "letters.belief-ended"
SUBJECT: Final = "belief"


@dataclass(frozen=True, slots=True)
class Trusted:
    """A belief that counts, since the second of two people compared. `is_newest`: no other key of this partner was
    compared after it. `card` is None while no card of that key was heard.
    """

    row: Belief
    partner: Organisation
    since: datetime
    is_newest: bool
    card: OrganisationCard | None

    @property
    def key(self) -> bytes:
        return bytes(self.row.key)


def believed(signing: Signing) -> dict[bytes, OrganisationCard]:
    """Of each believed key the newest card, by the id of the key (12 bytes)."""
    return cards.by_key(*(trusted.card for trusted in all_trusted(signing) if trusted.card is not None))


def card_of(signing: Signing, partner: Organisation) -> OrganisationCard | None:
    """Of the key that was compared last; None where none is believed, or no card of it was heard."""
    return next(
        (
            trusted.card
            for trusted in all_trusted(signing)
            if trusted.partner == partner and trusted.is_newest
        ),
        None,
    )


def all_trusted(signing: Signing) -> list[Trusted]:
    """The beliefs that count now. Three queries."""
    rows = Belief.objects.filter(
        organisation=organisation_of(signing), ended_at=None, second_by__isnull=False
    )
    by_partner: dict[Organisation, list[Belief]] = {}
    for row in without_ended(signing, rows):
        if is_compared_by_two(signing, row):
            by_partner.setdefault(partner_of(row), []).append(row)
    counting = [row for rows in by_partner.values() for row in _in_force(rows)]
    newest = {
        partner: max(rows, key=lambda row: row.second_at or row.first_at).pk
        for partner, rows in by_partner.items()
    }
    newest_cards = _newest_cards(counting)
    return [
        Trusted(
            row,
            partner_of(row),
            row.second_at or row.first_at,
            row.pk == newest[partner_of(row)],
            newest_cards.get(row.pk),
        )
        for row in counting
    ]


def without_ended(signing: Signing, rows: Iterable[Belief]) -> list[Belief]:
    """Those of which the journal does not say that they were ended."""
    listed = list(rows)
    entries = entries_of(organisation_of(signing)).filter(
        verb=ENDED, subject_type=SUBJECT, subject_id__in=[str(row.pk) for row in listed]
    )
    ended = set(entries.values_list("subject_id", flat=True))
    return [row for row in listed if str(row.pk) not in ended and row.ended_at is None]


def is_compared_by_two(signing: Signing, row: Belief) -> bool:
    """Whether two different members have left their marks on this very row."""
    return row.first_by_id != row.second_by_id and has_first_mark(signing, row) and _has_second(signing, row)


def has_first_mark(signing: Signing, row: Belief) -> bool:
    return _is_marked(signing, row, _first(row), bytes(row.first_mark))


def _has_second(signing: Signing, row: Belief) -> bool:
    return _is_marked(signing, row, _second(row), bytes(row.second_mark or b""))


def _is_marked(signing: Signing, row: Belief, claim: bytes, mark: bytes) -> bool:
    witness, carried = _witness(row), bytes(row.carried or b"")
    return signing.is_marked(_record(row), claim, mark, witness=witness, carried=carried)


def first_mark(signing: Signing, row: Belief) -> bytes:
    """The word of who is `first_by`, at `first_at`, that the key is the partner's."""
    return signing.mark(_record(row), _first(row))


def second_mark(signing: Signing, row: Belief) -> bytes:
    return signing.mark(_record(row), _second(row))


def put_second(signing: Signing, row: Belief, member: Member, at: datetime) -> None:
    """Beside the first mark, which holds: what was carried over of that says the same of both. The row is not saved."""
    least = signing.least(_record(row), _witness(row), bytes(row.carried or b""))
    row.second_by, row.second_at = member, at
    row.second_mark = second_mark(signing, row)
    row.carried = signing.carried(_record(row), _witness(row), least)


def waiting_of(signing: Signing) -> int:
    """How many keys of partners one person has compared and a second one has not."""
    rows = Belief.objects.filter(organisation=organisation_of(signing), second_by=None, ended_at=None)
    return sum(has_first_mark(signing, row) for row in without_ended(signing, rows))


def carry(before: Signing, after: Signing, *, even_waiting: bool) -> int:
    """Those that count go on under the next key, with both marks as they are. Gives how many.

    `even_waiting`: also those that one person has compared. What does not count stays as it is, and counts for nothing.
    """
    rows = [
        row
        for row in without_ended(before, Belief.objects.filter(organisation=organisation_of(before)))
        if (
            is_compared_by_two(before, row)
            if row.second_by_id is not None
            else even_waiting and has_first_mark(before, row)
        )
    ]
    for row in rows:
        row.carried = carry_mark(before, after, _record(row), _witness(row), bytes(row.carried or b""))
    Belief.objects.bulk_update(rows, ["carried"])
    return len(rows)


def organisation_of(signing: Signing) -> UUID:
    return UUID(signing.organisation.organisation)


def partner_of(row: Belief) -> Organisation:
    return Organisation(row.partner_node, row.partner)


def read(row: Card) -> OrganisationCard | None:
    """None for a row that is not the card that it says it is."""
    try:
        card = cards.read(bytes(row.data))
    except SealBroken:
        return None
    if not isinstance(card, OrganisationCard):
        return None
    is_as_said = (card.node, card.organisation, card.serial) == (row.node, row.organisation, row.serial)
    return card if is_as_said else None


def _in_force(rows: list[Belief]) -> list[Belief]:
    """Of one partner: the key compared last, and those before it while a letter of theirs can be on its way."""
    ordered = sorted(rows, key=lambda row: row.second_at or row.first_at)
    now = datetime.now(UTC)
    earlier = [
        before
        for before, after in pairwise(ordered)
        if after.second_at is None or now - after.second_at < LONGEST_LIFE
    ]
    return [*earlier, ordered[-1]]


def _newest_cards(rows: Iterable[Belief]) -> dict[UUID, OrganisationCard]:
    """By the ids of the beliefs. One query."""
    listed = list(rows)
    if not listed:
        return {}
    by_partner = _cards_of((row.partner_node, row.partner) for row in listed)
    newest = {
        row.pk: _newest_of(bytes(row.key), by_partner.get((row.partner_node, row.partner), []))
        for row in listed
    }
    return {pk: card for pk, card in newest.items() if card is not None}


def newest_cards(
    partners: Collection[tuple[Organisation, bytes]],
) -> dict[tuple[Organisation, bytes], OrganisationCard]:
    """The newest that each of these keys has signed, for who can ask nobody whose it is: they have another witness of
    the key. Of whom there is none is missing. One query.
    """
    if not partners:
        return {}
    by_partner = _cards_of((place.node, place.organisation) for place, _key in partners)
    newest = {
        (place, key): _newest_of(key, by_partner.get((place.node, place.organisation), []))
        for place, key in partners
    }
    return {partner: card for partner, card in newest.items() if card is not None}


def _cards_of(partners: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Card]]:
    """By node and organisation, those with the highest number first. One query."""
    of_partners = Q()
    for node, organisation in partners:
        of_partners |= Q(node=node, organisation=organisation)
    cards: dict[tuple[str, str], list[Card]] = {}
    for card in Card.objects.filter(of_partners).order_by("-serial", "pk"):
        cards.setdefault((card.node, card.organisation), []).append(card)
    return cards


def _newest_of(key: bytes, rows: Iterable[Card]) -> OrganisationCard | None:
    """`rows` with the highest number first. Rows that are no card of this key count for nothing."""
    for row in rows:
        card = read(row)
        if card is not None and card.signing_key == key:
            return card
    return None


def _record(row: Belief) -> str:
    return f"{SUBJECT}/{row.pk}"


def _witness(row: Belief) -> bytes:
    """Both marks as they stand there: what is carried over is these."""
    return bytes(row.first_mark) + bytes(row.second_mark or b"")


def _first(row: Belief) -> bytes:
    return _claim(row, "first", row.first_by_id, row.first_at)


def _second(row: Belief) -> bytes:
    return _claim(row, "second", row.second_by_id, row.second_at)


def _claim(row: Belief, which: str, member: UUID | None, at: datetime | None) -> bytes:
    """All that the row says of one of the two, so that nothing of it can be another's."""
    return canonical.to_bytes(
        {
            "node": row.partner_node,
            "organisation": row.partner,
            "key": bytes(row.key).hex(),
            "which": which,
            "member": str(member),
            "at": at.astimezone(UTC).isoformat() if at is not None else "",
        }
    )
