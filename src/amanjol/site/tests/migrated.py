"""A PostgreSQL data folder whose template has its tables: made once for each set of migrations, then copied.

They are begun as a first start begins them (`site/structure`): from the file that `test_structure.py` compares with
what the migrations make, or by these, which take a minute. A copy takes a third of a second. The copies lie in the
user's cache folder, each under a fingerprint of all that decides what is in them.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from amanjol.site import database
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.site.configuration import Role

TEMPLATE = "amanjol_template"
PLANES = "AMANJOL_PLANES"
KEPT = 16  # copies of earlier migrations: going back to a branch should not cost half a minute either
SOURCES = Path(__file__).parents[3]
IMPORTED = re.compile(r"^\s*(?:from|import) (amanjol[\w.]+)", re.MULTILINE)
MADE_WITH = (
    "site/database.py",
    "site/postgres.py",
    "site/settings.py",
    "site/structure/loading.py",
    "site/structure/structure-casework.sql",
    "site/structure/structure.sql",
)


def copy_migrated(folder: Path, name: str = TEMPLATE, planes: str = "") -> None:
    """Put the data folder of a stopped PostgreSQL at `folder`: three roles, and the migrated database by that name.

    `planes` are those of who will use it, where they are others than those of this run.
    """
    planes = planes or os.environ.get(PLANES, "")
    with master("migrated", fingerprint(planes), partial(_make, planes=planes), KEPT) as source:
        # `cp` and not shutil: run by root, the folder belongs to the user whom PostgreSQL runs as.
        subprocess.run(["cp", "-a", str(source / "postgres"), str(folder)], check=True)
    if name != TEMPLATE:
        _rename(folder, name)


@contextmanager
def master(kind: str, mark: str, make: Callable[[Path], None], most: int) -> Iterator[Path]:
    """What is copied, held meanwhile: made where it is missing, of which only so many older ones are kept."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "amanjol" / kind
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / mark
    with _alone(folder):
        if not (folder / "postgres").exists():
            shutil.rmtree(folder, ignore_errors=True)  # what somebody has begun to remove
            make(folder)
            _forget_old(cache, most)
        folder.touch()
        yield folder


def fingerprint(planes: str = "") -> str:
    """Of our migrations, what they import of ours, how the database is made, every installed package, the planes."""
    migrations = sorted(SOURCES.glob("amanjol/**/migrations/*.py"))
    modules = {name for file in migrations for name in IMPORTED.findall(file.read_text(encoding="utf-8"))}
    imported = sorted(SOURCES / f"{name.replace('.', '/')}.py" for name in modules)
    digest = hashlib.sha256()
    for file in [*migrations, *imported, *(SOURCES / "amanjol" / name for name in MADE_WITH)]:
        if file.exists():
            digest.update(f"{file.relative_to(SOURCES)}\0".encode() + file.read_bytes())
    digest.update((planes or os.environ.get(PLANES, "")).encode())
    for package in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        digest.update(f"{package.name}\0".encode())
    return digest.hexdigest()[:24]


def _make(master: Path, planes: str) -> None:
    with tempfile.TemporaryDirectory(dir=master.parent, prefix="making-") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", durable=False)
        cluster.start()
        try:
            admin = cluster.url("postgres", "postgres")
            database.create_roles(admin)
            database.create_database(admin, TEMPLATE)
            urls = {role: cluster.url(user, TEMPLATE) for role, user in database.ROLES.items()}
            _begin(urls, folder, planes)
        finally:
            cluster.stop()
        master.mkdir()
        (Path(folder) / "postgres").rename(master / "postgres")


def _rename(folder: Path, name: str) -> None:
    cluster = Cluster(folder, durable=False)
    cluster.start()
    try:
        with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
            names = sql.Identifier(TEMPLATE), sql.Identifier(name)
            connection.execute(sql.SQL("alter database {} rename to {}").format(*names))
    finally:
        cluster.stop()


def _begin(urls: dict[Role, str], data: str, planes: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": urls["app"],
        "AMANJOL_OWNER_DATABASE_URL": urls["owner"],
        "AMANJOL_KEEPER_DATABASE_URL": urls["keeper"],
        "AMANJOL_DATA": data,
    }
    if planes:
        environment[PLANES] = planes
    subprocess.run([sys.executable, "-m", "amanjol.site.structure"], env=environment, check=True)


def _forget_old(cache: Path, most: int) -> None:
    masters = [path for path in cache.iterdir() if (path / "postgres").exists()]
    for old in sorted(masters, key=lambda path: path.stat().st_mtime)[:-most]:
        with suppress(BlockingIOError), _alone(old, fcntl.LOCK_NB):
            shutil.rmtree(old, ignore_errors=True)  # its lock stays: somebody may be waiting for it


@contextmanager
def _alone(master: Path, how: int = 0) -> Iterator[None]:
    """One process makes what is missing; others who want just that wait. With `LOCK_NB`: raises `BlockingIOError`."""
    with master.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | how)
        yield
