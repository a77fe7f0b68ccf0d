"""A supervisor says in advance who receives complaints, and which organisation reads what nobody here may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.complaints import partners, queries, rules, witnesses
from amanjol.casework.complaints.models import Receiver, SecondOrganisation
from amanjol.casework.desk.recording import record_act

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, Organisation
    from amanjol.foundation.seals.epochs import Organisation as PartnerPlace


class NotCompared(Exception):
    """No holder of the keys has compared the six words of this person's key."""


class ReceivesNothing(Exception):
    """Nobody there is named who could read it, or it is the organisation itself."""


@transaction.atomic
def name(*, keyring: Keyring, member: Member) -> Receiver:
    """Named anew where the row is of another key, role or name. PermissionDenied; NotCompared."""
    by = keyring.member
    if (
        not rules.can_name(by)
        or not rules.can_receive(member)
        or member.organisation_id != by.organisation_id
    ):
        raise PermissionDenied
    Receiver.objects.filter(organisation=by.organisation_id, member=member).delete()
    person = next((person for person in queries.candidates(by) if person.member.pk == member.pk), None)
    if person is None or not queries.was_compared(keyring, person):
        raise NotCompared
    row = Receiver(organisation_id=by.organisation_id, member=member, key=person.key)
    row.mark = witnesses.of_receiver(by.organisation_id, person.member, person.key)
    row.save(force_insert=True)
    record_act("complaints.receiver-named", by, "member", member.pk)
    return row


@transaction.atomic
def remove(*, by: Member, receiver: UUID) -> None:
    """What was sealed to them stays open to them until its next change. PermissionDenied."""
    if not rules.can_name(by):
        raise PermissionDenied
    row = Receiver.objects.filter(organisation=by.organisation_id, pk=receiver).first()
    if row is None:
        return
    row.delete()
    record_act("complaints.receiver-removed", by, "member", row.member_id)


@transaction.atomic
def choose_second(*, by: Member, second: Organisation) -> None:
    """PermissionDenied; ReceivesNothing."""
    if not rules.can_name(by):
        raise PermissionDenied
    if second.pk == by.organisation_id or not queries.receivers_of(second.pk):
        raise ReceivesNothing
    _keep(SecondOrganisation(organisation_id=by.organisation_id, second=second))
    record_act("complaints.second-chosen", by, "organisation", second.pk)


@transaction.atomic
def choose_partner(*, by: Member, signing: Signing, partner: PartnerPlace) -> None:
    """One of another node, whose key two members here have compared. PermissionDenied; ReceivesNothing."""
    if not rules.can_name(by):
        raise PermissionDenied
    cards = [second.card for second in partners.to_choose(signing)]
    card = next((card for card in cards if card is not None and card.holder == partner), None)
    if card is None:
        raise ReceivesNothing
    row = SecondOrganisation(
        organisation_id=by.organisation_id,
        partner_node=card.node,
        partner=card.organisation,
        key=card.signing_key,
    )
    _keep(row)
    record_act("complaints.second-chosen", by, "organisation", by.organisation_id)


def _keep(row: SecondOrganisation) -> None:
    SecondOrganisation.objects.filter(organisation=row.organisation_id).delete()
    row.mark = witnesses.of_second(row)
    row.save(force_insert=True)
