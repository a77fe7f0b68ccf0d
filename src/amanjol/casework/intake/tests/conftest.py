"""A report and a consultation with their people, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from amanjol.casework.intake.tests.intake_cast import IntakeCast


@pytest.fixture(scope="module")
def _intake_cast(written_once: None) -> IntakeCast:
    from amanjol.casework.intake.tests.intake_cast import create_intake_cast  # noqa: PLC0415  needs loaded apps

    return create_intake_cast()


@pytest.fixture
def intake_cast(_intake_cast: IntakeCast, db: None) -> IntakeCast:
    return deepcopy(_intake_cast)
