"""A small pack on disk, a site that serves it, and a way to ask that site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from amanjol.public.packs.page_data import Frame, Version
from amanjol.public.packs.rendering import Renderer
from amanjol.public.packs.serving import PackSite
from amanjol.public.packs.tests.sample_pages import ASSETS, WORDS
from amanjol.public.packs.tree import BEST, TreeWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LANGUAGES = ("en", "ru", "uz", "uz-cyrl")
PAGE = ("<!doctype html><p>Йўлингиз очиқ бўлсин</p>" * 50).encode()
CLIP = bytes(range(256)) * 2000  # larger than what is kept in memory
BASE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def frame(path: str, language: str = "") -> Frame:
    return Frame(path, language, tuple(Version(code, f"{code}/index.html") for code in LANGUAGES), ASSETS)


def files() -> dict[str, bytes]:
    renderer = Renderer(WORDS)
    missing = {f"{code}/404.html": renderer.not_found(frame(f"{code}/404.html", code)) for code in LANGUAGES}
    missing["404.html"] = renderer.not_found(frame("404.html"))
    pages = {f"{code}/index.html": PAGE + code.encode() for code in LANGUAGES}
    return {
        **{path: text.encode() for path, text in missing.items()},
        **pages,
        **{f"{code}/search.html": PAGE for code in LANGUAGES},
        **dict.fromkeys(ASSETS.values(), b"asset"),
        "index.html": PAGE,
        "uz/kr/index.html": PAGE + b"kr",
        **{f"{code}/app.webmanifest": b"{}" for code in LANGUAGES},
        "media/clip.mp4": CLIP,
        "media/плакат.vtt": b"WEBVTT",
        "sw.js": b"const PACK = {};",
        "contacts.json": b"{}",
    }


def put(root: Path, number: int, quality: int = BEST, /, **changes: bytes) -> Path:
    """A pack under `root`, and `current` leading to it."""
    with TreeWriter(root, quality=quality) as tree:
        for path, content in (files() | changes).items():
            tree.add(path, content)
        tree.finish({"number": number, "languages": list(LANGUAGES), "countries": ["kr"]}, root / str(number))
    return root / str(number)


def switch(root: Path, number: int) -> None:
    (root / "part").symlink_to(str(number))
    (root / "part").replace(root / "current")


def dynamic(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"dynamic " + environ["PATH_INFO"].encode()]


def site_of(root: Path) -> PackSite:
    return PackSite(dynamic, root / "current")


def ask(site: PackSite, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request. `path` as a server hands it on: decoded, a character a byte."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    started: list[Any] = []
    body = b"".join(site(environ, lambda status, sent: started.extend((status, sent))))
    status, sent = started
    assert len({name for name, _value in sent}) == len(sent)
    answer = Answer(int(status.split()[0]), dict(sent), body)
    if "Content-Length" in answer.headers and method != "HEAD":
        assert len(body) == int(answer.headers["Content-Length"])
    return answer
