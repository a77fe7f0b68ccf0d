"""What the copied database of the tests depends on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.site.postgres import Cluster
from amanjol.site.sources import COMPILED
from amanjol.site.tests import migrated

if TYPE_CHECKING:
    from pathlib import Path

IMPORTED = "foundation/organisations/binding.py"
MIGRATIONS = migrated.SOURCES / "amanjol/foundation/journal/migrations"
UNRELATED = "foundation/journal/queries.py"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's files, to be changed."""
    ignored = shutil.ignore_patterns("tests", COMPILED)
    shutil.copytree(migrated.SOURCES / "amanjol", tmp_path / "amanjol", ignore=ignored)
    monkeypatch.setattr(migrated, "SOURCES", tmp_path)
    return tmp_path / "amanjol"


def test_a_node_begins_with_the_migrated_database_under_its_own_name(tmp_path: Path) -> None:
    """Without it a node would migrate an empty one itself, half a minute long, and nobody would notice."""
    migrated.copy_migrated(tmp_path / "postgres", "amanjol")
    cluster = Cluster(tmp_path / "postgres", durable=False)
    cluster.start()
    try:
        names = psycopg.connect(cluster.url("postgres", "postgres"))
        owner = psycopg.connect(cluster.url("amanjol_owner", "amanjol"))
        with names, owner:
            there = {name for (name,) in names.execute("select datname from pg_database")}
            assert "amanjol" in there
            assert migrated.TEMPLATE not in there
            applied = owner.execute("select count(*) from django_migrations where app = 'journal'").fetchone()
            assert applied == (len(list(MIGRATIONS.glob("0*.py"))),)
    finally:
        cluster.stop()


@pytest.mark.parametrize("file", ["site/database.py", IMPORTED])
def test_what_makes_the_database_makes_another_copy(sources: Path, file: str) -> None:
    before = migrated.fingerprint()
    changed = sources / file
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert migrated.fingerprint() != before


def test_a_new_migration_makes_another_copy(sources: Path) -> None:
    before = migrated.fingerprint()
    (sources / "foundation/journal/migrations/0099_more.py").touch()
    assert migrated.fingerprint() != before


def test_other_files_leave_the_copy(sources: Path) -> None:
    before = migrated.fingerprint()
    (sources / UNRELATED).write_text("changed", encoding="utf-8")
    assert migrated.fingerprint() == before


def test_the_fingerprint_is_of_real_files(sources: Path) -> None:
    assert all((sources / file).exists() for file in (*migrated.MADE_WITH, IMPORTED, UNRELATED))
