"""Whatever a stranger or another node sends, there is one answer, nothing of it stays, and never an error of ours."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from amanjol.foundation.letters.delivery import requests
from amanjol.foundation.letters.models import Card, Incoming, Outgoing, Recalled
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.letters import cards, envelopes

if TYPE_CHECKING:
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=True)


def _is_refused(answer: Any) -> bool:
    return (answer.status_code, answer.content) == (400, b"This is nothing for this node.\n")


def _arrived(house: House) -> int:
    with acting_for(house.member):
        return Incoming.objects.count()


def test_only_the_signature_of_a_believed_node_over_these_bytes_for_this_node_counts(
    house: House, client: Client
) -> None:
    _id, envelope = house.partner.sealed(house.card)
    node, stranger = house.folder.node, Partner()
    other_path = requests.sign(house.partner.keys, node, "/nodes/again/", envelope)
    other_body = requests.sign(house.partner.keys, node, "/nodes/", envelope + b"x")
    unsigned = {requests.NODE: house.partner.node, requests.SIGNATURE: ""}
    for headers in ({}, unsigned, unsigned | {requests.SIGNATURE: "é"}, other_path, other_body):
        answer = client.post("/nodes/", envelope, content_type=requests.MEDIA_TYPE, headers=headers)
        assert _is_refused(answer)
    assert _is_refused(stranger.bring(client, node, envelope))
    assert _is_refused(house.partner.bring(client, stranger.node, envelope))
    house.folder.revoke(house.partner.node)
    assert _is_refused(house.partner.bring(client, node, envelope))
    assert _arrived(house) == 0


def test_every_kind_of_broken_bytes_is_refused_or_waits_closed(house: House, client: Client) -> None:
    """The node cannot tell a letter from garbage for the same inbox: that is laid into it, and opens for nobody."""
    _id, envelope = house.partner.sealed(house.card)
    chance = random.Random(5)  # noqa: S311  the same each time
    broken = [b"", b"x", envelope[:-1], envelope + b"x", envelopes.FORM, b"\0" * 5000, envelope[:100]]
    for at in range(envelopes.HEADER_BYTES):
        flipped = bytearray(envelope)
        flipped[at] ^= 1 << chance.randrange(8)
        broken.append(bytes(flipped))
    answers = {
        bytes_: house.partner.bring(client, house.folder.node, bytes_).status_code for bytes_ in broken
    }
    assert set(answers.values()) <= {200, 400}
    # Of the header only the id may be another one: then it is garbage for this inbox.
    assert sum(status == 200 for status in answers.values()) <= 16


def test_mutants_of_a_recall_do_nothing(house: House, client: Client) -> None:
    identifier, _envelope = house.partner.sealed(house.card)
    recall = house.partner.recall(house.folder.own_node_card(), house.card.holder, identifier)
    chance = random.Random(7)  # noqa: S311  as above
    for _mutant in range(40):
        mutated = bytearray(recall)
        for _change in range(chance.randint(1, 3)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        if bytes(mutated) == recall:
            continue
        status = house.partner.bring(client, house.folder.node, bytes(mutated)).status_code
        assert status == 400
    with acting_for(house.member):
        assert not Recalled.objects.exists()


def test_a_row_that_proves_nothing_signs_nothing_and_keeps_no_place_from_the_true_card(
    house: House, client: Client
) -> None:
    identifier, _envelope = house.partner.sealed(house.card)
    card, node = house.partner.card, house.folder.own_node_card()
    true, thief = cards.write(card, house.partner.signing), signatures.generate()
    forged = cards.write(msgspec.structs.replace(card, signing_key=thief.public), thief)
    for data in (b"", b"x" * 5000, true[:-1], true[:140] + b"[" * 5000, _broken(true), _broken(forged)):
        _keep(house, data, serial=9)
    with_true_key = house.partner.recall(node, house.card.holder, identifier)
    with_forged = house.partner.recall(node, house.card.holder, identifier, by=thief)
    for recall in (with_true_key, with_forged):
        assert _is_refused(house.partner.bring(client, house.folder.node, recall))
    _keep(house, true, serial=1)
    assert house.partner.bring(client, house.folder.node, with_true_key).status_code == 200
    assert _is_refused(house.partner.bring(client, house.folder.node, with_forged))


def _keep(house: House, data: bytes, serial: int) -> None:
    card = house.partner.card
    Card.objects.create(node=card.node, organisation=card.organisation, serial=serial, data=data)


def _broken(card: bytes) -> bytes:
    """Its signature."""
    return card[:20] + bytes([card[20] ^ 1]) + card[21:]


def test_too_long_a_body_is_not_looked_at(house: House, client: Client) -> None:
    for size in (envelopes.LARGEST + 1, 3_000_000):
        assert house.partner.bring(client, house.folder.node, b"A" * size).status_code in {400, 413}


@pytest.mark.parametrize(
    "body", [b"", b"yesterday", b"2026-11-28", b"2026-11-28T10:00:00", b"\xff" * 9, b"9" * 9000]
)
def test_no_moment_is_refused(house: House, client: Client, body: bytes) -> None:
    assert _is_refused(house.partner.bring(client, house.folder.node, body, "/nodes/again/"))


def test_other_methods_and_an_empty_installation(house: House, client: Client) -> None:
    assert client.get("/nodes/").status_code == 405
    for file in (house.folder.root / "keys").iterdir():
        file.unlink()
    assert _is_refused(house.partner.bring(client, house.folder.node, b"x"))


def test_the_role_of_the_server_reads_no_letter_of_others_and_adds_none(house: House, client: Client) -> None:
    _id, envelope = house.partner.sealed(house.card)
    house.partner.bring(client, house.folder.node, envelope)
    with acting_for(house.keys.farida):
        assert not Incoming.objects.exists()
    for statement in (
        "insert into letters_incoming select * from letters_incoming",
        "delete from letters_incoming",
        "update letters_incoming set from_node = 'x'",
        "delete from letters_recalled",
        "insert into letters_recalled (id) values (gen_random_uuid())",
    ):
        with (
            acting_for(house.member),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with acting_for(house.member):
        assert not Outgoing.objects.exists()
