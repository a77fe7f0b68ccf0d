"""Every number to who runs the devices; to the others nothing that leads to a number under ten."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.public.devices.models import Count, Played
from amanjol.public.devices.queries.counts import Month
from amanjol.public.devices.small_numbers import LEAST, shown_beside, shown_to_all
from amanjol.public.devices.tests.machine import enrolled_machine

if TYPE_CHECKING:
    from amanjol.public.devices.models import Device
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine

PAGE = "/fleet/counters/"


def _last_month() -> datetime:
    return timezone.localtime().replace(day=1, hour=12, minute=0, second=0, microsecond=0) - timedelta(
        days=10
    )


def _count(device: Device, count: int, *, key: str = "kr/your-rights", language: str = "uz", what: str = "page",
           hour: datetime | None = None) -> None:  # fmt: skip
    columns = {"language": language, "what": what, "key": key, "hour": hour or _last_month()}
    Count.objects.create(device=device, place=device.place, count=count, **columns)


def test_the_programme_sees_every_number_of_its_own_devices(cast: FleetCast, kiosk: Machine) -> None:
    _count(kiosk.device, 3)
    _count(kiosk.device, 1200, language="ru")
    _count(kiosk.device, 7, key="raised", what="check")
    _count(enrolled_machine(cast.esen, name="Theirs", place="SKD").device, 555)
    Played.objects.create(
        device=kiosk.device, place="TAS", hour=_last_month(), language="ru", item="poster-x.svg", count=321
    )
    for member in (cast.sanjar, cast.aidar):
        page = browser(member).get(PAGE, {"month": Month(_last_month().date()).name}).text
        for text in ("1,203", ">3<", "1,200", "with warning signs", "poster-x.svg", ">321<"):
            assert text in page, text
        assert ">555<" not in page
        assert "under 10" not in page


def test_tables_can_be_narrowed(cast: FleetCast, kiosk: Machine) -> None:
    _count(kiosk.device, 31)
    _count(kiosk.device, 64, language="ru")
    page = browser(cast.sanjar).get(PAGE, {"month": Month(_last_month().date()).name, "language": "ru"}).text
    assert "64" in page
    assert "31<" not in page
    odd = browser(cast.sanjar).get(PAGE, {"month": "2026-99", "language": "'", "place": "%"})
    assert odd.status_code == 200


def test_others_see_totals_of_ten_or_more_of_all_devices(cast: FleetCast, kiosk: Machine) -> None:
    other = enrolled_machine(cast.esen, name="Theirs", place="SKD").device
    _count(kiosk.device, 123)
    _count(other, 4)
    _count(other, 44, key="ru/your-rights")
    _count(kiosk.device, 6, key="raised", what="check")
    page = browser(cast.ayna).get(PAGE).text
    assert "171" in page
    assert "48" in page
    assert "under 10" in page
    assert "with warning signs" not in page
    assert ">4<" not in page
    assert ">6<" not in page


def test_totals_without_the_own_numbers_lead_to_no_small_one_of_others(
    cast: FleetCast, kiosk: Machine
) -> None:
    other = enrolled_machine(cast.esen, name="Theirs", place="SKD").device
    _count(kiosk.device, 1203)
    _count(kiosk.device, 5310, language="ru", key="ru/your-rights")
    _count(other, 4)
    totals = browser(cast.sanjar).get(PAGE, {"totals": "1"}).text
    for text in ("1,207", "6,517"):  # the sums with the four of the others
        assert text not in totals, text
    assert "5,310" in totals
    assert totals.count("not shown") >= 3  # the language, the page and the figure
    assert "1,203" in browser(cast.sanjar).get(PAGE, {"month": Month(_last_month().date()).name}).text
    _count(other, 40, key="ru/your-rights", language="ru")
    totals = browser(cast.sanjar).get(PAGE, {"totals": "1"}).text
    assert "6,557" in totals
    for text in ("1,207", "5,350"):
        assert text not in totals, text


@given(
    st.dictionaries(
        st.text("abcdefgh", min_size=1, max_size=3),
        st.tuples(st.integers(0, 60), st.integers(0, 60)),
        max_size=12,
    )
)
def test_nothing_under_ten_of_others_can_be_found_by_taking_the_own_away(
    both: dict[str, tuple[int, int]],
) -> None:
    counts = {key: own + others for key, (own, others) in both.items() if own + others}
    own = {key: own for key, (own, _others) in both.items() if own}
    table = shown_beside(own, counts)
    assert {cell.key for cell in table.cells} == counts.keys()
    left = {cell.key: cell.count - own.get(cell.key, 0) for cell in table.cells if cell.count is not None}
    assert all(count == 0 or count >= LEAST for count in left.values())
    assert all(cell.count is None or cell.count == counts[cell.key] >= LEAST for cell in table.cells)
    others = sum(counts.values()) - sum(own.values())
    if table.total is not None and others:
        assert table.total - sum(own.values()) == others >= LEAST
        if hidden := others - sum(left.values()):
            parts = [both[key][1] for key in counts.keys() - left.keys() if both[key][1]]
            assert sum(parts) == hidden >= LEAST
            assert len(parts) > 1 or parts[0] >= LEAST
    assert shown_beside({}, counts) == shown_to_all(counts)


def test_a_month_that_goes_on_is_for_the_own_organisation_alone(cast: FleetCast, kiosk: Machine) -> None:
    _count(kiosk.device, 123, hour=timezone.now())
    assert "There are no counts yet" in browser(cast.ayna).get(PAGE).text
    assert "123" in browser(cast.sanjar).get(PAGE).text
    assert "There are no counts yet" in browser(cast.sanjar).get(f"{PAGE}?totals=1").text


def test_who_may_look(cast: FleetCast) -> None:
    officer = join("Farida Terek", cast.airport, RoleKey.OFFICER)
    for member, status in (
        (cast.sanjar, 200),
        (cast.ayna, 200),
        (cast.orazgul, 200),
        (cast.berk, 403),
        (officer, 403),
    ):
        assert browser(member).get(PAGE).status_code == status
    assert Client().get(PAGE)["Location"] == f"/account/sign-in/?next={PAGE}"


def test_as_many_queries_for_one_row_as_for_three(cast: FleetCast, kiosk: Machine) -> None:
    counts = []
    client = browser(cast.sanjar)
    for languages in (("uz",), ("ru", "tk")):
        for language in languages:
            _count(kiosk.device, 20, language=language)
        with QueriesOfPage(connection) as queries:
            client.get(PAGE, {"month": Month(_last_month().date()).name})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_last_month_ends_with_the_year() -> None:
    december = Month(datetime(2026, 12, 1).date())  # noqa: DTZ001  only its day
    assert december.following.name == "2027-01"
    assert (
        december.hours["hour__lt"]
        .astimezone(timezone.get_current_timezone())
        .isoformat()
        .startswith("2027-01-01T00")
    )


def test_one_small_number_hides_a_second_one() -> None:
    table = shown_to_all({"a": 100, "b": 20, "c": 3})
    assert table.total == 123
    assert [(cell.key, cell.count, cell.why) for cell in table.cells] == [
        ("a", 100, ""),
        ("b", None, "protects"),
        ("c", None, "small"),
    ]


def test_two_small_numbers_that_are_ten_together_hide_nothing_else() -> None:
    assert [cell.count for cell in shown_to_all({"a": 100, "b": 9, "c": 3}).cells] == [100, None, None]
    assert [cell.count for cell in shown_to_all({"a": 100, "b": 4, "c": 3}).cells] == [None, None, None]


def test_of_a_small_total_nothing_is_shown() -> None:
    table = shown_to_all({"a": 5, "b": 4})
    assert table.total is None
    assert all(cell.count is None for cell in table.cells)
    assert shown_to_all({}).total is None


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 60), max_size=12))
def test_nothing_under_ten_can_be_found_by_subtracting(counts: dict[str, int]) -> None:
    table = shown_to_all(counts)
    hidden = [counts[cell.key] for cell in table.cells if cell.count is None]
    visible = [cell.count for cell in table.cells if cell.count is not None]
    assert all(count >= LEAST for count in visible)
    assert sorted([*hidden, *visible]) == sorted(counts.values())
    assert table.total is None or table.total == sum(counts.values()) >= LEAST
    if table.total is not None and hidden:
        assert table.total - sum(visible) >= LEAST
        assert len(hidden) > 1 or (len(counts) == 1)
    order = [cell.key for cell in table.cells if cell.count is None]
    assert order == sorted(order)
