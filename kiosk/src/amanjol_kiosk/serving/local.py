"""The addresses below `/device/`: who may ask, and which part of this program answers.

Only this machine is answered, and only under its own names, so that no page of another server reaches them.
What changes something must come from a page of this server.

Also called: routing, same-origin check.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.serving.answers import Answer, say
from amanjol_kiosk.serving.headers import STRICT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from amanjol_kiosk.serving.answers import RequestHeaders

logger = logging.getLogger(__name__)
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    headers: RequestHeaders
    sent: Any = None  # the JSON of a POST


class NotUnderstood(ValueError):
    """A page sent what it never should; nothing of it is kept. The message is a sentence."""


if TYPE_CHECKING:
    type Handler = Callable[[Request], Awaitable[Answer]]
    type Handlers = Mapping[tuple[str, str], Handler]


class Local:
    """`handlers` by method and path, or the folder of the path with its slash. GET handlers answer HEAD too."""

    def __init__(self, *handlers: Handlers) -> None:
        self._handlers: dict[tuple[str, str], Handler] = {}
        for group in handlers:
            self._handlers.update(group)

    async def answer(self, scope: Any, body: bytes | None) -> Answer:
        refused = refuse_strangers(scope)
        if refused is not None:
            return refused
        method = "GET" if scope.method == "HEAD" else scope.method
        folder = scope.path[: scope.path.rfind("/") + 1]
        handler = self._handlers.get((method, scope.path)) or self._handlers.get((method, folder))
        if handler is None:
            return self._no_handler(scope.path)
        try:
            content = _read(scope.headers, body) if method == "POST" else None
            answer = await handler(Request(scope.method, scope.path, scope.headers, content))
        except NotUnderstood as error:
            return say(400, str(error))
        except OSError as error:
            logger.error("%s could not be carried out: %s", scope.path, error.strerror)  # noqa: TRY400  no trace
            return say(503, "The device's disk does not read or write.", ("Retry-After", "60"))
        if scope.method == "HEAD":
            answer.body = b""
        return answer

    def _no_handler(self, path: str) -> Answer:
        folder = path[: path.rfind("/") + 1]
        allowed = sorted({method for method, served in self._handlers if served in {path, folder}})
        if not allowed:
            return say(404, "There is no such address on this device.")
        return say(405, f"Only {' and '.join(allowed)}.", ("Allow", ", ".join(allowed)))


def as_json(value: Any, *, status: int = 200) -> Answer:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return of_bytes(body, "application/json", status=status)


def of_bytes(body: bytes, kind: str, *headers: tuple[str, str], status: int = 200) -> Answer:
    all_headers = [*STRICT, ("Content-Type", kind), ("Cache-Control", "no-store"), *headers]
    return Answer(status, [*all_headers, ("Content-Length", str(len(body)))], body)


def no_content() -> Answer:
    return Answer(204, [*STRICT, ("Cache-Control", "no-store")])


def refuse_strangers(scope: Any) -> Answer | None:
    """The answer to whoever is not the page on this screen; None for that."""
    host = scope.headers.get("host") or ""
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    if name not in OWN_NAMES or not _is_here(scope.client):
        return say(403, "Only the screen of this device is answered.")
    if scope.method in {"GET", "HEAD"}:
        return None
    if scope.method != "POST":
        return say(405, "Only GET, HEAD and POST.", ("Allow", "GET, HEAD, POST"))
    site, origin = scope.headers.get("sec-fetch-site"), scope.headers.get("origin")
    is_own = site == "same-origin" if site is not None else origin == f"http://{host}"
    return None if is_own else say(403, "Only a page of this device may ask for that.")


def _is_here(client: str) -> bool:
    """`client` is the address and port of who asks."""
    address = client.rpartition(":")[0].strip("[]")
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    return bool((mapped or ip).is_loopback)


def _read(headers: RequestHeaders, body: bytes | None) -> Any:
    """Raises `NotUnderstood`."""
    kind = (headers.get("content-type") or "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise NotUnderstood("Only JSON is understood here.")
    if body is None:
        raise NotUnderstood("The message is too long or did not come whole.")
    if body.count(b"[") + body.count(b"{") > 2000:
        raise NotUnderstood("The message is too long.")
    try:
        content = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("The message is no JSON.") from error
    if not isinstance(content, dict):
        raise NotUnderstood("The message is no object.")
    return content


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
