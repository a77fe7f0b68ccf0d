"""The worker brings what is due to a real server, and puts off what is not acknowledged."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from amanjol.foundation.letters.delivery import asking, carrying, sticks
from amanjol.foundation.letters.models import InboxKey, Incoming, Outgoing
from amanjol.foundation.letters.recalling import NodeNotBelieved, recall
from amanjol.foundation.letters.sending import Draft, UnregisteredKind, send
from amanjol.foundation.letters.tests.house import Note, carry
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters import cards, envelopes, messages
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour
    from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard
    from amanjol.foundation.seals.signatures import SigningKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
NOTE = Draft(KIND, Note("Is a bed free?"))


def _send(house: House, to: OrganisationCard | None = None, draft: Draft = NOTE) -> UUID:
    return send(keyring=house.keyring, signing=house.signing, to=to or house.partner.card, draft=draft)


def _row(house: House, letter: UUID) -> Outgoing:
    with acting_for(house.member):
        return Outgoing.objects.get(pk=letter)


def test_a_round_ends_though_more_is_due(
    house: House, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = _send(house)
    with monkeypatch.context() as patch:
        patch.setattr(carrying, "ROUND", -1.0)
        assert carry() == 0
        assert not neighbour.brought
    assert _row(house, letter).received_at is None
    assert carry() == 1


def test_a_letter_is_brought_once_and_its_bytes_go_35_days_after_the_receipt(
    house: House, neighbour: Neighbour
) -> None:
    first, second = _send(house), _send(house)
    assert (carry(), carry()) == (2, 0)
    opened = [house.partner.opened(body, house.card) for _path, body in neighbour.brought]
    assert {(letter.id, letter.sequence) for letter in opened} == {(first, 1), (second, 2)}
    assert opened[0].body == {"text": "Is a bed free?"}
    assert _row(house, first).received_at is not None
    assert carrying.forget_received() == 0
    with acting_for(house.member):
        Outgoing.objects.filter(pk=first).update(received_at=timezone.now() - timedelta(days=35, minutes=1))
    name_session("")
    assert carrying.forget_received() == 1
    earlier, later = _row(house, first), _row(house, second)
    assert (earlier.sealed, later.gone_at) == (None, None)


def test_what_the_database_refuses_holds_up_no_other_letter_of_this_node(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = []

    def bring_home(_carrier: object, envelope: bytes) -> None:
        if envelope == b"refused":
            raise IntegrityError
        brought.append(envelope)

    monkeypatch.setattr(carrying.Carrier, "_bring_home", bring_home)
    envelopes_due = (b"first", b"refused", b"last")
    with carrying.carrier() as bringing:
        assert bringing is not None
        due = [carrying.Due(uuid4(), house.folder.node, envelope, 0) for envelope in envelopes_due]
        assert bringing.bring_all(due) == 2
    assert brought[-2:] == [b"first", b"last"]


def test_what_is_not_acknowledged_is_put_off_longer_and_longer(house: House, neighbour: Neighbour) -> None:
    letter = _send(house)
    neighbour.answer = lambda _body: (503, b"")
    waits = []
    for _try in range(5):
        before = timezone.now()
        assert carry() == 0
        row = _row(house, letter)
        assert row.next_try_at is not None
        waits.append(round((row.next_try_at - before).total_seconds() / 60))
        with acting_for(house.member):
            Outgoing.objects.update(next_try_at=before)
    assert waits == [1, 5, 30, 60, 60]
    neighbour.answer = neighbour.acknowledge
    assert carry() == 1


def test_what_has_expired_is_brought_no_more(house: House, neighbour: Neighbour) -> None:
    letter = _send(house)
    with acting_for(house.member):
        Outgoing.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert (carry(), neighbour.brought) == (0, [])
    assert sticks.waiting_for(house.partner.node) == []
    assert _row(house, letter).tries == 0


@pytest.mark.parametrize("wrong", ["other-letter", "other-bytes", "own-key", "nothing", "long", "redirect"])
def test_only_a_receipt_of_that_node_for_these_bytes_counts(
    house: House, neighbour: Neighbour, wrong: str
) -> None:
    letter = _send(house)
    other = envelopes.new_id(present_moment())
    own, signing = house.folder.own_node_card(), house.folder.keys().signing
    answers = {
        "other-letter": lambda body: (200, neighbour.receipt(body, other)),
        "other-bytes": lambda body: (200, neighbour.receipt(body + b"x", letter)),
        "own-key": lambda body: (200, _receipt(own, signing, house.partner.node, body, letter)),
        "nothing": lambda _body: (200, b""),
        "long": lambda _body: (200, b"x" * (envelopes.LARGEST + 2)),
        "redirect": lambda _body: (307, b""),
    }
    neighbour.answer = answers[wrong]
    assert carry() == 0
    assert _row(house, letter).received_at is None
    assert _row(house, letter).sealed is not None


def _receipt(to: NodeCard, key: SigningKey, of: str, envelope: bytes, letter: UUID) -> bytes:
    """As a receipt of that node, signed with another key."""
    now = present_moment()
    receipt = messages.Receipt(
        id=envelopes.new_id(now),
        node=of,
        to=to.node,
        letter=letter,
        digest=messages.digest_of(envelope),
        received_at=now,
    )
    return messages.seal(receipt, key, to)


def test_a_node_that_is_away_or_not_believed_holds_up_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with neighbour_of(house.partner, house.folder.own_node_card()):
        house.folder.believe(house.partner.node_card_bytes)
    away = [_send(house) for _letter in range(3)]
    with acting_for(house.member):
        Outgoing.objects.update(tries=2)  # so that each goes by itself
    with caplog.at_level(logging.WARNING):
        assert carry() == 0
    assert all(_row(house, letter).tries == 3 for letter in away)
    assert "not-reached" in caplog.text
    house.folder.revoke(house.partner.node)
    with acting_for(house.member):
        Outgoing.objects.update(next_try_at=timezone.now())
    carry()
    assert "not-believed" in caplog.text
    assert not any(secret in caplog.text for secret in ("bed", "Yyldyz", "shelter"))


def test_nothing_is_brought_from_a_node_without_keys(house: House, neighbour: Neighbour) -> None:
    _send(house)
    for file in (house.folder.root / "keys").iterdir():
        file.unlink()
    assert carry() == 0
    assert neighbour.brought == []


def test_it_is_the_transaction_that_sends(house: House, neighbour: Neighbour) -> None:
    with transaction.atomic():
        _send(house)
        transaction.set_rollback(True)
    assert (carry(), neighbour.brought) == (0, [])
    _send(house)
    carry()
    assert [house.partner.opened(body, house.card).sequence for _path, body in neighbour.brought] == [1]


def test_what_cannot_be_sent_says_why(house: House) -> None:
    with pytest.raises(UnregisteredKind):
        _send(house, draft=replace(NOTE, kind="test.unheard-of"))
    closing = msgspec.structs.replace(
        house.partner.card, inbox_closes_at=present_moment() + timedelta(days=6)
    )
    with pytest.raises(InboxClosed):
        _send(house, closing)
    with pytest.raises(ValueError, match="larger than 1 MiB"):
        _send(house, draft=replace(NOTE, body=Note("x" * 1_100_000)))
    with acting_for(house.member):
        assert not Outgoing.objects.exists()


def test_taken_back_it_is_brought_no_more_and_the_other_node_is_told(
    house: House, neighbour: Neighbour
) -> None:
    brought = _send(house)
    carry()
    waiting = _send(house)
    assert recall(keyring=house.keyring, signing=house.signing, letters=[waiting, brought]) == 2
    neighbour.brought.clear()
    assert carry() == 1
    ((_path, body),) = neighbour.brought
    own = {keypairs.key_id(house.partner.keys.receipts.public): house.partner.keys.receipts}
    _card, message = messages.open_message(body, own, house.partner.node, cards.by_key(house.card))
    assert isinstance(message, messages.Recall)
    assert set(message.letters) == {brought, waiting}
    assert _row(house, waiting).sealed is None
    assert recall(keyring=house.keyring, signing=house.signing, letters=[waiting]) == 0


def test_a_recall_to_a_node_that_is_believed_no_more_says_so_and_drops_nothing(house: House) -> None:
    letter = _send(house)
    house.folder.revoke(house.partner.node)
    with pytest.raises(NodeNotBelieved):
        recall(keyring=house.keyring, signing=house.signing, letters=[letter])
    assert _row(house, letter).sealed is not None


def test_a_restored_node_asks_each_partner_once_and_is_brought_all_of_it(
    house: House, neighbour: Neighbour
) -> None:
    since = timezone.now() - timedelta(days=1)
    house.folder.note_restored(since)
    neighbour.answer = lambda _body: (503, b"")
    carry()
    ((path, body),) = neighbour.brought
    assert (path, asking.read_since(body).replace(microsecond=0)) == (
        "/nodes/again/",
        since.replace(microsecond=0),
    )
    assert house.folder.lacking_since() is None
    carry()
    assert len(neighbour.brought) == 1


def test_who_asks_again_is_brought_what_was_received_and_is_there_still(
    house: House, neighbour: Neighbour
) -> None:
    first, second = _send(house), _send(house)
    carry()
    neighbour.brought.clear()
    recall(keyring=house.keyring, signing=house.signing, letters=[second])
    carry()
    neighbour.brought.clear()
    body = asking.write_since(timezone.now() - timedelta(hours=1))
    answer = house.partner.bring(Client(), house.folder.node, body, "/nodes/again/")
    assert (answer.status_code, answer.content) == (
        200,
        b"2",
    )  # the first letter, and the recall of the second
    assert carry() == 2
    ids = {envelopes.read_header(envelope).id for _path, envelope in neighbour.brought}
    assert first in ids
    assert second not in ids


def test_between_two_organisations_of_one_node_it_passes_no_wire(house: House) -> None:
    letter = _send(house, house.card)
    assert carry() == 1
    assert _row(house, letter).received_at is not None
    with acting_for(house.member):
        assert Incoming.objects.get().letter == letter
        assert Incoming.objects.get().from_node == house.folder.node


def test_nothing_is_laid_into_an_inbox_that_has_closed(house: House) -> None:
    letter = _send(house, house.card)
    with acting_for(house.member):
        now = timezone.now()
        InboxKey.objects.update(begun_at=now - timedelta(days=220), closes_at=now - timedelta(days=1))
    assert carry() == 0
    assert _row(house, letter).received_at is None


def test_two_workers_take_no_letter_twice(house: House) -> None:
    for _letter in range(3):
        _send(house)
    name_session("")
    with connection.cursor() as cursor:
        cursor.execute("select id from letters_due(2, %s)", [timezone.now() + timedelta(minutes=5)])
        first = {row[0] for row in cursor.fetchall()}
        cursor.execute("select id from letters_due(9, %s)", [timezone.now() + timedelta(minutes=5)])
        second = {row[0] for row in cursor.fetchall()}
    assert (len(first), len(second)) == (2, 1)
    assert not first & second


def test_of_what_nobody_signed_a_days_share_leaves_and_signed_letters_wait_behind_none(house: House) -> None:
    now = timezone.now()
    name_session("")
    for _time in range(22):
        Outgoing(
            id=envelopes.new_id(), to_node=house.partner.node, to_organisation=house.partner.organisation,
            sealed=b"sealed", digest=bytes(32), sent_at=now, expires_at=now + timedelta(days=9),
        ).save(force_insert=True)  # fmt: skip
    signed = _send(house)

    def due() -> set[UUID]:
        """What leaves now, and leaves again a minute ago."""
        name_session("")
        with connection.cursor() as cursor:
            cursor.execute("select id from letters_due(90, %s)", [now - timedelta(minutes=1)])
            return {row[0] for row in cursor.fetchall()}

    first = due()
    assert (len(first), signed in first) == (21, True)
    with connection.cursor() as cursor:
        for letter in first - {signed}:
            cursor.execute(
                "select letters_acknowledge(%s, %s, %s, %s)",
                [house.partner.node, letter, bytes(32), timezone.now()],
            )
    assert due() == {signed}


def test_a_gap_has_the_other_node_asked_for_what_it_keeps(house: House, neighbour: Neighbour) -> None:
    carrying.ask_node_again.func(house.partner.node)
    ((path, body),) = neighbour.brought
    assert path == "/nodes/again/"
    assert asking.read_since(body) < timezone.now() - timedelta(days=34)
    house.folder.revoke(house.partner.node)
    carrying.ask_node_again.func(house.partner.node)
    assert len(neighbour.brought) == 1
