"""A file on a stick, there and back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, sticks
from amanjol.foundation.letters.delivery.receiving import Receiver
from amanjol.foundation.letters.models import InboxKey, Incoming, Outgoing
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.letters.tests.file_cast import CONTENT, content_of, fetch, look
from amanjol.foundation.letters.tests.house import Note
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import KIND, Partner
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db


def _receiver(house: House) -> Receiver:
    name_session("")
    return Receiver(house.folder, house.folder.keys())


def _file(house: House, *brought: bytes, by: Partner | None = None, to: str | None = None) -> bytes:
    partner = by or house.partner
    return sticks.write(partner.keys, to or house.folder.node, brought)


def _sent(house: House) -> bytes:
    send(
        keyring=house.keyring,
        signing=house.signing,
        to=house.partner.card,
        draft=Draft(KIND, Note("Is a bed free?")),
    )
    name_session("")
    (waiting,) = sticks.waiting_for(house.partner.node)
    return waiting


def test_it_brings_letters_and_takes_receipts_back(house: House, notes: list[Opened]) -> None:
    ours = _sent(house)
    identifier, theirs = house.partner.sealed(house.card)
    brought = sticks.take_in(_file(house, theirs, b"x" * 5000), _receiver(house))
    assert (brought.taken, brought.refused) == (1, 1)
    receipts = [house.partner.receipt(receipt, house.folder.own_node_card()) for receipt in brought.receipts]
    assert [receipt.letter for receipt in receipts] == [identifier]
    opened = open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed).opened
    assert [read.row.letter for read in opened] == [identifier]
    back = messages.seal(_acknowledged(house, ours), house.partner.keys.signing, house.folder.own_node_card())
    assert sticks.take_in(_file(house, back), _receiver(house)).receipts == []
    assert sticks.waiting_for(house.partner.node) == []


def _acknowledged(house: House, envelope: bytes) -> messages.Receipt:
    now = present_moment()
    return messages.Receipt(
        id=envelopes.new_id(now),
        node=house.partner.node,
        to=house.folder.node,
        letter=envelopes.read_header(envelope).id,
        digest=messages.digest_of(envelope),
        received_at=now,
    )


@pytest.mark.usefixtures("notes")
def test_what_we_write_is_what_the_other_node_reads(house: House) -> None:
    ours = _sent(house)
    written = sticks.write(house.folder.keys(), house.partner.node, [ours])
    own = {house.folder.node: house.folder.own_node_card()}
    assert sticks.read(written, own, house.partner.node)[1] == [ours]
    with pytest.raises(sticks.NotForThisNode):
        sticks.read(written, own, "another")


def test_a_letter_that_was_100_days_on_a_stick_opens_though_the_inbox_has_a_newer_key(
    house: House, notes: list[Opened]
) -> None:
    """The inbox was renewed after 90 days, and its key opens for 120 more."""
    then = present_moment() - timedelta(days=100)
    identifier, envelope = house.partner.sealed(house.card, now=then, expires_at=then + timedelta(days=119))
    with acting_for(house.member):
        InboxKey.objects.update(begun_at=then, closes_at=then + timedelta(days=210))
    _renew(house)
    assert sticks.take_in(_file(house, envelope), _receiver(house)).taken == 1
    looked = open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed)
    assert [read.row.letter for read in looked.opened] == [identifier]


def test_a_file_of_a_letter_that_was_100_days_on_a_stick_is_asked_for_once_that_opens(
    house: House, notes: list[Opened]
) -> None:
    """A stick carries the letter; its file comes by the network when both nodes reach each other again."""
    then = present_moment() - timedelta(days=100)
    envelope, file = house.partner.with_file(
        house.card, CONTENT, now=then, expires_at=then + timedelta(days=119)
    )
    with acting_for(house.member):
        InboxKey.objects.update(begun_at=then, closes_at=then + timedelta(days=210))
    _renew(house)
    assert sticks.take_in(_file(house, envelope), _receiver(house)).taken == 1
    assert fetch() == 0, "of a letter that nobody has opened nothing is asked for"
    look(house)
    assert len(notes) == 1
    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        neighbour.files[file.told.manifest] = file
        assert fetch() == 1
    assert content_of(house, file) == CONTENT


def _renew(house: House) -> None:
    circles = house.circles
    renewing.begin_next(circles=circles, circle=circles.of(house.cast.inbox.pk))


def test_every_flipped_byte_of_the_head_and_the_signature_is_refused(house: House) -> None:
    _id, envelope = house.partner.sealed(house.card)
    file = _file(house, envelope)
    receiver = _receiver(house)
    end = len(file) - len(envelope)
    for at in [*range(end), end, len(file) // 2, len(file) - 1]:
        broken = bytearray(file)
        broken[at] ^= 1
        with pytest.raises((SealBroken, sticks.NotForThisNode)):
            sticks.read(bytes(broken), receiver.folder.believed(), receiver.folder.node)
    for cut in (b"", file[:8], file[:20], file[:-1], file + b"x"):
        with pytest.raises(SealBroken):
            sticks.read(cut, receiver.folder.believed(), receiver.folder.node)


def test_a_stick_of_a_node_that_nobody_believes_brings_nothing(house: House) -> None:
    stranger = Partner()
    _id, envelope = stranger.sealed(house.card)
    with pytest.raises(SealBroken):
        sticks.take_in(_file(house, envelope, by=stranger), _receiver(house))
    with acting_for(house.member):
        assert not Incoming.objects.exists()


@pytest.mark.usefixtures("notes")
def test_what_is_on_a_stick_is_still_brought_by_the_network(house: House) -> None:
    _sent(house)
    with acting_for(house.member):
        assert Outgoing.objects.get().next_try_at is not None
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from letters_due(9, %s)", [timezone.now() + carrying.LONGEST_WAIT])
        assert cursor.fetchone() == (1,)
