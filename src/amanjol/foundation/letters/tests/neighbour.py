"""The web server of a partner's node: a real socket, which acknowledges what it is brought, or does something else."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from amanjol.foundation.letters.delivery import requests
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.foundation.letters.tests.partner import Partner
    from amanjol.foundation.seals.letters.cards import NodeCard

    type Answer = Callable[[bytes], tuple[int, bytes]]


class Neighbour:
    """`brought` is what came, by path; `answer` may be exchanged for another one."""

    def __init__(self, partner: Partner, believed: NodeCard) -> None:
        self.partner = partner
        self.believed = believed
        self.brought: list[tuple[str, bytes]] = []
        self.answer: Answer = self.acknowledge

    def acknowledge(self, envelope: bytes) -> tuple[int, bytes]:
        header = envelopes.read_header(envelope)
        return 200, self.receipt(envelope, header.id)

    def receipt(self, envelope: bytes, letter: object) -> bytes:
        now = present_moment()
        receipt = messages.Receipt(
            id=envelopes.new_id(now),
            node=self.partner.node,
            to=self.believed.node,
            letter=letter,  # type: ignore[arg-type]  # a test may ask for another
            digest=messages.digest_of(envelope),
            received_at=now,
        )
        return messages.seal(receipt, self.partner.keys.signing, self.believed)

    def take(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        try:
            requests.bringer(headers, {self.believed.node: self.believed}, self.partner.node, path, body)
        except SealBroken:
            return 400, b""
        self.brought.append((path, body))
        return self.answer(body) if path == "/nodes/" else (200, b"0")


@contextmanager
def neighbour_of(partner: Partner, believed: NodeCard) -> Iterator[Neighbour]:
    """Reached at `partner.address` from now on."""
    neighbour = Neighbour(partner, believed)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = neighbour.take(self.path, dict(self.headers.items()), body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    partner.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield neighbour
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
