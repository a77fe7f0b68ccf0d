"""A small node: checks every signature as the real one does, and answers as it is told."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.server
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    type Reply = tuple[int, Any]


@dataclass(frozen=True)
class Said:
    """A message that was signed well."""

    path: str
    sequence: int
    body: bytes
    media_type: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Node(http.server.ThreadingHTTPServer):
    """`reply` gives status and answer to each message. Keys are learnt from the first enrolment."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.keys: dict[str, bytes] = {}
        self.said: list[Said] = []
        self.badly_signed = 0
        self.reply: Callable[[Said], Reply] = lambda _said: (200, {})

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def learn(self, public_key: bytes) -> None:
        self.keys[base64.urlsafe_b64encode(hashlib.sha256(public_key).digest()).rstrip(b"=").decode()] = (
            public_key
        )

    def last(self, end: str) -> Said:
        return [said for said in self.said if said.path.partition("?")[0].endswith(end)][-1]

    def handle_error(self, *_: object) -> None:
        """A device that hangs up is no error."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Node

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        said = Said(
            self.path,
            int(self.headers.get("Amanjol-Sequence", "0")),
            body,
            self.headers.get("Content-Type", ""),
        )
        if self.path == "/device/v1/enrolment":
            self.server.learn(_unpacked(said.json["public_key"]))
        if not self._is_signed(said):
            self.server.badly_signed += 1
            self._answer(401, {"error": "refused"})
            return
        self.server.said.append(said)
        self._answer(*self.server.reply(said))

    def _is_signed(self, said: Said) -> bool:
        key = self.server.keys.get(self.headers.get("Amanjol-Device", ""))
        number = self.headers.get("Amanjol-Sequence", "")
        lines = ("POST", said.path, number, hashlib.sha256(said.body).hexdigest())
        message = ("amanjol-device-1\n" + "\n".join(lines)).encode()
        try:
            Ed25519PublicKey.from_public_bytes(key or b"").verify(
                _unpacked(self.headers.get("Amanjol-Signature", "")), message
            )
        except (InvalidSignature, ValueError):
            return False
        return True

    def _answer(self, status: int, answer: Any) -> None:
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content) if status != 204 else 0))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content if status != 204 else b"")


@contextmanager
def answering() -> Iterator[Node]:
    with Node() as node:
        thread = threading.Thread(target=node.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield node
        finally:
            node.shutdown()
            thread.join()
