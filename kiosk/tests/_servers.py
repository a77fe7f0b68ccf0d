"""Real servers on this machine: one that counts every byte and can misbehave, and a proxy."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
import urllib.parse
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class _Counted:
    """A connection whose bytes are counted in both directions, heads included."""

    def __init__(self, server: Server, wrapped: Any) -> None:
        self._server = server
        self._wrapped = wrapped

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wrapped, name)

    def write(self, content: bytes) -> int:
        self._server.sent += len(content)
        return int(self._wrapped.write(content))

    def readline(self, *limit: int) -> bytes:
        line = bytes(self._wrapped.readline(*limit))
        self._server.heard += len(line)
        return line


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def setup(self) -> None:
        super().setup()
        self.rfile = _Counted(self.server, self.rfile)  # type: ignore[assignment]
        self.wfile = _Counted(self.server, self.wfile)  # type: ignore[assignment]

    def version_string(self) -> str:
        return "test"

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        path = urllib.parse.urlsplit(self.path).path.lstrip("/")
        self.server.asked.append(path)
        with contextlib.suppress(ConnectionError, TimeoutError):
            if self.server.fault and self.server.fault(self, path):
                self.close_connection = True
                return
            self.give(path)

    def give(self, path: str) -> None:
        file = self.server.root / path
        if not file.is_file():
            self.answer(404, b"")
            return
        content = file.read_bytes()
        wanted = self.headers.get("Range")
        if wanted and self.server.knows_ranges:
            begin = int(wanted.removeprefix("bytes=").rstrip("-"))
            if begin >= len(content):
                self.answer(416, b"")
            else:
                self.answer(206, content[begin:], f"bytes {begin}-{len(content) - 1}/{len(content)}")
            return
        self.answer(200, content)

    def answer(self, status: int, body: bytes, part: str = "", *, length: int | None = None) -> None:
        self.send_response(status)
        if part:
            self.send_header("Content-Range", part)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """`fault` is asked for every request, and says whether it has answered in its own way."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.root = root
        self.fault: Callable[[_Handler, str], bool] | None = None
        self.knows_ranges = True
        self.asked: list[str] = []
        self.sent = self.heard = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def wire(self) -> int:
        """Bytes in both directions."""
        return self.sent + self.heard

    def forget(self) -> None:
        self.sent = self.heard = 0
        self.asked.clear()

    def handle_error(self, *_: object) -> None:
        """A device that hangs up is no error."""


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    with Server(root) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class Proxy(http.server.ThreadingHTTPServer):
    """Passes plain requests on, and refuses who does not know `secret`, if there is one."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, secret: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _ProxyHandler)
        self.secret = secret
        self.passed: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _ProxyHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        if self.server.secret and self.headers.get("Proxy-Authorization") != self.server.secret:
            self._refuse()
            return
        self.server.passed.append(self.path)
        url = urllib.parse.urlsplit(self.path)
        with socket.create_connection((url.hostname or "", url.port or 80), 10) as line:
            line.sendall(f"GET {url.path} HTTP/1.0\r\nHost: {url.netloc}\r\n\r\n".encode())
            while piece := line.recv(65536):
                self.wfile.write(piece)
        self.close_connection = True

    def _refuse(self) -> None:
        self.send_response(407)
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def proxying(secret: str = "") -> Iterator[Proxy]:
    with Proxy(secret) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
