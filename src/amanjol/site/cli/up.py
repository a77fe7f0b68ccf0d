"""`amanjol up`: the whole system on one machine, until Ctrl-C.

PostgreSQL, web server and worker are children of this process. One that dies begins again (`children`). When this
process stops they end too. When it is killed, on Linux the kernel tells web server and worker to end; PostgreSQL goes
on, and the next start ends it first (`postgres`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import signal
import socket
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site import database, demo_devices, preparing
from amanjol.site.children import Children
from amanjol.site.cli import Refusal
from amanjol.site.cli.preparation import Preparation
from amanjol.site.configuration import PLANES, read_planes
from amanjol.site.postgres import Cluster, DatabaseError
from amanjol.site.reachable import DATABASE, note_running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from amanjol.site.demo_devices import DemoDevice

READY_SECONDS = 120
OTHER_ROLES = ("AMANJOL_OWNER_DATABASE_URL", "AMANJOL_KEEPER_DATABASE_URL")


STILL_TO_COME = (
    "  Still made, behind everything else and for some minutes: signatures for devices, the editor's search, smaller\n"
    "  files, and the voices that read articles aloud."
)


class _Stopped(Exception):
    """No error: somebody asked us to stop."""


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
              envvar="AMANJOL_DATA", help="Folder for database, media, packs and keys.")  # fmt: skip
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True,
    help="Of this machine's own address. Kiosk and screen take the two after it.",
)  # fmt: skip
@click.option(
    "--planes", default=",".join(PLANES), show_default=True,
    help="Which parts run, with commas: public is the guide and its editor, casework the sealed desk.",
)  # fmt: skip
@click.option(
    "--devices/--no-devices", default=True, show_default=True, help="In a demo: a kiosk and a screen as well."
)
def up(data: Path, port: int, planes: str, *, devices: bool) -> None:
    """Run everything on this machine: database, guide, editor, desk and worker.

    Without DATABASE_URL it starts its own PostgreSQL and a demo with fictional people, a kiosk and a screen.
    """
    chosen = read_planes(planes)
    data = data.absolute()
    _refuse_taken_port(port)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_stopped)
    began = time.monotonic()
    try:
        with ExitStack() as stack:
            stack.enter_context(_only_one(data))
            click.echo(f"Amanjol starts, on the folder {data} …")
            environment = _environment(data, port, chosen)
            is_demo = "DATABASE_URL" not in environment
            children = Children(environment, click.echo)
            if is_demo:
                environment |= _start_database(data, children, stack)
            note_running(data, environment)
            pair = demo_devices.devices_beside(port) if is_demo and devices and "public" in chosen else ()
            # Who serves people and runs tasks need not know how to reach the database as owner or keeper.
            children.environment = {n: v for n, v in environment.items() if n not in OTHER_ROLES}
            stack.callback(children.stop)
            started = Started(children, port, began)
            is_new = _prepare(environment, data, is_demo=is_demo, started=started)
            _run(started, data, devices=pair, is_demo=is_demo, is_new=is_new)
    except _Stopped:
        click.echo("\nStopped.")


@dataclass(frozen=True, slots=True)
class Started:
    """A start under way. `began` is of the monotonic clock."""

    children: Children
    port: int
    began: float

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def serve(self) -> None:
        """While the guide is being built, its addresses say so."""
        self.children.start(
            "web server", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "amanjol.site.wsgi:application",
        )  # fmt: skip

    def greet_readers(self) -> None:
        _wait_until_ready(f"{self.address}/", self.children)
        click.echo(
            f"\nThe guide answers ({self.seconds:.1f} s): {self.address}/\nThe desk's fictional people …"
        )


def _run(
    started: Started, data: Path, *, devices: tuple[DemoDevice, ...], is_demo: bool, is_new: bool
) -> None:
    children, address = started.children, started.address
    planes = children.environment["AMANJOL_PLANES"]
    _wait_until_ready(f"{address}/account/sign-in/", children)
    if "public" in planes:
        _wait_until_ready(f"{address}/", children)
    children.start("worker", "amanjol.site.cli", "worker")
    lines = [_line_of(device) for device in devices]  # looks whether their ports are free
    if devices:
        children.start("demo devices", "amanjol.site.demo_devices", str(data), str(started.port))
    if is_demo:
        lines.append(f"  Demo sign-ins with their codes: {address}/account/sign-in/  (fictional people)")
    if is_new and "public" in planes:
        lines.append(STILL_TO_COME)
    _greet(address, planes, started.seconds, lines)
    try:
        given_up = children.watch()
    except DatabaseError as error:
        raise Refusal(str(error)) from error
    raise Refusal(f"The {given_up} ends again and again, so everything was stopped; the lines above say why.")


def _line_of(device: DemoDevice) -> str:
    kind = device.kind.capitalize()
    if demo_devices.is_free(device.port):
        return f"  {kind:<7} {device.address}  (in a moment; fictional)"
    return f"  {kind:<7} not shown: port {device.port} is taken. Another --port leaves room for it."


def _greet(address: str, planes: str, seconds: float, lines: list[str]) -> None:
    places = [f"\nAmanjol is ready ({seconds:.1f} s)."]
    if "public" in planes:
        places += [f"  Guide   {address}/", f"  Editor  {address}/cms/"]
    places.append(f"  Desk    {address}/desk/")
    click.echo("\n".join([*places, *lines, "Ctrl-C stops everything.\n"]))


def _environment(data: Path, port: int, planes: tuple[str, ...]) -> dict[str, str]:
    key = data / "secret-key"
    if not key.exists() and "AMANJOL_SECRET_KEY" not in os.environ:
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(64), encoding="ascii")
    defaults = {"AMANJOL_ORIGIN": f"http://localhost:{port}", "AMANJOL_DATA": str(data)}
    return {**defaults, **os.environ, "AMANJOL_DATA": str(data), "AMANJOL_PLANES": ",".join(planes),
            "DJANGO_SETTINGS_MODULE": "amanjol.site.settings"}  # fmt: skip


def _start_database(data: Path, children: Children, stack: ExitStack) -> dict[str, str]:
    cluster = Cluster(data / "postgres")
    try:
        cluster.start()
    except DatabaseError as error:
        raise Refusal(str(error)) from error
    stack.callback(cluster.stop)
    children.keep("database", cluster.start, lambda: cluster.is_running)
    admin = cluster.url("postgres", "postgres")
    database.create_roles(admin)
    if not database.database_exists(admin, DATABASE):
        database.create_database(admin, DATABASE)
    database.protect_database(admin, DATABASE)  # an older version may have made it
    return {
        "DATABASE_URL": cluster.url(database.ROLES["app"], DATABASE),
        "AMANJOL_OWNER_DATABASE_URL": cluster.url(database.ROLES["owner"], DATABASE),
        "AMANJOL_KEEPER_DATABASE_URL": cluster.url(database.ROLES["keeper"], DATABASE),
    }


def _prepare(environment: dict[str, str], data: Path, *, is_demo: bool, started: Started) -> bool:
    """Migrate, load, build: unless this very program did so on this very database before. Gives whether it did.

    The web server begins as soon as there is what it reads at its start; readers have the guide before the demo's
    people are made.
    """
    done = data / "prepared"
    state = _fingerprint(environment)
    if done.exists() and done.read_text(encoding="ascii") == state:
        started.serve()
        return False
    with Preparation(environment, is_demo=is_demo) as preparation:
        if preparation.wait_for(preparing.PAGES):
            started.serve()
        if is_demo and preparation.wait_for(preparing.GUIDE) and preparation.is_running:
            started.greet_readers()
        preparation.finish()
    done.write_text(state, encoding="ascii")
    return True


def _fingerprint(environment: dict[str, str]) -> str:
    """Of the program's files and of what it was told; any change means preparing again.

    The address is in it, since a pack names it in its codes. The database is not: it lies in the data folder, which
    may be moved.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parents[2]
    for file in sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        facts = file.stat()
        digest.update(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\0".encode())
    for name in ("AMANJOL_ORIGIN", "AMANJOL_PLANES", "AMANJOL_CONTENT"):
        digest.update(f"{name}={environment.get(name, '')}\0".encode())
    return digest.hexdigest()


def _wait_until_ready(address: str, children: Children) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        ended = children.ended()
        if ended:
            raise Refusal(f"The {ended} did not start; the lines above say why.")
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise Refusal(f"The web server did not answer at {address} within {READY_SECONDS} s.")


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    """Two runs on one data folder would fight over it."""
    if data.exists() and not data.is_dir():
        raise Refusal(f"The data folder {data} is a file: name a folder with --data.")
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / "lock").open("w")
    except OSError as error:
        raise Refusal(f"The data folder {data} cannot be used: {error.strerror}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"Amanjol already runs on {data}: stop it first, or use another --data.") from error
        yield


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Refusal(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port."
            ) from error


def _raise_stopped(_signal: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # stopping is under way: once is enough
    raise _Stopped
