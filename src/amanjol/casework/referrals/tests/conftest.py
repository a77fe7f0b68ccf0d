"""What tests of referrals share."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.referrals.tests.return_home import Home, HomeCast
    from amanjol.casework.referrals.tests.sent_files import Scene
    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _two_houses(people_of: PeopleOf) -> Iterator[TwoHouses]:
    from amanjol.casework.referrals.tests.two_houses import create_two_houses  # noqa: PLC0415  needs loaded apps

    with people_of(create_two_houses) as people:
        yield people


@pytest.fixture
def houses(_two_houses: TwoHouses, db: None, settings: Settings, tmp_path: Path) -> TwoHouses:
    from amanjol.casework.referrals.tests.two_houses import with_node_keys  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    with_node_keys()
    return deepcopy(_two_houses)


@contextmanager
def _home_of(
    people_of: PeopleOf, create: Callable[[], HomeCast], settings: Settings, tmp_path: Path
) -> Iterator[Home]:
    """For one test, since a module may need more than one of these beside the two houses."""
    with people_of(create) as cast:
        settings.LETTERS_ROOT = shutil.copytree(cast.letters, tmp_path / "letters")
        yield cast.home


@pytest.fixture
def home(people_of: PeopleOf, db: None, settings: Settings, tmp_path: Path) -> Iterator[Home]:
    """Merjen goes home from Yyldyz to Gul, and nothing of it is written yet."""
    from amanjol.casework.referrals.tests.return_home import create_home  # noqa: PLC0415  needs loaded apps

    with _home_of(people_of, create_home, settings, tmp_path) as begun:
        yield begun


@pytest.fixture
def planned(people_of: PeopleOf, db: None, settings: Settings, tmp_path: Path) -> Iterator[Home]:
    """Merjen's way home is planned, and she agrees that it is told."""
    from amanjol.casework.referrals.tests.return_home import create_planned_home  # noqa: PLC0415  needs loaded apps

    with _home_of(people_of, create_planned_home, settings, tmp_path) as begun:
        yield begun


@contextmanager
def _with_files(
    people_of: PeopleOf, create: Callable[[], tuple[Path, Scene]], settings: Settings, tmp_path: Path
) -> Iterator[Scene]:
    with people_of(create) as (root, scene):
        shutil.copytree(root, tmp_path, dirs_exist_ok=True)
        settings.LETTERS_ROOT, settings.SEALED_FILES_ROOT = tmp_path / "letters", tmp_path / "files"
        yield scene


@pytest.fixture
def asked(people_of: PeopleOf, db: None, settings: Settings, tmp_path: Path) -> Iterator[Scene]:
    """As `ask_with_file`, made once a process."""
    from amanjol.casework.referrals.tests.sent_files import create_asked  # noqa: PLC0415  needs loaded apps

    with _with_files(people_of, create_asked, settings, tmp_path) as scene:
        yield scene


@pytest.fixture
def sent(people_of: PeopleOf, db: None, settings: Settings, tmp_path: Path) -> Iterator[Scene]:
    """As `tell_with_file`, made once a process."""
    from amanjol.casework.referrals.tests.sent_files import create_told  # noqa: PLC0415  needs loaded apps

    with _with_files(people_of, create_told, settings, tmp_path) as scene:
        yield scene
