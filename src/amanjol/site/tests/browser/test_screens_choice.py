"""The player of a screen chooses as the editor's pages say: the same plans, in both."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.screens import planning
from amanjol.public.screens.planning import Spot
from amanjol.site.tests.browser.screen_plans import (
    OFFER,
    PASSPORT,
    Device,
    notice,
    open_screen,
    plan,
    playlist,
    quiet_screen_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser


@pytest.fixture
def wall(browser: Browser) -> Iterator[BrowserContext]:
    with quiet_screen_of(browser) as context:
        yield context


# --- The same choice as the editor's pages say


def test_the_player_chooses_as_the_editors_pages_say(node: Node, wall: BrowserContext) -> None:
    page = open_screen(wall, node.address, Device(plan(playlists={"all": playlist(PASSPORT)})))
    chance = random.Random(11)  # noqa: S311  the same plans at every run
    zones = ("Asia/Tashkent", "Europe/Warsaw", "America/New_York", "Pacific/Auckland", "UTC")
    cases = [(_some_plan(chance), chance.choice(zones), _some_moment(chance)) for _case in range(400)]
    ask = """(cases) => cases.map(([document, zone, now]) => {
      const where = { place: 'TAS', group: 'hall', time_zone: zone };
      const { notices, playlists } = AmanjolScreen.plan(document, where, Date.parse(now));
      return [notices.map(({ id }) => id), playlists];
    })"""
    answers = page.evaluate(ask, [[document, zone, now.isoformat()] for document, zone, now in cases])
    chosen = [planning.due(document, Spot("TAS", "hall", zone), now) for document, zone, now in cases]
    assert answers == [[list(due.notices), list(due.playlists)] for due in chosen]
    assert 50 < sum(bool(due.playlists) for due in chosen) < 395
    assert any(len(due.playlists) > 1 for due in chosen)


def _some_moment(chance: random.Random) -> datetime:
    """Around the last Sundays of March and October too, when some clocks are changed."""
    day = chance.choice(
        [
            datetime(2026, 3, 28, tzinfo=UTC),
            datetime(2026, 10, 24, tzinfo=UTC),
            datetime(2026, 11, 24, tzinfo=UTC),
        ]
    )
    return day + timedelta(minutes=chance.randrange(72 * 60))


def _some_plan(chance: random.Random) -> dict[str, Any]:
    def where() -> dict[str, Any]:
        return chance.choice(
            [
                {},
                {"places": ["TAS"]},
                {"places": ["ALA"]},
                {"groups": ["hall"]},
                {"places": ["ALA"], "groups": ["hall"]},
            ]
        )

    def schedule() -> dict[str, Any]:
        hours = None
        if chance.random() < 0.7:
            first, last = chance.sample(range(24 * 4), 2)
            hours = {
                "from": f"{first // 4:02}:{first % 4 * 15:02}",
                "to": f"{last // 4:02}:{last % 4 * 15:02}",
            }
        return where() | {
            "playlist": chance.choice(["a", "b", "never"]),
            "hours": hours,
            "weekdays": sorted(chance.sample(range(1, 8), chance.randrange(3, 8))),
            "from": chance.choice(["2026-01-01", "2026-03-29", "2026-11-25"]),
            "to": chance.choice([None, "2026-11-25", "2027-01-01"]),
            "priority": chance.choice([0, 5, 9]),
        }

    times = {"begins_at": "2026-11-24T20:00:00Z", "ends_at": "2026-11-25T20:00:00Z"}
    notices = [notice(id=str(number), **times, **where()) for number in range(chance.randrange(3))]
    lists = {"a": playlist(PASSPORT), "b": playlist(OFFER)}
    return plan(playlists=lists, schedules=[schedule() for _one in range(4)], notices=notices)
