"""The table that `serving` answers from: every file of one pack with its headers, made once."""

from __future__ import annotations

import logging
import mimetypes
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import brotli

from amanjol.public.packs.offline_lists import SINGLE_FILE
from amanjol.public.packs.tree import MANIFEST, differences, is_text, quality_of, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# A country as one file carries its style and pictures in itself and asks for nothing. Its own policy names the one
# script that it runs, that of leaving at once, by its hash; both policies hold.
CARRIES_ALL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
IMMUTABLE = "public, max-age=31536000, immutable"
IN_MEMORY = 256 * 1024  # bytes; larger files are read from the disk
MEMORY = 64 * 1024 * 1024  # bytes; once the small files fill it, the others are read from the disk too
_ICON = re.compile(r"assets/icon-192\.[0-9a-f]+\.png")
_BASE_LINK = re.compile(r'\b(href|src|action|data-root|data-away)="([^"#:]*)"')

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/vtt", ".vtt")
mimetypes.add_type("text/xml", ".xml")


class BrokenPack(ValueError):
    """Files of the pack are missing or altered, or it has no manifest."""


@dataclass(slots=True)
class ServedFile:
    """One file, ready to send: its headers, `Content-Length` the last, and its bytes where it is small."""

    file: Path
    size: int
    etag: str
    headers: list[tuple[str, str]]
    content: bytes | None = None

    def read(self) -> bytes:
        return self.file.read_bytes() if self.content is None else self.content


@dataclass(frozen=True, slots=True)
class Table:
    """Every file of one pack by path, plain and brotli, and by language the page for a wrong address."""

    plain: dict[str, ServedFile] = field(default_factory=dict)
    brotli: dict[str, ServedFile] = field(default_factory=dict)
    missing: dict[str, ServedFile] = field(default_factory=dict)
    missing_brotli: dict[str, ServedFile] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


def read_table(root: Path, *, must_be_whole: bool) -> Table:
    """Every file is compared with the manifest first: those that differ are left out, or all are refused.

    Raises `BrokenPack`, and `OSError` where the disk fails.
    """
    problems = {path: problem for path, problem in differences(root) if problem != "extra"}
    if MANIFEST in problems or (problems and must_be_whole):
        first_five = ", ".join(f"{path} {problem}" for path, problem in list(problems.items())[:5])
        raise BrokenPack(f"{root} is not whole: {first_five}")
    for path, problem in problems.items():
        logger.error("%s: %s is %s and not shown", root, path, problem)
    manifest = read_manifest(root)
    table = Table(languages=tuple(manifest["languages"]))
    etags = {path: entry["sha256"][:32] for path, entry in manifest["files"].items()}
    quality = quality_of(manifest)
    etags[MANIFEST] = f"manifest-{manifest['number']}-{(root / MANIFEST).stat().st_size}"
    for path, etag in etags.items():
        if path not in problems:
            table.plain[path] = _served(root / path, path, etag)
        if is_text(path) and f"{path}.br" not in problems:
            named = f"{etag}-br{quality}"  # the same text, compressed better, has other bytes
            table.brotli[path] = _served(root / f"{path}.br", path, named, is_brotli=True)
    _add_favicon(table)
    _fill_memory(table)
    for language in ("", *table.languages):
        _add_missing_page(table, language)
    return table


def _add_favicon(table: Table) -> None:
    """Some ask for it by this name, whatever a page says. It is in no pack, which may lie beside another's."""
    for path, served in [*table.plain.items()]:
        if _ICON.fullmatch(path):
            headers = [
                (name, "no-cache" if name == "Cache-Control" else value) for name, value in served.headers
            ]
            table.plain.setdefault("favicon.ico", replace(served, headers=headers))


def _served(file: Path, path: str, etag: str, *, is_brotli: bool = False) -> ServedFile:
    size = file.stat().st_size
    name = path.rpartition("/")[2]
    policy = CARRIES_ALL_POLICY if name.startswith(SINGLE_FILE) else CONTENT_SECURITY_POLICY
    headers = [
        ("Content-Security-Policy", policy),
        *HEADERS[1:],
        ("Vary", "Accept-Encoding"),
        *_type_of(path, is_brotli=is_brotli),
        ("ETag", f'"{etag}"'),
        ("Cache-Control", cache_control(path)),
        ("Accept-Ranges", "bytes"),
        ("Content-Length", str(size)),
    ]
    return ServedFile(file, size, f'"{etag}"', headers)


def content_type(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def cache_control(path: str) -> str:
    """Names under `assets/` hold a hash of their content; everything else is asked for anew."""
    return IMMUTABLE if path.startswith("assets/") else "no-cache"


def from_the_root(path: str, page: bytes) -> bytes:
    """A page that is sent in place of any other, at whatever depth: its links count from `/`."""

    def absolute(match: re.Match[str]) -> str:
        return f'{match[1]}="{urljoin(f"/{path}", match[2])}"'

    return _BASE_LINK.sub(absolute, page.decode()).encode()


def _type_of(path: str, *, is_brotli: bool) -> list[tuple[str, str]]:
    return [("Content-Type", content_type(path)), *([("Content-Encoding", "br")] if is_brotli else [])]


def _fill_memory(table: Table) -> None:
    """Brotli forms first: nearly every reader is sent those."""
    left = MEMORY
    for group in (table.brotli, table.plain):
        for served in sorted(group.values(), key=lambda served: served.size):
            if served.size > min(left, IN_MEMORY):
                break
            served.content = served.file.read_bytes()
            left -= served.size


def _add_missing_page(table: Table, language: str) -> None:
    path = f"{language}/404.html" if language else "404.html"
    if path not in table.plain:
        return
    page = table.plain[path]
    content = from_the_root(path, page.read())
    for group, body in (
        (table.missing, content),
        (table.missing_brotli, brotli.compress(content, quality=9)),
    ):
        headers = [
            *HEADERS,
            ("Vary", "Accept-Encoding, Accept-Language"),
            *_type_of(path, is_brotli=group is table.missing_brotli),
            ("Cache-Control", "no-cache"),
            ("Content-Length", str(len(body))),
        ]
        group[language] = ServedFile(page.file, len(body), "", headers, body)
