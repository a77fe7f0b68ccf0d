"""What two nodes say to each other, as somebody on the line between them would have it: each byte, both ways."""

from __future__ import annotations

import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_THE_LINE = {"connection", "transfer-encoding", "content-length"}


class Wire:
    """In front of one node: other nodes know its address alone. `posted` are the bodies, `heard` all that passed."""

    def __init__(self) -> None:
        self.port = 0
        self.posted: list[bytes] = []
        self.heard = bytearray()
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def hear(self, *said: bytes) -> None:
        with self._lock:
            self.heard += b"\n".join(said)


@contextmanager
def wire_to(port: int) -> Iterator[Wire]:
    """To the node that answers at `port`, now or later."""
    wire = Wire()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            wire.hear(self.requestline.encode(), str(self.headers).encode(), body)
            if self.command == "POST":
                wire.posted.append(body)
            self._pass_on(body)

        do_POST = do_GET  # noqa: N815  the name that the class above asks for

        def _pass_on(self, body: bytes) -> None:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                line.request(self.command, self.path, body or None, dict(self.headers.items()))
                answer = line.getresponse()
                status, headers, content = answer.status, answer.headers, answer.read()
            except OSError:  # the node has not begun yet
                status, headers, content = 502, http.client.HTTPMessage(), b""
            finally:
                line.close()
            wire.hear(str(headers).encode(), content)
            self.send_response_only(status)
            for name, value in headers.items():
                if name.lower() not in _OF_THE_LINE:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    wire.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
