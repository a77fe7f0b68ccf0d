"""A file on a stick, there and back."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, sticks
from amanjol.foundation.letters.models import Incoming, Outgoing
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.letters.tests.file_cast import days_ago, receiver_of, stick_of
from amanjol.foundation.letters.tests.house import Note
from amanjol.foundation.letters.tests.partner import KIND, Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db


def _file(house: House, *brought: bytes, by: Partner | None = None) -> io.BytesIO:
    partner = by or house.partner
    return stick_of(partner.keys, house.folder.node, sticks.Load(brought))


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
    brought = sticks.take_in(_file(house, theirs, b"x" * 5000), receiver_of(house))
    assert (brought.taken, brought.refused) == (1, 1)
    receipts = [house.partner.receipt(receipt, house.folder.own_node_card()) for receipt in brought.receipts]
    assert [receipt.letter for receipt in receipts] == [identifier]
    opened = open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed).opened
    assert [read.row.letter for read in opened] == [identifier]
    back = messages.seal(_acknowledged(house, ours), house.partner.keys.signing, house.folder.own_node_card())
    assert sticks.take_in(_file(house, back), receiver_of(house)).receipts == []
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
    written = stick_of(house.folder.keys(), house.partner.node, sticks.Load([ours]))
    own = {house.folder.node: house.folder.own_node_card()}
    assert sticks.read(written, own, house.partner.node).envelopes == [ours]
    written.seek(0)
    with pytest.raises(sticks.NotForThisNode):
        sticks.read(written, own, "another")


def test_a_letter_that_was_100_days_on_a_stick_opens_though_the_inbox_has_a_newer_key(
    house: House, notes: list[Opened]
) -> None:
    """The inbox was renewed after 90 days, and its key opens for 120 more."""
    then = days_ago(house, 100)
    identifier, envelope = house.partner.sealed(house.card, now=then, expires_at=then + timedelta(days=119))
    assert sticks.take_in(_file(house, envelope), receiver_of(house)).taken == 1
    looked = open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed)
    assert [read.row.letter for read in looked.opened] == [identifier]


def test_every_flipped_byte_of_the_head_and_the_signature_is_refused(house: House) -> None:
    _id, envelope = house.partner.sealed(house.card)
    file = _file(house, envelope).getvalue()
    receiver = receiver_of(house)
    end = len(file) - len(envelope)
    for at in [*range(end), end, len(file) // 2, len(file) - 1]:
        broken = bytearray(file)
        broken[at] ^= 1
        with pytest.raises((SealBroken, sticks.NotForThisNode)):
            sticks.read(io.BytesIO(broken), receiver.folder.believed(), receiver.folder.node)
    for cut in (b"", file[:8], file[:20], file[:-1], file + b"x"):
        with pytest.raises(SealBroken):
            sticks.read(io.BytesIO(cut), receiver.folder.believed(), receiver.folder.node)


def test_a_stick_of_a_node_that_nobody_believes_brings_nothing(house: House) -> None:
    stranger = Partner()
    _id, envelope = stranger.sealed(house.card)
    with pytest.raises(SealBroken):
        sticks.take_in(_file(house, envelope, by=stranger), receiver_of(house))
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
