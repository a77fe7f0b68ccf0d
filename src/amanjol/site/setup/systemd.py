"""Steps about services. Where systemd does not run they are left out, and that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.site.setup.machine import SetupFailed

if TYPE_CHECKING:
    from amanjol.site.setup.machine import Machine

_NO_SYSTEMD = "systemd does not run there"


@dataclass(frozen=True, slots=True)
class Service:
    """Begins with the machine, runs, and began after these files were last changed."""

    unit: str
    files: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        return f"{self.unit} running as configured"

    def left_out(self, machine: Machine) -> str:
        return "" if machine.has_systemd else _NO_SYSTEMD

    def is_so(self, machine: Machine) -> bool:
        names = "ActiveState,UnitFileState,NeedDaemonReload,ActiveEnterTimestamp"
        text = machine.run("systemctl", "show", "--timestamp=unix", f"--property={names}", self.unit).stdout
        facts = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
        began = facts.get("ActiveEnterTimestamp", "").removeprefix("@")
        files = [machine.path(name) for name in self.files]
        newest = max((int(file.stat().st_mtime) for file in files if file.exists()), default=0)
        return (
            facts.get("ActiveState") == "active"
            and facts.get("UnitFileState") == "enabled"
            and facts.get("NeedDaemonReload") == "no"
            and began.isdecimal()
            and int(began) >= newest
        )

    def make_so(self, machine: Machine) -> str:
        machine.do("systemctl", "daemon-reload")
        machine.do("systemctl", "enable", "--quiet", self.unit)
        machine.do("systemctl", "restart", self.unit)
        return ""


@dataclass(frozen=True, slots=True)
class ProxyAccepts:
    """nginx can begin with its configuration as it lies there."""

    what: str = "nginx accepting its configuration"

    def left_out(self, machine: Machine) -> str:  # noqa: ARG002  it needs no service
        return ""

    def is_so(self, machine: Machine) -> bool:
        return machine.run("nginx", "-t", "-q").returncode == 0

    def make_so(self, machine: Machine) -> str:
        lines = machine.run("nginx", "-t", "-q").stderr.strip().splitlines()
        if lines:
            raise SetupFailed(f"nginx refuses its configuration: {lines[0]}")
        return ""
