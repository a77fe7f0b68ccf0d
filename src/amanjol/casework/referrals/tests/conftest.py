"""What tests of referrals share."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

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
