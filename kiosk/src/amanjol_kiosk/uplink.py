"""What this device says to its node: signed messages, and what comes back, which nothing is shown of.

Also called: authentication, signed requests.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import urllib3
from urllib3.util import Url

from amanjol_kiosk import __version__
from amanjol_kiosk.failures import Failed, NotReached, NotSetUp, Refused
from amanjol_kiosk.web import connections_to, parse_address, reason_of

if TYPE_CHECKING:
    from amanjol_kiosk.identity import Key

SILENCE = 30.0  # seconds
LARGEST_ANSWER = 256 * 1024  # bytes
_LONGEST_ANSWER = 60.0  # seconds from the first byte on


class Unwelcome(Failed):
    """The node understands who we are and not what we say: another version of the program, or too much at once."""

    word = "unwelcome"
    code = 4


class Uplink:
    """Messages to one node. `node` is an origin, https://guide.example; see `origin_of`."""

    def __init__(self, node: str, key: Key, proxy: str | None = None, silence: float = SILENCE) -> None:
        self._node = node
        self._key = key
        self._connections = connections_to(parse_address(node, "node"), proxy, silence)

    def tell(self, path: str, message: dict[str, Any]) -> dict[str, Any]:
        """The node's answer. Raises `NotReached`, `Refused` (not known there), `Unwelcome`, `DiskFailed`."""
        body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        return self._read(self.send(path, body, "application/json"))

    def send(self, path: str, body: bytes, media_type: str) -> bytes:
        """As `tell`; what came back unread."""
        headers = self._key.headers(path, body) | {
            "Content-Type": media_type,
            "User-Agent": f"amanjol-kiosk/{__version__}",
            "Accept-Encoding": "identity",
        }
        try:
            response = self._connections.request(
                "POST", f"{self._node}{path}", body=body, headers=headers,
                preload_content=False, decode_content=False, redirect=False, retries=False,
            )  # fmt: skip
            try:
                content = _bounded(response)
            finally:
                response.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise NotReached(f"{self._node} is not reached: {reason_of(error)}.") from error
        self._judge(response.status)
        return content

    def close(self) -> None:
        self._connections.clear()

    def _judge(self, status: int) -> None:
        if status in {200, 204}:
            return
        if status == 401:
            raise Refused(f"{self._node} does not know this device, or it was struck off there.")
        if status in {400, 413}:
            raise Unwelcome(f"{self._node} does not take this message (status {status}).")
        raise NotReached(f"{self._node} answers with status {status}.")

    def _read(self, content: bytes) -> dict[str, Any]:
        try:
            value = json.loads(content)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise NotReached(f"{self._node} answers with something else than a node does.")
        return value


def origin_of(address: str) -> str:
    """Scheme, host and port of what somebody typed. Raises `NotSetUp`."""
    url = parse_address(address, "node")
    if url.auth or url.query or url.fragment or (url.path or "/") != "/":
        raise NotSetUp("Name the node by its address alone, like https://guide.example.")
    return Url(url.scheme, None, url.host, url.port).url


def _bounded(response: urllib3.BaseHTTPResponse) -> bytes:
    content = bytearray()
    until = time.monotonic() + _LONGEST_ANSWER
    while chunk := response.read1(16 * 1024, decode_content=False):
        content += chunk
        if len(content) > LARGEST_ANSWER or time.monotonic() > until:
            raise ValueError("an endless answer")
    return bytes(content)
