"""A file goes with its letter, piece by piece, to the node whose letter it is and to no other; and ends with it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, pieces_asked
from amanjol.foundation.letters.delivery.pieces_asked import Question
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.files import sending as attaching
from amanjol.foundation.letters.models import ArrivingFile, Outgoing, SentFile
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.recalling import recall
from amanjol.foundation.letters.sending import NoFilesWithThis, send, send_with_files
from amanjol.foundation.letters.tests.file_cast import (
    CANARY,
    ask,
    draft_of,
    fetch,
    rows_of,
    send_file,
)
from amanjol.foundation.letters.tests.house import Note
from amanjol.foundation.letters.tests.partner import KIND, Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters import cards, envelopes, pieces
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES, TooLarge
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.foundation.letters.tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


def test_the_node_whose_letter_it_is_is_given_it_piece_by_piece(house: House) -> None:
    letter = send_file(house)
    (spoken,) = letter.files
    manifest = pieces.read_manifest(
        ask(house, house.partner, Question(spoken.manifest)).content, spoken.manifest
    )
    sealed = io.BytesIO()
    for number in reversed(range(len(manifest.pieces))):
        piece = ask(house, house.partner, Question(spoken.manifest, (number,))).content
        assert pieces.is_piece(manifest, number, piece)
        sealed.seek(number * PIECE_BYTES)
        sealed.write(piece)
    reader = pieces.open_file(spoken, pieces.Place(letter.issuer, letter.id, 0), sealed)
    pieces.prove(spoken, reader)
    assert reader.read(len(CANARY.encode())) == CANARY.encode()
    assert CANARY.encode() not in sealed.getvalue()
    assert ask(house, house.partner, Question(spoken.manifest), pieces_asked.RECEIVED).content == b"1"
    (row,) = rows_of(house)
    assert row.received_at is not None


def test_no_other_node_is_given_anything_and_learns_nothing(house: House) -> None:
    (spoken,) = send_file(house).files
    other = Partner()
    house.folder.believe(other.node_card_bytes)
    strange = Question(bytes(32))
    answers = [
        ask(house, other, Question(spoken.manifest)),
        ask(house, other, Question(spoken.manifest, (0,))),
        ask(house, house.partner, strange),
        ask(house, Partner(), Question(spoken.manifest)),
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {
        (400, b"This is nothing for this node.\n")
    }
    assert ask(house, other, Question(spoken.manifest), pieces_asked.RECEIVED).content == b"0"
    (row,) = rows_of(house)
    assert row.received_at is None


@pytest.mark.parametrize("body", [b"", b"{}", b"x" * 40, b'{"manifest":"AAAA","pieces":[]}', b"[" * 5000])
def test_what_is_no_question_is_refused(house: House, body: bytes) -> None:
    for path in (pieces_asked.PATH, pieces_asked.RECEIVED):
        answer = house.partner.bring(Client(), house.folder.node, body, path)
        assert (answer.status_code, answer.content) == (400, b"This is nothing for this node.\n")


def test_pieces_that_there_are_not_and_too_many_at_once_are_refused(house: House) -> None:
    (spoken,) = send_file(house).files
    assert ask(house, house.partner, Question(spoken.manifest, (399,))).status_code == 400
    many = (
        Question(spoken.manifest)
        .to_bytes()
        .replace(b'"pieces":[]', b'"pieces":[' + b",".join([b"0"] * 17) + b"]")
    )
    assert house.partner.bring(Client(), house.folder.node, many, pieces_asked.PATH).status_code == 400


def test_a_damaged_file_is_given_to_nobody(house: House) -> None:
    (spoken,) = send_file(house).files
    (row,) = rows_of(house)
    path = lying.folder().path_of(row.pk)
    data = bytearray(path.read_bytes())
    data[PIECE_BYTES + 5] ^= 1
    path.write_bytes(data)
    assert ask(house, house.partner, Question(spoken.manifest, (0,))).status_code == 200
    assert ask(house, house.partner, Question(spoken.manifest, (1,))).status_code == 400
    path.unlink()
    assert ask(house, house.partner, Question(spoken.manifest, (0,))).status_code == 400
    assert lying.lost() == 1


def test_a_row_that_another_organisation_planted_neither_gives_a_file_nor_keeps_it_back(house: House) -> None:
    """By hand, as who connects as the role of the server for an organisation of the same node."""
    (spoken,) = send_file(house).files
    (true,) = rows_of(house)
    other = Partner()
    house.folder.believe(other.node_card_bytes)
    first, last = "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"
    with acting_for(house.keys.cast.esen):
        own = {"organisation": house.keys.cast.gul}
        assert not SentFile.objects.exists()
        for number, (pk, node, manifest) in enumerate(
            [(first, house.partner.node, b"{}"), (last, other.node, bytes(true.manifest))]
        ):
            planted = Outgoing.objects.create(
                id=envelopes.new_id(present_moment()), to_node=node, to_organisation="x", sealed=b"x", digest=b"x",
                sequence=number + 1, expires_at=timezone.now() + timedelta(days=9), **own,
            )  # fmt: skip
            SentFile.objects.create(
                id=pk, letter=planted, number=0, address=bytes(true.address), manifest=manifest, **own
            )
    assert ask(house, other, Question(spoken.manifest, (0,))).status_code == 400
    assert ask(house, house.partner, Question(spoken.manifest, (0,))).status_code == 200


def test_only_kinds_that_take_files_and_no_more_than_a_letter_holds(house: House, monkeypatch: Any) -> None:
    with pytest.raises(NoFilesWithThis):
        send(
            keyring=house.keyring,
            signing=house.signing,
            to=house.partner.card,
            draft=replace(draft_of(), kind=KIND),
        )
    with pytest.raises(ValueError, match="too many"):
        send_file(house, *[b"x"] * 21)
    with pytest.raises(TooLarge):
        send_file(house, bytes(25 * 1024 * 1024))
    monkeypatch.setattr(attaching, "LARGEST_TOGETHER", 3 * PIECE_BYTES)
    with pytest.raises(TooLarge):
        send_file(house, bytes(PIECE_BYTES), bytes(2 * PIECE_BYTES))
    assert not [*lying.folder().lying()]
    assert not [*lying.folder().coming().iterdir()]
    with acting_for(house.member):
        assert not Outgoing.objects.exists()


def test_a_letter_that_did_not_come_about_leaves_nothing(house: House) -> None:
    with pytest.raises(ValueError, match="larger than 1 MiB"):
        send(
            keyring=house.keyring, signing=house.signing, to=house.partner.card,
            draft=replace(draft_of(), body=Note("x" * 1_100_000)),
        )  # fmt: skip
    assert not [*lying.folder().lying()]
    with transaction.atomic():
        send_file(house)
        transaction.set_rollback(True)
    assert len([*lying.folder().lying()]) == 1  # nobody's: the night takes it
    send_file(house)
    name_session("")
    assert lying.sweep(left_alone=timedelta()) == 1


def test_no_id_of_a_file_is_told_to_who_does_not_know_it(house: House) -> None:
    """As whoever connects as the role of the server: of what they name they hear what has no row, else a number."""
    send_file(house)
    (row,) = rows_of(house)
    strange = uuid4()
    name_session("")
    assert lying.nobodys(set()) == set()
    assert lying.nobodys({row.pk, strange}) == {strange}
    assert lying.lost() == 0
    lying.folder().path_of(row.pk).unlink()
    assert lying.lost() == 1
    assert lying.ask_again_for_lost() == 0  # what we sent ourselves is asked of nobody


def test_what_was_erased_goes_at_night_also_where_nothing_else_lies_there(house: House) -> None:
    """A restore brings files back, and erases their rows anew; it could not remove the files."""
    send_file(house, b"one", b"two")
    assert lying.sweep(left_alone=timedelta()) == 0  # it is seen that they are of this node
    with acting_for(house.member):
        SentFile.objects.all().delete()
    name_session("")
    assert lying.sweep() == 0  # what is young may be under way
    assert lying.sweep(left_alone=timedelta()) == 2
    assert not [*lying.folder().lying()]


def test_a_folder_of_another_node_is_left_alone(house: House) -> None:
    send_file(house, b"one", b"two")
    with acting_for(house.member):
        SentFile.objects.all().delete()
    name_session("")
    assert lying.sweep(left_alone=timedelta()) == 0
    lying.folder().claim(str(uuid4()))
    assert lying.sweep(left_alone=timedelta()) == 0
    assert len([*lying.folder().lying()]) == 2
    lying.folder().claim(house.folder.node)
    assert lying.sweep(left_alone=timedelta()) == 2


def test_it_goes_35_days_after_all_of_it_was_received(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    (spoken,) = send_file(house).files
    (row,) = rows_of(house)
    with acting_for(house.member):
        Outgoing.objects.update(received_at=timezone.now() - timedelta(days=36))
    name_session("")
    carrying.forget_received()
    assert len(rows_of(house)) == 1  # the letter was received, the file was not
    ask(house, house.partner, Question(spoken.manifest), pieces_asked.RECEIVED)
    with acting_for(house.member):
        SentFile.objects.update(received_at=timezone.now() - timedelta(days=34))
    with django_capture_on_commit_callbacks(execute=True):
        name_session("")
        carrying.forget_received()
    assert lying.folder().is_there(row.pk)
    with acting_for(house.member):
        SentFile.objects.update(received_at=timezone.now() - timedelta(days=36))
    with django_capture_on_commit_callbacks(execute=True):
        name_session("")
        carrying.forget_received()
    assert not rows_of(house)
    assert not lying.folder().is_there(row.pk)


def test_taken_back_it_is_gone_at_once(house: House, django_capture_on_commit_callbacks: Any) -> None:
    letter = send_file(house)
    (row,) = rows_of(house)
    with django_capture_on_commit_callbacks(execute=True):
        recall(keyring=house.keyring, signing=house.signing, letters=[letter.id])
    assert not rows_of(house)
    assert not lying.folder().is_there(row.pk)
    assert ask(house, house.partner, Question(letter.files[0].manifest)).status_code == 400


def test_what_has_expired_is_given_no_more(house: House) -> None:
    letter = send_file(house)
    with acting_for(house.member):
        Outgoing.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert ask(house, house.partner, Question(letter.files[0].manifest)).status_code == 400


def test_who_asks_again_for_letters_is_given_their_files_35_days_longer(house: House) -> None:
    (spoken,) = send_file(house).files
    ask(house, house.partner, Question(spoken.manifest), pieces_asked.RECEIVED)
    now = timezone.now()
    with acting_for(house.member):
        SentFile.objects.update(received_at=now - timedelta(days=30))
    since = (now - timedelta(hours=1)).isoformat(timespec="seconds").encode()
    house.partner.bring(Client(), house.folder.node, since, "/nodes/again/")
    (row,) = rows_of(house)
    assert row.received_at is not None
    assert row.received_at >= now


def test_between_two_organisations_of_one_node_it_passes_no_wire(house: House) -> None:
    send_with_files(keyring=house.keyring, signing=house.signing, to=house.card, draft=draft_of())
    name_session("")
    assert carrying.carry() == 1
    open_waiting(circles=house.circles, keyring=house.keyring, believed=cards.by_key(house.card))
    assert fetch() == 1
    (arrived,), (sent,) = rows_of(house, ArrivingFile), rows_of(house)
    assert sent.received_at is not None
    assert arrived.pk != sent.pk
    folder = lying.folder()
    assert folder.path_of(arrived.pk).read_bytes() == folder.path_of(sent.pk).read_bytes()


def test_no_function_gives_a_session_what_is_another_organisations(house: House) -> None:
    """It can be called by hand: it gives ids and manifests for a node that is named, and no content."""
    (spoken,) = send_file(house).files
    with acting_for(house.keys.cast.esen), connection.cursor() as cursor:
        cursor.execute("select manifest from letters_file_for(%s, %s)", [house.partner.node, spoken.manifest])
        ((manifest,),) = cursor.fetchall()
    assert CANARY.encode() not in bytes(manifest)
