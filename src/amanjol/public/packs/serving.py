"""Serves the current pack from a table of its files: no framework, no database, no state of a reader.

A WSGI application in front of another: what the pack does not hold, and only below the prefixes of the
dynamic pages, is the other's. The table is read again when the pack is switched.

Also called: web server, content negotiation, cache headers.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from amanjol.public.packs import beside, waiting
from amanjol.public.packs.serving_table import (
    CONTENT_SECURITY_POLICY,
    HEADERS,
    BrokenPack,
    ServedFile,
    Table,
    read_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader
    from pathlib import Path

    type Environ = dict[str, Any]
    type StartResponse = Callable[..., Any]
    type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

logger = logging.getLogger(__name__)

# Below these the dynamic pages live, save for the media of the pack; everything else is the guide's.
DYNAMIC = (
    "/account",
    "/cms",
    "/complaint",
    "/desk",
    "/device",
    "/fleet",
    "/help",
    "/language",
    "/lists",
    "/media",
    "/newsletter",
    "/nodes",
    "/organisation",
    "/programme",
    "/recommendations",
    "/static",
)
CHECK_EVERY = 1.0  # seconds between looks whether the pack was switched
_OK = "200 OK"
_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))")
_BROTLI = re.compile(r"(?:^|[\s,])br\s*(?:$|,|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))", re.IGNORECASE)
_LANGUAGE = re.compile(r"/([a-z]{2}(?:-[a-z]{4})?)(?:/|$)")
_QUALITY = re.compile(r"\s*q=([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


class PackSite:
    """The guide at `/`, and `dynamic` below its own prefixes."""

    def __init__(self, dynamic: Application, current: Path) -> None:
        self._dynamic = dynamic
        self._current = current
        self._lock = threading.Lock()
        self._table = Table()
        self._read_from: Path | None = None
        self._refused: Path | None = None
        self._looked_at = float("-inf")

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "/") or "/"
        if path.startswith(DYNAMIC) and not self._is_guides(path):
            return self._dynamic(environ, start_response)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return say(start_response, "405 Method Not Allowed", [("Allow", "GET, HEAD")])
        return self._serve(path, environ, start_response)

    def _is_guides(self, path: str) -> bool:
        """Whether a path that begins as a dynamic page's is one of the guide all the same."""
        first = path.split("/", 2)[1]
        return f"/{first}" not in DYNAMIC or (first == "media" and _address(path) in self.table().plain)

    def table(self) -> Table:
        """The current pack's table, read anew when the link points elsewhere.

        One thread reads; the others answer from the earlier table meanwhile, and wait only where there is none.
        """
        if time.monotonic() - self._looked_at < CHECK_EVERY:
            return self._table
        if not self._lock.acquire(blocking=not self._table.plain):
            return self._table
        try:
            if time.monotonic() - self._looked_at >= CHECK_EVERY:
                self._look()
                self._looked_at = time.monotonic()
        finally:
            self._lock.release()
        return self._table

    def _look(self) -> None:
        """Take the pack that the link names. A broken one is shown only where there is no earlier one."""
        try:
            target = self._current.resolve(strict=True)
            if target == self._read_from:
                return
            self._table = read_table(target, must_be_whole=bool(self._table.plain))
        except (OSError, BrokenPack) as error:
            if self._table.plain and self._refused != self._current.resolve():
                self._refused = self._current.resolve()
                logger.exception("the new pack is not shown", exc_info=error)
            return
        self._read_from = target

    def _serve(self, path: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        table = self.table()
        name = _address(path)
        takes_brotli = "HTTP_RANGE" not in environ and _BROTLI.search(environ.get("HTTP_ACCEPT_ENCODING", ""))
        served = beside.served(self._current.parent, name, takes_brotli=bool(takes_brotli))
        served = served or (table.brotli.get(name) if takes_brotli else None) or table.plain.get(name)
        if served is not None:
            return send(served, environ, start_response)
        if f"{name}/index.html" in table.plain:
            headers = [("Location", f"/{quote(name)}/"), ("Cache-Control", "no-cache")]
            return say(start_response, "301 Moved Permanently", headers)
        language = _language(path, environ.get("HTTP_ACCEPT_LANGUAGE", ""), table.languages)
        missing = table.missing_brotli if takes_brotli else table.missing
        served = missing.get(language) or missing.get("")
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        if served is None:
            headers = [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Retry-After", str(waiting.LOOKS_AGAIN)),
            ]
            return say(
                start_response, "503 Service Unavailable", headers, waiting.PAGE,
                policy=waiting.POLICY, is_head=is_head,
            )  # fmt: skip
        start_response("404 Not Found", served.headers.copy())
        return [] if is_head else [served.read()]


def say(
    start_response: StartResponse,
    status: str,
    headers: list[tuple[str, str]],
    text: bytes = b"",
    *,
    policy: str = CONTENT_SECURITY_POLICY,
    is_head: bool = False,
) -> list[bytes]:
    ours = [("Content-Security-Policy", policy), *HEADERS[1:]]
    start_response(status, [*ours, *headers, ("Content-Length", str(len(text)))])
    return [text] if text and not is_head else []


def _address(path: str) -> str:
    """The path inside the pack. The server has decoded `%` already, into one character for each byte."""
    if not path.isascii():
        path = path.encode("latin-1", "replace").decode("utf-8", "replace")
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _language(path: str, accepted: str, languages: tuple[str, ...]) -> str:
    """The language of a page for a wrong address: the address's own, else the browser's, else none."""
    match = _LANGUAGE.match(path)
    if match and match[1] in languages:
        return match[1]
    wanted = []
    for position, part in enumerate(accepted[:500].lower().split(",")):
        tag, _, parameters = part.partition(";")
        quality = _QUALITY.fullmatch(parameters)
        wanted.append((-float(quality[1]) if quality else -1.0, position, tag.strip().split("-")))
    for quality_below, _, (base, *rest) in sorted(wanted):
        candidates = (f"{base}-{rest[0]}" if rest else base, base)
        best = next((language for language in candidates if language in languages), None)
        if best and quality_below:
            return best
    return ""


def send(served: ServedFile, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """The file, or what of it was asked for: nothing new (304), or one range (206, 416)."""
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None and (served.etag in tags or tags.strip() == "*"):
        start_response("304 Not Modified", served.headers[:-1])  # the last is the length
        return []
    if environ["REQUEST_METHOD"] == "HEAD":
        start_response(_OK, served.headers.copy())
        return []
    if "HTTP_RANGE" in environ and environ.get("HTTP_IF_RANGE", served.etag) == served.etag:
        match = _RANGE.fullmatch(environ["HTTP_RANGE"].strip())
        if match and not (match[2] and int(match[2]) < int(match[1])):
            return _send_range(served, match, start_response)
    if served.content is None:
        opened = served.file.open("rb")
        start_response(_OK, served.headers.copy())
        return _read(opened, 0, served.size)
    start_response(_OK, served.headers.copy())
    return [served.content]


def _send_range(served: ServedFile, match: re.Match[str], start_response: StartResponse) -> Iterable[bytes]:
    """A single range of RFC 9110, 14.1.2; several at once and other units are answered with the whole."""
    if match[3]:
        first, last = max(0, served.size - int(match[3])), served.size - 1
    else:
        first = int(match[1])
        last = min(int(match[2] or served.size), served.size - 1)
    headers = served.headers[:-1]
    if first > last:
        headers += [("Content-Range", f"bytes */{served.size}"), ("Content-Length", "0")]
        start_response("416 Range Not Satisfiable", headers)
        return []
    length = last - first + 1
    headers += [("Content-Range", f"bytes {first}-{last}/{served.size}"), ("Content-Length", str(length))]
    if served.content is None:
        opened = served.file.open("rb")
        start_response("206 Partial Content", headers)
        return _read(opened, first, length)
    start_response("206 Partial Content", headers)
    return [served.content[first : last + 1]]


def _read(opened: BufferedReader, first: int, length: int) -> Iterator[bytes]:
    with opened:
        opened.seek(first)
        while length > 0 and (part := opened.read(min(length, 64 * 1024))):
            length -= len(part)
            yield part
