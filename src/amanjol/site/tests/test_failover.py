"""The database fails, its standby is promoted, and whoever is signed in works on, as `docs/failover.md` says."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.tests.cast import browser, create_cast
from amanjol.site import postgres
from amanjol.site.database import ROLES, connected_as
from amanjol.site.postgres import Cluster, find_tool
from amanjol.site.tests.migrated import TEMPLATE, copy_migrated
from amanjol.site.tests.web_process import ask, web_server

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[4] / "docs" / "failover.md"
OPTIONS = "target_session_attrs=read-write&connect_timeout=3"
MEMBERS = "/organisation/members/"


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster]]:
    """A migrated primary and a standby that follows it."""
    with tempfile.TemporaryDirectory(prefix="amanjol-pair-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        primary, standby = (Cluster(folder / which, durable=False) for which in ("primary", "standby"))
        copy_migrated(primary.folder)
        primary.start()
        standby.folder.mkdir(mode=0o700)
        postgres._give_away(standby.folder)
        command = [find_tool("pg_basebackup"), "-D", str(standby.folder), "-h", str(primary.socket_folder)]
        command += ["-U", "postgres", "--write-recovery-conf", "--checkpoint=fast"]
        subprocess.run(postgres._as_other_user(command), check=True, cwd="/", env=os.environ | {"HOME": "/"})
        standby.start()
        yield primary, standby
        standby.stop()
        primary.stop()


def _address_of(role: str, *clusters: Cluster) -> str:
    hosts = ",".join(str(cluster.socket_folder) for cluster in clusters)
    return f"postgresql://{role}@/{TEMPLATE}?host={hosts}&{OPTIONS}"


def _wait_for(standby: Cluster, primary: Cluster) -> None:
    """Until the standby has all that was committed: it follows with a delay."""
    with (
        psycopg.connect(primary.url("postgres", TEMPLATE), autocommit=True) as ahead,
        psycopg.connect(standby.url("postgres", TEMPLATE), autocommit=True) as behind,
    ):
        (end,) = next(ahead.execute("select pg_current_wal_flush_lsn()"))
        deadline = time.monotonic() + 120
        while behind.execute("select pg_last_wal_replay_lsn() >= %s::pg_lsn", [end]).fetchone() != (True,):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def _status(port: int, cookies: str, path: str = MEMBERS) -> int:
    answer = ask(port, path, cookies)
    return answer[0] if answer else 0


def test_whoever_is_signed_in_works_on_after_the_standby_was_promoted(
    pair: tuple[Cluster, Cluster], django_db_blocker
) -> None:
    primary, standby = pair
    address = _address_of(ROLES["app"], primary, standby)
    with django_db_blocker.unblock(), connected_as(address):
        cast = create_cast()
        cookies = f"session={browser(cast.ayna).cookies['session'].value}"
    with web_server(address) as port:
        assert [_status(port, cookies) for _ in range(8)] == [200] * 8  # connections of several threads
        _wait_for(standby, primary)
        primary.stop()
        assert {_status(port, cookies) for _ in range(4)} == {503}
        with psycopg.connect(standby.url("postgres", TEMPLATE), autocommit=True) as superuser:
            assert superuser.execute("select pg_promote()").fetchone() == (True,)
        assert [_status(port, cookies) for _ in range(16)] == [200] * 16
        page = ask(port, MEMBERS, cookies)
    assert page is not None
    assert "Berk Chinar" in page[1]
    with django_db_blocker.unblock(), connected_as(address):
        organisations.create_organisation(name="After the failover", kind=OrganisationKind.NGO, by=None)


def test_the_page_names_the_address_that_was_tried() -> None:
    assert OPTIONS in PAGE.read_text(encoding="utf-8")
