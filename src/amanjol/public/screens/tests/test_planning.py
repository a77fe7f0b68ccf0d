"""What is due where and when: by the clock of the place, past midnight, the highest standing first."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from amanjol.public.screens import planning
from amanjol.public.screens.models import Playlist, Schedule
from amanjol.public.screens.planning import Due, Spot
from amanjol.public.screens.tests.plans import at

TASHKENT = Spot("TAS", "hall", "Asia/Tashkent")  # UTC+5
WEEK = [1, 2, 3, 4, 5, 6, 7]


def document(*schedules: dict[str, Any], notices: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    whole = [
        {
            "playlist": "one", "places": [], "groups": [], "from": "2026-01-01", "to": None,
            "weekdays": WEEK, "hours": None, "priority": 5,
        }
        | schedule
        for schedule in schedules
    ]  # fmt: skip
    items = {"items": [{"kind": "page", "key": "general/job-offer"}], "languages": []}
    return {"playlists": {"one": items, "two": items}, "schedules": whole, "notices": list(notices)}


def playlists(plan: dict[str, Any], now: str, spot: Spot = TASHKENT) -> tuple[str, ...]:
    return planning.due(plan, spot, at(now)).playlists


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        ("2026-11-25T00:59", False),  # 5:59 in Tashkent
        ("2026-11-25T01:00", True),
        ("2026-11-25T06:59", True),
        ("2026-11-25T07:00", False),  # noon is no longer in it
    ],
)
def test_hours_count_by_the_clock_of_the_place(now: str, is_due: bool) -> None:
    plan = document({"hours": {"from": "06:00", "to": "12:00"}})
    assert playlists(plan, now) == (("one",) if is_due else ())


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        ("2026-11-24T16:59", False),  # Tuesday 21:59
        ("2026-11-24T17:00", True),  # Tuesday 22:00
        ("2026-11-25T00:59", True),  # Wednesday 5:59: Tuesday's night
        ("2026-11-25T01:00", False),
        ("2026-11-25T17:30", False),  # Wednesday 22:30
        ("2026-11-23T20:00", False),  # Tuesday 1:00: Monday's night
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_began(now: str, is_due: bool) -> None:
    plan = document({"hours": {"from": "22:00", "to": "06:00"}, "weekdays": [2]})
    assert playlists(plan, now) == (("one",) if is_due else ())


def test_the_last_night_goes_on_until_its_morning() -> None:
    plan = document({"hours": {"from": "22:00", "to": "06:00"}, "to": "2026-11-25"})
    assert playlists(plan, "2026-11-26T00:30") == ("one",)  # 5:30 on the day after the last
    assert playlists(plan, "2026-11-26T17:30") == ()


def test_a_day_begins_and_ends_at_the_places_midnight() -> None:
    plan = document({"from": "2026-11-25", "to": "2026-11-25"})
    assert playlists(plan, "2026-11-24T18:59") == ()
    assert playlists(plan, "2026-11-24T19:00") == ("one",)
    assert playlists(plan, "2026-11-25T18:59") == ("one",)
    assert playlists(plan, "2026-11-25T19:00") == ()


def test_the_highest_standing_is_shown_and_equals_in_turn() -> None:
    first = {"playlist": "two", "hours": {"from": "06:00", "to": "12:00"}, "priority": 9}
    assert playlists(document({}, first), "2026-11-25T02:00") == ("two",)
    assert playlists(document({}, first), "2026-11-25T12:00") == ("one",)
    assert playlists(document({}, {"playlist": "two"}), "2026-11-25T02:00") == ("one", "two")
    assert playlists(document({}, {}), "2026-11-25T02:00") == ("one",)


def test_places_and_groups_are_either_or() -> None:
    plan = document({"places": ["ALA"], "groups": ["hall"]})
    assert playlists(plan, "2026-11-25T02:00") == ("one",)
    assert playlists(plan, "2026-11-25T02:00", Spot("ALA", "", "Asia/Almaty")) == ("one",)
    assert playlists(plan, "2026-11-25T02:00", Spot("TAS", "", "Asia/Tashkent")) == ()


def test_a_playlist_that_was_never_published_is_passed_over() -> None:
    plan = document({"playlist": "three", "priority": 9}, {})
    assert playlists(plan, "2026-11-25T02:00") == ("one",)


def test_a_notice_holds_from_its_begin_to_before_its_end() -> None:
    times = {"begins_at": "2026-11-25T06:00:00Z", "ends_at": "2026-11-25T07:00:00Z"}
    notice = {"id": "n", "places": ["TAS"], "groups": []} | times
    plan = document({}, notices=(notice,))
    held = [
        planning.due(plan, TASHKENT, at(f"2026-11-25T{hour}")).notices
        for hour in ("05:59", "06:00", "06:59", "07:00")
    ]
    assert held == [(), ("n",), ("n",), ()]
    assert planning.due(plan, Spot("ALA", "", "Asia/Almaty"), at("2026-11-25T06:30")) == Due((), ("one",))


def _random_schedule(chance: random.Random) -> Schedule:
    begins = date(2026, 11, 16) + timedelta(days=chance.randrange(12))
    hours: tuple[time | None, time | None] = (None, None)
    if chance.random() < 0.7:
        first, last = chance.sample(range(24), 2)
        hours = (time(first), time(last))
    return Schedule(
        playlist=Playlist(slug="one"),
        places=chance.choice([[], ["TAS"]]),
        groups=[],
        begins_on=begins,
        ends_on=chance.choice([None, begins + timedelta(days=chance.randrange(9))]),
        weekdays=sorted(chance.sample(WEEK, chance.randrange(1, 4))),
        from_hour=hours[0],
        to_hour=hours[1],
    )


def _is_due(schedule: Schedule, now: datetime) -> bool:
    hours = None
    if schedule.from_hour is not None and schedule.to_hour is not None:
        hours = {"from": f"{schedule.from_hour:%H:%M}", "to": f"{schedule.to_hour:%H:%M}"}
    plan = document(
        {
            "from": schedule.begins_on.isoformat(), "to": schedule.ends_on.isoformat() if schedule.ends_on else None,
            "weekdays": schedule.weekdays, "hours": hours,
        }
    )  # fmt: skip
    return bool(planning.due(plan, Spot("TAS", "", "UTC"), now).playlists)


def test_overlaps_are_those_that_an_hourly_look_finds() -> None:
    """Schedules of whole hours, compared hour by hour over a month."""
    chance = random.Random(4)  # noqa: S311  the same schedules at every run
    hours = [datetime(2026, 11, 15, tzinfo=UTC) + timedelta(hours=number) for number in range(24 * 35)]
    overlapping = []
    for _pair in range(60):
        schedule, other = _random_schedule(chance), _random_schedule(chance)
        both = any(_is_due(schedule, now) and _is_due(other, now) for now in hours)
        assert planning.overlaps(schedule, other) == both == planning.overlaps(other, schedule)
        overlapping.append(both)
    assert 10 < sum(overlapping) < 50


def test_a_place_and_a_group_may_have_a_screen_in_common() -> None:
    week = {"playlist": Playlist(slug="one"), "begins_on": date(2026, 11, 16), "weekdays": WEEK}
    hall, airport = Schedule(groups=["hall"], **week), Schedule(places=["TAS"], **week)
    assert planning.overlaps(hall, airport)
    assert not planning.overlaps(airport, Schedule(places=["ALA"], **week))
    assert not planning.overlaps(hall, Schedule(groups=["gate"], **week))
    assert planning.overlaps(airport, Schedule(**week))
