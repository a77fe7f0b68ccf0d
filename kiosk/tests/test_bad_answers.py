"""A server, or somebody on the line, that answers too much, too slowly, too little, or something else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from _device import assert_blobs_are_whole, assert_shows
from _publisher import sample
from conftest import FULL

from amanjol_kiosk.failures import Failed, Missing, NotReached, Refused
from amanjol_kiosk.pacing import LowestSpeed, Pace
from amanjol_kiosk.web import WebSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from _device import Device
    from _publisher import Files, Publisher
    from _servers import Server, _Handler

    Fault = Callable[[_Handler, str], bool]

LONGEST = 8.0  # seconds that a failing sync may take here, four tries included
KINDS = {
    "root": "metadata/2.root.json",
    "timestamp": "metadata/timestamp.json",
    "snapshot": "metadata/2.snapshot.json",
    "targets": "metadata/2.targets.json",
    "channel": "targets/",
    "blob": "blobs/",
}


def endless(handler: _Handler, _path: str) -> bool:
    """Says no length, and does not stop."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    until = time.monotonic() + LONGEST * 2
    while time.monotonic() < until:
        handler.wfile.write(b"10000\r\n" + bytes(65536) + b"\r\n")
    return True


def too_long(handler: _Handler, path: str) -> bool:
    content = (handler.server.root / path).read_bytes() if (handler.server.root / path).is_file() else b""
    handler.answer(200, content + bytes(600_000))
    return True


def too_short(handler: _Handler, path: str) -> bool:
    """Ends early, and says that this was all."""
    file = handler.server.root / path
    handler.answer(200, file.read_bytes()[:-1] if file.is_file() else b"{")
    return True


def cut_early(handler: _Handler, path: str) -> bool:
    """Says the true length, and hangs up before."""
    file = handler.server.root / path
    content = file.read_bytes() if file.is_file() else bytes(100)
    handler.answer(
        200,
        content[: len(content) // 2] if handler.server.asked.count(path) < 9 else b"",
        length=len(content),
    )
    return True


def length_lies(handler: _Handler, path: str) -> bool:
    """Says more than there is, and keeps the line open."""
    handler.answer(200, b"{", length=10**15)
    time.sleep(1)
    return True


def negative_length(handler: _Handler, _path: str) -> bool:
    handler.answer(200, b"{}", length=-5)
    return True


def silent(_handler: _Handler, _path: str) -> bool:
    time.sleep(1)
    return True


def drips(handler: _Handler, _path: str) -> bool:
    """A byte now and then: never silent, never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        time.sleep(0.1)
    return True


def drips_head(handler: _Handler, _path: str) -> bool:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        handler.wfile.write(b"X" if number else b"X-Slow: ")
        time.sleep(0.1)
    return True


def hangs_up(_handler: _Handler, _path: str) -> bool:
    return True


def no_http(handler: _Handler, _path: str) -> bool:
    handler.wfile.write(b"\x16\x03\x01\x02\x00" * 50)
    return True


def endless_head(handler: _Handler, _path: str) -> bool:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(2000):
        handler.wfile.write(b"X-More: " + b"x" * 100 + b"\r\n")
    return True


def sign_in_page(handler: _Handler, _path: str) -> bool:
    """Airport Wi-Fi."""
    handler.answer(200, b"<html>Sign in to Airport Wi-Fi</html>")
    return True


def sends_in_a_circle(handler: _Handler, path: str) -> bool:
    handler.send_response(302)
    handler.send_header("Location", f"/{path}")
    handler.send_header("Content-Length", "0")
    handler.end_headers()
    return True


def sends_to_a_file(handler: _Handler, _path: str) -> bool:
    handler.send_response(302)
    handler.send_header("Location", "file:///etc/passwd")
    handler.send_header("Content-Length", "0")
    handler.end_headers()
    return True


def broken(handler: _Handler, _path: str) -> bool:
    handler.answer(500, b"x" * 100_000)
    return True


def packed_again(handler: _Handler, path: str) -> bool:
    """Says that it is packed, as some caches do without being asked."""
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", "3")
    handler.end_headers()
    handler.wfile.write(b"\x1f\x8b\x08")
    return True


FAULTS: list[Fault] = [
    endless, too_long, too_short, cut_early, length_lies, negative_length, silent, drips, drips_head, hangs_up,
    no_http, endless_head, sign_in_page, sends_in_a_circle, sends_to_a_file, broken, packed_again,
]  # fmt: skip


def impatient(server: Server) -> WebSource:
    """As on a device, with seconds where that has minutes."""
    return WebSource(
        server.address, proxy=None, pace=Pace(), silence=0.3, speed=LowestSpeed(window=0.6, least=16 * 1024)
    )


def stand(device: Device, publisher: Publisher) -> tuple[Files, Files]:
    old = publisher.publish(7, sample(7, pages=1))
    device.sync(publisher.path)
    return old, publisher.publish(8, sample(8, pages=1))


def _pairs() -> list[Any]:
    """Every fault at every kind of file; in a quick run each fault once, and each kind some times."""
    pairs = [(fault, kind) for fault in FAULTS for kind in KINDS]
    chosen = (
        pairs if FULL else [pairs[number * len(KINDS) + number % len(KINDS)] for number in range(len(FAULTS))]
    )
    return [pytest.param(fault, kind, id=f"{fault.__name__}-{kind}") for fault, kind in chosen]


@pytest.mark.parametrize(("fault", "kind"), _pairs())
def test_the_old_pack_stays(
    device: Device, publisher: Publisher, server: Server, fault: Fault, kind: str
) -> None:
    old, new = stand(device, publisher)
    server.fault = lambda handler, path: path.startswith(KINDS[kind]) and fault(handler, path)
    began = time.monotonic()
    with pytest.raises(Failed) as caught:
        device.sync(impatient(server))
    assert isinstance(caught.value, NotReached | Refused)
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()
    assert time.monotonic() - began < LONGEST * 4
    assert server.sent < 40_000_000
    assert_shows(device, old)
    assert_blobs_are_whole(device.folder)
    server.fault = None
    assert device.sync(server.address).outcome == "new pack"
    assert_shows(device, new)


def test_a_head_that_drips_is_not_reached_instead_of_refused(
    device: Device, publisher: Publisher, server: Server
) -> None:
    """Cut after a while, what had come looks like a whole head of an empty file, which nobody signed."""
    old, _new = stand(device, publisher)
    server.fault = lambda handler, path: path.startswith("metadata/timestamp") and drips_head(handler, path)
    with pytest.raises(NotReached):
        device.sync(impatient(server))
    assert_shows(device, old)


def test_a_file_of_the_right_length_and_other_bytes(
    device: Device, publisher: Publisher, server: Server
) -> None:
    old, _new = stand(device, publisher)

    def other(handler: _Handler, path: str) -> bool:
        if not path.startswith("blobs/"):
            return False
        handler.answer(200, bytes(len((server.root / path).read_bytes())))
        return True

    server.fault = other
    with pytest.raises(Refused, match="is altered"):
        device.sync(server.address)
    assert_shows(device, old)
    assert list(device.folder.partial.iterdir()) == []


def test_nothing_is_published_there(device: Device, publisher: Publisher, server: Server) -> None:
    old, _new = stand(device, publisher)
    server.fault = lambda handler, _path: bool(handler.answer(404, b"no") or True)
    with pytest.raises(Missing):
        device.sync(server.address)
    assert_shows(device, old)


def test_nobody_answers(device: Device, publisher: Publisher, server: Server) -> None:
    """It says since when, and shows on."""
    old, _new = stand(device, publisher)
    address = server.address
    server.shutdown()
    server.server_close()
    for _ in range(3):
        with pytest.raises(NotReached, match="nobody answers there"):
            device.sync(address)
    assert_shows(device, old)
    state = device.state
    assert state.failures == 3
    assert state.last_success_at == "2026-11-25T10:00:00Z"
    assert state.last_sync.outcome == "not reached"


def test_a_name_that_nobody_knows(device: Device, publisher: Publisher) -> None:
    stand(device, publisher)
    with pytest.raises(NotReached, match="its name is not known"):
        device.sync("http://node.invalid/updates")
