"""Whom a need can go to: organisations whose words two of us have compared, with their card; and letters to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.country import country_here
from amanjol.foundation.letters import beliefs, node_folder, signing
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.queries import organisations

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.standards.legal_needs.bodies import NeedBody
    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard


class NotAPartner(Exception):
    """Nobody here has compared the partner's words, or no more, or there is no card of theirs, or no key of ours."""


def believed(keyring: Keyring) -> list[Trusted]:
    """Those of this node who coordinate legal aid first, then by name. SealBroken."""
    opened = signing.opened_signing(keyring)
    trusted = [] if opened is None else beliefs.all_trusted(opened)
    coordinating = {
        str(pk) for pk in organisations().filter(kind=OrganisationKind.LEGAL_AID).values_list("pk", flat=True)
    }

    def place(entry: Trusted) -> tuple[bool, str]:
        is_here = entry.partner.node == keyring.organisation.node
        name = entry.card.name if entry.card else ""
        return not (is_here and entry.partner.organisation in coordinating), name.casefold()

    return sorted((entry for entry in trusted if entry.is_newest and entry.card is not None), key=place)


def own_signing(keyring: Keyring) -> Signing:
    """NotAPartner where we have no key yet; SealBroken."""
    opened = signing.opened_signing(keyring)
    if opened is None:
        raise NotAPartner
    return opened


def card_of(opened: Signing, partner: Organisation) -> OrganisationCard:
    """NotAPartner."""
    card = beliefs.card_of(opened, partner)
    if card is None:
        raise NotAPartner
    return card


def country_of(node: str, keyring: Keyring) -> str:
    """ISO 3166, as the card of their node says. NotAPartner for a node that is not believed any more."""
    if node == keyring.organisation.node:
        return country_here()
    card = node_folder.here(keyring.organisation.node).believed().get(node)
    if card is None:
        raise NotAPartner
    return card.country


def write_to(keyring: Keyring, partner: Organisation, kind: str, body: NeedBody) -> UUID:
    """The id of the letter. NotAPartner; letter.InboxClosed; SealBroken."""
    opened = own_signing(keyring)
    return send(keyring=keyring, signing=opened, to=card_of(opened, partner), draft=Draft(kind, body))
