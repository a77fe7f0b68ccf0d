"""The web server of a partner's node: a real socket, which acknowledges what it is brought, or does something else."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from amanjol.foundation.letters.delivery import groups, pieces_asked, requests
from amanjol.foundation.letters.delivery.pieces_asked import Question
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import documents, envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.foundation.letters.tests.partner import Partner, SealedFile
    from amanjol.foundation.seals.letters.cards import NodeCard

    type Answer = Callable[[bytes], tuple[int, bytes]]
    type Give = Callable[[Question], tuple[int, bytes]]


class Neighbour:
    """`brought` is what came, by path, each letter of a group by itself; `asked` the paths of requests. One that
    `is_older` knows no groups; of a group it writes `answers_at_most`. `answer` and `give` may be exchanged for
    another one. `files` by the addresses of their manifests, `had` are those of which the other node has said that it
    has them.
    """

    def __init__(self, partner: Partner, believed: NodeCard) -> None:
        self.partner = partner
        self.believed = believed
        self.brought: list[tuple[str, bytes]] = []
        self.asked: list[str] = []
        self.is_older = False
        self.answers_at_most = groups.MOST
        self.answer: Answer = self.acknowledge
        self.files: dict[bytes, SealedFile] = {}
        self.had: list[bytes] = []
        self.give: Give = self.pieces

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

    def pieces(self, question: Question) -> tuple[int, bytes]:
        """What is asked for, as it was sealed."""
        file = self.files.get(question.manifest)
        if file is None:
            return 400, b""
        if not question.pieces:
            return 200, file.manifest.to_bytes()
        return 200, b"".join(file.piece(number) for number in question.pieces)

    def _about_files(self, path: str, body: bytes) -> tuple[int, bytes]:
        question = documents.parsed(body, Question)
        if path == pieces_asked.PATH:
            return self.give(question)
        self.had.append(question.manifest)
        return 200, b"1"

    def take(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        try:
            requests.bringer(headers, {self.believed.node: self.believed}, self.partner.node, path, body)
        except SealBroken:
            return 400, b""
        if path.startswith(pieces_asked.PATH):
            return self._about_files(path, body)
        self.asked.append(path)
        if path == groups.PATH and self.is_older:
            return 404, b""
        if path == groups.PATH:
            answers = [self._take(envelope) for envelope in groups.read(body)]
            taken = any(status == 200 for status, _answer in answers)
            written = groups.write(answer for _status, answer in answers[: self.answers_at_most])
            return (200, written) if taken else answers[0]
        return self._take(body) if path == "/nodes/" else self._other(path, body)

    def _take(self, envelope: bytes) -> tuple[int, bytes]:
        self.brought.append(("/nodes/", envelope))
        return self.answer(envelope)

    def _other(self, path: str, body: bytes) -> tuple[int, bytes]:
        self.brought.append((path, body))
        return 200, b"0"


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
