"""A return by its pages: part by part, what nobody has looked at, the clock, one press to stop."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.returning import actions
from amanjol.casework.referrals.returning.actions import AlreadyBegun, NoReturn
from amanjol.casework.referrals.tests.return_pages import (
    LATER,
    PARTS,
    SECRETS,
    TODAY,
    begin,
    late,
    page_of,
    post,
    prepared,
    record_of,
    row_of,
    typed_at,
)
from amanjol.casework.referrals.tests.test_referrals import MERJEN, ask
from amanjol.casework.standards.referring.voluntary_return import MISSING_WORDS, Missing, ReturnPlan, missing
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
OPEN_AT_FIRST = (
    Missing.ASSESSED_HERE, Missing.ASSESSED_THERE, Missing.OWN_WILL, Missing.LEGS, Missing.CERTIFICATE,
    Missing.CHILDREN, Missing.CHARGES, Missing.NOT_ARRIVING, Missing.WHO_WAITS, Missing.CLOCK, Missing.REPORTS,
)  # fmt: skip


@pytest.fixture
def case(houses: TwoHouses) -> Case:
    return open_case(houses.dana, MERJEN)


def shown(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200
    return html.unescape(response.text)


def test_what_nobody_has_looked_at_stands_first_and_leads_there(houses: TwoHouses, case: Case) -> None:
    begin(houses.dana, case)
    page = shown(houses.dana, page_of(case))
    said = [MISSING_WORDS[gap].en for gap in Missing if MISSING_WORDS[gap].en in page]
    assert said == [MISSING_WORDS[gap].en for gap in OPEN_AT_FIRST]
    places = [page.index(MISSING_WORDS[gap].en) for gap in OPEN_AT_FIRST]
    assert places == sorted(places)
    for part, typed in PARTS.items():
        assert page_of(case, part) in page
        post(houses.dana, page_of(case, part), typed)
    page = shown(houses.dana, page_of(case))
    assert "All of it was looked at." in page
    assert "Поезд 605" in page
    assert missing(record_of(houses.dana, case).plan, TODAY) == ()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_shown_as_it_was_typed_and_the_same_again_changes_nothing(
    houses: TwoHouses, case: Case, part: str
) -> None:
    prepared(houses.dana, case)
    before = record_of(houses.dana, case)
    if part != "way":
        post(houses.dana, page_of(case, part), PARTS[part])
        assert record_of(houses.dana, case) == before
    where = page_of(case, "way", "1") if part == "way" else page_of(case, part)
    assert houses.dana.get(where).status_code == 200


def test_earlier_values_stay_with_who_changed_them(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    post(houses.berk, page_of(case, "charges"), {"wait": "yes"})
    post(houses.berk, page_of(case, "way", "1"), PARTS["way"] | {"by": "Автобус", "payer": "nobody-yet"})
    page = shown(houses.dana, page_of(case))
    earlier = page.partition('class="earlier"')[2]
    assert "Поезд 605" in earlier
    assert "Berk Chinar" in earlier
    assert "Not known yet" in earlier
    assert MISSING_WORDS[Missing.PAYER].en in page
    assert MISSING_WORDS[Missing.CHARGES].en in page


def test_a_part_of_the_way_is_added_and_taken_out(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    more = {"origin": "KG", "destination": "UZ", "on": str(LATER), "by": "Автобус", "payer": "programme"}
    post(houses.dana, page_of(case, "way"), more)
    assert MISSING_WORDS[Missing.GAP].en in shown(houses.dana, page_of(case))
    post(houses.dana, page_of(case, "way", "2"), more | {"is_gone": "on"})
    assert [leg.by for leg in record_of(houses.dana, case).plan.legs] == ["Поезд 605"]
    assert houses.dana.get(page_of(case, "way", "2")).status_code == 404


@pytest.mark.parametrize(
    ("part", "typed", "says"),
    [
        ("here", {"on": ""}, "Choose today or an earlier day"),
        ("here", {"on": str(LATER)}, "Choose today or an earlier day"),
        ("here", {"level": ""}, "Choose how great the danger is."),
        ("will", {"on": "1900-01-01"}, "Choose today or an earlier day"),
        ("way", {"on": "2400-01-01"}, "Choose a day within two years."),
        ("way", {"by": ""}, "Write by what the person goes."),
        ("way", {"origin": "XX"}, "Choose a country."),
        ("certificate", {"tells": ["nobody", "police"]}, "Nobody and somebody cannot both be told"),
        ("certificate", {"needed": ""}, "Choose whether one is needed."),
        ("not-arriving", {"tells": "\n".join("abcdefghijk")}, "At most ten lines"),
        ("not-arriving", {"tells": "x" * 301}, "At most ten lines"),
        ("not-arriving", {"tells": ""}, "Write what is done"),
        ("clock", {"expected_at": "x"}, "Write day and hour."),
        ("clock", {"expected_at": "2400-01-01T10:00"}, "Choose a day within two years."),
        ("clock", {"hours": "73"}, "Write how many hours"),
        ("clock", {"hours": ""}, "Write how many hours"),
        ("reports", {}, "Choose one."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(
    houses: TwoHouses, case: Case, part: str, typed: dict[str, Any], says: str
) -> None:
    begin(houses.dana, case)
    before = record_of(houses.dana, case)
    full = {} if part == "reports" else PARTS[part] | typed
    response = houses.dana.post(page_of(case, part), full)
    assert response.status_code == 200
    assert says in html.unescape(response.text)
    assert record_of(houses.dana, case) == before


def test_two_who_write_one_part_see_each_other(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    page = houses.dana.get(page_of(case, "charges")).text
    version = page.partition('name="seen-chargesform" value="')[2].partition('"')[0]
    assert version
    post(houses.berk, page_of(case, "charges"), {"wait": "yes", "lawyer_asked": "on"})
    response = houses.dana.post(page_of(case, "charges"), {"wait": "no", "seen-chargesform": version})
    assert response.status_code == 200
    assert "somebody changed this while you wrote" in response.text
    charges = record_of(houses.dana, case).plan.charges
    assert charges is not None
    assert charges.wait == "yes"


def test_it_is_begun_once_and_in_the_country_of_the_partner(houses: TwoHouses, case: Case) -> None:
    ours = ask(houses, case, purposes=["return"])
    pk = ours.split("/")[-2]
    post(houses.dana, page_of(case, "begin"), {"referral": pk, "destination": "UZ"})
    record = record_of(houses.dana, case)
    row = row_of(houses.dana, case)
    assert str(row.referral_id) == pk
    assert record.plan.destination != "UZ"
    assert page_of(case) in houses.dana.get(ours).text
    assert houses.dana.post(page_of(case, "begin"), {"destination": "UZ"}).status_code == 302
    assert record_of(houses.dana, case).plan.destination == record.plan.destination
    with pytest.raises(AlreadyBegun):
        actions.begin(keyring=keyring_of(houses.dana), case=case, plan=record.plan)


def test_a_referral_of_another_case_is_none_of_it(houses: TwoHouses, case: Case) -> None:
    ours = ask(houses, open_case(houses.dana, MERJEN), purposes=["return"])
    pk = ours.split("/")[-2]
    assert houses.dana.post(page_of(case, "begin"), {"referral": pk}).status_code == 200
    plan = ReturnPlan(destination="KG", is_child=False)
    with pytest.raises(NoReturn):
        actions.begin(keyring=keyring_of(houses.dana), case=case, plan=plan, referral=pk)  # type: ignore[arg-type]


def test_whose_age_is_in_doubt_is_protected_as_a_child(houses: TwoHouses, case: Case) -> None:
    begin(houses.dana, case)
    assert MISSING_WORDS[Missing.BEST_INTERESTS].en not in shown(houses.dana, page_of(case))
    form = {"names": "Merjen Terekova", "form": "age-not-known"}
    assert houses.dana.post(f"/desk/cases/{case.pk}/person/", form).status_code == 302
    assert MISSING_WORDS[Missing.BEST_INTERESTS].en in shown(houses.dana, page_of(case))
    assert "best for the child" in houses.dana.get(page_of(case, "will")).text
    post(houses.dana, page_of(case, "will"), PARTS["will"] | {"best_interests_on": str(TODAY)})
    assert MISSING_WORDS[Missing.BEST_INTERESTS].en not in shown(houses.dana, page_of(case))


def test_who_should_have_been_there_stands_first_until_they_are(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    assert "to be there by" in houses.dana.get("/desk/").text
    assert "Should have been there" not in houses.dana.get("/desk/").text
    at = timezone.now() - timedelta(hours=8)
    post(houses.dana, page_of(case, "clock"), PARTS["clock"] | {"expected_at": typed_at(at)})
    day = shown(houses.dana, "/desk/")
    first = day.partition("Do this first")[2].partition("</section>")[0]
    assert "Should have been there" in first
    assert "call Бахар now" in first
    page = shown(houses.dana, page_of(case))
    alarm = page.partition('class="sheet in-danger"')[2].partition("</section>")[0]
    assert "Позвонить Бахар" in alarm
    assert "nobody besides is told" in alarm
    assert "The person should have been there" in shown(houses.dana, f"/desk/cases/{case.pk}/")
    post(houses.dana, page_of(case, "arrived"))
    assert "Should have been there" not in houses.dana.get("/desk/").text
    assert "The person should have been there" not in shown(houses.dana, f"/desk/cases/{case.pk}/")
    assert row_of(houses.dana, case).calls_at is None


def test_who_should_have_been_there_reaches_a_supervisor_and_outlives_the_closing(houses: TwoHouses) -> None:
    """Who works on it may be ill, or has closed it while the person was on the way."""
    case = open_case(houses.berk, MERJEN)
    prepared(houses.berk, case)
    assert "to be there by" not in houses.dana.get("/desk/").text
    at = typed_at(timezone.now() - timedelta(hours=8))
    post(houses.berk, page_of(case, "clock"), PARTS["clock"] | {"expected_at": at})
    assert "Should have been there" in houses.dana.get("/desk/").text
    assert "Should have been there" not in houses.farida.get("/desk/").text
    houses.berk.post(f"/desk/cases/{case.pk}/close/", {"reason": "x"})
    for client in (houses.berk, houses.dana):
        assert "Should have been there" in client.get("/desk/").text
    assert 'return/arrived/"' in houses.dana.get(page_of(case)).text
    post(houses.dana, page_of(case, "arrived"))
    for client in (houses.berk, houses.dana):
        assert "Should have been there" not in client.get("/desk/").text


def test_the_clock_of_a_closed_case_is_stopped_by_whoever_does_not_go_and_nothing_else_is_written(
    houses: TwoHouses, case: Case
) -> None:
    late(houses.dana, case)
    houses.dana.post(f"/desk/cases/{case.pk}/close/", {"reason": "x"})
    page = houses.dana.get(page_of(case)).text
    assert 'return/stop/"' in page
    assert 'return/charges/"' not in page.partition("<main")[2]
    post(houses.dana, page_of(case, "stop"))
    assert "Should have been there" not in houses.dana.get("/desk/").text
    assert row_of(houses.dana, case).calls_at is None
    before = record_of(houses.dana, case)
    houses.dana.post(page_of(case, "go-on"))
    assert record_of(houses.dana, case) == before, "it is taken up in an open case"


def test_what_was_not_agreed_is_not_said_to_be_done(houses: TwoHouses, case: Case) -> None:
    late(houses.dana, case)
    post(houses.dana, page_of(case, "not-arriving"), {"tells": "Позвонить мужу"})
    alarm = (
        shown(houses.dana, page_of(case)).partition('class="sheet in-danger"')[2].partition("</section>")[0]
    )
    assert "Позвонить мужу" not in alarm
    assert "Whom else to tell was not agreed" in alarm


def test_beside_somebody_nothing_is_said_of_it(houses: TwoHouses, case: Case) -> None:
    late(houses.dana, case)
    houses.dana.post("/desk/cases/discreet/")
    assert "Should have been there" not in houses.dana.get("/desk/").text
    for page in (page_of(case), f"/desk/cases/{case.pk}/"):
        text = shown(houses.dana, page)
        assert "A day and an hour are set" in text
        for words in ("Should have been there", "should have been there", "Call now", "Позвонить Бахар"):
            assert words not in text.partition('class="return-columns"')[0]
        assert "in-danger" not in text.partition('class="return-columns"')[0]
    houses.dana.post("/desk/cases/discreet/")
    assert "Call now" in shown(houses.dana, f"/desk/cases/{case.pk}/")


def test_one_press_stops_it_without_a_reason_and_no_help_ends(houses: TwoHouses, case: Case) -> None:
    late(houses.dana, case)
    post(houses.dana, page_of(case, "stop"))
    assert "Should have been there" not in houses.dana.get("/desk/").text
    page = shown(houses.dana, page_of(case))
    assert "Nobody asked for a reason" in page
    assert row_of(houses.dana, case).calls_at is None
    assert case.status == "open"
    post(houses.dana, page_of(case, "stop"))
    assert record_of(houses.dana, case).acts == record_of(houses.berk, case).acts
    post(houses.dana, page_of(case, "go-on"))
    assert "Should have been there" in houses.dana.get("/desk/").text


def test_closing_says_that_somebody_is_on_the_way(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    assert "nobody has written yet that the person is there" in shown(
        houses.dana, f"/desk/cases/{case.pk}/close/"
    )


def test_nothing_of_it_lies_outside_the_seal(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    row = row_of(houses.dana, case)
    stored = " ".join(str(value) for name, value in vars(row).items() if name != "_state")
    assert not any(secret in stored for secret in SECRETS)
    assert bytes(row.sealed).find("Поезд".encode()) == -1


def test_another_organisation_has_no_such_page(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    before = record_of(houses.dana, case)
    for where in (page_of(case), page_of(case, "begin"), page_of(case, "here"), page_of(case, "way", "1")):
        assert houses.selbi.get(where).status_code == 404
    for act in ("stop", "go-on", "arrived"):
        assert houses.selbi.post(page_of(case, act)).status_code == 404
    assert record_of(houses.dana, case) == before


def test_a_closed_case_shows_it_and_takes_nothing(houses: TwoHouses, case: Case) -> None:
    prepared(houses.dana, case)
    before = record_of(houses.dana, case)
    assert houses.dana.post(f"/desk/cases/{case.pk}/close/", {"reason": "x"}).status_code == 302
    assert houses.dana.get(page_of(case)).status_code == 200
    houses.dana.post(page_of(case, "charges"), {"wait": "yes"})
    assert record_of(houses.dana, case) == before


def test_the_five_procedures_are_read_from_what_is_there(houses: TwoHouses, case: Case) -> None:
    where = f"/desk/cases/{case.pk}/"
    assert "Five procedures" not in shown(houses.dana, where)
    begin(houses.dana, case)
    panel = (
        shown(houses.dana, where).partition("Five procedures across the border")[2].partition("</section>")[0]
    )
    assert panel.count("<li") == 5
    assert panel.count("is-begun") == 1
    assert "No decision; help waits for none" in panel
    post(houses.dana, f"{where}safety/", {"safety_plan": "Ключ у соседки"})
    panel = (
        shown(houses.dana, where).partition("Five procedures across the border")[2].partition("</section>")[0]
    )
    assert panel.count("is-begun") == 2
    assert "safety plan" in panel
    post(houses.dana, page_of(case, "stop"))
    assert "The person does not go" in shown(houses.dana, where).partition("Five procedures")[2]
