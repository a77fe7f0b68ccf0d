"""Steps about PostgreSQL: the newest cluster of the machine that does, its roles, who is let in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.steps import Always, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.site.setup.machine import Machine

DATABASE = "amanjol"
OLDEST = 17
_SETTINGS = """# Written by `amanjol setup`.
log_min_error_statement = panic  # the log of a statement that failed would hold what somebody typed
"""
_LETS_IN = "local  amanjol  amanjol_app,amanjol_owner,amanjol_keeper  peer  map=amanjol"
_MAPPED = (
    "amanjol  amanjol         amanjol_app",
    "amanjol  amanjol-keeper  amanjol_app",
    "amanjol  amanjol-keeper  amanjol_owner",
    "amanjol  amanjol-keeper  amanjol_keeper",
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """One of Debian's clusters: `/etc/postgresql/17/main`."""

    version: int
    name: str
    port: int


def clusters(machine: Machine) -> Iterator[Cluster]:
    """All of the machine, whether they run or not."""
    for folder in sorted(machine.path("/etc/postgresql").glob("*/*")):
        version = int(folder.parent.name) if folder.parent.name.isdecimal() else 0
        if version and (folder / "postgresql.conf").is_file():
            yield Cluster(version, folder.name, _port_in(folder / "postgresql.conf"))


def find_cluster(machine: Machine) -> Cluster | None:
    """The newest that does, `main` before others."""
    candidates = [cluster for cluster in clusters(machine) if cluster.version >= OLDEST]
    return max(candidates, key=lambda cluster: (cluster.version, cluster.name == "main"), default=None)


def _port_in(file: Path) -> int:
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "port":
            return int(value.split("#")[0].strip(" \t'"))
    return 5432


def address(machine: Machine, role: str) -> str:
    cluster = find_cluster(machine)
    port = "" if cluster is None or cluster.port == 5432 else f"&port={cluster.port}"
    return f"postgresql://{role}@/{DATABASE}?host=/run/postgresql{port}"


def ask(machine: Machine, query: str, *, database: str = DATABASE) -> str | None:
    """What PostgreSQL answers its superuser; None where it does not."""
    cluster = find_cluster(machine)
    return None if cluster is None else _ask(machine, cluster, query, database)


def _ask(machine: Machine, cluster: Cluster, query: str, database: str) -> str | None:
    done = machine.run("psql", "-XAtq", "-p", str(cluster.port), "-d", database, "-c", query, user="postgres")
    return done.stdout.strip() if done.returncode == 0 else None


def _cluster(machine: Machine) -> Cluster:
    cluster = find_cluster(machine)
    if cluster is None:
        raise SetupFailed(
            f"No cluster of PostgreSQL {OLDEST} or newer is here: run `pg_createcluster {OLDEST} main`."
        )
    return cluster


def _folder(machine: Machine, cluster: Cluster) -> Path:
    return machine.path(f"/etc/postgresql/{cluster.version}/{cluster.name}")


@dataclass(frozen=True, slots=True)
class ServerRuns(Always):
    what: str = "PostgreSQL running"

    def is_so(self, machine: Machine) -> bool:
        return ask(machine, "select 1", database="postgres") == "1"

    def make_so(self, machine: Machine) -> str:
        cluster = _cluster(machine)
        machine.do("pg_ctlcluster", str(cluster.version), cluster.name, "start")
        return ""


@dataclass(frozen=True, slots=True)
class Access(Always):
    """Users of the machine become roles of the database; the first line that fits counts."""

    what: str = "PostgreSQL letting in our users of the machine, by who they are"

    def is_so(self, machine: Machine) -> bool:
        cluster = find_cluster(machine)
        if cluster is None:
            return False
        texts = self._texts(machine, cluster)
        files = [(_folder(machine, cluster) / name, text) for name, text in texts.items()]
        if any(not file.is_file() or file.read_text(encoding="utf-8") != text for file, text in files):
            return False
        newest = max(file.stat().st_mtime for file, _text in files)
        loaded = ask(machine, "select extract(epoch from pg_conf_load_time())", database="postgres")
        return loaded is not None and float(loaded) >= newest

    def make_so(self, machine: Machine) -> str:
        cluster = _cluster(machine)
        for name, text in self._texts(machine, cluster).items():
            file = _folder(machine, cluster) / name
            if not file.is_file() or file.read_text(encoding="utf-8") != text:
                write(machine, file, text, 0o640, "postgres", "postgres")
        if ask(machine, "select pg_reload_conf()", database="postgres") is None:
            raise SetupFailed("PostgreSQL does not run, so it cannot read who is let in.")
        ask(machine, "select pg_sleep(0.5)", database="postgres")  # the reading goes on behind the answer
        return ""

    def _texts(self, machine: Machine, cluster: Cluster) -> dict[str, str]:
        folder = _folder(machine, cluster)
        read = {
            name: (folder / name).read_text(encoding="utf-8") if (folder / name).is_file() else ""
            for name in ("pg_hba.conf", "pg_ident.conf")
        }
        lets_in = read["pg_hba.conf"]
        if _LETS_IN not in lets_in.splitlines():
            lets_in = f"{_LETS_IN}\n{lets_in}"
        mapped = read["pg_ident.conf"]
        missing = [line for line in _MAPPED if line not in mapped.splitlines()]
        return {
            "pg_hba.conf": lets_in,
            "pg_ident.conf": mapped + "".join(f"{line}\n" for line in missing),
            "conf.d/amanjol.conf": _SETTINGS,
        }


@dataclass(frozen=True, slots=True)
class Roles(Always):
    """`roles.sql` has been run as it is now: the database bears its fingerprint."""

    file: Path
    what: str = "database and its three roles"

    def is_so(self, machine: Machine) -> bool:
        query = f"select shobj_description(oid, 'pg_database') from pg_database where datname = '{DATABASE}'"  # noqa: S608  ours
        return ask(machine, query, database="postgres") == self._mark()

    def make_so(self, machine: Machine) -> str:
        port = str(_cluster(machine).port)
        command = ("psql", "-Xq", "-p", port, "-v", "ON_ERROR_STOP=1", "-d", "postgres")
        machine.do(*command, user="postgres", given=self.file.read_text(encoding="utf-8"))
        mark = f"comment on database {DATABASE} is '{self._mark()}'"
        machine.do(*command, "-c", mark, user="postgres")
        return ""

    def _mark(self) -> str:
        return f"Amanjol, roles.sql {hashlib.sha256(self.file.read_bytes()).hexdigest()[:16]}"


_NODES = (
    "select datname, pg_get_userbyid(datdba) from pg_database"
    " where pg_get_userbyid(datdba) = 'amanjol_owner' or datname = 'amanjol' order by 1"
)


def other_nodes(machine: Machine) -> Iterator[str]:
    """Each database of another node, in words. In one cluster the roles would be the same, and so let into both."""
    ours = find_cluster(machine)
    for cluster in clusters(machine):
        where = f"PostgreSQL {cluster.version}/{cluster.name}"
        for line in (_ask(machine, cluster, _NODES, "postgres") or "").splitlines():
            name, _, owner = line.partition("|")
            if cluster != ours or name != DATABASE:
                yield f"{where} has the database of another node, {name}"
            elif owner != "amanjol_owner":
                yield f"{where} has a database {name} that belongs to {owner}"
