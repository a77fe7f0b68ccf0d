"""Files over HTTP as the device sends them: whole, in parts, unchanged, damaged, from the pack before."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from _served import CLIP, PAGE, ServedDevice, eventually, pack_files, put, serving, switch

from amanjol_kiosk.folder import DataFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "amanjol-device": "1",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDevice]:
    folder = DataFolder(tmp_path_factory.mktemp("device"))
    switch(folder, put(folder, 1))
    with serving(folder) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    switch(data, put(data, 1))
    return data


@pytest.mark.parametrize(
    ("path", "kind", "cached"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/uz/", "text/html; charset=utf-8", "no-cache"),
        ("/uz/kr/your-rights.html", "text/html; charset=utf-8", "no-cache"),
        ("/kiosk/uz.json", "application/json", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/media/clip.mp4", "video/mp4", "no-cache"),
        ("/media/poster.svg", "image/svg+xml", "no-cache"),
        ("/media/%D0%BF%D0%BB%D0%B0%D0%BA%D0%B0%D1%82.vtt", "text/vtt; charset=utf-8", "no-cache"),
        ("/assets/noto.0123456789ab.woff2", "font/woff2", "public, max-age=31536000, immutable"),
    ],
)
def test_a_file_is_sent_with_these_headers_and_no_others(
    served: ServedDevice, path: str, kind: str, cached: str
) -> None:
    answer = served.ask(path)
    name = "media/плакат.vtt" if "%" in path else path[1:] + ("index.html" if path.endswith("/") else "")
    assert (answer.status, answer.body) == (200, pack_files()[name])
    sent = dict(answer.headers)
    assert len(sent.pop("etag")) == 34
    assert sent.keys() - BASE.keys() >= {"date", "server"}
    assert {key: value for key, value in sent.items() if key not in {"date", "server"}} == BASE | {
        "vary": "Accept-Encoding",
        "content-type": kind,
        "cache-control": cached,
        "accept-ranges": "bytes",
        "content-length": str(len(answer.body)),
    }


@pytest.mark.parametrize("accepted", ["br", "gzip, deflate, br, zstd", "gzip;q=1.0, br;q=0.8", "BR"])
def test_who_takes_brotli_is_sent_brotli_with_an_etag_of_its_own(served: ServedDevice, accepted: str) -> None:
    answer = served.ask("/uz/", accept_encoding=accepted)
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(answer.body) == pack_files()["uz/index.html"]
    assert answer.headers["etag"] != served.ask("/uz/").headers["etag"]


@pytest.mark.parametrize("accepted", ["", "gzip", "br;q=0", "br;q=0.00, gzip", "brx"])
def test_who_does_not_is_sent_the_text(served: ServedDevice, accepted: str) -> None:
    answer = served.ask("/uz/", accept_encoding=accepted)
    assert "content-encoding" not in answer.headers
    assert answer.body == pack_files()["uz/index.html"]


def test_what_is_known_already_is_not_sent_again(served: ServedDevice) -> None:
    for path in ("/uz/", "/media/clip.mp4"):
        etag = served.ask(path).headers["etag"]
        for tags in (etag, f'"other", {etag}', f"W/{etag}", "*"):
            answer = served.ask(path, if_none_match=tags)
            assert (answer.status, answer.body) == (304, b"")
            assert answer.headers["etag"] == etag
        assert served.ask(path, if_none_match='"other"').status == 200
        assert served.ask(path, if_none_match=etag.strip('"')).status == 200


@pytest.mark.parametrize("path", ["/uz/", "/media/clip.mp4", "/", "/nowhere", "/device/settings.json"])
def test_a_head_is_the_same_without_its_body(served: ServedDevice, path: str) -> None:
    whole, head = served.ask(path), served.ask(path, "HEAD")
    assert head.body == b""
    assert head.status == whole.status
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        ("bytes=500000-", 500_000, len(CLIP) - 1),
        ("bytes=-1", len(CLIP) - 1, len(CLIP) - 1),
        ("bytes=-1000", len(CLIP) - 1000, len(CLIP) - 1),
        (f"bytes=-{len(CLIP) * 2}", 0, len(CLIP) - 1),
        (f"bytes=0-{len(CLIP) * 2}", 0, len(CLIP) - 1),
        (" bytes=5-6 ", 5, 6),
    ],
)
def test_a_part_of_a_film(served: ServedDevice, asked: str, first: int, last: int) -> None:
    answer = served.ask("/media/clip.mp4", range=asked)
    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(CLIP)}"
    assert answer.headers["content-length"] == str(last - first + 1)
    assert answer.body == CLIP[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=512000-", "bytes=-0", "bytes=999999999999-"])
def test_a_part_that_is_not_there(served: ServedDevice, asked: str) -> None:
    answer = served.ask("/media/clip.mp4", range=asked)
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{len(CLIP)}"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=9-3", "lines=0-1", "bytes=a-b", "bytes=", "bytes=--1", "bytes=+1-2"]
)
def test_what_is_no_single_range_is_answered_with_the_whole(served: ServedDevice, asked: str) -> None:
    answer = served.ask("/media/clip.mp4", range=asked)
    assert (answer.status, answer.body) == (200, CLIP)


def test_a_part_is_of_the_file_that_is_known_or_the_whole_is_sent(served: ServedDevice) -> None:
    etag = served.ask("/media/clip.mp4").headers["etag"]
    assert served.ask("/media/clip.mp4", range="bytes=0-9", if_range=etag).status == 206
    for other in ('"another"', f"W/{etag}", "Wed, 25 Nov 2026 10:00:00 GMT"):
        assert served.ask("/media/clip.mp4", range="bytes=0-9", if_range=other).body == CLIP


def test_a_part_of_a_text_is_of_the_text_and_never_of_its_brotli_form(served: ServedDevice) -> None:
    answer = served.ask("/uz/kr/index.html", accept_encoding="br", range="bytes=2-8")
    assert (answer.status, answer.body) == (206, PAGE[2:9])


def test_a_folder_leads_to_its_page_and_a_wrong_address_to_a_page_in_its_language(
    served: ServedDevice,
) -> None:
    assert served.ask("/uz/kr").headers["location"] == "/uz/kr/"
    wrong = served.ask("/uz/kr/no-such-page.html")
    assert (wrong.status, wrong.body) == (404, b'<a href="/index.html">uz</a>')
    by_browser = served.ask("/nowhere", accept_language="de, ru;q=0.5, uz;q=0.9")
    assert (by_browser.status, by_browser.body) == (404, b'<a href="/index.html">uz</a>')
    assert served.ask("/nowhere").body == b'<a href="/uz/index.html">404</a>'


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_get_and_head(served: ServedDevice, method: str) -> None:
    answer = served.ask("/uz/", method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/../state.json",
        "/uz/../../state.json",
        "/%2e%2e/%2e%2e/state.json",
        "/uz/..%2f..%2fstate.json",
        "/uz/%2e%2e%5cstate.json",
        "/..%00/state.json",
        "/uz/index.html%00.txt",
        "/%ff%fe/index.html",
        "//uz//index.html",
        "/uz/./index.html",
        "/000001/uz/index.html",
        "/current/uz/index.html",
        "/uz/index.html.br",
        "/packs/000001.json",
        "/.hidden",
        "/" + "a" * 4000,
    ],
)
def test_nothing_outside_the_pack_and_nothing_twice(served: ServedDevice, path: str) -> None:
    (served.folder.path / "state.json").write_text('{"secret": 1}')
    answer = served.ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_no_raw_request_makes_it_fail(served: ServedDevice) -> None:
    for line in (
        b"GET * HTTP/1.1",
        b"GET http://other/uz/ HTTP/1.1",
        b"GET /\xff HTTP/1.1",
        b"\x00\x01",
        b"GET /",
    ):
        answered = served.raw(line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert b" 500 " not in answered[:40]
    assert served.ask("/uz/").status == 200


def test_a_link_and_a_file_that_no_record_knows_are_not_sent(folder: DataFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(pack_files()["uz/index.html"])  # even with the right length
    page = folder.current / "uz" / "index.html"
    page.unlink()
    page.symlink_to(secret)
    (folder.current / "extra.html").write_text("extra")
    with serving(folder) as served:
        assert served.ask("/uz/index.html").status == 404
        assert served.ask("/extra.html").status == 404
        assert served.ask("/ru/index.html").status == 200
    assert folder.damage.exists()
    assert (folder.wishes / "sync").exists()


def test_a_new_pack_is_shown_within_a_second_or_so_and_a_broken_one_never(folder: DataFolder) -> None:
    fresh = put(folder, 2, pack_files() | {"uz/index.html": b"second"})
    broken = put(folder, 3, pack_files() | {"uz/index.html": b"third"})
    (broken / "ru" / "index.html").unlink()
    with serving(folder) as served:
        first = served.ask("/uz/").body
        switch(folder, fresh)
        eventually(lambda: served.ask("/uz/").body == b"second")
        switch(folder, broken)
        eventually(folder.damage.exists)
        assert served.ask("/uz/").body == b"second"
        assert served.ask("/ru/").status == 200
        shutil.rmtree(broken)
        folder.current.unlink()
        assert served.ask("/uz/").body == b"second"
        switch(folder, folder.packs / "000001")
        eventually(lambda: served.ask("/uz/").body == first)


def test_a_flipped_byte_is_found_and_the_file_is_not_sent_any_more(folder: DataFolder) -> None:
    page = folder.current / "uz" / "kr" / "index.html"
    content = bytearray(page.read_bytes())
    content[10] ^= 1
    page.write_bytes(content)
    with serving(folder) as served:
        eventually(lambda: served.ask("/uz/kr/index.html").status == 404)
        assert folder.damage.exists()
        assert brotli.decompress(served.ask("/uz/kr/index.html", accept_encoding="br").body) == PAGE
        content[10] ^= 1
        page.write_bytes(content)  # what `sync` does when it has fetched it again
        folder.damage.unlink()
        eventually(lambda: served.ask("/uz/kr/index.html").status == 200)


def test_a_film_that_was_cut_short_meanwhile_is_not_sent_as_if_it_were_whole(folder: DataFolder) -> None:
    with serving(folder) as served:
        (folder.current / "media" / "clip.mp4").write_bytes(CLIP[:1000])
        assert served.ask("/media/clip.mp4").status == 404
        assert served.ask("/media/clip.mp4", range="bytes=0-9").status == 404
        assert folder.damage.exists()


def test_without_a_pack_a_calm_page_until_there_is_one(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    with serving(folder) as served:
        for path in ("/", "/kiosk/index.html", "/anything", "/device/start"):
            answer = served.ask(path)
            assert answer.status == 503
            assert "Qoʻllanma tayyorlanmoqda" in answer.body.decode()
        assert served.ask("/device/start.json").json() == {"page": ""}
        folder.enrolment.write_text('{"code": "KX7M-2P4Q", "expires_at": "2199-01-01T00:00:00Z"}')
        assert served.ask("/device/enrolment.json").json()["code"] == "KX7M-2P4Q"
        folder.enrolment.write_text('{"code": "KX7M-2P4Q", "expires_at": "2001-01-01T00:00:00Z"}')
        assert served.ask("/device/enrolment.json").json() == {}
        switch(folder, put(folder, 1))
        eventually(lambda: served.ask("/device/start.json").json()["page"] == "/kiosk/index.html")
        assert served.ask("/device/start").headers["location"] == "/kiosk/index.html"
        assert served.ask("/kiosk/").status == 200


def test_it_loads_nothing_that_only_sync_needs() -> None:
    command = "import amanjol_kiosk.serving.command, sys; print(*sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    ).stdout
    loaded = {name.partition(".")[0] for name in printed.split()}
    assert not loaded & {"tuf", "cryptography", "urllib3", "brotli", "securesystemslib", "django"}


def test_it_uses_no_private_part_of_granian() -> None:
    from amanjol_kiosk.serving import engine  # noqa: PLC0415  the one test that reads it

    imported = re.findall(
        r"(?:from|import) (granian[\w.]*)(?: import ([\w, ]+))?", Path(engine.__file__).read_text()
    )
    assert imported
    assert not [match for match in imported if "._" in match[0] or match[1].startswith("_")]


def test_told_to_end_it_ends_well_whoever_is_slow(folder: DataFolder, tmp_path: Path) -> None:
    switch(folder, put(folder, 1, {"index.html": PAGE, "film.mp4": b"\0" * 30_000_000}))
    with ExitStack() as stack, serving(folder) as served:
        for number in range(20):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), 60))
            head = b"GET /film.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            line.sendall(
                head + b"\r\n" if number % 2 else head[:20]
            )  # who does not read, and who does not ask
        line.recv(1)  # the last is being served, so the others were let in
        assert served.stop() == 0


def test_a_port_that_is_taken_is_said_in_a_sentence(folder: DataFolder) -> None:
    with serving(folder) as served:
        command = [sys.executable, "-m", "amanjol_kiosk.cli", "serve", "--data", str(folder.path)]
        second = subprocess.run(
            [*command, "--port", str(served.port)], capture_output=True, text=True, timeout=30, check=False
        )
        assert second.returncode == 8
        assert (
            second.stderr
            == f"Error: Port {served.port} of 127.0.0.1 cannot be used: Address already in use.\n"
        )
        assert served.stop() == 0
