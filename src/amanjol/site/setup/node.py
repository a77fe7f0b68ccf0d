"""Steps about what is inside the database: tables, the node, its first people, or a backup brought back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amanjol.site import neighbours
from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.postgresql import ask
from amanjol.site.setup.steps import Always, write

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.site.setup.machine import Machine

KEEPER = "/usr/local/sbin/amanjol-keeper"
OPERATORS = "Operators of this node"
RESTORED = "/etc/amanjol/restored"
_NODE = "select id from organisations_node"
_SERVICES = ("amanjol-worker.service", "amanjol-web.service")


@dataclass(frozen=True, slots=True)
class Migrated(Always):
    what: str = "tables of this version in the database"

    def is_so(self, machine: Machine) -> bool:
        return machine.run(KEEPER, "manage", "migrate", "--check").returncode == 0

    def make_so(self, machine: Machine) -> str:
        """The services of the version before must not meet tables of this one; they are started again below."""
        if machine.has_systemd:
            machine.run("systemctl", "stop", *_SERVICES)
        machine.do(KEEPER, "manage", "migrate", "--verbosity", "0")
        return ""


@dataclass(frozen=True, slots=True)
class Node(Always):
    country: str
    name: str

    @property
    def what(self) -> str:
        return f"node {self.name} ({self.country})"

    def is_so(self, machine: Machine) -> bool:
        return (
            ask(machine, "select country || ' ' || name from organisations_node")
            == f"{self.country} {self.name}"
        )

    def make_so(self, machine: Machine) -> str:
        refuse_another_node(machine, country=self.country, name=self.name)
        machine.do(KEEPER, "manage", "organisation", "node", self.country, self.name)
        return ""


@dataclass(frozen=True, slots=True)
class DataMarked(Always):
    """The data folder says whose it is, so that no other node builds into it."""

    folder: str

    @property
    def what(self) -> str:
        return f"{self.folder} as this node's"

    def is_so(self, machine: Machine) -> bool:
        return neighbours.marked(machine.path(self.folder)) == (ask(machine, _NODE) or "nobody's")

    def make_so(self, machine: Machine) -> str:
        refuse_another_nodes_data(machine, self.folder, restores=False)
        mark = machine.path(self.folder) / neighbours.MARK
        write(machine, mark, f"{ask(machine, _NODE)}\n", 0o644, "amanjol", "amanjol")
        return ""


@dataclass(frozen=True, slots=True)
class Operators(Always):
    what: str = "an organisation of the node's operators"

    def is_so(self, machine: Machine) -> bool:
        return (
            ask(machine, "select count(*) > 0 from organisations_organisation where kind = 'node-operator'")
            == "t"
        )

    def make_so(self, machine: Machine) -> str:
        machine.do(KEEPER, "manage", "organisation", "create", OPERATORS, "node-operator")
        return ""


@dataclass(frozen=True, slots=True)
class FirstPerson(Always):
    """Somebody has an account. Whoever is first invites the others, on the pages."""

    email: str
    name: str
    what: str = "an invitation for the first operator"

    def is_so(self, machine: Machine) -> bool:
        return ask(machine, "select count(*) > 0 from accounts_account") == "t"

    def make_so(self, machine: Machine) -> str:
        return machine.do(
            KEEPER, "manage", "organisation", "invite", OPERATORS, self.email, self.name, "--role", "operator"
        ).strip()


@dataclass(frozen=True, slots=True)
class Restored(Always):
    """A backup has been brought back. Its hash is kept, so that a second run does not try again."""

    archive: Path
    key: Path
    ledgers: tuple[Path, ...] = ()
    what: str = field(default="the backup brought back")

    def is_so(self, machine: Machine) -> bool:
        mark = machine.path(RESTORED)
        return mark.is_file() and mark.read_text(encoding="ascii").strip() == self._digest()

    def make_so(self, machine: Machine) -> str:
        erased = [part for ledger in self.ledgers for part in ("--erased", str(ledger))]
        output = machine.do(
            KEEPER, "restore", "--from", str(self.archive), "--key", str(self.key), *erased
        ).strip()
        write(machine, machine.path(RESTORED), self._digest() + "\n", 0o644, "root", "root")
        return "\n".join(line for line in output.splitlines() if not line.startswith("Next:"))

    def _digest(self) -> str:
        with self.archive.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class OwnedBy(Always):
    """What the keeper brought back belongs to whom the web server runs as."""

    path: str
    user: str

    @property
    def what(self) -> str:
        return f"{self.path} belonging to {self.user}"

    def is_so(self, machine: Machine) -> bool:
        return not self._others(machine)

    def make_so(self, machine: Machine) -> str:
        for path in self._others(machine):
            machine.give(path, self.user, self.user)
        return ""

    def _others(self, machine: Machine) -> list[Path]:
        return [
            path
            for path in machine.path(self.path).rglob("*")
            if not path.is_symlink() and machine.owner_of(path)[0] != self.user
        ]


def refuse_another_node(machine: Machine, *, country: str, name: str) -> None:
    """SetupFailed where this machine has a node of another name."""
    answer = ask(machine, "select country || ' ' || name from organisations_node")
    if answer and answer != f"{country} {name}":
        raise SetupFailed(
            f"The node of this machine is '{answer}', not '{country} {name}': correct /etc/amanjol/setup.toml, or take"
            " another machine for a second node, since two would have the same users, roles and addresses."
        )


def refuse_another_nodes_data(machine: Machine, folder: str, *, restores: bool) -> None:
    """SetupFailed where the data folder is of a node that is not in the database. A backup may bring that node."""
    mark = neighbours.marked(machine.path(folder))
    if not mark or ask(machine, "select 1", database="postgres") is None:
        return
    node = ask(machine, _NODE)
    if mark != node and (node or not restores):
        raise SetupFailed(
            f"{folder} is of the node {mark}, which is not the one in the database: bring that node back with"
            " --restore, or move the folder away."
        )
