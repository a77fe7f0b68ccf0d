"""An nginx that runs with `deploy/nginx.conf`, inside the `nginx.conf` of the package, before a pack and a program."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from amanjol.public.packs.serving_table import HEADERS
from amanjol.public.packs.tree import TreeWriter
from amanjol.site.tests.ports import free_port
from amanjol.site.tests.servers import root_of

CONFIGURATION = Path(__file__).parents[4] / "deploy" / "nginx.conf"
_ROOT = root_of("usr/sbin/nginx")
PACKAGED = _ROOT / "etc/nginx/nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path=_ROOT / "usr/sbin")
PAGE = b"<!doctype html><title>en</title>" * 20


class Program(BaseHTTPRequestHandler):
    """Stands for the web server behind: says what it was asked."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps({"path": self.path, **dict(self.headers)}).encode()
        self.send_response(404 if self.path.startswith("/missing") else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "text/html")
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_arguments: Any) -> None:
        pass


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    with socket.socket() as probe:
        while probe.connect_ex(("127.0.0.1", port)) and time.monotonic() < deadline:
            time.sleep(0.02)


def write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    plain = serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


def build_pack(folder: Path) -> None:
    with TreeWriter(folder) as tree:
        for name in ("index.html", "en/index.html", "404.html", "en/404.html"):
            tree.add(name, PAGE)
        tree.add("assets/1f.js", b"'use strict';" * 40)
        tree.add("assets/1f.woff2", b"wOF2" + os.urandom(400))
        tree.add("assets/clip.mp4", os.urandom(4000))
        tree.add("contacts.json", b"{}")
        tree.add("site.webmanifest", b"{}")
        tree.finish({"number": 1, "languages": ["en"]}, folder / "000001")
    (folder / "current").symlink_to("000001")


BLOB = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PUBLISHED = {
    "metadata/timestamp.json": b'{"signed": 1}',
    "metadata/12.root.json": b"{}",
    "metadata/7.targets.json": b"{}",
    f"targets/channels/{BLOB}.stable.json": b'{"pack": 1}',
    f"blobs/9f/{BLOB}": bytes(range(256)) * 8,
}
NOT_PUBLISHED = (
    "", "metadata", "metadata/", "metadata/12.root.json.br", "metadata/0.root.json", "blobs/9e/" + BLOB,
    f"blobs/9f/.part-{BLOB}", f"blobs/9f/{BLOB[:-1]}", f"blobs/9f/{BLOB}/", "../keys/targets-1.key",
    "..%2fkeys%2ftargets-1.key", "blobs/../../keys/targets-1.key", "places.json", f"targets/channels/{BLOB}.x.json",
)  # fmt: skip


def publish_files(folder: Path) -> None:
    secret = folder / "signing/keys/targets-1.key"
    secret.parent.mkdir(parents=True)
    secret.write_bytes(b"a private key")
    for name, content in PUBLISHED.items():
        file = folder / "signing/repository" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / f"signing/repository/blobs/9f/.part-{BLOB}").write_bytes(b"half")


class Nginx:
    """A running nginx with the configuration of the house, on ports of its own."""

    def __init__(self, folder: Path, program_port: int) -> None:
        self.folder = folder
        self.port = free_port(2)
        self.plain_port = self.port + 1
        write_certificate(folder)
        build_pack(folder / "packs")
        publish_files(folder)
        text = CONFIGURATION.read_text(encoding="utf-8")
        for pattern, replacement in (
            (r"listen \[::\]:[^;]*;", ""),
            (r"listen 443", f"listen 127.0.0.1:{self.port}"),
            (r"listen 80", f"listen 127.0.0.1:{self.plain_port}"),
            (r"/etc/letsencrypt/live/\w+\.example", str(folder)),
            (r"client_header_timeout 15s", "client_header_timeout 300s"),  # see `ask_at_once`
            (r"/var/log/nginx", str(folder)),
            (r"/var/lib/amanjol", str(folder)),
            (r"127\.0\.0\.1:8000", f"127.0.0.1:{program_port}"),
        ):
            text, count = re.subn(pattern, replacement, text)
            assert count, pattern
        (folder / "conf.d").mkdir()
        (folder / "conf.d" / "amanjol.conf").write_text(text, encoding="utf-8")
        self._write_around()
        self.command = [
            str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log"),
        ]  # fmt: skip

    def _write_around(self) -> None:
        """The configuration of the package, with our file where it looks for such, and nothing outside the folder."""
        text = PACKAGED.read_text(encoding="utf-8")
        for pattern, replacement in (
            (r"(?m)^user .*;", "user root;" if os.geteuid() == 0 else ""),
            (r"(?m)^pid .*;", f"pid {self.folder}/pid; daemon off;"),
            (r"(?m)^(\s*)(error|access)_log [^;]*;", rf"\1\2_log {self.folder}/\2.log;"),
            (r"include /etc/nginx/conf\.d/", f"include {self.folder}/conf.d/"),
            (
                r"include /etc/nginx/sites-enabled/\*;",
                "",
            ),  # the package's own page; `amanjol setup` removes it
            (r"/etc/nginx/", f"{PACKAGED.parent}/"),
        ):
            text, count = re.subn(pattern, replacement, text)
            assert count, pattern
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        text = re.sub(r"(?m)^http \{$", f"http {{\n{temporary}", text)
        (self.folder / "nginx.conf").write_text(text, encoding="utf-8")

    def check(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*self.command, "-t"], capture_output=True, text=True, check=False)

    def ask(
        self, host: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = self._connected(host)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": host, **sent})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.getheaders(), content

    def ask_at_once(self, host: str, path: str, times: int) -> list[int]:
        """The status of each. All are connected before the first is sent: only nginx takes its time between them."""
        connections = [self._connected(host) for _time in range(times)]
        for connection in connections:
            connection.request("GET", path, headers={"Host": host})
        answers = [connection.getresponse().status for connection in connections]
        for connection in connections:
            connection.close()
        return answers

    def _connected(self, host: str) -> http.client.HTTPConnection:
        context = ssl._create_unverified_context()  # noqa: S323  the certificate is the test's own
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection = http.client.HTTPConnection(host)
        connection.sock = context.wrap_socket(raw, server_hostname=host)
        return connection
