from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.conftest import (
    _case_cast,
    _three_with_keys,
    three_with_keys,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.accounts.tests.people import PeopleOf
    from amanjol.programme.returns.tests.return_cast import ReturnCast

__all__ = ["_case_cast", "_three_with_keys", "three_with_keys"]


@pytest.fixture(scope="module")
def _returning(people_of: PeopleOf) -> Iterator[ReturnCast]:
    from amanjol.programme.returns.tests.return_cast import create_return_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_return_cast) as people:
        yield people


@pytest.fixture
def returning(_returning: ReturnCast, db: None, settings: Settings, tmp_path: Path) -> ReturnCast:
    from amanjol.casework.referrals.tests.two_houses import with_node_keys  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    with_node_keys()
    return deepcopy(_returning)
