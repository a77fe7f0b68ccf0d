"""A database begun from a structure file is the one that the migrations make, and nothing else is ever taken for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from amanjol.site import database
from amanjol.site.configuration import PLANES
from amanjol.site.structure import loading, making
from amanjol.site.tests.portraits import portrait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from amanjol.site.configuration import Role

FILE = loading.file_of(PLANES)
WRITE_IT = "`make structure` writes it anew"
OF_THIS_DATABASE = {"django_migrations": "applied", "wagtailcore_page": "translation_key"}
"""Columns with a moment or a random number of the database that was made."""


@pytest.fixture
def empty(
    new_database: Callable[..., AbstractContextManager[str]], url_as: Callable[[str], str]
) -> Iterator[str]:
    """An empty database as `amanjol up` makes it, in which Django works as the owner. Gives a superuser's address."""
    with new_database("template0"), database.connected_as(url_as("owner")):
        yield url_as("postgres")


def settled(url: str) -> dict[str, Any]:
    picture = portrait(url)
    with psycopg.connect(url) as opened:
        for table, column in OF_THIS_DATABASE.items():
            if table not in picture["rows"]:
                continue  # of a plane that is off
            query = sql.SQL("select (to_jsonb(t) - {})::text from {} t order by 1")
            rows = opened.execute(query.format(sql.Literal(column), sql.Identifier(table)))
            picture["rows"][table] = rows.fetchall()
    return picture


def urls_by(url_as: Callable[[str], str]) -> dict[Role, str]:
    return {role: url_as(role) for role in database.ROLES}


def tables(url: str) -> int:
    with psycopg.connect(url) as opened:
        row = opened.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    return int(row[0]) if row else 0


@pytest.mark.parametrize("planes", loading.SETS, ids="-".join)
def test_it_is_what_the_migrations_make(
    new_database: Callable[..., AbstractContextManager[str]],
    url_as: Callable[[str], str],
    tmp_path: Path,
    planes: Sequence[str],
) -> None:
    with new_database("template0"):
        heading = making.migrate(urls_by(url_as), tmp_path, planes)
        migrated = settled(url_as("postgres"))
    text = loading.file_of(planes).read_text(encoding="utf-8")
    assert text.startswith(heading), f"the file does not fit these migrations: {WRITE_IT}"
    with new_database("template0"):
        environment = making.environment_of(urls_by(url_as), tmp_path, planes)
        subprocess.run([sys.executable, "-m", "amanjol.site.structure"], env=environment, check=True)
        begun = settled(url_as("postgres"))
    for part, rows in migrated.items():
        assert begun[part] == rows, f"{part} differ: {WRITE_IT}"


def test_after_it_there_is_nothing_left_to_migrate(empty: str) -> None:
    assert loading.load()
    call_command("migrate", "--check", verbosity=0)
    call_command("makemigrations", "--check", verbosity=0)


def test_moments_and_random_numbers_are_of_this_database(empty: str) -> None:
    assert loading.load()
    with psycopg.connect(empty) as opened:
        ((latest,),) = opened.execute(
            "select max(applied) < now() - interval '1 hour' from django_migrations"
        )
        keys = opened.execute("select translation_key::text from wagtailcore_page").fetchall()
    assert not latest
    assert keys
    assert all(key not in FILE.read_text(encoding="utf-8") for (key,) in keys)


def test_a_database_with_tables_is_left_to_be_migrated(empty: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create table somebodys (id int)")
    assert not loading.load()
    assert tables(empty) == 1


@pytest.mark.parametrize("line", [1, 2])
def test_a_file_of_another_postgresql_or_other_migrations_is_left(
    empty: str, tmp_path: Path, line: int
) -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].rstrip("\n") + "1\n"
    other = tmp_path / "structure.sql"
    other.write_text("".join(lines), encoding="utf-8")
    assert not loading.load(other)
    assert not loading.load(tmp_path / "none.sql")
    assert tables(empty) == 0


@pytest.mark.parametrize("changed", ["migration", "imported"])
def test_a_change_of_what_makes_the_database_changes_the_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    before = loading.fingerprint()
    target = tmp_path / "changed.py"
    if changed == "migration":
        monkeypatch.setattr(loading, "_migrations_of", lambda _app: [target])
    else:
        monkeypatch.setattr(loading, "imported_by_migrations", lambda: [target])
        monkeypatch.setattr(loading, "SOURCES", tmp_path)
    target.write_text("first", encoding="utf-8")
    first = loading.fingerprint()
    target.write_text("second", encoding="utf-8")
    assert len({before, first, loading.fingerprint()}) == 3


def test_what_fails_half_way_leaves_an_empty_database(empty: str, tmp_path: Path) -> None:
    broken = tmp_path / "structure.sql"
    broken.write_text(FILE.read_text(encoding="utf-8") + "select 1 / 0;\n", encoding="utf-8")
    with pytest.raises(Exception, match="division by zero"):
        loading.load(broken)
    assert tables(empty) == 0
    assert loading.load()


LOAD = """
import sys
from amanjol.site.cli import set_up_django
set_up_django()
from amanjol.site.configuration import read_configuration
from amanjol.site.database import connected_as
from amanjol.site.configuration import PLANES
from amanjol.site.structure import loading, making
with connected_as(read_configuration().database_urls["owner"]):
    print("begins", flush=True)
    print(loading.load(), flush=True)
"""


def test_a_kill_while_it_is_loaded_leaves_all_or_nothing(empty: str, url_as: Callable[[str], str]) -> None:
    connection.close()
    counted = set()
    for after in (0.02, 0.1, 0.3, 0.6):
        with subprocess.Popen(
            [sys.executable, "-c", LOAD],
            env=os.environ | {"AMANJOL_OWNER_DATABASE_URL": url_as("owner"), "DATABASE_URL": url_as("app")},
            stdout=subprocess.PIPE,
        ) as loader:
            assert loader.stdout is not None
            assert loader.stdout.readline() == b"begins\n"
            time.sleep(after)
            loader.send_signal(signal.SIGKILL)
        counted.add(tables(empty))
    assert loading.load() or tables(empty)
    assert counted <= {0, tables(empty)}
    call_command("migrate", "--check", verbosity=0)
