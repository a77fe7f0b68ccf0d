"""The web as a source: ranges, proxies, redirects, the rate."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING

import pytest
from _device import assert_shows
from _publisher import sample
from _servers import proxying

from amanjol_kiosk.failures import NotReached, NotSetUp
from amanjol_kiosk.pacing import LowestSpeed, Pace, Patience
from amanjol_kiosk.sources import open_source
from amanjol_kiosk.web import WebSource

if TYPE_CHECKING:
    from _device import Device
    from _publisher import Files, Publisher
    from _servers import Server, _Handler

LARGE = 400_000  # bytes


def with_a_clip(number: int) -> dict[str, Files]:
    parts = sample(number, pages=1)
    parts["shared"]["media/clip.mp4"] = bytes(
        (number * 7 + place * 13 + place // 251) % 256 for place in range(LARGE)
    )
    return parts


def cut_the_clip_at(count: int) -> object:
    """The first time the clip is asked for, the line is cut after so many bytes."""
    cut: list[str] = []

    def fault(handler: _Handler, path: str) -> bool:
        file = handler.server.root / path
        if not path.startswith("blobs/") or file.stat().st_size != LARGE or cut:
            return False
        cut.append(path)
        handler.answer(200, file.read_bytes()[:count], length=LARGE)
        return True

    return fault


def test_a_cut_connection_goes_on_where_it_was_cut(
    device: Device, publisher: Publisher, server: Server
) -> None:
    files = publisher.publish(7, with_a_clip(7))
    server.fault = cut_the_clip_at(300_000)  # type: ignore[assignment]
    assert device.sync(server.address).outcome == "new pack"
    assert_shows(device, files)
    assert LARGE < server.sent < LARGE + 30_000


def test_a_sync_that_failed_goes_on_the_next_time(
    device: Device, publisher: Publisher, server: Server
) -> None:
    files = publisher.publish(7, with_a_clip(7))
    server.fault = cut_the_clip_at(300_000)  # type: ignore[assignment]
    with pytest.raises(NotReached):
        device.sync(server.address, patience=Patience(tries=0))
    assert [part.stat().st_size for part in device.folder.partial.iterdir()] == [300_000]
    server.forget()
    device.sync(server.address)
    assert_shows(device, files)
    assert server.sent < LARGE - 300_000 + 30_000


def test_a_stick_goes_on_where_the_web_was_cut(device: Device, publisher: Publisher, server: Server) -> None:
    files = publisher.publish(7, with_a_clip(7))
    server.fault = cut_the_clip_at(300_000)  # type: ignore[assignment]
    with pytest.raises(NotReached):
        device.sync(server.address, patience=Patience(tries=0))
    source = open_source(str(publisher.path), proxy=None, pace=Pace())
    device.sync(source)
    assert_shows(device, files)
    assert source.received < LARGE - 300_000 + 20_000


def test_a_damaged_half_is_fetched_anew(device: Device, publisher: Publisher, server: Server) -> None:
    files = publisher.publish(7, with_a_clip(7))
    server.fault = cut_the_clip_at(300_000)  # type: ignore[assignment]
    with pytest.raises(NotReached):
        device.sync(server.address, patience=Patience(tries=0))
    (part,) = device.folder.partial.iterdir()
    part.write_bytes(bytes(300_000))
    device.sync(server.address)
    assert_shows(device, files)


def test_a_server_that_knows_no_ranges(device: Device, publisher: Publisher, server: Server) -> None:
    files = publisher.publish(7, with_a_clip(7))
    server.fault = cut_the_clip_at(300_000)  # type: ignore[assignment]
    server.knows_ranges = False
    device.sync(server.address)
    assert_shows(device, files)


def test_a_part_that_was_not_asked_for(device: Device, publisher: Publisher, server: Server) -> None:
    old = publisher.publish(6)
    device.sync(server.address)
    publisher.publish(7, with_a_clip(7))
    first = cut_the_clip_at(300_000)

    def fault(handler: _Handler, path: str) -> bool:
        if handler.headers.get("Range"):
            handler.answer(206, bytes(1000), f"bytes 0-999/{LARGE}")
            return True
        return bool(first(handler, path))  # type: ignore[operator]

    server.fault = fault
    with pytest.raises(NotReached, match="another part of a file"):
        device.sync(server.address)
    assert_shows(device, old)


def test_patience_is_not_endless(device: Device, publisher: Publisher, server: Server) -> None:
    """A server that cuts every time, and begins anew every time: the pauses grow, and then it is enough."""
    publisher.publish(7, with_a_clip(7))
    server.knows_ranges = False
    pauses: list[float] = []

    def fault(handler: _Handler, path: str) -> bool:
        file = handler.server.root / path
        if not path.startswith("blobs/") or file.stat().st_size != LARGE:
            return False
        handler.answer(200, file.read_bytes()[:200_000], length=LARGE)
        return True

    server.fault = fault
    with pytest.raises(NotReached):
        device.sync(server.address, patience=Patience(tries=4, sleep=pauses.append))
    assert len(pauses) == 4
    assert all(0.5 * 2**number <= pause <= 1.5 * 2**number for number, pause in enumerate(pauses))
    assert server.sent < 10 * LARGE


def test_a_line_that_fails_now_and_then_gets_there(
    device: Device, publisher: Publisher, server: Server
) -> None:
    """Every other request is hung up on, and no file is large: each file that arrives renews the patience."""
    files = publisher.publish(7, sample(7, pages=8))
    server.fault = lambda _handler, path: path.startswith("blobs/") and server.asked.count(path) == 1
    device.sync(server.address)
    assert_shows(device, files)


def test_redirects_are_followed(device: Device, publisher: Publisher, server: Server) -> None:
    """As object storage does it."""
    files = publisher.publish(7)

    def moved(handler: _Handler, path: str) -> bool:
        if not path.startswith("old/"):
            return False
        handler.send_response(302)
        handler.send_header("Location", f"/{path.removeprefix('old/')}")
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return True

    server.fault = moved
    device.sync(f"{server.address}/old/")
    assert_shows(device, files)


@pytest.mark.parametrize("by", ["option", "environment"])
def test_through_a_proxy(
    device: Device, publisher: Publisher, server: Server, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    files = publisher.publish(7)
    with proxying() as proxy:
        if by == "environment":
            monkeypatch.setenv("http_proxy", proxy.address)
        source = open_source(server.address, proxy=proxy.address if by == "option" else None, pace=Pace())
        device.sync(source)
        assert_shows(device, files)
        assert len(proxy.passed) == len(server.asked)
        assert proxy.passed[0].startswith(f"{server.address}/metadata/")


def test_no_proxy_where_the_environment_says_so(
    device: Device, publisher: Publisher, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish(7)
    with proxying() as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        device.sync(server.address)
        assert proxy.passed == []


def test_a_proxy_with_a_password(device: Device, publisher: Publisher, server: Server) -> None:
    files = publisher.publish(7)
    with proxying("Basic " + base64.b64encode(b"hall:s3cret").decode()) as proxy:
        address = proxy.address.removeprefix("http://")
        with pytest.raises(NotReached, match="status 407"):
            device.sync(open_source(server.address, proxy=proxy.address, pace=Pace()))
        device.sync(open_source(server.address, proxy=f"http://hall:s3cret@{address}", pace=Pace()))
        assert_shows(device, files)
    assert "s3cret" not in device.folder.state.read_text()


def test_a_password_in_the_address_is_sent_and_not_told(
    device: Device, publisher: Publisher, server: Server
) -> None:
    publisher.publish(7)
    heard: list[str | None] = []
    server.fault = lambda handler, _path: bool(heard.append(handler.headers.get("Authorization")))
    device.sync(server.address.replace("http://", "http://kiosk:s3cret@"))
    assert set(heard) == {"Basic " + base64.b64encode(b"kiosk:s3cret").decode()}
    assert "s3cret" not in device.folder.state.read_text()


@pytest.mark.parametrize(
    "address", ["ftp://node/updates", "file:///etc", "https://", "http://[::1", "s3://bucket/x"]
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(NotSetUp):
        open_source(address, proxy=None, pace=Pace())


def test_the_rate_is_kept(device: Device, publisher: Publisher, server: Server) -> None:
    publisher.publish(7, with_a_clip(7))
    began = time.monotonic()
    device.sync(open_source(server.address, proxy=None, pace=Pace(limit=200_000)))
    took = time.monotonic() - began
    assert took >= LARGE / 200_000 * 0.95


def test_a_rate_is_no_slow_line(device: Device, publisher: Publisher, server: Server) -> None:
    """Waiting that we ask for ourselves does not count."""
    files = publisher.publish(7, sample(7, pages=1))
    speed = LowestSpeed(window=2, least=10_000_000)
    pace = Pace(limit=10_000)
    began = time.monotonic()
    device.sync(WebSource(server.address, proxy=None, pace=pace, speed=speed))
    assert time.monotonic() - began > 2 * speed.window, "else it would not be seen"
    assert_shows(device, files)
