"""A node that no line leads to is restored from yesterday's backup: sticks ask for what it lost, and bring it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, files_by_stick, sticks
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.models import ArrivingFile, Incoming, Outgoing, SentFile
from amanjol.foundation.letters.node_folder import MOST_RESTORES, Lost
from amanjol.foundation.letters.tests.file_cast import (
    CONTENT,
    content_of,
    fetch,
    look,
    receiver_of,
    rows_of,
    send_file,
    stick_of,
)
from amanjol.foundation.letters.tests.test_files_by_stick import Theirs, had
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters import envelopes, messages, node_keys
from amanjol.foundation.seals.letters.pieces import read_manifest
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime
    from io import BytesIO

    from amanjol.foundation.letters.delivery.sticks import Brought, Load
    from amanjol.foundation.letters.tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
YESTERDAY = timedelta(days=1)


def load_for(house: House) -> Load:
    name_session("")
    return sticks.load_for(house.partner.node, house.folder)


def brought_by(house: House, load: Load, *, at: datetime | None = None, monkeypatch: Any = None) -> Brought:
    """A stick of the partner, written `at` another moment than now."""
    if at is not None:
        monkeypatch.setattr(sticks, "present_moment", lambda: at)
    return sticks.take_in(stick_of(house.partner.keys, house.folder.node, load), receiver_of(house))


def receipt_for(house: House, envelope: bytes, *, at: datetime) -> bytes:
    receipt = messages.Receipt(
        id=envelopes.new_id(at),
        node=house.partner.node,
        to=house.folder.node,
        letter=envelopes.read_header(envelope).id,
        digest=messages.digest_of(envelope),
        received_at=at,
    )
    return messages.seal(receipt, house.partner.keys.signing, house.folder.own_node_card())


def waiting(house: House) -> tuple[list[bytes], list[bytes]]:
    """Envelopes and addresses of files that the next stick takes there."""
    name_session("")
    of_files = files_by_stick.waiting_for(house.partner.node)
    return sticks.waiting_for(house.partner.node), [file.manifest.address for file in of_files]


def test_what_was_lost_is_asked_for_on_the_next_stick_and_comes_again(house: House) -> None:
    """The letter came with its file, was opened, and both sides said so, after the backup."""
    then = present_moment() - timedelta(days=20)
    theirs, since = Theirs(house, now=then, expires_at=then + timedelta(days=100)), timezone.now() - YESTERDAY
    backup = transaction.savepoint_create()
    theirs.bring(theirs.stick(0, 5, letter=True))
    look(house)
    assert fetch() == 1
    assert had(house) == [theirs.file.told.manifest]

    transaction.savepoint_rollback(backup)
    shutil.rmtree(house.folder.root / "files")
    house.folder.note_restored(since)
    asks = load_for(house)
    assert (asks.again, list(asks.had)) == (since, [])
    carrying.carry()
    assert house.folder.still_to_ask() == {house.partner.node}, "no line leads there"
    with acting_for(house.member):
        assert not Incoming.objects.exists()

    assert theirs.bring(theirs.stick(0, 5, letter=True)).taken == 1, (
        "they bring it again, and have not heard why"
    )
    assert load_for(house).again == since
    brought_by(house, sticks.Load(heard=since))
    assert house.folder.lacking_since() is None
    assert load_for(house).again is None
    look(house)
    assert fetch() == 1
    assert content_of(house, theirs.file) == CONTENT
    assert had(house) == [theirs.file.told.manifest]


def test_a_file_whose_place_is_empty_is_not_said_to_be_here_and_is_taken_from_the_next_stick(
    house: House,
) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 5, letter=True))
    look(house)
    assert fetch() == 1
    (row,) = rows_of(house, ArrivingFile)
    lying.folder().remove(row.pk)
    assert had(house) == []
    (came,) = theirs.bring(theirs.stick(0, 5)).files
    assert came.came is files_by_stick.Came.WHOLE
    assert fetch() == 1
    assert content_of(house, theirs.file) == CONTENT
    assert had(house) == [theirs.file.told.manifest]


def test_who_was_restored_is_brought_what_they_had_received_since_whenever_it_was_sent(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = present_moment()
    since, between = now - YESTERDAY, now - timedelta(hours=3)
    letter = send_file(house)
    (envelope,), (address,) = waiting(house)
    early = sticks.Load([receipt_for(house, envelope, at=between)], (), [address])
    brought_by(house, early, at=between, monkeypatch=monkeypatch)
    assert waiting(house) == ([], [])
    with acting_for(house.member):  # it was on its way for three weeks
        Outgoing.objects.filter(pk=letter.id).update(sent_at=now - timedelta(days=21))

    asked = sticks.Load(again=since)
    assert brought_by(house, asked, at=now, monkeypatch=monkeypatch).again == 1
    assert waiting(house) == ([envelope], [address])
    assert load_for(house).heard == since
    assert brought_by(house, asked, at=now, monkeypatch=monkeypatch).again is None, "the same stick once more"
    brought_by(house, early, at=between, monkeypatch=monkeypatch)
    assert waiting(house) == ([envelope], [address]), "what they had then is lost"

    late = sticks.Load([receipt_for(house, envelope, at=now)], (), [address])
    brought_by(house, late, at=now + timedelta(hours=1), monkeypatch=monkeypatch)
    assert waiting(house) == ([], [])


def test_what_they_had_before_is_not_brought_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    now = present_moment()
    letter = send_file(house)
    (envelope,), (address,) = waiting(house)
    before = sticks.Load([receipt_for(house, envelope, at=now - 3 * YESTERDAY)], (), [address])
    brought_by(house, before, at=now - 3 * YESTERDAY, monkeypatch=monkeypatch)
    with acting_for(house.member):
        Outgoing.objects.filter(pk=letter.id).update(sent_at=now - 9 * YESTERDAY)
        SentFile.objects.filter(letter=letter.id).update(received_at=now - 3 * YESTERDAY)
    assert brought_by(house, sticks.Load(again=now - YESTERDAY), at=now, monkeypatch=monkeypatch).again == 0
    assert waiting(house) == ([], [])
    (row,) = rows_of(house)
    read_manifest(bytes(row.manifest), address)


def test_a_damaged_note_of_a_restore_counts_as_none(house: House) -> None:
    house.folder.note_lost(house.partner.node, Lost(timezone.now() - YESTERDAY, timezone.now()))
    assert house.folder.lost_by(house.partner.node)
    (house.folder.root / "lost" / f"{house.partner.node}.json").write_text("{", encoding="ascii")
    assert house.folder.lost_by(house.partner.node) == ()
    assert load_for(house).heard is None


# Clocks, two restores, other keys.


def stick_at(house: House, load: Load, at: datetime, monkeypatch: pytest.MonkeyPatch) -> BytesIO:
    """Of the partner, whose clock says so."""
    with monkeypatch.context() as there:
        there.setattr(sticks, "present_moment", lambda: at)
        return stick_of(house.partner.keys, house.folder.node, load)


@pytest.mark.parametrize("ahead", [timedelta(minutes=6), timedelta(days=26_000)], ids=["6 min", "71 years"])
def test_a_restore_that_comes_out_of_the_future_is_not_noted_and_takes_no_receipt_away(
    house: House, monkeypatch: pytest.MonkeyPatch, ahead: timedelta
) -> None:
    """A node that was seized once, or a machine with a wrong clock: else nothing it says later would count."""
    now = present_moment()
    send_file(house)
    (envelope,), (address,) = waiting(house)
    false = stick_at(house, sticks.Load(again=now - YESTERDAY), now + ahead, monkeypatch)
    brought = sticks.take_in(false, receiver_of(house))
    assert (brought.again, brought.clocks_apart) == (None, True)
    assert house.folder.lost_by(house.partner.node) == ()
    true = sticks.Load([receipt_for(house, envelope, at=now)], (), [address])
    assert not brought_by(house, true).clocks_apart
    assert waiting(house) == ([], [])
    assert brought_by(house, sticks.Load(again=now - YESTERDAY)).again == 1


def test_a_clock_that_is_five_minutes_ahead_is_believed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = present_moment()
    stick = stick_at(house, sticks.Load(again=now - YESTERDAY), now + timedelta(minutes=4), monkeypatch)
    assert sticks.take_in(stick, receiver_of(house)).again == 0


def test_what_was_lost_by_the_first_of_two_restores_is_lost_still(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = present_moment()
    first, between, second = now - 9 * YESTERDAY, now - 8 * YESTERDAY, now - 2 * YESTERDAY
    send_file(house)
    (envelope,), (address,) = waiting(house)
    for since in (first, second):
        asked, at = sticks.Load(again=since), since + YESTERDAY * 1.5
        assert brought_by(house, asked, at=at, monkeypatch=monkeypatch).again is not None
    late = sticks.Load([receipt_for(house, envelope, at=between)], (), [address])
    brought_by(house, late, at=between, monkeypatch=monkeypatch)
    assert waiting(house) == ([envelope], [address])
    assert load_for(house).heard == second
    early = sticks.Load(again=first)
    assert brought_by(house, early, at=between, monkeypatch=monkeypatch).again is None, "that was heard"
    true = sticks.Load([receipt_for(house, envelope, at=now - 5 * YESTERDAY)], (), [address])
    brought_by(house, true, at=now - 5 * YESTERDAY, monkeypatch=monkeypatch)
    assert waiting(house) == ([], []), "between the two they kept what came"


def test_an_earlier_restore_whose_stick_comes_late_is_heard(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = present_moment()
    last, earlier = sticks.Load(again=now - YESTERDAY), sticks.Load(again=now - 9 * YESTERDAY)
    assert brought_by(house, last, at=now, monkeypatch=monkeypatch).again == 0
    at = now - 8 * YESTERDAY
    assert brought_by(house, earlier, at=at, monkeypatch=monkeypatch).again == 0
    assert len(house.folder.lost_by(house.partner.node)) == 2
    assert load_for(house).heard == now - YESTERDAY


def test_of_more_restores_than_are_kept_the_earliest_become_one(house: House) -> None:
    node, now = house.partner.node, present_moment()
    for days in range(2 * MOST_RESTORES, 0, -1):
        house.folder.note_lost(node, Lost(now - days * YESTERDAY, now - days * YESTERDAY + YESTERDAY / 2))
    lost = house.folder.lost_by(node)
    assert len(lost) == MOST_RESTORES
    assert now - 2 * MOST_RESTORES * YESTERDAY in lost[0]
    assert all(any(now - days * YESTERDAY in noted for noted in lost) for days in range(1, 2 * MOST_RESTORES))


def test_what_a_node_has_lost_is_forgotten_with_its_key(house: House) -> None:
    folder, partner = house.folder, house.partner
    lost = Lost(timezone.now() - YESTERDAY, timezone.now())
    folder.note_lost(partner.node, lost)
    folder.believe(partner.node_card_bytes)
    assert folder.lost_by(partner.node) == (lost,), "the key is the same"
    partner.keys = node_keys.generate(partner.node, 2)
    folder.believe(partner.node_card_bytes)
    assert folder.lost_by(partner.node) == ()
    folder.note_lost(partner.node, lost)
    assert folder.revoke(partner.node)
    assert folder.lost_by(partner.node) == ()
