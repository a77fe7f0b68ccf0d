"""Partners to whom a referral or an agreement can go: two of us have compared their words, and their card is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.people.terms import Recipient, RecipientKind
from amanjol.foundation.letters import beliefs, node_folder, signing
from amanjol.foundation.letters.sending import Draft, can_be_written_to, send_all, send_with_files

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import Letter


class NotAPartner(Exception):
    """Nobody here has compared the partner's words, or no more, or there is no card of theirs, or no key of ours."""


def believed(keyring: Keyring) -> list[Trusted]:
    """By name. SealBroken."""
    opened = signing.opened_signing(keyring)
    trusted = [] if opened is None else beliefs.all_trusted(opened)
    partners = [entry for entry in trusted if entry.is_newest and entry.card is not None]
    return sorted(partners, key=lambda entry: entry.card.name.casefold() if entry.card else "")


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
    country = countries(keyring.organisation.node).get(node)
    if country is None:
        raise NotAPartner
    return country


def countries(own_node: str) -> dict[str, str]:
    """That of each node that is believed, our own among them; no key is needed."""
    believed_nodes = node_folder.here(own_node).believed()
    return {node: card.country for node, card in believed_nodes.items()} | {own_node: country_here()}


def fetches_files(partner: Organisation, keyring: Keyring) -> bool:
    """Whether their node reaches ours over a line: what goes by sticks carries no files."""
    if partner.node == keyring.organisation.node:
        return True
    card = node_folder.here(keyring.organisation.node).believed().get(partner.node)
    return card is not None and bool(card.address)


def recipient_of(partner: Organisation, name: str, country: str, keyring: Keyring) -> Recipient:
    """As a consent names them."""
    if partner.node == keyring.organisation.node:
        return Recipient(RecipientKind.HERE, name=name, organisation=partner.organisation)
    return Recipient(RecipientKind.OUTSIDE, name=name, country=country)


def write_to(keyring: Keyring, opened: Signing, partner: Organisation, draft: Draft) -> Letter:
    """The letter. NotAPartner; letter.InboxClosed; canonical.NotCanonical; as `send_with_files` for files."""
    return send_with_files(keyring=keyring, signing=opened, to=card_of(opened, partner), draft=draft)


def write_to_all(
    keyring: Keyring, opened: Signing, partners: Collection[Organisation], draft: Draft
) -> tuple[dict[Organisation, Letter], frozenset[Organisation]]:
    """The letters, and to whom none can be written: without a card, or with one that is too old. NotCanonical."""
    newest = {entry.partner: entry.card for entry in beliefs.all_trusted(opened) if entry.is_newest}
    cards = [card for partner in partners if (card := newest.get(partner)) and can_be_written_to(card)]
    written = send_all(keyring=keyring, signing=opened, drafts=[(card, draft) for card in cards])
    letters = {letter.audience: letter for letter in written}
    return letters, frozenset(partners) - letters.keys()
