"""The web as a source: any web server, a cache or object storage, through a proxy where there is one."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url, make_headers, parse_url

from amanjol_kiosk import __version__
from amanjol_kiosk.failures import Missing, NotReached, NotSetUp
from amanjol_kiosk.pacing import LowestSpeed
from amanjol_kiosk.sources import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol_kiosk.pacing import Pace

LONGEST_SILENCE = 30.0  # seconds
_REDIRECTS = urllib3.Retry(total=3, connect=0, read=0, redirect=3, status=0, other=0)
_BEGIN = re.compile(r"bytes (\d{1,15})-\d+/(?:\d+|\*)")
_CERTIFICATE = re.compile(r"certificate verify failed: ([^(\[]+)")


class WebSource:
    """`silence` is how many seconds nothing may come; `speed` the least that must come over a longer time."""

    def __init__(
        self, address: str, *, proxy: str | None, pace: Pace,
        silence: float = LONGEST_SILENCE, speed: LowestSpeed | None = None,
    ) -> None:  # fmt: skip
        url = parse_address(address, "source")
        self._base = Url(url.scheme, None, url.host, url.port, (url.path or "").rstrip("/")).url
        self.name = self._base
        self.received = 0
        self.told_at: datetime | None = None
        self.resumes = True
        self._pace = pace
        self._speed = speed or LowestSpeed()
        self._headers = {"User-Agent": f"amanjol-kiosk/{__version__}", "Accept-Encoding": "identity"}
        if url.auth:
            self._headers |= make_headers(basic_auth=url.auth)
        self._connections = connections_to(url, proxy, silence)

    @contextmanager
    def open(self, path: str, offset: int = 0) -> Iterator[Answer]:
        response = self._asked(path, offset)
        ended = False

        def chunks() -> Iterator[bytes]:
            nonlocal ended
            yield from self._chunks(response)
            ended = True

        try:
            if response.status == 206:
                yield Answer(self._begin(response, offset), chunks())
            else:
                self.resumes = self.resumes and not offset
                yield Answer(0, chunks())
        finally:
            if ended:
                response.release_conn()
            else:  # the rest may be endless
                response.close()

    def close(self) -> None:
        self._connections.clear()

    def _asked(self, path: str, offset: int) -> urllib3.BaseHTTPResponse:
        headers = self._headers | ({"Range": f"bytes={offset}-"} if offset else {})
        began = time.monotonic()
        with self._told():
            response = self._connections.request(
                "GET",
                f"{self._base}/{path}",
                headers=headers,
                preload_content=False,
                decode_content=False,
                retries=_REDIRECTS,
            )
        self._note_time(response)
        try:
            self._speed.saw(0, time.monotonic() - began)
        except NotReached:
            response.close()
            raise
        if response.status in {200, 206}:
            return response
        self._let_go(response)
        if response.status == 416 and offset:
            return self._asked(path, 0)
        if response.status in {403, 404, 410}:
            raise Missing(f"{self.name} has no {path} (status {response.status}).", response.status)
        raise NotReached(f"{self.name} answers with status {response.status}.")

    def _chunks(self, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        while True:
            began = time.monotonic()
            with self._told():
                chunk = response.read1(self._pace.chunk, decode_content=False)
            if not chunk:
                return
            self.received += len(chunk)
            self._speed.saw(len(chunk), time.monotonic() - began)
            self._pace.spend(len(chunk))
            yield chunk

    def _begin(self, response: urllib3.BaseHTTPResponse, offset: int) -> int:
        match = _BEGIN.match(response.headers.get("Content-Range", ""))
        if not match or int(match[1]) != offset:
            raise NotReached(f"{self.name} gives another part of a file than was asked for.")
        return offset

    def _let_go(self, response: urllib3.BaseHTTPResponse) -> None:
        """Keep the connection if what is left is small: a poll ends in "no newer root" each time."""
        length = response.length_remaining
        if length is not None and length <= 4096:
            with self._told():
                while response.read1(4096, decode_content=False):
                    pass
            response.release_conn()
        else:
            response.close()

    def _note_time(self, response: urllib3.BaseHTTPResponse) -> None:
        with suppress(ValueError, TypeError, OverflowError):
            told_at = parsedate_to_datetime(response.headers.get("Date", ""))
            self.told_at = told_at.astimezone(UTC) if told_at.tzinfo else told_at.replace(tzinfo=UTC)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise NotReached(f"{self.name} is not reached: {reason_of(error)}.") from error


def reason_of(error: BaseException) -> str:
    """In a few words; what the other side wrote is not among them."""
    cause: BaseException = error
    if isinstance(cause, urllib3.exceptions.MaxRetryError) and cause.reason is not None:
        cause = cause.reason
    certificate = _CERTIFICATE.search(str(cause))
    if certificate:
        return f"its certificate does not hold ({certificate[1].strip()}); is the clock right?"
    for kind, words in _REASONS:
        if isinstance(cause, kind):
            return words
    return "the connection failed"


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (urllib3.exceptions.ProxyError, "the proxy does not let it through"),
    (urllib3.exceptions.NameResolutionError, "its name is not known"),
    (urllib3.exceptions.NewConnectionError, "nobody answers there"),
    (urllib3.exceptions.TimeoutError, "it does not answer in time"),
    (urllib3.exceptions.SSLError, "no secure connection can be made"),
    (urllib3.exceptions.ResponseError, "it sends elsewhere again and again"),
    (urllib3.exceptions.ProtocolError, "the connection was cut"),
)


def parse_address(address: str, what: str) -> Url:
    """Raises `NotSetUp`."""
    try:
        url = parse_url(address)
    except urllib3.exceptions.LocationParseError:
        url = Url()
    if url.scheme not in {"http", "https"} or not url.host:
        raise NotSetUp(f"The {what} is no address that begins with http:// or https://.")
    return url


def _proxy_for(url: Url) -> str | None:
    """As the environment says it: HTTPS_PROXY, NO_PROXY and so on."""
    if proxy_bypass(url.host or ""):
        return None
    return getproxies().get(url.scheme or "")


def connections_to(url: Url, proxy: str | None, silence: float) -> urllib3.PoolManager:
    """Through the proxy that is named, or that the environment names for this address. Raises `NotSetUp`."""
    return _manager(proxy or _proxy_for(url), silence)


def _manager(proxy: str | None, silence: float) -> urllib3.PoolManager:
    settings: dict[str, Any] = {"maxsize": 1, "timeout": urllib3.Timeout(silence)}
    if proxy is None:
        manager = urllib3.PoolManager(**settings)
    else:
        url = parse_address(proxy if "://" in proxy else f"http://{proxy}", "proxy")
        headers = make_headers(proxy_basic_auth=url.auth) if url.auth else None
        address = Url(url.scheme, None, url.host, url.port).url
        manager = urllib3.ProxyManager(address, proxy_headers=headers, **settings)
    manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
    return manager


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


@contextmanager
def _head_in_time(connection: HTTPConnection) -> Iterator[None]:
    """A head that comes byte by byte would never end: each byte starts the socket's time-out anew."""
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        _cut(connection.sock)

    timer = threading.Timer(float(connection.timeout or LONGEST_SILENCE), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if is_late.is_set():  # what came until then looks like a whole head with nothing behind it
        raise TimeoutError("the head of an answer did not come in time")


class _Plain(HTTPConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        with _head_in_time(self):
            return super().getresponse()


class _Secure(HTTPSConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        with _head_in_time(self):
            return super().getresponse()


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Secure
