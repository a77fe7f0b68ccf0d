"""Which signs checks raised: summed by month over all devices, of a finished month ten or more, and never the war's."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.at_once import at_once
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices.actions import reporting
from amanjol.public.devices.models import CountBatch, SignCount
from amanjol.public.devices.reports import MOST_CHECKS
from amanjol.public.devices.tests.fleet_cast import create_fleet_cast
from amanjol.public.devices.tests.machine import (
    REPORT,
    Machine,
    batch_of,
    enrolled_machine,
    report_of,
    row_of,
)
from amanjol.public.guide.counted_signs import COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.tests.at_once import Act
    from amanjol.public.devices.tests.fleet_cast import FleetCast

PAGE = "/fleet/counters/"
DEBT = "gen-job-debt"


def _first(months_ago: int) -> date:
    first = timezone.localdate().replace(day=1)
    for _ in range(months_ago):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


LAST = f"{_first(1):%Y-%m}"


def sign(count: Any = 12, **changes: Any) -> dict[str, Any]:
    return {"month": LAST, "country": "kr", "sign": DEBT, "count": count} | changes


def signs(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return batch_of(*rows, kind="signs", **changes)


def stored() -> dict[tuple[str, str, str], int]:
    return {(f"{row.month:%Y-%m}", row.country, row.sign): row.count for row in SignCount.objects.all()}


# --- What is stored


def test_devices_add_to_one_sum_and_each_batch_once(kiosk: Machine, cast: FleetCast) -> None:
    batch = signs(sign(7), sign(5), sign(3, country="general"))
    for _ in range(3):
        assert kiosk.report(batch).json()["acknowledged"] == [batch["id"]]
    enrolled_machine(cast.esen, name="Theirs", place="SKD").report(signs(sign(4)))
    assert stored() == {(LAST, "kr", DEBT): 16, (LAST, "general", DEBT): 3}
    assert set(CountBatch.objects.values_list("kind", "rows")) == {("signs", 3), ("signs", 1)}


def test_no_row_says_which_device_place_or_language() -> None:
    assert {field.name for field in SignCount._meta.fields} == {"id", "month", "country", "sign", "count"}


@pytest.mark.parametrize(
    "never", ["ru-war-recruiting-uz", "amanjol-editors", "gen-job-debts", "raised", "no-such-sign"]
)
def test_a_sign_of_war_or_of_no_list_is_thrown_away_even_if_a_device_counts_it(
    kiosk: Machine, never: str
) -> None:
    batch = signs(sign(40, sign=never), sign(12))
    assert kiosk.report(batch).json()["acknowledged"] == [
        batch["id"]
    ]  # else the device would send it for ever
    assert stored() == {(LAST, "kr", DEBT): 12}
    assert CountBatch.objects.get().refused == 1


@pytest.mark.parametrize(
    "row",
    [
        sign(-1), sign(0), sign(True), sign(1.0), sign("12"), sign(None), sign(2**63), sign(10**400),
        sign(month="2026-13"), sign(month="2026-1"), sign(month="2026-11-30"), sign(month="0000-01"),
        sign(month="٢٠٢٦-١١"), sign(month=f"{LAST}\n"), sign(month=202611), sign(country="k" * 121),
        sign(country="kr\x00"), sign(country=None), sign(sign=""), sign(sign="gen job"),
        sign(sign="x" * 5000), sign(sign="' or 1=1 --"), sign(sign="\x00"), sign(sign=["gen-job-debt"]),
        {"month": LAST, "country": "kr", "count": 3}, row_of(), {},
    ],
)  # fmt: skip
def test_a_row_of_another_shape_refuses_the_whole_report(kiosk: Machine, row: dict[str, Any]) -> None:
    answer = kiosk.report(signs(sign(12), row), batch_of(row_of(12)))
    assert (answer.status_code, answer.json()["error"][-1]) == (400, ".")
    assert not CountBatch.objects.exists()
    assert stored() == {}


def test_what_another_key_signed_is_not_counted(kiosk: Machine) -> None:
    body = report_of(signs(sign(12)))
    assert Machine(sequence=50).post(REPORT, body, Amanjol_Device=kiosk.name).status_code == 401
    assert kiosk.post(REPORT, body, Amanjol_Signature="A" * 86).status_code == 401
    assert stored() == {}


def test_more_than_a_number_can_say_stays_the_largest(kiosk: Machine) -> None:
    SignCount.objects.create(month=_first(1), country="kr", sign=DEBT, count=reporting.MOST_OF_A_SIGN - 5)
    assert kiosk.report(signs(sign(1_000_000))).status_code == 200
    assert stored() == {(LAST, "kr", DEBT): reporting.MOST_OF_A_SIGN}


@pytest.mark.parametrize("month", ["0001-01", "1970-01", "2019-05", "2098-01", "9999-12"])
def test_what_a_wrong_clock_counted_counts_for_the_month_it_came(kiosk: Machine, month: str) -> None:
    kiosk.report(signs(sign(12, month=month)))
    assert stored() == {(f"{_first(0):%Y-%m}", "kr", DEBT): 12}


@pytest.mark.parametrize("country", ["", "KR", "kor", "../x", "general/job-offer"])
def test_a_sign_of_no_country_is_thrown_away_and_the_rest_of_the_report_is_not(
    kiosk: Machine, country: str
) -> None:
    batch, pages = signs(sign(40, country=country), sign(12)), batch_of(row_of(12))
    assert kiosk.report(batch, pages).json()["acknowledged"] == [batch["id"], pages["id"]]
    assert stored() == {(LAST, "kr", DEBT): 12}
    assert CountBatch.objects.get(kind="signs").refused == 1


def test_of_one_row_no_more_is_taken_than_one_device_can_have_seen(kiosk: Machine) -> None:
    assert kiosk.report(signs(sign(1_000_000))).status_code == 200
    assert stored() == {(LAST, "kr", DEBT): MOST_CHECKS}


def test_a_device_that_knows_no_signs_reports_as_ever(kiosk: Machine) -> None:
    batch = batch_of(row_of(12), row_of(3, key="raised", what="check"))
    assert kiosk.report(batch).json()["acknowledged"] == [batch["id"]]
    assert stored() == {}


def test_the_database_refuses_a_count_of_nothing_and_a_month_with_a_day(cast: FleetCast) -> None:
    for changes in ({"count": 0}, {"month": _first(1) + timedelta(days=3)}):
        row = {"month": _first(1), "country": "kr", "sign": DEBT, "count": 3} | changes
        with pytest.raises(IntegrityError), transaction.atomic():
            SignCount.objects.create(**row)


@pytest.mark.usefixtures("fresh_database")
def test_two_devices_at_the_same_moment_lose_nothing_and_wait_for_each_other() -> None:
    cast = create_fleet_cast()
    keys = (DEBT, "gen-job-documents")

    def act(machine: Machine, order: tuple[str, ...]) -> Act[int]:
        def report(meet: Callable[[], object]) -> int:
            meet()
            return machine.report(signs(*(sign(10, sign=key) for key in order))).status_code

        return report

    here, there = (enrolled_machine(cast.sanjar, name=name) for name in ("Hall 1", "Hall 2"))
    assert at_once(act(here, keys), act(there, keys[::-1])) == [200, 200]
    assert stored() == {(LAST, "kr", key): 20 for key in keys}


# --- What is told


def _keep(count: int, *, months_ago: int = 1, country: str = "kr", sign: str = DEBT) -> None:
    SignCount.objects.create(month=_first(months_ago), country=country, sign=sign, count=count)


def _shown(client: Any) -> str:
    """What the page says of signs; empty where it says nothing."""
    [_before, *after] = client.get(PAGE).text.split("Signs that checks of job offers raised")
    return " ".join(after[0].partition("</section>")[0].split()) if after else ""


def test_ten_or_more_of_a_finished_month_in_full_tens(cast: FleetCast) -> None:
    _keep(10)
    _keep(37, country="general", sign="gen-job-documents")
    _keep(9, sign="gen-job-money-first")
    _keep(500, months_ago=0, sign="gen-job-relative")
    for member in (cast.sanjar, cast.aidar, cast.ayna, cast.orazgul):
        page = _shown(browser(member))
        assert "A debt from the first day" in page
        assert "10 times or more" in page
        assert "They want the papers" in page
        assert "no country chosen" in page
        assert "30 times or more" in page
        for hidden in ("First the money", "comes from a relative", "37", "500", ">9<"):
            assert hidden not in page, hidden


def test_of_the_last_three_months_and_what_is_older_is_no_news(cast: FleetCast) -> None:
    _keep(400, months_ago=4)
    _keep(400, months_ago=24)
    client = browser(cast.sanjar)
    assert _shown(client) == ""
    _keep(20, months_ago=3)
    page = _shown(client)
    assert "20 times or more" in page
    assert "400" not in page


def test_no_sum_leads_to_a_smaller_one(cast: FleetCast) -> None:
    """Of a month with one cell under ten the page is the same as without it."""
    _keep(23)
    client = browser(cast.ayna)
    before = _shown(client)
    _keep(9, sign="gen-job-documents")
    assert _shown(client) == before
    SignCount.objects.filter(sign=DEBT).update(count=29)
    assert _shown(client) == before


def test_a_sign_that_is_no_longer_on_the_list_is_not_told(cast: FleetCast) -> None:
    _keep(400, sign="ru-war-recruiting-uz")
    page = _shown(browser(cast.sanjar))
    assert "400" not in page
    assert "war-recruiting" not in page


def test_as_many_queries_for_one_sign_as_for_three(cast: FleetCast) -> None:
    client, counts = browser(cast.sanjar), []
    for keys in ((DEBT,), ("gen-job-documents", "gen-job-money-first")):
        for key in keys:
            _keep(20, sign=key)
        with QueriesOfPage(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- Which signs there are


def test_every_question_of_the_check_is_on_the_list_but_that_of_a_war() -> None:
    guide = Path(settings.CONTENT_ROOT) / "guide" / "general"
    offer = yaml.safe_load((guide / "job-offer.en.yaml").read_text(encoding="utf-8"))
    [questions] = [block["questions"]["items"] for block in offer["blocks"] if "questions" in block]
    sources = [question["source"] for question in questions]
    assert len(set(sources)) == len(sources)
    assert set(sources) - COUNTED.keys() == {"ru-war-recruiting-uz"}
    assert COUNTED.keys() <= set(sources)
    about_war = (guide / "war-recruiters.en.yaml").read_text(encoding="utf-8")
    assert [key for key in COUNTED if f"- {key}\n" in about_war] == []
