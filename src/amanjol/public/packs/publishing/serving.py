"""Serves the node's own copy of what is published at `/updates/`, for devices: files, and nothing else.

A WSGI application in front of another. Nothing is held in memory: what a thousand devices ask for each few
minutes is one small file, and what they ask for after it is on the disk once.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

from amanjol.public.packs.serving import say, send
from amanjol.public.packs.serving_table import IMMUTABLE, IN_MEMORY, ServedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    type Environ = dict[str, Any]
    type StartResponse = Callable[..., Any]
    type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

PREFIX: Final = "/updates"
# The only names there are; none can lead out of the folder.
_METADATA = re.compile(r"metadata/(?:timestamp|[1-9][0-9]{0,9}\.(?:root|targets|snapshot))\.json")
_TARGET = re.compile(r"targets/channels/([0-9a-f]{64})\.[a-z]{3,6}\.json")
_BLOB = re.compile(r"blobs/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_FRESH = "no-cache"


class UpdatesSite:
    """The published files below `/updates/`; everything else is the other application's."""

    def __init__(self, other: Application, repository: Path) -> None:
        self._other = other
        self._repository = repository

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        prefix, slash, name = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if f"/{prefix}" != PREFIX or not slash:
            return self._other(environ, start_response)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return say(start_response, "405 Method Not Allowed", [("Allow", "GET, HEAD")])
        try:
            served = self._find(name)
            if served is not None:
                return send(served, environ, start_response)
        except FileNotFoundError:
            pass  # not there, or removed while we looked: an answer of its own, below
        return say(start_response, "404 Not Found", [("Cache-Control", "no-store")])

    def _find(self, name: str) -> ServedFile | None:
        """None for what cannot be a published file. Raises `FileNotFoundError` for one that is not there."""
        file = self._repository / name
        if _METADATA.fullmatch(name):
            content = file.read_bytes()
            etag = hashlib.sha256(content).hexdigest()
            return _served(file, len(content), etag, "application/json", _FRESH, content)
        if match := _TARGET.fullmatch(name):
            content = file.read_bytes()
            return _served(file, len(content), match[1], "application/json", IMMUTABLE, content)
        if match := _BLOB.fullmatch(name):
            size = file.stat().st_size
            small = file.read_bytes() if size <= IN_MEMORY else None
            return _served(file, size, match[2], "application/octet-stream", IMMUTABLE, small)
        return None


def _served(file: Path, size: int, etag: str, kind: str, cache: str, content: bytes | None) -> ServedFile:
    headers = [
        ("X-Content-Type-Options", "nosniff"),  # no page: what protects pages would double what a poll costs
        ("Content-Type", kind),
        ("ETag", f'"{etag}"'),
        ("Cache-Control", cache),
        ("Accept-Ranges", "bytes"),
        ("Content-Length", str(size)),
    ]
    return ServedFile(file, size, f'"{etag}"', headers, content)
