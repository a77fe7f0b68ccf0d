"""A cohort with its learners, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.learning.tests.learning_cast import LearningCast
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _learning_cast(people_of: PeopleOf) -> Iterator[LearningCast]:
    from amanjol.casework.learning.tests.learning_cast import create_learning_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_learning_cast) as people:
        yield people


@pytest.fixture
def people(_learning_cast: LearningCast, db: None) -> LearningCast:
    return deepcopy(_learning_cast)
