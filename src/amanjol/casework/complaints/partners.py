"""The second organisation of another node: believed here by two, its inbox open, its node believed.

Whoever complains holds no key with which to see who is believed. So the choice is a word of this house about a signing
key (`witnesses.of_second`), made while the marks of two members were looked at; the newest card of that key counts.

Also called: external grievance body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale

from amanjol.casework.complaints.models import SecondOrganisation
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.papers.access import CYRILLIC
from amanjol.foundation.letters import beliefs
from amanjol.foundation.letters.nameless import believed_nodes
from amanjol.foundation.letters.sending import can_be_written_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.foundation.letters.models import Belief
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.models import Organisation
    from amanjol.foundation.seals.epochs import Organisation as PartnerPlace
    from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard

    type Partner = tuple[PartnerPlace, bytes]
    """Whose signing key was chosen, and that key."""


@dataclass(frozen=True, slots=True)
class Second:
    """`organisation` is of this node. Else `card` is whose inbox they are sealed to, None where it is not reached;
    `country` (ISO 3166) is that of its node, empty where it is this one.
    """

    name: str
    organisation: Organisation | None = None
    card: OrganisationCard | None = None
    country: str = ""


def partners_now(partners: Collection[Partner]) -> dict[Partner, Second]:
    """As they can be reached now: their node believed, and their inbox open for a week at least. One query, and the
    cards of nodes are read once.
    """
    cards = beliefs.newest_cards(partners)
    nodes = believed_nodes() if cards else {}
    return {
        partner: _reached(partner[0], cards.get(partner), nodes.get(partner[0].node)) for partner in partners
    }


def _reached(place: PartnerPlace, card: OrganisationCard | None, node: NodeCard | None) -> Second:
    """`node`: its card, where it is believed."""
    if card is None:
        return Second(place.organisation)
    if node is None or not can_be_written_to(card):
        return Second(card.name)
    return Second(card.name, card=card, country="" if node.country == country_here() else node.country)


def country_name(code: str, language: str) -> str:
    """As Unicode's CLDR says it in that language; empty for none."""
    if not code:
        return ""
    names = Locale.parse("uz_Cyrl" if language == CYRILLIC else language).territories
    return str(names.get(code, code))


def to_choose(signing: Signing) -> list[Second]:
    """Of other nodes, believed by this organisation, each by the key compared last, and reached now; by name."""
    seconds = partners_now(
        [
            (trusted.partner, trusted.key)
            for trusted in beliefs.all_trusted(signing)
            if trusted.is_newest and trusted.partner.node != signing.organisation.node
        ]
    )
    reached = (second for second in seconds.values() if second.card is not None)
    return sorted(reached, key=lambda second: second.name)


def belief_changed(row: Belief) -> None:
    """What was chosen ends with the belief in its key, and when another key of that partner was compared."""
    chosen = SecondOrganisation.objects.filter(
        organisation=row.organisation_id, partner_node=row.partner_node, partner=row.partner
    )
    is_ended = row.ended_at is not None
    key = bytes(row.key)
    (chosen.filter(key=key) if is_ended else chosen.exclude(key=key)).update(mark=b"")
