"""In which zone the tests' node lies."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from amanjol.site.tests import day_of_run


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("month", [1, 7])
def test_no_day_ends_within_the_longest_run(month: int, hour: int) -> None:
    for minute in (0, 59):
        begins = datetime(2027, month, 31, hour, minute, tzinfo=UTC)
        zone = ZoneInfo(day_of_run.zone_at(begins))
        ends = begins + timedelta(hours=day_of_run.LONGEST, minutes=-1)
        assert begins.astimezone(zone).date() == ends.astimezone(zone).date()


def test_the_node_of_this_run_lies_there() -> None:
    assert os.environ["AMANJOL_TIME_ZONE"] == settings.TIME_ZONE
