"""Several letters to one node go in one request, and none holds up another; what was in vain goes with fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.letters.delivery import carrying, groups, receiving, signers, views
from amanjol.foundation.letters.delivery.carrying import Due
from amanjol.foundation.letters.delivery.lines import EXCHANGE
from amanjol.foundation.letters.models import Card, Incoming, Outgoing
from amanjol.foundation.letters.sending import Draft, send_all
from amanjol.foundation.letters.tests.house import Note, carry, to_nobody
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, envelopes, messages
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from typing import Any

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
NOTE = Draft(KIND, Note("Is a bed free?"))


def _send(house: House, number: int) -> list[Any]:
    drafts = [(house.partner.card, NOTE)] * number
    return [letter.id for letter in send_all(keyring=house.keyring, signing=house.signing, drafts=drafts)]


def _received(house: House) -> set[Any]:
    with acting_for(house.member):
        return set(Outgoing.objects.filter(received_at__isnull=False).values_list("pk", flat=True))


def test_what_is_due_for_one_node_goes_in_one_request(house: House, neighbour: Neighbour) -> None:
    letters = _send(house, 23)
    assert carry() == 23
    assert neighbour.asked == [groups.PATH] * 2
    came = [envelopes.read_header(body).id for _path, body in neighbour.brought]
    assert sorted(came) == sorted(letters)
    assert _received(house) == set(letters)


def test_one_that_is_refused_holds_up_none_beside_it(house: House, neighbour: Neighbour) -> None:
    letters = _send(house, 3)

    def answer(envelope: bytes) -> tuple[int, bytes]:
        refused = envelopes.read_header(envelope).id == letters[1]
        return (400, b"") if refused else neighbour.acknowledge(envelope)

    neighbour.answer = answer
    assert carry() == 2
    assert _received(house) == {letters[0], letters[2]}
    with acting_for(house.member):
        waiting = Outgoing.objects.get(pk=letters[1])
    assert waiting.next_try_at is not None
    assert waiting.next_try_at > timezone.now()


def test_a_receipt_counts_for_its_own_letter_alone(house: House, neighbour: Neighbour) -> None:
    """Exchanged among those of a group they acknowledge nothing."""
    first, second = _send(house, 2)

    def exchanged(envelope: bytes) -> tuple[int, bytes]:
        other = second if envelopes.read_header(envelope).id == first else first
        return 200, neighbour.receipt(envelope, other)

    neighbour.answer = exchanged
    assert carry() == 0
    assert _received(house) == set()


def test_a_letter_without_an_answer_is_put_off(
    house: House, neighbour: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the other node took: it may have written fewer answers than letters."""
    neighbour.answers_at_most = 1
    first, second = _send(house, 2)
    assert carry() == 1
    assert _received(house) == {first}
    with acting_for(house.member):
        waiting = Outgoing.objects.get(pk=second)
    assert waiting.next_try_at is not None
    assert waiting.next_try_at > timezone.now()
    assert f"A letter waits for node {house.partner.node}" in caplog.text


def test_an_older_node_is_brought_one_after_another(house: House, neighbour: Neighbour) -> None:
    neighbour.is_older = True
    _send(house, 3)
    assert carry() == 3
    assert neighbour.asked == [groups.PATH, *[carrying.PATH] * 3]


def test_what_was_in_vain_goes_with_fewer_and_at_last_alone() -> None:
    for tries, sizes in ((1, [13, 12]), (2, [4] * 6 + [1]), (3, [1] * 25), (9, [1] * 25)):
        due = [Due(uuid4(), "node", b"x" * 5_000, tries) for _number in range(25)]
        assert [len(group) for group in groups.of(due)] == sizes
    mixed = [Due(uuid4(), node, b"x", 1) for node in ("a", "b", "a", "b")]
    assert [[entry.to for entry in group] for group in groups.of(mixed)] == [["a", "a"], ["b", "b"]]
    large = [Due(uuid4(), "node", bytes(envelopes.LARGEST // 2), 1) for _number in range(3)]
    assert [len(group) for group in groups.of(large)] == [1, 1, 1]


def test_a_group_is_what_a_slow_line_sends_in_its_time() -> None:
    """In bytes, the first time and later: 12 kbit/s, and 45 seconds of an exchange. A larger letter goes alone."""
    for tries in (1, 2):
        due = [Due(uuid4(), "node", bytes(size * 1024), tries) for size in (30, 30, 30, 100, 5, 5, 30)]
        sent = groups.of(due)
        assert [[len(entry.envelope) // 1024 for entry in group] for group in sent] == [
            [30, 30],
            [30],
            [100],
            [5, 5, 30],
        ]
    assert groups.MOST_BYTES * 8 <= 12_000 * EXCHANGE


def test_of_a_group_that_comes_each_gets_its_answer(house: House) -> None:
    house.folder.believe(house.partner.node_card_bytes)
    sealed = [house.partner.sealed(house.card) for _number in range(2)]
    body = groups.write([sealed[0][1], to_nobody(sealed[0][1]), b"", sealed[1][1]])
    answer = house.partner.bring(Client(), house.folder.node, body, groups.PATH)
    assert answer.status_code == 200
    first, nothing, empty, last = groups.read(answer.content)
    assert (nothing, empty) == (b"", b"")
    for receipt, (letter, envelope) in ((first, sealed[0]), (last, sealed[1])):
        opened = house.partner.receipt(receipt, house.folder.own_node_card())
        assert (opened.letter, opened.digest) == (letter, messages.digest_of(envelope))
    with acting_for(house.member):
        assert set(Incoming.objects.values_list("letter", flat=True)) == {letter for letter, _ in sealed}


def _brought_as_a_group(house: House, *envelopes: bytes) -> list[bytes]:
    answer = house.partner.bring(Client(), house.folder.node, groups.write(envelopes), groups.PATH)
    assert answer.status_code == 200
    return groups.read(answer.content)


def _arrived(house: House) -> set[Any]:
    with acting_for(house.member):
        return set(Incoming.objects.values_list("letter", flat=True))


def _fails_for(monkeypatch: pytest.MonkeyPatch, refused: object) -> None:
    true = receiving._take_in

    def take_in(node: str, letter: Any, *rest: Any) -> int:
        if letter == refused:
            with connection.cursor() as cursor:
                cursor.execute("select 1 / 0")
        return true(node, letter, *rest)

    monkeypatch.setattr(receiving, "_take_in", take_in)


def test_an_error_of_the_database_over_one_holds_up_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (first, a), (second, b), (third, c) = [house.partner.sealed(house.card) for _number in range(3)]
    _fails_for(monkeypatch, second)
    answers = _brought_as_a_group(house, a, b, c)
    assert [bool(answer) for answer in answers] == [True, False, True]
    assert _arrived(house) == {first, third}
    (line,) = [record.getMessage() for record in caplog.records if record.name == views.__name__]
    assert line == f"A letter that node {house.partner.node} brought was not taken in (DataError)."


def test_no_receipt_goes_out_for_what_the_database_lost(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a part cannot be rolled back by itself, all of the request is."""
    (_first, a), (second, b) = [house.partner.sealed(house.card) for _number in range(2)]
    _fails_for(monkeypatch, second)
    roll_back, lost = connection.savepoint_rollback, iter([OperationalError])

    def fail_once(savepoint: str) -> None:
        for error in lost:
            raise error
        roll_back(savepoint)

    with patch.object(type(connections[DEFAULT_DB_ALIAS]), "savepoint_rollback", side_effect=fail_once):
        body = groups.write([a, b])
        assert house.partner.bring(Client(), house.folder.node, body, groups.PATH).status_code == 400
    assert _arrived(house) == set()


def test_who_names_a_weak_receipt_key_gets_no_receipt_and_makes_no_error(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were there a card with zeros for X25519, which no card has: only sealing shows that they are no key."""
    monkeypatch.setattr(keypairs, "check_public", keypairs.read_public)
    partner = house.partner
    weak = replace(partner.node_card, serial=2, receipt_key=partner.keys.receipts.public[:-32] + bytes(32))
    house.folder.believe(cards.write(weak, partner.keys.signing))
    _letter, envelope = partner.sealed(house.card)
    assert _brought_as_a_group(house, envelope, envelope) == [b"", b""]
    assert _arrived(house) == set()
    assert partner.bring(Client(), house.folder.node, envelope).status_code == 400
    assert f"To node {partner.node} no receipt can be sealed." in caplog.text


def _questions_for_cards(house: House, envelopes: list[bytes]) -> int:
    with QueriesOfPage(connection) as asked:
        assert _brought_as_a_group(house, *envelopes) == [b""] * len(envelopes)
    return sum('from "letters_card"' in query["sql"].lower() for query in asked.captured_queries)


def test_what_does_not_open_costs_no_card_and_many_that_do_cost_one_reading(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner, own = house.partner, house.folder.own_node_card()
    card = partner.card
    Card.objects.create(
        node=card.node,
        organisation=card.organisation,
        serial=1,
        data=cards.write(card, partner.signing),
    )
    proved: list[bytes] = []
    monkeypatch.setattr(signers, "_organisation_card", lambda data, _node: proved.append(data))
    stranger = signatures.generate()

    def recall() -> bytes:
        return partner.recall(own, house.card.holder, envelopes.new_id(), by=stranger)

    broken = [whole[:-1] + bytes([whole[-1] ^ 1]) for whole in (recall() for _number in range(groups.MOST))]
    assert _questions_for_cards(house, broken) == 0
    assert _questions_for_cards(house, [recall() for _number in range(groups.MOST)]) == 1
    assert proved == [], "no card names this key"


def test_what_is_no_group_is_refused_whole(house: House) -> None:
    house.folder.believe(house.partner.node_card_bytes)
    _letter, envelope = house.partner.sealed(house.card)
    whole = groups.write([envelope])
    for body in (whole[:-1], whole + b"\0", groups.write([envelope, *[b""] * 20]), envelope):
        answer = house.partner.bring(Client(), house.folder.node, body, groups.PATH)
        assert answer.status_code == 400
        with pytest.raises(SealBroken):
            groups.read(body)
    with acting_for(house.member):
        assert not Incoming.objects.exists()
    assert groups.read(b"") == []
