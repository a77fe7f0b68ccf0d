"""One node of a run of `amanjol up`: its folder and address, its database, and the processes that serve it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site import database
from amanjol.site.children import Children, stop_all
from amanjol.site.cli import Refusal
from amanjol.site.postgres import Cluster, DatabaseError
from amanjol.site.reachable import DATABASE, note_running
from amanjol.site.sources import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import ExitStack

READY_SECONDS = 120
OTHER_ROLES = ("AMANJOL_OWNER_DATABASE_URL", "AMANJOL_KEEPER_DATABASE_URL")
OURS = ("lock", "packs", "postgres", "secret-key")  # of these one is in a folder of a node
NEIGHBOURS = "AMANJOL_DEMO_NEIGHBOURS"
"""In the environment of a preparation, as `demo_meeting` reads it, which needs Django."""


@dataclass(slots=True)
class RunningNode:
    """`environment` is what its preparation is told; its children are not told how to reach the database as owner or
    keeper. `named` stands before the names of its processes.
    """

    data: Path
    port: int
    host: str
    environment: dict[str, str]
    children: Children
    named: str = ""
    own_database: Cluster | None = None

    @classmethod
    def at(
        cls, data: Path, port: int, environment: dict[str, str], *, host: str = "localhost", named: str = ""
    ) -> RunningNode:
        return cls(data, port, host, environment, Children(environment, click.echo), named)

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def planes(self) -> str:
        return self.environment["AMANJOL_PLANES"]

    def begin(self, stack: ExitStack, *, has_own_database: bool) -> None:
        """Its database, if that is its own; and what else has to end with it. Refusal."""
        if has_own_database:
            self.own_database = Cluster(self.data / "postgres")
            self.environment |= start_database(self.own_database, self.children, stack, named=self.named)
        note_running(self.data, self.environment)
        self.children.environment = {n: v for n, v in self.environment.items() if n not in OTHER_ROLES}
        stack.callback(self.children.stop)

    def serve(self) -> None:
        """While the guide is being built, its addresses say so."""
        self.children.start(
            f"{self.named}web server", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
            str(self.port), "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "amanjol.site.wsgi:application",
        )  # fmt: skip

    def work(self) -> None:
        """Once its pages answer. Refusal."""
        self.wait_for("/account/sign-in/")
        if "public" in self.planes:
            self.wait_for("/")
        self.children.start(f"{self.named}worker", "amanjol.site.cli", "worker")

    def wait_for(self, path: str) -> None:
        """Refusal where it does not answer in time."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            ended = self.children.ended()
            if ended:
                raise Refusal(f"The {ended} did not start; the lines above say why.")
            try:
                with urllib.request.urlopen(f"{self.address}{path}", timeout=5):  # noqa: S310  our own address
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise Refusal(f"The web server did not answer at {self.address} within {READY_SECONDS} s.")

    @property
    def is_prepared(self) -> bool:
        """Whether this very program prepared this very folder for what it is told now, and met these neighbours."""
        neighbours = self.environment.get(NEIGHBOURS, "")
        has_met = not neighbours or _read(self.data / "met") == neighbours
        return has_met and _read(self.data / "prepared") == fingerprint(self.environment)

    def note_prepared(self) -> None:
        (self.data / "prepared").write_text(fingerprint(self.environment), encoding="ascii")
        if NEIGHBOURS in self.environment:
            (self.data / "met").write_text(self.environment[NEIGHBOURS], encoding="utf-8")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def environment_of(
    data: Path, port: int, planes: tuple[str, ...], *, given: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What is `given`, completed. Makes a secret key where there is none."""
    key = data / "secret-key"
    if not key.exists() and "AMANJOL_SECRET_KEY" not in given:
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(64), encoding="ascii")
    defaults = {"AMANJOL_ORIGIN": f"http://localhost:{port}", "AMANJOL_DATA": str(data)}
    return {**defaults, **given, "AMANJOL_DATA": str(data), "AMANJOL_PLANES": ",".join(planes),
            "DJANGO_SETTINGS_MODULE": "amanjol.site.settings"}  # fmt: skip


def stop_together(nodes: Sequence[RunningNode]) -> None:
    """What serves, then the databases; of all nodes at once, so that two take no longer than one."""
    stop_all(*(node.children for node in nodes))
    clusters = [node.own_database for node in nodes if node.own_database is not None]
    for cluster in clusters:
        cluster.tell_to_end()
    for cluster in clusters:
        cluster.stop()


def start_database(cluster: Cluster, children: Children, stack: ExitStack, named: str = "") -> dict[str, str]:
    try:
        cluster.start()
    except DatabaseError as error:
        raise Refusal(str(error)) from error
    stack.callback(cluster.stop)
    children.keep(f"{named}database", cluster.start, lambda: cluster.is_running)
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


def fingerprint(environment: dict[str, str]) -> str:
    """Of the program's files and of what it was told; any change means preparing again.

    The address is in it, since a pack names it in its codes. The database is not: it lies in the data folder, which
    may be moved.
    """
    digest = hashlib.sha256()
    package = Path(__file__).parents[2]
    for file in files_below(package):
        facts = file.stat()
        digest.update(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\0".encode())
    for name in ("AMANJOL_ORIGIN", "AMANJOL_PLANES", "AMANJOL_CONTENT"):
        digest.update(f"{name}={environment.get(name, '')}\0".encode())
    return digest.hexdigest()


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Two runs on one data folder would fight over it."""
    if data.exists() and not data.is_dir():
        raise Refusal(f"The data folder {data} is a file: name a folder with --data.")
    try:
        data.mkdir(parents=True, exist_ok=True)
        names = {entry.name for entry in data.iterdir() if not entry.name.startswith(".")} - {"lost+found"}
        if names and names.isdisjoint(OURS) and "DATABASE_URL" not in os.environ:
            raise Refusal(f"{data} holds other files: name an empty folder, or a new one, with --data.")
        lock = (data / "lock").open("w")
    except OSError as error:
        raise Refusal(f"The data folder {data} cannot be used: {error.strerror}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal(f"Amanjol already runs on {data}: stop it first, or use another --data.") from error
        yield
