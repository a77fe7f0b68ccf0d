"""Servers of one pack, started for a measurement: ours, nginx, kiwix-serve."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  open_file_cache max=10000;
  server {{
    listen 127.0.0.1:{port}; root {pack}; charset utf-8;
    {headers}
  }}
}}
"""
# What `amanjol up` starts, in one process, and `deploy/amanjol-web.service` in two; keep them alike.
GRANIAN = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--blocking-threads", "4", "--no-ws",
           "--log-level", "warning"]  # fmt: skip
APPLICATION = "amanjol.site.wsgi:application"
BARE = "_servers:bare_application"
_BARE_PAGE = bytes(13_000)  # as large as a page of the guide


def bare_application(_environ: Any, start_response: Any) -> list[bytes]:
    """The least that granian can run: what is lost beside it is lost in our code."""
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(_BARE_PAGE)))])
    return [_BARE_PAGE]


def number_in(text: str, pattern: str) -> float:
    """What stands in the brackets of the pattern. Raises ValueError where nothing fits."""
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise ValueError(f"{pattern} is not in {text[:400]!r}")
    return float(match[1])


def length_said(head: bytes) -> int:
    """Bytes of the body behind the head of an answer."""
    return int(number_in(head.decode("latin-1"), r"(?i)^content-length: (\d+)"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(
    command: Sequence[str], port: int, path: str, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Until it answers, and no longer than it is needed."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                if time.monotonic() > deadline or process.poll() is not None:
                    raise RuntimeError(f"{command[0]} does not answer at {path}") from None
                time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def granian(application: str, path: str, *, processes: int = 1) -> Iterator[tuple[int, int]]:
    """Port and process id. Ours is that of the installation that the environment names."""
    port = free_port()
    options = ["--working-dir", str(HERE), "--port", str(port)]
    command = [sys.executable, "-m", *GRANIAN, *options, application]
    with _running(command, port, path, GRANIAN_WORKERS=str(processes)) as process:
        yield port, process.pid


@contextmanager
def nginx(
    pack: Path, folder: Path, headers: Sequence[tuple[str, str]], path: str
) -> Iterator[tuple[int, int]]:
    """The same files with the same headers."""
    port = free_port()
    lines = "\n    ".join(f'add_header {name} "{value}";' for name, value in headers)
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, pack=pack, headers=lines, user=user))
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(configuration), "-p", str(folder)]
    with _running(command, port, path) as process:
        yield port, process.pid


@contextmanager
def kiwix(pack: Path, folder: Path, path: str) -> Iterator[tuple[int, int, str]]:
    """The pages as a ZIM file. Gives port, process id and the prefix of every page."""
    source = folder / "zim-source"
    shutil.copytree(pack, source, ignore=shutil.ignore_patterns("*.br", "manifest.json"))
    Image.new("RGB", (48, 48), "teal").save(source / "illustration.png")
    words = [
        "--language=uzb",
        "--name=guide",
        "--title=Guide",
        "--description=Guide",
        "--creator=A",
        "--publisher=A",
    ]
    command = [
        "zimwriterfs",
        "--welcome=index.html",
        "--illustration=illustration.png",
        *words,
        "--withoutFTIndex",
    ]
    subprocess.run([*command, str(source), str(folder / "guide.zim")], check=True, capture_output=True)
    port = free_port()
    prefix = "/content/guide"
    with _running(
        [
            "kiwix-serve",
            "--address",
            "127.0.0.1",
            "--port",
            str(port),
            "--nosearchbar",
            str(folder / "guide.zim"),
        ],
        port,
        prefix + path,
    ) as process:
        yield port, process.pid, prefix
