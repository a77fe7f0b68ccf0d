"""A file of a letter on sticks: in runs of pieces, in any order, twice, cut and damaged; whole or not at all."""

from __future__ import annotations

import io
import os
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters.delivery import files_by_stick, sticks
from amanjol.foundation.letters.delivery.files_by_stick import Came, Waiting
from amanjol.foundation.letters.files import brought, lying, receiving, sending
from amanjol.foundation.letters.models import ArrivingFile, Card, Incoming, OpenedLetter
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.tests.file_cast import (
    CANARY,
    CONTENT,
    asked_of,
    content_of,
    days_ago,
    due_now,
    fetch,
    look,
    receiver_of,
    rows_of,
    send_file,
    stick_of,
)
from amanjol.foundation.letters.tests.house import believe
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, envelopes
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from amanjol.foundation.letters.delivery.sticks import Brought
    from amanjol.foundation.letters.tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


class Theirs:
    """A letter of the partner with a file of five pieces, that comes on sticks; the partner has no other line."""

    def __init__(self, house: House, **changed: Any) -> None:
        self.house = house
        self.envelope, self.file = house.partner.with_file(house.card, CONTENT, **changed)
        self.letter = envelopes.read_header(self.envelope).id

    def stick(self, first: int, count: int, *, letter: bool = False) -> io.BytesIO:
        waiting = Waiting(self.letter, self.file.manifest, lambda: io.BytesIO(self.file.data))
        run = files_by_stick.Writing(waiting.run(first, count), waiting)
        load = sticks.Load([self.envelope] if letter else [], [run])
        return stick_of(self.house.partner.keys, self.house.folder.node, load)

    def bring(self, stick: io.BytesIO) -> Brought:
        return sticks.take_in(stick, receiver_of(self.house))


def had(house: House) -> list[bytes]:
    """What the next stick says to be here."""
    name_session("")
    return list(sticks.load_for(house.partner.node, house.folder).had)


def _came(brought_: Brought) -> list[tuple[Came, tuple[int, ...]]]:
    return [(file.came, file.lacking) for file in brought_.files]


def test_a_letter_with_a_file_that_was_100_days_on_a_stick_opens(house: House) -> None:
    """No line leads to its node: the file lies here from before the letter is opened."""
    then = days_ago(house, 100)
    theirs = Theirs(house, now=then, expires_at=then + timedelta(days=119))
    came = theirs.bring(theirs.stick(0, 5, letter=True))
    assert (came.taken, came.refused) == (1, 0)
    assert _came(came) == [(Came.WHOLE, ())]
    assert had(house) == [], "what waits is in no backup"
    assert not rows_of(house, ArrivingFile), "of a letter that nobody has opened there is no row"
    look(house)
    assert fetch() == 1
    assert content_of(house, theirs.file) == CONTENT
    assert brought.of(house.partner.node, theirs.file.told.manifest) is None
    (row,) = rows_of(house, ArrivingFile)
    assert row.next_try_at is None, "the next stick says that it is here"
    assert had(house) == [theirs.file.told.manifest]
    assert _came(theirs.bring(theirs.stick(0, 5, letter=True))) == [(Came.HERE, ())]


def test_what_waits_on_the_disk_says_nothing(house: House) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 5, letter=True))
    lying_there = [path for path in (house.folder.root / brought.FOLDER).rglob("*") if path.is_file()]
    assert len(lying_there) == 2
    for path in lying_there:
        assert path.stat().st_mode & 0o077 == 0
        assert CANARY.encode() not in path.read_bytes()


def test_a_colleague_who_is_no_receiver_finds_neither_letter_nor_file(house: House) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 5, letter=True))
    farida = unlocked(house.keys.farida.account)
    give(house.berk, house.keys.farida)
    accept(farida)
    with acting_for(house.keys.farida):
        assert not Incoming.objects.exists()
        looked = open_waiting(circles=circles_at(farida), keyring=keyring_of(farida), believed=house.believed)
        assert (looked.opened, looked.held, looked.again) == ([], {}, 0)
        assert not ArrivingFile.objects.exists()
    assert fetch() == 0
    assert look(house) == {}
    assert fetch() == 1
    assert content_of(house, theirs.file) == CONTENT


def test_several_sticks_in_any_order_make_one_file_and_each_says_what_is_missing(house: House) -> None:
    theirs = Theirs(house)
    assert _came(theirs.bring(theirs.stick(3, 2))) == [(Came.LACKING, (0, 1, 2))]
    assert _came(theirs.bring(theirs.stick(0, 2, letter=True))) == [(Came.LACKING, (2,))]
    assert _came(theirs.bring(theirs.stick(0, 2))) == [(Came.LACKING, (2,))], "twice changes nothing"
    look(house)
    assert fetch() == 0, "what is missing is not there, and no line leads to that node"
    came = theirs.bring(theirs.stick(2, 2))
    assert _came(came) == [(Came.WHOLE, ())]
    assert fetch() == 1, "at once: it is due again with the stick, not after the wait"
    assert content_of(house, theirs.file) == CONTENT


def test_what_a_stick_brought_is_not_asked_for_by_the_line(house: House) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(1, 3, letter=True))
    look(house)
    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        neighbour.files[theirs.file.told.manifest] = theirs.file
        asked = asked_of(neighbour)
        due_now(house)
        assert fetch() == 1
    assert asked == [0, 4]
    assert neighbour.had == [theirs.file.told.manifest]
    assert content_of(house, theirs.file) == CONTENT


@pytest.mark.parametrize("left", [-30, 10, 2 * PIECE_BYTES, 4 * PIECE_BYTES + 1])
def test_a_stick_that_ends_too_soon_brings_what_comes_before(house: House, left: int) -> None:
    """So many bytes of the pieces are left on it, or it ends in the manifest."""
    theirs = Theirs(house)
    whole = theirs.stick(0, 5, letter=True).getvalue()
    came = theirs.bring(io.BytesIO(whole[: left - len(theirs.file.data)]))
    assert came.taken == 1
    ((state, lacking),) = _came(came)
    assert state is Came.LACKING
    assert lacking == tuple(range(max(0, left // PIECE_BYTES), 5))
    assert _came(theirs.bring(theirs.stick(lacking[0], len(lacking)))) == [(Came.WHOLE, ())]
    look(house)
    assert fetch() == 1
    assert content_of(house, theirs.file) == CONTENT


def _damaged(whole: io.BytesIO, *places: int) -> io.BytesIO:
    """A byte flipped at each of these, counted from the end."""
    broken = bytearray(whole.getvalue())
    for place in places:
        broken[-place] ^= 1
    return io.BytesIO(broken)


def test_what_is_damaged_is_not_kept(house: House) -> None:
    """A flipped byte costs its piece and no other."""
    theirs = Theirs(house)
    size = len(theirs.file.data)
    came = theirs.bring(_damaged(theirs.stick(0, 5), size - PIECE_BYTES - 7, size - 4 * PIECE_BYTES - 7))
    assert _came(came) == [(Came.LACKING, (1, 4))]
    folder = brought.BroughtFile(house.partner.node, theirs.letter, theirs.file.told.manifest).folder
    with (folder / "pieces").open("rb") as file:
        file.seek(PIECE_BYTES)
        assert file.read(PIECE_BYTES) == bytes(PIECE_BYTES), "a piece that is not proven is not written"
    of_manifest = size + 1  # its last byte: nothing that it names is proven then
    other = Theirs(house)
    assert _came(other.bring(_damaged(other.stick(0, 5), of_manifest)))[0][1] == (0, 1, 2, 3, 4)


def test_what_was_damaged_on_the_disk_is_asked_for(house: House) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 5, letter=True))
    file = brought.BroughtFile(house.partner.node, theirs.letter, theirs.file.told.manifest)
    with (file.folder / "pieces").open("r+b") as damaged:
        damaged.seek(3 * PIECE_BYTES)
        damaged.write(b"xyz")
    look(house)
    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        neighbour.files[theirs.file.told.manifest] = theirs.file
        asked = asked_of(neighbour)
        assert fetch() == 1
    assert asked == [3]
    assert content_of(house, theirs.file) == CONTENT


def test_a_run_that_names_another_file_or_a_false_size_brings_nothing(house: House) -> None:
    theirs, others = Theirs(house), Theirs(house)
    waiting = Waiting(theirs.letter, theirs.file.manifest, lambda: io.BytesIO(others.file.data))
    run = files_by_stick.Writing(waiting.run(0, 5), waiting)
    stick = stick_of(house.partner.keys, house.folder.node, sticks.Load((), [run]))
    assert _came(theirs.bring(stick)) == [(Came.LACKING, (0, 1, 2, 3, 4))]
    with pytest.raises(ValueError, match="not so many pieces"):
        waiting.run(3, 3)


def test_bytes_behind_what_the_head_names_are_refused(house: House) -> None:
    theirs = Theirs(house)
    whole = theirs.stick(0, 5, letter=True).getvalue()
    with pytest.raises(SealBroken):
        theirs.bring(io.BytesIO(whole + b"x"))
    with acting_for(house.member):
        assert not Incoming.objects.exists()


def test_a_node_has_room_for_so_much_here(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Theirs(house), Theirs(house)
    monkeypatch.setattr(brought, "LARGEST_TOGETHER", len(first.file.data) + PIECE_BYTES)
    assert _came(first.bring(first.stick(0, 1, letter=True)))[0][0] is Came.LACKING
    assert _came(second.bring(second.stick(0, 5, letter=True))) == [(Came.NO_ROOM, ())]
    assert brought.of(house.partner.node, second.file.told.manifest) is None
    assert _came(first.bring(first.stick(1, 4))) == [(Came.WHOLE, ())], "what was begun goes on"
    look(house)
    assert fetch() == 1
    assert _came(second.bring(second.stick(0, 5))) == [(Came.WHOLE, ())]


def test_taken_back_it_goes_and_does_not_come_again(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    believe(house)
    _publish(house)
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 3, letter=True))
    back = house.partner.recall(house.folder.own_node_card(), house.card.holder, theirs.letter)
    with django_capture_on_commit_callbacks(execute=True):
        load = sticks.Load([back])
        theirs.bring(stick_of(house.partner.keys, house.folder.node, load))
    assert brought.of(house.partner.node, theirs.file.told.manifest) is None
    came = theirs.bring(theirs.stick(0, 5, letter=True))
    assert _came(came) == [(Came.TAKEN_BACK, ())]
    assert had(house) == []
    assert brought.of(house.partner.node, theirs.file.told.manifest) is None


def test_with_its_case_it_goes(house: House, django_capture_on_commit_callbacks: Any) -> None:
    theirs = Theirs(house)
    theirs.bring(theirs.stick(0, 3, letter=True))
    look(house)
    with django_capture_on_commit_callbacks(execute=True), acting_for(house.member):
        receiving.drop(list(OpenedLetter.objects.values_list("pk", flat=True)))
    assert brought.of(house.partner.node, theirs.file.told.manifest) is None


def test_what_nobody_opened_goes_when_no_letter_can_live_any_more(house: House) -> None:
    theirs, younger = Theirs(house), Theirs(house)
    for file in (theirs, younger):
        file.bring(file.stick(0, 5))
    folder = brought.BroughtFile(house.partner.node, theirs.letter, theirs.file.told.manifest).folder
    long_ago = time.time() - timedelta(days=121).total_seconds()
    os.utime(folder, (long_ago, long_ago))
    assert brought.sweep() == 1
    assert brought.of(house.partner.node, theirs.file.told.manifest) is None
    assert brought.of(house.partner.node, younger.file.told.manifest) is not None


def _publish(house: House) -> None:
    card = house.partner.card
    data = cards.write(card, house.partner.signing)
    Card.objects.create(node=card.node, organisation=card.organisation, serial=1, data=data)


def _waiting(house: House) -> list[Waiting]:
    name_session("")
    return files_by_stick.waiting_for(house.partner.node)


def test_our_files_go_on_as_many_sticks_as_they_need_and_are_put_together(house: House) -> None:
    send_file(house, CONTENT, CONTENT[: 2 * PIECE_BYTES])
    waiting = _waiting(house)
    own = {house.folder.node: house.folder.own_node_card()}
    there: dict[tuple[bytes, int], bytes] = {}
    parts = files_by_stick.cut(waiting, 3 * PIECE_BYTES + 9_000, PIECE_BYTES)
    assert len(parts) > 2
    for part in parts:
        stick = stick_of(house.folder.keys(), house.partner.node, sticks.Load((), part))
        assert len(stick.getvalue()) <= 3 * PIECE_BYTES + 20_000
        for run in sticks.read(stick, own, house.partner.node).files:
            stick.seek(run.written, os.SEEK_CUR)
            for number in run.numbers:
                size = min(PIECE_BYTES, run.size - number * PIECE_BYTES)
                there[run.manifest, number] = stick.read(size)
    for file, row in zip(waiting, rows_of(house), strict=True):
        numbers = range(len(file.manifest.pieces))
        joined = b"".join(there[file.manifest.address, number] for number in numbers)
        assert joined == lying.folder().path_of(row.pk).read_bytes()


def test_what_the_other_node_has_goes_on_no_stick_again(house: House) -> None:
    send_file(house)
    (file,) = _waiting(house)
    load = sticks.Load((), (), [file.manifest.address])
    sticks.take_in(stick_of(house.partner.keys, house.folder.node, load), receiver_of(house))
    assert _waiting(house) == []
    (row,) = rows_of(house)
    assert row.received_at is not None


def test_only_the_node_to_which_it_goes_gets_it_and_says_that_it_has_it(house: House) -> None:
    send_file(house)
    (file,) = _waiting(house)
    name_session("")
    assert files_by_stick.waiting_for("another") == []
    stranger = Partner()
    house.folder.believe(stranger.node_card_bytes)
    load = sticks.Load((), (), [file.manifest.address])
    sticks.take_in(stick_of(stranger.keys, house.folder.node, load), receiver_of(house))
    assert [again.letter for again in _waiting(house)] == [file.letter]


def test_a_file_that_is_lost_here_goes_on_no_stick(house: House) -> None:
    send_file(house)
    (row,) = rows_of(house)
    lying.folder().remove(row.pk)
    assert _waiting(house) == []


def _numbers(parts: Sequence[Sequence[files_by_stick.Writing]], letter: UUID) -> list[int]:
    return [
        n for part in parts for writing in part if writing.run.letter == letter for n in writing.run.numbers
    ]


@pytest.mark.parametrize("at_most", [None, files_by_stick.SMALLEST, 4 * PIECE_BYTES, 40 * PIECE_BYTES])
@pytest.mark.parametrize("taken", [0, 500, 10_000_000])
def test_however_it_is_cut_each_piece_goes_once(house: House, at_most: int | None, taken: int) -> None:
    files = [Theirs(house) for _file in range(7)]
    waiting = [Waiting(file.letter, file.file.manifest, io.BytesIO) for file in files]
    parts = files_by_stick.cut(waiting, at_most, taken)
    assert all(_numbers(parts, file.letter) == [0, 1, 2, 3, 4] for file in files)
    assert sending.LARGEST_TOGETHER < brought.LARGEST_TOGETHER, "the files of one letter have room"
