"""One question to another node and its answer, whole within a time and a number of bytes, whatever the other side does.

A limit on each read holds up nobody who lets a byte drip now and then. So each reading and each writing gets what is
left of one deadline, which counts from the dialling, and all that comes is counted, heads and what is passed over too.
Redirects are not followed. Looking up a name has the limits of the machine's own resolver.

Also called: HTTP client, slow read, slowloris.
"""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import WriteableBuffer

EXCHANGE: Final = 45.0
"""Seconds from dialling to the last byte: 1 MiB in them is 23 kB a second."""
CONNECT: Final = 5.0
"""Seconds for one address of a node, and for agreeing on a key with it."""
ADDRESSES: Final = 4
"""How many addresses of one name are dialled."""
HEADS: Final = 64 * 1024
"""Bytes that may come beside an answer."""


class NoAnswer(Exception):
    """The other side was not reached, was too slow, or said too much. The message is a code for the log."""


@dataclass(slots=True)
class Limit:
    """What is left of one exchange: a moment (monotonic), and bytes that may still come."""

    until: float
    bytes: int

    def seconds(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def count(self, came: int) -> int:
        self.bytes -= came
        if self.bytes < 0:
            raise NoAnswer("too-much")
        return came


class _Limited(socket.socket):
    """A socket whose every reading and writing ends with the limit."""

    limit: Limit

    def recv_into(self, buffer: WriteableBuffer, *arguments: Any) -> int:
        self.settimeout(self.limit.seconds())
        return self.limit.count(super().recv_into(buffer, *arguments))

    def send(self, data: Any, *arguments: Any) -> int:
        self.settimeout(self.limit.seconds())
        return super().send(data, *arguments)

    def sendall(self, data: Any, *arguments: Any) -> None:
        self.settimeout(self.limit.seconds())
        super().sendall(data, *arguments)


class _LimitedTls(_Limited, ssl.SSLSocket):
    """The same within TLS, where writing is many sendings."""


class Line:
    """To one node, kept open from one exchange to the next. To be closed."""

    def __init__(self, address: str) -> None:
        """NoAnswer for what is no address."""
        try:
            parts = urlsplit(address.rstrip("/"))
            usual = http.client.HTTPS_PORT if parts.scheme == "https" else http.client.HTTP_PORT
            self._port, self._host = parts.port or usual, parts.hostname or ""
        except ValueError:
            raise NoAnswer("address") from None
        self._path = parts.path
        self._context = _context() if parts.scheme == "https" else None
        self._open: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, path: str, *, headers: Mapping[str, str], at_most: int, body: bytes | None = None
    ) -> tuple[int, bytes]:
        """The status, and the content where that is 200. NoAnswer, also for more than `at_most` bytes."""
        limit = Limit(time.monotonic() + EXCHANGE, at_most + HEADS)
        try:
            line = self._line(limit)
            line.request(method, self._path + path, body=body, headers=dict(headers))
            with line.getresponse() as answer:
                content = answer.read(at_most + 1) if answer.status == http.client.OK else b""
                is_over = answer.isclosed()
        except (OSError, http.client.HTTPException, ValueError, NoAnswer) as error:
            self.close()
            raise error if isinstance(error, NoAnswer) else NoAnswer(_code_of(error)) from None
        if not is_over:
            self.close()
        if len(content) > at_most:
            raise NoAnswer("too-much")
        return answer.status, content

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _line(self, limit: Limit) -> http.client.HTTPConnection:
        """That of before, unless the other side has hung up or says what it was not asked."""
        if (
            self._open is not None
            and isinstance(dialled := self._open.sock, _Limited)
            and not _has_come(dialled)
        ):
            dialled.limit = limit
            return self._open
        self.close()
        self._open = self._dialled(limit)
        return self._open

    def _dialled(self, limit: Limit) -> http.client.HTTPConnection:
        line = http.client.HTTPConnection(self._host, self._port)
        plain = _dial(line.host, line.port, limit)
        try:
            line.sock = plain if self._context is None else self._within_tls(self._context, plain)
        except BaseException:
            plain.close()
            raise
        return line

    def _within_tls(self, context: ssl.SSLContext, plain: _Limited) -> _LimitedTls:
        plain.settimeout(min(CONNECT, plain.limit.seconds()))
        wrapped = cast("_LimitedTls", context.wrap_socket(plain, server_hostname=self._host))
        wrapped.limit = plain.limit
        return wrapped


def _has_come(dialled: _Limited) -> bool:
    """Whether there is something to be read of it, be it that it ends."""
    poll = select.poll()
    poll.register(dialled, select.POLLIN)
    return bool(poll.poll(0))


def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.sslsocket_class = _LimitedTls
    return context


def _dial(host: str, port: int, limit: Limit) -> _Limited:
    """The first of its addresses that answers. OSError."""
    last: OSError | None = None
    for family, kind, protocol, _name, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[
        :ADDRESSES
    ]:
        dialled = _Limited(family, kind, protocol)
        dialled.limit = limit
        try:
            dialled.settimeout(min(CONNECT, limit.seconds()))
            dialled.connect(address)
            dialled.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            dialled.close()
            last = error
        else:
            return dialled
    raise last or OSError("This name has no address.")


def _code_of(error: Exception) -> str:
    return "too-slow" if isinstance(error, TimeoutError) else type(error).__name__
