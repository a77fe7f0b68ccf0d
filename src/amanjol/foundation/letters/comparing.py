"""Two people of an organisation believe a partner's signing key: each hears its six words by telephone and types them.

Nobody reads the words from a page of this node before they have heard them: who exchanged the card would have written
them there. To believe takes two, to end it one.

Also called: key verification.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.letters import beliefs, recalling
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard

MAY: Final = "circles.receiver"
COMPARED: Final = "letters.compared"


_told: Final[dict[str, Callable[[Belief], None]]] = {}


class NoCard(Exception):
    """The row is no card, or the organisation's own."""


class SamePerson(Exception):
    """They have compared these words already: somebody else has to."""


class Believed(Exception):
    """Two people have compared these words already."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A key that one person has compared: who, and the row."""

    row: Belief
    partner: Organisation


def register_told(name: str, act: Callable[[Belief], None]) -> None:
    """`act` is told, in the same transaction, of a key that is believed now or has just ended (`ended_at`)."""
    _told[name] = act


def can_compare(member: Member) -> bool:
    """Who may receive letters says from whom."""
    return member.may(MAY)


@transaction.atomic
def compare(
    *, signing: Signing, member: Member, card: UUID, typed: str, earlier_is_stolen: bool = False
) -> bool:
    """The member has heard these words from the partner. Gives whether the key is believed now, by two.

    Where the partner said that their earlier key was stolen, no other key of theirs is believed from now on.

    PermissionDenied; NoCard; OtherWords; SamePerson; Believed.
    """
    if not can_compare(member):
        raise PermissionDenied
    read = card_to_compare(signing, card)
    if cards.words_of(read) != typed:
        raise OtherWords
    row = _standing(signing, read)
    if row is None:
        row = _first(signing, member, read)
    elif row.second_by_id is not None:
        raise Believed
    elif row.first_by_id == member.pk:
        raise SamePerson
    else:
        _second(signing, member, row)
    is_second = row.second_by_id is not None
    if is_second:
        _tell(row)
    record_deed(COMPARED, member, (beliefs.SUBJECT, row.pk), number=2 if is_second else 1)
    if earlier_is_stolen:
        _end_others(signing, member, read)
    if is_second:
        recalling.drop_heard(read)
    return is_second


def _end_others(signing: Signing, member: Member, read: OrganisationCard) -> None:
    """All other keys of that partner which are believed."""
    for trusted in beliefs.all_trusted(signing):
        if trusted.partner == read.holder and trusted.key != read.signing_key:
            end(member=member, belief=trusted.row.pk)


@transaction.atomic
def end(*, member: Member, belief: UUID) -> None:
    """Nothing is written to this key any more, and nothing that it signed opens.

    PermissionDenied; Belief.DoesNotExist.
    """
    if not can_compare(member):
        raise PermissionDenied
    row = Belief.objects.select_for_update().get(
        organisation=member.organisation_id, pk=belief, ended_at=None
    )
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    record_deed(beliefs.ENDED, member, (beliefs.SUBJECT, row.pk))
    _tell(row)


def card_to_compare(signing: Signing, card: UUID) -> OrganisationCard:
    """NoCard."""
    row = Card.objects.filter(pk=card).first()
    read = beliefs.read(row) if row is not None else None
    if read is None or read.holder == signing.organisation:
        raise NoCard
    return read


def waiting(signing: Signing) -> list[Waiting]:
    """Keys that one person has compared and a second one has not."""
    rows = Belief.objects.filter(
        organisation=beliefs.organisation_of(signing), second_by=None, ended_at=None
    ).select_related("first_by__account")
    return [
        Waiting(row, beliefs.partner_of(row))
        for row in beliefs.without_ended(signing, rows)
        if beliefs.has_first_mark(signing, row)
    ]


def _tell(row: Belief) -> None:
    for act in _told.values():
        act(row)


def _standing(signing: Signing, card: OrganisationCard) -> Belief | None:
    """The row of this key, if it says something; one that was ended or bears false marks makes room."""
    rows = Belief.objects.select_for_update().filter(
        organisation=beliefs.organisation_of(signing),
        partner_node=card.node,
        partner=card.organisation,
        key=card.signing_key,
    )
    row = rows.first()
    if row is None:
        return None
    is_true = (
        beliefs.is_compared_by_two(signing, row)
        if row.second_by_id is not None
        else beliefs.has_first_mark(signing, row)
    )
    if is_true and beliefs.without_ended(signing, [row]):
        return row
    row.delete()
    return None


def _first(signing: Signing, member: Member, card: OrganisationCard) -> Belief:
    row = Belief(
        organisation_id=member.organisation_id,
        partner_node=card.node,
        partner=card.organisation,
        key=card.signing_key,
        first_by=member,
        first_at=timezone.now(),
    )
    row.first_mark = beliefs.first_mark(signing, row)
    row.save(force_insert=True)
    return row


def _second(signing: Signing, member: Member, row: Belief) -> None:
    beliefs.put_second(signing, row, member, timezone.now())
    row.save(update_fields=["second_by", "second_at", "second_mark", "carried"])
