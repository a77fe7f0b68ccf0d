"""Another node as its folder of keys, and a server on this machine that answers in its name."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

from amanjol.foundation.letters.node_folder import NodeFolder
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import NodeCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    type Answer = tuple[int, dict[str, str], bytes]


def far_node(root: Path, node: str) -> NodeFolder:
    folder = NodeFolder(root, node)
    folder.begin()
    return folder


def card_of_node(folder: NodeFolder, address: str = "", **says: object) -> bytes:
    """Signed with the node's own key."""
    keys = folder.keys()
    fields = {
        "node": folder.node,
        "name": "Far Node",
        "serial": 1,
        "issued_at": datetime.now(UTC).replace(microsecond=0),
        "signing_key": keys.signing.public,
        "earlier_key": None,
        "country": "KZ",
        "address": address,
        "receipt_key": keys.receipts.public,
    } | says
    return cards.write(NodeCard(**fields), keys.signing)  # type: ignore[arg-type]


@contextmanager
def serving(answers: Callable[[str, dict[str, str]], Answer]) -> Iterator[str]:
    """The address of a server whose answer to a path and headers is what `answers` gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
