"""A small pack in a device's data folder, and the real server of the device in a process of its own."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import brotli

from amanjol_kiosk import records
from amanjol_kiosk.folder import DataFolder, replace_link
from amanjol_kiosk.manifests import Blob, File
from amanjol_kiosk.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LANGUAGES = ("ru", "uz")
PAGE = ("<!doctype html><html data-root='../'><p>Йўлингиз очиқ бўлсин</p>" * 40).encode()
CLIP = bytes(range(256)) * 2000  # larger than what is kept in memory
_TEXTS = (".html", ".js", ".json", ".svg", ".vtt", ".css")
_WITHIN = 15.0  # seconds until the server answers, on a busy machine


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def _lists(language: str) -> bytes:
    """As the kiosk's lists of one language."""

    def row(path: str) -> dict[str, str]:
        return {"path": f"{language}/{path}.html", "title": path}

    topics = [row("kr/your-rights"), row("kr/help-and-contacts")]
    countries = [{"code": "kr", "path": f"{language}/kr/index.html", "topics": topics}]
    general = [row("general/job-offer"), row("general/kept-passport")]
    return json.dumps({"countries": countries, "general": general}).encode()


def pack_files() -> dict[str, bytes]:
    files = {"404.html": b'<a href="uz/index.html">404</a>', "index.html": PAGE, "sw.js": b"//"}
    for language in LANGUAGES:
        files |= {
            f"{language}/404.html": f'<a href="../index.html">{language}</a>'.encode(),
            f"{language}/index.html": PAGE + language.encode(),
            f"{language}/kr/index.html": PAGE,
            f"{language}/kr/your-rights.html": PAGE,
            f"{language}/kr/help-and-contacts.html": PAGE,
            f"{language}/general/job-offer.html": PAGE + b'<source src="../../media/clip.mp4">',
            f"{language}/general/kept-passport.html": PAGE + b'<source src="../../media/secret.mp4">',
            f"kiosk/{language}.json": _lists(language),
        }
    return files | {
        "kiosk/index.html": PAGE,
        "kiosk/settings.json": b'{"signs": ["gen-job-debt", "gen-job-documents"]}',
        "assets/kiosk-here.0123456789ab.js": b"'use strict';",
        "assets/noto.0123456789ab.woff2": b"wOF2",
        "media/clip.mp4": CLIP,
        "media/secret.mp4": CLIP[:5000],
        "media/poster.svg": b"<svg/>",
        "media/плакат.vtt": b"WEBVTT",
    }


def put(folder: DataFolder, number: int, files: Mapping[str, bytes] | None = None) -> Path:
    """A tree with its record; `current` does not lead to it yet."""
    folder.make()
    tree = folder.packs / f"{number:06d}"
    entries: dict[str, File] = {}
    for path, content in (pack_files() if files is None else files).items():
        place = tree / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        packed = brotli.compress(content, quality=4) if path.endswith(_TEXTS) else None
        if packed is not None:
            place.with_name(f"{place.name}.br").write_bytes(packed)
        entries[path] = File(_blob(content), _blob(packed) if packed is not None else None)
    records.write(tree, Record(number, "2026-11-25T08:00:00Z", LANGUAGES, {}, entries))
    return tree


def switch(folder: DataFolder, tree: Path) -> None:
    replace_link(folder.current, tree)


def _blob(content: bytes) -> Blob:
    return Blob(hashlib.sha256(content).hexdigest(), len(content))


@dataclass
class ServedDevice:
    """`port` is open until the test ends."""

    folder: DataFolder
    port: int
    process: subprocess.Popen[bytes]

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """One request; names of headers with `_` for `-`. A `host` of its own is sent instead of the usual one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="host" in named, skip_accept_encoding=True)
            if body is not None and "content-length" not in named:
                named["content-length"] = str(len(body))
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            sent = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, sent, answer.read())
        finally:
            connection.close()

    def post(self, path: str, sent: Any, **headers: str) -> Answer:
        """As a page of this server sends it."""
        given = {"sec_fetch_site": "same-origin", "content_type": "application/json", **headers}
        return self.ask(path, "POST", json.dumps(sent).encode(), **given)

    def raw(self, request: bytes) -> bytes:
        """Bytes as they are, and all that is answered until the other side closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answered = b""
            while part := connection.recv(65536):
                answered += part
        return answered

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(60)


@contextmanager
def serving(folder: DataFolder, *options: str, **environment: str) -> Iterator[ServedDevice]:
    """`amanjol-kiosk serve`, from when it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "amanjol_kiosk.cli", "serve", "--data", str(folder.path)]
    process = subprocess.Popen(
        [*command, "--port", str(port), *options], env=os.environ | environment, stderr=subprocess.DEVNULL
    )
    served = ServedDevice(folder, port, process)
    try:
        deadline = time.monotonic() + _WITHIN
        while True:
            try:
                served.ask("/index.html", "HEAD")
                break
            except OSError:
                assert process.poll() is None, "serve ended"
                assert time.monotonic() < deadline, "serve does not answer"
                time.sleep(0.02)
        yield served
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(60)


def eventually(holds: Any, seconds: float = 60.0) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.05)
