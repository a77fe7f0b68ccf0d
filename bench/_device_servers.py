"""Servers on a device, each started anew and timed to its first page: ours, nginx, kiwix-serve, Kolibri."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _servers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

KOLIBRI = "kolibri==0.19.5"
KOLIBRI_SETTING = "AMANJOL_BENCH_KOLIBRI"  # a kolibri that is installed already
_LONGEST_START = 180.0  # seconds


class NotHere(RuntimeError):
    """A server cannot be measured on this machine; the message says why."""


@dataclass(frozen=True)
class Server:
    """How to start it, and where its pages are."""

    command: Sequence[str]
    port: int
    prefix: str = ""
    environment: dict[str, str] | None = None


@dataclass(frozen=True)
class Started:
    """Seconds from its start to the whole of its first page, and how many of them it was at work.

    The second is what an idle machine would take; on a busy one most of the first is waiting for a processor.
    """

    process: int
    seconds: float
    at_work: float


@contextmanager
def running(server: Server, path: str) -> Iterator[Started]:
    with ExitStack() as stack:
        began = time.monotonic()
        process = subprocess.Popen(
            server.command,
            env=_environment() | (server.environment or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(_stop, process)
        while not _answers(server.port, server.prefix + path):
            if process.poll() is not None or time.monotonic() - began > _LONGEST_START:
                raise NotHere(f"{Path(server.command[0]).name} did not start")
            time.sleep(0.002)
        yield Started(process.pid, time.monotonic() - began, _at_work(process.pid))


def _at_work(process: int) -> float:
    """Seconds of processor, of all threads; those of other processes that it started are not counted."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Kolibri takes its time; none of its data is wanted any more."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment() -> dict[str, str]:
    """Without what leads to our own installation: Kolibri is a Django program too."""
    return {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}


def _answers(port: int, path: str) -> bool:
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(request.encode())
            head = connection.recv(64)
            while connection.recv(65536):
                pass
    except OSError:
        return False
    return b" 200 " in head[:16]


def ours(pack: Path, folder: Path) -> Server:
    """The pack as a sync leaves it on a device."""
    from amanjol_kiosk import records
    from amanjol_kiosk.folder import DataFolder, replace_link
    from amanjol_kiosk.manifests import Blob, File
    from amanjol_kiosk.records import Record

    def blob(file: Path) -> Blob:
        content = file.read_bytes()
        return Blob(hashlib.sha256(content).hexdigest(), len(content))

    data = DataFolder(folder / "device")
    data.make()
    manifest = json.loads((pack / "manifest.json").read_bytes())
    tree = data.packs / "000001"
    shutil.copytree(pack, tree)
    files: dict[str, Any] = {}
    for path in manifest["files"]:
        packed = tree / f"{path}.br"
        files[path] = File(blob(tree / path), blob(packed) if packed.exists() else None)
    record = Record(1, "2026-11-25T08:00:00Z", tuple(manifest["languages"]), {}, files)
    records.write(tree, record)
    replace_link(data.current, tree)
    port = _servers.free_port()
    program = Path(sys.executable).with_name("amanjol-kiosk")
    return Server([str(program), "serve", "--data", str(data.path), "--port", str(port)], port)


def nginx(pack: Path, folder: Path, headers: Sequence[tuple[str, str]]) -> Server:
    port = _servers.free_port()
    lines = "\n    ".join(f'add_header {name} "{value}";' for name, value in headers)
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _servers.NGINX.format(folder=folder, port=port, pack=pack, headers=lines, user=user)
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        raise NotHere("nginx is not installed")
    return Server([program, "-c", str(configuration), "-p", str(folder)], port)


def kiwix(pack: Path, folder: Path, path: str) -> Server:
    """The pages as a ZIM file, which is made by the way."""
    missing = [name for name in ("kiwix-serve", "zimwriterfs") if shutil.which(name) is None]
    if missing:
        raise NotHere(f"{missing[0]} is not installed")
    with _servers.kiwix(pack, folder, path) as (_port, _process, prefix):
        port = _servers.free_port()
    command = ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), "--nosearchbar"]
    return Server([*command, str(folder / "guide.zim")], port, prefix)


def kolibri(pack: Path, folder: Path, path: str) -> Server:
    """The pages as one of its HTML5 apps: a ZIP in its store, which its content server opens."""
    program = os.environ.get(KOLIBRI_SETTING) or _install_kolibri(folder)
    home = folder / "kolibri"
    archive = folder / "pages.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for file in sorted(pack.rglob("*")):
            if file.is_file() and file.suffix != ".br":
                opened.write(file, file.relative_to(pack))
    name = hashlib.md5(archive.read_bytes(), usedforsecurity=False).hexdigest()
    shelf = home / "content" / "storage" / name[0] / name[1]
    shelf.mkdir(parents=True)
    archive.rename(shelf / f"{name}.zip")
    port, content_port = _servers.free_port(), _servers.free_port()
    command = [program, "start", "--foreground", "--port", str(port), "--zip-port", str(content_port)]
    environment = {"KOLIBRI_HOME": str(home), "KOLIBRI_ZEROCONF_DISABLED": "1"}
    server = Server(command, content_port, f"/content/zipcontent/{name}.zip", environment)
    with running(server, path):  # the first start makes its databases
        pass
    return server


def _install_kolibri(folder: Path) -> str:
    place = folder / "kolibri-programs"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        command = [str(place / "bin" / "pip"), "install", "--quiet", KOLIBRI]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotHere(f"{KOLIBRI} could not be installed for this Python: {error}") from error
    return str(place / "bin" / "kolibri")


def all_of(
    pack: Path, folder: Path, headers: Sequence[tuple[str, str]], path: str
) -> dict[str, Server | str]:
    """By name; a sentence where one cannot be measured."""
    makers: dict[str, Callable[[], Server]] = {
        "nginx (the limit)": lambda: nginx(pack, folder, headers),
        "amanjol-kiosk serve": lambda: ours(pack, folder),
        "kiwix-serve": lambda: kiwix(pack, folder, path),
        "Kolibri": lambda: kolibri(pack, folder, path),
    }
    servers: dict[str, Server | str] = {}
    for name, make in makers.items():
        try:
            servers[name] = make()
        except NotHere as error:
            servers[name] = str(error)
    return servers
