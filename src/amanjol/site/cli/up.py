"""`amanjol up`: the whole system on one machine, until Ctrl-C.

PostgreSQL, web server and worker are children of this process, and in a demo those of a neighbour (`neighbour`). One
that dies begins again (`children`). When this process stops they end too. When it is killed, on Linux the kernel tells
web server and worker to end; PostgreSQL goes on, and the next start ends it first (`postgres`).
"""

from __future__ import annotations

import signal
import socket
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site import demo_devices, preparing
from amanjol.site.children import watch
from amanjol.site.cli import Refusal, neighbour
from amanjol.site.cli.nodes import RunningNode, environment_of, only_one, stop_together
from amanjol.site.cli.preparation import Preparation, finish_all
from amanjol.site.configuration import PLANES, read_planes
from amanjol.site.postgres import DatabaseError

if TYPE_CHECKING:
    from types import FrameType

    from amanjol.site.demo_devices import DemoDevice

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
    help="Of this machine's own address. Kiosk, screen and neighbour take the three after it.",
)  # fmt: skip
@click.option(
    "--planes", default=",".join(PLANES), show_default=True,
    help="Which parts run, with commas: public is the guide and its editor, casework the sealed desk, programme"
    " its figures, newsletter and mailings.",
)  # fmt: skip
@click.option(
    "--devices/--no-devices", default=True, show_default=True, help="In a demo: a kiosk and a screen as well."
)
@click.option(
    "--neighbour/--no-neighbour", "with_neighbour", default=True, show_default=True,
    help="In a demo: a second node, of another country, to write letters to.",
)  # fmt: skip
def up(data: Path, port: int, planes: str, *, devices: bool, with_neighbour: bool) -> None:
    """Run everything on this machine: database, guide, editor, desk and worker.

    Without DATABASE_URL it starts its own PostgreSQL and a demo with fictional people, a kiosk and a screen, and a
    neighbour.
    """
    chosen = read_planes(planes)
    data = data.absolute()
    _refuse_taken_port(port)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_stopped)
    began = time.monotonic()
    try:
        with ExitStack() as stack:
            stack.enter_context(only_one(data))
            click.echo(f"Amanjol starts, on the folder {data} …")
            first = RunningNode.at(data, port, environment_of(data, port, chosen))
            is_demo = "DATABASE_URL" not in first.environment
            may_write = is_demo and with_neighbour and "casework" in chosen
            beside = neighbour.node_beside(first) if may_write and neighbour.is_possible(port) else None
            pair = demo_devices.devices_beside(port) if is_demo and devices and "public" in chosen else ()
            started = Started(first, beside, began, stack, is_demo=is_demo)
            is_new = started.prepare()
            lines = [_line_of(device) for device in pair]  # looks whether their ports are free
            if is_demo:
                lines.append(_line_of_people(first))
            if may_write:
                lines.append(neighbour.line_of(port) if beside else neighbour.line_of_none(port))
            if is_new and "public" in chosen:
                lines.append(STILL_TO_COME)
            started.run(pair, lines)
    except _Stopped:
        click.echo("\nStopped.")


@dataclass(frozen=True, slots=True)
class Started:
    """A start under way, of one node or of two. `began` is of the monotonic clock."""

    first: RunningNode
    beside: RunningNode | None
    began: float
    stack: ExitStack
    is_demo: bool

    @property
    def nodes(self) -> list[RunningNode]:
        return [self.first] if self.beside is None else [self.first, self.beside]

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def prepare(self) -> bool:
        """Migrate, load, build: unless this very program did so on these very databases before. Gives whether it did.

        A web server begins as soon as there is what it reads at its start; readers have the guide before the demo's
        people are made, and before the neighbour begins.
        """
        self.first.begin(self.stack, has_own_database=self.is_demo)
        if all(node.is_prepared for node in self.nodes):
            self.first.serve()
            if self.beside is not None:
                self._begin(self.beside)
                self.beside.serve()
            return False
        with ExitStack() as both:
            preparation = both.enter_context(Preparation(self.first.environment, is_demo=self.is_demo))
            preparations = [preparation]
            if preparation.wait_for(preparing.PAGES):
                self.first.serve()
            has_guide = (
                self.is_demo and "public" in self.first.planes and preparation.wait_for(preparing.GUIDE)
            )
            if has_guide and preparation.is_running:
                self._greet_readers()
            if self.beside is not None:
                self._begin(self.beside)
                preparations.append(both.enter_context(Preparation(self.beside.environment, is_demo=True)))
                if preparations[-1].wait_for(preparing.PAGES):
                    self.beside.serve()
            finish_all(preparations, *(node.children for node in self.nodes))
        for node in self.nodes:
            node.note_prepared()
        return True

    def run(self, devices: tuple[DemoDevice, ...], lines: list[str]) -> None:
        """Until something ends again and again: Refusal."""
        for node in self.nodes:
            node.work()
        if devices:
            self.first.children.start(
                "demo devices", "amanjol.site.demo_devices", str(self.first.data), str(self.first.port)
            )
        self._greet(lines)
        try:
            given_up = watch(*(node.children for node in self.nodes))
        except DatabaseError as error:
            raise Refusal(str(error)) from error
        raise Refusal(
            f"The {given_up} ends again and again, so everything was stopped; the lines above say why."
        )

    def _begin(self, beside: RunningNode) -> None:
        self.stack.enter_context(only_one(beside.data))
        beside.begin(self.stack, has_own_database=True)
        self.stack.callback(
            stop_together, self.nodes
        )  # before what stops each by itself, which has nothing to do then

    def _greet_readers(self) -> None:
        self.first.wait_for("/")
        click.echo(
            f"\nThe guide answers ({self.seconds:.1f} s): {self.first.address}/\nThe desk's fictional people …"
        )

    def _greet(self, lines: list[str]) -> None:
        address = self.first.address
        places = [f"\nAmanjol is ready ({self.seconds:.1f} s)."]
        if "public" in self.first.planes:
            places += [f"  Guide   {address}/", f"  Editor  {address}/cms/"]
        places.append(f"  Desk    {address}/desk/")
        click.echo("\n".join([*places, *lines, "Ctrl-C stops everything.\n"]))


def _line_of(device: DemoDevice) -> str:
    kind = device.kind.capitalize()
    if demo_devices.is_free(device.port):
        return f"  {kind:<7} {device.address}  (in a moment; fictional)"
    return f"  {kind:<7} not shown: port {device.port} is taken. Another --port leaves room for it."


def _line_of_people(first: RunningNode) -> str:
    return f"  Demo sign-ins with their codes: {first.address}/account/sign-in/  (fictional people)"


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
