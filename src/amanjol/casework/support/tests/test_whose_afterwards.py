"""Each page of what comes afterwards says whose it is, of a closed case too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases import naming
from amanjol.casework.cases.tests.case_cast import ROSA
from amanjol.casework.cases.tests.whose import check_whose
from amanjol.casework.support.tests.followup_pages import ROUTES

if TYPE_CHECKING:
    from amanjol.casework.support.tests.followup_cast import FollowUpCast

pytestmark = pytest.mark.django_db


def test_what_comes_afterwards(followup_cast: FollowUpCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "AGAIN_AFTER", timedelta(0))
    people = followup_cast
    check_whose(people.berk, people.case, [route.path(people) for route in ROUTES], ROSA.name)
