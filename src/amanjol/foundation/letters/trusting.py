"""What the operator's commands do about nodes: this node's keys and card, and which other nodes are believed.

A new key of another node is believed when two people have heard its six words by telephone and typed them. Each proves
who they are with passphrase and person key, so that one person at the keyboard is not two. They are operators or
administrators: both answer for the node and its people, neither reads a case, and a node often has one operator only.
Files say who is believed, not rows: so whoever writes to the database makes no node believed, and the journal tells
what was done.

Also called: key ceremony, trust anchors, peering.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.foundation.accounts import credentials, throttling
from amanjol.foundation.accounts.queries import account_by_email, key_of, normal_email
from amanjol.foundation.accounts.unlocks import owner_of
from amanjol.foundation.journal.actions import record
from amanjol.foundation.letters import node_folder
from amanjol.foundation.letters.node_folder import ComparedBy
from amanjol.foundation.organisations.queries import is_demo, member_of
from amanjol.foundation.organisations.queries import node as this_node
from amanjol.foundation.seals import person_keys
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import NodeCard

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.organisations.models import Member, Node
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

MAY: Final = ("node.operate", "members.manage")
TRIES: Final = 5  # a minute, for one name
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?")


class Refused(Exception):
    """Why it is not done, as a sentence for whoever typed the command."""


class Trust(Enum):
    RENEWED = "renewed"  # a later card of a key that is believed
    FIRST = "first"  # one person has compared
    BELIEVED = "believed"  # two have


def folder_of_this_node() -> tuple[NodeFolder, Node]:
    """Refused before the node was set up."""
    here = this_node()
    if here is None:
        raise Refused(
            "This installation is no node yet: `amanjol setup`, or `amanjol manage organisation node`, first."
        )
    return node_folder.here(here.pk), here


def begin(folder: NodeFolder, here: Node, *, address: str, are_new: bool) -> NodeCard:
    """The first keys of this node, or with `are_new` the next, and their card. Refused; OSError."""
    _check(address)
    before = _own(folder)
    try:
        has_keys = bool(folder.keys())
    except node_folder.NoKeys:
        has_keys = False
    if has_keys and not are_new:
        raise Refused(
            "This node has keys. A new address is `amanjol node card --address URL`, new keys are --new-keys."
        )
    if before is not None and folder.keys_with(before.signing_key) is None:
        raise Refused("The key of this node's card is not in `keys`: bring it back from its copy.")
    keys = folder.begin()
    _record("node.keys-begun", here.pk, None, number=keys.number)
    return _write_card(folder, here, address, keys, before)


def write_own_card(folder: NodeFolder, here: Node, *, address: str) -> NodeCard:
    """The next card of the same key. Refused; OSError."""
    _check(address)
    return _write_card(folder, here, address, _keys(folder), _own(folder))


def own_card(folder: NodeFolder) -> tuple[bytes, NodeCard]:
    """Refused before `node init`."""
    data, card = folder.own_card(), _own(folder)
    if data is None or card is None:
        raise Refused("This node has no card yet: `amanjol node init --address URL`.")
    return data, card


def read(data: bytes, folder: NodeFolder) -> NodeCard:
    """The card of another node. Refused."""
    try:
        card = cards.read(data)
    except SealBroken:
        raise Refused("This is no card, or something of it is missing.") from None
    if not isinstance(card, NodeCard):
        raise Refused("This is the card of an organisation: its partners add it on their page of letters.")
    if card.node == folder.node:
        raise Refused("This is the card of this node itself.")
    return card


def needs_people(card: NodeCard, folder: NodeFolder) -> bool:
    """Whether two people have to compare its words. Refused for what is older than what is believed, or was."""
    believed = folder.believed().get(card.node)
    if believed is None:
        revoked = folder.revoked().get(card.node)
        if revoked and revoked.signing_key == card.signing_key and card.serial <= revoked.serial:
            raise Refused(f"Card {card.serial} is not newer than {revoked.serial}, which was revoked.")
        return True
    if card.serial <= believed.serial:
        raise Refused(f"Card {card.serial} is not newer than {believed.serial}, which is believed.")
    if not cards.follows(card, believed):
        raise Refused(
            "This card has another key, and is not signed with the one that is believed. If they lost theirs, "
            "`amanjol node revoke` first, and compare anew."
        )
    return cards.changes_signing_key(card, believed)


def renew(data: bytes, folder: NodeFolder) -> NodeCard:
    """A later card of a key that is believed: nobody has to compare anything. Refused; OSError."""
    card = read(data, folder)
    if needs_people(card, folder):
        raise Refused("The six words of this key have to be compared.")
    folder.believe(data)
    _record("node.card-renewed", card.node, None, number=card.serial)
    return card


def prove(email: str, passphrase: str) -> Member:
    """Who they are, by what opens their person key. Refused, in one sentence for whatever is wrong; TooBusy."""
    name = f"node trust {normal_email(email)}"
    if not throttling.is_within(name, at_most=TRIES):
        raise Refused("Too many tries for this name: wait a minute.")
    account = account_by_email(email)
    opened = credentials.open_account(account, passphrase)
    may_sign_in = account is not None and opened is not None and (not account.is_demo or is_demo())
    member = member_of(account) if account is not None and may_sign_in else None
    if account is None or opened is None or member is None or not _opens_key(member, opened.wrapping_key):
        raise Refused("Name and passphrase do not belong together, or nobody works here with them.")
    if not any(member.may(permission) for permission in MAY):
        raise Refused("Only operators and administrators say which node is believed.")
    throttling.take_back(name)
    return member


def compare(data: bytes, folder: NodeFolder, *, member: Member, typed: str) -> Trust:
    """The person has heard these words from the other node. Refused; OSError."""
    card = read(data, folder)
    if not needs_people(card, folder):
        raise Refused("Nothing has to be compared: the key is believed.")
    if cards.words_of(card) != typed:
        raise Refused("The key of this card has other words. Let them be read once more, slowly.")
    now, first = datetime.now(UTC), _first(card, folder)
    if first is None:
        folder.wait(data, ComparedBy((member.account_id,), now))
        _record("node.compared", card.node, member, number=1)
        return Trust.FIRST
    if first == member.account_id:
        raise Refused("You have compared these words already: somebody else has to, under their own name.")
    folder.believe(data, ComparedBy((first, member.account_id), now))
    _record("node.compared", card.node, member, number=2)
    return Trust.BELIEVED


def revoke(node: str, folder: NodeFolder) -> None:
    """Refused where it was neither believed nor waited; OSError."""
    waited = node in folder.waiting()
    if not folder.revoke(node) and not waited:
        raise Refused("This node is not believed: `amanjol node list` names those that are.")
    _record("node.revoked", node, None)


def _first(card: NodeCard, folder: NodeFolder) -> UUID | None:
    """Who has compared this same key before."""
    waiting = folder.waiting().get(card.node)
    by = folder.compared_by(card.node, "waiting")
    if waiting is None or by is None or len(by.accounts) != 1:
        return None
    return by.accounts[0] if cards.read(waiting).signing_key == card.signing_key else None


def _opens_key(member: Member, wrapping_key: bytes) -> bool:
    key = key_of(member.account)
    if key is None:
        return False
    try:
        opened = person_keys.open_by_passphrase(
            bytes(key.by_passphrase), wrapping_key, owner_of(member.account)
        )
    except SealBroken:
        return False
    return opened.public == bytes(key.public)


def _check(address: str) -> None:
    if address and not _ADDRESS.fullmatch(address):
        raise Refused(
            "An address is http:// or https:// and a name, with a port if need be, and nothing after it."
        )


def _keys(folder: NodeFolder) -> NodeKeys:
    try:
        return folder.keys()
    except node_folder.NoKeys:
        raise Refused(
            "This node has no keys that this user can read: `amanjol node init --address URL`."
        ) from None


def _own(folder: NodeFolder) -> NodeCard | None:
    data = folder.own_card()
    if data is None:
        return None
    try:
        card = cards.read(data)
    except SealBroken:
        card = None
    if not isinstance(card, NodeCard):
        raise Refused("The card of this node is damaged: bring back `own.card` from its copy.")
    return card


def _write_card(
    folder: NodeFolder, here: Node, address: str, keys: NodeKeys, before: NodeCard | None
) -> NodeCard:
    """The next card; where the key is another than on the one before, that signs it, too."""
    earlier = None
    if before is not None and before.signing_key != keys.signing.public:
        earlier = folder.keys_with(before.signing_key)
    card = NodeCard(
        node=folder.node,
        name=here.name,
        serial=before.serial + 1 if before is not None else 1,
        issued_at=datetime.now(UTC).replace(microsecond=0),
        signing_key=keys.signing.public,
        earlier_key=earlier.signing.public if earlier is not None else None,
        country=here.country,
        address=address,
        receipt_key=keys.receipts.public,
    )
    folder.keep_own(cards.write(card, keys.signing, earlier.signing if earlier is not None else None))
    _record("node.card-written", here.pk, None, number=card.serial)
    return card


@transaction.atomic
def _record(verb: str, node: object, member: Member | None, **details: int) -> None:
    """In the node's own chain."""
    actor = member.account_id if member is not None else None
    record(verb=verb, organisation=None, actor=actor, subject=("node", node), details=details)
