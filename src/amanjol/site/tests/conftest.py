"""A filled database with media here, an empty one on another machine, and a backup of the first."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.site import database
from amanjol.site.archive import making
from amanjol.site.configuration import Configuration, read_configuration
from amanjol.site.postgres import Cluster
from amanjol.site.tests.leftovers import FOLDER
from amanjol.site.tests.pretended_machine import SAID, Pretended, write_certificate
from amanjol.site.tests.round_trips import CANARY, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


@pytest.fixture(scope="session")
def other_machine() -> Iterator[Cluster]:
    """A PostgreSQL with the roles, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="other-", dir=os.environ[FOLDER]) as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", durable=False)
        cluster.start()
        database.create_roles(cluster.url("postgres", "postgres"))
        yield cluster
        cluster.stop()


@pytest.fixture
def empty(other_machine: Cluster) -> Iterator[Callable[[str], str]]:
    """An empty database over there; gives its address for a role."""
    admin = other_machine.url("postgres", "postgres")
    database.create_database(admin, "restored")
    yield lambda role: other_machine.url(database.ROLES.get(role, role), "restored")  # type: ignore[call-overload]
    database.drop_database(admin, "restored")


@pytest.fixture(scope="session")
def media_of_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed."""
    folder = tmp_path_factory.mktemp("source") / "media"
    (folder / "original_images" / "Баишев аул").mkdir(parents=True)
    (folder / "original_images" / "Баишев аул" / f"сурет {'д' * 60}.jpg").write_bytes(os.urandom(3_000_000))
    (folder / "empty.vtt").touch()
    (folder / "note.txt").write_text(CANARY, encoding="ascii")
    return folder


@pytest.fixture
def media(media_of_filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(media_of_filled, tmp_path / "source" / "media"))


@pytest.fixture(scope="session")
def filled_once(new_database: Callable[..., AbstractContextManager[str]]) -> str:
    """The name of a database with people and a journal, which is only copied."""
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  apps are not ready earlier
    from amanjol.site import demo  # noqa: PLC0415  apps are not ready earlier

    with new_database(is_dropped=False) as name:
        demo.set_up()
        accounts.invite(email=f"{CANARY}@demo.example", name=CANARY, language="en", by=None)
    return name


@pytest.fixture
def filled(
    filled_once: str, new_database: Callable[..., AbstractContextManager[str]], url_as: Callable[[str], str]
) -> Iterator[Callable[[str], str]]:
    """The database of a node with people and a journal; gives its address for a role."""
    with new_database(filled_once):
        yield url_as


@pytest.fixture(scope="session")
def backup_once(
    filled_once: str,
    media_of_filled: Path,
    new_database: Callable[..., AbstractContextManager[str]],
    url_as: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Not to be changed."""
    target = tmp_path_factory.mktemp("backup") / "node.amanjol"
    with new_database(filled_once):
        making.make(keeper_url=url_as("keeper"), media=media_of_filled, target=target, public_key=PUBLIC)
    return target


@pytest.fixture
def backup(backup_once: Path, tmp_path: Path) -> Path:
    """Of what `filled` and `media` are."""
    return Path(shutil.copy2(backup_once, tmp_path))


@pytest.fixture
def configuration(fresh_database: str, url_as: Callable[[str], str], tmp_path: Path) -> Configuration:
    """A sound installation: a migrated database, a data folder, addresses on this machine."""
    urls = {role: url_as(role) for role in database.ROLES}
    origins = dict.fromkeys(("guide", "editor", "desk"), "http://localhost:8000")
    return replace(
        read_configuration(), data=tmp_path, database_urls=urls, origins=origins, cheap_passphrases=False
    )


@pytest.fixture
def machine(tmp_path: Path) -> Pretended:
    """One that `amanjol setup` may set up, with the program on it and certificates for its names."""
    pretended = Pretended(tmp_path)
    for name in (SAID["guide"], SAID["editor"], SAID["desk"]):
        write_certificate(tmp_path / "etc/ssl/amanjol" / name, name)
    (tmp_path / "opt/amanjol/.venv/bin").mkdir(parents=True)
    (tmp_path / "opt/amanjol/.venv/bin/amanjol").touch()
    return pretended
