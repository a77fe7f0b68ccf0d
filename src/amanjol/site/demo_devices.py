"""A kiosk and a screen of a demo, each with the program of a real one: `amanjol-kiosk` on this machine.

Run by `amanjol up` as `python -m amanjol.site.demo_devices`. They ask the node for a code like every device,
and the demo's device manager types it, here. What fails is tried again; the demo itself goes on without them.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from amanjol.site.children import end_with_parent

if TYPE_CHECKING:
    from types import FrameType

MANAGER: Final = "sanjar@demo.example"  # of `demo_casts.MARY`
PLACE: Final = "ASB"
SYNC_EVERY: Final = 10  # seconds
ENROLS_WITHIN: Final = 120.0  # seconds; after that a device shows the guide without being in the fleet
BEGUN_AGAIN_AFTER: Final = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class DemoDevice:
    """`page` is where its browser begins."""

    kind: str
    name: str
    page: str
    port: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}{self.page}"


def devices_beside(port: int) -> tuple[DemoDevice, ...]:
    """Those of a node at this port; none where their program is not installed."""
    if importlib.util.find_spec("amanjol_kiosk") is None:
        return ()
    return (
        DemoDevice("kiosk", "Departures, hall 1 (fictional)", "/kiosk/", port + 1),
        DemoDevice("screen", "Departures, above gate 4 (fictional)", "/screen/", port + 2),
    )


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


@dataclass(slots=True)
class _Programs:
    """Of one device. What they say goes into a file beside its folder."""

    device: DemoDevice
    node: str
    data: Path
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    ended_at: dict[str, float] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.data / "demo-devices" / self.device.kind

    @property
    def log(self) -> Path:
        return self.folder.with_name(f"{self.device.kind}.log")

    def is_enrolled(self) -> bool:
        return (self.folder / "identity.json").is_file()

    def code(self) -> str:
        """What the device shows now; empty where it shows none."""
        try:
            return str(json.loads((self.folder / "enrolment.json").read_bytes())["code"])
        except (OSError, ValueError, KeyError):
            return ""

    def start(self, name: str, *options: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.options[name] = options
        command = [sys.executable, "-m", "amanjol_kiosk.cli", name, "--data", str(self.folder), *options]
        with self.log.open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=_environment(),
                preexec_fn=end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  this process has one thread
            )  # fmt: skip

    def show(self) -> None:
        root = self.data / "signing/root/1.root.json"
        updates = f"{self.node}/updates/"
        self.start("sync", "--from", updates, "--root", str(root), "--every", str(SYNC_EVERY))
        self.start("serve", "--port", str(self.device.port))

    def begin_again(self) -> None:
        """Whatever has ended a while ago."""
        for name in [name for name, process in self.running.items() if process.poll() is not None]:
            if time.monotonic() - self.ended_at.setdefault(name, time.monotonic()) > BEGUN_AGAIN_AFTER:
                del self.ended_at[name]
                self.start(name, *self.options[name])

    def stop(self, *names: str) -> None:
        """Those named, or all."""
        ended = [self.running.pop(name) for name in names or tuple(self.running) if name in self.running]
        for process in ended:
            process.terminate()
        for process in ended:
            process.wait()


def _environment() -> dict[str, str]:
    """A device knows nothing of the node's database and keys."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("AMANJOL_", "DATABASE_"))
    }


def type_code(code: str, device: DemoDevice) -> bool:
    """As the device manager on the page. Gives whether it was taken."""
    from django.db import transaction  # noqa: PLC0415  needs Django

    from amanjol.foundation.accounts import queries as accounts  # noqa: PLC0415  needs Django
    from amanjol.foundation.organisations import queries as organisations  # noqa: PLC0415  needs Django
    from amanjol.public.devices.actions import enrolling  # noqa: PLC0415  needs Django

    account = accounts.account_by_email(MANAGER)
    member = organisations.member_of(account) if account is not None else None
    if member is None:
        return False
    name, number = device.name, 2
    while enrolling.is_name_taken(PLACE, name):  # its folder was removed, and it begins as a new one
        name, number = f"{device.name} {number}", number + 1
    try:
        with transaction.atomic():
            enrolling.count_try(by=member)
            enrolling.enrol(typed=code, name=name, place=PLACE, group=None, by=member)
    except (enrolling.NoSuchCode, enrolling.TooManyTries):
        return False
    return True


def _enrol_all(programs: list[_Programs]) -> None:
    waiting = [program for program in programs if not program.is_enrolled()]
    typed: set[str] = set()
    for program in waiting:
        program.start("enrol", "--node", program.node, "--kind", program.device.kind)
    until = time.monotonic() + ENROLS_WITHIN
    while waiting and time.monotonic() < until:
        for program in waiting:
            code = program.code()
            if code and code not in typed:
                typed.add(code)
                type_code(code, program.device)
        waiting = [program for program in waiting if not program.is_enrolled()]
        time.sleep(0.3)
    for program in waiting:
        click.echo(f"The demo {program.device.kind} could not be enrolled; {program.log} says why.")
    for program in programs:
        program.stop("enrol")


def main() -> None:
    data, port = Path(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGTERM, _end)
    from amanjol.site.cli import set_up_django  # noqa: PLC0415  slow, and not for who only asks for the ports

    set_up_django()
    node = f"http://localhost:{port}"
    programs = [_Programs(device, node, data) for device in devices_beside(port) if is_free(device.port)]
    try:
        _enrol_all(programs)
        for program in programs:
            program.show()
        while True:
            time.sleep(1)
            for program in programs:
                program.begin_again()
    finally:
        for program in programs:
            program.stop()


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)


if __name__ == "__main__":
    main()
