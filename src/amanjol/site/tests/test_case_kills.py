"""The database is killed while cases are written: nothing acknowledged is lost, nothing stands half written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import sql

from amanjol.site import database
from amanjol.site.postgres import Cluster
from amanjol.site.tests.browser.node import FORGET
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = some(200)
LONGEST = 0.8  # seconds of writing before a kill
HALF_WRITTEN = """
select count(*) from cases_case c
where not exists (select from cases_assignment a where a.case_id = c.id)
   or 2 <> (select count(*) from journal_entry j where j.subject_id = c.id::text)
   or not exists (select from journal_entry j where j.subject_id = c.person_id::text)
"""
PEOPLE_ALONE = (
    "select count(*) from cases_person p where not exists (select from cases_case c where c.person_id = p.id)"
)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A durable one, of a demo without cases of its own."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(0o755)
    started = Cluster(tmp_path / "data" / "postgres")
    started.start()
    admin = started.url("postgres", "postgres")
    database.create_roles(admin)
    database.create_database(admin, "amanjol")
    yield started
    started.stop()


def test_sigkill_of_the_database_while_cases_are_written(cluster: Cluster, tmp_path: Path) -> None:
    environment = _environment(cluster, tmp_path / "data")
    _run(environment, "amanjol.site.preparing", "--demo")
    with psycopg.connect(cluster.url("postgres", "amanjol")) as connection:
        for table in (
            "support_circlesession", "support_circledanger", "support_circleclient",
            "support_followup", "support_asking", "support_service", "support_goal", "support_plan",
            "support_caseparticipation", "support_stay", "support_interpreting", "support_conference",
            "support_story", "support_casewages", "cases_task",
            "cases_caseitem", "cases_assignment", "cases_case", "cases_person",
        ):  # fmt: skip  # those of the demo
            connection.execute(sql.SQL("delete from {}").format(sql.Identifier(table)))
    with (tmp_path / "said").open("wb") as said:
        writer = subprocess.Popen(
            [sys.executable, "-m", "amanjol.site.tests.case_writer"], env=environment, stdout=said
        )
    moments = random.Random(20261125)  # noqa: S311  moments, not secrets
    try:
        _wait_for_cases(tmp_path / "said", 1)
        for _kill in range(KILLS):
            time.sleep(moments.uniform(0, LONGEST))
            _kill_hard(cluster)
            cluster.start()
            saved = _saved(tmp_path / "said")
            assert _kept(cluster, saved) == {"lost": 0, "half": 0, "alone": 0}
        _wait_for_cases(tmp_path / "said", KILLS + 1)
    finally:
        writer.kill()
        writer.wait()
    saved = _saved(tmp_path / "said")
    output = _run(environment, "amanjol.site.tests.case_writer", "read", given=" ".join(saved))
    assert output.split() == ["opened", str(len(saved))]


def _kept(cluster: Cluster, saved: set[str]) -> dict[str, int]:
    with psycopg.connect(cluster.url("postgres", "amanjol")) as connection:
        there = {str(pk) for (pk,) in connection.execute("select id from cases_case")}
        counted = {"half": HALF_WRITTEN, "alone": PEOPLE_ALONE}
        counts = {name: connection.execute(query).fetchone()[0] for name, query in counted.items()}  # type: ignore[index]
    return {"lost": len(saved - there), **counts}


def _saved(said: Path) -> set[str]:
    """Whole lines only: the last may be half printed."""
    return {line.split()[1] for line in said.read_text().splitlines(keepends=True) if line.endswith("\n")}


def _kill_hard(cluster: Cluster) -> None:
    server: Any = cluster._server
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def _wait_for_cases(said: Path, count: int) -> None:
    deadline = time.monotonic() + 120
    while len(_saved(said)) < count:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _environment(cluster: Cluster, data: Path) -> dict[str, str]:
    base = {name: value for name, value in os.environ.items() if name not in FORGET}
    urls = {
        "DATABASE_URL": cluster.url("amanjol_app", "amanjol"),
        "AMANJOL_OWNER_DATABASE_URL": cluster.url("amanjol_owner", "amanjol"),
        "AMANJOL_KEEPER_DATABASE_URL": cluster.url("amanjol_keeper", "amanjol"),
    }
    settings = {
        "AMANJOL_DATA": str(data),
        "AMANJOL_ORIGIN": "http://localhost:9",
        "AMANJOL_PLANES": "casework",
        "AMANJOL_SECRET_KEY": "for-tests-only-" * 5,
        "DJANGO_SETTINGS_MODULE": "amanjol.site.settings",
    }
    return base | urls | settings


def _run(environment: dict[str, str], module: str, *arguments: str, given: str = "") -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=environment, check=True, input=given, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
