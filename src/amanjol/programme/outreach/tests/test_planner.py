"""The planner: who came is a number, money has its currency, and a calendar reads by a secret address alone."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.outreach import queries
from amanjol.programme.outreach.actions import planning
from amanjol.programme.outreach.days import days_between
from amanjol.programme.outreach.feeds import name_of
from amanjol.programme.outreach.models import Campaign, Event, Feed, Partner
from amanjol.programme.outreach.tests.open_reader import as_nobody
from amanjol.programme.outreach.tests.outreach_cast import PARTNER, ago, ahead, flat

if TYPE_CHECKING:
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db
PLANNER = "/programme/planner/"


def typed(**other: Any) -> dict[str, Any]:
    return {
        "kind": "lesson", "title": "A lesson on offers", "on": ahead(9).isoformat(), "until": "",
        "place": "Osh, school 4", "campaign": "", "aim": "", "audience": "Last class", "cost": "",
        "currency": "", "attendance": "",
    } | other  # fmt: skip


def planned(cast: OutreachCast, **other: Any) -> Event:
    what: dict[str, Any] = {"kind": "lesson", "title": "A lesson", "on": ahead(9), "place": "Osh"}
    return planning.plan_event(what=planning.EventPlan(**what | other), by=cast.aidar)


def test_only_who_manages_the_programme_comes_in_and_sees_their_own(cast: OutreachCast) -> None:
    row = planned(cast)
    assert cast.nargiza.get(PLANNER).status_code == 403
    assert row.title in cast.desk.get(PLANNER).text
    assert row.title not in cast.elsewhere.get(PLANNER).text
    assert cast.elsewhere.get(f"{PLANNER}events/{row.pk}/").status_code == 404


def test_the_planner_has_the_days_of_the_year_to_come(cast: OutreachCast) -> None:
    page = cast.desk.get(PLANNER).text
    for name in (
        "World Day against Trafficking",
        "World Children&#x27;s Day",
        "Migrants Day",
        "Safer Internet Day",
    ):
        assert name in page
    assert "A/RES/68/192" in page


def test_an_event_is_planned_and_counted_once_it_has_been(cast: OutreachCast) -> None:
    press(
        cast.desk,
        f"{PLANNER}events/new/",
        typed(partners=[str(cast.partner.pk)], cost="120.50", currency="KGS"),
    )
    row = Event.objects.get()
    assert (row.cost, row.currency, row.partners) == (Decimal("120.50"), "KGS", [cast.partner.pk])
    address = f"{PLANNER}events/{row.pk}/"
    assert "Nobody has come yet: it lies ahead." in press(cast.desk, address, typed(attendance="31")).text
    press(cast.desk, address, typed(on=ago(1).isoformat(), attendance="31"))
    assert Event.objects.get().attendance == 31
    assert "31 came" in cast.desk.get(PLANNER).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"attendance": "Aizada, Bermet"}, "Write how many came as a whole number."),
        ({"on": ago(1), "attendance": "-1"}, "How many came"),
        ({"cost": "100"}, "Choose the currency of the cost."),
        ({"currency": "USD"}, "Write the cost, or leave the currency empty."),
        ({"cost": "-1", "currency": "USD"}, "Cost"),
        ({"until": ahead(3).isoformat()}, "The last day is not before the first one."),
        ({"title": ""}, "Write what the event is called."),
        ({"partners": ["00000000-0000-0000-0000-000000000001"]}, "Partners"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_planned(
    cast: OutreachCast, wrong: dict[str, Any], sentence: str
) -> None:
    page = press(cast.desk, f"{PLANNER}events/new/", typed(**wrong)).text
    assert sentence in page.partition("Please put this right")[2].partition("</ul>")[0]
    assert "Osh, school 4" in page
    assert not Event.objects.exists()


def test_no_table_of_the_planner_has_a_place_for_a_name_of_who_came() -> None:
    names = {field.name for field in Event._meta.get_fields()}
    assert {"attendance"} <= names
    assert not names & {"attendees", "participants", "people", "names"}


def test_two_currencies_are_never_added(cast: OutreachCast) -> None:
    plan = planning.CampaignPlan("Autumn", ago(1), ahead(9), cost=Decimal(100), currency="USD")
    row = planning.plan_campaign(what=plan, by=cast.aidar)
    planned(cast, campaign=row, cost=Decimal(50), currency="USD")
    planned(cast, campaign=row, cost=Decimal(900), currency="KGS")
    assert queries.costs_of(row) == [(Decimal(900), "KGS"), (Decimal(150), "USD")]
    page = flat(cast.desk.get(f"{PLANNER}campaigns/{row.pk}/").text)
    assert "900.00 KGS" in page
    assert "150.00 USD" in page


def test_a_campaign_is_planned_for_a_day_and_changed(cast: OutreachCast) -> None:
    plan = {
        "name": "Sixteen days", "day": "world-childrens-day", "begins_on": ahead(1), "ends_on": ahead(20), "aim": "",
        "audience": "", "cost": "", "currency": "", "partners": [str(cast.partner.pk)],
    }  # fmt: skip
    response = press(cast.desk, f"{PLANNER}campaigns/new/", plan)
    row = Campaign.objects.get()
    page = cast.desk.get(response["Location"]).text
    assert "World Children&#x27;s Day" in page
    assert PARTNER in page
    wrong = press(cast.desk, f"{PLANNER}campaigns/{row.pk}/change/", plan | {"ends_on": ago(1)})
    assert "The last day is not before the first one." in wrong.text
    press(cast.desk, f"{PLANNER}campaigns/{row.pk}/change/", plan | {"name": "Seventeen days"})
    assert Campaign.objects.get().name == "Seventeen days"


def test_an_event_that_does_not_take_place_is_taken_out(cast: OutreachCast) -> None:
    row = planned(cast)
    address = f"{PLANNER}events/{row.pk}/remove/"
    assert press(cast.elsewhere, address, {}).status_code == 404
    assert address in cast.desk.get(f"{PLANNER}events/{row.pk}/").text
    assert "It cannot be brought back." in flat(cast.desk.get(address).text)
    assert Event.objects.exists()
    press(cast.desk, address, {})
    assert not Event.objects.exists()


@pytest.mark.parametrize("of", [{"on": ago(1)}, {"on": ago(0), "attendance": 3}])
def test_an_event_that_took_place_stays(cast: OutreachCast, of: dict[str, Any]) -> None:
    row = planned(cast, **of)
    address = f"{PLANNER}events/{row.pk}/remove/"
    assert address not in cast.desk.get(f"{PLANNER}events/{row.pk}/").text
    assert "It took place" in cast.desk.post(address, {}, follow=True).text
    with pytest.raises(planning.TookPlace):
        planning.remove_event(event=row, by=cast.aidar)
    assert Event.objects.exists()


# --- The calendar


def address_of(cast: OutreachCast) -> str:
    page = press(cast.desk, f"{PLANNER}calendar/begin/", {}).text
    return page.partition('<p class="link-once">http://testserver')[2].partition("<")[0]


def read(address: str) -> Any:
    with as_nobody():
        answer = Client().get(address)
        with connection.cursor() as cursor:
            cursor.execute("select set_config('amanjol.feed', '', true)")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def test_a_calendar_reads_days_and_events_and_nothing_else_of_them(cast: OutreachCast) -> None:
    row = planned(
        cast, title="Lesson; with a comma, and\nmore", until=ahead(11), cost=Decimal(5), currency="USD",
        partners=[cast.partner.pk],
    )  # fmt: skip
    calendar = read(address_of(cast))
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    entry = entries[f"{row.pk}@amanjol"]
    assert str(entry["summary"]) == row.title
    assert entry["dtstart"].dt == ahead(9)
    assert entry["dtend"].dt == ahead(12)  # the day after the last one
    assert str(entry["location"]) == "Osh"
    today = timezone.localdate()
    rules = {f"{rule.key}-{on.year}@amanjol": on for on, rule in days_between(today, today + timedelta(366))}
    assert {uid: entries[uid]["dtstart"].dt for uid in rules} == rules
    whole = calendar.to_ical().decode()
    assert "USD" not in whole
    assert str(cast.partner.pk) not in whole


def test_who_does_not_know_the_address_reads_nothing(cast: OutreachCast) -> None:
    planned(cast)
    address = address_of(cast)
    assert Client().get("/recommendations/calendar/x.ics").status_code == 404
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert secret not in Feed.objects.get().name
    with as_nobody():
        assert Feed.objects.count() == 0
        assert Event.objects.count() == 0


def test_another_address_ends_the_one_before_and_the_end_ends_both(cast: OutreachCast) -> None:
    first = address_of(cast)
    second = address_of(cast)
    assert Client().get(first).status_code == 404
    read(second)
    press(cast.desk, f"{PLANNER}calendar/end/", {})
    assert Client().get(second).status_code == 404


def test_an_address_opens_the_events_of_its_organisation_and_no_other_row(cast: OutreachCast) -> None:
    planned(cast)
    secret = planning.begin_feed(by=cast.aidar)
    request_of(cast.elsewhere)
    planning.plan_event(what=planning.EventPlan("lesson", "Of Asel", ahead(3)), by=cast.asel)
    with as_nobody():
        row = queries.feed_called(name_of(secret))
        assert row is not None
        assert [event.title for event in Event.objects.all()] == ["A lesson"]
        assert Campaign.objects.count() == 0
        assert Partner.objects.count() == 0
