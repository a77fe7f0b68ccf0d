"""Two organisations with their receivers, made once for the tests of a module."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.complaints.tests.complaint_cast import ComplaintCast
    from amanjol.foundation.accounts.tests.people import PeopleOf


@pytest.fixture(scope="module")
def _complaint_cast(people_of: PeopleOf) -> Iterator[ComplaintCast]:
    from amanjol.casework.complaints.tests.complaint_cast import create_complaint_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_complaint_cast) as people:
        yield people


@pytest.fixture
def people(_complaint_cast: ComplaintCast, db: None) -> ComplaintCast:
    return deepcopy(_complaint_cast)
