"""The people of cases, made once for the tests of a module; a plan with two goals and three services; and for each
test a folder of sealed files of its own.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.conftest import _case_cast, _three_with_keys, case_cast, three_with_keys

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.tests.plan_cast import PlanCast
    from amanjol.casework.support.tests.threat_cast import ThreatCast

__all__ = ["_case_cast", "_three_with_keys", "case_cast", "three_with_keys"]


@pytest.fixture(scope="module")
def _plan_cast(_three_with_keys: CaseCast) -> PlanCast:
    from amanjol.casework.support.tests.plan_cast import create_plan_cast  # noqa: PLC0415  needs loaded apps

    return create_plan_cast(_three_with_keys)


@pytest.fixture
def plan_cast(_plan_cast: PlanCast, db: None) -> PlanCast:
    """Berk, Dana and Farida hold the keys."""
    return deepcopy(_plan_cast)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SEALED_FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture(scope="module")
def _threat_cast(_three_with_keys: CaseCast) -> ThreatCast:
    from amanjol.casework.support.tests.threat_cast import create_threat_cast  # noqa: PLC0415  needs loaded apps

    return create_threat_cast(_three_with_keys)


@pytest.fixture
def threat_cast(_threat_cast: ThreatCast, db: None) -> ThreatCast:
    return deepcopy(_threat_cast)
