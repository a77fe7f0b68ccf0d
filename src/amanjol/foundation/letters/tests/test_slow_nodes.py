"""A partner's node that is slow, drips or says too much holds up no other: real sockets, and a clock."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, fetching, lines, pieces_asked
from amanjol.foundation.letters.delivery.lines import Line, NoAnswer
from amanjol.foundation.letters.models import ArrivingFile, Outgoing
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.letters.telling import NotAnswered, ask
from amanjol.foundation.letters.tests.file_cast import (
    CONTENT,
    content_of,
    due_now,
    fetch,
    file_opened,
    rows_of,
)
from amanjol.foundation.letters.tests.house import Note
from amanjol.foundation.letters.tests.partner import KIND, Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour

NOTE = Draft(KIND, Note("Is a bed free?"))
SECONDS = 2.0
"""Of one exchange, in these tests: others answer within it on a busy machine, too."""
LATE = 2.5 * SECONDS  # less than three such exchanges one after the other
GIVES_UP = 12.0  # seconds after which a dripping server of ours ends, so that a test that fails does end
OK = b"HTTP/1.1 200 OK\r\n"
DRIPS = {
    "status": (b"", b"H"),
    "head": (OK, b"X"),
    "headers": (OK, b"X: y\r\n"),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (OK + b"Content-Length: 1000000\r\n\r\n", b"x"),
    "endless": (OK + b"\r\n", b"x"),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "nothing": (b"", b""),
}


@contextmanager
def dripping(begin: bytes, drop: bytes, every: float = 0.1) -> Iterator[str]:
    """The address of a server that says `begin`, and then `drop` again and again."""
    ended = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)

    def drip(taken: socket.socket) -> None:
        with taken, suppress(OSError):
            taken.settimeout(0.1)
            with suppress(TimeoutError):
                taken.recv(65536)
            taken.sendall(begin)
            until = time.monotonic() + GIVES_UP
            while not ended.wait(every) and time.monotonic() < until:
                taken.sendall(drop)

    def serve(stack: ExitStack) -> None:
        while not ended.is_set():
            with suppress(TimeoutError):
                taken, _address = server.accept()
                thread = threading.Thread(target=drip, args=(taken,), daemon=True)
                thread.start()
                stack.callback(thread.join)

    with server, ExitStack() as stack:
        thread = threading.Thread(target=serve, args=(stack,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            ended.set()
            thread.join()


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "EXCHANGE", SECONDS)


@contextmanager
def in_time(seconds: float = LATE) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


def asked(line: Line, at_most: int = 1000) -> tuple[int, bytes]:
    return line.ask("POST", "/nodes/", headers={}, body=b"x", at_most=at_most)


def take_question(taken: socket.socket) -> None:
    """All that `asked` says, which the kernel may hand over in pieces: what is left would begin the next one."""
    came = b""
    while not came.endswith(b"\r\n\r\nx"):
        came += taken.recv(65536)


@pytest.mark.parametrize("what", DRIPS)
def test_an_exchange_ends_in_its_time_whatever_drips(what: str) -> None:
    with dripping(*DRIPS[what]) as address, in_time():
        line = Line(address)
        with pytest.raises(NoAnswer, match="too-slow"):
            asked(line, 2_000_000)
        line.close()


def test_who_does_not_read_what_is_written_ends_it_too() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as server, in_time():
        line = Line(f"http://127.0.0.1:{server.getsockname()[1]}")
        with pytest.raises(NoAnswer, match="too-slow"):
            line.ask("POST", "/nodes/", headers={}, body=bytes(50_000_000), at_most=10)
        line.close()


def test_who_never_agrees_on_a_key_ends_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "CONNECT", SECONDS)
    with dripping(b"", b"\x16") as address, in_time():
        line = Line(address.replace("http:", "https:"))
        with pytest.raises(NoAnswer):
            asked(line)
        line.close()


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("headers", "HTTPException"),
        ("continue", "too-much"),
        ("body", "too-much"),
        ("endless", "too-much"),
        ("chunks", "too-much"),
    ],
)
def test_more_than_goes_is_read_no_further(what: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "EXCHANGE", 60.0)
    begin, drop = DRIPS[what]
    with dripping(begin, drop * (200_000 // len(drop)), every=0.001) as address, in_time(10):
        line = Line(address)
        with pytest.raises(NoAnswer, match=why):
            asked(line)
        line.close()


def test_a_name_of_many_addresses_is_dialled_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    def refuse(_self: object, to: object) -> None:
        dialled.append(to)
        raise ConnectionRefusedError

    address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_name, **_kind: [address] * 1000)
    monkeypatch.setattr(lines._Limited, "connect", refuse)
    line = Line(f"http://partner.example:{port}")
    with pytest.raises(NoAnswer, match="ConnectionRefusedError"):
        asked(line)
    line.close()
    assert len(dialled) == lines.ADDRESSES


@pytest.mark.parametrize("address", ["http://a:b", "http://[::1", "http://", "https://ü" + "x" * 70])
def test_what_is_no_address_is_not_reached(address: str) -> None:
    with pytest.raises(NoAnswer):
        asked(Line(address))


def test_one_line_serves_many_exchanges_and_is_dialled_anew_where_it_was_hung_up() -> None:
    came: list[socket.socket] = []

    def serve(server: socket.socket) -> None:
        for answers in (2, 1):
            taken, _address = server.accept()
            came.append(taken)
            with taken:
                for _answer in range(answers):
                    take_question(taken)
                    taken.sendall(OK + b"Content-Length: 2\r\n\r\nok")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        line = Line(f"http://127.0.0.1:{server.getsockname()[1]}")
        assert [asked(line), asked(line)] == [(200, b"ok")] * 2
        while came[0].fileno() != -1:
            time.sleep(0.01)
        assert asked(line) == (200, b"ok")
        line.close()
        thread.join()
    assert len(came) == 2


def test_tls_is_limited_as_well_and_looks_at_the_certificate() -> None:
    context = lines._context()
    assert context.sslsocket_class is lines._LimitedTls
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert lines._LimitedTls.recv_into is lines._Limited.recv_into
    assert lines._LimitedTls.send is lines._Limited.send


class Clock:
    """What a round takes for the time: only who answers slowly lets it pass."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(carrying, "time", clock)
    return clock


def slowly[Asked, Given](
    answer: Callable[[Asked], Given], seconds: float, clock: Clock
) -> Callable[[Asked], Given]:
    def answered(asked: Asked) -> Given:
        clock.now += seconds
        return answer(asked)

    return answered


def _send(house: House, to: Partner) -> UUID:
    return send(keyring=house.keyring, signing=house.signing, to=to.card, draft=NOTE)


def _row(house: House, letter: UUID) -> Outgoing:
    with acting_for(house.member):
        return Outgoing.objects.get(pk=letter)


def _carry() -> int:
    name_session("")
    return carrying.carry()


@contextmanager
def _slow_partner(house: House, what: str = "body") -> Iterator[Partner]:
    with dripping(*DRIPS[what]) as address:
        slow = Partner(address)
        house.folder.believe(slow.node_card_bytes)
        yield slow


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize("what", ["head", "body"])
def test_a_dripping_node_holds_up_the_letters_of_no_other(
    house: House, neighbour: Neighbour, what: str
) -> None:
    with _slow_partner(house, what) as slow:
        waiting = [_send(house, slow) for _letter in range(3)]
        own = _send(house, house.partner)
        with in_time():
            assert _carry() == 1
        assert _row(house, own).received_at is not None
        assert [_row(house, letter).tries for letter in waiting] == [1, 1, 1]
        assert len(neighbour.brought) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
def test_what_was_tried_in_vain_comes_after_what_is_new(house: House, neighbour: Neighbour) -> None:
    with _slow_partner(house) as slow:
        _send(house, slow)
        assert _carry() == 0
        with acting_for(house.member):
            Outgoing.objects.update(next_try_at=timezone.now())
        _send(house, house.partner)
        at: list[float] = []
        answer = neighbour.answer

        def noted(body: bytes) -> tuple[int, bytes]:
            at.append(time.monotonic())
            return answer(body)

        neighbour.answer = noted
        began = time.monotonic()
        assert _carry() == 1
        assert at[0] - began < SECONDS


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
def test_who_is_slow_and_answers_has_a_share_of_the_round_and_loses_nothing(
    house: House, neighbour: Neighbour, clock: Clock
) -> None:
    neighbour.answer = slowly(neighbour.answer, carrying.SHARE * 0.6, clock)
    letters = [_send(house, house.partner) for _letter in range(4)]
    with acting_for(house.member):
        Outgoing.objects.update(tries=2)  # so that each goes by itself
    assert _carry() == 2
    rows = [_row(house, letter) for letter in letters]
    left = [row for row in rows if row.received_at is None]
    assert [row.tries for row in left] == [2, 2]
    assert all(
        row.next_try_at is not None and row.next_try_at < timezone.now() + carrying.NEXT_ROUND for row in left
    )
    with acting_for(house.member):
        Outgoing.objects.filter(received_at=None).update(next_try_at=timezone.now())
    assert _carry() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
def test_a_dripping_node_holds_up_the_files_of_no_other(house: House, neighbour: Neighbour) -> None:
    true = house.partner
    with _slow_partner(house) as slow:
        slow.organisation = true.organisation
        house.partner = slow
        for _file in range(3):
            file_opened(house, neighbour)
        house.partner = true
        file_opened(house, neighbour)
        with in_time():
            assert fetch() == 1
    assert len(neighbour.had) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("notes")
def test_a_file_comes_in_as_many_rounds_as_it_takes(
    house: House, neighbour: Neighbour, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces_asked, "AT_ONCE", 1)
    file = file_opened(house, neighbour, CONTENT)
    neighbour.give = slowly(neighbour.give, carrying.SHARE * 0.6, clock)
    rounds = 0
    while not neighbour.had:
        fetch()
        (row,) = rows_of(house, ArrivingFile)
        assert row.tries == (1 if neighbour.had else 0), "others had their turn: nothing failed"
        due_now(house)
        rounds += 1
        assert rounds < 15
    assert rounds > 2
    assert content_of(house, file) == CONTENT


def test_after_turns_in_vain_fewer_pieces_are_asked_for() -> None:
    assert [fetching.at_once(tries) for tries in (1, 2, 3, 4, 90)] == [16, 4, 1, 1, 1]


@pytest.mark.django_db
def test_a_list_of_organisations_that_drips_ends_as_well(house: House) -> None:
    with _slow_partner(house) as slow, in_time(), pytest.raises(NotAnswered, match="too-slow"):
        ask(slow.node_card, house.folder)
