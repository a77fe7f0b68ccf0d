"""People of the desk, made once for the tests of a module: with their keys they take most of a short test."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.lawyer_cast import Scene
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _case_cast(people_of: PeopleOf) -> Iterator[CaseCast]:
    from amanjol.casework.cases.tests.case_cast import create_case_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_case_cast) as people:
        yield people


@pytest.fixture
def case_cast(_case_cast: CaseCast, db: None) -> CaseCast:
    return deepcopy(_case_cast)


@pytest.fixture(scope="module")
def _three_with_keys(_case_cast: CaseCast) -> CaseCast:
    from amanjol.foundation.accounts.tests.people import unlocked  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.tests.key_cast import accept, give  # noqa: PLC0415  needs loaded apps

    farida = unlocked(_case_cast.keys.farida.account)
    give(_case_cast.keys.berk, _case_cast.keys.farida)
    accept(farida)
    return _case_cast


@pytest.fixture
def three_with_keys(_three_with_keys: CaseCast, db: None) -> CaseCast:
    """Berk, Dana and Farida hold them."""
    return deepcopy(_three_with_keys)


@pytest.fixture(scope="module")
def _lawyer_scene(_case_cast: CaseCast) -> Scene:
    from amanjol.casework.cases.tests.lawyer_cast import create_scene  # noqa: PLC0415  needs loaded apps

    return create_scene(_case_cast)


@pytest.fixture
def lawyer_scene(_lawyer_scene: Scene, db: None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    from amanjol.casework.cases.tests.lawyer_cast import open_all  # noqa: PLC0415  needs loaded apps

    open_all(monkeypatch)
    return deepcopy(_lawyer_scene)
