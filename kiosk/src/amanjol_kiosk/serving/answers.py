"""What is answered to a request for a file: the whole, what of it was asked for, or nothing new.

Also called: range requests, ETag, content negotiation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from amanjol_kiosk.serving.headers import STRICT, Headers
from amanjol_kiosk.serving.table import IN_MEMORY, DamagedFile

if TYPE_CHECKING:
    from amanjol_kiosk.serving.table import ServedFile, Table

_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))")
_BROTLI = re.compile(r"(?:^|[\s,])br\s*(?:$|,|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))", re.IGNORECASE)
_USUAL = "gzip, deflate, br, zstd"  # what Chromium sends to its own machine: no need to search in it
_LANGUAGE = re.compile(r"/([a-z]{2,3}(?:-[a-z]{4})?)(?:/|$)")
_QUALITY = re.compile(r"\s*q=([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


class RequestHeaders(Protocol):
    """Names in small letters."""

    def get(self, key: str, default: str | None = None, /) -> str | None: ...


@dataclass(slots=True)
class Answer:
    """A body in memory, or a part of a file: from `first` to before `end`; neither for a bare head."""

    status: int
    headers: Headers
    body: bytes = b""
    file: str = ""
    first: int = 0
    end: int = 0
    damaged: ServedFile | None = None  # seen while this was answered


def say(status: int, text: str = "", *headers: tuple[str, str]) -> Answer:
    """One sentence, or nothing."""
    body = f"{text}\n".encode() if text else b""
    kind = [("Content-Type", "text/plain; charset=utf-8")] if text else []
    all_headers = [
        *STRICT,
        *kind,
        ("Cache-Control", "no-store"),
        *headers,
        ("Content-Length", str(len(body))),
    ]
    return Answer(status, all_headers, body)


def of_table(table: Table, method: str, path: str, headers: RequestHeaders) -> Answer:
    """For GET and HEAD of anything that is not below `/device/`."""
    name = path.lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    is_head = method == "HEAD"
    accepted = headers.get("accept-encoding") or ""
    takes_brotli = (accepted == _USUAL or _BROTLI.search(accepted)) and headers.get("range") is None
    served = (table.brotli.get(name) if takes_brotli else None) or table.plain.get(name)
    if served is not None:
        try:
            return _of_file(table, served, headers, is_head=is_head)
        except DamagedFile:
            answer = say(503, "This file is damaged; the device fetches it again.", ("Retry-After", "60"))
            answer.damaged = served
            return answer
    if f"{name}/index.html" in table.plain:
        return say(301, "", ("Location", f"/{quote(name)}/"))
    language = _language(path, headers.get("accept-language") or "", table.languages)
    missing = table.missing.get(language) or table.missing.get("")
    if missing is None:
        return say(404, "There is no such page.")
    return Answer(404, missing[0], b"" if is_head else missing[1])


def _of_file(table: Table, served: ServedFile, headers: RequestHeaders, *, is_head: bool) -> Answer:
    """Raises `DamagedFile`."""
    tags = headers.get("if-none-match")
    if tags is not None and _is_known(served.etag, tags):
        return Answer(304, served.headers[:-1])
    if is_head:
        return Answer(200, served.headers)
    wanted = headers.get("range")
    if wanted is not None and (headers.get("if-range") or served.etag) == served.etag:
        match = _RANGE.fullmatch(wanted.strip())
        if match and not (match[2] and int(match[2]) < int(match[1])):
            return _of_range(served, match)
    if served.size > IN_MEMORY:
        _refuse_damaged(served)
        return Answer(200, served.headers, file=served.file, end=served.size)
    content = served.content
    if content is None:
        content = served.read()
        table.keep(served, content)
    return Answer(200, served.headers, content)


def _is_known(etag: str, listed: str) -> bool:
    return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in listed[:4000].split(","))


def _of_range(served: ServedFile, match: re.Match[str]) -> Answer:
    """A single range of RFC 9110, 14.1.2; several at once and other units are answered with the whole."""
    if match[3]:
        first, last = max(0, served.size - int(match[3])), served.size - 1
    else:
        first, last = int(match[1]), min(int(match[2] or served.size), served.size - 1)
    headers = served.headers[:-1]
    if first > last:
        headers += [("Content-Range", f"bytes */{served.size}"), ("Content-Length", "0")]
        return Answer(416, headers)
    length = last - first + 1
    headers += [("Content-Range", f"bytes {first}-{last}/{served.size}"), ("Content-Length", str(length))]
    if served.size <= IN_MEMORY:
        return Answer(206, headers, served.read()[first : last + 1])
    _refuse_damaged(served)
    return Answer(206, headers, file=served.file, first=first, end=last + 1)


def _refuse_damaged(served: ServedFile) -> None:
    if not served.has_its_size():
        raise DamagedFile(served.file)


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
