"""A file goes with its letter, piece by piece, to the node whose letter it is and to no other; and ends with it."""

from __future__ import annotations

import io
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

from amanjol.foundation.letters.delivery import carrying, fetching, pieces_asked
from amanjol.foundation.letters.delivery.pieces_asked import Question
from amanjol.foundation.letters.files import lying, receiving
from amanjol.foundation.letters.files import sending as attaching
from amanjol.foundation.letters.files.sending import Attachment
from amanjol.foundation.letters.models import ArrivingFile, OpenedLetter, Outgoing, SentFile
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.recalling import recall
from amanjol.foundation.letters.sending import Draft, NoFilesWithThis, send, send_with_files
from amanjol.foundation.letters.tests.house import Note, believe
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import KIND, WITH_FILES, Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.folders import NoFile
from amanjol.foundation.seals.letters import cards, envelopes, pieces
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES, TooLarge
from amanjol.foundation.seals.records import present_moment
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour
    from amanjol.foundation.letters.tests.partner import SealedFile
    from amanjol.foundation.seals.letters.letter import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
CANARY = "Обещали 900 долларов."
CONTENT = CANARY.encode() + bytes(4 * PIECE_BYTES)  # five pieces


@pytest.fixture
def neighbour(house: House) -> Iterator[Neighbour]:
    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        yield neighbour


def _attachment(content: bytes = CONTENT) -> Attachment:
    return Attachment("contract-1.jpg", "image/jpeg", lambda: io.BytesIO(content))


def _draft(*content: bytes) -> Draft:
    return Draft(WITH_FILES, Note("See the paper."), files=tuple(map(_attachment, content or (CONTENT,))))


def _send(house: House, *content: bytes) -> Letter:
    return send_with_files(
        keyring=house.keyring, signing=house.signing, to=house.partner.card, draft=_draft(*content)
    )


def _rows(house: House, model: Any = SentFile) -> list[Any]:
    with acting_for(house.member):
        return list(model.objects.order_by("number"))


def _ask(house: House, by: Partner, question: Question, path: str = pieces_asked.PATH) -> Any:
    return by.bring(Client(), house.folder.node, question.to_bytes(), path)


def _opened(house: House, neighbour: Neighbour, content: bytes = CONTENT, **changed: Any) -> SealedFile:
    """A letter with a file has come and was opened."""
    envelope, file = house.partner.with_file(house.card, content, **changed)
    neighbour.files[file.told.manifest] = file
    assert house.partner.bring(Client(), house.folder.node, envelope).status_code == 200
    _look(house)
    return file


def _look(house: House) -> dict[Held, int]:
    looked = open_waiting(
        circles=house.circles, keyring=house.keyring, believed=house.believed, even_held=True
    )
    return looked.held


def _fetch() -> int:
    """As the worker, which acts for no member."""
    name_session("")
    return fetching.fetch()


def _due_now(house: House) -> None:
    with acting_for(house.member):
        ArrivingFile.objects.filter(next_try_at__isnull=False).update(next_try_at=timezone.now())


def _asked_of(neighbour: Neighbour) -> list[int]:
    """The numbers of the pieces that it is asked for from now on; it gives them."""
    asked: list[int] = []

    def give(question: Question) -> tuple[int, bytes]:
        asked.extend(question.pieces)
        return neighbour.pieces(question)

    neighbour.give = give
    return asked


def _content(house: House, file: SealedFile) -> bytes:
    (row,) = _rows(house, ArrivingFile)
    with acting_for(house.member):
        letter = OpenedLetter.objects.get(pk=row.opened_id).letter
    with receiving.content_of(row, file.told, house.partner.place, letter) as content:
        return content.read()


def test_the_node_whose_letter_it_is_is_given_it_piece_by_piece(house: House) -> None:
    letter = _send(house)
    (told,) = letter.files
    manifest = pieces.read_manifest(
        _ask(house, house.partner, Question(told.manifest)).content, told.manifest
    )
    sealed = io.BytesIO()
    for number in reversed(range(len(manifest.pieces))):
        piece = _ask(house, house.partner, Question(told.manifest, (number,))).content
        assert pieces.is_piece(manifest, number, piece)
        sealed.seek(number * PIECE_BYTES)
        sealed.write(piece)
    reader = pieces.open_file(told, pieces.Place(letter.issuer, letter.id, 0), sealed)
    pieces.prove(told, reader)
    assert reader.read(len(CANARY.encode())) == CANARY.encode()
    assert CANARY.encode() not in sealed.getvalue()
    assert _ask(house, house.partner, Question(told.manifest), pieces_asked.RECEIVED).content == b"1"
    (row,) = _rows(house)
    assert row.received_at is not None


def test_no_other_node_is_given_anything_and_learns_nothing(house: House) -> None:
    (told,) = _send(house).files
    other = Partner()
    house.folder.believe(other.node_card_bytes)
    strange = Question(bytes(32))
    answers = [
        _ask(house, other, Question(told.manifest)),
        _ask(house, other, Question(told.manifest, (0,))),
        _ask(house, house.partner, strange),
        _ask(house, Partner(), Question(told.manifest)),
    ]
    assert {(answer.status_code, answer.content) for answer in answers} == {
        (400, b"This is nothing for this node.\n")
    }
    assert _ask(house, other, Question(told.manifest), pieces_asked.RECEIVED).content == b"0"
    (row,) = _rows(house)
    assert row.received_at is None


@pytest.mark.parametrize("body", [b"", b"{}", b"x" * 40, b'{"manifest":"AAAA","pieces":[]}', b"[" * 5000])
def test_what_is_no_question_is_refused(house: House, body: bytes) -> None:
    for path in (pieces_asked.PATH, pieces_asked.RECEIVED):
        answer = house.partner.bring(Client(), house.folder.node, body, path)
        assert (answer.status_code, answer.content) == (400, b"This is nothing for this node.\n")


def test_pieces_that_there_are_not_and_too_many_at_once_are_refused(house: House) -> None:
    (told,) = _send(house).files
    assert _ask(house, house.partner, Question(told.manifest, (399,))).status_code == 400
    many = (
        Question(told.manifest)
        .to_bytes()
        .replace(b'"pieces":[]', b'"pieces":[' + b",".join([b"0"] * 17) + b"]")
    )
    assert house.partner.bring(Client(), house.folder.node, many, pieces_asked.PATH).status_code == 400


def test_a_damaged_file_is_given_to_nobody(house: House) -> None:
    (told,) = _send(house).files
    (row,) = _rows(house)
    path = lying.folder().path_of(row.pk)
    data = bytearray(path.read_bytes())
    data[PIECE_BYTES + 5] ^= 1
    path.write_bytes(data)
    assert _ask(house, house.partner, Question(told.manifest, (0,))).status_code == 200
    assert _ask(house, house.partner, Question(told.manifest, (1,))).status_code == 400
    path.unlink()
    assert _ask(house, house.partner, Question(told.manifest, (0,))).status_code == 400
    assert lying.lost() == 1


def test_a_row_that_another_organisation_planted_neither_gives_a_file_nor_keeps_it_back(house: House) -> None:
    """By hand, as who connects as the role of the server for an organisation of the same node."""
    (told,) = _send(house).files
    (true,) = _rows(house)
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
    assert _ask(house, other, Question(told.manifest, (0,))).status_code == 400
    assert _ask(house, house.partner, Question(told.manifest, (0,))).status_code == 200


def test_only_kinds_that_take_files_and_no_more_than_a_letter_holds(house: House, monkeypatch: Any) -> None:
    with pytest.raises(NoFilesWithThis):
        send(
            keyring=house.keyring,
            signing=house.signing,
            to=house.partner.card,
            draft=replace(_draft(), kind=KIND),
        )
    with pytest.raises(ValueError, match="too many"):
        _send(house, *[b"x"] * 21)
    with pytest.raises(TooLarge):
        _send(house, bytes(25 * 1024 * 1024))
    monkeypatch.setattr(attaching, "LARGEST_TOGETHER", 3 * PIECE_BYTES)
    with pytest.raises(TooLarge):
        _send(house, bytes(PIECE_BYTES), bytes(2 * PIECE_BYTES))
    assert not [*lying.folder().lying()]
    assert not [*lying.folder().coming().iterdir()]
    with acting_for(house.member):
        assert not Outgoing.objects.exists()


def test_a_letter_that_did_not_come_about_leaves_nothing(house: House) -> None:
    with pytest.raises(ValueError, match="larger than 1 MiB"):
        send(
            keyring=house.keyring, signing=house.signing, to=house.partner.card,
            draft=replace(_draft(), body=Note("x" * 1_100_000)),
        )  # fmt: skip
    assert not [*lying.folder().lying()]
    with transaction.atomic():
        _send(house)
        transaction.set_rollback(True)
    assert len([*lying.folder().lying()]) == 1  # nobody's: the night takes it
    _send(house)
    name_session("")
    assert lying.folder().sweep(lying.named(), left_alone=timedelta()) == 1


def test_it_goes_35_days_after_all_of_it_was_received(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    (told,) = _send(house).files
    (row,) = _rows(house)
    with acting_for(house.member):
        Outgoing.objects.update(received_at=timezone.now() - timedelta(days=36))
    name_session("")
    carrying.forget_received()
    assert len(_rows(house)) == 1  # the letter was received, the file was not
    _ask(house, house.partner, Question(told.manifest), pieces_asked.RECEIVED)
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
    assert not _rows(house)
    assert not lying.folder().is_there(row.pk)


def test_taken_back_it_is_gone_at_once(house: House, django_capture_on_commit_callbacks: Any) -> None:
    letter = _send(house)
    (row,) = _rows(house)
    with django_capture_on_commit_callbacks(execute=True):
        recall(keyring=house.keyring, signing=house.signing, letters=[letter.id])
    assert not _rows(house)
    assert not lying.folder().is_there(row.pk)
    assert _ask(house, house.partner, Question(letter.files[0].manifest)).status_code == 400


def test_what_has_expired_is_given_no_more(house: House) -> None:
    letter = _send(house)
    with acting_for(house.member):
        Outgoing.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert _ask(house, house.partner, Question(letter.files[0].manifest)).status_code == 400


def test_who_asks_again_for_letters_is_given_their_files_35_days_longer(house: House) -> None:
    (told,) = _send(house).files
    _ask(house, house.partner, Question(told.manifest), pieces_asked.RECEIVED)
    since = (timezone.now() - timedelta(hours=1)).isoformat(timespec="seconds").encode()
    house.partner.bring(Client(), house.folder.node, since, "/nodes/again/")
    (row,) = _rows(house)
    assert row.received_at is None


def test_the_worker_asks_for_what_an_opened_letter_speaks_of_and_says_when_it_has_it(
    house: House, neighbour: Neighbour
) -> None:
    file = _opened(house, neighbour)
    assert _fetch() == 1
    assert _content(house, file) == CONTENT
    assert neighbour.had == [file.told.manifest]
    (row,) = _rows(house, ArrivingFile)
    assert row.next_try_at is None
    assert lying.folder().path_of(row.pk).read_bytes() == file.data
    assert _fetch() == 0


def test_a_file_that_is_not_of_its_digest_is_not_opened(house: House, neighbour: Neighbour) -> None:
    """Its writer sealed it, and the letter speaks of another."""
    file = _opened(house, neighbour)
    assert _fetch() == 1
    other = replace(file, told=msgspec.structs.replace(file.told, digest=bytes(32)))
    with pytest.raises(SealBroken):
        _content(house, other)


def test_nothing_is_asked_for_before_a_letter_is_opened(house: House, neighbour: Neighbour) -> None:
    envelope, file = house.partner.with_file(house.card, CONTENT)
    neighbour.files[file.told.manifest] = file
    house.partner.bring(Client(), house.folder.node, envelope)
    assert _fetch() == 0
    assert not _rows(house, ArrivingFile)


def test_a_broken_line_goes_on_with_what_is_missing(
    house: House, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces_asked, "AT_ONCE", 2)
    file = _opened(house, neighbour)
    asked: list[int] = []

    def until_broken(question: Question) -> tuple[int, bytes]:
        asked.extend(question.pieces)
        return (503, b"") if 2 in question.pieces else neighbour.pieces(question)

    neighbour.give = until_broken
    assert _fetch() == 0
    assert asked == [0, 1, 2, 3]
    (row,) = _rows(house, ArrivingFile)
    assert row.next_try_at - timezone.now() < timedelta(seconds=61)
    asked = _asked_of(neighbour)
    _due_now(house)
    assert _fetch() == 1
    assert asked == [2, 3, 4]
    assert _content(house, file) == CONTENT


@pytest.mark.parametrize(
    "wrong", ["altered", "cut", "longer", "exchanged", "other-manifest", "larger-manifest", "nothing"]
)
def test_what_is_not_what_the_letter_speaks_of_is_not_kept(
    house: House, neighbour: Neighbour, wrong: str
) -> None:
    file = _opened(house, neighbour)
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
    assert _fetch() == 0
    (row,) = _rows(house, ArrivingFile)
    assert row.arrived_at is None
    with pytest.raises(NoFile):
        _content(house, file)
    assert neighbour.had == []


def test_a_file_that_lies_there_and_was_not_written_down_is_proven_anew(
    house: House, neighbour: Neighbour
) -> None:
    """As after a kill between the two."""
    file = _opened(house, neighbour)
    assert _fetch() == 1
    with acting_for(house.member):
        ArrivingFile.objects.update(arrived_at=None, next_try_at=timezone.now())
    asked = _asked_of(neighbour)
    assert _fetch() == 1
    assert asked == []
    assert _content(house, file) == CONTENT


def test_that_it_is_here_is_said_until_it_was_heard(
    house: House, neighbour: Neighbour, monkeypatch: Any
) -> None:
    _opened(house, neighbour)
    heard = neighbour._about_files
    monkeypatch.setattr(
        neighbour,
        "_about_files",
        lambda path, body: heard(path, body) if path == pieces_asked.PATH else (503, b""),
    )
    assert _fetch() == 0
    (row,) = _rows(house, ArrivingFile)
    assert row.arrived_at is not None
    monkeypatch.undo()
    _due_now(house)
    assert _fetch() == 0
    (row,) = _rows(house, ArrivingFile)
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
    _opened(house, neighbour)
    _fetch()
    (row,) = _rows(house, ArrivingFile)
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
    assert not _rows(house, ArrivingFile)
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
    assert _look(house) == {Held.BODY: 1}
    assert not _rows(house, ArrivingFile)


def test_from_one_node_comes_no_more_a_day_than_it_may(
    house: House, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened(house, neighbour)
    second = _opened(house, neighbour)
    monkeypatch.setattr(receiving, "LARGEST_A_DAY", len(second.data) * 3 // 2)
    assert _fetch() == 1
    assert _fetch() == 0
    with acting_for(house.member):
        ArrivingFile.objects.filter(arrived_at__isnull=False).update(
            arrived_at=timezone.now() - timedelta(hours=25)
        )
    assert _fetch() == 1


def test_between_two_organisations_of_one_node_it_passes_no_wire(house: House) -> None:
    send_with_files(keyring=house.keyring, signing=house.signing, to=house.card, draft=_draft())
    name_session("")
    assert carrying.carry() == 1
    open_waiting(circles=house.circles, keyring=house.keyring, believed=cards.by_key(house.card))
    assert _fetch() == 1
    (arrived,), (sent,) = _rows(house, ArrivingFile), _rows(house)
    assert sent.received_at is not None
    assert arrived.pk != sent.pk
    folder = lying.folder()
    assert folder.path_of(arrived.pk).read_bytes() == folder.path_of(sent.pk).read_bytes()


def test_the_log_says_the_node_and_nothing_of_a_file(
    house: House, neighbour: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    _opened(house, neighbour)
    neighbour.give = lambda _question: (503, b"")
    with caplog.at_level(logging.DEBUG):
        _fetch()
    assert house.partner.node in caplog.text
    assert "a.jpg" not in caplog.text


def test_another_organisation_sees_no_row_and_plants_what_leads_to_nothing(
    house: House, neighbour: Neighbour
) -> None:
    file = _opened(house, neighbour)
    (row,) = _rows(house, ArrivingFile)
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
    assert _fetch() == 2
    assert planted.pk != row.pk  # a copy of its own, without the key; when it goes, ours stays
    with acting_for(house.keys.cast.esen):
        receiving.drop([mine.pk])
    assert _content(house, file) == CONTENT
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
        file = _opened(house, neighbour)
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
        while not _fetch():
            turns += 1
            assert turns <= len(faults) + 1
            _due_now(house)
        with acting_for(house.member):
            (row,) = ArrivingFile.objects.filter(address=file.told.manifest)
        assert lying.folder().path_of(row.pk).read_bytes() == file.data
        transaction.set_rollback(True)


def test_no_function_gives_a_session_what_is_another_organisations(house: House) -> None:
    """It can be called by hand: it gives ids and manifests for a node that is named, and no content."""
    (told,) = _send(house).files
    with acting_for(house.keys.cast.esen), connection.cursor() as cursor:
        cursor.execute("select manifest from letters_file_for(%s, %s)", [house.partner.node, told.manifest])
        ((manifest,),) = cursor.fetchall()
    assert CANARY.encode() not in bytes(manifest)


def test_the_sweep_leaves_what_has_a_row(house: House, neighbour: Neighbour) -> None:
    _send(house)
    _opened(house, neighbour)
    neighbour.give = lambda question: (503, b"") if question.pieces else neighbour.pieces(question)
    _fetch()
    before = {*lying.folder().lying()}, {path.name for path in lying.folder().coming().iterdir()}
    name_session("")
    assert lying.folder().sweep(lying.named(), left_alone=timedelta()) == 0
    assert ({*lying.folder().lying()}, {path.name for path in lying.folder().coming().iterdir()}) == before
    assert len(before[1]) == 1
