"""A report and a consultation with their people, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.intake.tests.intake_cast import IntakeCast
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _intake_cast(people_of: PeopleOf) -> Iterator[IntakeCast]:
    from amanjol.casework.intake.tests.intake_cast import create_intake_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_intake_cast) as people:
        yield people


@pytest.fixture
def intake_cast(_intake_cast: IntakeCast, db: None) -> IntakeCast:
    return deepcopy(_intake_cast)
