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
from amanjol.foundation.letters.node_folder import Lost
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
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.letters.pieces import read_manifest
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime

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
    assert house.folder.lost_by(house.partner.node) is not None
    (house.folder.root / "lost" / f"{house.partner.node}.json").write_text("{", encoding="ascii")
    assert house.folder.lost_by(house.partner.node) is None
    assert load_for(house).heard is None
