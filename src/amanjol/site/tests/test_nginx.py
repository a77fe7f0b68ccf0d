"""`deploy/nginx.conf` in a running nginx, inside the `nginx.conf` of the package, before a pack and a program.

Left out where nginx is not installed; `test_deploy.py` reads its file all the same.
"""

from __future__ import annotations

import http.client
import json
import shutil
import ssl
import subprocess
import threading
import time
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs.publishing.serving import UpdatesSite
from amanjol.public.packs.serving import PackSite
from amanjol.public.packs.serving_table import HEADERS
from amanjol.site.tests.proxy import NGINX, NOT_PUBLISHED, PAGE, PUBLISHED, Nginx, Program, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    folder = tmp_path_factory.mktemp("nginx")
    program = ThreadingHTTPServer(("127.0.0.1", 0), Program)
    threading.Thread(target=program.serve_forever, daemon=True).start()
    running = Nginx(folder, program.server_port)
    checked = running.check()
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr, checked.stderr
    with subprocess.Popen(running.command, stderr=subprocess.DEVNULL) as process:
        wait_for(running.port)
        yield running
        process.terminate()
    program.shutdown()
    program.server_close()


def own_answer(folder: Path, path: str, **environ: str) -> tuple[str, dict[str, str], bytes]:
    """What the program's own server says to the same request."""
    said: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        said.extend((status, headers))

    guide = PackSite(lambda _environ, _start: [b"dynamic"], folder / "packs" / "current")
    site = UpdatesSite(guide, folder / "signing/repository")
    body = b"".join(site({"PATH_INFO": path, "REQUEST_METHOD": "GET", **environ}, start_response))
    return said[0], dict(said[1]), body


@pytest.mark.parametrize(
    ("path", "accepted", "is_packed"),
    [
        ("/", "gzip, deflate, br", True),
        ("/", "gzip", False),
        ("/", "br;q=0, gzip", False),
        ("/", "br;q=0.5", True),
        ("/", "abr", False),
        ("/en/", "br", True),
        ("/en/index.html", "br", True),
        ("/assets/1f.js", "br", True),
        ("/assets/1f.woff2", "br", False),
        ("/assets/clip.mp4", "br", False),
        ("/contacts.json", "br", True),
        ("/site.webmanifest", "br", True),
    ],
)
def test_guide_is_served_as_the_program_would(
    nginx: Nginx, path: str, accepted: str, is_packed: bool
) -> None:
    status, headers, body = nginx.ask("guide.example", path, Accept_Encoding=accepted)
    own_status, own_headers, own_body = own_answer(nginx.folder, path, HTTP_ACCEPT_ENCODING=accepted)
    assert f"{status} OK" == own_status
    assert body == own_body
    named = [name for name, _value in headers]
    assert len(named) == len(set(named))
    given = dict(headers)
    assert (given.get("Content-Encoding") == "br") is is_packed
    for name, value in own_headers.items():
        if name != "ETag":  # each makes its own from what it knows
            assert given[name] == value, name
    assert given["Strict-Transport-Security"] == "max-age=63072000"


def test_guide_is_not_sent_twice(nginx: Nginx) -> None:
    _status, headers, _body = nginx.ask("guide.example", "/en/", Accept_Encoding="br")
    status, _headers, body = nginx.ask(
        "guide.example", "/en/", Accept_Encoding="br", If_None_Match=dict(headers)["ETag"]
    )
    assert (status, body) == (304, b"")


def test_part_of_a_clip(nginx: Nginx) -> None:
    whole = nginx.ask("guide.example", "/assets/clip.mp4")[2]
    status, headers, part = nginx.ask("guide.example", "/assets/clip.mp4", Range="bytes=100-199")
    assert (status, part, dict(headers)["Content-Type"]) == (206, whole[100:200], "video/mp4")
    status, _headers, part = nginx.ask("guide.example", "/en/", Range="bytes=0-3", Accept_Encoding="br")
    assert (status, part) == (206, PAGE[:4])


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_is_published_is_served_as_the_program_would(nginx: Nginx, name: str) -> None:
    status, headers, body = nginx.ask("guide.example", f"/updates/{name}", Accept_Encoding="br, gzip")
    own_status, own_headers, own_body = own_answer(nginx.folder, f"/updates/{name}")
    assert (f"{status} OK", body) == (own_status, own_body)
    assert len({header for header, _value in headers}) == len(headers)
    for header, value in own_headers.items():
        if header != "ETag":  # each makes its own from what it knows
            assert dict(headers)[header] == value, header
    again = nginx.ask("guide.example", f"/updates/{name}", If_None_Match=dict(headers)["ETag"])
    assert (again[0], again[2]) == (304, b"")
    part = nginx.ask("guide.example", f"/updates/{name}", Range="bytes=1-")
    assert (part[0], part[2]) == (206, PUBLISHED[name][1:])


@pytest.mark.parametrize("name", NOT_PUBLISHED)
def test_nothing_else_of_the_signing_folder_is_served(nginx: Nginx, name: str) -> None:
    status, _headers, body = nginx.ask("guide.example", f"/updates/{name}")
    is_programs = b'"path"' in body  # a name that leads out of /updates/ is no file of nginx's
    assert status in {400, 404} or (is_programs and ".." in name)
    assert b"private" not in body
    assert b"half" not in body


def test_new_pack_is_served_at_once(nginx: Nginx) -> None:
    packs = nginx.folder / "packs"
    shutil.copytree(packs / "000001", packs / "000002")
    (packs / "000002" / "index.html").write_bytes(b"new")
    (packs / "next").symlink_to("000002")
    (packs / "next").replace(packs / "current")
    assert nginx.ask("guide.example", "/")[2] == b"new"
    (packs / "next").symlink_to("000001")
    (packs / "next").replace(packs / "current")
    assert nginx.ask("guide.example", "/")[2] == PAGE


def test_what_is_no_file_of_the_guide_is_the_programs(nginx: Nginx) -> None:
    status, headers, body = nginx.ask("guide.example", "/missing?secret=1")
    assert (status, json.loads(body)["path"]) == (404, "/missing?secret=1")
    named = [name for name, _value in headers]
    assert len(named) == len(set(named))
    assert json.loads(nginx.ask("guide.example", "/en")[2])["path"] == "/en"
    assert nginx.ask("guide.example", "/", "POST", b"x")[0] == 405
    assert nginx.ask("guide.example", "/missing", "POST", b"x" * 2000)[0] == 413


@pytest.mark.parametrize(
    "path", ["/cms/", "/desk/", "/fleet/", "/help/", "/account/sign-in/", "/media/a.jpg", "/index.html.br"]
)
def test_guide_has_no_other_room(nginx: Nginx, path: str) -> None:
    status, _headers, body = nginx.ask("guide.example", path)
    assert status == 404
    assert b"path" not in body


def test_devices_speak_to_the_program_at_the_guides_address(nginx: Nginx) -> None:
    path = "/device/v1/screenshot?wish=1"
    status, _headers, body = nginx.ask(
        "guide.example", path, "POST", b"x" * 2 * 1024**2, X_Forwarded_For="192.0.2.1"
    )
    request = json.loads(body)
    assert (status, request["path"], request["X-Forwarded-For"]) == (200, path, "127.0.0.1")
    assert nginx.ask("guide.example", path, "POST", b"x" * (2 * 1024**2 + 1))[0] == 413


@pytest.mark.parametrize("part", ["editor", "desk"])
def test_editor_and_desk_are_told_who_asks_and_add_no_header(nginx: Nginx, part: str) -> None:
    forged = {
        "X_Forwarded_For": "192.0.2.1",
        "X_Forwarded_Proto": "http",
        "X_Forwarded_Host": "evil",
        "Forwarded": "x",
    }
    status, headers, body = nginx.ask(f"{part}.example", "/cms/?q=1", "GET", None, **forged)
    request = json.loads(body)
    assert status == 200
    assert request["path"] == "/cms/?q=1"
    assert (request["Host"], request["X-Forwarded-For"], request["X-Forwarded-Proto"]) == (
        f"{part}.example",
        "127.0.0.1",
        "https",
    )
    assert not {"X-Forwarded-Host", "Forwarded"} & request.keys()
    assert [header for header in headers if header[0] in dict(HEADERS)] == HEADERS
    assert "Strict-Transport-Security" not in dict(headers)  # that is the program's to say


@pytest.mark.parametrize("part", ["guide", "editor", "desk"])
def test_length_of_an_answer_tells_nothing_of_what_repeats_in_it(nginx: Nginx, part: str) -> None:
    """Debian switches gzip on for every server. What is typed into an address comes back beside secrets."""
    _status, headers, body = nginx.ask(f"{part}.example", f"/missing?q={'x' * 2000}", Accept_Encoding="gzip")
    assert "Content-Encoding" not in dict(headers)
    assert json.loads(body)["path"].endswith("x" * 2000)
    assert dict(headers)["Server"] == "nginx"


def test_requests_have_a_size(nginx: Nginx) -> None:
    assert nginx.ask("editor.example", "/cms/", "POST", b"x" * 5_000_000)[0] == 200
    assert nginx.ask("desk.example", "/desk/", "POST", b"x" * 3_000_000)[0] == 200
    assert nginx.ask("desk.example", "/desk/", "POST", b"x" * 5_000_000)[0] == 413
    assert nginx.ask("desk.example", "/account/sign-in/", "POST", b"x" * 100_000)[0] == 413


def test_sign_in_is_slowed_down(nginx: Nginx) -> None:
    assert 429 in nginx.ask_at_once("desk.example", "/account/sign-in/", 60)


def test_whoever_asks_for_papers_without_an_account_is_slowed_down(nginx: Nginx) -> None:
    page = "/newsletter/en/6f1e1c1e-0000-4000-8000-000000000000/paper.pdf"
    answers = nginx.ask_at_once("desk.example", page, 60)
    assert answers[0] == 200
    assert 429 in answers
    assert nginx.ask("desk.example", "/desk/")[0] == 200  # staff are not


def test_other_names_get_nothing(nginx: Nginx) -> None:
    with pytest.raises(ssl.SSLError):
        nginx.ask("elsewhere.example", "/")


def test_clear_requests_are_sent_to_https(nginx: Nginx) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", nginx.plain_port, timeout=60)
    connection.request("GET", "/en/", headers={"Host": "guide.example"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, "https://guide.example/en/")
    connection.close()


def test_nothing_private_is_logged(nginx: Nginx) -> None:
    nginx.ask(
        "desk.example",
        "/account/welcome/SECRETTOKEN/?q=SECRETQUERY",
        Referer="https://desk.example/SECRETREFERER",
    )
    nginx.ask("guide.example", "/en/SECRETPAGE")
    nginx.ask("desk.example", "/desk/", "POST", b"x" * 5_000_000)
    deadline = time.monotonic() + 60
    log = nginx.folder / "amanjol-access.log"
    while "/account/welcome " not in log.read_text(encoding="utf-8") and time.monotonic() < deadline:
        time.sleep(0.02)
    logged = log.read_text(encoding="utf-8") + (nginx.folder / "amanjol-error.log").read_text(
        encoding="utf-8"
    )
    assert "desk.example GET /account/welcome " in logged
    assert "SECRET" not in logged
    assert "127.0.0.1" not in logged
