"""Debian 13's own PostgreSQL does as well: roles, migrations, journal, doctor, backup, restore."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.site import database, postgres
from amanjol.site.archive import making, restoring, tools
from amanjol.site.doctor import database as examination
from amanjol.site.doctor.findings import State
from amanjol.site.postgres import Cluster
from amanjol.site.tests import migrated
from amanjol.site.tests.commands import run, run_here
from amanjol.site.tests.portraits import portrait
from amanjol.site.tests.round_trips import PUBLIC, bring_back, is_untouched
from amanjol.site.tests.servers import root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django.plugin import DjangoDbBlocker

_BIN = "usr/lib/postgresql/17/bin"
_ROOT = root_of(f"{_BIN}/postgres")
PROGRAMS = _ROOT / _BIN
pytestmark = pytest.mark.skipif(not (PROGRAMS / "postgres").exists(), reason="PostgreSQL 17 is not installed")
KEPT = 2  # copies of earlier migrations
ROLES_FILE = Path(__file__).parents[4] / "deploy" / "roles.sql"


def create(cluster: Cluster, name: str) -> None:
    command = [
        str(PROGRAMS / "psql"),
        "-Xq",
        "-v",
        "ON_ERROR_STOP=1",
        "-v",
        f"database={name}",
        "-f",
        str(ROLES_FILE),
    ]
    subprocess.run(command, env=tools.environment_for(cluster.url("postgres", "postgres")), check=True)


@pytest.fixture(scope="module")
def seventeen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    """A node with people in Debian's PostgreSQL, as it comes: another locale for the cluster."""
    with tempfile.TemporaryDirectory(prefix="amanjol-17-") as folder:
        Path(folder).chmod(0o755)
        with migrated.master("migrated-17", fingerprint(), make_migrated, KEPT) as source:
            subprocess.run(["cp", "-a", str(source / "postgres"), folder], check=True)
        cluster = Cluster(Path(folder) / "postgres", durable=False, programs=PROGRAMS)
        cluster.start()
        for arguments in (("node", "UZ", "Safe Road"), ("create", "Тест қилиш", "ngo"),
                          ("invite", "Тест қилиш", "first@demo.example", "First")):  # fmt: skip
            with django_db_blocker.unblock():
                done = run_here("manage", "organisation", *arguments, **addresses(cluster))
            assert done.exit_code == 0, done.output
        yield cluster
        cluster.stop()


def addresses(cluster: Cluster) -> dict[str, str]:
    urls = {role: cluster.url(name, "node") for role, name in database.ROLES.items()}
    return {
        "DATABASE_URL": urls["app"],
        "AMANJOL_OWNER_DATABASE_URL": urls["owner"],
        "AMANJOL_KEEPER_DATABASE_URL": urls["keeper"],
    }


def fingerprint() -> str:
    """Of all that decides what the migrated node is: migrations, roles, this server."""
    version = subprocess.run([PROGRAMS / "postgres", "--version"], capture_output=True, check=True).stdout
    mark = migrated.fingerprint().encode() + version + ROLES_FILE.read_bytes()
    return hashlib.sha256(mark).hexdigest()[:24]


def make_migrated(master: Path) -> None:
    """As an operator does: `deploy/roles.sql`, then `amanjol manage migrate`."""
    with (
        tempfile.TemporaryDirectory(dir=master.parent, prefix="making-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        Path(folder).chmod(0o755)
        patch.setattr(postgres, "LOCALE", ("--encoding=UTF8", "--locale=C"))
        cluster = Cluster(Path(folder) / "postgres", durable=False, programs=PROGRAMS)
        cluster.start()
        try:
            create(cluster, "node")
            done = run("manage", "migrate", "-v0", **addresses(cluster))
            assert done.returncode == 0, done.stderr
        finally:
            cluster.stop()
        master.mkdir()
        (Path(folder) / "postgres").rename(master / "postgres")


@pytest.fixture(autouse=True)
def _its_own_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the server was unpacked, its programs lie beside it."""
    monkeypatch.setattr(tools, "DEBIANS", f"{_ROOT}{tools.DEBIANS}".replace("//", "/"))


@pytest.fixture
def archive(seventeen: Cluster, tmp_path: Path) -> Path:
    (tmp_path / "source" / "media").mkdir(parents=True)
    target = tmp_path / "node.amanjol"
    keeper = seventeen.url(database.ROLES["keeper"], "node")
    making.make(keeper_url=keeper, media=tmp_path / "source" / "media", target=target, public_key=PUBLIC)
    return target


def test_doctor_finds_a_database_that_knows_cyrillic(seventeen: Cluster) -> None:
    with psycopg.connect(seventeen.url("amanjol_app", "node"), autocommit=True) as connection:
        findings = list(examination.examine(connection))
        assert findings[0].text.startswith("17.")
        assert [finding for finding in findings if finding.state is not State.OK] == []
        assert connection.execute("select lower('ЎҚҒҲӘҢЁІ')").fetchone() == ("ўқғҳәңёі",)


def test_everything_comes_back_on_the_same_version(
    seventeen: Cluster, archive: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    create(seventeen, "restored")
    bring_back(archive, seventeen.url("amanjol_owner", "restored"), tmp_path / "restored")
    before, after = (portrait(seventeen.url("postgres", name)) for name in ("node", "restored"))
    assert before == after
    assert len(before["rows"]["journal_entry"]) > 1
    keeper = seventeen.url("amanjol_keeper", "restored")
    with django_db_blocker.unblock():
        said = run_here("manage", "journal", "verify", AMANJOL_KEEPER_DATABASE_URL=keeper)
    assert (said.exit_code, said.stderr) == (0, "")


def test_an_older_servers_backup_comes_back_on_a_newer_one(
    seventeen: Cluster, archive: Path, empty: Callable[[str], str], tmp_path: Path
) -> None:
    contents = bring_back(archive, empty("owner"), tmp_path / "restored")
    assert contents.manifest.postgresql == 17
    before, after = portrait(seventeen.url("postgres", "node")), portrait(empty("postgres"))
    for part in ("rows", "policies", "functions", "triggers", "relations"):
        assert before[part] == after[part], part


def test_a_newer_servers_backup_is_refused_in_a_sentence(
    seventeen: Cluster, backup: Path, tmp_path: Path
) -> None:
    create(seventeen, "too_old")
    with pytest.raises(restoring.RestoreRefused, match="of PostgreSQL 18 and the server here is 17"):
        bring_back(backup, seventeen.url("amanjol_owner", "too_old"), tmp_path / "restored")
    assert is_untouched(seventeen.url("postgres", "too_old"))
    assert not (tmp_path / "restored").exists()
