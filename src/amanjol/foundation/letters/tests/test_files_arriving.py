"""A file of which an opened letter speaks comes piece by piece, whatever the line does, and nothing else comes."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.foundation.letters.delivery import pieces_asked
from amanjol.foundation.letters.files import lying, receiving
from amanjol.foundation.letters.models import ArrivingFile, OpenedLetter
from amanjol.foundation.letters.opening import Held
from amanjol.foundation.letters.tests.file_cast import (
    CONTENT,
    asked_of,
    content_of,
    due_now,
    fetch,
    file_opened,
    look,
    rows_of,
    send_file,
)
from amanjol.foundation.letters.tests.house import believe
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.folders import NoFile
from amanjol.foundation.seals.letters import cards, envelopes, pieces
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES
from amanjol.foundation.seals.records import present_moment
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from amanjol.foundation.letters.delivery.pieces_asked import Question
    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour
    from amanjol.foundation.letters.tests.partner import SealedFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


def test_the_worker_asks_for_what_an_opened_letter_speaks_of_and_says_when_it_has_it(
    house: House, neighbour: Neighbour
) -> None:
    file = file_opened(house, neighbour)
    assert fetch() == 1
    assert content_of(house, file) == CONTENT
    assert neighbour.had == [file.told.manifest]
    (row,) = rows_of(house, ArrivingFile)
    assert row.next_try_at is None
    assert lying.folder().path_of(row.pk).read_bytes() == file.data
    assert fetch() == 0


def test_a_file_that_is_not_of_its_digest_is_not_opened(house: House, neighbour: Neighbour) -> None:
    """Its writer sealed it, and the letter speaks of another."""
    file = file_opened(house, neighbour)
    assert fetch() == 1
    other = replace(file, told=msgspec.structs.replace(file.told, digest=bytes(32)))
    with pytest.raises(SealBroken):
        content_of(house, other)


def test_nothing_is_asked_for_before_a_letter_is_opened(house: House, neighbour: Neighbour) -> None:
    envelope, file = house.partner.with_file(house.card, CONTENT)
    neighbour.files[file.told.manifest] = file
    house.partner.bring(Client(), house.folder.node, envelope)
    assert fetch() == 0
    assert not rows_of(house, ArrivingFile)


def test_a_broken_line_goes_on_with_what_is_missing(
    house: House, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces_asked, "AT_ONCE", 2)
    file = file_opened(house, neighbour)
    asked: list[int] = []

    def until_broken(question: Question) -> tuple[int, bytes]:
        asked.extend(question.pieces)
        return (503, b"") if 2 in question.pieces else neighbour.pieces(question)

    neighbour.give = until_broken
    assert fetch() == 0
    assert asked == [0, 1, 2, 3]
    (row,) = rows_of(house, ArrivingFile)
    assert row.next_try_at - timezone.now() < timedelta(seconds=61)
    asked = asked_of(neighbour)
    due_now(house)
    assert fetch() == 1
    assert asked == [2, 3, 4]
    assert content_of(house, file) == CONTENT


@pytest.mark.parametrize(
    "wrong", ["altered", "cut", "longer", "exchanged", "other-manifest", "larger-manifest", "nothing"]
)
def test_what_is_not_what_the_letter_speaks_of_is_not_kept(
    house: House, neighbour: Neighbour, wrong: str
) -> None:
    file = file_opened(house, neighbour)
    _other_envelope, other = house.partner.with_file(house.card, bytes(9 * PIECE_BYTES))

    def give(question: Question) -> tuple[int, bytes]:
        status, data = neighbour.pieces(question)
        if not question.pieces:
            return status, other.manifest.to_bytes() if wrong == "other-manifest" else data
        return status, {
            "altered": data[:-1] + bytes([data[-1] ^ 1]),
            "cut": data[:-1],
            "longer": b"x" + data,
            "exchanged": data[PIECE_BYTES:] + data[:PIECE_BYTES],
            "nothing": b"",
        }.get(wrong, data)

    neighbour.give = give
    if wrong == "larger-manifest":
        with acting_for(house.member):
            ArrivingFile.objects.update(size=PIECE_BYTES)
    assert fetch() == 0
    (row,) = rows_of(house, ArrivingFile)
    assert row.arrived_at is None
    with pytest.raises(NoFile):
        content_of(house, file)
    assert neighbour.had == []


def test_a_file_that_lies_there_and_was_not_written_down_is_proven_anew(
    house: House, neighbour: Neighbour
) -> None:
    """As after a kill between the two."""
    file = file_opened(house, neighbour)
    assert fetch() == 1
    with acting_for(house.member):
        ArrivingFile.objects.update(arrived_at=None, next_try_at=timezone.now())
    asked = asked_of(neighbour)
    assert fetch() == 1
    assert asked == []
    assert content_of(house, file) == CONTENT


def test_that_it_is_here_is_said_until_it_was_heard(
    house: House, neighbour: Neighbour, monkeypatch: Any
) -> None:
    file_opened(house, neighbour)
    heard = neighbour._about_files
    monkeypatch.setattr(
        neighbour,
        "_about_files",
        lambda path, body: heard(path, body) if path == pieces_asked.PATH else (503, b""),
    )
    assert fetch() == 0
    (row,) = rows_of(house, ArrivingFile)
    assert row.arrived_at is not None
    monkeypatch.undo()
    due_now(house)
    assert fetch() == 0
    (row,) = rows_of(house, ArrivingFile)
    assert row.next_try_at is None
    assert len(neighbour.had) == 1


def test_taken_back_by_its_writer_it_is_dropped_unopened(
    house: House, neighbour: Neighbour, django_capture_on_commit_callbacks: Any
) -> None:
    from amanjol.foundation.letters.models import Card  # noqa: PLC0415  beside its use

    believe(house)
    card = house.partner.card
    Card.objects.create(
        node=card.node,
        organisation=card.organisation,
        serial=1,
        data=cards.write(card, house.partner.signing),
    )
    file_opened(house, neighbour)
    fetch()
    (row,) = rows_of(house, ArrivingFile)
    with acting_for(house.member):
        letter = OpenedLetter.objects.get().letter
    thief = signatures.generate()
    forged = msgspec.structs.replace(card, serial=2, signing_key=thief.public)
    Card.objects.create(
        node=card.node, organisation=card.organisation, serial=2, data=cards.write(forged, thief)
    )
    stranger = house.partner.recall(house.folder.own_node_card(), house.card.holder, letter, by=thief)
    with django_capture_on_commit_callbacks(execute=True):
        assert house.partner.bring(Client(), house.folder.node, stranger).status_code == 200
    assert lying.folder().is_there(row.pk)
    back = house.partner.recall(house.folder.own_node_card(), house.card.holder, letter)
    with django_capture_on_commit_callbacks(execute=True):
        assert house.partner.bring(Client(), house.folder.node, back).status_code == 200
    assert not rows_of(house, ArrivingFile)
    assert not lying.folder().is_there(row.pk)


@pytest.mark.parametrize("wrong", ["kind", "size", "together"])
def test_a_letter_that_speaks_of_what_no_letter_takes_waits(
    house: House, neighbour: Neighbour, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: dict[str, Any] = {"kind": KIND} if wrong == "kind" else {}
    if wrong == "size":
        _envelope, file = house.partner.with_file(house.card, b"x")
        changed = {"files": (msgspec.structs.replace(file.told, size=25 * 1024 * 1024),)}
    if wrong == "together":
        monkeypatch.setattr(receiving, "LARGEST_TOGETHER", PIECE_BYTES)
    envelope, _file = house.partner.with_file(house.card, CONTENT, **changed)
    house.partner.bring(Client(), house.folder.node, envelope)
    assert look(house) == {Held.BODY: 1}
    assert not rows_of(house, ArrivingFile)


def test_from_one_node_comes_no_more_a_day_than_it_may(
    house: House, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_opened(house, neighbour)
    second = file_opened(house, neighbour)
    monkeypatch.setattr(receiving, "LARGEST_A_DAY", len(second.data) * 3 // 2)
    assert fetch() == 1
    assert fetch() == 0
    with acting_for(house.member):
        ArrivingFile.objects.filter(arrived_at__isnull=False).update(
            arrived_at=timezone.now() - timedelta(hours=25)
        )
    assert fetch() == 1


def test_the_log_says_the_node_and_nothing_of_a_file(
    house: House, neighbour: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    file_opened(house, neighbour)
    neighbour.give = lambda _question: (503, b"")
    with caplog.at_level(logging.DEBUG):
        fetch()
    assert house.partner.node in caplog.text
    assert "a.jpg" not in caplog.text


def test_another_organisation_sees_no_row_and_plants_what_leads_to_nothing(
    house: House, neighbour: Neighbour
) -> None:
    file = file_opened(house, neighbour)
    (row,) = rows_of(house, ArrivingFile)
    other = envelopes.new_id(present_moment())
    with acting_for(house.keys.cast.esen):
        assert not ArrivingFile.objects.exists()
        mine = OpenedLetter.objects.create(
            organisation=house.keys.cast.gul, issuer_node=house.partner.node, issuer="x", letter=other,
            sequence=1,
        )  # fmt: skip
        planted = ArrivingFile.objects.create(
            organisation=house.keys.cast.gul, opened=mine, number=0, address=bytes(row.address), size=row.size,
            expires_at=row.expires_at,
        )  # fmt: skip
    assert fetch() == 2
    assert planted.pk != row.pk  # a copy of its own, without the key; when it goes, ours stays
    with acting_for(house.keys.cast.esen):
        receiving.drop([mine.pk])
    assert content_of(house, file) == CONTENT
    place = pieces.Place(house.partner.place, other, 0)
    with lying.folder().open(row.pk) as source, pytest.raises(SealBroken):
        pieces.open_file(file.told, place, source)


FAULTS = st.lists(
    st.sampled_from(["ok", "drop", "alter", "cut", "repeat", "reorder", "garbage", "kill"]), max_size=12
)


@settings(max_examples=some(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=FAULTS)
def test_whatever_the_line_does_the_end_is_the_file(
    house: House, neighbour: Neighbour, faults: list[str]
) -> None:
    with transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(pieces_asked, "AT_ONCE", 2)
        file = file_opened(house, neighbour)
        left = list(faults)

        def give(question: Question) -> tuple[int, bytes]:
            fault = left.pop() if left else "ok"
            status, data = neighbour.pieces(question)
            return {
                "drop": (503, b""),
                "alter": (status, data[: len(data) // 2] + b"x" + data[len(data) // 2 + 1 :]),
                "cut": (status, data[: len(data) // 2]),
                "repeat": (status, data + data),
                "reorder": (status, data[::-1]),
                "garbage": (status, b"x" * 100),
            }.get(fault, (status, data))

        neighbour.give = give
        turns = 0
        while not fetch():
            turns += 1
            assert turns <= len(faults) + 1
            due_now(house)
        with acting_for(house.member):
            (row,) = ArrivingFile.objects.filter(address=file.told.manifest)
        assert lying.folder().path_of(row.pk).read_bytes() == file.data
        transaction.set_rollback(True)


def lost(house: House, neighbour: Neighbour) -> tuple[SealedFile, ArrivingFile]:
    """One that came whole, was told, and lies here no more."""
    file = file_opened(house, neighbour)
    assert fetch() == 1
    (row,) = rows_of(house, ArrivingFile)
    lying.folder().path_of(row.pk).unlink()
    neighbour.had.clear()
    name_session("")
    return file, row


def test_what_came_and_was_lost_is_asked_for_once_more(house: House, neighbour: Neighbour) -> None:
    file, _row = lost(house, neighbour)
    assert fetch() == 0
    assert lying.ask_again_for_lost() == 1
    assert lying.ask_again_for_lost() == 0
    assert lying.lost() == 1
    assert fetch() == 1
    assert lying.lost() == 0
    assert content_of(house, file) == CONTENT
    assert neighbour.had == [file.told.manifest]
    assert fetch() == 0


def test_what_is_lost_of_a_letter_that_has_expired_is_asked_for_no_more(
    house: House, neighbour: Neighbour
) -> None:
    lost(house, neighbour)
    with acting_for(house.member):
        ArrivingFile.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    name_session("")
    assert lying.ask_again_for_lost() == 0
    assert lying.lost() == 1


def test_who_has_a_file_asked_for_that_is_here_moves_nothing(house: House, neighbour: Neighbour) -> None:
    """As whoever connects as the role of the server, and says that nothing lies on the disk."""
    file = file_opened(house, neighbour)
    assert fetch() == 1
    asked = asked_of(neighbour)
    name_session("")
    with connection.cursor() as cursor:
        cursor.execute("select letters_files_ask_again('{}')")
        assert cursor.fetchone() == (1,)
    assert fetch() == 0
    assert asked == []
    assert content_of(house, file) == CONTENT
    (row,) = rows_of(house, ArrivingFile)
    assert row.next_try_at is None


def test_the_sweep_leaves_what_has_a_row(house: House, neighbour: Neighbour) -> None:
    send_file(house)
    file_opened(house, neighbour)
    neighbour.give = lambda question: (503, b"") if question.pieces else neighbour.pieces(question)
    fetch()
    before = {*lying.folder().lying()}, {path.name for path in lying.folder().coming().iterdir()}
    name_session("")
    assert lying.sweep(left_alone=timedelta()) == 0
    assert ({*lying.folder().lying()}, {path.name for path in lying.folder().coming().iterdir()}) == before
    assert len(before[1]) == 1
