"""The list of steps from an empty Debian 13 to a node, in order. What is in `deploy/` is laid where it works."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import conninfo

from amanjol.site import neighbours
from amanjol.site.setup import certificates
from amanjol.site.setup.answers import ANSWERS
from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.node import (
    KEEPER,
    DataMarked,
    FirstPerson,
    Migrated,
    Node,
    Operators,
    OwnedBy,
    Restored,
    refuse_another_node,
    refuse_another_nodes_data,
)
from amanjol.site.setup.postgresql import Access, Roles, ServerRuns, address, find_cluster, other_nodes
from amanjol.site.setup.steps import (
    Absent,
    File,
    FirstFile,
    Folder,
    Member,
    OnlyOwnerWrites,
    Packages,
    User,
    Variables,
)
from amanjol.site.setup.systemd import ProxyAccepts, Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.site.setup.answers import Answers
    from amanjol.site.setup.machine import Machine
    from amanjol.site.setup.steps import Step

DEPLOY = Path(__file__).parents[4] / "deploy"
PROGRAM = "/opt/amanjol/.venv/bin/amanjol"
DATA = "/var/lib/amanjol"
BACKUPS = "/var/backups/amanjol"
UNITS = "/etc/systemd/system"
SITE = "/etc/nginx/conf.d/amanjol.conf"
ENVIRONMENT = "/etc/amanjol/amanjol.env"
BACKUP_KEY = "/etc/amanjol/backup-public-key"
RESTARTS = f"{UNITS}/postgresql@.service.d/amanjol.conf"


@dataclass(frozen=True, slots=True)
class Backup:
    """What is brought back instead of beginning anew."""

    archive: Path
    key: Path
    ledgers: tuple[Path, ...] = ()


def refuse(machine: Machine, answers: Answers, backup: Backup | None = None) -> None:
    """SetupFailed where no step should be begun."""
    if not machine.path(PROGRAM).exists():
        raise SetupFailed(f"The program is not in /opt/amanjol there: {PROGRAM} is missing.")
    for something in _of_another_node(machine):
        raise SetupFailed(
            f"{something}: a second node needs a machine of its own, since both would have the same users, roles and"
            " addresses."
        )
    if backup and hosts_elsewhere(machine):
        raise SetupFailed(
            f"The database is at {hosts_elsewhere(machine)}, by {ENVIRONMENT}: bring the backup back with"
            " `amanjol-keeper restore`, into an empty database there."
        )
    refuse_another_node(machine, country=answers.country, name=answers.node)
    refuse_another_nodes_data(machine, DATA, restores=backup is not None)


def _of_another_node(machine: Machine) -> Iterator[str]:
    yield from other_nodes(machine)
    for unit in neighbours.foreign_units(machine.root, unit_names()):
        yield f"{unit} runs this program beside our units"
    user = neighbours.listener_at(neighbours.PORT) if _is_this(machine) else None
    if user is not None and not machine.is_user(user, "amanjol"):
        yield f"Another user's program (user {user}) has port {neighbours.PORT} of this machine"


def _is_this(machine: Machine) -> bool:
    return machine.root == Path("/")


def hosts_elsewhere(machine: Machine) -> str:
    """The hosts of a database that somebody has named in place of this machine's own; empty where it is here."""
    file = machine.path(ENVIRONMENT)
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    urls = [line.partition("=")[2] for line in lines if line.startswith("DATABASE_URL=")]
    if not urls:
        return ""
    try:
        host = str(conninfo.conninfo_to_dict(urls[-1]).get("host") or "")
    except psycopg.ProgrammingError as error:
        raise SetupFailed(f"{ENVIRONMENT}: DATABASE_URL is no address of a database ({error}).") from error
    return "" if all(part.startswith("/") for part in host.split(",") if part) else host


def steps(machine: Machine, answers: Answers, backup: Backup | None = None) -> Iterator[Step]:
    is_here = not hosts_elsewhere(machine)
    yield _packages(answers, has_server=is_here)
    yield from _people_and_folders()
    yield from _configuration(answers, has_server=is_here)
    yield File(RESTARTS, _as_in("postgresql-restart.conf"))
    if is_here:
        yield from _database(answers, backup)
    else:
        yield Migrated()
    yield OwnedBy(DATA, "amanjol")
    yield OnlyOwnerWrites(DATA)
    yield from _services(backs_up=has_backup_key(machine, answers))
    yield from _proxy(answers)


def _database(answers: Answers, backup: Backup | None) -> Iterator[Step]:
    yield ServerRuns()
    yield Access()
    yield Roles(DEPLOY / "roles.sql")
    if backup:
        yield Restored(backup.archive, backup.key, backup.ledgers)
    yield Migrated()
    yield Node(answers.country, answers.node)
    if not backup:
        yield Operators()
        if answers.operator_email:
            yield FirstPerson(answers.operator_email, answers.operator_name)
    yield DataMarked(DATA)


def _packages(answers: Answers, *, has_server: bool) -> Packages:
    named = ["nginx", "espeak-ng", *([] if answers.certificates else ["certbot"])]
    return Packages(tuple(named), lambda machine: not has_server or find_cluster(machine) is not None)


def _people_and_folders() -> Iterator[Step]:
    yield User("amanjol", DATA)
    yield User("amanjol-keeper", "/nonexistent")
    yield Member("www-data", "amanjol")
    yield Folder("/etc/amanjol")
    yield Folder(DATA, 0o750, "amanjol", "amanjol")
    yield Folder(BACKUPS, 0o700, "amanjol-keeper", "amanjol-keeper")
    yield Folder(f"{UNITS}/postgresql@.service.d")


def _configuration(answers: Answers, *, has_server: bool) -> Iterator[Step]:
    def spoken(machine: Machine) -> dict[str, str]:
        origins = {
            f"AMANJOL_{part.upper()}_ORIGIN": f"https://{name}" for part, name in answers.names.items()
        }
        return {
            **({"DATABASE_URL": address(machine, "amanjol_app")} if has_server else {}),
            "AMANJOL_DATA": DATA,
            "AMANJOL_PLANES": answers.planes,
            **origins,
            "AMANJOL_TIME_ZONE": answers.time_zone,
        }

    def keepers(machine: Machine) -> dict[str, str]:
        return {
            f"AMANJOL_{role.upper()}_DATABASE_URL": address(machine, f"amanjol_{role}")
            for role in ("owner", "keeper")
        }

    yield File(ANSWERS, lambda _machine: answers.text(), is_kept=False)
    yield Variables(ENVIRONMENT, spoken, (DEPLOY / "amanjol.env.example").read_text(encoding="utf-8"))
    if has_server:
        yield Variables("/etc/amanjol/keeper.env", keepers)
    yield FirstFile("/etc/amanjol/secret-key", lambda _machine: secrets.token_urlsafe(64) + "\n", 0o600)
    if answers.backup_key:
        yield File(BACKUP_KEY, lambda _machine: Path(answers.backup_key).read_text(encoding="ascii"))
    yield File(KEEPER, _as_in("amanjol-keeper"), 0o755)


def unit_names() -> list[str]:
    return sorted(
        file.name for pattern in ("*.service", "*.timer") for file in DEPLOY.glob(f"amanjol-{pattern}")
    )


def _services(*, backs_up: bool) -> Iterator[Step]:
    for name in unit_names():
        yield File(f"{UNITS}/{name}", _as_in(name))
    for name in ("amanjol-web.service", "amanjol-worker.service"):
        yield Service(name, (f"{UNITS}/{name}", ENVIRONMENT, "/etc/amanjol/secret-key"))
    for name in unit_names():
        if name.endswith(".timer") and (name != "amanjol-backup.timer" or backs_up):
            yield Service(name, (f"{UNITS}/{name}",))


def _proxy(answers: Answers) -> Iterator[Step]:
    for name in answers.names.values():
        given = answers.certificates
        yield certificates.Given(name, given) if given else certificates.Fetched(name)
    yield File(SITE, lambda _machine: site(answers))
    yield Absent("/etc/nginx/sites-enabled/default", "it answers to any name, ours does not")
    yield ProxyAccepts()
    yield Service("nginx.service", (SITE, "/etc/group"))


def site(answers: Answers) -> str:
    """The configuration of nginx with the names and certificates of this node."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    if answers.certificates:
        text = text.replace(certificates.LETS_ENCRYPT, answers.certificates.rstrip("/"))
    for part, name in answers.names.items():
        text = text.replace(f"{part}.example", name)
    return text


def _as_in(name: str) -> Callable[[Machine], str]:
    return lambda _machine: (DEPLOY / name).read_text(encoding="utf-8")


def has_backup_key(machine: Machine, answers: Answers) -> bool:
    return bool(answers.backup_key) or machine.path(BACKUP_KEY).exists()


def take_away(machine: Machine) -> list[str]:
    """Undo what lets the program run, and leave what people have put into it. Gives what was taken away."""
    paths = [*(f"{UNITS}/{name}" for name in unit_names()), SITE, KEEPER, RESTARTS]
    present = [name for name in paths if machine.path(name).exists()]
    if machine.has_systemd:
        for name in unit_names():
            machine.run("systemctl", "disable", "--now", "--quiet", name)
    for name in present:
        machine.path(name).unlink()
    if machine.has_systemd:
        machine.run("systemctl", "daemon-reload")
        machine.run("systemctl", "try-reload-or-restart", "nginx.service")
    return present


def left_to_do(machine: Machine, answers: Answers) -> Iterator[str]:
    """What no machine can do for people."""
    if not has_backup_key(machine, answers):
        yield "There are no backups yet: make their keys (docs/running-for-real.md), then run setup with --backup-key."
    hosts = hosts_elsewhere(machine)
    if hosts:
        yield f"The database is at {hosts}: run deploy/roles.sql of this version there. Who is let in is left out too."
    if find_cluster(machine) is not None:
        yield "Disks of the database, of /var/lib/amanjol and of /var/backups should be encrypted, and so should swap."
